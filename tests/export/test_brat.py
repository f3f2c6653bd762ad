"""brat standoff, read back by a reader of its own: the same spans, the same ties."""

import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given, settings

from reportedly.export import write
from reportedly.types import Attribution, Content, Cue, Source
from tests.cli.documents import FULL, TEXT
from tests.export import strategies
from tests.export.strategies import of_text, span


@dataclass
class Standoff:
    """One document as a reader of brat's format has it."""

    text: str
    marks: dict[str, tuple[str, list[list[int]]]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    ties: list[tuple[str, str, str]] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    notes: dict[str, dict] = field(default_factory=dict)

    def spans(self, mark: str) -> list[list[int]]:
        """A mark's exact spans: its fragments, or those in its note where line ends split them."""
        return self.notes.get(mark, {}).get("spans") or self.marks[mark][1]

    def tied(self, kind: str) -> dict[str, str]:
        return {first: second for found, first, second in self.ties if found == kind}


def parsed(stem: Path) -> Standoff:
    # As most readers open them: as text, with all line ends the same, split where Python sees lines.
    found = Standoff(stem.with_suffix(".txt").read_text("utf-8-sig"))
    for line in stem.with_suffix(".ann").read_text("utf-8").splitlines():
        name, about, *words = line.split("\t")
        if name[0] == "T":
            kind, places = about.split(" ", 1)
            found.marks[name] = (kind, [[int(n) for n in place.split(" ")] for place in places.split(";")])
            (found.words[name],) = words
        elif name[0] == "R":
            kind, first, second = re.fullmatch(r"(\w+) Arg1:(T\d+) Arg2:(T\d+)", about).groups()
            found.ties.append((kind, first, second))
        elif name[0] == "A":
            found.attributes.append(tuple(about.split(" ")))
        else:
            assert name[0] == "#"
            kind, mark = about.split(" ")
            assert kind == "AnnotatorNotes"
            found.notes[mark] = json.loads(words[0])
    return found


def stems(folder: Path) -> list[Path]:
    return sorted(path.with_suffix("") for path in folder.glob("*.txt"))


def read(folder: Path) -> list[Standoff]:
    return [parsed(stem) for stem in stems(folder)]


def attributions(found: Standoff) -> dict[str, dict]:
    """Each attribution's spans by role, its form, and the id of what it is nested in."""
    contents = {mark: found.notes[mark]["id"] for mark, (kind, _) in found.marks.items() if kind == "Content"}
    forms = {mark: value for kind, mark, value in found.attributes if kind == "Form"}
    says, signals, within = (found.tied(kind) for kind in ("Says", "Signals", "Within"))
    return {
        name: {
            "content": found.spans(mark),
            "source": found.spans(says[mark]) if mark in says else None,
            "cue": found.spans(signals[mark]) if mark in signals else None,
            "parent": contents[within[mark]] if mark in within else None,
            "form": forms[mark],
        }
        for mark, name in contents.items()
    }


def expected(document) -> dict[str, dict]:
    plain = document.to_dict()["attributions"]
    roles = ("content", "source", "cue")
    return {
        one["id"]: {role: one[role] and one[role]["spans"] for role in roles}
        | {name: one[name] for name in ("parent", "form")}
        for one in plain
    }


def exported(folder: Path, *documents) -> Path:
    write(documents, folder / "out", format="brat")
    return folder / "out"


@settings(max_examples=50)
@given(strategies.documents())
def test_spans_and_ties_come_back(tmp_path_factory, document):
    (found,) = read(exported(tmp_path_factory.mktemp("brat"), document))
    assert attributions(found) == expected(document)
    kinds = {"times": "Time", "quantities": "Quantity", "wording": "Wording", "assertions": "Assertion"}
    for kind, name in kinds.items():
        marks = [mark for mark, (found_kind, _) in found.marks.items() if found_kind == name]
        assert [found.spans(mark) for mark in marks] == [
            [list(one["span"])] for one in getattr(document, kind)
        ]


@settings(max_examples=50)
@given(strategies.documents())
def test_offsets_fit_the_file_and_each_line_has_its_words(tmp_path_factory, document):
    (found,) = read(exported(tmp_path_factory.mktemp("brat"), document))
    assert len(found.text) == len(document.text)
    for mark, (_, fragments) in found.marks.items():
        # brat refuses a mark with other words than these.
        words = " ".join(found.text[start:end] for start, end in fragments)
        assert found.words[mark] == words or not words.strip()
        covered = {at for start, end in fragments for at in range(start, end)}
        exact = {at for start, end in found.spans(mark) for at in range(start, end)}
        assert covered <= exact
        assert all(found.text[at].isspace() for at in exact - covered)


@settings(max_examples=50)
@given(strategies.documents(most=0))
def test_the_text_is_the_documents_but_for_what_does_not_print(tmp_path_factory, document):
    (found,) = read(exported(tmp_path_factory.mktemp("brat"), document))
    pairs = zip(found.text, document.text, strict=True)
    changed = [(ours, theirs) for ours, theirs in pairs if ours != theirs]
    assert all(ours in " \n" for ours, _ in changed)
    assert all(category(theirs) in {"Cc", "Zl", "Zp"} or theirs == "\ufeff" for _, theirs in changed)


@pytest.mark.parametrize("text", ["\ufeffShe said\r\n\rno\r\n.", "She\rsaid\r\r\nno.", "\r\n"])
def test_what_readers_of_text_drop_is_replaced_one_for_one(tmp_path, text):
    (found,) = read(exported(tmp_path, of_text(text)))
    assert len(found.text) == len(text)
    assert found.text.split() == text.replace("\ufeff", "").split()


def test_split_and_nested_contents(tmp_path):
    text = "“The quay is shut,” she said, “until May.”"
    said = Attribution(
        "a1",
        Content((span(text, "“The quay is shut,”"), span(text, "“until May.”"))),
        Cue((span(text, "said"),), "assert", "affirmed", "certain", "neutral"),
        Source((span(text, "she"),), None),
        "direct",
    )
    folder = exported(tmp_path, of_text(text, attributions=(said,)))
    lines = stems(folder)[0].with_suffix(".ann").read_text("utf-8").splitlines()
    assert lines[0] == "T1\tContent 0 19;30 42\t“The quay is shut,” “until May.”"
    assert lines[3:6] == ["T2\tSource 20 23\tshe", "R1\tSays Arg1:T1 Arg2:T2", "T3\tCue 24 28\tsaid"]


def test_what_the_rest_is_in_notes(tmp_path):
    (found,) = read(exported(tmp_path, FULL))
    notes = {note["id"]: note for note in found.notes.values() if "id" in note}
    assert notes["a2"] == {
        "id": "a2",
        "chain": ["Oda Brel", "a report", "officials", None],
        "said": "2031-04-02",
        "confidence": 0.8,
    }
    (who,) = (found.notes[second] for kind, first, second in found.ties if kind == "Says" and first == "T1")
    assert who == {"voice": "v1", "name": "Oda Brel"}
    assert ("Polarity", "negated") in {(kind, value) for kind, _, value in found.attributes}


def test_a_span_over_lines_has_a_fragment_for_each(tmp_path):
    text = "She said: first line\r\n\r\n \nsecond\tline\u2028third"
    content = Content((span(text, text[10:]),))
    found = Attribution("a1", content, None, None, "indirect")
    folder = exported(tmp_path, of_text(text, attributions=(found,)))
    first = stems(folder)[0].with_suffix(".ann").read_text("utf-8").splitlines()[0]
    assert first == "T1\tContent 10 20;26 37;38 43\tfirst line second line third"
    assert attributions(read(folder)[0])["a1"]["content"] == [[10, len(text)]]


def test_the_configuration_names_every_kind(tmp_path):
    folder = exported(tmp_path, FULL)
    sections = re.split(r"\[(\w+)\]\n", (folder / "annotation.conf").read_text("utf-8"))[1:]
    names = {
        section: {line.split(" ")[0] for line in body.splitlines()}
        for section, body in zip(sections[::2], sections[1::2], strict=True)
    }
    (found,) = read(folder)
    assert {kind for kind, _ in found.marks.values()} <= names["entities"]
    assert {kind for kind, *_ in found.ties} <= names["relations"]
    assert {kind for kind, *_ in found.attributes} <= names["attributes"]
    values = dict(
        re.findall(r"^(\w+) Arg:\w+, Value:(\S+)$", (folder / "annotation.conf").read_text("utf-8"), re.M)
    )
    assert all(value in values[kind].split("|") for kind, _, value in found.attributes)


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "a\0b",
        "CON",
        "..",
        "",
        "x" * 5000,
        "a\nb",
        "\udce9",
        "قطار",
        "a/b\\c:d*?",
    ],
)
def test_file_names_are_safe_whatever_the_document_says(tmp_path, name):
    folder = exported(tmp_path, replace(FULL, id=name, path=name, title=name))
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 3
    assert all(re.fullmatch(r"[a-z0-9-]{64,110}\.(ann|txt)|annotation\.conf", found) for found in names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_one_text_twice_keeps_both(tmp_path):
    folder = exported(tmp_path, FULL, replace(FULL, attributions=()), FULL)
    assert [len(attributions(found)) for found in read(folder)].count(2) == 2
    assert len(stems(folder)) == 3
    assert {found.text for found in read(folder)} == {TEXT}
