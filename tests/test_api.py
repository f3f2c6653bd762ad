"""``reportedly.read`` and ``reportedly.stream``."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

import reportedly
from reportedly import Attribution, Content, Document, Rejection, Span
from reportedly.errors import UnreadableError, UsageError
from reportedly.pipeline import confident, outcomes

ARTICLE = """Bridge at Tolmin Reach stays closed

"The bridge will not open before the spring," said Mara Ovetz, the transport minister.

The harbour master told reporters that nobody had asked him about the timetable.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{ARTICLE}\nThis is copy {name}.\n", encoding="utf-8")
    return tmp_path


def test_the_article_itself():
    (document,) = reportedly.read(ARTICLE)
    quoted = [found for found in document.attributions if found.form == "direct"]
    assert any(found.source and "Ovetz" in found.source.text for found in quoted)
    assert reportedly.read(ARTICLE.encode())[0].text == document.text


def test_spans_know_their_text():
    (document,) = reportedly.read(ARTICLE)
    for found in document.attributions:
        for span in found.content.spans:
            assert span.text == document.text[span.start : span.end]


def test_a_file_a_folder_and_a_glob(folder):
    assert len(reportedly.read(folder / "a.txt")) == 1
    assert len(reportedly.read(str(folder / "a.txt"))) == 1
    assert len(reportedly.read(str(folder))) == 2
    assert [document.path for document in reportedly.read(str(folder / "*.txt"))] == [
        str(folder / "a.txt"),
        str(folder / "b.txt"),
    ]


@pytest.mark.parametrize("missing", ["missing.html", Path("missing article.html")])
def test_a_missing_file_is_unreadable(missing):
    with pytest.raises(UnreadableError) as caught:
        reportedly.read(missing)
    assert caught.value.path == str(missing)


@pytest.mark.parametrize("nothing", ["", b"", "   \n"])
def test_nothing_is_unreadable(nothing):
    with pytest.raises(UnreadableError):
        reportedly.read(nothing)


def test_what_cannot_be_read_among_others_is_logged(folder, caplog):
    (folder / "c.txt").touch()
    assert len(reportedly.read(folder)) == 2
    assert str(folder / "c.txt") in caplog.text


def test_a_stream_goes_on_after_a_bad_input(folder):
    rejections: list[reportedly.Rejection] = []
    inputs = [folder / "b.txt", folder / "missing.txt", folder / "a.txt"]
    documents = list(reportedly.stream(inputs, on_rejection=rejections.append))
    assert [document.path for document in documents] == [str(folder / "b.txt"), str(folder / "a.txt")]
    assert [rejection.path for rejection in rejections] == [str(folder / "missing.txt")]


def test_any_number_of_jobs_gives_the_same_documents(folder):
    one, two = (list(reportedly.stream([folder], on_rejection=print, jobs=jobs)) for jobs in (1, 2))
    assert one == two


def test_options_out_of_range():
    with pytest.raises(UsageError):
        reportedly.stream([], on_rejection=print, jobs=0)
    with pytest.raises(UsageError):
        reportedly.stream([], on_rejection=print, min_confidence=2)


def test_what_is_nested_in_a_doubtful_one_goes_with_it():
    def found(number: int, confidence: float, parent: str | None = None) -> Attribution:
        content = Content((Span(0, 4, "word"),))
        return Attribution(f"a{number}", content, None, None, "direct", parent, confidence=confidence)

    document = Document("0" * 64, "word", attributions=(found(1, 0.9), found(2, 0.3, "a1")))
    document = replace(document, attributions=(*document.attributions, found(3, 0.9, "a2"), found(4, 0.5)))
    kept = confident(document, 0.5).attributions
    assert [attribution.id for attribution in kept] == ["a1", "a4"]
    assert confident(document, 0.0) == document


def touchy():
    def attribute(document: Document) -> Document:
        if document.path == "raises":
            raise RuntimeError("first line\nsecond line")
        if document.path == "exhausts":
            raise MemoryError
        if document.path == "kills":
            os.kill(os.getpid(), signal.SIGKILL)
        return replace(document, title="attributed")

    return attribute


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_cannot_be_analysed_is_a_rejection(jobs):
    documents = [Document("0" * 64, "text", path=path) for path in ("a", "raises", "exhausts", "b")]
    assert list(outcomes(documents, jobs=jobs, prepare=touchy)) == [
        replace(documents[0], title="attributed"),
        Rejection("raises", "could not be analysed: RuntimeError: first line"),
        Rejection("exhausts", "its analysis took more memory than it may"),
        replace(documents[3], title="attributed"),
    ]


def test_a_document_that_kills_its_process_is_a_rejection():
    documents = [Document("0" * 64, "text", path=path) for path in ("a", "kills", "b")]
    assert list(outcomes(documents, jobs=2, prepare=touchy)) == [
        replace(documents[0], title="attributed"),
        Rejection("kills", "its analysis ended the process (signal 9)"),
        replace(documents[2], title="attributed"),
    ]
