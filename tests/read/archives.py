"""Web archives for the tests, written by warcio, and what comes of reading them."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.read import documents
from reportedly.types import Document, Rejection

DATE = "2031-03-14T08:15:00Z"


def page(subject: str, extra: str = "") -> bytes:
    """A short article; its words differ by subject."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
    <title>{subject} to be mended</title>{extra}</head><body>
    <nav><a href="/">Home</a></nav><article><h1>{subject} to be mended</h1>
    <p>The harbour board of Quellin said on Monday that the {subject} would be mended by the spring.</p>
    <p>Its chairman, Orrin Vale, said that he would climb the {subject} himself when the day came.</p>
    </article></body></html>""".encode()


@dataclass
class Record:
    """One record to be written. ``headers`` are those of the response."""

    uri: str = "https://courier.example/crane"
    body: bytes = b""
    kind: str = "response"
    status: str = "200 OK"
    headers: Sequence[tuple[str, str]] = (("Content-Type", "text/html; charset=utf-8"),)
    fields: Sequence[tuple[str, str]] = (("WARC-Date", DATE),)


class _Writer(WARCWriter):
    """warcio's, which leaves its temporary files to the garbage collector."""

    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


def archive(records: Sequence[Record], *, gzip: bool = True) -> tuple[bytes, list[int]]:
    """The bytes of a WARC file, and where each record ends in it."""
    out = io.BytesIO()
    writer = _Writer(out, gzip=gzip)
    ends = []
    for record in records:
        http = record.kind in {"response", "revisit"}
        writer.write_record(
            writer.create_warc_record(
                record.uri,
                record.kind,
                payload=io.BytesIO(record.body),
                warc_content_type="" if http else dict(record.headers).get("Content-Type", ""),
                warc_headers_dict=dict(record.fields),
                http_headers=StatusAndHeaders(record.status, list(record.headers), protocol="HTTP/1.1")
                if http
                else None,
            )
        )
        ends.append(out.tell())
    return out.getvalue(), ends


def read(*inputs: str | Path, stdin: bytes = b"") -> tuple[list[Document], list[Rejection]]:
    rejections: list[Rejection] = []
    found = list(documents(inputs, on_rejection=rejections.append, stdin=io.BytesIO(stdin)))
    return found, rejections


def read_bytes(data: bytes, path: Path) -> tuple[list[Document], list[str]]:
    """What a file of these bytes gives: its documents, and what is said of it."""
    path.write_bytes(data)
    found, rejections = read(path)
    return found, [
        f"{rejection.path}: {rejection.reason}".removeprefix(f"{path}: ") for rejection in rejections
    ]
