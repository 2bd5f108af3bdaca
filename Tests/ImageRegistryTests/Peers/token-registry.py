"""A registry that wants a token first, as Docker Hub does. Prints its port; ends with its standard input."""
import http.server, json, sys, threading, urllib.parse

DIGEST = "sha256:" + "ab" * 32


class Registry(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, headers={}, body=b""):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self):
        url = urllib.parse.urlparse(self.path)
        query = urllib.parse.parse_qs(url.query)
        if url.path == "/token" and query.get("service") == ["here"]:
            scope = query["scope"][0]
            self.answer(200, {"Content-Type": "application/json"}, json.dumps({"token": "for:" + scope}).encode())
        else:
            self.answer(404)

    def do_HEAD(self):
        repository, tag = self.path.removeprefix("/v2/").split("/manifests/")
        if self.headers.get("Authorization") != f"Bearer for:repository:{repository}:pull":
            port = self.server.server_port
            self.answer(401, {"WWW-Authenticate": f'Bearer realm="http://127.0.0.1:{port}/token",service="here",scope="x"'})
        elif tag == "busy":
            self.answer(429)
        elif tag == "latest":
            self.answer(200, {"Docker-Content-Digest": DIGEST})
        else:
            self.answer(404)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Registry)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
