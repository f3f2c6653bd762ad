"""What kind of thing an input is, found by its first bytes and not by its name."""

from __future__ import annotations

import re
from typing import Literal

from reportedly.read import encoding

Kind = Literal["text", "html", "json", "jsonl"]

HEAD = 65_536
"""How many first bytes are enough to tell."""

_SIGNATURES = (
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"RIFF", "RIFF media file"),
    (b"BM", "bitmap image"),
    (b"II*\0", "TIFF image"),
    (b"MM\0*", "TIFF image"),
    (b"\0\0\x01\0", "icon"),
    (b"%PDF-", "PDF document"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "old office document"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ", "xz archive"),
    (b"7z\xbc\xaf", "7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard archive"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"SQLite format 3", "SQLite database"),
    (b"ID3", "MP3 audio"),
    (b"OggS", "Ogg media file"),
    (b"wOF", "font"),
)
_MARKUP = (
    (re.compile(r"\{\\rtf"), "an RTF document, not text, HTML or JSON Lines"),
    (re.compile(r"WARC/\d"), "a WARC archive, not text, HTML or JSON Lines"),
    (re.compile(r"(?s)(?:<\?xml.{0,200}?\?>\s*)?<(?:rss|feed|rdf:RDF)\b"), "a feed, not an article"),
    (
        re.compile(r"(?i)(?:[\w-]+: .{0,200}\n)*?content-type: multipart/related"),
        "an MHTML archive, not HTML",
    ),
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TAGS = """
    html head body title meta link script style base article section main header nav aside footer div p span
    h1 h2 h3 h4 h5 h6 blockquote figure figcaption
    ul ol li table tr td center font a b i em strong br hr img pre"""
_OPENS_AS_HTML = re.compile(
    r"(?is)\s*(?:<\?xml.{0,200}?\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|(?:"
    + "|".join(_TAGS.split())
    + r")(?=[\s>/]))"
)
_MARKED_UP = re.compile(r"(?i)</(?:p|div|body|article|h[1-6]|blockquote)>|<(?:br|p)\s*/?>")
_RECORD = re.compile(r"\s*\{\s*(?:\"|\}|$)")


class NotAnArticle(ValueError):
    """Content that no reader takes; the message says what it is."""


def kind(head: bytes, *, name: str = "") -> Kind:
    """The kind of an input by its first bytes (``HEAD`` of them, or all). ``name`` decides ties only.

    Raises NotAnArticle when there is nothing in it, or it is binary, or markup of another kind.
    """
    if not head:
        raise NotAnArticle("empty file")
    codec = encoding.wide(head)
    if codec is None:
        _refuse_binary(head)
    return of_text(head.decode(codec, "ignore") if codec else head.decode("latin-1"), name=name)


def of_text(head: str, *, name: str = "") -> Kind:
    """The same for text that is decoded already."""
    start = head.lstrip("\ufeffï»¿ \t\r\n\f\v\0")
    if not start:
        raise NotAnArticle("empty file" if not head else "nothing but white space in it")
    for pattern, what in _MARKUP:
        if pattern.match(start):
            raise NotAnArticle(what)
    if _RECORD.match(start):
        return "json" if re.match(r"\{\s*(?:\n|$)", start) else "jsonl"
    if name.lower().endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if _OPENS_AS_HTML.match(start) or len(_MARKED_UP.findall(start, 0, 20_000)) >= 4:
        return "html"
    if start.startswith("<?xml"):
        raise NotAnArticle("an XML file, not an HTML page")
    return "text"


def _refuse_binary(head: bytes) -> None:
    for signature, what in _SIGNATURES:
        # Short signatures are also words ("BM Holdings said"): then the rest must look binary too.
        if head.startswith(signature) and (len(signature) > 3 or _looks_binary(head[:4096])):
            raise NotAnArticle(f"binary file ({what})")
    if _looks_binary(head[:4096].replace(b"\0", b"")):
        raise NotAnArticle("binary file")
    if b"\0" in head:
        many = head.count(0) > 0.1 * len(head)
        raise NotAnArticle("binary file" if many else "NUL bytes in it")


def _looks_binary(sample: bytes) -> bool:
    return len(_CONTROL.findall(sample)) > 0.02 * len(sample)
