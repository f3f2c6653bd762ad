"""What a mention goes back to, asked by its place in the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve import resolve
from reportedly.resolve.antecedents import antecedents_of, entities
from reportedly.types import Mention
from tests.resolve.build import Said, document, source_names

TEXT = "Ana Roth met the minister of ports, Ilir Dosti. She thanked him."


def mention(words: str, *antecedents: tuple[int, float]) -> Mention:
    start = TEXT.index(words)
    return Mention(start, start + len(words), "person", 0.9, antecedents)


ROTH, MINISTER, PORTS = mention("Ana Roth"), mention("the minister of ports"), mention("ports")
DOSTI = mention("Ilir Dosti", (1, 0.8))
SHE = mention("She", (0, 0.7), (3, 0.1), (1, 0.1))
HIM = mention("him", (0, 0.4), (3, 0.3), (1, 0.25))
MENTIONS = (ROTH, MINISTER, PORTS, DOSTI, SHE, HIM)


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_the_likeliest_earlier_mention_comes_first() -> None:
    ranked = antecedents_of(MENTIONS).ranked(*place("She"))
    assert ranked[0] == (ROTH, 0.7)


def test_mentions_of_one_and_the_same_count_together() -> None:
    ranked = antecedents_of(MENTIONS).ranked(*place("him"))
    assert [m for m, _ in ranked] == [DOSTI, ROTH]
    assert ranked[0][1] == pytest.approx(0.55)


def test_each_mention_joins_the_likeliest_entity_or_begins_one() -> None:
    assert entities(MENTIONS) == [0, 1, 2, 1, 0, 1]


def test_what_goes_back_to_nothing_more_likely_begins_an_entity() -> None:
    assert entities((ROTH, mention("She", (0, 0.45)))) == [0, 1]


def test_part_of_a_mention_finds_it_by_its_begin_or_its_end() -> None:
    known = antecedents_of(MENTIONS)
    assert known.at(*place("the minister")) == 1
    assert known.at(*place("Dosti")) == 3
    assert known.at(*place("of ports")) == 1


@pytest.mark.parametrize("words", ["met", "thanked", "minister of"])
def test_where_no_mention_begins_or_ends_there_is_none(words: str) -> None:
    known = antecedents_of(MENTIONS)
    assert known.at(*place(words)) is None
    assert known.ranked(*place(words)) == []


def test_a_document_without_mentions_gives_none() -> None:
    assert antecedents_of(()).ranked(0, 3) == []
    assert entities(()) == []


def read(text: str, *mentions: tuple[str, str, tuple[tuple[int, float], ...]]) -> tuple[Mention, ...]:
    """Mentions, each the first of its words behind the one before it, with kind and antecedents."""
    found, at = [], 0
    for words, kind, antecedents in mentions:
        at = text.index(words, at)
        found.append(Mention(at, at + len(words), kind, 0.9, antecedents))
        at += 1
    return tuple(found)


def test_the_reader_has_a_say_on_whom_a_pronoun_means() -> None:
    text = "Dahl Weller met Brel Orsin at the quay. He said it was shut."
    plain = document(text, Said("He", "said", "it was shut"))

    def meant(first: float, second: float) -> list[str | None]:
        mentions = read(
            text,
            ("Dahl Weller", "person", ()),
            ("Brel Orsin", "person", ()),
            ("He", "person", ((0, first), (1, second))),
        )
        return source_names(resolve(replace(plain, mentions=mentions)))

    assert meant(0.95, 0.02) == ["Dahl Weller"]
    assert meant(0.02, 0.95) == ["Brel Orsin"]


def test_what_the_reader_takes_for_a_thing_is_no_silent_voice() -> None:
    text = "Corrie Belle sank. Corrie Belle was old, Mr Brel said. They sold Corrie Belle."
    plain = document(text, Said("Mr Brel", "said", "Corrie Belle was old"))
    names = ("Corrie Belle", "Corrie Belle", "Corrie Belle")

    def silent(kind: str) -> list[str]:
        mentions = read(text, *((name, kind, ()) for name in names))
        resolved = resolve(replace(plain, mentions=mentions))
        return [str(v["name"]) for v in resolved.voices if not v["quoted"]]

    assert silent("person") == ["Corrie Belle"]
    assert silent("object") == []


def test_who_behind_brackets_is_whom_they_tell_of() -> None:
    text = "It was moved by Senator Ana Orle (PDA, Brelin South), who said it leaked."
    assert source_names(resolve(document(text, Said("who", "said", "it leaked")))) == ["Ana Orle"]
