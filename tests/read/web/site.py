"""A web site in a thread, on this machine: paths and what they answer, for as good or bad as it gets."""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from reportedly.errors import FetchError, UnreadableError
from reportedly.read import made
from reportedly.read.web import unread
from reportedly.read.web.fetch import Fetched, Fetcher
from reportedly.types import Document, Rejection

HTML = "text/html; charset=utf-8"
_NOTHING_TRUSTED = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # reading the system's certificates takes time


@dataclass(frozen=True)
class Reply:
    """A well-formed answer. A ``raw`` one is written as it stands, status line and all, piece by piece."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: Callable[[], Iterable[bytes]] | None = None


@dataclass(frozen=True)
class Asked:
    path: str
    headers: dict[str, str]


class Site:
    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.asked: list[Asked] = []
        self.pages: dict[str, Reply | Callable[[Asked], Reply]] = {}
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.port = self._server.server_port
        if context:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def page(self, path: str, body: str | bytes, kind: str = HTML, status: int = 200, **headers: str) -> None:
        content = body.encode() if isinstance(body, str) else body
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Reply(content, status, {"Content-Type": kind, **more})

    def raw(self, path: str, *pieces: bytes) -> None:
        self.pages[path] = Reply(raw=lambda: pieces)

    def redirect(self, path: str, to: str, status: int = 302) -> None:
        self.pages[path] = Reply(b"", status, {"Location": to})

    def url(self, path: str = "/", *, host: str = "harrow.test", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, address: object) -> None:
        """Nothing: clients that hang up are what these tests are about."""


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
            site.asked.append(asked)
            found = site.pages.get(self.path, Reply(b"not here", 404, {"Content-Type": "text/plain"}))
            reply = found if isinstance(found, Reply) else found(asked)
            with suppress(OSError):
                self._answer(reply)

        def _answer(self, reply: Reply) -> None:
            if reply.raw:
                for piece in reply.raw():
                    self.wfile.write(piece)
                    self.wfile.flush()
                self.close_connection = True
                return
            self.send_response(reply.status)
            for name, value in ({"Content-Length": str(len(reply.body))} | reply.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *arguments: object) -> None:
            pass

    return Handler


@contextmanager
def site(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    served = Site(context)
    try:
        yield served
    finally:
        served.close()


def local(host: str, port: int) -> list[str]:
    """Every name is this machine."""
    return ["127.0.0.1"]


def fetcher(**options: object) -> Fetcher:
    """A fetcher that may reach this machine and doesn't wait."""
    chosen: dict = {"allow_private": True, "delay": 0.0, "resolve": local, "ssl_context": _NOTHING_TRUSTED}
    return Fetcher(**chosen | options)


def documents(
    url: str, client: Fetcher, rejections: list[Rejection], **options: object
) -> Iterator[Document]:
    """What this address makes, one at a time; what makes nothing goes into ``rejections``."""
    for one in unread(url, fetcher=client, on_rejection=rejections.append, **options):  # type: ignore[arg-type]
        try:
            yield made(one)
        except UnreadableError as error:
            rejections.append(Rejection(error.path, error.reason))


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def zipped(size: int) -> bytes:
    return gzip.compress(b"\0" * size)


CRANE = "The harbour board of Quellin said on Monday that the crane would be mended by the spring."
CLIMB = "Its chairman, Ilo Brandt, said that he would climb it himself when the day came, and not before."
COST = "The board's treasurer told the council that the repair would cost forty thousand marks."


def article(title: str = "Crane to be mended", *paragraphs: str, head: str = "") -> str:
    shown = "".join(f"<p>{words}</p>" for words in paragraphs or (CRANE, CLIMB, COST))
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{shown}</article></body></html>"
    )


def get(url: str, **options: object) -> Fetched:
    with fetcher(**options) as client:
        found = client.fetch(url)
    assert isinstance(found, Fetched)
    return found


def refusal(url: str, **options: object) -> FetchError:
    with fetcher(**options) as client, pytest.raises(FetchError) as caught:
        client.fetch(url)
    assert "\n" not in caught.value.reason and caught.value.path == url
    return caught.value
