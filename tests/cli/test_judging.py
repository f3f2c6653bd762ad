"""judge, judgements, voices merge and split, as somebody at a terminal sees them."""

import json

import pytest

from reportedly.ledger import Ledger
from tests.cli.command import ok
from tests.ledger.voiced import Who, spoken


@pytest.fixture
def documents(keep):
    """Two documents in a ledger that the environment names."""
    return keep(spoken(Who("Oda Brenn", role="poet")), spoken(Who("Tilda Varga")))


def test_a_finding_is_corrected_and_rejected_and_both_are_listed(run, documents):
    name = documents[0].id
    start = documents[0].attributions[0].content.spans[0].start
    asked = ("--act", "deny", "--content", f"{start}:{start + 12}", "--voice", "none", "--by", "Ines")
    line = ok(run("judge", "correct", name[:8], "a1", *asked, "--why", "misheard\n\x1b[31m"))
    assert line.startswith(f"j1  correct {name[:8]} a1 · Ines, ")
    assert "corrected: act, content, voice · misheard" in line
    assert "\x1b" not in line
    with Ledger() as ledger:
        (found,) = ledger.judged(name).document.attributions
    assert (found.cue.act, found.content.text, found.source.voice) == (
        "deny",
        "that pier " + found.content.text[10:],
        None,
    )
    ok(run("judge", "reject", name, "a1", "--by", "Bo"))
    first, second = map(json.loads, ok(run("judgements", "--document", name[:8], "--json")).splitlines())
    assert (first["kind"], first["why"], first["in_force"]) == ("correct", "misheard\n\x1b[31m", False)
    assert (second["kind"], second["who"], second["follows"]) == ("reject", "Bo", "j1")
    nothing = run("judgements", "--unattached")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, b"", b"reportedly: nothing found\n")
    with Ledger() as ledger:
        assert ledger.judged(name).document.attributions == ()


def test_who_judges_is_the_user_unless_named(run, documents):
    made = json.loads(ok(run("judge", "accept", documents[0].id, "a1", "--json", LOGNAME="Ines Q")))
    assert made["who"] == "Ines Q"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("accept", "00000000", "a1"), "no such document"),
        (("accept", "{}", "a9"), "no such attribution"),
        (("accept", "{}", "a1'; DROP TABLE judgements"), "no such attribution"),
        (("correct", "{}", "a1"), "nothing to correct"),
        (("correct", "{}", "a1", "--act", "shout"), "shout is none of"),
        (("correct", "{}", "a1", "--content", "1-2"), "no START:END"),
        (("correct", "{}", "a1", "--content", "5:900000"), "no span of a text"),
        (("correct", "{}", "a1", "--voice", "v77"), "no such voice"),
        (("accept", "{}", "a1", "--by", " "), "needs the name"),
    ],
)
def test_what_can_not_be_gets_one_line(run, documents, arguments, reason):
    done = run("judge", *(argument.replace("{}", documents[0].id) for argument in arguments))
    assert done.returncode != 0
    assert reason in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    with Ledger() as ledger:
        assert ledger.judgements() == []


def test_a_ledger_that_is_not_there_is_not_made(run, tmp_path):
    place = tmp_path / "none.sqlite"
    assert run("judgements", "--ledger", str(place)).returncode == 1
    assert not place.exists()


def test_voices_are_merged_and_split(run, documents):
    one, other = (f"{document.id[:10]}:v1" for document in documents)
    line = ok(run("voices", "merge", one, other, "--by", "Ines", "--why", "her pen name"))
    assert "same-voice" in line
    assert "Oda Brenn / Tilda Varga · her pen name" in line
    with Ledger() as ledger:
        (merged,) = ledger.identities()
        assert (merged.name, merged.documents) == ("Oda Brenn", 2)
    made = json.loads(ok(run("voices", "split", other, one, "--by", "Ines", "--json")))
    assert (made["kind"], made["follows"]) == ("different-voice", "j1")
    with Ledger() as ledger:
        assert len(ledger.identities()) == 2
        assert [one.kind for one in ledger.judgements()] == ["same-voice", "different-voice"]
    refused = run("voices", "merge", one, "i" + "0" * 16)
    assert (refused.returncode, refused.stderr) == (1, b"reportedly: i0000000000000000: no such voice\n")
