"""Questions and answers: who "Q:" and "A:" are.

A label is no name. Whoever asks is an unnamed "questioner". Whoever answers is the one person whom the text
before the first question brings in, or else an unnamed "respondent".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .entities import Entity
from .found import Mention, Phrase
from .marked import is_credit
from .words import Words

QUESTIONER, RESPONDENT = "questioner", "respondent"
LABELS = {
    "q": QUESTIONER,
    "question": QUESTIONER,
    "a": RESPONDENT,
    "answer": RESPONDENT,
}
MARK = re.compile(r"\s?[.:]")
ASKS = re.compile(
    r"[^.?!\n]{0,40}?\b(?P<verb>asks?|asked|questioned|interviewed|interviews|cross-examined|examined)\b"
)
PASSIVE = re.compile(r"\b(?:is|was|were|been|being|be|has|had)\s+(?:\w+ly\s+)?$")
INTRODUCED = 30  # people before the first question that are looked at


def labelled(words: Words, phrase: Phrase) -> Mention | None:
    """The questioner or the respondent whose label a source phrase is."""
    label = words.text[phrase.start : phrase.end]
    role = LABELS.get(label.lower()) if label[:1].isupper() else None
    if role is None or not MARK.match(words.text, phrase.end):
        return None
    at = words.at(phrase.start)
    return Mention(
        phrase.start,
        phrase.end,
        "description",
        "person",
        role,
        number="one",
        definite=True,
        source=True,
        opens=True,
        sentence=words.sentence[at] if at < len(words) else 0,
        block=words.block,
        heads=(phrase.end,),
        text=role,
    )


def answering(text: str, entities: Sequence[Entity], before: int) -> Entity | None:
    """The one person whom the text in front of ``before`` names, those left out who ask or who wrote it."""
    named = [e for e in entities if e.named and e.mentions and e.mentions[0].start < before]
    people = [e for e in named if _may_answer(text, e)]
    return people[0] if len(people) == 1 and len(named) <= INTRODUCED else None


def _may_answer(text: str, entity: Entity) -> bool:
    longest = max(map(len, entity.names))
    person = entity.kind == "person" or (entity.kind == "unknown" and longest in (2, 3) and not entity.place)
    if not person or entity.craft or entity.own:
        return False
    places = [m for m in entity.mentions if m.form == "name"]
    return not all(is_credit(text, m.start) for m in places) and not any(_asks(text, m.end) for m in places)


def _asks(text: str, end: int) -> bool:
    match = ASKS.match(text, end)
    return match is not None and PASSIVE.search(text[end : match.start("verb")]) is None
