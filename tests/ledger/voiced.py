"""Documents in which people and bodies speak, each described as a test wants it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from reportedly.types import Attribution, Block, Content, Cue, Document, Engine, Source
from tests.ledger.building import ENGINE, voice

_numbers = count(1)


@dataclass(frozen=True)
class Who:
    """One who speaks; ``of`` is the body that they belong to, ``handle`` that of a post of theirs."""

    name: str
    kind: str = "person"
    role: str | None = None
    of: str | None = None
    named: bool = True
    aliases: tuple[str, ...] = ()
    handle: str | None = None


def spoken(*speakers: Who, topic: object = None, engine: Engine = ENGINE) -> Document:
    """A document in which each says something of the topic (a new one unless given), and no more."""
    topic = next(_numbers) if topic is None else topic
    text, places, bodies = "", [], {}
    for n, who in enumerate(speakers):
        start = len(text)
        text += f"{who.name} said that pier {topic} holds for {n} more years. "
        places.append((start, len(text) - 2))
    for body in dict.fromkeys(who.of for who in speakers if who.of):
        bodies[body] = f"v{len(speakers) + len(bodies) + 1}"
        places.append((len(text), len(text) + len(body)))
        text += f"{body} is here. "
    bare = Document(hashlib.sha256(text.encode()).hexdigest(), text, path=f"{topic}.txt", language="en")
    voices = [
        _voice(n + 1, who, [[places[n][0], places[n][0] + len(who.name)]], bodies)
        for n, who in enumerate(speakers)
    ]
    voices += [
        _voice(int(name[1:]), Who(body, "government"), [list(places[int(name[1:]) - 1])], {}) | {"quoted": 0}
        for body, name in bodies.items()
    ]
    return replace(
        bare,
        blocks=tuple(
            Block(start, end, "post", "en", who.name, who.handle, None)
            if who.handle
            else Block(start, end, "paragraph", "en")
            for who, (start, end) in zip(speakers, places, strict=False)
        ),
        voices=tuple(voices),
        attributions=tuple(_said(bare, n, who, *places[n]) for n, who in enumerate(speakers)),
        engine=engine,
    )


def _said(bare: Document, n: int, who: Who, start: int, end: int) -> Attribution:
    cue = start + len(who.name) + 1
    return Attribution(
        f"a{n + 1}",
        Content((bare.span(cue + 5, end),)),
        Cue((bare.span(cue, cue + 4),), "assert", "affirmed", "certain", "neutral"),
        Source((bare.span(start, cue - 1),), f"v{n + 1}"),
        "indirect",
        chain=(f"v{n + 1}",),
        confidence=0.9,
    )


def _voice(number: int, who: Who, mentions: list[list[int]], bodies: dict[str, str]) -> dict[str, Any]:
    return voice(
        f"v{number}",
        who.name,
        mentions,
        kind=who.kind,
        named=who.named,
        description=who.role,
        affiliation=bodies.get(who.of or ""),
        aliases=list(who.aliases),
    )
