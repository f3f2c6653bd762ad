"""What narrows a search or a list down, and the labels that it comes to."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from reportedly.errors import UsageError
from reportedly.ledger.folding import words
from reportedly.ledger.labels import ANONYMOUS, ATTRIBUTED, OWN, SILENT, indexed, label

__all__ = ["Filters", "Period", "days", "labels_of", "period_labels"]

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
MOST_YEARS = 60  # whose labels are asked for one by one


@dataclass(frozen=True, slots=True)
class Filters:
    """All that are given hold at once.

    ``voice`` and ``outlet`` are names or parts of them, compared by folded whole words. A voice's name finds
    all that those say who are so called in one document or another, under whatever name; its id (i…, or
    DOCUMENT:vN) finds what that one says alone. ``since`` and
    ``until`` (YYYY, YYYY-MM or YYYY-MM-DD, both inclusive) go by when it was said, else by when it was
    published. ``act``, ``polarity``, ``form``, ``certainty`` are values of the contract, ``language`` a code
    such as "fa". ``document`` is an id or the beginning of one.

    ``anonymous``: no source is named, or the source is a voice without a name. ``own_voice``: the outlet's
    own assertions instead of what others say. ``silent``: somebody with a name, whom the document never
    quotes at any depth, is mentioned within the statement.
    """

    voice: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    act: str | None = None
    polarity: str | None = None
    form: str | None = None
    certainty: str | None = None
    language: str | None = None
    document: str | None = None
    anonymous: bool = False
    own_voice: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last`` (YYYY-MM-DD), either of them open when None."""

    first: str | None
    last: str | None


def days(filters: Filters) -> Period:
    """The days between ``since`` and ``until``. Raises UsageError where either is no date."""
    return Period(
        filters.since and _day(filters.since, last=False), filters.until and _day(filters.until, last=True)
    )


def _day(text: str, *, last: bool) -> str:
    found = _DATE.fullmatch(text.strip())
    if found is None or not found[1].isascii():
        raise UsageError(f"{text}: no date such as 2024, 2024-05 or 2024-05-31")
    year, month, day = (int(part) if part else None for part in found.groups())
    month = month or (12 if last else 1)
    if not year or not 1 <= month <= 12 or not 1 <= (day or 1) <= monthrange(year, month)[1]:
        raise UsageError(f"{text}: no such day")
    return f"{year:04}-{month:02}-{day or (monthrange(year, month)[1] if last else 1):02}"


def labels_of(filters: Filters) -> list[str] | None:
    """The labels that a statement must have, but for its voice's (``reportedly.ledger.speaking``); None where
    a filter is given that nothing can fit.

    Raises UsageError for filters on sources together with ``own_voice``.
    """
    readings = {"a": filters.act, "p": filters.polarity, "f": filters.form, "c": filters.certainty}
    if filters.own_voice and (filters.voice is not None or filters.anonymous or any(readings.values())):
        raise UsageError(
            "what an outlet says in its own voice has no source, act, polarity, form or certainty to go by"
        )
    labels = [OWN if filters.own_voice else ATTRIBUTED]
    if filters.outlet is not None:
        found = [label("o", word) for word in indexed(filters.outlet)[:50]]
        if not found:
            return None
        labels += found
    for kind, value in (*readings.items(), ("l", filters.language)):
        if value is not None:
            if not words(value):
                return None
            labels.append(label(kind, value))
    labels += [ANONYMOUS] if filters.anonymous else []
    labels += [SILENT] if filters.silent else []
    return labels


def period_labels(period: Period, earliest: str, latest: str) -> list[str]:
    """Labels of which every statement of the period has one: years, and months at its ragged ends.

    ``earliest`` and ``latest`` are the first and the last day that the ledger knows. Empty where the period
    is too long to name its years; days are compared anyway.
    """
    first, last = max(period.first or earliest, earliest), min(period.last or latest, latest)
    years = range(int(first[:4]), int(last[:4]) + 1)
    if len(years) > MOST_YEARS:
        return []
    labels: list[str] = []
    for year in years:
        begin = int(first[5:7]) if year == years[0] else 1
        end = int(last[5:7]) if year == years[-1] else 12
        whole = (begin, end) == (1, 12)
        labels += [f":d{year:04}"] if whole else [f":d{year:04}{m:02}" for m in range(begin, end + 1)]
    return labels
