""" "Which" behind a writing and its author or reader, and text that is broken to a width."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from reportedly.types import Block
from tests.resolve.build import Said, document, source_names


@pytest.mark.parametrize(
    ("text", "cue", "who"),
    [
        ("He read a report by Legal Aid, which said no.", "said", "a report"),
        ("Figures from the Bureau of Statistics, which showed no, came out.", "showed", "Figures"),
        ("Another letter to the council, which said no, went out.", "said", "Another letter"),
        ("He had a letter from Tarn Foods, which said no.", "said", "Tarn Foods"),
        ("He read a report by Legal Aid, which denied no.", "denied", "Legal Aid"),
        ("It was sent by Tarn Foods, which said no.", "said", "Tarn Foods"),
    ],
)
def test_which_is_the_writing_or_whose_it_is(text: str, cue: str, who: str) -> None:
    assert source_names(resolve(document(text, Said("which", cue, "no")))) == [who]


def test_a_name_at_a_lines_beginning_is_known_at_a_sentences() -> None:
    text = "The road is open for\nRell. Rell, tired, went home. Then\nRell said yes."
    blocks = (Block(0, len(text), "paragraph", "en"),)
    one = text.replace("\n", " ")
    wide = resolve(document(one, Said("Rell", "said", "yes."), blocks=blocks))
    narrow = resolve(document(text, Said("Rell", "said", "yes."), blocks=blocks))
    places = [[voice["mentions"] for voice in resolved.voices] for resolved in (wide, narrow)]
    assert places[0] == places[1]
    assert len(narrow.voices[0]["mentions"]) == 3


@pytest.mark.parametrize(
    ("first", "later", "same"),
    [
        ("The original study", "The new study", False),
        ("A new study", "The new study", True),
        ("The first report", "The second report", False),
        ("The study", "The report", True),
    ],
)
def test_a_new_study_is_not_the_original_one(first: str, later: str, same: bool) -> None:
    text = f"{first} said yes. {later} said no."
    found = resolve(document(text, Said(first, "said", "yes"), Said(later, "said", "no")))
    one, other = source_names(found)
    assert (one == other) is same


def test_an_fir_is_a_document() -> None:
    text = "According to the FIR, it sank."
    resolved = resolve(document(text, Said("the FIR", "According to", "it sank")))
    assert [(v["name"], v["kind"]) for v in resolved.voices] == [("FIR", "document")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The study followed 90 nurses for a year. It said no.", "The study"),
        ("A survey of 90 drivers was made in May. It said no.", "A survey"),
        ("Orle Foods said yes.\nThe bill would raise the tax. It said no.", "The bill"),
        ("Orle Foods answered the report. It said no.", "Orle Foods"),
        ("The report came late. Orle Foods said yes. It said no.", "Orle Foods"),
    ],
)
def test_it_is_the_writing_that_the_sentence_before_is_about(text: str, who: str) -> None:
    said = [Said("Orle Foods", "said", "yes")] if "said yes" in text else []
    assert source_names(resolve(document(text, *said, Said("It", "said", "no"))))[-1] == who


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("It was in a statement signed by his secretary, Mr Emil Tarn, on Monday.", "Emil Tarn"),
        ("It was in a statement issued on Monday by Tarn Foods.", "Tarn Foods"),
        ("It was in a letter signed by Mr Emil Tarn.", "The statement"),
    ],
)
def test_a_statement_is_its_signers(before: str, who: str) -> None:
    text = f"{before} The statement said nobody was safe."
    assert source_names(resolve(document(text, Said("The statement", "said", "nobody was safe")))) == [who]


def test_a_statement_that_somebodys_secretary_signed_for_them_is_theirs() -> None:
    text = (
        "The Narvo Union, in a statement signed by its secretary, Ana Roth, said no. "
        "The statement added that talks were over."
    )
    resolved = resolve(
        document(
            text,
            Said("The Narvo Union", "said", "no"),
            Said("The statement", "added", "that talks were over"),
        )
    )
    assert source_names(resolved) == ["Narvo Union", "Narvo Union"]


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("A statement on the company’s website", "Orle Foods"),
        ("A post on the company's Facebook page", "Orle Foods"),
        ("A notice on Tarn Air's website", "Tarn Air"),
        ("A post on Facebook", "A post on Facebook"),
        ("A report on the company's website", "A report on the company's website"),
    ],
)
def test_what_stands_on_ones_own_site_is_ones_own_word(source: str, who: str) -> None:
    text = f"Orle Foods cut jobs. Tarn Air said yes. Orle Foods wept. {source} said no."
    resolved = resolve(document(text, Said("Tarn Air", "said", "yes"), Said(source, "said", "no")))
    assert source_names(resolved)[1] == who


@pytest.mark.parametrize(
    ("published", "who"),
    [
        ("the Journal of Bees", "a study of 40,000 bees"),
        ("the Journal of Bees, and the Narvo Gazette told of it", "Narvo Gazette"),
    ],
)
def test_the_paper_is_the_study_unless_a_newspaper_came_since(published: str, who: str) -> None:
    text = f"Bees sleep, according to a study of 40,000 bees. It was in {published}. The paper said no."
    said = Said("a study of 40,000 bees", "according to", "Bees sleep"), Said("The paper", "said", "no")
    assert source_names(resolve(document(text, *said))) == ["a study of 40,000 bees", who]
