"""A real web server on this machine, for tests: its pages are set, and what was asked of it is kept."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

Respond = Callable[["Handler"], None]


class Sent(NamedTuple):
    """An answer that the server gives."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


class Server:
    """``pages`` maps a path to what is sent, or to a function that sends it; ``asked`` are the paths asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Sent | Respond] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""


class Handler(BaseHTTPRequestHandler):
    site: Server

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        self.site.headers.append({key.lower(): value for key, value in self.headers.items()})
        answer = self.site.pages.get(self.path, Sent(status=404))
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            if isinstance(answer, Sent):
                self.send(answer)
            else:
                answer(self)

    def send(self, answer: Sent) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A server that runs while the block does."""
    site = Server()
    handler = type("SiteHandler", (Handler,), {"site": site})
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    site.url = f"http://127.0.0.1:{httpd.server_port}"
    try:
        yield site
    finally:
        httpd.shutdown()
        httpd.server_close()
