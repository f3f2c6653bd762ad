"""Addresses of pages, as people and pages write them -> as they are asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from reportedly.errors import FetchError

if TYPE_CHECKING:
    import httpx2

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_SCHEMES = ("http", "https")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 4_000
_SHOWN = 200


def scheme_of(text: str) -> str | None:
    """The scheme of ``scheme://…`` in small letters, or None for anything else, such as a path."""
    found = _SCHEME.match(text)
    return found[1].lower() if found else None


def is_url(text: str) -> bool:
    """Whether this is an address that can be fetched: ``http://…`` or ``https://…``, in any case."""
    return scheme_of(text) in _SCHEMES


def parse(text: str, *, base: httpx2.URL | None = None) -> httpx2.URL:
    """The URL in its ASCII form (RFC 3986, IDNA 2008), without fragment; relative ones against ``base``.

    Raises FetchError for what isn't http or https, has a user name in it, or can't be a URL.
    """
    import httpx2

    try:
        url = httpx2.URL(text.strip()[: _LONGEST + 1])
        url = (base.join(url) if base else url).copy_with(fragment=None)
        if url.port == _DEFAULT_PORTS.get(url.scheme):
            url = url.copy_with(port=None)
        fault = _fault(url)
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(text, f"not a usable address ({_one_line(error)})") from None
    if fault:
        raise FetchError(text, fault)
    return url


def port(url: httpx2.URL) -> int:
    """The port to connect to."""
    return _DEFAULT_PORTS[url.scheme] if url.port is None else url.port


def origin(url: httpx2.URL) -> str:
    """Scheme, host and port (RFC 6454), as ``https://paper.example:8443``; the default port left out."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def shown(url: httpx2.URL | str) -> str:
    """A URL for a message: one line, not too long."""
    text = "".join(character if character.isprintable() else "?" for character in str(url))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def clean(text: str, base: str) -> str | None:
    """An address as it is asked for, against ``base`` where it is relative; None where it can't be."""
    try:
        return str(parse(text, base=parse(base)))
    except FetchError:
        return None


def same_site(one: str, other: str) -> bool:
    """Whether the host of one address is that of the other, or under it; a leading ``www.`` aside."""
    try:
        host, above = (urlsplit(url).hostname or "" for url in (one, other))
    except ValueError:  # brackets that close nothing
        return False
    above = above.removeprefix("www.")
    return bool(above) and (host.removeprefix("www.") == above or host.endswith(f".{above}"))


def own(stated: str | None, got: str) -> str:
    """The address that a page gives itself, where that can be so; else where it was got."""
    try:
        place = urldefrag(urljoin(got, (stated or "").strip())).url
        parts = urlsplit(place)
        fit = parts.scheme in _SCHEMES and parts.hostname and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return got
    if not stated or not fit or not place.isprintable() or " " in place or len(place) > _LONGEST:
        return got
    if not (same_site(place, got) or same_site(got, place)):
        return got  # nobody may speak in another paper's name
    # Some sites give their front page as the address of every article.
    return got if parts.path in {"", "/"} and urlsplit(got).path not in {"", "/"} else place


def _fault(url: httpx2.URL) -> str | None:
    if url.scheme not in _SCHEMES:
        return f"refused: {url.scheme or 'no'} scheme; only http and https are fetched"[:_SHOWN]
    if url.userinfo:
        return "refused: a user name or password in the address"
    if not url.host:
        return "not a usable address (no host in it)"
    if "%" in url.host:  # "fe80::1%eth0", or an escaped character
        return "not a usable address (no such host)"
    if not 0 < port(url) < 65_536:
        return "not a usable address (no such port)"
    if len(str(url)) > _LONGEST:
        return f"not a usable address (longer than {_LONGEST:,} characters)"
    return None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:_SHOWN]
