"""What looks like a statement and is none is left out."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.unsaid import is_unsaid
from tests.attribute.build import at


def unsaid(text: str, source: str, cue: str, *content: str, nested: bool = False) -> bool:
    return is_unsaid(text, Candidate(at(text, source), at(text, cue), at(text, *content), 0.7, nested))


@pytest.mark.parametrize(("label", "alone"), [("Analysis", True), ("Press release", True), ("Poll", False)])
def test_a_papers_own_label_says_nothing(label: str, alone: bool) -> None:
    assert unsaid(f"{label}: Why the dam broke", label, ":", "Why the dam broke") is alone


@pytest.mark.parametrize("before", ["", "Sea and soot\n\n"])
def test_a_label_in_capitals_that_begins_a_paragraph_is_no_verb(before: str) -> None:
    text = before + "CLAIM: A clip says that the ferry burns a lake of oil."
    assert unsaid(text, "A clip", "CLAIM", "the ferry")
    assert not unsaid(text, "A clip", "says", "that the ferry burns a lake of oil")


@pytest.mark.parametrize(
    ("content", "unnamed"),
    [
        ("not to be named because she fears for her job", True),
        ("not to be identified in order to discuss private talks", True),
        ("not to be named", True),
        ("not to be identified discussing private talks", True),
        ("to be named chair because she can add", False),
    ],
)
def test_who_wants_to_stay_unnamed_says_nothing_by_that(content: str, unnamed: bool) -> None:
    assert unsaid(f"A nurse asked {content}.", "A nurse", "asked", content) is unnamed


@pytest.mark.parametrize(("cue", "helps"), [("would", True), ("would say", False)])
def test_a_verb_that_only_helps_says_nothing(cue: str, helps: bool) -> None:
    text = "“I would say have a look around,” she said."
    assert unsaid(text, "I", cue, "have a look around", nested=True) is helps


def test_a_share_an_adjective_and_an_aim_say_nothing() -> None:
    text = "The commonest effect was nausea, reported in 9% of patients."
    assert unsaid(text, "9% of patients", "reported", "The commonest effect was nausea")
    text = "It said that the officials concerned would pay."
    assert unsaid(text, "the officials", "concerned", "would pay", nested=True)
    text = "He said such reports are aimed at the crew."
    assert unsaid(text, "such reports", "are aimed", "at the crew", nested=True)
    text = "Brel hit back, terming the minister's claim a “bundle of lies”."
    assert unsaid(text, "the minister's", "claim", "a “bundle of lies”", nested=True)
    text = "Brel repeated the minister's claim that it leaked."
    assert not unsaid(text, "the minister's", "claim", "that it leaked", nested=True)


def test_what_is_only_cited_for_something_else_says_nothing() -> None:
    text = "Citing press reports on it, Brel said it sank."
    assert is_unsaid(text, Candidate((), at(text, "Citing"), at(text, "press reports on it"), 0.5))
    assert not unsaid(text, "Brel", "Citing", "press reports on it")


def test_a_word_or_number_means_something_and_says_nothing() -> None:
    text = "Brel said the figure referred to a ship that was scrapped."
    assert unsaid(text, "the figure", "referred to", "a ship that was scrapped", nested=True)
    text = "Brel: The 92% refers to severe cases."
    assert unsaid(text, "The 92%", "refers to", "severe cases", nested=True)
    text = "Brel said the minister referred to a ship that was scrapped."
    assert not unsaid(text, "the minister", "referred to", "a ship that was scrapped", nested=True)


@pytest.mark.parametrize(
    ("cue", "content", "seen"),
    [
        ("has seen", "a copy of the report", True),
        ("also reviewed", "the memo", True),
        ("has seen", "its members leave in droves", False),
        ("has reported", "a copy of the report", False),
    ],
)
def test_who_has_seen_a_paper_says_nothing_by_that(cue: str, content: str, seen: bool) -> None:
    assert unsaid(f"The Post {cue} {content}.", "The Post", cue, content) is seen


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("“He fell,” Brel said. Did he think that Dahl had dived?", True),
        ("“He fell,” Brel said. And why does he think that Dahl had dived?", True),
        ("“He fell,” Brel said. As he left, he think that Dahl had dived?", False),
        ("“He fell,” Brel said. Did he think that Dahl had dived.", False),
    ],
)
def test_what_the_outlet_asks_is_nobodys_thought(text: str, asked: bool) -> None:
    start = text.index("he think")
    span = ((start, start + 2),)
    one = Candidate(span, at(text, "think"), at(text, "that Dahl had dived"), 0.7)
    assert is_unsaid(text, one) is asked


def test_not_alone_says_nothing() -> None:
    assert unsaid("Not all clerks are convinced.", "all clerks", "are convinced", "Not")
    assert not unsaid("All clerks are convinced of it.", "All clerks", "are convinced of", "it")


def test_a_sentence_of_one_word_says_nothing_of_the_next() -> None:
    text = "Lasz replied: “Noted. Let’s not put it in writing.”"
    assert unsaid(text, "", "Noted", "Let’s not put it in writing", nested=True)
    text = "Lasz replied: “Noted that we will not put it in writing.”"
    assert not unsaid(text, "", "Noted", "that we will not put it in writing", nested=True)


def test_who_nods_says_nothing_of_what_another_just_said() -> None:
    text = "“No,” said Brel, a clerk. “It sank.” His friend Dahl nodded."
    assert unsaid(text, "His friend Dahl", "nodded", "“It sank.”")
    text = "“It sank,” nodded Dahl."
    assert not unsaid(text, "Dahl", "nodded", "“It sank,”")
    text = "“It sank.” Dahl nodded."
    assert not unsaid(text, "Dahl", "nodded", "“It sank.”")


def test_what_takes_lives_claims_nothing() -> None:
    text = "The collapse claimed at least nine lives, and Brel claimed many more had died."
    assert unsaid(text, "The collapse", "claimed", "at least nine lives")
    assert not unsaid(text, "Brel", "claimed", "many more had died")
    text = "The storm has claimed the lives of two sailors, who claimed the life jackets were rotten."
    assert unsaid(text, "The storm", "has claimed", "the lives of two sailors")
    assert not unsaid(text, "who", "claimed", "the life jackets were rotten")
    assert not unsaid(
        "Brel claimed his private life was his own.", "Brel", "claimed", "his private life was his own"
    )


@pytest.mark.parametrize(
    ("text", "source", "content", "nothing"),
    [
        ("Anyone found culpable will pay.", "Anyone", "culpable will pay", True),
        ("Two men found dead were sailors.", "Two men", "dead", True),
        ("The panel found that it leaked.", "The panel", "that it leaked", False),
    ],
)
def test_how_somebody_was_found_is_no_finding(text: str, source: str, content: str, nothing: bool) -> None:
    assert unsaid(text, source, "found", content) == nothing


@pytest.mark.parametrize(
    ("source", "measure"),
    [("law", True), ("the law", True), ("plan", True), ("the plan’s authors", False), ("police", False)],
)
def test_by_what_something_goes_says_nothing(source: str, measure: bool) -> None:
    text = f"They will be dealt with according to {source}."
    assert unsaid(text, source, "according to", "They will be dealt with") is measure
