"""Quotations that no cue claims, and what is said in the contents that are added to what the reader heard."""

from __future__ import annotations

import pytest

from reportedly.attribute import attribute, load_rules
from reportedly.attribute.candidates import Candidate
from reportedly.attribute.quotes import quotations
from reportedly.attribute.unclaimed import unclaimed
from reportedly.types import Block, Document, Mention


def story(*paragraphs: str, kind: str = "paragraph", language: str = "en") -> Document:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), kind, language))  # type: ignore[arg-type]
        at += len(paragraph) + 1
    return Document("x", "\n".join(paragraphs), tuple(blocks), language="en")


def given(paragraph: str, *people: str, heard: str = "") -> list[tuple[str, str, str]]:
    """Source, cue and content of what is found beside ``heard``, which one says; ``people``: mentions."""
    text = paragraph

    def spans(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    mentions = [Mention(*spans(name)[0], "person", 0.9) for name in people]
    known = [Candidate((), (), spans(heard), 0.9)] if heard else []
    found = unclaimed(story(text), known, quotations(text), [], mentions)
    return [
        (*(" ".join(text[s:e] for s, e in role) for role in (c.source, c.cue, c.content)),)  # type: ignore[misc]
        for c in found
        if c not in known
    ]


@pytest.mark.parametrize(
    ("text", "person", "words"),
    [
        ("She shook her head. “I don’t read the paper.”", "She", "“I don’t read the paper.”"),
        ("Her neighbour Ola Pote was angry. “Nobody came!”", "Her neighbour Ola Pote", "“Nobody came!”"),
        ("But by noon, the old man was back. 'I had to look.'", "the old man", "'I had to look.'"),
        ("“This is all we have.” Ada Brel wiped the table.", "Ada Brel", "“This is all we have.”"),
        ("Ada Brel pointed at the river. “It came from there.", "Ada Brel", "“It came from there."),
    ],
)
def test_a_quotation_is_whose_whom_the_sentence_beside_it_is_about(
    text: str, person: str, words: str
) -> None:
    assert given(text, person) == [(person, "", words)]


@pytest.mark.parametrize(
    "text",
    [
        "The gate was painted red. “No boats beyond this point.”",
        "Ada Brel sang in Orsk. “The Long Way Home”",
        "Ada Brel sang. “Gone” was the last song.",
        "Ada Brel called it “a disgrace to the town.”",
        "“A harbour of fools” is the book that Ada Brel wrote.",
    ],
    ids=["no person", "a title", "part of a sentence", "no sentence of its own", "a title in front"],
)
def test_other_quotations_are_nobodys(text: str) -> None:
    assert given(text, *["Ada Brel"] * ("Ada Brel" in text)) == []


def test_what_somebody_says_already_stays_theirs() -> None:
    assert given("Ada Brel came back. “I had to look.”", "Ada Brel", heard="“I had to look.”") == []


def test_before_a_colon_it_is_whose_whom_the_last_clause_is_about() -> None:
    text = "Ola was so angry that he changed his answer: “I never saw it.”"
    assert given(text, "Ola") == [("he", ":", "“I never saw it.”")]


def test_a_plain_verb_of_saying_that_the_reader_did_not_hear() -> None:
    text = "“The pier is gone,” said Ada Brel. The mayor was told."
    assert given(text, "Ada Brel") == [("Ada Brel", "said", "“The pier is gone,”")]


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (story("The mayor said the pier was safe.\n— Ada Brel (@brel) 3 June 2031", kind="post"), ["said"]),
        (story("“Our mayor said the pier was safe.” — Ada Brel, harbour master"), ["said"]),
        (story("BREL: The mayor said it was safe.", "DAHL: It was not.", "BREL: I see."), ["said"]),
        (
            story("“The pier is gone,” said Ada Brel. “It fell.”", "“The mayor told us it was safe.”"),
            ["said", "told"],
        ),
        (story("The mayor said it.\n— Ada Brel (@brel) 3 June 2031", kind="post", language="de"), []),
    ],
    ids=["post", "signed", "transcript", "goes on", "another language"],
)
def test_what_is_said_in_contents_that_layout_or_another_paragraph_adds(
    document: Document, words: list[str]
) -> None:
    found = attribute(document, load_rules()).attributions
    nested = [a for a in found if a.parent]
    assert [a.cue.text for a in found if a.cue] == words
    assert [a.cue.text for a in nested if a.cue] == words[-1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her verdict on the ministry? “A shambles.”", ("Her", "verdict", "“A shambles.”")),
        ("Brel’s first answer: “Not a penny.”", ("Brel’s", "answer", "“Not a penny.”")),
        (
            "“No comment,” came the reply from the office in Orsk.",
            ("the office in Orsk", "came the reply from", "“No comment,”"),
        ),
        ("“No comment,” was the answer.", ("", "was the answer", "“No comment,”")),
    ],
)
def test_words_for_what_is_said_beside_a_quotation(text: str, expected: tuple[str, str, str]) -> None:
    assert given(text) == [expected]


def test_other_nouns_say_nothing() -> None:
    assert given("Her coat on the floor? “A shambles of a house.”") == []
    assert given("“A Long Way” was the winner of the prize.") == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("“She was like, ‘Who is it?’ and left.”", ("She", "was like", "‘Who is it?’")),
        ("“Then he goes, ‘Not me.’ Fine.”", ("he", "goes", "‘Not me.’")),
    ],
)
def test_what_is_quoted_in_a_quotation_behind_a_verb_that_nobody_heard(
    said: str, expected: tuple[str, str, str]
) -> None:
    assert given(said, heard=said) == [expected]


@pytest.mark.parametrize(
    "said", ["“In the end, ‘Dora’ sank.”", "“She wore a ‘Mermaid’ coat.”", "“He says ‘gone’, ‘lost’.”"]
)
def test_other_marks_in_a_quotation(said: str) -> None:
    assert given(said, heard=said) == []


def test_a_verb_that_no_lexicon_knows_may_quote() -> None:
    document = story("“She was hollering, ‘Who is it?’ and then she wasn’t,” said Ada Brel.")
    nested = [a for a in attribute(document, load_rules()).attributions if a.parent]
    assert [(a.cue and a.cue.text, a.content.text) for a in nested] == [("was hollering", "‘Who is it?’")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "“Here comes the boat,” she said, clapping. “The Dora. My Dora.”",
            ("“Here comes the boat,”", "“The Dora. My Dora.”"),
        ),
        ("“Here comes the boat,” she said, clapping. “The Dora” was late.", ("“Here comes the boat,”",)),
        ("“Here comes the boat,” she said. It was the ferry. “The Dora.”", ("“Here comes the boat,”",)),
    ],
    ids=["more of it", "a part of a sentence", "something else between"],
)
def test_a_quotation_behind_a_sentence_that_quotes_is_more_of_that(
    text: str, content: tuple[str, ...]
) -> None:
    said = Candidate(*(((text.index(w), text.index(w) + len(w)),) for w in ("she", "said", content[0])), 0.9)
    (found,) = unclaimed(story(text), [said], quotations(text), [], [])
    assert tuple(text[s:e] for s, e in found.content) == content


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        (
            "“We were warned at four”, testifies Solka Aubel, a baker.",
            (),
            ("Solka Aubel", "testifies", "“We were warned at four”"),
        ),
        (
            "Voss saw it differently. “Clear,” was her verdict.",
            ("Voss",),
            ("her", "was her verdict", "“Clear,”"),
        ),
        (
            "Brel denied that, telling reporters on a call: “The ship is safe.”",
            ("Brel", "reporters"),
            ("Brel", "telling reporters on a call:", "“The ship is safe.”"),
        ),
    ],
)
def test_a_verb_or_noun_beside_a_quotation_says_whose_it_is(
    text: str, people: tuple[str, ...], expected: tuple[str, str, str]
) -> None:
    assert given(text, *people) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "“The boats go out at four” pleases Solka Aubel.",
        "“The boats go out at four”, directed by Solka Aubel.",
        "The sign was for reporters on the quay: “Keep out.”",
    ],
)
def test_what_only_looks_like_a_verb_beside_a_quotation(text: str) -> None:
    assert given(text, *(["reporters"] if "reporters" in text else [])) == []
