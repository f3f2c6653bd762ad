"""What servers say they send (``Content-Type``), and which of it is worth receiving."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.read.limits import MAX_BYTES

_TYPE = re.compile(r"\s*([a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80})\s*(?:[;,]|$)", re.IGNORECASE)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MARKUP = frozenset({"application/xhtml+xml", "application/xml", "application/json", "application/rdf+xml"})
_UNKNOWN = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/unknown"})
_PACKED = frozenset({"application/gzip", "application/x-gzip"})
_OTHER_TEXT = frozenset(f"text/{kind}" for kind in ("css", "javascript", "csv", "calendar", "event-stream"))


@dataclass(frozen=True, slots=True)
class Accept:
    """What a download is for: the ``Accept`` header, the types to take, the most bytes it may have.

    ``most`` is the lesser of itself and what the fetcher allows.
    """

    header: str
    packed: bool = False
    most: int = MAX_BYTES

    def takes(self, content_type: str) -> bool:
        """Whether content of this type is worth receiving; where the server doesn't say, its bytes will."""
        kind = media_type(content_type)
        if kind in _MARKUP or kind in _UNKNOWN or kind.endswith(("+xml", "+json")):
            return not kind.startswith("image/")  # image/svg+xml
        return (kind.startswith("text/") and kind not in _OTHER_TEXT) or (self.packed and kind in _PACKED)


PAGES = Accept("text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5")
SITEMAPS = Accept("application/xml, text/xml, application/gzip, */*;q=0.5", packed=True)


def media_type(content_type: str) -> str:
    """``text/html`` of ``Text/HTML; charset=utf-8``; empty where the header says nothing usable."""
    found = _TYPE.match(content_type)
    return found[1].lower() if found else ""


def charset(content_type: str) -> str | None:
    """The charset that the header names, in small letters."""
    found = _CHARSET.search(content_type)
    return found[1].lower() if found else None
