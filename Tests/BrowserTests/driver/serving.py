"""Serves a folder of files to a browser: by nginx as delivered, or by a server of our own that can be late and mistaken."""

import email.utils
import http.server
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Nginx:
    """nginx with deploy/nginx.conf: only the address and the folder are our own. A context manager; `origin` is its address.

    `companion`: the port of a `dockstat serve`; then deploy/nginx-companion.conf is included as its head says.
    """

    def __init__(self, folder, companion=None):
        self.folder = str(folder)
        self.companion = companion
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        self.scratch = tempfile.TemporaryDirectory(prefix="dockstat-nginx-")
        os.chmod(self.scratch.name, 0o755)
        place = pathlib.Path(self.scratch.name)
        own = (REPOSITORY / "deploy/nginx.conf").read_text()
        for delivered, private in [
            ("listen 80;", f"listen 127.0.0.1:{self.port};"),
            ("listen [::]:80;", ""),
            ("root /var/www/dockstat;", f"root {self.folder};"),
        ]:
            assert delivered in own, f"deploy/nginx.conf no longer says {delivered}"
            own = own.replace(delivered, private)
        if self.companion:
            block = "    location /api/ {\n        try_files $uri.json $uri =404;\n    }\n"
            forwarding = (REPOSITORY / "deploy/nginx-companion.conf").read_text()
            assert block in own, "deploy/nginx.conf has another location /api/"
            assert "127.0.0.1:8090" in forwarding, "deploy/nginx-companion.conf has another address"
            own = own.replace(block, f"    include {place}/companion.conf;\n")
            (place / "companion.conf").write_text(forwarding.replace("127.0.0.1:8090", f"127.0.0.1:{self.companion}"))
        (place / "site.conf").write_text(own)
        paths = "".join(f"{name}_temp_path {place}/{name};\n" for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        (place / "nginx.conf").write_text(
            f"daemon off; master_process off; pid {place}/pid; error_log stderr;\nevents {{}}\n"
            f"http {{\ninclude /etc/nginx/mime.types; access_log off;\n{paths}include {place}/site.conf;\n}}\n"
        )
        program = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
        self.process = subprocess.Popen([program, "-p", str(place), "-c", str(place / "nginx.conf")], stdin=subprocess.DEVNULL)
        for _ in range(200):
            try:
                urllib.request.urlopen(self.origin + "/robots.txt").close()
                return self
            except OSError:
                time.sleep(0.02)
        raise RuntimeError("nginx does not answer")

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.scratch.cleanup()


class Rehearsal:
    """A server under the delivered Content-Security-Policy whose faults a check sets while it runs.

    `delays`: seconds by path; `missing`: paths answered with 503; `skew`: seconds its clock is ahead of the real one.
    """

    def __init__(self, folder):
        self.delays, self.missing, self.skew = {}, set(), 0
        self.requests = []
        policy = re.search(r'Content-Security-Policy "([^"]+)"', (REPOSITORY / "deploy/nginx.conf").read_text()).group(1)
        policy = policy.replace("$frame_ancestors", "'none'")
        rehearsal = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def __init__(self, *arguments):
                super().__init__(*arguments, directory=str(folder))

            def do_GET(self):
                path = self.path.split("?")[0]
                rehearsal.requests.append(path)
                time.sleep(rehearsal.delays.get(path, 0))
                if path in rehearsal.missing:
                    self.send_error(503)
                else:
                    super().do_GET()

            def end_headers(self):
                self.send_header("Content-Security-Policy", policy)
                self.send_header("Cache-Control", "no-cache")
                super().end_headers()

            def date_time_string(self, timestamp=None):
                # Also asked for Last-Modified, which is no matter of this server's clock.
                if timestamp is not None:
                    return super().date_time_string(timestamp)
                return email.utils.formatdate(time.time() + rehearsal.skew, usegmt=True)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
