"""Receivers of messages: webhooks on loopback that take a while to answer and remember when each message came."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receivers:
    """One server for as many receivers as paths are asked for: `/1`, `/2`, …"""

    def __init__(self, count, answer_time=0.0):
        self.count = count
        self.messages = []
        self.arrival = threading.Condition()
        receivers = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                receivers.note(time.monotonic(), self.path, body.decode(errors="replace"))
                time.sleep(answer_time)
                # In one piece: a body after its header would wait for the peer's acknowledgement.
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    def url(self, number):
        return f"http://127.0.0.1:{self.server.server_address[1]}/{number}"

    @property
    def lines(self):
        """Of a configuration that knows all of them."""
        return ["receivers:"] + [
            f'  - {{ name: receiver-{n}, type: webhook, url: "{self.url(n)}" }}' for n in range(1, self.count + 1)]

    def note(self, when, path, body):
        with self.arrival:
            self.messages.append((when, path, body))
            self.arrival.notify_all()

    def arrived(self, word, within):
        """When the first message with `word` in it came, by the monotonic clock; `None` where none does in time."""
        deadline = time.monotonic() + within
        with self.arrival:
            while True:
                for when, _, body in self.messages:
                    if word in body:
                        return when
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self.arrival.wait(left)

    def forget(self):
        with self.arrival:
            self.messages.clear()

    def close(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
