"""``reportedly read`` through its command line."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import ARTICLE, environment


def lines(output: bytes) -> list[str]:
    return output.decode("utf-8").splitlines()


def test_people_see_title_sources_and_counts(run, article):
    result = run("read", article, "--width", "120")
    shown = lines(result.stdout)
    assert result.returncode == 0
    assert shown[0].startswith("Bridge at Tolmin Reach stays closed")
    assert any("Mara Ovetz" in line and "said" in line and "(direct, " in line for line in shown)
    assert shown[-1].startswith("1 document, ")
    assert "without a source" in shown[-1]


def test_pipes_get_no_escape_codes(run, article):
    assert b"\x1b" not in run("read", article, TERM="xterm-256color").stdout


def test_colour_where_forced_and_none_where_refused(run, article):
    assert b"\x1b[" in run("read", article, FORCE_COLOR="1", TERM="xterm-256color").stdout
    plain = run("read", article, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color").stdout
    assert b"\x1b[36m" not in plain and b"\x1b[33m" not in plain


@pytest.mark.parametrize("width", [20, 40, 72])
def test_no_line_is_wider_than_asked(run, article, width):
    shown = lines(run("read", article, "--width", str(width)).stdout)
    assert max(map(len, shown)) <= width


def test_narrow_output_loses_no_word(run, article):
    def words(width: str) -> list[str]:
        shown = run("read", article, "--width", width).stdout.decode("utf-8")
        return shown.translate(dict.fromkeys(map(ord, "│├└─"), " ")).split()

    assert words("30") == words("200")


def test_json_is_one_object_a_line(run, article):
    result = run("read", article, article, "--json")
    documents = [json.loads(line) for line in lines(result.stdout)]
    assert [document["document"]["path"] for document in documents] == [str(article)] * 2
    assert documents[0]["attributions"]


def test_json_is_utf8_whatever_the_locale(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE + "\n“Žádný most,” said Mr Šobot.\n", encoding="utf-8")
    result = run("read", path, "--json", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert "“Žádný most,”" in result.stdout.decode("utf-8")


def test_people_get_output_in_a_terminal_that_knows_no_unicode(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE + "\n“Žádný most,” said Mr Šobot.\n", encoding="utf-8")
    result = run("read", path, PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert b"Mara Ovetz" in result.stdout
    assert b'"??dn? most,"' in result.stdout


def test_marks_that_a_terminal_cannot_write_are_written_in_plain_ones(run, tmp_path):
    path = tmp_path / "a.txt"
    said = "“The quay – all of it – will close,” said Mr Oren, “until it’s safe… سلام.”"
    path.write_text(said, encoding="utf-8")
    shown = run("read", path, PYTHONIOENCODING="ascii").stdout.decode("ascii")
    assert "Mr Oren - said (direct" in shown
    assert '"The quay - all of it - will close," ... "until it\'s safe... ????."' in shown


def test_a_file_name_that_is_no_utf8(run, tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")  # noqa: PTH118 - bytes
    try:
        Path(os.fsdecode(path)).write_text(ARTICLE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    result = run("read", os.fsdecode(path), "--json")
    assert json.loads(result.stdout)["document"]["path"] == os.fsdecode(path)
    assert run("read", os.fsdecode(path)).returncode == 0


def test_standard_input(run):
    result = run("read", "-", "--json", stdin=ARTICLE.encode())
    assert json.loads(result.stdout)["document"]["text"].startswith("Bridge at Tolmin")


def test_what_cannot_be_read_gets_a_line_and_the_rest_is_read(run, article, tmp_path):
    (tmp_path / "empty.txt").touch()
    result = run("read", "empty.txt", article, "missing.txt", "--json")
    complaints = [line for line in lines(result.stderr) if "model" not in line]
    assert result.returncode == 1
    assert len(lines(result.stdout)) == 1
    assert [line.split(": ")[:2] for line in complaints] == [
        ["reportedly", "empty.txt"],
        ["reportedly", "missing.txt"],
    ]


def test_a_hostile_name_stays_on_its_line(run):
    result = run("read", "no\nsuch\x1b[31m\u202efile.txt")
    assert result.returncode == 1
    assert len([line for line in result.stderr.split(b"\n") if line]) == 1
    assert b"\x1b" not in result.stderr


def test_hostile_text_reaches_no_terminal(run, tmp_path):
    path = tmp_path / "hostile.txt"
    hostile = "\x1b]0;owned\x07\x1b[2J[red]Mara[/red] \u202eOvetz :bomb:"
    path.write_text(f'{ARTICLE}\n"We know {hostile} of nothing at all," said Mara Ovetz.\n', encoding="utf-8")
    shown = run("read", path, "--width", "200", FORCE_COLOR="1", NO_COLOR="1").stdout.decode("utf-8")
    assert "\x1b]" not in shown and "\x1b[2J" not in shown and "\x07" not in shown and "\u202e" not in shown
    assert "[red]Mara[/red]" in shown and ":bomb:" in shown


def test_min_confidence_leaves_out(run, article):
    def confidences(least: str) -> list[float]:
        output = run("read", article, "--json", "--min-confidence", least).stdout
        return [attribution["confidence"] for attribution in json.loads(output)["attributions"]]

    everything = confidences("0")
    least = max(everything)
    assert sorted(confidences(str(least))) == [value for value in sorted(everything) if value >= least]


def test_any_number_of_jobs_gives_the_same_bytes(run, tmp_path):
    for number in range(6):
        text = f'{ARTICLE}\n"We closed pier {number} at noon," said the harbour master.\n'
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "3.txt").write_text("", encoding="utf-8")
    one, three = (run("read", ".", "--json", "--jobs", jobs) for jobs in ("1", "3"))
    assert one.returncode == three.returncode == 1
    assert one.stdout == three.stdout
    assert len(lines(one.stdout)) == 5


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "a", "--jobs", "0"],
        ["read", "a", "--min-confidence", "1.5"],
        ["read", "a", "--nope"],
        ["nope"],
    ],
)
def test_usage_errors_exit_2(run, arguments):
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stdout == b""
    assert b"Usage: reportedly" in result.stderr


@pytest.mark.parametrize("options", [["--json"], []])
def test_a_closed_pipe_is_silent(tmp_path, article, options):
    process = subprocess.Popen(
        [sys.executable, "-m", "reportedly", "read", *[str(article)] * 3, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    process.stdout.close()
    complaints = process.stderr.read().decode()
    process.stderr.close()
    process.wait(300)
    assert "Traceback" not in complaints and "pipe" not in complaints.lower()


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="POSIX signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_at_once_without_a_traceback(article, jobs):
    process = subprocess.Popen(
        [sys.executable, "-m", "reportedly", "read", *[str(article)] * 12, "-", "--json", "--jobs", jobs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=environment(),
    )
    assert process.stdout.readline()  # it runs, and will wait for the rest of its standard input
    os.killpg(process.pid, signal.SIGINT)
    process.wait(300)
    complaints = process.stderr.read()
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()
    assert process.returncode == 130
    assert b"Traceback" not in complaints
