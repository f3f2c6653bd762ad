"""Makes nested attributions to learn from: one sentence's words put into another's mouth.

The corpus marks outermost attributions only. Where a content is replaced by a whole sentence whose own
attributions are known, the nested ones are known too.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import Any

Spans = tuple[tuple[int, int], ...]

CLAUSE = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells)\b.*|claim(?:s|ed|ing)?|believ(?:es|ed|e)|argu(?:es|ed|ing)|add(?:s|ed|ing)"
    r"|report(?:s|ed|ing)|not(?:es|ed|ing)|announc(?:es|ed)|insist(?:s|ed)|according to|stat(?:es|ed|ing)"
    r"|suggest(?:s|ed)|think|thinks|thought|explain(?:s|ed)|maintain(?:s|ed)|alleg(?:es|ed)|tweeted|wrote)"
    r"(?: that|:|,)?$",
    re.I,
)
SENTENCE = re.compile(r"[^.!?\n]{25,}?[.!?][”\"]?(?=\s+[A-Z“\"]|\n|$)")
OPENING, CLOSING = '“"', '”"'
TO_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})
LOWERABLE = frozenset(
    (
        "the",
        "a",
        "an",
        "in",
        "he",
        "she",
        "it",
        "they",
        "we",
        "this",
        "that",
        "these",
        "but",
        "his",
        "her",
        "their",
        "some",
        "many",
        "there",
        "on",
        "at",
        "for",
        "after",
        "when",
        "if",
        "while",
        "according",
    )
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One gold attribution. ``depth`` 0 is outermost; ``known``: all nested in its content are marked."""

    source: Spans
    cue: Spans
    content: Spans
    depth: int = 0
    known: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to graft, with the attributions that lie wholly in it (offsets into the sentence)."""

    text: str
    marks: tuple[Mark, ...]


def marks_of(article: dict[str, Any]) -> list[Mark]:
    """The article's attributions; nested ones have a ``depth``, and are all there if it is ``reread``."""
    known = bool(article.get("reread"))
    return [
        Mark(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"]), a.get("depth", 0), known)
        for a in article["attributions"]
        if a["cue"] and a["content"]
    ]


def _spans(pairs: list[list[int]]) -> Spans:
    return tuple((start, end) for start, end in pairs)


def shifted(mark: Mark, by: int, deeper: int = 0) -> Mark:
    """The mark ``by`` characters further on, and so much deeper."""
    moved = moved_after(mark, -1, by)
    return replace(moved, depth=mark.depth + deeper)


def moved_after(mark: Mark, place: int, by: int) -> Mark:
    """The mark with all offsets from ``place`` on moved by so many characters."""
    return replace(
        mark,
        source=_moved(mark.source, place, by),
        cue=_moved(mark.cue, place, by),
        content=_moved(mark.content, place, by),
    )


def _moved(spans: Spans, place: int, by: int) -> Spans:
    return tuple((s + by if s >= place else s, e + by if e >= place else e) for s, e in spans)


def sentences(article: dict[str, Any]) -> list[Sentence]:
    """The sentences of an article that can be grafted: no attribution crosses their edges."""
    marks, found = marks_of(article), []
    for match in SENTENCE.finditer(article["text"]):
        start, end = match.span()
        start += len(match[0]) - len(match[0].lstrip())
        text = article["text"][start:end]
        inside = [
            m
            for m in marks
            if all(start <= s and e <= end for r in (m.source, m.cue, m.content) for s, e in r)
        ]
        touching = [
            m for m in marks if any(s < end and e > start for r in (m.source, m.cue, m.content) for s, e in r)
        ]
        if len(inside) == len(touching) and len(text) < 300 and _balanced(text):
            found.append(Sentence(text, tuple(shifted(m, -start) for m in inside)))
    return found


def _balanced(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def can_host(text: str, mark: Mark) -> bool:
    """Can this attribution's content be replaced by a clause?"""
    if mark.depth or len(mark.content) != 1:
        return False
    (start, end), (_, cue_end) = mark.content[0], mark.cue[-1]
    content = text[start:end]
    if len(content.split()) < 5 or "\n" in content:
        return False
    if content[0] in OPENING:
        return content[-1] in CLOSING and content[1:2].isupper()
    return content.startswith("that ") or CLAUSE.search(text[mark.cue[0][0] : cue_end]) is not None


def graft(
    text: str,
    marks: list[Mark],
    discard: list[tuple[int, int]],
    pool: list[Sentence],
    share: float,
    rng: random.Random,
) -> tuple[str, list[Mark], list[tuple[int, int]]]:
    """The article with about ``share`` of its possible hosts given another sentence to say."""
    for mark in sorted(marks, key=lambda m: -m.content[0][0]):
        others = [m for m in marks if m is not mark]
        (start, end) = mark.content[0]
        clear = not any(
            s < end and e > start for m in others for r in (m.source, m.cue, m.content) for s, e in r
        )
        if rng.random() >= share or not can_host(text, mark) or not clear or _touches(discard, start, end):
            continue
        body, nested = _fitted(text[start:end], rng.choice(pool), pool, rng)
        change = len(body) - (end - start)
        text = text[:start] + body + text[end:]
        marks = [moved_after(m, end, change) for m in others]
        host = replace(moved_after(mark, end, change), content=((start, start + len(body)),), known=True)
        marks += [host, *(shifted(m, start, 1) for m in nested)]
        discard = list(_moved(tuple(discard), end, change))
    return text, marks, discard


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(s < end and e > start for s, e in spans)


def _fitted(old: str, new: Sentence, pool: list[Sentence], rng: random.Random) -> tuple[str, list[Mark]]:
    """The new sentence dressed as the old content was: "that", quotation marks, closing comma."""
    words, marks = new.text, list(new.marks)
    if rng.random() < 0.25:
        words, marks, _ = graft(words, marks, [], pool, 0.7, rng)
    quoted = old[0] in OPENING
    stop = words.rstrip(CLOSING)[-1:]
    if words.endswith(stop) and stop in ".!?":
        words = words[:-1]
    if quoted:
        closing = old[-2:] if old[-2:-1] in ",.!?" else old[-1]
        lead, tail, words = old[0], closing, words.translate(TO_SINGLE)
    else:
        lead, tail = ("that ", "") if old.startswith("that ") else ("", "")
        first = words.split(maxsplit=1)[0]
        if (lead or not old[0].isupper()) and first.lower() in LOWERABLE:
            words = words[0].lower() + words[1:]
    marks = [m for m in marks if all(e <= len(words) for r in (m.source, m.cue, m.content) for _, e in r)]
    return lead + words + tail, [shifted(m, len(lead)) for m in marks]
