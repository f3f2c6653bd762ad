"""One JSON record -> text, blocks, metadata: a ``text`` field, or a news-please record."""

from __future__ import annotations

import json
from typing import Any

from reportedly.read import bylines, dates, encoding, limits, text
from reportedly.read.pieces import Metadata, merge
from reportedly.types import Block

_BODY = ("text", "maintext")


class RecordProblem(ValueError):
    """A record that yields no document; the message says why."""


def read(source: str) -> tuple[str, list[Block], Metadata]:
    """The text of a JSON object, its blocks, and what the other fields say about it.

    Fields, the first of each that says anything: ``text``, ``maintext``; ``title``; ``authors``,
    ``byline``, ``author``; ``outlet``, ``source_domain``; ``published``, ``date_publish``, ``date``;
    ``url``; ``language``. Raises RecordProblem, and EncodingProblem for NUL or lone surrogates.
    """
    record = _parsed(source)
    raw = next((record[name] for name in _BODY if isinstance(record.get(name), str)), None)
    if raw is None:
        raise RecordProblem("no text field in this record")
    if not raw.strip():
        raise RecordProblem("the text field is empty")
    body = encoding.tidy(raw)
    limits.check(len(body))
    blocks, found = text.read(body)
    return body, blocks, merge([_stated(record), found])


def _parsed(source: str) -> dict[str, Any]:
    try:
        record = json.loads(source)
    except json.JSONDecodeError as error:
        raise RecordProblem(f"not valid JSON ({error.msg} at character {error.pos + 1})") from None
    except (ValueError, RecursionError):  # numbers of thousands of digits; brackets nested without end
        raise RecordProblem("not valid JSON (a number too long, or nested too deep)") from None
    if not isinstance(record, dict):
        raise RecordProblem("not a JSON object")
    return record


def _stated(record: dict[str, Any]) -> Metadata:
    def first(*names: str) -> str | None:
        return next((value for name in names if (value := _line(record.get(name)))), None)

    language = first("language")
    return Metadata(
        title=first("title"),
        byline=next(filter(None, (_people(record.get(n)) for n in ("authors", "byline", "author"))), ()),
        outlet=first("outlet", "source_domain"),
        published=dates.published(first("published", "date_publish", "date")),
        url=first("url"),
        language=language.split("-")[0].lower() if language else None,
    )


def _people(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return bylines.names(value)
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for item in value if (name := _line(item))))
    return ()


def _line(value: Any) -> str | None:
    """A string field as one clean line, or None."""
    if not isinstance(value, str):
        return None
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").replace("\0", " ").split()) or None
