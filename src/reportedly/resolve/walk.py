"""What the walk through a text knows on its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .antecedents import Antecedents
from .entities import Book, Entity, Event, latest
from .found import Mention
from .transliterate import fold

SURE = 0.5


@dataclass(slots=True)
class Walk:
    """What the walk knows: the entities so far, mentions by where they start, and which entity each has
    joined. ``listed``: the mentions of the piece at hand, in text order; ``adjectives``: of states, with the
    state's name; ``lands``: those names in lower case;
    ``dialogue``: two speak by turns; ``within``: who speaks the words in which the description at hand
    stands, and so isn't meant by it;
    ``read``: which entity each of the mention reader's mentions means, by its position."""

    book: Book
    adjectives: dict[str, str]
    lands: frozenset[str]
    ending_at: dict[int, Mention] = field(default_factory=dict)
    linked: dict[tuple[int, int], Entity | None] = field(default_factory=dict)
    speakers: list[Entity] = field(default_factory=list)
    headline: bool = False
    depth: int = 0
    states: dict[str, Entity] = field(default_factory=dict)
    listed: Sequence[Mention] = ()
    reader: Antecedents | None = None
    read: dict[int, Entity] = field(default_factory=dict)
    answers: tuple[Entity | None] | None = None
    within: Sequence[Entity] = ()
    dialogue: bool = False

    @property
    def text(self) -> str:
        """The document's text, once the walk has come to words of it."""
        return self.book.clauses.words.text if self.book.clauses else ""

    @property
    def speaker(self) -> Entity | None:
        """The last to speak outside quotations."""
        return self.speakers[-1] if self.speakers else None


def in_reach(walk: Walk, pronoun: Mention) -> list[Event]:
    """The latest mentions, oldest first, that a pronoun may go back to: a person's never to a report's
    place."""
    if pronoun.kind != "person":
        return list(walk.book.recent)
    return [event for event in walk.book.recent if not event.entity.dateline]


def surely_read(walk: Walk, description: Mention) -> Entity | None:
    """Whom a description means as the mention reader has it, if that is likelier than not."""
    shares = walk.reader.shares(description.start, description.end, walk.read) if walk.reader else {}
    return next((entity for entity, share in shares.items() if share > SURE), None)


def state_entity(walk: Walk, state: str) -> Entity:
    """The entity of a state by its name; made without a mention if it has none yet."""
    known = walk.states.get(fold(state)) or next(
        (e for e in latest(walk.book.words.get(fold(state))) if (state,) in e.names), None
    )
    if known is None:
        known = walk.book.new("government")
        known.names.append((state,))
        walk.book.index(known, (state,))
    known.state = True
    walk.states[fold(state)] = known
    if known.kind == "unknown":
        known.kind = "government"
    return known
