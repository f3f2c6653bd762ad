"""What a speaker doesn't say is no part of what is said, and a statement of its own."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate, Spans
from reportedly.attribute.untold import untold, without_untold
from tests.attribute.build import at

SILENT = "Dahl said Brel held, but did not say why. Rain fell."


def candidate(text: str, source: str, cue: str, content: str, *, nested: bool = False) -> Candidate:
    return Candidate(at(text, source), at(text, cue), at(text, content), 0.9, nested)


def shown(text: str, spans: Spans) -> str:
    return " … ".join(text[a:b] for a, b in spans)


def found(text: str, *candidates: Candidate) -> list[tuple[str, str, str, bool]]:
    made = untold(text, candidates)
    return [(shown(text, c.source), shown(text, c.cue), shown(text, c.content), c.nested) for c in made]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("it held but did not say why", "it held"),
        ("it held, and would not immediately give a date", "it held"),
        ("it held, but doesn’t explain why", "it held"),
        ("“it held, but did not say why”", "“it held, but did not say why”"),
        ("it held, but did not sell", "it held, but did not sell"),
        ("it would hold, but played down fears of “a flood”", "it would hold"),
        ("it would hold, but played on", "it would hold, but played on"),
    ],
)
def test_what_is_not_said_is_left_out(content: str, said: str) -> None:
    text = f"Dahl said {content}."
    assert shown(text, without_untold(text, at(text, "said"), at(text, content))) == said


def test_what_is_not_said_is_a_statement_of_its_own() -> None:
    assert found(SILENT, candidate(SILENT, "Dahl", "said", "Brel held")) == [
        ("Dahl", "said", "Brel held", False),
        ("Dahl", "did not say", "why", False),
    ]


def test_what_is_said_besides_is_a_statement_of_its_own() -> None:
    text = "Dahl said Brel held, but played down fears of “a flood”, which rose."
    assert found(text, candidate(text, "Dahl", "said", "Brel held"))[1:] == [
        ("Dahl", "played down", "fears of “a flood”", False)
    ]


def test_whoever_speaks_outermost_does_not_say_it() -> None:
    heard = (
        candidate(SILENT, "Brel", "held", "Brel held", nested=True),
        candidate(SILENT, "Dahl", "said", "Brel held"),
        candidate(SILENT, "Brel", "did not say", "why", nested=True),
    )
    assert found(SILENT, *heard)[-1] == ("Dahl", "did not say", "why", False)


def test_a_refusal_that_was_heard_stays_one() -> None:
    text = "Dahl said it held but declined to comment on why."
    heard = (candidate(text, "Dahl", "said", "it held"), candidate(text, "Dahl", "declined", "to comment"))
    assert len(found(text, *heard)) == 2


def test_nobody_is_silent_before_speaking() -> None:
    text = "It held, Dahl said. Brel spoke but did not say why."
    assert len(found(text, candidate(text, "Dahl", "said", "It held"))) == 1
