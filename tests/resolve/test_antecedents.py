"""What a mention goes back to, asked by its place in the text."""

from __future__ import annotations

import pytest

from reportedly.resolve.antecedents import antecedents_of, entities
from reportedly.types import Mention

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
