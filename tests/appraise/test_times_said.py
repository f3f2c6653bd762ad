"""When statements were made."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reportedly.appraise.times import said, times
from reportedly.types import Attribution, Block, Content, Cue, Document, Source, Span

PUBLISHED = "2023-06-21"  # a Wednesday
MARK = re.compile(r"\[([sqc]) ([^\]]*)\]")


def attributed(marked: str, *, published: str | None = PUBLISHED) -> Document:
    """A document of one attribution, from a text with ``[s source]``, ``[q cue]`` and ``[c content]``."""
    text, at = "", 0
    roles: dict[str, list[Span]] = {"s": [], "q": [], "c": []}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        roles[mark[1]].append(Span(len(text), len(text) + len(mark[2]), mark[2]))
        text, at = text + mark[2], mark.end()
    text += marked[at:]
    attribution = Attribution(
        "a1",
        Content(tuple(roles["c"])),
        Cue(tuple(roles["q"])) if roles["q"] else None,
        Source(tuple(roles["s"])) if roles["s"] else None,
        "indirect",
    )
    blocks = (Block(0, len(text), "paragraph", "en"),)
    return Document("x", text, blocks, published=published, attributions=(attribution,))


def when(marked: str, *, published: str | None = PUBLISHED) -> tuple[str, str] | None:
    document = attributed(marked, published=published)
    (attribution,) = said(document, times(document))
    if attribution.said is None:
        return None
    start, end = attribution.said["span"]
    return attribution.said["value"], document.text[start:end]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[s Brel] [q said] on Tuesday [c that the bridge was safe].", ("2023-06-20", "Tuesday")),
        ("[s Brel] [q told] reporters in Halm on Tuesday [c that it was safe].", ("2023-06-20", "Tuesday")),
        ("[c “It is safe,”] [s Brel] [q said] Tuesday.", ("2023-06-20", "Tuesday")),
        ("[c “It is safe,”] [q said] [s Brel] yesterday.", ("2023-06-20", "yesterday")),
        ("On Monday [s the minister] [q told] parliament [c that it was safe].", ("2023-06-19", "Monday")),
        ("Late on Monday, [s the ministry] [q denied] [c it].", ("2023-06-19", "Monday")),
        ("[s The ministry] on Monday [q denied] [c the charge].", ("2023-06-19", "Monday")),
        (
            "In a statement late on June 20, [s the ministry] [q said] [c that it was safe].",
            ("2023-06-20", "June 20"),
        ),
        (
            "[s The ministry] [q said in a statement] late on June 20 [c that it was safe].",
            ("2023-06-20", "June 20"),
        ),
        (
            "[s The ministry], in a statement carried by GTA on Monday, [q denied] [c that it was unsafe].",
            ("2023-06-19", "Monday"),
        ),
        (
            "[s The owner of the ferry that sank] on Monday [q denied] on Tuesday [c that it was unsafe].",
            ("2023-06-20", "Tuesday"),
        ),
        (
            "[s The minister, who resigned], on Monday [q denied] [c that it was unsafe].",
            ("2023-06-19", "Monday"),
        ),
        ("[s The police] [q announced] [c the arrest of two men] on Monday.", ("2023-06-19", "Monday")),
        ("[c “No,”] [s Brel] [q said] on Tuesday, [c “never.”]", ("2023-06-20", "Tuesday")),
        (
            "[s Brel], giving evidence on Tuesday afternoon, [q told] the court [c that it fell].",
            ("2023-06-20", "Tuesday afternoon"),
        ),
        ("In his evidence on Monday, [s Brel] [q said] [c that it fell].", ("2023-06-19", "Monday")),
        (
            "[s The port] [q told] staff by email shortly before 9am on Tuesday [c that it would close].",
            ("2023-06-20T09:00", "9am on Tuesday"),
        ),
        ("[c It fell], [s Brel] [q said last] week.", ("2023-06-12/2023-06-18", "last week")),
        ("Only last month, [s Brel] [q said] [c that it was safe].", ("2023-05", "last month")),
        (
            "Asked on Monday whether it was safe, [s Brel] [q said] [c that it fell].",
            ("2023-06-19", "Monday"),
        ),
        (
            "On Monday evening, hours after the raid, [s Brel] [q said] [c that it fell].",
            ("2023-06-19", "Monday evening"),
        ),
        (
            "Last week, however, [s an officer] [q said] [c that it fell].",
            ("2023-06-12/2023-06-18", "Last week"),
        ),
    ],
)
def test_a_time_in_the_cues_clause_tells_when_it_was_said(marked: str, expected: tuple[str, str]) -> None:
    assert when(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[s Brel] [q said] [c that the bridge fell on Tuesday].",
        "[s Brel] [q said] [c that the bridge was safe].",
        "After the raid on Tuesday, [s the ministry] [q said] [c that all was calm].",
        "[s Brel], who resigned on Monday, [q said] [c that the bridge was safe].",
        "[s The owner of the ferry that sank] on Monday [q said] [c that it was safe].",
        "[s The man arrested on Monday] [q said] [c that he was innocent].",
        "The bridge fell on Tuesday. [s Brel] [q said] [c that it was safe].",
        "[c “It is safe,”] [s Brel] [q said] after the bridge fell on Tuesday.",
        "The bridge fell on Tuesday, and [s Brel] [q said] [c that it was safe].",
        "[c “It is safe,”] [s Brel] [q said] shortly after the raid on Tuesday.",
        "[c “It is safe,”] [s Brel] [q said] shortly before Tuesday's vote.",
        "[s Brel] [q warned] the port three months before last Friday's flood [c that it would come].",
    ],
)
def test_other_times_do_not(marked: str) -> None:
    assert when(marked) is None


def test_a_time_that_cannot_be_told_does_not_say_when() -> None:
    assert when("[s Brel] [q said] on Tuesday [c that it was safe].", published=None) is None


def test_a_post_was_said_on_its_own_date() -> None:
    words = "The bridge is safe."
    text = f"Brel posted this.\n{words}"
    blocks = (
        Block(0, 17, "paragraph", "en"),
        Block(18, len(text), "post", "en", "Oda Brel", "@brel", "2023-06-20T09:30:00Z"),
    )
    content = Content((Span(18, len(text), words),))
    attributions = (
        Attribution("a1", content, None, None, "indirect"),
        Attribution("a2", content, None, None, "indirect", parent="a1"),
    )
    document = Document("x", text, blocks, published=PUBLISHED, attributions=attributions)
    first, nested = said(document, times(document))
    assert first.said == {"value": "2023-06-20", "span": None}
    assert nested.said is None


def test_nothing_but_said_changes() -> None:
    document = attributed("[s Brel] [q said] on Tuesday [c that the bridge was safe].")
    (attribution,) = said(document, times(document))
    (before,) = document.attributions
    assert (attribution.id, attribution.cue, attribution.content) == (before.id, before.cue, before.content)
    assert before.said is None


def several(*marked: tuple[str, str | None], parent: str | None = None) -> list[str | None]:
    """When each of the attributions, one a text with its voice, was said; later ones nested in ``parent``."""
    text, found = "", []
    for number, (one, voice) in enumerate(marked, start=1):
        (attribution,) = attributed(" " * len(text) + one).attributions
        text += re.sub(MARK, r"\2", one) + " "
        source = replace(attribution.source, voice=voice) if attribution.source else None
        under = parent if number > 1 else None
        found.append(replace(attribution, id=f"a{number}", source=source, parent=under))
    blocks = (Block(0, len(text), "paragraph", "en"),)
    document = Document("x", text, blocks, published=PUBLISHED, attributions=tuple(found))
    dated = said(document, times(document))
    return [a.said["value"] if a.said else None for a in dated]


FIRST = ("[s Brel] [q told] reporters on Tuesday [c that the bridge was safe].", "v1")


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (("[s She] [q added] [c that it would stay open].", "v1"), "2023-06-20"),
        (("[s She] [q added] [c that it would open on Monday].", "v1"), "2023-06-20"),
        (("[s Dorn] [q said] [c it would not].", "v2"), None),
        (("It shut on Sunday. [s She] [q said] [c it would not stay so].", "v1"), None),
        (("[s She] [q said] on Wednesday [c it would not].", "v1"), "2023-06-21"),
        (("[q Reportedly] [c it will not].", None), None),
    ],
)
def test_the_time_holds_while_the_same_voice_goes_on(
    then: tuple[str, str | None], expected: str | None
) -> None:
    assert several(FIRST, then) == ["2023-06-20", expected]


def test_the_time_holds_where_nobody_is_named_who_asks_in_between() -> None:
    asked = ("[q Asked] [c whether it leaked], there was silence.", None)
    she = ("[s She] [q added] [c that it would stay open].", "v1")
    assert several(FIRST, asked, she) == ["2023-06-20", None, "2023-06-20"]
    assert several(FIRST, ("[s Dorn] [q asked] [c whether it leaked].", "v2"), she)[2] is None


def test_the_time_doesnt_pass_backwards_nor_to_what_is_nested() -> None:
    assert several(("[s Brel] [q said] [c the bridge was safe].", "v1"), FIRST) == [None, "2023-06-20"]
    inner = ("[s She] [q promised] [c to stay].", "v1")
    assert several(FIRST, inner, parent="a1") == ["2023-06-20", None]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[s A report released on Monday] [q found] [c that it leaked].", ("2023-06-19", "Monday")),
        ("[s Brel, who spoke to newsmen on Monday,] [q said] [c it leaked].", ("2023-06-19", "Monday")),
        ("[s The crew that sank on Monday] [q said] [c it leaked].", None),
    ],
)
def test_a_time_in_the_source_counts_where_it_came_out_or_spoke(
    marked: str, expected: tuple[str, str] | None
) -> None:
    assert when(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[s Brel] [q said] [c Tuesday] [c they will appeal].", ("2023-06-20", "Tuesday")),
        ("[s The company today] [q confirmed] [c the sale].", ("2023-06-21", "today")),
        ("[s The crew of Tuesday] [q confirmed] [c the sale].", None),
        ("[s Brel] [q said] [c Tuesday].", None),
    ],
)
def test_a_time_at_the_cue_counts_where_the_roles_took_it_in(
    marked: str, expected: tuple[str, str] | None
) -> None:
    assert when(marked) == expected
