"""How much one download may be, and how long it may take."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.read.limits import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """``body``: bytes of one page, packed and unpacked alike. ``seconds``: for one request, all in all.

    ``quiet``: seconds to wait for a connection and between two pieces of an answer. ``redirects``: how many
    to follow from one address.
    """

    body: int = MAX_BYTES
    seconds: float = 60.0
    quiet: float = 20.0
    redirects: int = 10


FRAMING = 2**20
"""Bytes of an answer that are not its body: headers, and what stands between the parts of a chunked one."""

HEADERS = 100 * 1024
"""Bytes of headers: the HTTP library (h11) takes no more."""

ROBOTS = 500 * 1024
"""Bytes of robots.txt that count (RFC 9309, 2.5); the rest is left unread."""
