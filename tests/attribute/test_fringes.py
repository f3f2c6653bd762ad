"""What stands at the edges of a content and isn't said is left out; what is said comes in."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.fringes import fringed
from tests.attribute.build import at


def roles(text: str, source: str, cue: str, *content: str) -> tuple[str, str]:
    found = fringed(text, Candidate(at(text, source), at(text, cue), at(text, *content), 0.9))
    return text[slice(*found.cue[-1])], " … ".join(text[a:b] for a, b in found.content)


def test_what_a_quotation_is_about_is_no_part_of_it() -> None:
    text = "“It’s over,” Brel said of the vote, in which she was sure Dahl would win. “For me, anyway.”"
    pieces = ("“It’s over,”", "the vote", "in which she was sure Dahl would win", "“For me, anyway.”")
    assert roles(text, "Brel", "said of", *pieces)[1] == "“It’s over,” … “For me, anyway.”"


def test_without_a_quotation_what_it_is_about_is_all_there_is() -> None:
    assert roles("What she said of the vote surprised us.", "she", "said of", "the vote")[1] == "the vote"


def test_a_lone_word_that_joins_others_says_nothing() -> None:
    text = "As the pictures ran, the narrator said: “Who will answer?”"
    assert roles(text, "the narrator", "said:", "As", "“Who will answer?”")[1] == "“Who will answer?”"
    text = "However, Brel said, the dam leaks."
    assert roles(text, "Brel", "said", "However,", "the dam leaks")[1] == "the dam leaks"
    text = "Brel is reminded of the six dry years."
    assert roles(text, "Brel", "is reminded", "of", "the six dry years")[1] == "of … the six dry years"
    text = "“I like her,” Brel said, but “she is wrong.”"
    assert roles(text, "Brel", "said", "“I like her,”", "but", "“she is wrong.”")[1].count("but") == 1
    text = "Instead, Brel said, the dam leaks."
    assert roles(text, "Brel", "said", "Instead,", "the dam leaks")[1] == "Instead, … the dam leaks"
    assert roles("It is considered a threat.", "", "is considered", "It", "a threat")[1] == "It … a threat"


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "The insurers agreed to release the cash so Mr Brel could start.",
            "to release the cash so",
            "to release the cash",
        ),
        (
            "The insurers agreed to release the cash, and who would doubt that they meant it?",
            "to release the cash, and who",
            "to release the cash",
        ),
        (
            "The insurers agreed to wait for a week or so.",
            "to wait for a week or so",
            "to wait for a week or so",
        ),
        (
            "The insurers agreed to look at it, and had done so.",
            "to look at it, and had done so",
            "to look at it, and had done so",
        ),
        (
            "The insurers agreed to a letter in which they would own up.",
            "to a letter in which",
            "to a letter",
        ),
        (
            "The insurers agreed to his two accounts and low rate.",
            "to his two accounts and",
            "to his two accounts and low rate",
        ),
    ],
)
def test_no_content_ends_in_a_word_that_joins_it_to_more(text: str, content: str, expected: str) -> None:
    assert roles(text, "The insurers", "agreed", content)[1] == expected


def test_of_goes_with_what_stands_before_it() -> None:
    text = "Brel said she fell outside of the assembly hall in Halm."
    assert (
        roles(text, "Brel", "said", "she fell outside")[1] == "she fell outside of the assembly hall in Halm"
    )
    text = "“We won,” said Oda Brel of the drivers' union."
    assert roles(text, "Oda Brel of the drivers' union", "said", "“We won,”")[1] == "“We won,”"


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Brel told her advisers to wait.", "told", "to wait", ("told", "her advisers to wait")),
        ("Brel called on police to wait.", "called on police", "to wait", ("called on", "police to wait")),
        (
            "Brel called on police Monday to wait.",
            "called on police Monday",
            "to wait",
            ("called on police Monday", "to wait"),
        ),
        ("Brel vowed in Halm to wait.", "vowed", "to wait", ("vowed", "to wait")),
        ("Brel told reporters that it was safe.", "told", "that it was safe", ("told", "that it was safe")),
    ],
)
def test_who_is_to_do_it_is_part_of_what_is_asked(
    text: str, cue: str, content: str, expected: tuple[str, str]
) -> None:
    assert roles(text, "Brel", cue, content) == expected


def test_a_possessive_at_a_cues_end_belongs_to_what_follows() -> None:
    text = "Brel laid out her plans to reopen the mine."
    assert roles(text, "Brel", "laid out her", "plans to reopen the mine") == (
        "laid out",
        "her plans to reopen the mine",
    )
    text = "Brel has seen no evidence that it was hers."
    assert roles(text, "Brel", "has seen no", "evidence that it was hers")[0] == "has seen no"


def test_in_a_statement_says_where_it_was_said() -> None:
    text = "Brel called for more money in a written statement on Monday."
    assert roles(text, "Brel", "called for", "more money in a written statement")[1] == "more money"


def test_around_a_source_and_cue_between_commas_the_whole_sentence_is_said() -> None:
    text = "Nobody had asked. So when the offer came, Brel said, “we were stunned.”"
    expected = "So when the offer came … “we were stunned.”"
    assert roles(text, "Brel", "said", "“we were stunned.”")[1] == expected
    text = "When the offer came, Brel said, “We were stunned.”"
    assert roles(text, "Brel", "said", "“We were stunned.”")[1] == "“We were stunned.”"
    text = "On Monday, Brel said, the offer came."
    assert roles(text, "Brel", "said", "the offer came")[1] == "the offer came"


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Brel laughed and said “no way”.", "laughed and", "said “no way”", ("laughed and said", "“no way”")),
        ("Brel wanted to know why.", "wanted to", "know why", ("wanted to know", "why")),
        (
            "Brel refused to sign the letter.",
            "refused to",
            "sign the letter",
            ("refused to", "sign the letter"),
        ),
        ("Brel refused to endorse her.", "refused to", "endorse her", ("refused", "to endorse her")),
        (
            "Brel referred to claims of fraud.",
            "referred to",
            "claims of fraud",
            ("referred to", "claims of fraud"),
        ),
        (
            "Brel praised and then some people left.",
            "praised and",
            "then some people left",
            ("praised and", "then some people left"),
        ),
    ],
)
def test_a_verb_that_another_leads_to_is_where_it_belongs(
    text: str, cue: str, content: str, expected: tuple[str, str]
) -> None:
    assert roles(text, "Brel", cue, content) == expected


def inverted(text: str, cue: str, content: str) -> tuple[str, str]:
    found = fringed(text, Candidate((), at(text, cue), at(text, content), 0.9))
    source, said = (" … ".join(text[a:b] for a, b in role) for role in (found.source, found.content))
    return source, said


def test_the_name_behind_a_verb_says_what_stands_before() -> None:
    text = "He welcomed it. Which parts, wondered Kell's Oda Brel. All of it."
    assert inverted(text, "wondered", "Kell's Oda Brel") == ("Kell's Oda Brel", "Which parts")
    text = "He welcomed it, and, wondered Oda Brel again, why?"
    assert inverted(text, "wondered", "Oda Brel") == ("", "Oda Brel")
    text = "Later in the day, called Friday."
    assert inverted(text.replace("called", "sacked"), "sacked", "Friday") == ("", "Friday")


@pytest.mark.parametrize("where", [" in a note", ", on the social network Plaza"])
def test_where_it_was_written_is_no_part_of_the_name_behind_the_cue(where: str) -> None:
    text = f"“It was late,” wrote Oda Brel of Kell Securities{where}."
    source = f"Oda Brel of Kell Securities{where}"
    found = fringed(text, Candidate(at(text, source), at(text, "wrote"), at(text, "“It was late,”"), 0.9))
    assert text[slice(*found.source[0])] == "Oda Brel of Kell Securities"


@pytest.mark.parametrize("cut", [", reached by phone", ", contacted at home"])
def test_how_a_source_was_reached_is_no_part_of_it(cut: str) -> None:
    text = f"A nurse at the camp{cut}, said they wait."
    found = fringed(
        text, Candidate(at(text, f"A nurse at the camp{cut}"), at(text, "said"), at(text, "they wait"), 0.9)
    )
    assert text[slice(*found.source[0])] == "A nurse at the camp"


def test_nobody_says_where_a_report_comes_from() -> None:
    text = "A day later.\nDUNMARE — A ship sank, police said."
    assert roles(text, "police", "said", "DUNMARE", "A ship sank")[1] == "A ship sank"
    assert roles(text, "police", "said", "DUNMARE — A ship sank")[1] == "A ship sank"


def test_what_a_speaker_declines_to_say_is_not_said() -> None:
    text = "Brel confirmed that a ship sank but declined to say where."
    content = "that a ship sank but declined to say where"
    assert roles(text, "Brel", "confirmed", content)[1] == "that a ship sank"
    text = "Brel alleged that somebody was paid, but stopped short of naming him."
    content = "that somebody was paid, but stopped short of naming him"
    assert roles(text, "Brel", "alleged", content)[1] == "that somebody was paid"
    text = 'Brel says that the data "look the same", but declined to share them.'
    content = 'that the data "look the same", but declined to share them'
    assert roles(text, "Brel", "says", content)[1] == 'that the data "look the same"'
    text = 'Brel says "they came, but declined to share it, then".'
    content = '"they came, but declined to share it, then"'
    assert roles(text, "Brel", "says", content)[1] == content
    text = "Brel confirmed that they met but declined to sell."
    assert roles(text, "Brel", "confirmed", "that they met but declined to sell")[1].endswith("sell")


def test_an_article_before_the_content_is_its() -> None:
    text = "Brel pointed to a 2019 paper on dams."
    assert roles(text, "Brel", "pointed to a 2019", "paper on dams") == ("pointed to", "a 2019 paper on dams")


def test_only_is_said_of_what_is_said() -> None:
    text = "Asked about it, Brel said only, “Read it.”"
    assert roles(text, "Brel", "said", "only, “Read it.”")[1] == "“Read it.”"


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        (
            "The firm said in a reply to questions that the offer stood.",
            "said in a reply to",
            "questions that the offer stood",
            ("said in a reply to questions", "that the offer stood"),
        ),
        (
            "According to the report, a copy of which was seen by the Post, the dam leaks.",
            "According to",
            "a copy of which was seen by the Post, the dam leaks",
            ("According to", "the dam leaks"),
        ),
        (
            "Brel said a copy of which was seen by nobody.",
            "said",
            "a copy of which was seen by nobody",
            ("said", "a copy of which was seen by nobody"),
        ),
    ],
)
def test_what_is_answered_and_who_has_seen_it_arent_said(
    text: str, cue: str, content: str, expected: tuple[str, str]
) -> None:
    assert roles(text, "", cue, content) == expected


def test_the_clause_before_why_is_whose_who_explains() -> None:
    text = "She will explain why, according to an audit, the dam leaks."
    pieces = ("She will explain why", "the dam leaks")
    assert roles(text, "an audit", "according to", *pieces)[1] == "the dam leaks"
    text = "The dam leaks, according to an audit, and the weir too."
    pieces = ("The dam leaks", "and the weir too")
    assert roles(text, "an audit", "according to", *pieces)[1] == "The dam leaks … and the weir too"


def test_what_that_tells_of_stands_before_who_says_it() -> None:
    text = "The bank will send a letter, Brel said, that would shock them."
    assert roles(text, "Brel", "said", "that would shock them")[1] == (
        "The bank will send a letter … that would shock them"
    )
    text = "In May, Brel said, that man left."
    assert roles(text, "Brel", "said", "that man left")[1] == "that man left"


def test_what_stands_around_it_is_stated_is_said() -> None:
    text = "It rained. The board, it is stated in the report, ordered a halt. It snowed."
    assert roles(text, "the report", "is stated in", "The board", "it ")[1] == "The board … ordered a halt"


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("It was rain, Brel said, that shut it. It sank.", "It was rain", "It was rain … that shut it"),
        ("It was late, Brel said, who had come by bus.", "It was late", "It was late … who had come by bus"),
        ("The rain, Brel said, that shut it.", "The rain", "The rain"),
        ("It was rain, Brel said, and she left.", "It was rain", "It was rain"),
    ],
)
def test_what_it_was_that_did_it_is_said(text: str, content: str, expected: str) -> None:
    assert roles(text, "Brel", "said", content)[1] == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("has said", "it was “wrong” but has not sued", "it was “wrong”"),
        ("said", "it was “wrong” but has not sued", "it was “wrong” but has not sued"),
        ("has said", "it has grown but has not sued", "it has grown but has not sued"),
        ("has said", "“it was wrong but has not sued”", "“it was wrong but has not sued”"),
    ],
)
def test_what_the_speaker_has_not_done_is_not_said(cue: str, content: str, expected: str) -> None:
    assert roles(f"Brightwater {cue} {content}.", "Brightwater", cue, content)[1] == expected


def test_what_goes_on_with_but_that_is_the_outer_speakers() -> None:
    text = "Orlic said Tarsia did not want a fight but that it would win one."
    content = at(text, "a fight but that it would win one")
    found = fringed(text, Candidate(at(text, "Tarsia"), at(text, "did not want"), content, 0.8, nested=True))
    assert [text[s:e] for s, e in found.content] == ["a fight"]


def test_the_hour_of_an_entry_is_not_said() -> None:
    text = "15:21 GMT — Varga will fly to Pellora, her office says."
    content = "15:21 GMT — Varga will fly to Pellora"
    assert roles(text, "her office", "says", content)[1] == "Varga will fly to Pellora"


@pytest.mark.parametrize("hour", ["09.40 ", "7:05pm ", "10.30 UTC "])
def test_nor_is_it_who_says_it_where_no_mark_follows(hour: str) -> None:
    text = f"{hour}Mayor Oda Brel has accused the council of sleeping."
    cue, content = at(text, "accused"), at(text, "the council")
    found = fringed(text, Candidate(at(text, f"{hour}Mayor Oda Brel"), cue, content, 0.8))
    assert [text[s:e] for s, e in found.source] == ["Mayor Oda Brel"]
    assert fringed(text, Candidate(at(text, hour.strip()), cue, content, 0.8)).source == ()


def test_an_hour_that_is_part_of_what_is_said_stays() -> None:
    text = "10.30 Monday is too late, Oda Brel said."
    assert roles(text, "Oda Brel", "said", "10.30 Monday is too late")[1] == "10.30 Monday is too late"


@pytest.mark.parametrize(
    ("source", "content", "who", "said"),
    [
        (
            "two clerks",
            "who asked for no names, the lock failed twice",
            "two clerks, who asked for no names",
            "the lock failed twice",
        ),
        ("two clerks, who asked for no names", "the lock failed", None, None),
        ("Oda Brel", "who would pay was never settled", None, None),
    ],
)
def test_who_the_cited_are_goes_with_them(
    source: str, content: str, who: str | None, said: str | None
) -> None:
    text = f"According to {source}, {content}."
    found = fringed(text, Candidate(at(text, source), at(text, "According to"), at(text, content), 0.9))
    assert text[slice(*found.source[0])] == (who or source)
    assert text[slice(*found.content[0])] == (said or content)


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Brel said it agreed, a claim Dahl called false.", "said", "it agreed, a claim Dahl", "it agreed"),
        ("Brel said it agreed, a claim Dahl called false.", "said", "it agreed", "it agreed"),
        (
            "Brel said it dropped a claim Dahl had made.",
            "said",
            "it dropped a claim Dahl had made",
            "had made",
        ),
        ("Brel asked to sit and that it be noted.", "asked", "to sit and that it be noted", "to sit"),
        (
            "Brel asked to say that it sank and that it rained.",
            "asked",
            "to say that it sank and that it rained",
            "rained",
        ),
        ("According to Brel, however, it leaks.", "According to", "however, it leaks", "it leaks"),
    ],
)
def test_what_is_only_said_about_it_or_joins_it_is_left_out(
    text: str, cue: str, content: str, expected: str
) -> None:
    made = roles(text, "Brel", cue, content)[1]
    assert made.endswith(expected) and (made == expected or expected in ("had made", "rained"))


def test_what_happens_meanwhile_isnt_said() -> None:
    text = "We won’t yield, Brel vows as toll hits 37"
    assert roles(text, "Brel", "vows", "We won’t yield", "as toll hits 37")[1] == "We won’t yield"
    text = "Brel vows as much as she can"
    assert roles(text, "Brel", "vows", "as much as she can")[1] == "as much as she can"


@pytest.mark.parametrize(
    ("cue", "content", "whole", "rest"),
    [
        ("dismissed as", "false the claim that it leaks", "dismissed as false", "the claim that it leaks"),
        (
            "rejected as",
            "wholly absurd reports that it leaks",
            "rejected as wholly absurd",
            "reports that it leaks",
        ),
        ("described as", "“wrong” his view", "described as “wrong”", "his view"),
        ("dismissed as", "a lie the claim that it leaks", "dismissed as", "a lie the claim that it leaks"),
        ("dismissed as", "false", "dismissed as", "false"),
        ("dismissed", "as false the claim that it leaks", "dismissed as false", "the claim that it leaks"),
        ("dismissed", "the claim that it leaks as false", "dismissed", "the claim that it leaks as false"),
        ("known as", "false the claim that it leaks", "known as", "false the claim that it leaks"),
    ],
)
def test_what_a_claim_is_called_before_it_is_the_cues(cue: str, content: str, whole: str, rest: str) -> None:
    assert roles(f"Brel {cue} {content}.", "Brel", cue, content) == (whole, rest)


def test_an_inverted_speaker_may_have_an_article() -> None:
    text = "Narvo want a striker, reports the Orle Echo."
    found = fringed(
        text, Candidate((), at(text, "reports"), at(text, "Narvo want a striker", "the Orle Echo"), 0.9)
    )
    assert text[slice(*found.source[0])] == "the Orle Echo"
    assert [text[a:b] for a, b in found.content] == ["Narvo want a striker"]


@pytest.mark.parametrize(
    "when", ["hours after it was agreed", "despite a promise", "just days before a vote"]
)
def test_around_a_speaker_between_commas_all_is_said(when: str) -> None:
    text = f"TARN, 3 May (RNW) - A convoy was turned back, an aide said, {when}."
    assert roles(text, "an aide", "said", when)[1] == f"A convoy was turned back … {when}"
