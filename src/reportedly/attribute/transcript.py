"""Transcripts: paragraphs that begin with the label of whoever speaks, and those in which he goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from reportedly.types import Block

from .candidates import Candidate
from .interview import is_aside
from .quotes import quotations

__all__ = ["SPEECH_KINDS", "stripped", "transcript"]

Range = tuple[int, int]

TRANSCRIPT = 0.9  # confidence: high by construction, not measured on a corpus
SPEECH_KINDS = frozenset({"paragraph", "list-item", "quotation"})
LABEL = re.compile(
    r"[“\"]?(?P<name>[QA](?=[.:])|[A-ZÀ-Þ][\w.'’-]*"
    r"(?:[ \t]+(?:\(?[A-ZÀ-Þ][\w.'’-]*\)?|of|the|for|and|de|van|von|al|bin|el|la|da)){0,7}"
    r"(?:[ \t]+\([A-ZÀ-Þ][^()\n:]{1,60}\)){0,2})"
    r"(?P<mark>[.:])(?=\s+\S)"
)
PLAIN_LABEL = re.compile(r"(?P<name>[A-ZÀ-Þ][a-zà-þ]{2,20}(?:[ \t][a-zà-þ]{2,20}){1,2})(?P<mark>:)(?=\s+\S)")
NO_SPEAKER = frozenset(
    re.findall(
        r"\w+",
        """
    warning update updated correction note photo photos image picture video by source sources credit
    caption read watch listen price date time venue location address tel phone email contact website
    tags topics topic exclusive breaking live opinion analysis editorial report poll fact claim verdict
    rating tip step chapter part section summary headline subject re ps nb disclaimer advertisement
    related more also see ingredients method serves total result results score scores published posted
    written edited background figure table file references example where when what who why how monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december bottom line pros cons
""",
    )
)
OPENING = ("“", '"')
CALLED = 3  # turns in capitals, side by side: parliament, where each may speak once
ASKING = frozenset(("Question", "Answer"))
TALK = re.compile(r"\?|(?i:\b(?:I|me|my|mine|we|us|our|ours|you|your|yours)\b)")
LONGEST_ANSWER = 12  # unlabelled paragraphs that one speaker may go on for


@dataclass(frozen=True, slots=True)
class Turn:
    """A labelled paragraph of a transcript: its place among the blocks, the label's offsets and where the
    speech begins.
    """

    place: int
    block: Block
    name: Range
    speech: int


def stripped(text: str, start: int, end: int) -> Range | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def transcript(text: str, blocks: Sequence[Block]) -> list[tuple[Candidate, tuple[Block, ...]]]:
    """Each turn of the document's transcript, with the blocks that it takes up; none where it holds none."""
    turns = _turns(text, blocks)
    if not _is_transcript(text, turns):
        return []
    found = []
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        more = _carried_on(text, blocks, turn, following)
        spoken = [(turn.speech, turn.block.end), *((b.start, b.end) for b in more)]
        pieces = [piece for piece in (stripped(text, *span) for span in spoken) if piece]
        if pieces:
            found.append((Candidate((turn.name,), (), tuple(pieces), TRANSCRIPT), (turn.block, *more)))
    return found


def _turns(text: str, blocks: Sequence[Block]) -> list[Turn]:
    """The labelled paragraphs. One label in small letters ("Press office:") is a speaker's where it comes
    back, and asks."""
    spoken = [(i, b) for i, b in enumerate(blocks) if b.kind in SPEECH_KINDS]
    named = [turn for i, b in spoken if (turn := _turn(text, i, b))]
    if not named:
        return []
    plain = [turn for i, b in spoken if (turn := _turn(text, i, b, PLAIN_LABEL))]
    asking = [t for t in plain if text[t.speech : t.block.end].rstrip().endswith("?")]
    labels = {text[slice(*t.name)] for t in asking} if len(asking) > 1 else set()
    return sorted([*named, *(t for t in plain if text[slice(*t.name)] in labels)], key=lambda t: t.place)


def _turn(text: str, place: int, block: Block, pattern: re.Pattern[str] = LABEL) -> Turn | None:
    label = pattern.match(text, block.start, block.end)
    if not label or not _may_speak(label["name"], label["mark"]):
        return None
    return Turn(place, block, label.span("name"), label.end())


def _may_speak(name: str, mark: str) -> bool:
    """A speaker's label: "Q", a name or a role; with a full stop only "Q." and "A."."""
    if mark == ".":
        return name in ("Q", "A")
    words = re.findall(r"[\w'’-]+", name.lower())
    return bool(words) and words[0] not in NO_SPEAKER and words[-1] not in NO_SPEAKER


def _is_transcript(text: str, turns: Sequence[Turn]) -> bool:
    """Two speakers at least and one who comes back, in turns that lie close together and hold speech.

    Labels that aren't all in capitals may head anything ("Narvo: Roads are shut."): where most are so,
    somebody has to ask, or to speak of himself or to another.
    """
    names = _speakers([text[slice(*turn.name)] for turn in turns])
    if not 1 < len(set(names)) < len(names):
        return len(set(names)) > 1 and _are_called(text, turns)
    gaps = [b.place - a.place for a, b in pairwise(turns)]
    close = sum(gap <= 4 for gap in gaps) >= len(gaps) / 2
    ends = [text[max(t.speech, t.block.end - 40) : t.block.end] for t in turns]
    sentences = sum(bool(re.search(r"[.?!…][\"”’]?\s*$", end)) for end in ends)
    return close and sentences >= len(turns) / 2 and _is_talk(text, turns)


def _are_called(text: str, turns: Sequence[Turn]) -> bool:
    """Several in capitals, one right behind the other, who speak to somebody."""
    labels = [text[slice(*turn.name)] for turn in turns]
    beside = all(b.place == a.place + 1 for a, b in pairwise(turns))
    capitals = all(label.isupper() and " " in label for label in labels)
    talk = any(TALK.search(text, t.speech, t.block.end) for t in turns)
    return len(turns) >= CALLED and beside and capitals and talk


def _speakers(labels: Sequence[str]) -> list[str]:
    """The labels in small letters; initials are the whole name that stood before them ("IV:" Ida Vale)."""
    whole = {"".join(re.findall(r"\b[A-ZÀ-Þ]", label)): label for label in labels if " " in label}
    return [whole.get(label.replace(".", ""), label).lower() for label in labels]


def _is_talk(text: str, turns: Sequence[Turn]) -> bool:
    labels = [text[slice(*turn.name)] for turn in turns]
    plain = [t for t, label in zip(turns, labels, strict=True) if not (label.isupper() or label in ASKING)]
    talk = sum(bool(TALK.search(text, t.speech, t.block.end)) for t in plain)
    return talk >= len(plain) / 3 or len(plain) < len(turns) / 2


def _carried_on(text: str, blocks: Sequence[Block], turn: Turn, following: Turn | None) -> tuple[Block, ...]:
    """The unlabelled paragraphs between two turns that the first speaker plainly still speaks.

    After the last turn nothing shows where the speech ends, so nothing is carried on there.
    """
    if following is None:
        return ()
    between = blocks[turn.place + 1 : following.place]
    if text[turn.block.start] in OPENING:
        between = list(takewhile(lambda b: not _is_aside(text, b, turn), between))
    plain = all(block.kind in SPEECH_KINDS and not _is_aside(text, block, turn) for block in between)
    return tuple(between) if plain and len(between) <= LONGEST_ANSWER else ()


def _is_aside(text: str, block: Block, turn: Turn) -> bool:
    """A stage direction or the reporter's own words with a quotation in them. Where a turn opens a quotation,
    a paragraph that opens another goes on with it.
    """
    words = text[block.start : block.end].strip()
    if words[:1] in OPENING and words[:1] == text[turn.block.start]:
        return is_aside(words.strip('“”"'))
    return is_aside(words) or bool(quotations(text, block.start, block.end))
