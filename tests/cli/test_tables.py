"""The tables of voices and of the outlet's own voice."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from reportedly.cli.tables import OwnVoiceView, SectionsView, VoicesView
from tests.cli.documents import FULL, voice


def shown(view, width: int = 100) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(view)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().split("  ") if cell.strip()]


def test_voices_with_those_never_heard_last():
    header, *rows = map(cells, shown(VoicesView(FULL)))
    assert header == ["voice", "kind", "role", "affiliation", "quoted", "mentioned"]
    assert rows == [
        ["Oda Brel", "person", "roads minister", "roads ministry", "1", "2"],
        ["a report (anonymous)", "document", "1", "1"],
        ["officials (anonymous)", "group", "1", "1"],
        ["never heard"],
        ["Meral Front", "organization", "0", "3"],
        ["roads ministry", "government", "0", "1"],
    ]


@pytest.mark.parametrize("width", range(64, 100, 4))
def test_kinds_and_headings_of_a_table_are_never_parted(width):
    text = "\n".join(shown(VoicesView(FULL), width))
    assert "organization" in text and "government" in text
    assert "…" not in text and "mentioned" in text


def test_voices_in_a_narrow_place():
    assert shown(VoicesView(FULL), 40)[:3] == [
        "  Oda Brel",
        "    person, roads minister, roads",
        "    ministry, quoted 1, mentioned 2",
    ]


def test_the_outlets_own_voice_and_whose_the_loaded_words_are():
    lines = shown(OwnVoiceView(FULL))
    assert lines[:4] == [
        "2 assertions in the outlet's own voice",
        "  The Meral Front is a cult.",
        "  The bridge is shut.",
        "3 pieces of loaded wording",
    ]
    assert [cells(line) for line in lines[4:]] == [
        ["words", "charge", "whose", "times"],
        ["cult", "pejorative", "the outlet", "1"],
        ["so-called", "hedge", "officials (anonymous)", "1"],
        ["regime", "pejorative", "officials (anonymous)", "1"],
    ]


def test_the_same_words_of_the_same_voice_are_one_row():
    twice = replace(FULL, wording=(FULL.wording[2], FULL.wording[2] | {"term": "sect"}, FULL.wording[2]))
    assert [cells(line) for line in shown(OwnVoiceView(twice))[5:]] == [
        ["cult", "pejorative", "the outlet", "2"],
        ["cult", "pejorative (sect)", "the outlet", "1"],
    ]


def test_empty_fields_say_so():
    bare = replace(FULL, voices=(), wording=(), assertions=())
    assert shown(SectionsView(bare, (VoicesView, OwnVoiceView))) == [
        "A bridge · The Tolmin Post · 2031-04-03",
        "  no voices",
        "0 assertions in the outlet's own voice",
        "0 pieces of loaded wording",
    ]


@pytest.mark.parametrize("width", [20, 40, 63, 64, 120])
@pytest.mark.parametrize("view", [VoicesView, OwnVoiceView])
def test_no_row_is_wider_than_the_terminal_and_none_loses_a_word(view, width):
    lines = shown(view(FULL), width)
    assert max(map(len, lines)) <= width
    words = " ".join(lines).replace(",", " ").split()
    assert {"officials", "Meral", "Front"} & set(" ".join(shown(view(FULL), 200)).split()) <= set(words)


@given(st.text(min_size=1), st.integers(20, 100))
def test_any_name_is_shown_and_none_steers_the_terminal(name, width):
    full = replace(FULL, voices=(voice(1, name, "person", description=name, affiliation="v1"),))
    text = "\n".join(shown(VoicesView(full), width))
    assert not set(text) & set("\x1b\x07\r\u202a\u202b\u202d\u202e")


def test_a_name_that_runs_right_to_left_is_isolated():
    full = replace(FULL, voices=(voice(1, "سحر مینو", "person"),))
    assert "\u2067سحر مینو\u2069" in shown(VoicesView(full))[1]
