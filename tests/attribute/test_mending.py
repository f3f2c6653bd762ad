"""What a reader's tags cut off is mended: names, objects, articles, brackets, nouns."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.edges import settled
from reportedly.attribute.mending import mended, shared
from tests.attribute.build import at


def roles(text: str, source: str, cue: str, content: str) -> tuple[str, str, str]:
    found = mended(text, Candidate(at(text, source), at(text, cue), at(text, content), 0.9))
    spans = (found.source, found.cue, found.content)
    source, cue, content = (" … ".join(text[a:b] for a, b in role) for role in spans)
    return source, cue, content


def test_a_name_is_taken_in_to_its_end() -> None:
    text = "President Jean-Baptiste Nkole has accused the neighbours of arming them."
    assert roles(text, "President Jean-Baptiste", "has accused", "the neighbours")[0].endswith("Nkole")


@pytest.mark.parametrize("object", ["", " the Post", " Radio Nord"])
def test_what_stands_before_a_comma_is_what_is_told_behind_it(object: str) -> None:
    text = f"It rained. The quay is shut, two clerks have told{object}, after a fire."
    assert roles(text, "two clerks", "have told", "")[2] == "The quay is shut"
    text = "It rained. The quay is shut, two clerks have told them, to save it."
    assert roles(text, "two clerks", "have told", "")[2] == ""


def test_a_quotation_of_whole_sentences_ends_with_its_mark() -> None:
    text = "Asked why, Brel said: “I won’t guess.” Her ministry later said more."
    one = Candidate(at(text, "Brel"), at(text, "said:"), at(text, "“I won’t guess.” Her ministry"), 0.9)
    assert [text[s:e] for s, e in settled(text, one, []).content] == ["“I won’t guess.”"]


def test_another_verb_before_the_cue_is_no_part_of_the_source() -> None:
    assert (
        roles("A clerk knocked and said it was fine.", "A clerk knocked and", "said", "it was fine")[0]
        == "A clerk"
    )


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The White House Friday denied the story.", "The White House"),
        ("Dahl's Brandt denied the story.", "Dahl's"),
        ("Una Brandt Vows To Deny Every Story denied the story.", "Una Brandt"),
    ],
)
def test_days_and_headlines_are_no_part_of_a_name(text: str, source: str) -> None:
    assert roles(text, source, "denied", "the story")[0] == source


def test_what_a_preposition_stands_before_is_the_sources() -> None:
    text = "Two residents reached by phone said they had heard gunfire."
    assert roles(text, "Two residents reached by", "said", "they had heard")[0].endswith("by phone")
    text = "The report by Loe & Partners, dated 21 February, says that it showed."
    assert roles(text, "The report by Loe & Partners, dated", "says", "that it")[0].endswith("21 February")
    text = "The report by Loe & Partners, dated 3 March and marked “secret”, says that it showed."
    assert roles(text, "The report by Loe & Partners, dated", "says", "that it")[0].endswith("Partners")


@pytest.mark.parametrize(
    ("clause", "broken", "taken"),
    [
        ("who was not allowed to speak", "who was not", True),
        ("who asked not to be named", "who asked", True),
        ("who owns 11,000 flats", "who owns", True),
        ("who led the talks and", "who led", False),
    ],
)
def test_a_clause_about_the_source_is_taken_in_to_its_end(clause: str, broken: str, taken: bool) -> None:
    text = f"The official, {clause}, said that it leaks."
    text = text.replace("and, said", "and said")
    found = roles(text, f"The official, {broken}", "said", "that it leaks")[0]
    assert found.endswith(clause) is taken


def test_the_name_right_after_a_cue_behind_its_quotation_is_the_source() -> None:
    text = "“He is a small fish”, stressed Kastel."
    assert roles(text, "", "stressed", "“He is a small fish”")[0] == "Kastel"
    day = "“He is a small fish”, it was stressed Monday."
    assert roles(day, "", "was stressed", "“He is a small fish”")[0] == ""


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Justice Amsel gave the order.", "gave the", "order", ("gave", "the order")),
        ("The paper wrote a day before that it sank.", "wrote a", "that it sank", ("wrote", "that it sank")),
        ("Amsel said at the debate that it sank.", "said at the", "that it sank", ("said", "that it sank")),
    ],
)
def test_an_article_ends_no_cue(text: str, cue: str, content: str, expected: tuple[str, str]) -> None:
    assert roles(text, "", cue, content)[1:] == expected


def test_a_bracket_without_its_other_is_left_out() -> None:
    text = "Your article (in The Halm Gazette) claims that it sank (as nobody saw)."
    assert roles(text, "The Halm Gazette)", "claims", "that it sank (as nobody saw)") == (
        "The Halm Gazette", "claims", "that it sank (as nobody saw)",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("They said they liked her service.", "they liked her", "they liked her service"),
        ("They said it is before a federal court in Halm.", "it is before a", "it is before a federal court"),
        ("They said it was for her on Monday.", "it was for her", "it was for her"),
    ],
)  # fmt: skip
def test_the_noun_after_an_article_or_a_possessive_is_taken_in(
    text: str, content: str, expected: str
) -> None:
    assert roles(text, "", "said", content)[2] == expected


def test_a_colon_ends_no_content() -> None:
    text = "The blogger published what he said was the invoice: here it is."
    found = settled(
        text, Candidate((), at(text, "published"), at(text, "what he said was the invoice:"), 0.9), []
    )
    assert [text[a:b] for a, b in found.content] == ["what he said was the invoice"]


def test_a_place_or_an_occasion_begins_after_the_cue() -> None:
    text = "Amsel said in a radio interview that it sank."
    assert roles(text, "Amsel", "said in", "that it sank")[1] == "said"
    assert roles("Amsel insisted on leaving.", "Amsel", "insisted on", "leaving")[1] == "insisted on"


def test_what_somebody_asks_not_to_be_is_the_content() -> None:
    text = "Amsel asked not to be named."
    assert roles(text, "Amsel", "asked not", "to be named")[1:] == ("asked", "not to be named")


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Una Brandt has vowed to end it, begun in May, and has accused Halm.", "has accused", "Una Brandt"),
        ("Una Brandt has vowed to end it. And has accused Halm of it.", "has accused", ""),
        ("Una Brandt has vowed to end it, and is said to flee.", "is said", ""),
    ],
)  # fmt: skip
def test_a_verb_that_goes_on_has_the_source_of_the_one_before(text: str, cue: str, source: str) -> None:
    first = Candidate(at(text, "Una Brandt"), at(text, "has vowed"), at(text, "to end it"), 0.9)
    second = Candidate((), at(text, cue), at(text, "Halm" if "Halm" in text else "to flee"), 0.9)
    _, found = shared(text, [first, second])
    assert [text[a:b] for a, b in found.source] == ([source] if source else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yolanda Reyes, who cast the vote, said it was late.", "Yolanda Reyes, who cast the vote"),
        ("Yolanda Reyes, who (like “Amsel”) is late, said it was late.", "Yolanda Reyes"),
    ],
)
def test_a_relative_clause_that_begins_is_the_sources_or_left_out(text: str, expected: str) -> None:
    assert roles(text, "Yolanda Reyes, who", "said", "it was late")[0] == expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("As Brel put it in a letter, “it sank.”", "it in a letter, “it sank.”", ("put it", "“it sank.”")),
        ("As Brel put it: “It sank.”", "it: “It sank.”", ("put it", "“It sank.”")),
        ("Brel put it at “nine.”", "it at “nine.”", ("put", "it at “nine.”")),
    ],
)
def test_what_it_stands_for_in_put_it(text: str, content: str, expected: tuple[str, str]) -> None:
    assert roles(text, "Brel", "put", content)[1:] == expected


def test_it_behind_put_is_the_cues_where_what_is_said_stands_before() -> None:
    text = "“We sank,” as Brel put it."
    said = at(text, "“We sank,”", "it")
    found = mended(text, Candidate(at(text, "Brel"), at(text, "put"), said, 0.9))
    assert text[slice(*found.cue[0])] == "put it"
    assert found.content == said[:1]


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("In a note the board called it “talk” and said that it would ask.", "said", "the board"),
        ("In a note the board called it “talk” but later denied the report.", "later denied", "the board"),
        ("In a note the board called it “talk”. And said that it would ask.", "said", ""),
    ],
)
def test_a_second_verb_of_saying_has_the_source_of_the_first(text: str, cue: str, source: str) -> None:
    first = Candidate(at(text, "the board"), at(text, "called"), at(text, "it “talk”"), 0.9)
    second = Candidate((), at(text, cue), ((text.index(cue) + len(cue) + 1, len(text) - 1),), 0.9)
    found = shared(text, [first, second])[1].source
    assert " ".join(text[s:e] for s, e in found) == source


def test_the_full_stop_of_a_sentence_is_no_part_of_a_source() -> None:
    for text, source in (
        ("“Gone,” said Mr Brel. “Yes.”", "Mr Brel"),
        ("“Gone,” said the U.N. “Yes.”", "the U.N."),
    ):
        heard = Candidate(at(text, source.rstrip(".") + "."), at(text, "said"), at(text, "“Gone,”"), 0.9)
        assert [text[s:e] for s, e in settled(text, heard, []).source] == [source]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("6-4 to postpone it", "to postpone it"),
        ("4 to postpone it", "to postpone it"),
        ("64 boats", "64 boats"),
    ],
)
def test_how_many_voted_is_no_part_of_what_they_decided(content: str, expected: str) -> None:
    assert roles(f"The board voted {content}.", "The board", "voted", content)[2] == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        (
            "He pointed at them. “You see this?”",
            "pointed at",
            ("them", "“You see this?”"),
            ("pointed at", ["“You see this?”"]),
        ),
        (
            "I would say to myself, “Who is it?”",
            "would say",
            ("to myself", "“Who is it?”"),
            ("would say", ["“Who is it?”"]),
        ),
        (
            "Brel summed it up. “First the boat.”",
            "summed",
            ("it up", "“First the boat.”"),
            ("summed it up", ["“First the boat.”"]),
        ),
        (
            "Brel blamed them and “the weather”.",
            "blamed",
            ("them and “the weather”",),
            ("blamed", ["them and “the weather”"]),
        ),
        (
            "“Will it run?” “Of course,” said Brel.",
            "said",
            ("“Will it run?” “Of course,”",),
            ("said", ["“Of course,”"]),
        ),
        (
            "“Will it run?” “Of course,” said Brel.",
            "said",
            ("“Will it run?”", "“Of course,”"),
            ("said", ["“Of course,”"]),
        ),
        (
            "“Will it run?” asked Brel. “It has to.”",
            "asked",
            ("“Will it run?”", "“It has to.”"),
            ("asked", ["“Will it run?”", "“It has to.”"]),
        ),
    ],
)
def test_what_is_no_part_of_a_quotation(
    text: str, cue: str, content: tuple[str, ...], expected: tuple[str, list[str]]
) -> None:
    found = mended(text, Candidate((), at(text, cue), at(text, *content), 0.9))
    assert text[slice(*found.cue[0])] == expected[0]
    assert [text[s:e] for s, e in found.content] == expected[1]


def test_a_relative_clause_that_breaks_off_behind_its_verb() -> None:
    text = "One man, who would give his name only as Hamish, summed it up."
    assert (
        roles(text, "One man, who would", "summed", "it up")[0]
        == "One man, who would give his name only as Hamish"
    )


def test_a_cue_ends_before_the_night_when_it_was_said() -> None:
    text = "The airline confirmed last night that it left."
    assert roles(text, "The airline", "confirmed last", "that it left")[1] == "confirmed"
    text = "She made it last, she said."
    assert roles(text, "She", "made it last", "she said")[1] == "made it last"


def test_what_somebody_does_meanwhile_is_no_part_of_the_source() -> None:
    text = "Reacting, a member of the panel, Ana Roth, alleged that it was forged."
    source = "Reacting, a member of the panel, Ana Roth"
    assert roles(text, source, "alleged", "that it was forged")[0] == "a member of the panel, Ana Roth"


def test_who_speaks_before_a_cue_does_not_stand_behind_it() -> None:
    text = "“No,” an Orlavian spokesman said by text message."
    assert roles(text, "an Orlavian spokesman", "said by", "“No,”")[1] == "said"
    text = "“No” was said by text message."
    assert roles(text, "", "was said by", "“No”")[1] == "was said by"


def test_a_pronoun_before_an_active_verb_is_the_source() -> None:
    text = "Amsel said it expected to sail on Friday."
    content = (*at(text, "it"), *at(text, "to sail on Friday"))
    found = mended(text, Candidate((), at(text, "expected"), content, 0.9))
    assert [text[a:b] for a, b in (*found.source, *found.content)] == ["it", "to sail on Friday"]
    text = "Amsel said it was expected to sail on Friday."
    content = (*at(text, "it"), *at(text, "to sail on Friday"))
    assert not mended(text, Candidate((), at(text, "was expected"), content, 0.9)).source


def test_who_asks_is_not_whom_the_sentence_before_names() -> None:
    text = "“No,” Amsel said. Pressed on whether it sank, he laughed."
    assert roles(text, "Amsel", "Pressed on", "whether it sank")[0] == ""
    text = "Amsel said no. Asked by Brel whether it sank, he laughed."
    assert roles(text, "Brel", "Asked", "whether it sank")[0] == "Brel"


def test_what_a_clause_tells_of_says_it_and_not_who_acts_in_the_clause() -> None:
    text = "It rained. A forum post, which the Courier reviewed, claims that it sank."
    assert roles(text, "the Courier", "claims", "that it sank")[0] == "A forum post"
    text = "A forum post, which the Courier says claims that it sank."
    assert roles(text, "the Courier", "says", "claims that it sank")[0] == "the Courier"


def test_a_source_ends_before_what_goes_on() -> None:
    text = "“No,” says Ada Brel of the union, which is on strike and urges calm."
    source = "Ada Brel of the union, which is on strike and"
    assert roles(text, source, "says", "“No,”")[0] == source.removesuffix(" and")


@pytest.mark.parametrize(
    "content",
    [
        ("It sank, two people briefed on the talks",),
        ("It sank", "two people briefed on the talks"),
    ],
)
def test_who_stands_between_the_last_comma_and_said_says_so(content: tuple[str, ...]) -> None:
    text = "It sank, two people briefed on the talks said. Nobody heard."
    found = mended(text, Candidate((), at(text, "said"), at(text, *content), 0.8))
    assert [text[s:e] for s, e in found.source] == ["two people briefed on the talks"]
    assert [text[s:e] for s, e in found.content] == ["It sank"]


@pytest.mark.parametrize(
    "text", ["It sank, as expected said.", "It sank, two people said on Monday that it had."]
)
def test_nobody_else_between_a_comma_and_said_does(text: str) -> None:
    content = text[: text.index(" said")]
    assert mended(text, Candidate((), at(text, "said"), at(text, content), 0.8)).source == ()


@pytest.mark.parametrize(
    ("when", "source"), [("Easter", ""), ("the end of May", ""), ("the bank", "the bank")]
)
def test_what_is_expected_by_a_day_is_expected_by_nobody(when: str, source: str) -> None:
    text = f"A ruling is expected by {when}."
    assert roles(text, when, "is expected", "A ruling")[0] == source


def test_who_is_led_by_somebody_speaks() -> None:
    text = "It failed, with four towns led by Orle arguing that it leaked."
    assert roles(text, "Orle", "arguing", "that it leaked")[0] == "four towns led by Orle"


def test_a_mark_that_closes_what_the_cue_opened_is_the_cues() -> None:
    text = 'The board had "no intention" of selling.'
    one = settled(
        text,
        Candidate(at(text, "The board"), at(text, 'had "no intention'), at(text, '" of selling'), 0.9),
        [],
    )
    assert [text[s:e] for s, e in (*one.cue, *one.content)] == ['had "no intention" of', "selling"]


def test_by_whom_a_claim_was_made_is_who_made_it() -> None:
    text = "Brel rejected claims made by some foreign papers that guards had fired."
    source, _, _ = roles(text, "made by some foreign papers", "claims", "that guards had fired")
    assert source == "some foreign papers"


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "The head of the union, Ana Roth, said no.",
            "The head of the union",
            "The head of the union, Ana Roth",
        ),
        ("Roth of the union, Lornia Office, said no.", "Roth of the union", "Roth of the union"),
        ("The head of the union, in Narvo, said no.", "The head of the union", "The head of the union"),
        ("The head of the union, weeping, said no.", "The head of the union", "The head of the union"),
    ],
)
def test_who_holds_an_office_is_named_behind_it(text: str, source: str, expected: str) -> None:
    assert roles(text, source, "said", "no")[0] == expected


def test_what_is_attributed_to_somebody_is_theirs() -> None:
    text = "She said the remark, attributed to a guard of the port, “is false”."
    found = roles(text, "the remark", "attributed", "to a guard of the port, “is false”")
    assert found == ("a guard of the port", "attributed", "the remark")
    text = "Dahl attributed the leak to rust."
    assert roles(text, "Dahl", "attributed", "the leak to rust") == ("Dahl", "attributed", "the leak to rust")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("she has had threats", "that since Sunday she has had threats"),
        ("since Sunday she has had threats", "since Sunday she has had threats"),
    ],
)
def test_since_when_is_said_too(content: str, expected: str) -> None:
    text = "Dahl told the court that since Sunday she has had threats."
    assert roles(text, "Dahl", "told", content)[2] == expected


def test_since_when_is_said_too_where_that_was_heard_alone() -> None:
    text = "Dahl said that since Sunday she has had threats."
    one = Candidate(at(text, "Dahl"), at(text, "said"), at(text, "that", "she has had threats"), 0.9)
    ((start, end),) = mended(text, one).content
    assert text[start:end] == "that since Sunday she has had threats"
