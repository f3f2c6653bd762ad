"""Bytes whose charset only the server names -> bytes that name it themselves."""

from __future__ import annotations

import codecs
import re

from reportedly.read.web import kinds

# Encodings of pages, as the WHATWG Encoding Standard lists them. Python knows more, some of them dangerous.
_PAGES = re.compile(
    r"(?:windows-|cp)(?:874|125\d|866|932|949|950)|(?:iso[-_]?8859[-_]?|latin-?)\d\d?(?:-[ei])?|koi8-?[ru]"
    r"|gb(?:k|2312|18030)|big5(?:-hkscs)?|shift[-_]?jis|sjis|euc-?(?:jp|kr)|iso-2022-jp|ks_c_5601-1987"
    r"|mac(?:intosh|cyrillic)|tis-620|utf-16(?:le|be)?|us-ascii|ascii"
)
_WESTERN = re.compile(r"iso[-_]?8859[-_]?1|latin-?1|us-ascii|ascii")


def settled(content: bytes, content_type: str) -> bytes:
    """The content, in UTF-8 with a byte-order mark where the header's charset is needed to read it.

    What fits UTF-8 is UTF-8, whatever a header says: servers name one charset for all their files.
    """
    name = kinds.charset(content_type)
    if name is None or not _PAGES.fullmatch(name) or content.startswith(_MARKS) or is_utf8(content):
        return content
    try:
        text = content.decode("cp1252" if _WESTERN.fullmatch(name) else name, "replace")
    except (LookupError, UnicodeError):
        return content
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace")


_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_utf8(content: bytes) -> bool:
    """Whether it is all UTF-8, and text."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content
