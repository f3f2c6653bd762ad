"""What the terminal shows of a document."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from reportedly.cli.plain import one_line
from reportedly.cli.progress import Progress
from reportedly.cli.view import Counts, DocumentView, last_line
from reportedly.types import Attribution, Content, Cue, Document, Source, Span
from tests.cli.documents import FULL

TEXT = 'The port said that, according to a memo, the pilots denied "any delay" at all.'


def find(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def attribution(number: int, content: str, cue: str | None, source: str | None, **more) -> Attribution:
    return Attribution(
        f"a{number}",
        Content(tuple(find(piece) for piece in content.split("|"))),
        cue and Cue((find(cue),)),
        source and Source((find(source),)),
        more.pop("form", "indirect"),
        **more,
    )


NESTED = Document(
    "0" * 64,
    TEXT,
    title="A memo",
    outlet="The Tolmin Post",
    published="2031-04-03T08:00:00Z",
    attributions=(
        attribution(1, 'according to a memo, the pilots denied "any delay" at all', "said", "The port"),
        attribution(2, 'the pilots denied "any delay" at all', "according to", "a memo", parent="a1"),
        attribution(3, '"any delay"|at all', "denied", None, parent="a2", form="mixed", confidence=0.5),
    ),
)


def shown(document: Document, width: int = 80) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(DocumentView(document))
    return console.file.getvalue().splitlines()


def test_a_tree_of_nested_attributions():
    assert shown(NESTED) == [
        "A memo · The Tolmin Post · 2031-04-03",
        "└── The port · said (indirect, 1.00)",
        '      according to a memo, the pilots denied "any delay" at all',
        "    └── a memo · according to (indirect, 1.00)",
        '          the pilots denied "any delay" at all',
        "        └── no source named · denied (mixed, 0.50)",
        '              "any delay" … at all',
    ]


def test_narrow_terminals_wrap_with_a_hanging_indent():
    assert shown(NESTED, 34)[3:9] == [
        "    1.00)",
        "      according to a memo, the",
        '      pilots denied "any delay" at',
        "      all",
        "    └── a memo · according to",
        "        (indirect, 1.00)",
    ]


def test_a_document_without_attributions_says_so():
    assert shown(replace(NESTED, attributions=(), title=None, path="a.txt"))[1:] == ["  no attributions"]
    assert shown(replace(NESTED, attributions=(), title=None, path="a.txt"))[0].startswith("a.txt · ")


def test_speech_without_a_cue_shows_its_source_alone():
    post = replace(NESTED, attributions=(attribution(1, "any delay", None, "The port", form="direct"),))
    assert shown(post)[1] == "└── The port (direct, 1.00)"


def test_right_to_left_lines_are_isolated_one_by_one():
    persian = "این قرارداد هرگز به ما نشان داده نشده است و ما از آن بی‌خبر بودیم"
    document = Document(
        "0" * 64,
        persian,
        title="A post",
        attributions=(Attribution("a1", Content((Span(0, len(persian), persian),)), None, None, "direct"),),
    )
    content = [line.strip() for line in shown(document, 40)[2:]]
    assert len(content) > 1
    assert all(line.startswith("\u2067") and line.endswith("\u2069") for line in content)
    assert "".join(line[1:-1] + " " for line in content).strip() == persian


@pytest.mark.parametrize("width", [20, 80])
def test_any_depth_fits_any_width(width):
    chain = tuple(
        attribution(
            number, "the pilots denied", "said", None, parent=f"a{number - 1}" if number > 1 else None
        )
        for number in range(1, 1200)
    )
    lines = shown(replace(NESTED, attributions=chain), width)
    assert max(map(len, lines)) <= width
    assert "level 1199 · " in " ".join(" ".join(lines).replace("│", " ").split())


def test_the_last_line_counts():
    counts = Counts()
    counts.add(NESTED)
    counts.add(replace(NESTED, attributions=()))
    console = Console(file=io.StringIO(), width=200)
    console.print(last_line(counts, 1))
    assert console.file.getvalue() == (
        "2 documents, 3 attributions: 0 direct, 2 indirect, 1 mixed; 2 nested, 1 without a source; "
        "1 input not read\n"
    )


def test_names_chains_readings_and_dates():
    assert shown(FULL, 100) == [
        "A bridge · The Tolmin Post · 2031-04-03",
        "└── He → Oda Brel · denied (indirect, deny, negated, possible, distancing, said 2031-04-03, 0.93)",
        "      according to a report citing officials, at least 40 pilots might have left",
        "    └── a report (anonymous) · according to (indirect, said 2031-04-02, 0.80)",
        "          at least 40 pilots might have left",
        "          on the word of Oda Brel ← a report (anonymous) ← officials (anonymous) ← unnamed",
        "spoken of, never heard: Meral Front (3 mentions)",
    ]


def test_a_body_whose_spokesman_speaks_is_heard_through_him():
    front = FULL.voices[3]
    spokesman = FULL.voices[0] | {"description": "spokesman", "affiliation": front["id"]}
    document = replace(FULL, voices=(spokesman, *FULL.voices[1:]))
    assert shown(document, 100)[-1] == "spoken of, heard only through others: Meral Front (3 mentions)"
    member = spokesman | {"description": "member"}
    document = replace(FULL, voices=(member, *FULL.voices[1:]))
    assert shown(document, 100)[-1] == "spoken of, never heard: Meral Front (3 mentions)"


def test_who_is_heard_in_the_words_of_others_alone():
    front = FULL.voices[3] | {"quoted": 1}
    report = FULL.attributions[1]
    told = replace(report, source=Source(report.source.spans, "v4"), chain=("v1", "v4"))
    document = replace(
        FULL, voices=(*FULL.voices[:3], front, FULL.voices[4]), attributions=(FULL.attributions[0], told)
    )
    assert shown(document, 100)[-1] == "spoken of, heard only through others: Meral Front (3 mentions)"
    speaks = replace(told, parent=None)
    assert not any("spoken of" in line for line in shown(replace(document, attributions=(speaks,)), 100))


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("Oda Brel", "Brel", True),
        ("Oda Brel", "the minister", True),
        ("Oda Brel", "Roads minister ODA BREL", False),
        ("Oda Bre'l", "Oda Bre’l", False),
        ("the Tolmin Post", "Tolmin Post", False),
    ],
)
def test_a_name_is_told_where_it_says_more_than_the_source(name, words, told):
    voice = FULL.voices[0] | {"name": name}
    said = replace(FULL.attributions[0], source=Source((Span(0, len(words), words),), "v1"))
    head = shown(replace(FULL, voices=(voice,), attributions=(said,)), 200)[1]
    assert (f" → {name} · denied" in head) is told


def test_findings_without_their_voices_show_as_before():
    bare = replace(FULL, voices=(), attributions=(replace(FULL.attributions[0], chain=()),))
    assert shown(bare, 200)[1].startswith("└── He · denied (indirect, deny, ")
    assert len(shown(bare, 200)) == 3


def test_a_chain_of_nobody_known_is_not_told():
    nobody = replace(FULL.attributions[0], source=None, chain=(None,))
    assert not any("on the word of" in line for line in shown(replace(FULL, attributions=(nobody,))))


def test_names_and_chains_that_run_right_to_left_stay_in_their_place():
    persian = FULL.voices[0] | {"name": "سحر مینو"}
    head, *_, chain, _silent = shown(replace(FULL, voices=(persian, *FULL.voices[1:])), 200)[1:]
    assert "He → \u2067سحر مینو\u2069 · denied" in head
    assert "on the word of \u2067سحر مینو\u2069 ← a report" in chain
    assert chain.endswith("\u2069")  # the line as a whole runs left to right


def test_arrows_where_a_terminal_knows_no_unicode():
    file = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    console = Console(file=file, width=100)
    with console.capture() as captured:
        console.print(DocumentView(FULL))
    assert "He -> Oda Brel" in captured.get() and "Oda Brel <- a report" in captured.get()


@pytest.mark.parametrize("width", [20, 30, 64, 200])
def test_no_line_of_readings_is_wider_than_the_terminal(width):
    assert max(map(len, shown(FULL, width))) <= width


@given(st.text())
def test_no_text_can_steer_a_terminal(text):
    line = one_line(text)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in line)
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    line.encode("utf-8")


@given(st.text(min_size=1), st.integers(20, 60))
def test_any_text_is_shown(text, width):
    span = Span(0, len(text), text)
    whole = Attribution("a1", Content((span,)), Cue((span,)), Source((span,)), "direct")
    assert shown(Document("0" * 64, text, title=text, attributions=(whole,)), width)


def test_progress_tells_files_and_time_left(tmp_path):
    for name in "abc":
        (tmp_path / name).touch()
    console = Console(file=io.StringIO(), force_terminal=True, width=100, color_system=None)
    with Progress([str(tmp_path)], shown=True, patience=0, console=console) as progress:
        for name in "ab":
            with progress.aside(str(tmp_path / name)):
                pass
    assert "2/3 files" in console.file.getvalue()
    assert "documents a second" in console.file.getvalue()


def test_progress_is_silent_where_nobody_watches(tmp_path):
    console = Console(file=io.StringIO(), force_terminal=True)
    with (
        Progress(["a", "b"], shown=False, patience=0, console=console) as progress,
        progress.aside("a"),
    ):
        pass
    assert console.file.getvalue() == ""


def test_progress_over_one_file_counts_its_documents():
    console = Console(file=io.StringIO(), force_terminal=True, width=80)
    with Progress(["one.jsonl"], shown=True, patience=0, console=console) as progress:
        for _ in range(3):
            with progress.aside("one.jsonl"):
                pass
    assert "3 documents" in console.file.getvalue()
