"""Pages from the web, one at a time, politely, and from public addresses only.

What is refused: ``urls`` (the address as written), ``transport`` (where it leads), ``robots``, ``kinds`` and
``body``. A redirect from https to http is refused too: what comes then could be anybody's. No cookies are
kept, no proxy is used (it would connect for us, unjudged), no password is sent.
"""

from __future__ import annotations

import hashlib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import responses
from importlib.metadata import version
from types import TracebackType
from typing import Self

from reportedly.errors import FetchError, UsageError

try:
    import httpcore2
    import httpx2
    import protego as _protego  # noqa: F401 - read.web.robots needs it
except ImportError:
    raise UsageError("fetching from the web needs more packages: pip install 'reportedly[fetch]'") from None

from reportedly.read.web import addresses, body, kinds, limits, pace, transport, unpack, urls
from reportedly.read.web.addresses import Judge, Resolve
from reportedly.read.web.kinds import PAGES, Accept
from reportedly.read.web.limits import Limits
from reportedly.read.web.robots import ROBOT, Robots
from reportedly.types import Retrieval

__all__ = ["Fetched", "Fetcher", "Unchanged", "Validators"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_REDIRECTS = 5  # RFC 9309, 2.3.1.2
_LONGEST_VALIDATOR = 1_000


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a version that is at hand: its ``ETag`` and ``Last-Modified`` (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body as it came, unpacked but not decoded. ``url`` is where it was in the end, redirects followed."""

    url: str
    body: bytes
    content_type: str
    retrieval: Retrieval


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that the version at hand is still the one (status 304)."""

    url: str


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx2.Headers
    response: httpcore2.Response = field(repr=False)
    conditional: bool = False


class Fetcher:
    """Fetches http and https URLs; a context manager, for one thread at a time.

    Only public addresses are connected to, unless ``allow_private``. ``contact``: a page or mail address that
    goes into the User-Agent header. ``known``: what is known of an address already, to ask only for what is
    new. ``delay``: seconds between requests to one host; ``longest_wait``: the most seconds that one request
    is put off for robots.txt's Crawl-delay or a Retry-After. ``resolve``, ``judge``, ``sleep``, ``clock`` and
    ``ssl_context`` are the parts that it is made of. Raises UsageError for a contact that can't be sent.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        contact: str | None = None,
        known: Callable[[str], Validators | None] = lambda url: None,
        delay: float = 1.0,
        longest_wait: float = 60.0,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        resolve: Resolve = addresses.system,
        judge: Judge = addresses.fault,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._limits, self._known, self._agent = limits, known, user_agent(contact)
        self._meter = transport.Meter()
        self._pace = pace.Pace(delay=delay, longest=longest_wait, clock=clock, sleep=sleep)
        self._robots = Robots(self._robots_txt, clock=clock)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=ssl_context or httpx2.create_ssl_context(),
            max_connections=8,
            keepalive_expiry=15.0,
            network_backend=transport.Guard(
                resolve=resolve, judge=(lambda address: None) if allow_private else judge, meter=self._meter
            ),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self._pool.close()

    def fetch(self, url: str, *, accept: Accept = PAGES) -> Fetched | Unchanged:
        """What is at this address, redirects followed and each hop checked anew.

        Raises FetchError with a reason of one line; its ``path`` is ``url`` as given.
        """
        first = hop = urls.parse(url)
        seen = set[httpx2.URL]()
        try:
            while True:
                seen.add(hop)
                self._robots.check(hop)
                known = self._known(str(hop))
                with self._asked(hop, accept=accept.header, most=accept.most, known=known) as answer:
                    if answer.status not in _REDIRECTS:
                        return self._result(hop, answer, accept)
                    following = _next(hop, answer)
                if following in seen:
                    raise FetchError(str(hop), "redirects in a circle")
                if len(seen) > self._limits.redirects:
                    raise FetchError(str(hop), f"more than {self._limits.redirects} redirects")
                hop = following
        except FetchError as error:
            via = "" if hop == first else f" (redirected to {urls.shown(hop)})"
            reason, after = error.reason + via, error.retry_after
            raise FetchError(url, reason, status=error.status, retry_after=after) from error

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that this site's robots.txt names, as it names them. Raises FetchError."""
        return self._robots.sitemaps(urls.parse(url))

    def _result(self, url: httpx2.URL, answer: _Answer, accept: Accept) -> Fetched | Unchanged:
        status, headers = answer.status, answer.headers
        if status == 304 and answer.conditional:
            return Unchanged(str(url))
        if status not in (200, 203):
            raise self._refusal(url, answer)
        content_type = headers.get("content-type", "")
        if not accept.takes(content_type):
            raise FetchError(str(url), f"neither a page nor a feed ({kinds.media_type(content_type)})")
        content = body.read(answer.response, headers, most=min(accept.most, self._limits.body))
        return Fetched(str(url), content, content_type, _retrieval(url, content, headers))

    def _refusal(self, url: httpx2.URL, answer: _Answer) -> FetchError:
        status = answer.status
        name = responses.get(status, "not a known status")
        after = pace.retry_after(answer.headers.get("retry-after")) if status in (429, 503) else None
        if after:
            self._pace.put_off(url.host, after)
        wait = f"; it asks to wait {after:.0f} seconds" if after else ""
        reason = f"the server answers {status} ({name}){wait}"
        return FetchError(str(url), reason, status=status, retry_after=after)

    def _robots_txt(self, url: httpx2.URL) -> tuple[int, bytes]:
        for _ in range(_ROBOTS_REDIRECTS + 1):
            with self._asked(url, accept="text/plain, */*;q=0.5", most=limits.ROBOTS) as answer:
                if answer.status == 200:
                    return 200, body.beginning(answer.response, answer.headers, most=limits.ROBOTS)
                if answer.status not in _REDIRECTS:
                    if answer.status in (429, 503):
                        raise self._refusal(url, answer)
                    return answer.status, b""
                url = _next(url, answer)
        return 404, b""  # too many: as if there were none (RFC 9309)

    @contextmanager
    def _asked(
        self, url: httpx2.URL, *, accept: str, most: int, known: Validators | None = None
    ) -> Iterator[_Answer]:
        """The answer to one request. Raises FetchError for whatever goes wrong with it, its body included."""
        self._wait(url)
        self._meter.start(seconds=self._limits.seconds, size=min(most, self._limits.body) + limits.FRAMING)
        place = httpcore2.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=urls.port(url), target=url.raw_path
        )
        steps = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.quiet)
        headers, extensions = self._headers(url, accept, known or Validators()), {"timeout": steps}
        try:
            with self._pool.stream("GET", place, headers=headers, extensions=extensions) as response:
                yield _Answer(response.status, httpx2.Headers(response.headers), response, known is not None)
        except (transport.Unreachable, transport.Overrun, body.Broken, unpack.PackingProblem) as problem:
            raise FetchError(str(url), str(problem)) from problem
        except httpcore2.TimeoutException as problem:
            raise FetchError(str(url), self._late()) from problem
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as problem:
            raise FetchError(str(url), _why(problem)) from problem
        finally:
            self._pace.done(url.host, delay=self._robots.delay(url))

    def _late(self) -> str:
        try:
            self._meter.timeout(None)
        except transport.Overrun as problem:
            return str(problem)
        return f"no answer within {self._limits.quiet:g} seconds"

    def _wait(self, url: httpx2.URL) -> None:
        try:
            self._pace.wait(url.host)
        except pace.TooSoon as problem:
            raise FetchError(str(url), f"{url.host} has {problem}", retry_after=problem.seconds) from problem

    def _headers(self, url: httpx2.URL, accept: str, known: Validators) -> list[tuple[str, str]]:
        wanted = [
            ("Host", url.netloc.decode("ascii")),
            ("User-Agent", self._agent),
            ("Accept", accept),
            ("Accept-Language", "en, *;q=0.5"),
            ("Accept-Encoding", unpack.ACCEPTED),
            ("If-None-Match", _sendable(known.etag)),
            ("If-Modified-Since", _sendable(known.modified)),
        ]
        return [(name, value) for name, value in wanted if value]


def user_agent(contact: str | None) -> str:
    """``reportedly/0.1.0 (+CONTACT)``. Raises UsageError for a contact that can't stand in a header."""
    if contact is not None and (_sendable(contact) != contact or set(contact) & set("()\\")):
        raise UsageError("a contact must be a web or mail address, in plain ASCII")
    return f"{ROBOT}/{version('reportedly')}" + (f" (+{contact})" if contact else "")


def _next(url: httpx2.URL, answer: _Answer) -> httpx2.URL:
    location = answer.headers.get("location")
    if not location:
        raise FetchError(str(url), f"status {answer.status} without saying where to")
    try:
        following = urls.parse(location, base=url)
    except FetchError as error:
        raise FetchError(str(url), f"redirected to {urls.shown(location)}: {error.reason}") from None
    if (url.scheme, following.scheme) == ("https", "http"):
        raise FetchError(str(url), f"refused: redirected from https to {urls.shown(following)}")
    return following


def _retrieval(url: httpx2.URL, content: bytes, headers: httpx2.Headers) -> Retrieval:
    return Retrieval(
        address=str(url),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        etag=_sendable(headers.get("etag")),
        modified=_sendable(headers.get("last-modified")),
    )


def _sendable(value: str | None) -> str | None:
    """A header's value if it is one that may be sent back: printable ASCII, not too long."""
    fits = value and value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR
    return value.strip() if value and fits else None


def _why(problem: Exception) -> str:
    """What went wrong between us and the server, for people."""
    cause = next((inner for inner in problem.args if isinstance(inner, Exception)), problem)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate doesn't hold ({cause.verify_message})"
    if isinstance(problem, httpcore2.ConnectError):
        return f"can't connect ({_told(cause)})"
    if isinstance(problem, httpcore2.NetworkError):
        return f"the connection broke ({_told(cause)})"
    return f"not a valid HTTP answer ({_told(cause)})"


def _told(cause: BaseException) -> str:
    told = (cause.strerror if isinstance(cause, OSError) else None) or str(cause) or type(cause).__name__
    return " ".join(told.split())[:200].lower()
