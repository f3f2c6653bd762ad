"""Web archives that say a page came again as it was: noted where the ledger holds it, told where not."""

import base64
import hashlib
from pathlib import Path

from reportedly.ledger import Ledger
from tests.read.archives import DATE, Record, archive, page

SITE = "https://courier.example"
LATER = "2031-04-01T06:00:00Z"
CRANE = page("crane")


def revisit(address: str, body: bytes = CRANE, *, digest: bool = True, **fields: str) -> Record:
    sha1 = base64.b32encode(hashlib.sha1(body).digest()).decode()
    given = {"WARC-Date": LATER, **{name.replace("_", "-"): value for name, value in fields.items()}}
    if digest:
        given["WARC-Payload-Digest"] = f"sha1:{sha1}"
    return Record(address, kind="revisit", fields=tuple(given.items()))


def add(ledger: Ledger, path: Path, *records: Record) -> list[str]:
    """What is said while these records go in."""
    path.write_bytes(archive(records)[0])
    said: list[str] = []
    list(ledger.add([path], on_rejection=lambda r: said.append(f"{r.path}: {r.reason}")))
    return [line.removeprefix(f"{path}: ") for line in said]


def seen(ledger: Ledger) -> list[tuple[str, str | None, str, str]]:
    (only,) = ledger.documents()
    return [(one.address, one.url, one.first_at, one.last_at) for one in ledger.appearances(only.id)]


def test_a_page_that_came_again_is_seen_again_and_at_another_address_too(ledger, tmp_path):
    records = [Record(f"{SITE}/crane", CRANE), revisit(f"{SITE}/crane"), revisit(f"{SITE}/c")]
    for _ in range(2):  # the same archive again changes nothing
        assert add(ledger, tmp_path / "a.warc.gz", *records) == []
        assert seen(ledger) == [
            (f"{SITE}/crane", f"{SITE}/crane", DATE, LATER),
            (f"{SITE}/c", f"{SITE}/c", LATER, LATER),
        ]


def test_the_page_may_stand_in_an_earlier_archive(ledger, tmp_path):
    assert add(ledger, tmp_path / "a.warc.gz", Record(f"{SITE}/crane", CRANE)) == []
    refers = {"WARC_Refers_To_Target_URI": f"{SITE}/crane", "WARC_Refers_To_Date": DATE}
    assert add(ledger, tmp_path / "b.warc.gz", revisit(f"{SITE}/c", digest=False, **refers)) == []
    assert add(ledger, tmp_path / "c.warc.gz", revisit(f"{SITE}/crane", digest=False)) == []
    assert [line[0] for line in seen(ledger)] == [f"{SITE}/crane", f"{SITE}/c"]
    assert {line[3] for line in seen(ledger)} == {LATER}


def test_a_page_that_the_ledger_lacks_is_told_of_and_what_is_no_page_is_not(ledger, tmp_path):
    refers = {"WARC_Refers_To_Target_URI": f"{SITE}/crane", "WARC_Refers_To_Date": DATE}
    picture = revisit(f"{SITE}/a.png", b"\x89PNG")
    picture.headers = (("Content-Type", "image/png"),)
    front = b"<html><body><a href='/crane'>Crane</a></body></html>"
    said = add(
        ledger,
        tmp_path / "a.warc.gz",
        revisit(f"{SITE}/c", **refers),
        picture,
        Record(f"{SITE}/", front),
        revisit(f"{SITE}/front", front),
    )
    assert sorted(said) == [
        f"{SITE}/: no article found in this HTML page",
        f"{SITE}/c: a revisit of {SITE}/crane as it was at {DATE}, which this ledger doesn't hold",
    ]
    assert list(ledger.documents()) == []


def test_other_words_of_the_same_address_are_another_page(ledger, tmp_path):
    changed = Record(f"{SITE}/crane", page("bridge"), fields=(("WARC-Date", LATER),))
    first = {"WARC_Refers_To_Target_URI": f"{SITE}/crane", "WARC_Refers_To_Date": DATE}
    assert add(ledger, tmp_path / "a.warc.gz", Record(f"{SITE}/crane", CRANE), changed) == []
    assert add(ledger, tmp_path / "b.warc.gz", revisit(f"{SITE}/c", digest=False, **first)) == []
    titles = {one.title: [a.address for a in ledger.appearances(one.id)] for one in ledger.documents()}
    assert titles == {
        "crane to be mended": [f"{SITE}/crane", f"{SITE}/c"],
        "bridge to be mended": [f"{SITE}/crane"],
    }


def test_hostile_fields_make_no_trouble(ledger, tmp_path):
    harm = "'; DROP TABLE appearances; -- \x1b[31m"
    said = add(
        ledger,
        tmp_path / "a.warc.gz",
        Record(f"{SITE}/crane", CRANE),
        revisit(harm),
        revisit(f"{SITE}/c", WARC_Date="yesterday"),
        revisit(f"{SITE}/d", digest=False, WARC_Refers_To_Date=harm, WARC_Refers_To_Target_URI=harm),
    )
    assert said == [f"{SITE}/d: a revisit of {SITE}/d, which this ledger doesn't hold"]
    assert [line[0] for line in seen(ledger)] == [f"{SITE}/crane"]
