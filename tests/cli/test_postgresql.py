"""The same commands on PostgreSQL: only the place changes."""

import shutil
import subprocess

import pytest

from reportedly.ledger import Ledger
from tests.cli import command
from tests.ledger.building import documents
from tests.postgres import database, programs


@pytest.fixture(scope="module")
def place(postgres, exported):
    """A ledger with three documents that `import` put there, for tests that leave those as they are."""
    with database(postgres) as url:
        done = command.run("import", exported, "--ledger", url, cwd=exported.parent)
        assert (done.returncode, done.stderr) == (0, b"")
        yield url


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["search", "boats", "--act", "deny", "--json"], "losing 3 boats"),
        (["voice", "Oda Brenn"], "Oda Brenn"),
        (["voices"], "Tomas Quill"),
        (["outlet", "Quay Post"], "The Quay Post"),
        (["outlets"], "The Quay"),
        (["documents"], "What Oda Brenn said"),
        (["stats"], "3"),
        (["doctor"], "integrity   whole"),
        (["history", "Oda Brenn.txt"], "What Oda Brenn said"),
        (["export", "-", "--format", "csv"], "losing 3 boats"),
    ],
)
def test_every_way_out(run, place, arguments, shown):
    done = run(*arguments, "--ledger", place)
    assert done.returncode == 0, done.stderr
    assert shown in done.stdout.decode()


def test_judging(run, place):
    (document, *_) = documents(1)
    assert run("judge", "reject", document.id[:8], "a3", "--ledger", place).returncode == 0
    assert document.id[:8] in run("judgements", "--ledger", place).stdout.decode()


def test_a_backup_comes_back_as_a_ledger(run, place, new_database, tmp_path):
    restore = shutil.which("pg_restore") or str(programs() / "pg_restore")
    archive, other = tmp_path / "ledger.dump", new_database()
    done = run("backup", str(archive), "--ledger", place)
    assert done.returncode == 0, done.stderr
    plain = ["--no-owner", f"--dbname={other}", str(archive)]
    subprocess.run([restore, *plain], check=True, capture_output=True)
    with Ledger(place) as here, Ledger(other, create=False) as there:
        assert list(there.documents()) == list(here.documents())


def test_a_server_that_is_not_there_is_one_line_without_the_password(run, tmp_path):
    done = run("stats", "--ledger", f"postgresql://someone:hidden@/news?host={tmp_path}")
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "hidden" not in done.stderr.decode()
