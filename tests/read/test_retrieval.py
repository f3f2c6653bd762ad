"""Every document read from bytes says which bytes they were, and where they were got."""

import hashlib
import io
import json
from pathlib import Path

from reportedly.read import document, documents
from reportedly.types import Document
from tests.read.archives import page, read

GOOD = "The harbour board of Quellin said on Monday that the crane would be mended by the spring."


def got(one: Document) -> tuple[str, str, int, str | None]:
    assert one.retrieval is not None
    return one.retrieval.address, one.retrieval.sha256, one.retrieval.size, one.retrieval.at


def of(data: bytes, address: object) -> tuple[str, str, int, None]:
    return str(address), hashlib.sha256(data).hexdigest(), len(data), None


def test_files_are_told_by_their_path_and_all_their_bytes(tmp_path: Path) -> None:
    contents = {
        "a.txt": GOOD.encode("utf-16"),
        "b.html": page("crane") + b"<!-- " + b"x" * 200_000 + b" -->",
        "c.json": json.dumps({"text": GOOD}, indent=1).encode(),
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    found, _ = read(tmp_path)
    assert [got(one) for one in found] == [of(data, tmp_path / name) for name, data in contents.items()]
    (piped,), _ = read("-", stdin=GOOD.encode())
    assert got(piped) == of(GOOD.encode(), "-")


def test_lines_are_told_by_their_number_and_their_bytes_without_the_end(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{n}: {GOOD}"}) for n in range(3)]
    for name, data, codec in (
        ("unix", "\n\n".join(lines).encode(), "utf-8"),
        ("windows", "\r\n\r\n".join([*lines, ""]).encode(), "utf-8"),
        ("wide", "\n\n".join(lines).encode("utf-16"), "utf-16-le"),
    ):
        path = tmp_path / f"{name}.jsonl"
        path.write_bytes(data)
        found, rejections = read(path)
        assert rejections == []
        expected = [of(line.encode(codec), f"{path}:{2 * n + 1}") for n, line in enumerate(lines)]
        assert [got(one) for one in found] == expected


def test_bytes_given_are_told_by_what_is_said_of_them() -> None:
    data = page("crane")
    assert got(document(data, url="https://courier.example/crane")) == of(
        data, "https://courier.example/crane"
    )
    assert got(document(data, path="saved/crane.html")) == of(data, "saved/crane.html")
    assert got(document(data)) == of(data, "-")
    assert document(GOOD).retrieval is None  # of text nobody knows the bytes


def test_retrieval_is_no_part_of_the_contract() -> None:
    assert "retrieval" not in json.dumps(document(page("crane")).to_dict())


def test_no_byte_is_read_twice(tmp_path: Path) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation("seek")

    data = page("crane") + b"<!-- " + b"x" * 300_000 + b" -->"
    (found,) = documents(["-"], on_rejection=print, stdin=Pipe(data))
    assert got(found) == of(data, "-")
