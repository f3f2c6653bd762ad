"""The reader that ships, by what a user relies on: nesting, pieces, determinism, no false quotations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute import Reader, attribute, load_reader
from reportedly.attribute.features import Encoded
from reportedly.attribute.model import HOME, Model
from reportedly.attribute.reader import ModelReader
from reportedly.errors import ModelError
from reportedly.read import document as read_document
from reportedly.types import Attribution, Block, Document, Engine

pytestmark = pytest.mark.skipif(not (HOME / "model.json").exists(), reason="no model file")

CORPUS = Path(__file__).parents[2] / "examples" / "corpus"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def read(text: str, reader: Reader) -> Document:
    return attribute(read_document(text), reader)


def said_by(found: tuple[Attribution, ...], source: str) -> list[Attribution]:
    return [a for a in found if a.source and source in a.source.text]


FILLER = (
    "The port of Halm lies at the mouth of the river. Its cranes were built in the last century, and the "
    "town has grown around them ever since."
)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The mayor said that the bridge would be closed for a year.",
            "The mayor",
            "said",
            "that the bridge would be closed for a year",
        ),
        ("“The bridge is safe,” said the minister.", "the minister", "said", "“The bridge is safe,”"),
        (
            "According to the police, two boats were stopped.",
            "the police",
            "According to",
            "two boats were stopped",
        ),
        (
            "The company denied that its trucks had carried the waste.",
            "The company",
            "denied",
            "that its trucks had carried the waste",
        ),
    ],
)
def test_plain_statements(text: str, source: str, cue: str, content: str, reader: Reader) -> None:
    (only,) = [a for a in read(f"{FILLER}\n\n{text}\n\n{FILLER}", reader).attributions if a.parent is None]
    assert only.source and only.cue
    assert (only.source.text, only.cue.text, only.content.text) == (source, cue, content)


def test_a_content_in_pieces_is_one_attribution(reader: Reader) -> None:
    text = f"{FILLER}\n\n“We warned them twice,” Mara Oln said, “and nobody answered the letter.”\n\n{FILLER}"
    (only,) = said_by(read(text, reader).attributions, "Mara Oln")
    assert [s.text for s in only.content.spans] == [
        "“We warned them twice,”",
        "“and nobody answered the letter.”",
    ]
    assert only.form == "direct"


def test_a_quotation_that_goes_on_in_the_next_paragraph_stays_one_content(reader: Reader) -> None:
    text = (
        "“We warned them twice,” Mara Oln told the inquiry on Monday. “Nobody answered.\n\n"
        "“When the wall broke, we heard it from the neighbours. That is how this country is run.”\n\n"
        + FILLER
    )
    (only,) = said_by(read(text, reader).attributions, "Mara Oln")
    assert only.content.spans[-1].text.endswith("run.”")


def test_a_statement_within_a_statement_is_nested(reader: Reader) -> None:
    text = f"{FILLER}\n\nThe minister said that the police had denied beating the prisoners.\n\n{FILLER}"
    found = read(text, reader).attributions
    (outer,), (inner,) = said_by(found, "The minister"), said_by(found, "the police")
    assert inner.parent == outer.id
    assert inner.content.text == "beating the prisoners"


class Tagging(Model):
    """The model that ships, as one that tags nested cues at ``words`` and nowhere else; with None as one that
    knows outermost cues alone."""

    def __init__(self, words: set[str] | None, text: str) -> None:
        super().__init__(HOME)
        self.knows_nested, self.words, self.text = words is not None, words or set(), text

    def _tagged(self, encoded: Encoded, tags: Any) -> Any:
        nested = np.full((len(tags), 3), [9.0, -9.0, -9.0], dtype=np.float32)
        nested[:, 1] = [18.0 if self.text[s:e] in self.words else -9.0 for s, e in encoded.units]
        return np.concatenate([tags[:, :3], nested], 1) if self.knows_nested else tags[:, :3]

    def read(self, encoded: Encoded) -> tuple[Any, Any]:
        words, tags = super().read(encoded)
        return words, self._tagged(encoded, tags)

    def read_deep(self, encoded: Encoded) -> tuple[Any, Any, Any]:
        words, tags, below = super().read_deep(encoded)
        return words, self._tagged(encoded, tags), below


@pytest.mark.parametrize(
    ("words", "cues"),
    [
        (set(), ["said"]),
        ({"denied"}, ["said", "denied"]),
        ({"said"}, ["said"]),
        (None, ["said", "had denied"]),  # contents are read again then
    ],
)
def test_what_is_nested_is_heard_where_its_cues_are(words: set[str] | None, cues: list[str]) -> None:
    text = f"The minister said that the police had denied beating the prisoners.\n\n{FILLER}"
    found = attribute(read_document(text), ModelReader(Engine("0"), Tagging(words, text))).attributions
    assert [a.cue.text for a in found if a.cue] == cues
    assert [a.parent for a in found[1:]] == [found[0].id] * (len(cues) - 1)
    assert [a.content.text for a in found[1:]] == ["beating the prisoners"] * (len(cues) - 1)


def test_what_stands_between_commas_in_a_content_is_not_read_with_it(reader: Reader) -> None:
    text = (
        "Korvan Motors plans to cut about 3,000 jobs, people familiar with the matter said, as sales of its "
        f"vans stall.\n\n{FILLER}"
    )
    found = read(text, reader).attributions
    (outer,) = said_by(found, "people familiar with the matter")
    assert outer.parent is None
    assert outer.content.text.startswith("Korvan Motors plans to cut")
    assert not any("people" in span.text for a in found for span in a.content.spans)


def test_scare_quotes_and_titles_are_no_statements(reader: Reader) -> None:
    text = (
        "The “smart” bins of Halm were emptied twice a week. The town’s choir sang “The Ferryman’s Daughter” "
        f"in the old hall, and the “summer of mud” ended with a parade.\n\n{FILLER}"
    )
    assert read(text, reader).attributions == ()


def test_reportedly_is_a_cue_without_a_source(reader: Reader) -> None:
    text = f"{FILLER}\n\nSeveral accounts of the movement were reportedly closed after the raid.\n\n{FILLER}"
    (only,) = [a for a in read(text, reader).attributions if a.cue and a.cue.text == "reportedly"]
    assert only.source is None
    assert only.content.text == "Several accounts of the movement were closed after the raid"


def test_a_post_is_its_authors_word(reader: Reader) -> None:
    text = (
        f"{FILLER}\n\nWe will not leave the harbour until our people are free. We ask for nothing else.\n"
        f"— Ines Dahl (@inesdahl) June 21, 2023\n\n{FILLER}"
    )
    post = next(a for a in read(text, reader).attributions if a.cue is None)
    assert post.source and post.source.text == "Ines Dahl"
    assert post.content.text.startswith("We will not leave the harbour")


def stories() -> list[Document]:
    return [read_document(path.read_bytes(), path=str(path)) for path in sorted(CORPUS.glob("*.txt"))]


def test_spans_equal_their_text_and_stand_in_their_parents(reader: Reader) -> None:
    for story in stories():
        found = attribute(story, reader)
        by_id = {a.id: a for a in found.attributions}
        assert by_id
        for a in found.attributions:
            roles = [a.content, *filter(None, (a.source, a.cue))]
            spans = [s for role in roles for s in role.spans]
            assert all(story.text[s.start : s.end] == s.text and s.text for s in spans)
            if a.parent:
                around = by_id[a.parent].content.spans
                assert all(
                    any(o.start <= s.start and s.end <= o.end for o in around) for s in a.content.spans
                )


def test_the_same_text_gives_the_same_findings_whatever_was_read_before(reader: Reader) -> None:
    first = [attribute(story, reader).attributions for story in stories()]
    again = [attribute(story, load_reader()).attributions for story in reversed(stories())]
    assert first == again[::-1]


def test_a_paragraph_added_far_away_changes_nothing_here(reader: Reader) -> None:
    body = "\n\n".join(story.text for story in stories() * 4)
    story = read_document(body)
    longer = read_document(body + "\n\nThe mayor said that the bridge would be closed for a year.")
    half = len(body) // 3
    here = [replace(a, id="", parent=None) for a in attribute(story, reader).attributions]
    there = [replace(a, id="", parent=None) for a in attribute(longer, reader).attributions]
    near = [a for a in here if a.content.spans[-1].end < half]
    assert near
    assert near == [a for a in there if a.content.spans[-1].end < half]


@settings(max_examples=15)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    document = Document(
        "x", text, (Block(0, len(text), "paragraph", "en"),) if text.strip() else (), language="en"
    )
    found = attribute(document, load_reader())
    assert all(a.content.spans for a in found.attributions)
    assert all(text[s.start : s.end] == s.text for a in found.attributions for s in a.content.spans)


@settings(max_examples=8)
@given(st.integers(0, 4000), st.integers(0, 4000))
def test_any_cut_of_an_article_is_read_without_a_crash(start: int, length: int) -> None:
    text = "\n\n".join(story.text for story in stories())[start : start + length + 200]
    found = attribute(read_document("The mayor of Halm spoke in the town hall today. " + text), load_reader())
    assert all(found.text[s.start : s.end] == s.text for a in found.attributions for s in a.content.spans)


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    for path in HOME.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "roles.onnx").open("ab") as file:
        file.write(b"more")
    with pytest.raises(ModelError, match=r"model\.json names"):
        load_reader(tmp_path)
