"""Quotation marks: every style, nested, unclosed, and the apostrophes that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.attribute.quotes import quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no.”", ["“yes”", "“no.”"]),
        ('He said "yes" and "no."', ['"yes"', '"no."']),
        ("‘Enough,’ she said. ‘It’s over.’", ["‘Enough,’", "‘It’s over.’"]),
        ("'It's over,' he said.", ["'It's over,'"]),
        ("„Nein“, sagte er «oui»", ["„Nein“", "«oui»"]),
        ("»Genug«, said the mayor", ["»Genug«"]),
        ("‹Assez›, said the mayor", ["‹Assez›"]),
        ("The ministers’ plan and the dogs’ home", []),
        ("Back in the ’90s it rained", []),
        ("Rock 'n' roll isn't dead", []),
        ("‘The ministers’ plan is dead,’ she said", ["‘The ministers’ plan is dead,’"]),
    ],
)
def test_styles_of_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_within_a_quotation_is_deeper() -> None:
    text = "“He told me ‘go away’ and left,” she said."
    outer, inner = quotations(text)
    assert (text[outer.start : outer.end], outer.depth) == ("“He told me ‘go away’ and left,”", 1)
    assert (text[inner.start : inner.end], inner.depth) == ("‘go away’", 2)


def test_double_curly_marks_may_stand_in_double_curly_marks_where_all_are_closed() -> None:
    assert quoted("“He calls it “hell” and stays.”") == ["“He calls it “hell” and stays.”", "“hell”"]
    assert quoted("“It is gone. “Who knew?” she said.") == ["“It is gone. “Who knew?”"]


def test_an_unclosed_mark_runs_to_the_end_of_its_paragraph() -> None:
    text = "“We will not go. We will stay"
    (only,) = quotations(text)
    assert (only.start, only.end, only.closed) == (0, len(text), False)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“I said to him, ‘Go home.’ He went", ["‘Go home.’"]),
        ("\"I said, 'Go home.' She said, 'You first.'", ["'Go home.'", "'You first.'"]),
        ("“‘Go home,’ they shouted", ["‘Go home,’"]),
        ("“My brothers’ boat was called ‘Dora’ and", ["‘Dora’"]),
    ],
)
def test_what_is_quoted_in_an_unclosed_quotation_is_quoted_all_the_same(text: str, inner: list[str]) -> None:
    whole, *inside = quotations(text)
    assert (whole.start, whole.end, whole.closed, whole.depth) == (0, len(text), False, 1)
    assert [(text[q.start : q.end], q.depth) for q in inside] == [(words, 2) for words in inner]


@example("'“”'‘a“’")
@example("'a“'\"\"”«a")
@given(st.text(alphabet="ab .,’‘“”\"'«»„‹›-", max_size=60))
def test_any_marks_give_spans_in_range_and_order(text: str) -> None:
    found = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
    outer = [q for q in found if q.depth == 1]
    assert all(a.end <= b.start for a, b in pairwise(outer))


def test_the_mark_for_inches_closes_nothing() -> None:
    text = "“He’s like 6’2”,” said Brel. “Which is why his hands are those of someone 5’2”. Look at them.”"
    inner = text.replace("’", "'").replace("“", '"').replace("”", '"')
    for one in (text, inner):
        assert [one[q.start : q.end] for q in quotations(one)] == [one[:17], one[29:]]
    assert [q.end for q in quotations("“He’s 6’2” said Brel.")] == [10]
