"""voice, voices and search where voices are linked across documents, as somebody at a terminal sees them."""

import json

import pytest

from reportedly.ledger import Ledger
from tests.cli.command import ok
from tests.ledger.voiced import Who, spoken

LAWYER, KEEPER = Who("Oda Brenn", role="lawyer"), Who("Oda Brenn", role="goalkeeper")


@pytest.fixture
def documents(keep):
    """Two people of one name, of whom one speaks in two documents, and a minister unnamed; their ledger."""
    return keep(*(spoken(who) for who in (LAWYER, LAWYER, KEEPER, Who("the minister", named=False))))


def ids() -> dict[str, str]:
    """The ids of those called Oda Brenn, by their roles."""
    with Ledger() as ledger:
        return {one.role: one.id for one in ledger.voices() if one.name == "Oda Brenn"}


def test_two_of_one_name_are_two_rows_with_ids(run, documents):
    lines = ok(run("voices", COLUMNS="120")).splitlines()
    for role, name in ids().items():
        (row,) = (line.split() for line in lines if role in line)
        assert row[:5] == ["Oda", "Brenn", name[:9], "person", role]
    assert "the minister (anonymous)" in lines[-1] + lines[-2]
    assert documents[3].id[:8] not in "".join(lines)


def test_a_name_of_several_is_one_line_with_how_to_choose(run, documents):
    refused = run("voice", "brenn")
    assert (refused.returncode, refused.stdout) == (1, b"")
    (line,) = refused.stderr.decode().splitlines()
    for role, name in ids().items():
        assert f"Oda Brenn (person, {role}) {name[:9]}" in line
    assert line.endswith("give an id for the name")
    for name in (ids()["lawyer"][:9], f"{documents[1].id[:8]}:v1"):
        assert "2 statements, 2 documents" in ok(run("voice", name))


def test_suggestions_come_with_the_command_that_merges_them(run, documents):
    score, reasons, command = (
        line.strip() for line in ok(run("voices", "--suggestions")).replace(": ", "\n", 1).splitlines()[1:]
    )
    assert (score, reasons) == ("0.65", "same name, another role")
    (told,) = map(json.loads, ok(run("voices", "--suggestions", "--voice", "oda", "--json")).splitlines())
    assert {told["one"]["role"], told["other"]["role"]} == {"lawyer", "goalkeeper"}
    assert (told["score"], told["reasons"]) == (0.65, ["same name", "another role"])
    assert "1 suggestion (" in ok(run("voice", ids()["goalkeeper"]))
    program, *arguments = command.split()
    assert program == told["merge"].split()[0] == "reportedly"
    ok(run(*arguments, "--by", "Ines"))
    shown = ok(run("voice", "oda brenn", COLUMNS="120"))
    assert "3 statements, 3 documents" in shown
    assert shown.splitlines()[-1].endswith("linked by 1 judgement; same name, another role 0.65")
    done = run("voices", "--suggestions")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"reportedly: nothing found\n")


def test_suggestions_go_by_a_voice_alone(run, documents):
    done = run("voices", "--suggestions", "--act", "deny")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"\n") == 1


def test_search_finds_a_voice_under_another_name_and_says_whose(run, documents):
    keeper, minister = (f"{document.id[:8]}:v1" for document in documents[2:])
    ok(run("voices", "merge", keeper, minister, "--by", "Ines"))
    heads = ok(run("search", "--voice", ids()["goalkeeper"])).splitlines()[::4]
    assert "the minister (anonymous, Oda Brenn) · said (indirect, 0.90)" in heads
    assert "Oda Brenn · said (indirect, 0.90)" in heads
    assert "4 statements" in ok(run("search", "--voice", "brenn"))


def test_nothing_in_names_and_roles_steers_the_terminal(run, documents):
    with Ledger() as ledger:
        for role in ("poet \x1b[31m\u202e", "baker\r\n\x07"):
            ledger.put(spoken(Who("Karl Ennis", role=role)))
    for arguments in (["voices"], ["voices", "--suggestions"], ["voice", "ennis"]):
        done = run(*arguments)
        assert not set((done.stdout + done.stderr).decode()) & set("\x1b\x07\r\u202e")
