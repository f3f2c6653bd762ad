"""A mail (RFC 5322, MIME) or a page saved as MHTML (RFC 2557) -> the messages in it, as HTML or text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256
from itertools import islice
from typing import Any

from reportedly.read.charset import decoded
from reportedly.read.items import Item, retrieval
from reportedly.read.pieces import Metadata
from reportedly.read.sniff import Kind
from reportedly.types import Rejection, Retrieval

__all__ = ["items"]

_MAX_DEPTH = 3
"""Mails attached to mails attached to mails."""
_MAX_MESSAGES = 100
_MAX_PARTS = 2_000
_MAX_LOOKS = 5_000_000
"""Lines times multiparts announced: at each line the parser looks for the ends of all that are open."""
_MAX_FIELD = 1_000
"""Characters of a header field that are looked at."""
_BOUNDARY = re.compile(rb"(?i)\bboundary[\s*\d]*=")
_PART = re.compile(rb"(?im)^content-type:")
_TEXTS = ("text/html", "text/plain")


class MailProblem(ValueError):
    """A mail that yields no document; the message says why."""


def items(data: bytes, *, path: str) -> Iterator[Item | Rejection]:
    """The message in a mail, and each one that is attached to it as a mail (``PATH:2`` and on).

    Of a message its HTML part is taken, or else its plain text; other attachments are passed over. Its
    subject and sender fill in what the page doesn't say, and its date is that of publication; a page saved
    as MHTML has the address it was saved from instead. ``retrieval`` is of the whole file, and of an attached
    mail of its text's bytes.
    """
    try:
        message = _parsed(data)
        found = list(islice(_messages(message, 0), _MAX_MESSAGES))
        got = retrieval(data, path, at=_utc(_date(message)))
        made = [_item(part, owner, got, path, number) for number, (owner, part) in enumerate(found, start=1)]
    except MailProblem as problem:
        made = [Rejection(path, str(problem))]
    except Exception as error:  # the parsers of the standard library trip over some hostile headers
        made = [Rejection(path, f"not a mail that can be read ({type(error).__name__})")]
    yield from made or [Rejection(path, "no text in this mail")]


def _parsed(data: bytes) -> Message:
    parts = len(_PART.findall(data))
    if parts > _MAX_PARTS:
        raise MailProblem(f"a mail of {parts:,} parts; one may have {_MAX_PARTS:,}")
    if len(_BOUNDARY.findall(data)) * data.count(b"\n") > _MAX_LOOKS:
        raise MailProblem("a mail with too many parts inside one another")
    # Not the newer policy: it parses all fields of all parts in full, at some milliseconds a part.
    return message_from_bytes(data)


def _messages(message: Message, depth: int) -> Iterator[tuple[Message, Message]]:
    """Each message with the part that holds its text, the outermost first."""
    parts = list(_parts(message))
    texts = [part for part in parts if part.get_content_type() in _TEXTS and _has_words(part)]
    if texts:
        yield message, min(texts, key=lambda part: _TEXTS.index(part.get_content_type()))
    if depth < _MAX_DEPTH:
        for part in parts:
            if part.get_content_type() == "message/rfc822" and part.is_multipart():
                yield from _messages(_inner(part)[0], depth + 1)


def _parts(message: Message) -> Iterator[Message]:
    """The parts of this message without those of mails that are attached, and without other attachments."""
    for part in _inner(message) if message.get_content_maintype() == "multipart" else [message]:
        if part.get_content_maintype() == "multipart":
            yield from _parts(part)
        elif part.get_content_disposition() != "attachment" or part.get_content_type() == "message/rfc822":
            yield part


def _inner(message: Message) -> list[Any]:
    payload = message.get_payload()
    return payload if isinstance(payload, list) else []


def _has_words(part: Message) -> bool:
    return bool(_payload(part).strip())


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _item(part: Message, message: Message, got: Retrieval, path: str, number: int) -> Item | Rejection:
    name = path if number == 1 else f"{path}:{number}"
    if number > 1:  # bytes of its own: what is known by its bytes must not be taken for the mail around it
        own = _payload(part)
        got = Retrieval(name, sha256(own).hexdigest(), len(own), got.at)
    try:
        text = decoded(_payload(part), part.get_content_charset())
    except ValueError as problem:
        return Rejection(name, str(problem))
    title, saved_from = _field(message, "Subject"), _saved_from(message, part)
    kind: Kind = "html" if part.get_content_type() == "text/html" else "text"
    if saved_from:  # an MHTML archive: its date is when it was saved
        return Item(name, kind, text, got, assumed=Metadata(title=title, url=saved_from))
    given = Metadata(published=_published(_date(message)))
    return Item(name, kind, text, got, given=given, assumed=Metadata(title=title, outlet=_sender(message)))


def _field(message: Message, name: str) -> str | None:
    """A field of the header as one clean line, encoded words read (RFC 2047)."""
    return _line(str(message.get(name, ""))[:_MAX_FIELD])


def _line(raw: str) -> str | None:
    try:
        text = str(make_header(decode_header(raw)))
    except (ValueError, LookupError):  # a charset that nobody knows, broken base64
        text = raw
    shown = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(shown.split()) or None


def _sender(message: Message) -> str | None:
    try:
        name = _line(parseaddr(str(message.get("From", ""))[:_MAX_FIELD])[0])
    except RecursionError:  # parentheses inside parentheses
        return None
    return None if not name or "@" in name else name


def _saved_from(message: Message, part: Message) -> str | None:
    """The address of a page that a browser saved as MHTML."""
    if message.get_content_type() != "multipart/related":
        return None
    stated = (message.get("Snapshot-Content-Location"), part.get("Content-Location"))
    addresses = ("".join(str(address).split()) for address in stated if address)
    return next((a for a in addresses if a.startswith(("http://", "https://")) and len(a) < 2_000), None)


def _date(message: Message) -> datetime | None:
    try:
        when = parsedate_to_datetime(str(message.get("Date", ""))[:_MAX_FIELD])
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)  # RFC 5322, 3.3: -0000 is UTC of no place


def _published(when: datetime | None) -> str | None:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z") if when else None


def _utc(when: datetime | None) -> str | None:
    try:
        return _published(when.astimezone(UTC)) if when else None
    except (OverflowError, ValueError):
        return None
