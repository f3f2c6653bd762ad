"""Files, folders, globs, standard input, JSON Lines; and every kind of bad input among good ones."""

import io
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportedly.errors import UnreadableError
from reportedly.read import document, documents, expand
from reportedly.types import Document, Rejection

GOOD = "The harbour board of Quellin said on Monday that the crane would be mended by the spring."
MORE = "Its chairman said that he would climb it himself when the day came."
PAGE = f"<html><body><article><h1>Crane to be mended</h1><p>{GOOD}</p><p>{MORE}</p>"


def read(*inputs: str | Path, stdin: bytes = b"") -> tuple[list[Document], list[Rejection]]:
    rejections: list[Rejection] = []
    found = list(documents(inputs, on_rejection=rejections.append, stdin=io.BytesIO(stdin)))
    return found, rejections


def test_any_mix_of_inputs_is_read_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deeper").mkdir(parents=True)
    for name, words in {
        "folder/b.txt": "B",
        "folder/a.txt": "A",
        "folder/deeper/c": "C",
        "x1.txt": "X",
        "x2.txt": "Y",
    }.items():
        (tmp_path / name).write_text(f"{words}: {GOOD}")
    (folder / ".hidden.txt").write_text(GOOD)
    found, rejections = read(tmp_path / "x?.txt", folder, "-", stdin=f"Z: {GOOD}".encode())
    assert [one.text[0] for one in found] == ["X", "Y", "A", "B", "C", "Z"]
    assert found[-1].path == "-"
    assert found[2].path == str(folder / "a.txt")
    assert rejections == []
    assert expand([folder]) == [str(folder / "a.txt"), str(folder / "b.txt"), str(folder / "deeper" / "c")]


def test_pictures_beside_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "a.png").write_bytes(b"\x89PNG\r\n")
    found, rejections = read(tmp_path)
    assert (len(found), rejections) == (1, [])


def test_kind_is_found_by_content_and_not_by_name(tmp_path: Path) -> None:
    (tmp_path / "record.txt").write_text(json.dumps({"text": GOOD, "title": "Crane"}))
    (tmp_path / "plain.html").write_text(GOOD)
    (tmp_path / "page.txt").write_text(f"<!-- saved -->\n<!DOCTYPE html>{PAGE}")
    found, rejections = read(tmp_path / "record.txt", tmp_path / "plain.html", tmp_path / "page.txt")
    assert [one.title for one in found] == ["Crane", None, "Crane to be mended"]
    assert found[1].text == GOOD
    assert "<" not in found[2].text
    assert rejections == []


def test_news_please_record_keeps_its_fields() -> None:
    record = {
        "maintext": f"{GOOD}\nThe foremen said they would believe it when they saw it, and not before.",
        "title": "Crane to be mended",
        "authors": ["Agnes Tull", "Ilo Brandt"],
        "date_publish": "2031-03-14 08:15:00",
        "source_domain": "courier.example",
        "url": "https://courier.example/crane",
        "language": "en",
    }
    found = document(json.dumps(record, indent=1))
    assert (found.title, found.byline, found.published) == (
        "Crane to be mended",
        ("Agnes Tull", "Ilo Brandt"),
        "2031-03-14",
    )
    assert (found.outlet, found.url) == ("courier.example", "https://courier.example/crane")
    assert len(found.blocks) == 2


def test_broken_line_among_good_ones_is_named_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    lines = [
        json.dumps({"text": GOOD}), "", '{"text": "cut off', json.dumps({"title": "no text"}), "[1, 2]",
        '{"text": "lone \\ud800 surrogate"}', json.dumps({"text": "  "}),
        json.dumps({"text": f"Again: {GOOD}"}),
    ]  # fmt: skip
    path.write_text("\n".join(lines))
    found, rejections = read(path)
    assert [one.text for one in found] == [GOOD, f"Again: {GOOD}"]
    assert [rejection.path for rejection in rejections] == [f"{path}:{number}" for number in (3, 4, 5, 6, 7)]
    assert "not valid JSON" in rejections[0].reason


def test_broken_first_line_does_not_hide_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text("oops\n" + json.dumps({"text": GOOD}))
    found, rejections = read(path)
    assert [one.text for one in found] == [GOOD]
    assert [rejection.path for rejection in rejections] == [f"{path}:1"]


def test_documents_come_before_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps({"text": GOOD}) + "\nbroken")
    rejections: list[Rejection] = []
    stream = documents([path], on_rejection=rejections.append)
    assert next(stream).text == GOOD
    assert rejections == []


BAD = {
    "empty": (b"", "empty file"),
    "blank": (b" \n\t\n", "nothing but white space in it"),
    "binary": (bytes(range(256)) * 20, "binary file"),
    "image.html": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(80), "binary file (PNG image)"),
    "truncated.html": (PAGE[:60].encode(), "no article found in this HTML page"),
    "login.html": (
        b"<html><body><form><input name=user></form><p>Welcome.</p></body></html>",
        "no article found",
    ),
    "paragraph": (b"word " * 10_000_000, "larger than 7.6 MB"),
    "paragraph.html": (b"<html><body><p>" + b"word " * 2_000_000, "a paragraph of 10,000,000 characters"),
    "nested.html": (b"<html><body>" + b"<div>" * 1_000_000, "more than 100,000 tags"),
    "deep.html": (b"<html><body>" + b"<div>" * 50_000 + b"x", "nested more than 250 deep"),
    "nul": (GOOD.encode() + b"\0" + GOOD.encode(), "NUL bytes in it"),
    "surrogate": (GOOD.encode() + b" \xed\xa0\x80 ", "lone surrogates in it"),
    "wide-surrogate": ((GOOD + " \ud800 ").encode("utf-16", "surrogatepass"), "lone surrogates in it"),
    "feed": (b"<?xml version='1.0'?><rss version='2.0'></rss>", "a feed without entries"),
    "digits": (b"1 2 3\n4 5 6", "no words in it"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_rejection_and_the_rest_is_read(name: str, tmp_path: Path) -> None:
    content, reason = BAD[name]
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(content)
    good.write_text(GOOD)
    found, rejections = read(bad, good)
    assert [one.text for one in found] == [GOOD]
    assert [rejection.path for rejection in rejections] == [str(bad)]
    assert rejections[0].reason.startswith(reason) or reason in rejections[0].reason


def test_missing_path_unmatched_glob_and_empty_folder_are_rejections(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    missing, pattern, empty = (str(tmp_path / name) for name in ("missing.txt", "*.jsonl", "empty"))
    address = "https://paper.example/?id=[1]"
    found, rejections = read(missing, address, pattern, empty, "-", stdin=GOOD.encode())
    assert [one.text for one in found] == [GOOD]
    assert rejections.pop(1) == Rejection(address, "an address, not a file; `reportedly add` fetches those")
    assert rejections == [
        Rejection(missing, "no such file or folder"),
        Rejection(pattern, "no file matches"),
        Rejection(empty, "no files in this folder"),
    ]


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may read everything: be somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    try:
        os.seteuid(65534)
    except OSError:
        pytest.skip("runs as root and can't be anybody else")
    try:
        yield
    finally:
        os.seteuid(0)


def test_folder_and_file_without_permission_are_rejections() -> None:
    document(GOOD)  # what is loaded on first use is loaded as ourselves
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        top.chmod(0o755)
        for part in ("closed/a.txt", "open/b.txt", "open/c.txt"):
            (top / part).parent.mkdir(exist_ok=True)
            (top / part).write_text(GOOD)
        (top / "open" / "b.txt").chmod(0)
        (top / "closed").chmod(0)
        with ordinary_user():
            found, rejections = read(top / "closed", top / "open")
        (top / "closed").chmod(0o755)
    assert [one.path for one in found] == [str(top / "open" / "c.txt")]
    assert rejections == [
        Rejection(str(top / "closed"), "permission denied"),
        Rejection(str(top / "open" / "b.txt"), "permission denied"),
    ]


def test_error_names_where_the_content_is_from() -> None:
    with pytest.raises(UnreadableError) as caught:
        document(b"", path="wire/7.txt")
    assert (caught.value.path, caught.value.reason) == ("wire/7.txt", "empty file")


def test_identifier_depends_on_the_text_alone() -> None:
    assert document(GOOD, path="a").id == document(GOOD.encode("utf-16"), path="b").id
    assert document(GOOD).id != document(GOOD + " ").id


def test_package_is_called_as_the_short_way_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    import reportedly

    (found,) = reportedly.read(tmp_path / "a.txt")
    assert found.text == GOOD
