"""What the commands that look into a ledger print."""

import json
import os
import pty
import subprocess
import sys

import pytest

from reportedly.ledger import Ledger
from tests.cli.command import environment
from tests.ledger.built import Own, Said, built

FLOOD = built(
    Said("Oda Brenn", "that the dyke had held", chain=("Oda Brenn", None, "an aide")),
    Said("witnesses", "that \x1b[31mthe\u202e old\tDYKE broke", cue="denied", act="deny"),
    Said(None, "که کِتاب گم شد", cue="It was reported"),
    Own("The dyke is older than the town"),
    voices=[{"name": "witnesses", "named": False, "kind": "group"}, {"name": "Karl Ennis", "quoted": 0}],
)


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("cli") / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.put(FLOOD)
    return str(path)


def test_statements_with_who_said_them_and_where_they_stand(run, place):
    done = run("search", "dyke", "held", "--ledger", place)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == [
        "Oda Brenn · said (indirect, 0.90)",
        "  that the dyke had held",
        "  on the word of Oda Brenn ← unnamed ← an aide",
        f"  The Tolmin Post · A bridge · 2031-04-03 · {FLOOD.id[:8]}:a1",
        "",
        "1 statement",
    ]


def test_nothing_steers_the_terminal(run, place):
    done = run("search", "dyke", "--act", "deny", REPORTEDLY_LEDGER=place)
    text = done.stdout.decode()
    assert "witnesses (anonymous) · denied (indirect, deny, 0.90)" in text
    assert "old DYKE broke" in text
    assert not set(text) & set("\x1b\t\r\u202e")


def test_words_are_kept_out_and_right_to_left_ones_isolated(run, place):
    assert b"1 statement" in run("search", "dyke", "-held", "--ledger", place).stdout
    shown = run("search", "کتاب", "--ledger", place).stdout.decode()
    assert "  \u2067که کِتاب گم شد\u2069" in shown.splitlines()


def test_what_the_outlet_says_itself(run, place):
    done = run("search", "--own-voice", "--ledger", place)
    assert done.stdout.decode().splitlines()[0] == "The Tolmin Post, in its own voice"


@pytest.mark.parametrize("off", [None, "NO_COLOR"])
def test_words_that_were_looked_for_stand_out_on_a_terminal(place, off):
    main, side = pty.openpty()
    extra = {"TERM": "xterm", "COLUMNS": "80", **({off: "1"} if off else {})}
    command = [sys.executable, "-m", "reportedly", "search", "held", "--ledger", place]
    with subprocess.Popen(command, stdout=side, stderr=side, env=environment(**extra)) as process:
        os.close(side)
        text = b""
        while chunk := _read(main):
            text += chunk
    os.close(main)
    assert process.returncode == 0
    assert b"\x1b[1mheld" in text
    assert (b"\x1b[1;36m" in text) == (off is None)


def _read(end: int) -> bytes:
    try:
        return os.read(end, 4096)
    except OSError:  # the other end is closed
        return b""


def test_pages_in_json(run, place):
    first = run("search", "--limit", "2", "--json", "--ledger", place)
    assert len(first.stdout.splitlines()) == 2
    after = first.stderr.decode().split("--after ")[1].strip()
    second = run("search", "--limit", "2", "--json", "--after", after, "--ledger", place)
    found = [json.loads(line) for line in (first.stdout + second.stdout).splitlines()]
    assert {one["attribution"] for one in found} == {"a1", "a2", "a3"}
    assert second.stderr == b""


def test_nothing_found_is_no_error(run, place):
    looks = ["search", "nothing"], ["voices", "--voice", "nobody"], ["documents", "--act", "know"]
    for arguments in (*looks, ["judgements", "--unattached"]):
        for more in ([], ["--json"]):
            done = run(*arguments, *more, "--ledger", place)
            assert (done.returncode, done.stdout) == (0, b"")
            assert done.stderr == b"reportedly: nothing found\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["search", "dyke", "--since", "soon"], "soon: no date"),
        (["search", "--own-voice", "--voice", "x"], "in its own voice"),
        (["search", "dyke", "--after", "x"], "no page begins there"),
        (["voice", "oda brent"], "near it: oda brenn"),
        (["voice", "bren"], "near it: oda brenn"),
        (["voice", "oda brenn", "--kind", "outlet"], "no outlet of that name in the ledger, but Oda Brenn ("),
        (["voice", " "], 'reportedly: "": no voice of that name'),
        (["outlet", "The Tolmin Past"], "near it: The Tolmin Post"),
        (["document", "ffffffff"], "no such document"),
    ],
)
def test_what_cannot_be_answered_is_one_line(run, place, arguments, reason):
    done = run(*arguments, "--ledger", place)
    assert (done.returncode, done.stdout) == (1, b"")
    assert reason in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_a_name_given_to_the_list_of_voices_leads_to_the_command_for_one(run, place):
    done = run("voices", "brenn", "--ledger", place)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"`reportedly voice brenn` shows who has that name" in done.stderr


def test_complaints_in_a_terminal_that_knows_no_unicode(run, place):
    done = run("voice", "“Žan” – x", "--ledger", place, PYTHONIOENCODING="ascii")
    assert done.stderr.startswith(b'reportedly: "?an" - x: no voice of that name')


def test_no_ledger_is_made_by_looking_into_it(run, tmp_path):
    done = run("search", "x", "--ledger", tmp_path / "none")
    assert (done.returncode, (tmp_path / "none").exists()) == (1, False)


def cells(output: bytes) -> list[list[str]]:
    rows = [line.strip().split("  ") for line in output.decode().splitlines()]
    return [[cell.strip() for cell in row if cell.strip()] for row in rows]


def test_lists(run, place):
    assert cells(run("voices", "--ledger", place).stdout)[1] == ["Oda Brenn", "person", "1", "0 %", "1", "1"]
    assert cells(run("outlets", "--ledger", place, COLUMNS="120").stdout)[1] == [
        "The Tolmin Post", "1", "3", "0 %", "67 %", "2031-04-03", "2031-04-03",
    ]  # fmt: skip
    assert cells(run("documents", "--ledger", place).stdout)[1][1:] == [
        "A bridge", "The Tolmin Post", "2031-04-03", "3",
    ]  # fmt: skip


def test_one_voice_one_outlet_the_numbers(run, place):
    voice = run("voice", "brenn", "--ledger", place).stdout.decode()
    assert "  on the word of: unnamed 1" in voice.splitlines()
    outlet = run("outlet", "tolmin", "--ledger", place).stdout.decode().splitlines()
    assert "  form: direct 0 %, indirect 100 %, mixed 0 %" in outlet
    assert "spoken of, never heard" in outlet
    stats = run("stats", "--ledger", place).stdout.decode().splitlines()
    assert "  statements: 3, and 1 assertion of outlets" in stats


@pytest.mark.parametrize("command", ["voices", "outlets", "documents", "stats"])
def test_lists_as_json(run, place, command):
    done = run(command, "--json", "--ledger", place)
    assert all(isinstance(json.loads(line), dict) for line in done.stdout.splitlines())
    assert done.stdout.count(b"\n") == {"voices": 4}.get(command, 1)


def test_a_document_as_it_is_in_the_contract(run, place):
    done = run("document", FLOOD.id[:10], "--json", "--ledger", place)
    assert json.loads(done.stdout)["attributions"] == json.loads(json.dumps(FLOOD.to_dict()))["attributions"]
    assert "that the dyke had held" in run("document", FLOOD.id, "--ledger", place).stdout.decode()


def test_a_document_as_people_judged_it_and_as_it_was_found(run, tmp_path):
    place = tmp_path / "judged.sqlite"
    with Ledger(place) as ledger:
        ledger.put(FLOOD)
        ledger.judge(FLOOD.id, "a1", "reject", who="Ines", why="nobody said it")
    judged = run("document", FLOOD.id, "--ledger", place).stdout.decode()
    assert "that the dyke had held" not in judged.split("judged")[0]
    assert "nobody said it" in judged
    found = run("document", FLOOD.id, "--as-found", "--json", "--ledger", place)
    assert len(json.loads(found.stdout)["attributions"]) == 3
