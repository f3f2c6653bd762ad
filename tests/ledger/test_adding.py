"""Files into the ledger: analysed once, noted when seen again, interrupted without a loss."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
import sqlalchemy as sa

from reportedly.attribute import engine_at_hand
from reportedly.errors import UsageError
from reportedly.ledger import Ledger, schema
from reportedly.pipeline import Limits
from tests.ledger.building import documents

RAID = """Two boats lost off Keth

Oda Brenn, the harbour master of Keth, said on Tuesday that two boats had been lost in the storm.

“Nobody warned us,” said Tomas Quill, a fisherman. The coast guard denied that its radio had failed.
"""
CHANGED = RAID.replace("two boats had been lost", "three boats had been lost").replace(
    "Two boats", "Three boats"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.txt").write_text(RAID)
    (made / "b.txt").write_text(CHANGED)
    (made / "empty.txt").write_text("")
    return made


def outcomes(ledger: Ledger, *inputs: Path, **options) -> list[str]:
    return [added.how for added in ledger.add([str(i) for i in inputs], **options)]


def rejections(ledger: Ledger) -> list[tuple[str, str]]:
    table = schema.rejections
    with ledger.database.connect() as connection:
        found = connection.execute(sa.select(table.c.address, table.c.reason))
        return [(Path(address).name, reason) for address, reason in found]


def test_a_folder_is_analysed_once(ledger, folder):
    rejected = []
    assert outcomes(ledger, folder, on_rejection=rejected.append) == ["added", "added"]
    assert [Path(rejection.path).name for rejection in rejected] == ["empty.txt"]
    assert outcomes(ledger, folder) == ["known", "known"]
    first, _ = ledger.documents()
    assert first.title == "Two boats lost off Keth"
    assert any("two boats had been lost" in found.content.text for found in first.attributions)
    assert rejections(ledger) == [("empty.txt", "empty file")]


def test_one_text_in_two_files_is_one_document_seen_twice(ledger, folder):
    (folder / "b.txt").write_text(RAID)
    assert outcomes(ledger, folder) == ["added", "known"]
    (only,) = ledger.documents()
    assert [Path(seen.address).name for seen in ledger.appearances(only.id)] == ["a.txt", "b.txt"]


def test_a_changed_file_is_a_new_version_of_its_address(ledger, folder):
    path = folder / "a.txt"
    outcomes(ledger, path)
    path.write_text(CHANGED)
    outcomes(ledger, path)
    first, second = ledger.history(str(path))
    assert first.changes == ()
    changed = [(c.before.content.text, c.after.content.text) for c in second.changes if c.before and c.after]
    assert len(changed) == 1
    assert "two boats" in changed[0][0]
    assert "three boats" in changed[0][1]
    with pytest.raises(UsageError, match="knows no such address"):
        ledger.history("elsewhere.txt")


def test_a_document_over_its_time_is_a_rejection_and_the_rest_is_stored(tmp_path):
    long = tmp_path / "long.txt"
    long.write_text("\n\n".join([RAID] * 1500))
    short = tmp_path / "short.txt"
    short.write_text(RAID)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        limits = Limits(seconds=8.0)
        assert outcomes(ledger, long, short, limits=limits) == ["added"]
        assert rejections(ledger) == [("long.txt", "its analysis took longer than 8 seconds")]


def command(*arguments: str, place: str) -> list[str]:
    return [sys.executable, "-m", "reportedly", *arguments, "--ledger", place]


def test_two_processes_adding_one_folder_end_with_one_copy(place, folder):
    both = [
        subprocess.Popen(
            command("add", str(folder), place=place), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    for process in both:
        _, complaints = process.communicate()
        assert process.returncode == 1, complaints  # the empty file
        assert b"empty file" in complaints
        assert b"Traceback" not in complaints
    with Ledger(place) as ledger:
        assert len(list(ledger.documents())) == 2
        assert len(rejections(ledger)) == 1
        assert ledger.health().problems == ()


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_signal_to_the_whole_group_loses_no_document(tmp_path, folder, number, jobs):
    """A terminal sends Ctrl-C to all processes of a command, a service manager its SIGTERM."""
    for n in range(20):
        (folder / f"c{n:02}.txt").write_text(RAID.replace("two boats", f"{n + 10} boats"))
    (folder / "empty.txt").unlink()
    place = str(tmp_path / "ledger.sqlite")
    process = subprocess.Popen(
        command("add", str(folder), "--jobs", jobs, place=place),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout.readline().startswith("added")
    os.killpg(process.pid, number)
    _, complaints = process.communicate()
    assert "Traceback" not in complaints
    assert "ended the process" not in complaints
    with Ledger(place) as ledger:
        assert rejections(ledger) == []
        outcomes(ledger, folder)
        assert len(list(ledger.documents())) == 22


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_in_a_folder_is_passed_over(tmp_path, folder):
    os.mkfifo(folder / "pipe.txt")
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert outcomes(ledger, folder) == ["added", "added"]


def test_a_mail_within_a_mail_is_a_document_of_its_own(tmp_path):
    outer, inner = EmailMessage(), EmailMessage()
    for message, text in ((outer, RAID), (inner, CHANGED)):
        message["From"], message["Subject"] = "The Keth Courier <news@keth.example>", "Boats"
        message.set_content(text)
    outer.add_attachment(inner)
    (tmp_path / "letter.eml").write_bytes(outer.as_bytes())
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        how = outcomes(ledger, tmp_path / "letter.eml", jobs=2, limits=Limits())
        assert (how, len(list(ledger.documents()))) == (["added", "added"], 2)
        assert outcomes(ledger, tmp_path / "letter.eml") == ["known", "known"]


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_finishes_the_document_in_hand(tmp_path, folder):
    for n in range(20):
        (folder / f"c{n:02}.txt").write_text(RAID.replace("two boats", f"{n + 10} boats"))
    (folder / "empty.txt").unlink()
    place = str(tmp_path / "ledger.sqlite")
    process = subprocess.Popen(
        command("add", str(folder), place=place), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout.readline().startswith("added")
    process.send_signal(signal.SIGINT)
    said, complaints = process.communicate()
    assert process.returncode == 130
    assert "stopping after the document in hand" in complaints
    assert "Traceback" not in complaints
    with Ledger(place) as ledger:
        stored = len(list(ledger.documents()))
        assert stored == 1 + said.count("added ")
        assert stored < 22
        assert ledger.health().problems == ()
        outcomes(ledger, folder)
        assert len(list(ledger.documents())) == 22


def test_what_is_known_by_its_bytes_is_not_even_read(tmp_path, folder, monkeypatch):
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert outcomes(ledger, folder / "a.txt") == ["added"]

        def refuse(work):
            raise AssertionError(f"{work.name} is read again")

        monkeypatch.setattr("reportedly.read.made", refuse)
        assert outcomes(ledger, folder / "a.txt") == ["known"]
        rejected = []
        assert outcomes(ledger, folder / "b.txt", on_rejection=rejected.append) == []
        assert "is read again" in rejected[0].reason


def test_documents_that_are_known_are_not_held(tmp_path):
    document = next(documents(1))
    current = replace(document, engine=engine_at_hand())
    pulled = []

    def many():
        for number in range(500):
            pulled.append(number)
            yield replace(current, path=f"{number}.txt")

    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.put(current)
        outcomes = ledger.add_documents(many())
        assert [next(outcomes).how for _ in range(3)] == ["known"] * 3
        assert len(pulled) < 10
        assert sum(added.how == "known" for added in outcomes) == 497


def test_of_two_copies_that_make_no_document_each_is_told(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Le maire a dit hier que le pont resterait fermé. " * 20)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert outcomes(ledger, tmp_path / "a.txt", tmp_path / "b.txt", limits=Limits()) == []
        assert [name for name, _ in rejections(ledger)] == ["a.txt", "b.txt"]


def test_what_is_known_says_where_it_was_read_and_what_the_ledger_holds(ledger):
    document = next(documents(1))
    current = replace(document, engine=engine_at_hand())
    ledger.put(current)
    copy = replace(current, path="copy.txt", attributions=(), voices=())
    (added,) = ledger.add_documents([copy])
    assert (added.how, added.path) == ("known", "copy.txt")
    assert added.document == ledger.document(current.id)
    assert [one.address for one in ledger.appearances(current.id)] == [current.path, "copy.txt"]
