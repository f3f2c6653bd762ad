"""What people decide is kept, followed, shown beside the engine's own, and outlives an engine."""

from dataclasses import replace

import pytest

from reportedly.contract import document_of
from reportedly.errors import UsageError
from reportedly.ledger.filters import Filters
from reportedly.types import Content, Document, Engine
from tests.ledger.building import article

TEXT = (
    "Oda Brenn said that Tomas Quill had denied losing 3 boats. The quay was closed on Tuesday. "
    "“Nobody asked us,” Tomas Quill claimed."
)
NEWER = Engine("2", "b", "1" * 64)


@pytest.fixture
def document(ledger) -> Document:
    made = article(TEXT, first="Oda Brenn", second="Tomas Quill")
    ledger.put(made)
    return made


def by_id(document: Document) -> dict:
    return {one.id: one for one in document.attributions}


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def renumbered(
    document: Document, *, shift: int = 0, leave_out: str = "", engine: Engine = NEWER
) -> Document:
    """What another engine might find: other ids, contents that begin some letters later, one missing."""
    kept = [one for one in document.attributions if one.id != leave_out]
    ids = {one.id: f"a{n + 7}" for n, one in enumerate(kept)}
    return replace(
        document,
        engine=engine,
        attributions=tuple(
            replace(
                one,
                id=ids[one.id],
                parent=ids.get(one.parent or ""),
                content=Content(
                    (document.span(one.content.spans[0].start + shift, one.content.spans[0].end),)
                ),
            )
            for one in kept
        ),
    )


def test_an_accepted_finding_is_marked_and_stays_as_it_is(ledger, document):
    made = ledger.judge(document.id, "a1", "accept", who="Ines", why="heard it")
    view = ledger.judged(document.id)
    assert view.document == ledger.document(document.id)
    assert {name: mark.state for name, mark in view.marks.items()} == {"a1": "accepted"}
    mark = view.marks["a1"].judgement
    assert (mark.who, mark.why, mark.kind, mark.on) == ("Ines", "heard it", "accept", ("a1",))
    assert mark.target["text"]["content"] == document.attributions[0].content.text
    assert mark == made == ledger.judgements()[0]


def test_a_rejected_finding_goes_and_what_was_nested_in_it_stays(ledger, document):
    ledger.judge(document.id, "a1", "reject", who="Ines")
    view = ledger.judged(document.id)
    assert [one.id for one in view.document.attributions] == ["a2", "a3"]
    nested = by_id(view.document)["a2"]
    assert nested.parent is None
    assert nested.chain == ("v2",)
    assert {voice["id"]: voice["quoted"] for voice in view.document.voices} == {"v1": 0, "v2": 2}
    assert view.marks["a1"].state == "rejected"
    assert ledger.document(document.id).to_dict() == document.to_dict()


def test_a_corrected_finding_has_the_spans_and_readings_that_were_given(ledger, document):
    change = {
        "content": [span("“Nobody asked")],
        "cue": [span("claimed")],
        "act": "deny",
        "polarity": "negated",
        "certainty": "possible",
        "tone": "neutral",
        "voice": "v1",
    }
    ledger.judge(document.id, "a3", "correct", who="Ines", change=change)
    view = ledger.judged(document.id)
    found = by_id(view.document)["a3"]
    assert found.content.text == "“Nobody asked"
    assert (found.cue.act, found.cue.polarity, found.cue.certainty, found.cue.tone) == (
        "deny", "negated", "possible", "neutral",
    )  # fmt: skip
    assert found.source.voice == "v1"
    assert found.chain == ("v1",)
    assert [voice["quoted"] for voice in view.document.voices] == [2, 1]
    assert view.marks["a3"].corrected == tuple(sorted(change))
    assert document_of(view.document.to_dict()) == view.document


def test_a_corrected_voice_goes_into_the_chains_of_what_is_nested(ledger, document):
    ledger.judge(document.id, "a1", "correct", who="Ines", change={"voice": None})
    view = ledger.judged(document.id)
    assert by_id(view.document)["a1"].chain == (None,)
    assert by_id(view.document)["a2"].chain == (None, "v2")


def test_the_form_follows_the_marks_of_the_content_that_was_given(ledger, document):
    whole = TEXT[slice(*span("Tuesday. “Nobody asked us,”"))]
    ledger.judge(document.id, "a3", "correct", who="Ines", change={"content": [span(whole)]})
    assert by_id(ledger.judged(document.id).document)["a3"].form == "mixed"


def test_corrections_add_up_and_accepting_takes_them_back(ledger, document):
    ledger.judge(document.id, "a1", "correct", who="Ines", change={"act": "warn"})
    second = ledger.judge(document.id, "a1", "correct", who="Bo", change={"polarity": "negated"})
    cue = by_id(ledger.judged(document.id).document)["a1"].cue
    assert (cue.act, cue.polarity) == ("warn", "negated")
    third = ledger.judge(document.id, "a1", "accept", who="Bo")
    assert by_id(ledger.judged(document.id).document)["a1"] == document.attributions[0]
    kept = ledger.judgements(document.id)
    assert [one.kind for one in kept] == ["correct", "correct", "accept"]
    assert [one.follows for one in kept] == [None, kept[0].id, second.id]
    assert [one.in_force for one in kept] == [False, False, True]
    assert third.id == kept[2].id
    assert kept == sorted(kept, key=lambda one: one.at)


def test_a_judgement_goes_over_to_what_another_engine_finds(ledger, document):
    ledger.judge(document.id, "a1", "correct", who="Ines", change={"act": "warn", "voice": "v2"})
    ledger.judge(document.id, "a2", "reject", who="Ines")
    ledger.put(renumbered(document, shift=5))
    view = ledger.judged(document.id)
    assert {name: mark.state for name, mark in view.marks.items()} == {"a7": "corrected", "a8": "rejected"}
    found = by_id(view.document)
    assert sorted(found) == ["a7", "a9"]
    assert (found["a7"].cue.act, found["a7"].source.voice) == ("warn", "v2")
    assert ledger.judgements(unattached=True) == []
    ledger.judge(document.id, "a8", "accept", who="Bo")
    assert [one.follows for one in ledger.judgements()] == [None, None, "j2"]


def test_what_no_longer_fits_is_kept_and_listed_until_it_fits_again(ledger, document):
    ledger.judge(document.id, "a2", "reject", who="Ines")
    ledger.put(renumbered(document, leave_out="a2"))
    (lost,) = ledger.judgements(unattached=True)
    assert (lost.kind, lost.on, lost.target["text"]["content"]) == ("reject", (), "losing 3 boats")
    assert ledger.judged(document.id).marks == {}
    ledger.put(replace(document, engine=Engine("3")))
    assert ledger.judgements(unattached=True) == []
    assert ledger.judged(document.id).marks["a2"].state == "rejected"


def test_a_judgement_on_what_is_nested_never_goes_over_to_what_holds_it(ledger, document):
    """Their contents share more than half of their words; their cues are others."""
    outer, inner = document.attributions[:2]
    longer = replace(
        inner,
        content=Content((document.span(outer.content.spans[0].start + 12, outer.content.spans[0].end),)),
    )
    ledger.put(replace(document, engine=NEWER, attributions=(outer, longer, document.attributions[2])))
    ledger.judge(document.id, "a2", "reject", who="Ines")
    ledger.put(replace(renumbered(document, leave_out="a2", engine=Engine("3"))))
    assert [one.on for one in ledger.judgements()] == [()]


def test_a_finding_that_comes_as_it_was_corrected_has_the_judgement(ledger, document):
    right = span("had denied losing 3 boats. The quay was closed on Tuesday. “Nobody")
    ledger.judge(document.id, "a2", "correct", who="Ines", change={"content": [right]})
    better = replace(document.attributions[1], content=Content((document.span(*right),)))
    found = (document.attributions[0], better, document.attributions[2])
    ledger.put(replace(document, engine=NEWER, attributions=found))
    assert [one.on for one in ledger.judgements()] == [("a2",)]


def test_a_voice_that_a_correction_names_is_found_again_by_its_name(ledger, document):
    ledger.judge(document.id, "a1", "correct", who="Ines", change={"voice": "v2"})
    other = {"v1": "v5", "v2": "v4"}
    voices = tuple({**voice, "id": other[voice["id"]]} for voice in document.voices)
    found = tuple(
        replace(
            one,
            source=replace(one.source, voice=other[one.source.voice]),
            chain=tuple(other[link] for link in one.chain),
        )
        for one in document.attributions
    )
    ledger.put(replace(document, engine=NEWER, voices=voices, attributions=found))
    assert by_id(ledger.judged(document.id).document)["a1"].source.voice == "v4"
    alone = tuple(voice for voice in voices if voice["id"] == "v5")
    ledger.put(
        replace(document, engine=Engine("3"), voices=alone, attributions=(replace(found[0], parent=None),))
    )
    view = ledger.judged(document.id)
    assert (by_id(view.document)["a1"].source.voice, view.marks["a1"].lost) == ("v5", ("voice",))


def test_loaded_words_are_the_outlets_once_the_statement_around_them_is_rejected(ledger):
    made = article(TEXT, first="Oda Brenn", second="Tomas Quill")
    word = {"span": span("Nobody"), "term": "nobody", "charge": "hedge", "voice": "v2"}
    ledger.put(replace(made, wording=(word,)))
    ledger.judge(made.id, "a3", "reject", who="Ines")
    assert ledger.judged(made.id).document.wording == ({**word, "voice": None},)


@pytest.mark.parametrize(
    ("attribution", "kind", "change", "reason"),
    [
        ("a9", "accept", None, "no such attribution"),
        ("a1", "correct", None, "says what is right"),
        ("a1", "accept", {"act": "deny"}, "says what is right"),
        ("a1", "correct", {}, "nothing to correct"),
        ("a1", "correct", {"mood": "bad"}, "no such part"),
        ("a1", "correct", {"act": "shout"}, "none of assert, deny"),
        ("a1", "correct", {"form": "sung"}, "none of direct"),
        ("a1", "correct", {"content": None}, "pairs of a start and an end"),
        ("a1", "correct", {"content": "abc"}, "pairs of a start and an end"),
        ("a1", "correct", {"content": [[0, True]]}, "pairs of a start and an end"),
        ("a1", "correct", {"content": [[0, 10_000]]}, "no span of a text"),
        ("a1", "correct", {"content": [[-1, 3]]}, "no span of a text"),
        ("a1", "correct", {"content": [[9, 9]]}, "no span of a text"),
        ("a1", "correct", {"content": [[5, 9], [8, 12]]}, "ends"),
        ("a1", "correct", {"content": [[9, 10]]}, "white space"),
        ("a1", "correct", {"voice": "v9"}, "no such voice"),
        ("a1", "correct", {"voice": ["v1"]}, "no such voice"),
        ("a1", "correct", {"parent": []}, "no such attribution"),
        ("a1", "correct", {"parent": "a2"}, "nested in it"),
        ("a1", "correct", {"parent": "a1"}, "can't hold it"),
        ("a1", "correct", {"cue": None, "act": "deny"}, "has no cue"),
        ("a1", "correct", {"source": None, "voice": "v1"}, "has no source"),
    ],
)
def test_what_can_not_be_is_refused_and_leaves_nothing(ledger, document, attribution, kind, change, reason):
    with pytest.raises(UsageError, match=reason):
        ledger.judge(document.id, attribution, kind, who="Ines", change=change)
    assert ledger.judgements() == []


def test_what_was_judged_to_hold_it_can_not_be_put_into_it(ledger, document):
    top = [one.id for one in document.attributions if one.parent is None][:2]
    ledger.judge(document.id, top[0], "correct", who="Ines", change={"parent": top[1]})
    with pytest.raises(UsageError, match="can't hold it"):
        ledger.judge(document.id, top[1], "correct", who="Ines", change={"parent": top[0]})
    assert len(ledger.judgements()) == 1


@pytest.mark.parametrize("who", ["", " \n", "x" * 300])
def test_a_judgement_has_somebody_s_name(ledger, document, who):
    with pytest.raises(UsageError, match="needs the name"):
        ledger.judge(document.id, "a1", "accept", who=who)


def test_hostile_names_and_reasons_are_kept_as_text(ledger, document):
    who, why = "Robert'); DROP TABLE judgements;--", "nul \0 and \ud800 half"
    made = ledger.judge(document.id, "a1", "accept", who=who, why=why)
    (kept,) = ledger.judgements()
    assert kept == made
    assert (kept.who, kept.why) == (who, "nul \\x00 and \\ud800 half")


def said(ledger, words: str = "", **filters) -> list[tuple]:
    found = ledger.search(words, Filters(**filters)).statements
    return [(one.attribution, one.text, one.voice, one.act, one.judged) for one in found if one.attribution]


def test_search_goes_by_what_was_corrected(ledger, document):
    engines = ledger.document(document.id).to_dict()
    quill = by_id(document)["a2"].source.voice
    change = {"content": [span("3 boats")], "act": "demand", "voice": quill}
    ledger.judge(document.id, "a1", "correct", who="Ines", change=change)
    assert said(ledger, "boats", act="demand") == [("a1", "3 boats", "Tomas Quill", "demand", "corrected")]
    assert [one[0] for one in said(ledger, voice="Quill")] != []
    assert "a1" in [one[0] for one in said(ledger, voice="Quill")]
    assert "a1" not in [one[0] for one in said(ledger, voice="Brenn")]
    assert "a1" not in [one[0] for one in said(ledger, "denied")]
    assert ledger.document(document.id).to_dict() == engines
    ledger.judge(document.id, "a1", "accept", who="Ines")  # takes the correction back
    assert "a1" in [one[0] for one in said(ledger, "denied", voice="Brenn")]
    assert ledger.document(document.id).to_dict() == engines


def test_lists_and_profiles_count_as_it_was_judged(ledger, document):
    def heard() -> dict[str, int]:
        return {one.name: one.statements for one in ledger.voices() if one.statements}

    before, quill = heard(), by_id(document)["a2"].source.voice
    ledger.judge(document.id, "a1", "correct", who="Ines", change={"voice": quill})
    assert heard() == {"Tomas Quill": before["Oda Brenn"] + before["Tomas Quill"]}
    assert ledger.voice("Tomas Quill").statements == sum(before.values())
    ledger.judge(document.id, "a1", "reject", who="Ines")
    assert heard() == {"Tomas Quill": before["Tomas Quill"]}
    assert [one.statements for one in ledger.titles()] == [before["Tomas Quill"]]
    assert [one.statements for one in ledger.outlets()] == [before["Tomas Quill"]]
    (silent,) = ledger.voices(Filters(silent=True))
    assert silent.name == "Oda Brenn"
    assert [one[-1] for one in said(ledger) if one[0] == "a1"] == ["rejected"]


def test_findings_of_another_engine_are_judged_at_once(ledger, document):
    ledger.judge(document.id, "a1", "correct", who="Ines", change={"act": "demand"})
    newer = renumbered(document)
    assert ledger.put(newer) == "replaced"
    (found,) = said(ledger, act="demand")
    assert (found[0], found[-1]) == ("a7", "corrected")
    assert ledger.document(document.id).to_dict() == newer.to_dict()
    assert ledger.health().problems == ()


def test_documents_come_as_judged_where_that_is_asked_for(ledger, document):
    other = article(TEXT.replace("3 boats", "4 boats"), first="Oda Brenn", second="Tomas Quill")
    ledger.put(other)
    ledger.judge(document.id, "a3", "reject", who="Ines")
    assert list(ledger.documents(judged=True)) == [ledger.judged(document.id).document, other]
    assert list(ledger.documents()) == [document, other]


@pytest.mark.parametrize("merged_first", [True, False])
def test_a_statement_that_was_corrected_is_found_by_a_voice_that_was_merged(ledger, document, merged_first):
    other = TEXT.replace("3 boats", "4 boats").replace("Quill", "Quilter")
    other = article(other, first="Oda Brenn", second="Tomas Quilter")
    ledger.put(other)
    quill, quilter = by_id(document)["a2"].source.voice, by_id(other)["a2"].source.voice

    def merge() -> None:
        ledger.same_voice(f"{document.id}:{quill}", f"{other.id}:{quilter}", who="Ines")

    def correct() -> None:
        ledger.judge(document.id, "a1", "correct", who="Ines", change={"voice": quill})

    for step in (merge, correct) if merged_first else (correct, merge):
        step()
    identity = next(one.id for one in ledger.voices() if one.statements == 5)
    found = ledger.search("", Filters(voice=identity)).statements
    assert {(one.document, one.attribution) for one in found if one.attribution} == {
        *((document.id, name) for name in ("a1", "a2", "a3")),
        *((other.id, name) for name in ("a2", "a3")),
    }
