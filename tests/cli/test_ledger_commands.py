"""import, history, doctor and backup, as somebody at a terminal sees them."""

import json
import shutil
import sqlite3

import pytest

from reportedly.attribute import is_compiled
from reportedly.ledger import Ledger
from tests.cli import command
from tests.ledger.building import documents


@pytest.fixture(scope="module")
def imported(tmp_path_factory, exported):
    """A ledger with these documents, to be copied."""
    place = tmp_path_factory.mktemp("imported") / "ledger.sqlite"
    done = command.run("import", exported, "--ledger", place, cwd=exported.parent)
    assert (done.returncode, done.stderr) == (0, b"")
    return place


@pytest.fixture
def place(tmp_path, imported, monkeypatch):
    """A ledger with these documents, named by the environment."""
    place = tmp_path / "ledger.sqlite"
    monkeypatch.setenv("REPORTEDLY_LEDGER", str(place))
    return shutil.copy(imported, place)


def test_import_stores_what_fits_and_says_where_the_rest_does_not(run, tmp_path, exported):
    lines = exported.read_text().splitlines()
    broken = json.loads(lines[1])
    broken["attributions"][0]["content"]["spans"] = [[0, 10_000]]
    mixed, place = tmp_path / "mixed.jsonl", tmp_path / "other.sqlite"
    mixed.write_text("\n".join([lines[0], json.dumps(broken), "{", lines[2]]))
    done = run("import", str(mixed), "--ledger", str(place))
    assert done.returncode == 1
    assert "2 documents added; 6 attributions; 2 inputs not read" in done.stdout.decode()
    assert f"{mixed}:2: $.attributions[0].content" in done.stderr.decode()
    assert f"{mixed}:3: " in done.stderr.decode()
    with Ledger(place) as ledger:
        assert [json.dumps(d.to_dict()) for d in ledger.documents()] == [lines[0], lines[2]]


def test_import_again_adds_nothing(run, place, exported):
    assert "0 documents added, 3 known" in run("import", str(exported)).stdout.decode()


def test_doctor_finds_a_whole_ledger_whole_and_a_broken_one_broken(run, place):
    done = run("doctor", "--json")
    told = json.loads(done.stdout.decode())
    health = told["ledger"]
    assert done.returncode == 0
    assert told["compiled"] is is_compiled()
    assert health["problems"] == []
    assert health["rows"]["attributions"] == 9
    assert health["lacking"]["documents without a URL"] == 3
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE spans SET stop = 5000 WHERE role = 'cue'")
    connection.close()
    done = run("doctor")
    assert done.returncode == 1
    assert "broken      9 spans end beyond their text" in done.stdout.decode()


def test_a_backup_is_a_ledger_and_overwrites_nothing(run, place, tmp_path):
    copy = tmp_path / "copy.sqlite"
    assert run("backup", str(copy)).returncode == 0
    with Ledger(copy, create=False) as there, Ledger(place) as here:
        assert list(there.documents()) == list(here.documents())
    again = run("backup", str(copy))
    assert again.returncode == 1
    assert "exists already" in again.stderr.decode()
    assert [path.name for path in tmp_path.glob(".copy*")] == []


def test_history_names_the_versions_of_an_address(run, place):
    done = run("history", "Oda Brenn.txt")
    assert done.returncode == 0
    assert "What Oda Brenn said" in done.stdout.decode()
    plain = run("history", "Oda Brenn.txt", PYTHONIOENCODING="ascii").stdout.decode("ascii")
    assert plain == done.stdout.decode().replace("·", "-")
    unknown = run("history", "nothing.txt")
    assert unknown.returncode == 1
    assert "knows no such address" in unknown.stderr.decode()


@pytest.mark.parametrize("command", [["doctor"], ["history", "x"], ["backup", "b"], ["reanalyse"]])
def test_a_ledger_that_is_not_there_is_not_made(run, tmp_path, command):
    done = run(*command, "--ledger", str(tmp_path / "none.sqlite"))
    assert done.returncode == 1
    assert "there is no ledger here" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_export_then_import_gives_the_same_ledger(run, place, tmp_path):
    everything, other = tmp_path / "all.jsonl", tmp_path / "other.sqlite"
    assert run("export", str(everything), "--format", "jsonl").returncode == 0
    assert run("import", str(everything), "--ledger", str(other)).returncode == 0
    with Ledger(other) as there, Ledger(place) as here:
        assert list(there.documents()) == list(here.documents())


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("jsonl", "a.jsonl"),
        ("csv", "a.csv"),
        ("csv", "tables"),
        ("parquet", "a.parquet"),
        ("web-annotation", "a.jsonld"),
        ("prov", "a.jsonld"),
        ("brat", "brat"),
        ("schema-org", "a.jsonld"),
    ],
)
def test_every_format_goes_out(run, place, tmp_path, form, name):
    target = tmp_path / name
    done = run("export", str(target), "--format", form)
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"3 documents written to {target}" in done.stdout.decode()
    assert target.is_dir() if "." not in name else target.stat().st_size


def test_only_addresses_are_watched(run, tmp_path):
    done = run("watch", "feed.xml", "--ledger", tmp_path / "none")
    assert (done.returncode, done.stdout, (tmp_path / "none").exists()) == (2, b"", False)
    assert b"'feed.xml' is no address of a feed (http or https)" in done.stderr


def test_a_place_that_is_no_ledger_is_named_as_it_was_given(run):
    done = run("stats", "--ledger", "mysql://oda:secret@x/y")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == "reportedly: mysql://x/y: a ledger is a file, or postgresql://…\n".encode()


def test_an_export_overwrites_nothing_unless_told_to(run, place, tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("mine")
    done = run("export", str(target), "--format", "csv")
    assert done.returncode == 1
    assert "exists already" in done.stderr.decode()
    assert target.read_text() == "mine"
    assert run("export", str(target), "--format", "csv", "--overwrite").returncode == 0
    assert target.read_text() != "mine"


def test_export_takes_what_the_filters_leave(run, place):
    def titles(*filters):
        done = run("export", "-", "--format", "jsonl", *filters)
        assert done.returncode == 0, done.stderr
        return [json.loads(line)["document"]["title"] for line in done.stdout.decode().splitlines()]

    first, second, third = (document.title for document in documents(3))
    assert titles() == [first, second, third]
    assert titles("--voice", "Ines Varga") == [third]
    assert titles("--outlet", "quay post", "--since", "2024-05") == [first, second, third]
    assert titles("--until", "2024-04") == []


def test_what_people_judged_goes_out_when_asked_for(run, place):
    (document, *_) = documents(1)
    assert run("judge", "reject", document.id[:10], "a3").returncode == 0
    plain = json.loads(run("export", "-", "--format", "jsonl", "--document", document.id).stdout)
    judged = json.loads(run("export", "-", "--format", "jsonl", "--document", document.id, "--judged").stdout)
    assert [a["id"] for a in plain["attributions"]] == ["a1", "a2", "a3"]
    assert [a["id"] for a in judged["attributions"]] == ["a1", "a2"]
