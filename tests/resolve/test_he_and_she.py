"""Whom "he" and "she" mean, by where the others stand and by what is known of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve import resolve
from reportedly.resolve.antecedents import antecedents_of
from reportedly.types import Mention
from tests.resolve.build import Said, document, source_names, voice


@pytest.mark.parametrize(
    "text",
    [
        "In her second book, Nomad, Orla Roth wrote for the young. She said no.",
        "During her speech for the Tarn Medal, Narvo, Orla Roth fell. She said no.",
        "Whilst she trained, Orla Roth fell. She said no.",
    ],
)
def test_a_pronoun_looks_ahead_over_what_stands_between_commas(text: str) -> None:
    resolved = resolve(document(text, Said("She", "said", "no")))
    assert source_names(resolved) == ["Orla Roth"]
    assert len(voice(resolved, "Orla Roth")["mentions"]) == 3  # type: ignore[arg-type]


def test_a_gender_that_a_pronoun_told_wrongly_can_be_put_right() -> None:
    text = (
        "Kim Orle met Jos Tarn, and he smiled. Kim Orle and her sister stayed. Kim Orle thanked her mother. "
        "She said no."
    )
    assert source_names(resolve(document(text, Said("She", "said", "no")))) == ["Kim Orle"]


def test_a_title_rules_out_the_other_gender() -> None:
    text = "Mr Kim Orle met a guest. Mr Kim Orle smiled. She said no."
    assert source_names(resolve(document(text, Said("She", "said", "no")))) != ["Kim Orle"]


def test_a_ship_is_no_person_though_she_is_towed() -> None:
    text = "Ana Roth said no. The Corrie Tarn broke down twice, and the lifeboat towed her in."
    resolved = resolve(document(text, Said("Ana Roth", "said", "no")))
    assert [v["name"] for v in resolved.voices] == ["Ana Roth"]


def test_what_goes_back_to_a_pronoun_goes_on_to_whom_that_one_means() -> None:
    text = "Ana Roth met Ilir Dosti. She thanked her."

    def mention(words: str, *antecedents: tuple[int, float]) -> Mention:
        start = text.index(words)
        return Mention(start, start + len(words), "person", 0.9, antecedents)

    roth, dosti = mention("Ana Roth"), mention("Ilir Dosti")
    she, her = mention("She", (0, 0.6), (1, 0.2)), mention("her.", (2, 0.5), (1, 0.5))
    known = antecedents_of((roth, dosti, she, replace(her, end=her.end - 1)))
    shares = known.shares(her.start, her.end - 1, {0: "roth", 1: "dosti"})
    assert shares == {"roth": pytest.approx(0.3), "dosti": pytest.approx(0.6)}
    assert known.shares(0, 3, {}) == {}


def test_whom_somebody_describes_is_somebody_else() -> None:
    text = "Kim Orle left.\nAlex Tarn described her. Jos Roth said no."
    resolved = resolve(document(text, Said("Jos Roth", "said", "no")))
    at = text.index("her")
    assert [at, at + 3] in voice(resolved, "Kim Orle")["mentions"]  # type: ignore[operator]


def test_she_of_whom_he_speaks_is_not_he() -> None:
    text = "Kim Orle left.\nAlex Tarn smiled. He said that she would say no."
    said = Said("He", "said", "that she would say no"), Said("she", "say", "no", parent=0)
    assert source_names(resolve(document(text, *said))) == ["Alex Tarn", "Kim Orle"]


def test_they_in_somebodys_words_is_no_single_person() -> None:
    text = "A guard, Mr Jos Tarn, saw Mr Bo Roth. He said: “They begged him to wait.”"
    content = "“They begged him to wait.”"
    said = Said("He", "said", content, form="direct"), Said("They", "begged", "to wait", parent=0)
    resolved = resolve(document(text, *said))
    assert source_names(resolved) == ["Jos Tarn", None]


def test_whom_a_quotation_is_about_is_not_who_speaks_behind_it() -> None:
    text = "Ana Roth accused Paul Astin of fraud.\nRoth was angry. “He knew that it leaked,” she said."
    said = [
        Said("Ana Roth", "accused", "Paul Astin of fraud"),
        Said("she", "said", "“He knew that it leaked,”", form="direct"),
        Said("He", "knew", "that it leaked", parent=1),
    ]
    assert source_names(resolve(document(text, *said))) == ["Ana Roth", "Ana Roth", "Paul Astin"]


def test_the_side_of_a_manager_is_no_person() -> None:
    text = "Brondal manager Jan Orme was angry. “He laughed about it,” Orme said."
    said = [
        Said("Orme", "said", "“He laughed about it,”", form="direct"),
        Said("He", "laughed about", "it", parent=0),
    ]
    resolved = resolve(document(text, *said))
    assert "Brondal" not in source_names(resolved)


def test_for_his_part_is_the_part_of_who_comes_behind() -> None:
    text = "Jos Tarn wept. For his part, the head of the union, Paul Orme, asked that Tarn leave. He said no."
    said = [
        Said("the head of the union, Paul Orme,", "asked", "that Tarn leave"),
        Said("He", "said", "no"),
    ]
    resolved = resolve(document(text, *said))
    assert source_names(resolved) == ["Paul Orme", "Paul Orme"]
    his = text.index("his")
    assert [v["name"] for v in resolved.voices if [his, his + 3] in v["mentions"]] == ["Paul Orme"]


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Ana Roth, counsel for the port, put it to Ms Dahl that it sank.", "Dahl"),
        ("Ana Roth asked Ms Dahl whether it sank. The room fell silent.", "Dahl"),
        ("Ana Roth told Ms Dahl that it was over.", "Dahl"),
        ("Ana Roth asked Mr Dahl whether it sank.", "Ana Roth"),
        ("Ms Dahl wept. Ana Roth asked her sister whether it sank.", "her sister"),
    ],
)
def test_who_was_asked_replies(before: str, who: str) -> None:
    text = f"{before} “I left,” she replied."
    assert source_names(resolve(document(text, Said("she", "replied", "“I left,”")))) == [who]


def test_who_is_asked_is_meant_in_the_question_and_in_the_answer() -> None:
    text = (
        "Ana Roth wept, and she left.\nThe judge, Kim Dahl, asked her whether she knew. She said yes.\n"
        "Mr Dahl said no."
    )
    said = [
        Said("The judge, Kim Dahl,", "asked", "whether she knew"),
        Said("She", "said", "yes"),
        Said("Mr Dahl", "said", "no"),
    ]
    assert source_names(resolve(document(text, *said))) == ["Kim Dahl", "Ana Roth", "Kim Dahl"]


def test_one_of_several_who_doesnt_tell_her_gender_may_be_she() -> None:
    text = (
        "Kim Orle sang. She left.\n"
        "One of the teachers, who asked to stay unnamed because she feared, said no."
    )
    said = [
        Said("One of the teachers, who asked to stay unnamed because she feared,", "said", "no"),
        Said("who", "asked", "to stay unnamed because she feared"),
    ]
    resolved = resolve(document(text, *said))
    assert source_names(resolved) == ["One of the teachers", "One of the teachers"]
    assert len(voice(resolved, "One of the teachers")["mentions"]) == 3  # type: ignore[arg-type]


def test_who_is_told_is_who_replies() -> None:
    text = (
        "Ana Roth wept, and she left.\nAdmiral Kim Dahl told her that it sank. She replied yes. She said no."
    )
    said = [
        Said("Admiral Kim Dahl", "told", "that it sank"),
        Said("She", "replied", "yes"),
        Said("She", "said", "no"),
    ]
    assert source_names(resolve(document(text, *said))) == ["Kim Dahl", "Ana Roth", "Ana Roth"]


def test_she_who_was_born_to_somebody_is_another() -> None:
    text = (
        "Ana Roth mapped the sea. She sang, and she wept.\n"
        "Born to a lockkeeper and a seamstress, she said no."
    )
    assert source_names(resolve(document(text, Said("she said", "said", "no")))) == ["Ana Roth"]


def test_whom_the_speaker_tells_is_not_he_in_what_is_said() -> None:
    text = "Ole Tarn fell, and Jos Dahl saw it. Brel told Ivo Renn: “I asked him. He said no.”"
    statements = (
        Said("Brel", "told", "“I asked him. He said no.”", form="direct"),
        Said("He", "said", "no", parent=0),
    )
    assert source_names(resolve(document(text, *statements)))[1] == "Ole Tarn"


def test_who_acts_in_a_clause_without_that_is_its_subject() -> None:
    text = "Simon Renn said a nurse had seen the horse there and had thought no more of it until she said no."
    statements = Said("Simon Renn", "said", text[16:-1]), Said("she", "said", "no", parent=0)
    assert source_names(resolve(document(text, *statements)))[1] == "a nurse"


def test_a_spokeswoman_speaks_of_him_for_whom_she_speaks() -> None:
    text = (
        "Jos Tarn left the hall. He was late.\n"
        "A spokeswoman for the Minister for Housing said he could not comment."
    )
    statements = (
        Said("A spokeswoman for the Minister for Housing", "said", "he could not comment"),
        Said("he", "could not comment", "comment", parent=0),
    )
    assert source_names(resolve(document(text, *statements)))[1] == "the Minister for Housing"


def test_he_is_nobody_whom_he_names() -> None:
    text = "Idriss Tarn lay ill. I heard it from a doctor at the hospital. He said that Tarn had been there."
    made = document(text, Said("He", "said", "that Tarn had been there"))
    assert source_names(resolve(made)) == ["a doctor"]
    made = document(text, Said("He", "said", "there"))
    assert source_names(resolve(made)) != [None]


def test_a_body_that_spoke_in_between_does_not_end_whose_turn_it_is() -> None:
    text = (
        "Chief Emil Narvo, in an interview, called the claim a lie. He said all he signed was a letter.\n"
        "The chairman of the committee, Senator Amin Bale, said the panel had written to the Obas Registry, "
        "which replied that no such firm was known. He wondered how a ghost could be paid."
    )
    resolved = resolve(
        document(
            text,
            Said("Chief Emil Narvo", "called", "the claim a lie"),
            Said("He", "said", "all he signed was a letter"),
            Said("Senator Amin Bale", "said", "the panel had written to the Obas Registry"),
            Said("which", "replied", "that no such firm was known"),
            Said("He", "wondered", "how a ghost could be paid"),
        )
    )
    assert source_names(resolved)[-2:] == ["Obas Registry", "Amin Bale"]


def test_nobody_of_an_earlier_paragraph_goes_on_behind_a_body() -> None:
    text = (
        "One ambassador said the accounts were frozen. The embassy denied that.\n"
        "The rumour came from a doctor at the hospital. He said the ward had been cleared."
    )
    resolved = resolve(
        document(
            text,
            Said("One ambassador", "said", "the accounts were frozen"),
            Said("The embassy", "denied", "that"),
            Said("He", "said", "the ward had been cleared"),
        )
    )
    assert source_names(resolved)[-1] == "a doctor"


def test_whom_the_sentence_before_is_about_comes_before_who_spoke_last() -> None:
    text = (
        "Tobias Renn said no. “It was in hand,” Renn said. Renn said two letters went out.\n"
        "The captain, Anders Foll, 58, did not attend. He told police that no alarm rang."
    )
    said = [
        Said("Tobias Renn", "said", "no"),
        Said("Renn", "said", "“It was in hand,”"),
        Said("Renn", "said", "two letters went out"),
        Said("He", "told", "that no alarm rang"),
    ]
    assert source_names(resolve(document(text, *said)))[-1] == "Anders Foll"


@pytest.mark.parametrize(
    ("dead", "after"),
    [
        ("Mina Orle, 31, drowned on Tuesday.", "Ms Orle’s mother, Petra, wept"),
        ("Mina Orle was shot dead on Tuesday.", "Her mother, Petra, wept"),
        ("The funeral of Mina Orle was on Tuesday.", "Her mother, Petra, wept"),
        ("Mina Orle’s body was found.", "Her mother, Petra, wept"),
    ],
)
def test_the_dead_say_nothing(dead: str, after: str) -> None:
    text = f"{dead} {after}. She later told reporters she had lost her only child."
    resolved = resolve(document(text, Said("She", "later told", "she had lost her only child")))
    assert source_names(resolved) == ["Petra"]


def test_what_the_dead_once_said_is_theirs() -> None:
    text = "Mina Orle died on Friday. She was 88. “I was never bored,” she once said."
    resolved = resolve(document(text, Said("she", "once said", "“I was never bored,”")))
    assert source_names(resolved) == ["Mina Orle"]


@pytest.mark.parametrize(
    "of_hers", ["body language was tense", "murder trial began", "death threats were real"]
)
def test_who_is_tried_or_threatened_speaks(of_hers: str) -> None:
    text = f"Mrs Petra Tarn slept. Ms Mina Orle’s {of_hers}. She told the court she was tired."
    assert source_names(resolve(document(text, Said("She", "told", "she was tired")))) == ["Mina Orle"]


def test_whose_spokesman_he_is_is_another() -> None:
    text = "Mint Street backed the mayor. Asked whether she knew it was late, her spokesman said no."
    said = Said("she", "knew", "it was late"), Said("her spokesman", "said", "no")
    resolved = resolve(document(text, Said("Mint Street", "backed", "the mayor"), *said))
    assert source_names(resolved)[1:] == ["the mayor", "her spokesman"]
    assert voice(resolved, "Mint Street")["kind"] != "person"


def test_somebody_called_street_is_she() -> None:
    text = "Ana Street left. She said no."
    assert source_names(resolve(document(text, Said("She", "said", "no")))) == ["Ana Street"]
