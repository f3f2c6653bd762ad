"""Bytes that came with the name of a charset: from a server, in a mail, in a web archive."""

from __future__ import annotations

import codecs
import re

from reportedly.read import encoding

__all__ = ["decoded", "is_utf8", "settled"]

# Those of pages and mails (WHATWG Encoding Standard, IANA). Python knows more, some of them dangerous.
_NAMES = re.compile(
    r"(?i)(?:windows-?|cp)\d{3,4}|(?:iso[-_]?8859[-_]?|latin[-_]?)\d\d?(?:-[ei])?|koi8[-_]?[rtu]"
    r"|gb(?:k|2312|[-_]?18030)|big5(?:[-_]?hkscs)?|shift[-_]?jis|sjis|euc[-_]?(?:jp|kr)|ks_c_5601-1987"
    r"|mac[-_]?[a-z]{4,12}|tis-?620|utf-16(?:[-_]?[bl]e)?"
)
_WESTERN = re.compile(r"(?i)(?:iso[-_]?8859|latin)[-_]?1")


def decoded(data: bytes, charset: str | None) -> str:
    """Text of bytes that came with the name of a charset (RFC 9110, 8.3.2; RFC 2045, 5).

    Raises EncodingProblem as ``encoding.decode``.
    """
    text = _by_name(data, charset)
    return encoding.decode(data) if text is None else encoding.tidy(text)


def settled(data: bytes, charset: str | None) -> bytes:
    """The bytes, in UTF-8 with a byte-order mark where the charset is needed to read them."""
    text = _by_name(data, charset)
    return data if text is None else codecs.BOM_UTF8 + text.encode("utf-8", "replace")


def _by_name(data: bytes, charset: str | None) -> str | None:
    """What the bytes say in that charset; None where it isn't needed, or is none that may be.

    A byte-order mark, the zeros of UTF-16 and well-formed UTF-8 beat it: senders are wrong more often than
    bytes are, and servers name one charset for all their files.
    """
    if not charset or not _NAMES.fullmatch(charset) or data.startswith(codecs.BOM_UTF8):
        return None
    if encoding.wide(data) or is_utf8(data):
        return None
    try:
        return data.decode("cp1252" if _WESTERN.fullmatch(charset) else charset, "replace")
    except (LookupError, UnicodeError):
        return None


def is_utf8(data: bytes) -> bool:
    """Whether it is all UTF-8, and text."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data
