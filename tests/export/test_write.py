"""The one way in: which formats there are, where they go, and what is left when something goes wrong."""

import io
import os
import subprocess
import sys
import weakref
from dataclasses import fields
from pathlib import Path

import pytest

from reportedly.errors import UsageError
from reportedly.export import FORMATS, write
from reportedly.types import Document, Engine
from tests.cli.documents import FULL
from tests.export.strategies import numbered

FILES = [name for name, one in FORMATS.items() if one.file]
FOLDERS = [name for name, one in FORMATS.items() if one.folder]


def place(folder: Path, name: str) -> Path:
    """A target that the format takes."""
    return folder / ("out" + (FORMATS[name].suffix if FORMATS[name].file else ""))


def contents(path: Path) -> dict[str, bytes]:
    files = path.rglob("*") if path.is_dir() else [path]
    return {str(file.relative_to(path)): file.read_bytes() for file in files if file.is_file()}


def test_the_formats():
    assert list(FORMATS) == ["jsonl", "csv", "parquet", "web-annotation", "prov", "brat", "schema-org"]
    assert all(one.about and (one.file or one.folder) for one in FORMATS.values())


@pytest.mark.parametrize("name", FILES)
def test_a_stream_and_a_file_get_the_same_and_the_stream_stays_open(tmp_path, name):
    stream = io.BytesIO()
    assert write(iter([FULL, FULL]), stream, format=name) == 2
    assert write([FULL, FULL], str(tmp_path / f"x{FORMATS[name].suffix}"), format=name) == 2
    assert not stream.closed
    assert (tmp_path / f"x{FORMATS[name].suffix}").read_bytes() == stream.getvalue() != b""


@pytest.mark.parametrize("name", FILES)
def test_a_stream_that_can_only_be_written(name):
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as source, os.fdopen(writing, "wb") as target:
        write([], target, format=name)
        target.close()
        source.read()


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_is_made_with_those_above_it(tmp_path, name):
    write([FULL], tmp_path / "a" / "b", format=name)
    assert len(contents(tmp_path / "a" / "b")) > 1
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_an_empty_folder_is_as_good_as_none(tmp_path):
    (tmp_path / "out").mkdir()
    write([FULL], tmp_path / "out", format="brat")
    assert len(contents(tmp_path / "out")) == 3


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_breaks_off_leaves_nothing(tmp_path, name):
    def documents():
        yield FULL
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(documents(), place(tmp_path, name), format=name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_breaks_off_leaves_what_was_there(tmp_path, name):
    def documents():
        yield FULL
        raise OSError("the disk of the documents")

    target = place(tmp_path, name)
    write([FULL], target, format=name)
    before = contents(target)
    with pytest.raises(OSError, match="disk of the documents"):
        write(documents(), target, format=name, overwrite=True)
    assert contents(target) == before
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_there_under_the_name_before_it_is_whole(tmp_path, name):
    target = place(tmp_path, name)

    def documents():
        yield FULL
        assert not target.exists()
        yield FULL

    write(documents(), target, format=name)
    assert target.exists()
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_what_exists_is_overwritten_on_request_only(tmp_path, name):
    target = place(tmp_path, name)
    write([FULL], target, format=name)
    before = contents(target)
    with pytest.raises(UsageError, match="exists already"):
        write([FULL, FULL], target, format=name)
    assert contents(target) == before
    write([FULL, FULL], target, format=name, overwrite=True)
    assert contents(target) != before
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["jsonl", "brat"])
def test_a_killed_export_leaves_no_half_file_under_the_name(tmp_path, name):
    target = place(tmp_path, name)
    code = (
        "import os, signal\n"
        "from reportedly.export import write\n"
        "from reportedly.types import Document\n"
        "def documents():\n"
        "    yield Document('0' * 64, 'The quay is shut.')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        f"write(documents(), {str(target)!r}, format={name!r})"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert not target.exists()
    assert write([FULL], target, format=name) == 1


def test_what_comes_up_meanwhile_is_kept(tmp_path):
    target = tmp_path / "x.jsonl"

    def documents():
        target.write_text("somebody else's")
        yield FULL

    with pytest.raises(UsageError, match=r"x\.jsonl: exists already"):
        write(documents(), target, format="jsonl")
    assert contents(tmp_path) == {"x.jsonl": b"somebody else's"}


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("theirs", ["letters.txt", ".hidden", "sub/inner.txt"])
def test_no_folder_is_overwritten_that_holds_anything_else(tmp_path, name, theirs):
    write([FULL], tmp_path / "out", format=name)
    (tmp_path / "out" / theirs).parent.mkdir(exist_ok=True)
    (tmp_path / "out" / theirs).write_text("mine")
    before = contents(tmp_path / "out")
    with pytest.raises(UsageError, match="not of this format; nothing is removed"):
        write([FULL], tmp_path / "out", format=name, overwrite=True)
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_no_folder_and_a_folder_no_file(tmp_path, name):
    target = place(tmp_path, name)
    if FORMATS[name].file:
        target.mkdir()
    else:
        target.touch()
    with pytest.raises(UsageError, match=r"is (a|no) folder"):
        write([FULL], target, format=name, overwrite=True)


@pytest.mark.parametrize(
    ("target", "reason"),
    [("missing/x.jsonl", "can't be written: No such file"), ("a\0b.jsonl", "no name for a file")],
)
def test_a_place_that_can_not_be_written(tmp_path, target, reason):
    with pytest.raises(UsageError, match=reason):
        write([FULL], f"{tmp_path}/{target}", format="jsonl")


def test_no_pipe_or_device_is_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="is no plain file"):
        write([FULL], tmp_path / "pipe", format="jsonl", overwrite=True)


def test_a_long_name(tmp_path):
    target = tmp_path / ("é" * 120 + ".jsonl")
    write([FULL], target, format="jsonl")
    assert target.stat().st_size > 0


def test_an_unknown_format():
    with pytest.raises(UsageError, match="'xml' is no format; there are jsonl, csv"):
        write([], io.BytesIO(), format="xml")


def test_a_folder_format_to_a_stream():
    with pytest.raises(UsageError, match="written to a folder"):
        write([], io.BytesIO(), format="brat")


def test_a_library_that_is_missing_is_named_with_its_extra(tmp_path):
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from reportedly.export import write\n"
        f"write([], {str(tmp_path / 'x.parquet')!r}, format='parquet')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "UsageError: parquet needs pyarrow: pip install 'reportedly[parquet]'" in run.stderr
    assert list(tmp_path.iterdir()) == []


class Watched(Document):
    """A document that can be watched going away."""

    __slots__ = ("__weakref__",)


@pytest.mark.parametrize("name", FORMATS)
def test_documents_are_let_go_as_they_are_written(tmp_path, name):
    alive, most = weakref.WeakValueDictionary(), 0
    findings = {kind.name: getattr(FULL, kind.name) for kind in fields(FULL) if kind.name != "id"}

    def documents():
        nonlocal most
        for number in range(60):
            document = Watched(f"{number:064x}", **findings)
            alive[number] = document
            most = max(most, len(alive))
            yield document
            del document

    assert write(documents(), place(tmp_path, name), format=name) == 60
    assert most <= 3


@pytest.mark.parametrize("name", FORMATS)
def test_thousands_of_attributions_and_none(tmp_path, name):
    empty = Document("0" * 64, "The quay is shut.", engine=Engine("0.1.0"))
    assert write([numbered(FULL, 3_000), empty], place(tmp_path, name), format=name) == 2
