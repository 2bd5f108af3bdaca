"""Stands in for Discord, Slack and webhooks: checks what they document, answers as told by the path, and writes down every
request as one line of JSON. Prints its port. Ends with its standard input.

Paths: /discord/<mode>/…, /slack/<mode>, /api/<mode>/<method>, /hook/<mode>
With `--tls <certificate> <key>` behind the file that is written to, it speaks TLS.
"""
import http.server
import json
import os
import socket
import ssl
import struct
import sys
import threading
import time

import limits

# https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors
SLACK_WORDS = {"invalid_payload": 400, "user_not_found": 400, "channel_not_found": 404, "channel_is_archived": 410,
               "action_prohibited": 403, "posting_to_general_channel_denied": 403, "no_service": 404, "no_service_id": 404,
               "no_team": 404, "team_disabled": 403, "invalid_token": 403, "rollup_error": 500}

lock = threading.Lock()
log = open(sys.argv[1], "a", encoding="utf-8")
tls = sys.argv[3:5] if sys.argv[2:3] == ["--tls"] else None
links = sys.argv[5:] if tls else sys.argv[2:]
counts = {}
connections = 0


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def setup(self):
        global connections
        super().setup()
        with lock:
            connections += 1
            self.number = connections

    def log_message(self, *arguments):
        pass

    def answer(self, status, body, headers=(), content_type="application/json"):
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in list(headers) + [("Content-Type", content_type), ("Content-Length", str(len(data)))]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path, _, query = self.path.partition("?")
        kind, mode = (path.split("/") + ["", ""])[1:3]
        violations = self.violations(kind, path, query, body)
        with lock:
            counts[self.path] = counts.get(self.path, 0) + 1
            self.seen = counts[self.path]
            log.write(json.dumps({"method": self.command, "path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()},
                                  "body": body.decode(), "violations": violations, "connection": self.number}) + "\n")
            log.flush()
        if violations:
            return self.answer(400, {"code": 50035, "message": "Invalid Form Body"} if kind == "discord" else "invalid_payload")
        if mode.startswith("slow"):
            time.sleep(int(mode[4:]) / 1000)
            mode = "ok"
        common = {"hang": self.hang, "reset": self.reset, "close": self.hang_up}
        if mode in common:
            return common[mode]()
        getattr(self, kind)(mode, path)

    do_GET = do_POST = do_PATCH = handle_any

    def violations(self, kind, path, query, body):
        if kind == "hook" or self.command == "GET":
            return []
        found = []
        if self.headers.get("Content-Type", "").split(";")[0] != "application/json":
            found.append("Content-Type")
        if not self.headers.get("User-Agent"):
            found.append("User-Agent")
        try:
            payload = json.loads(body)
        except ValueError as error:
            return found + [str(error)]
        if kind == "discord":
            if self.command == "POST" and "wait=true" not in query.split("&"):
                found.append("without wait")
            mentions = payload.get("allowed_mentions") if "mention" in query else None
            found += limits.discord(payload, links, mentions, self.command)
        if kind == "slack":
            found += limits.slack(payload, links)
        if kind == "api":
            if self.headers.get("Authorization") != "Bearer xoxb-secret":
                found.append("Authorization")
            found += limits.slack(payload, links, path.split("/")[-1])
        return found

    # Answers

    def hang(self):
        time.sleep(3600)

    def reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.hang_up()

    def hang_up(self):
        self.close_connection = True
        self.connection.close()

    def common(self, mode):
        if mode == "500":
            self.answer(500, "secret-token oops", content_type="text/plain")
        elif mode == "503":
            self.answer(503, "", [("Retry-After", "7")])
        elif mode == "redirect":
            self.answer(302, "", [("Location", "https://user:pw@elsewhere.example:444/new/secret-token?x=1")])
        elif mode.isdigit():
            self.answer(int(mode), "secret-token")
        else:
            return False
        return True

    def discord(self, mode, path):
        usual = [("X-RateLimit-Limit", "5"), ("X-RateLimit-Remaining", "4"), ("X-RateLimit-Reset-After", "2.000")]
        if mode in ("limited0.4", "limited90"):
            wait = float(mode[7:])
            if self.seen == 1:
                return self.answer(429, {"message": "You are being rate limited.", "retry_after": wait, "global": False},
                                   [("Retry-After", str(int(wait + 0.999))), ("X-RateLimit-Scope", "user")])
        elif mode == "global":
            return self.answer(429, {"message": "You are being rate limited.", "retry_after": 3.5, "global": True},
                               [("Retry-After", "4"), ("X-RateLimit-Global", "true"), ("X-RateLimit-Scope", "global")])
        elif mode == "banned":
            return self.answer(429, "<html>You are being blocked</html>", [("Retry-After", "600")], "text/html")
        elif mode == "last":
            usual = [("X-RateLimit-Limit", "5"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "1.250")]
        elif mode == "gone":
            return self.answer(404, {"message": "Unknown Webhook", "code": 10015})
        elif mode == "deleted" and self.command == "PATCH":
            return self.answer(404, {"message": "Unknown Message", "code": 10008})
        elif mode == "nonsense":
            return self.answer(200, "<html>ok</html>", usual, "text/html")
        elif mode == "invalid":
            return self.answer(400, {"message": "Invalid Form Body", "code": 50035})
        elif self.common(mode):
            return
        number = path.split("/messages/")[1] if "/messages/" in path else str(1000000000000000000 + self.seen)
        self.answer(200, {"id": number, "channel_id": "1", "embeds": []}, usual)

    def slack(self, mode, path):
        if mode == "limited" and self.seen == 1:
            return self.answer(429, "rate_limited", [("Retry-After", "30")], "text/plain")
        if mode in SLACK_WORDS:
            return self.answer(SLACK_WORDS[mode], mode, content_type="text/html")
        if not self.common(mode):
            self.answer(200, "ok", content_type="text/html")

    def api(self, mode, path):
        method = path.split("/")[-1]
        if mode in ("message_not_found", "cant_update_message") and method == "chat.update":
            return self.answer(200, {"ok": False, "error": mode})
        if mode in ("invalid_auth", "channel_not_found", "msg_too_long", "fatal_error", "message_not_found"):
            if method == "chat.postMessage" and mode != "message_not_found":
                return self.answer(200, {"ok": False, "error": mode})
        if mode == "ratelimited":
            return self.answer(429, {"ok": False, "error": "ratelimited"}, [("Retry-After", "12")])
        if mode == "nonsense":
            return self.answer(200, "<html>", content_type="text/html")
        if not self.common(mode):
            self.answer(200, {"ok": True, "channel": "C1H9RESGL", "ts": f"1503435956.{self.seen:06}"})

    def hook(self, mode, path):
        if mode == "huge":
            return self.answer(200, "x" * (2 << 20))
        if not self.common(mode):
            self.answer(200, "")


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
if tls:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*tls)
    server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
os._exit(0)
