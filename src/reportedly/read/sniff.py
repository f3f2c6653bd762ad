"""What kind of thing an input is, found by its first bytes and not by its name."""

from __future__ import annotations

import re
import zlib
from typing import Literal

from reportedly.read import encoding

Kind = Literal["text", "html", "json", "jsonl", "feed", "mail", "warc", "zip"]

NOT_A_WACZ = "binary file (ZIP archive or office document)"

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
_RTF = "{\\rtf"
_FEED = re.compile(
    r"(?is)(?>\s+|<\?.*?\?>|<!--.*?-->|<!doctype\s+(?:rss|feed|rdf:rdf)\b[^\[>]*>)*+<(?:rss|feed|rdf:rdf)[\s>/]"
)
_JSON_FEED = re.compile(r'(?s)\{.{0,2000}?"version"\s*:\s*"https://jsonfeed\.org/version/')
_WARC = re.compile(r"WARC/\d\.\d+\r?\n")
_WARC_START = b"WARC/1."
_COMPRESSED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18", b"\x04\x22\x4d\x18")
_ZIP = b"PK\x03\x04"
_FIELD = re.compile(r"([!-9;-~]{1,80}):")
_MAIL_NAMES = (".eml", ".mht", ".mhtml")
_OF_MAIL = {"from", "to", "subject", "date", "content-type", "mime-version", "message-id", "received"}
_OF_MAIL_ALONE = {"message-id", "mime-version", "received", "return-path", "dkim-signature"}
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TAGS = """
    html head body title meta link script style base article section main header nav aside footer div p span
    h1 h2 h3 h4 h5 h6 blockquote figure figcaption
    ul ol li table tr td center font a b i em strong br hr img pre"""
_OPENS_AS_HTML = re.compile(
    r"(?is)\s*(?:<\?xml.{0,200}?\?>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype\s+html|(?:"
    + "|".join(_TAGS.split())
    + r")(?=[\s>/]))"
)
_MARKED_UP = re.compile(r"(?i)</(?:p|div|body|article|h[1-6]|blockquote)>|<(?:br|p)\s*/?>")
_RECORD = re.compile(r"\s*\{\s*(?:\"|\}|$)")


class NotAnArticle(ValueError):
    """Content that no reader takes; the message says what it is."""


def kind(head: bytes, *, name: str = "") -> Kind:
    """The kind of an input by its first bytes (``HEAD`` of them, or all). ``name`` decides ties only.

    ``zip`` is any ZIP archive: whether it is a web archive is written at its end. Raises NotAnArticle when
    there is nothing in it, or it is binary, or markup of another kind.
    """
    if not head:
        raise NotAnArticle("empty file")
    if _is_warc(head, name):
        return "warc"
    if head.startswith(_ZIP) and _looks_binary(head[:4096]):
        return "zip"
    codec = encoding.wide(head)
    if codec is None:
        _refuse_binary(head)
    return of_text(head.decode(codec, "ignore") if codec else head.decode("latin-1"), name=name)


def of_text(head: str, *, name: str = "") -> Kind:
    """The same for text that is decoded already."""
    start = head.lstrip("\ufeffï»¿ \t\r\n\f\v\0")
    if not start:
        raise NotAnArticle("empty file" if not head else "nothing but white space in it")
    if start.startswith(_RTF):
        raise NotAnArticle("an RTF document, not text, HTML or JSON Lines")
    if _FEED.match(start) or _JSON_FEED.match(start):
        return "feed"
    if _WARC.match(start):
        return "warc"
    if _is_mail(start, name):
        return "mail"
    if _RECORD.match(start):
        return "json" if re.match(r"\{\s*(?:\n|$)", start) else "jsonl"
    if name.lower().endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if _OPENS_AS_HTML.match(start) or len(_MARKED_UP.findall(start, 0, 20_000)) >= 4:
        return "html"
    if start.startswith("<?xml"):
        raise NotAnArticle("an XML file, not an HTML page")
    return "text"


def _is_warc(head: bytes, name: str) -> bool:
    """Whether a WARC file begins so, compressed or not; its name decides where it is cut off at once."""
    named = re.search(r"(?i)\.warc(\.\w+)?$", name) is not None
    if head.startswith(_COMPRESSED):
        try:
            start = zlib.decompressobj(wbits=31).decompress(head, 16)
        except zlib.error:  # damaged, or of another compression, which only a name tells to be a WARC
            return named
        return start.startswith(_WARC_START) or (named and _WARC_START.startswith(start))
    start = head.lstrip(b"\r\n")
    return _WARC.match(start[:20].decode("latin-1")) is not None or (
        named and start.startswith(b"WARC/"[: len(start)])
    )


def _is_mail(start: str, name: str) -> bool:
    """Whether a message begins so (RFC 5322): header fields that only mail has, or a mail's name and some."""
    fields: set[str] = set()
    for number, line in enumerate(start.split("\n")):
        if not line.strip():
            break
        field = _FIELD.match(line)
        if field:
            fields.add(field[1].lower())
        elif not line.startswith((" ", "\t")) and not (number == 0 and line.startswith("From ")):
            return False
    if name.lower().endswith(_MAIL_NAMES):
        return len(fields & _OF_MAIL) > 0
    return {"from", "mime-version", "content-type"} & fields != set() and len(fields & _OF_MAIL_ALONE) > 0


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
