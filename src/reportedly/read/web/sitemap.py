"""Sitemaps (sitemaps.org 0.9, news sitemaps among them) -> the addresses of one site's pages."""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import etree

from reportedly.errors import FetchError
from reportedly.read import limits
from reportedly.read.web import feed, kinds, unpack
from reportedly.read.web.urls import clean, same_site
from reportedly.read.web.visit import Visit

MAX_PAGES = 50_000
"""Addresses of one sitemap, as the protocol has it, and of all that one call reads."""

MAX_MAPS = 200
MAX_DEPTH = 3
"""Indexes may name sitemaps only; some name indexes."""

_ROOT = re.compile(r"<(?:[\w-]+:)?(?:urlset|sitemapindex)[\s>]")
_GZIP = b"\x1f\x8b"


@dataclass(slots=True)
class Listing:
    """What one sitemap names; ``fault`` says why there may be more than that."""

    pages: list[str] = field(default_factory=list)
    maps: list[str] = field(default_factory=list)
    fault: str | None = None


def is_sitemap(data: bytes) -> bool:
    """Whether these bytes (the first 64 KiB are enough) begin as a sitemap or an index of sitemaps does."""
    return bool(_ROOT.match(feed.root(data)))


def parse(data: bytes) -> Listing:
    """The addresses in a sitemap or an index, plain or gzipped; of a damaged one, those before the damage."""
    found = Listing()
    try:
        xml = _unpacked(data)
        if not is_sitemap(xml):
            raise ValueError("not a sitemap")
        _read(xml, found)
    except etree.XMLSyntaxError as error:
        found.fault = f"damaged: {feed.line(error.msg)}; the addresses before that are read"
    except ValueError as error:
        found.fault = str(error)
    return found


def pages(url: str, visit: Visit) -> Iterator[str]:
    """The addresses of pages in the sitemap at ``url``; at a site's front page, in those of the site.

    Those are the ones that its robots.txt names, or else ``/sitemap.xml``. Only pages of the host in ``url``
    (a leading ``www.`` aside) and of hosts under it are given; each once.
    """
    for number, page in enumerate(_once(_pages(url, visit))):
        if number == MAX_PAGES:
            visit.reject(url, f"more than {MAX_PAGES:,} pages; the rest is left out")
            return
        yield page


def _once(places: Iterable[str]) -> Iterator[str]:
    met = set[str]()
    for place in places:
        if place not in met:
            met.add(place)
            yield place


def _pages(url: str, visit: Visit) -> Iterator[str]:
    waiting = deque((place, 0) for place in _first(url, visit))
    met = {place for place, _ in waiting}
    while waiting:
        place, depth = waiting.popleft()
        listing = _listing(place, visit, site=url)
        yield from listing.pages
        fresh = [one for one in listing.maps if one not in met]
        taken = fresh[: max(0, MAX_MAPS - len(met))] if depth < MAX_DEPTH else []
        if len(taken) < len(fresh):
            visit.reject(place, f"names more sitemaps than are read ({MAX_MAPS} in all, {MAX_DEPTH} deep)")
        met.update(taken)
        waiting.extendleft((one, depth + 1) for one in reversed(taken))


def _first(url: str, visit: Visit) -> list[str]:
    if urlsplit(url).path not in {"", "/"}:
        return [url]
    try:
        named = Listing(maps=visit.fetcher.sitemaps(url))
    except FetchError as error:
        visit.reject(url, error.reason)
        return []
    _keep_own(named, url, visit, site=url)
    return named.maps or [urljoin(url, "/sitemap.xml")]


def _listing(place: str, visit: Visit, *, site: str) -> Listing:
    fetched = visit.get(place, accept=kinds.SITEMAPS)
    if fetched is None:
        return Listing()
    listing = parse(fetched.body)
    if listing.fault:
        visit.reject(place, listing.fault)
    _keep_own(listing, fetched.url, visit, site=site)
    return listing


def _keep_own(listing: Listing, place: str, visit: Visit, *, site: str) -> None:
    """Make the addresses whole and each once; leave out those of other sites, and say how many."""
    listing.pages, listing.maps = _whole(listing.pages, place), _whole(listing.maps, place)
    every = len(listing.pages) + len(listing.maps)
    listing.pages = [one for one in listing.pages if same_site(one, site)]
    listing.maps = [one for one in listing.maps if same_site(one, site)]
    if foreign := every - len(listing.pages) - len(listing.maps):
        visit.reject(place, f"{foreign:,} addresses that are not of this site are left out")


def _whole(places: Iterable[str], base: str) -> list[str]:
    """As they are asked for, each once; what can't be asked for is kept, to be counted."""
    return list(dict.fromkeys(clean(place, base) or place for place in places))


def _unpacked(data: bytes) -> bytes:
    """Raises ValueError where there is too much, or it can't be unpacked."""
    if not data.startswith(_GZIP):
        return data
    whole = bytearray()
    for piece in unpack.pieces([data]):
        whole += piece
        if len(whole) > limits.MAX_BYTES:
            raise ValueError(f"larger than {limits.megabytes(limits.MAX_BYTES)}")
    return bytes(whole)


def _read(xml: bytes, found: Listing) -> None:
    """Fills ``found``. Raises etree.XMLSyntaxError at the first damage."""
    steps = etree.iterparse(
        io.BytesIO(xml), events=("end",), resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    for _, element in steps:
        name, parent = _name(element), element.getparent()
        if name == "loc" and parent is not None and (place := (element.text or "").strip()):
            kind = _name(parent)
            (found.pages if kind == "url" else found.maps if kind == "sitemap" else []).append(place)
        elif name in {"url", "sitemap"} and parent is not None:
            parent.remove(element)
        if len(found.pages) >= MAX_PAGES:
            found.fault = f"only its first {MAX_PAGES:,} addresses are read"
            return


def _name(element: etree._Element) -> str:
    """The name without its namespace: sitemaps have the wrong one, or none, often enough."""
    return etree.QName(element).localname
