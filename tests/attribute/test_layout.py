"""What layout alone attributes: posts, transcripts, dashes."""

from __future__ import annotations

import pytest

from reportedly.attribute import attribute
from reportedly.attribute.candidates import Candidate
from reportedly.attribute.layout import claimed, layout_candidates
from reportedly.read import document as read_document
from reportedly.types import Block, Document
from tests.attribute.build import Told


def document(*paragraphs: str, **kinds: str) -> Document:
    """One block a paragraph; ``p2="post"`` gives the third another kind."""
    blocks, text = [], ""
    for n, paragraph in enumerate(paragraphs):
        kind = kinds.get(f"p{n}", "paragraph")
        blocks.append(Block(len(text), len(text) + len(paragraph), kind, "en"))  # type: ignore[arg-type]
        text += paragraph + "\n"
    return Document("x", text, tuple(blocks))


def said(doc: Document) -> list[tuple[str, str]]:
    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " ".join(doc.text[a:b] for a, b in spans)

    return [(words(c.source), words(c.content)) for c in layout_candidates(doc)]


def no_cue(candidate: Candidate) -> bool:
    return candidate.cue == ()


def test_a_post_belongs_to_the_name_in_its_signature() -> None:
    doc = document(
        "The council met on Monday.",
        "The old bridge stays shut until spring. pic.example.com\n— Ines Dahl (@inesdahl) June 3, 2031",
        p1="post",
    )
    assert said(doc) == [("Ines Dahl", "The old bridge stays shut until spring. pic.example.com")]
    assert all(no_cue(c) for c in layout_candidates(doc))
    assert claimed(doc) == [(doc.blocks[1].start, doc.blocks[1].end)]


@pytest.mark.parametrize(
    "link", ["pic.twitter.com/n0mXIYSh6V", "https://t.co/abc123", "t.co/a https://t.co/b"]
)
def test_links_at_the_end_of_a_post_are_no_words_of_its_author(link: str) -> None:
    doc = document(f"We close at noon. {link}\n— Port of Narvo (@narvoport) June 3, 2031", p0="post")
    assert said(doc) == [("Port of Narvo", "We close at noon.")]


def test_a_post_in_another_script_is_kept_whole() -> None:
    doc = document("پل بسته است.\n— Ines Dahl (@inesdahl) June 3, 2031", p0="post")
    assert said(doc) == [("Ines Dahl", "پل بسته است.")]


def test_a_post_without_a_signature_has_no_source_in_the_text() -> None:
    assert said(document("We close at noon.", p0="post")) == [("", "We close at noon.")]


def test_a_post_of_nothing_but_a_link_says_nothing() -> None:
    assert said(document("https://t.co/abc\n— Ines Dahl (@inesdahl) June 3, 2031", p0="post")) == []


def test_transcript_speakers_are_sources_of_their_turns() -> None:
    doc = document(
        "An edited conversation follows.",
        "DAHL: Why is the bridge shut?",
        "MINISTER BRANDT: The piers are cracked.",
        "They will not last another winter.",
        "DAHL: And who pays?",
        "MINISTER BRANDT: The district does.",
        "The interview took place in Narvo.",
    )
    assert said(doc) == [
        ("DAHL", "Why is the bridge shut?"),
        ("MINISTER BRANDT", "The piers are cracked. They will not last another winter."),
        ("DAHL", "And who pays?"),
        ("MINISTER BRANDT", "The district does."),
    ]
    assert len(claimed(doc)) == 5


def test_questions_and_answers() -> None:
    doc = document("Q: Is it safe?", "A: No, it is not.", "Q: Since when?", "A: Since the flood.")
    assert [source for source, _ in said(doc)] == ["Q", "A", "Q", "A"]


def test_names_in_small_letters_are_speakers_where_somebody_talks_to_another() -> None:
    doc = document(
        "Ines Dahl: Why is the bridge shut?",
        "Tor Brandt: The piers are cracked.",
        "Ines Dahl: Who pays?",
        "Tor Brandt: The district does.",
    )
    assert [source for source, _ in said(doc)] == ["Ines Dahl", "Tor Brandt"] * 2


def test_one_label_in_small_letters_spoils_no_transcript() -> None:
    doc = document(
        "Brandt: Bridge to Stay Shut.",
        "DAHL: Is it safe?",
        "BRANDT: No.",
        "DAHL: Since when?",
        "BRANDT: May.",
    )
    assert [source for source, _ in said(doc)][-4:] == ["DAHL", "BRANDT", "DAHL", "BRANDT"]


def test_a_stage_direction_is_nobodys_speech() -> None:
    doc = document("DAHL: Is it safe?", "(Laughter)", "BRANDT: No.", "DAHL: Thank you.")
    assert said(doc)[0] == ("DAHL", "Is it safe?")


@pytest.mark.parametrize(
    "lines",
    [
        ["WARNING: This report describes an injury.", "UPDATE: The road is open.", "WARNING: Rain is due."],
        ["By: Ines Dahl", "Photo: Tor Brandt", "By: Ines Dahl"],
        ["Price: 10 crowns.", "Date: 4 May.", "Price: 12 crowns."],
        ["10:30 The hall opens.", "11:45 The hall closes.", "10:30 It opens again."],
        ["Bridge shut: what we know.", "The piers are cracked."],
        ["Brandt: The bridge is shut.", "The council met on Monday."],
        ["Narvo: Roads are shut.", "Quellin Ferry: Boats stay in port.", "Narvo: The hall is open."],
        ["Rescue: A boat is on its way.", "Weather: It will snow.", "Rescue: The boat is back."],
        ["Step one: Boil the water.", "Tip: Add salt.", "Tip: Add pepper."],
    ],
)
def test_labels_that_are_no_speakers(lines: list[str]) -> None:
    assert said(document(*lines)) == []


@pytest.mark.parametrize("dash", ["—", "–", "--", "-"])
def test_a_name_after_a_dash_signs_the_quotation(dash: str) -> None:
    doc = document(f"“This port feeds the whole coast.” {dash} Ines Dahl, harbour master")
    assert said(doc) == [("Ines Dahl, harbour master", "“This port feeds the whole coast.”")]


def test_a_signature_in_a_paragraph_of_its_own() -> None:
    doc = document("“This port feeds the whole coast.”", "— Ines Dahl, harbour master", "The port is old.")
    assert said(doc) == [("Ines Dahl, harbour master", "“This port feeds the whole coast.”")]
    assert len(claimed(doc)) == 2


def test_a_statement_headed_by_its_author() -> None:
    doc = document("From Chairwoman Ines Dahl: “This port feeds the whole coast.”")
    assert said(doc) == [("Chairwoman Ines Dahl", "“This port feeds the whole coast.”")]


def test_a_dash_that_goes_on_with_the_sentence_signs_nothing() -> None:
    assert said(document("“This port feeds the coast” — The line was cheered by all who stood there.")) == []
    assert said(document("“This port,” she said — the largest in Narvo.")) == []


def test_an_empty_document_claims_nothing() -> None:
    assert layout_candidates(Document("x", "")) == []
    assert claimed(Document("x", "")) == []


@pytest.mark.parametrize("handle", ["@narvoport.skies.example", "@port@narvo.example", "@narvo-port"])
def test_handles_of_every_network_sign_a_post(handle: str) -> None:
    doc = document(f"We close at noon.\n— Port of Narvo ({handle}) June 3, 2031 at 6:58 AM", p0="post")
    assert said(doc) == [("Port of Narvo", "We close at noon.")]


def test_an_office_with_its_holder_in_brackets_is_a_speaker() -> None:
    doc = document(
        "Ms Ines Dahl (Narvo West) (Ind): Will she say when the bridge opens?",
        "The Minister for Roads and Ports (Dame Una Brandt): I hope by May.",
        "Ms Dahl: And who pays?",
        "Dame Una Brandt: The district does.",
        "Ms Dahl: I thank her.",
    )
    assert said(doc)[:2] == [
        ("Ms Ines Dahl (Narvo West) (Ind)", "Will she say when the bridge opens?"),
        ("The Minister for Roads and Ports (Dame Una Brandt)", "I hope by May."),
    ]


def test_initials_stand_for_the_speakers_whose_names_came_first() -> None:
    doc = document(
        "Narvo Weekly: You never wanted the post. Why did you run?",
        "Ines Dahl: Because nobody else would.",
        "NW: And now you run again.",
        "ID: I do.",
    )
    assert [source for source, _ in said(doc)] == ["Narvo Weekly", "Ines Dahl", "NW", "ID"]


def test_the_line_under_a_block_quotation_says_whose_it_is() -> None:
    doc = document(
        "The committee meets on Thursday.",
        "We will follow the money.",
        "All of it.",
        "— Ruth Amsel, committee chair",
        p1="quotation",
        p2="quotation",
        p3="quotation",
    )
    assert said(doc) == [("Ruth Amsel, committee chair", "We will follow the money. All of it.")]
    assert len(claimed(doc)) == 3


def test_a_block_quotation_without_such_a_line_is_left_to_the_reader() -> None:
    doc = document("We will follow the money.", "The chair left.", p0="quotation", p1="quotation")
    assert said(doc) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "“I live in what he calls “hell” and stay.” ― Ada Brel",
            ("Ada Brel", "“I live in what he calls “hell” and stay.”"),
        ),
        (
            "“It is ‘gone.” And that is “the root of it’.” — Ada Brel",
            ("Ada Brel", "“It is ‘gone.” And that is “the root of it’.”"),
        ),
        ("“We won,” said Brel. “Nobody thought so.” — Ada Oln", None),
    ],
)
def test_a_signed_quotation_with_others_in_it(words: str, found: tuple[str, str] | None) -> None:
    assert said(document(words)) == ([found] if found else [])


CALLED = (
    "DAME ADA FERN: Order. The minister says that he does not know. Will he find out?",
    "MR HASK: I can assure the house of it.",
    "AN HON. MEMBER: Another one!",
)


def test_members_of_a_house_may_speak_once_each() -> None:
    found = said(document("The exchange was brief.", *CALLED, "The house rose at ten."))
    assert found == [(line.split(": ")[0], line.split(": ")[1]) for line in CALLED]
    apart = document(CALLED[0], "The house was full.", CALLED[1], "Members cheered.", CALLED[2])
    assert said(apart) == []
    notices = ("OPENING HOURS: Ten to four.", "FURTHER READING: The guide.", "GROUP TOURS: On request.")
    assert said(document(*notices)) == []


def test_an_office_that_asks_again_is_a_speaker_though_its_label_is_in_small_letters() -> None:
    lines = [
        ("Press office", "How do we know that these are whales?"),
        ("Maren Oln", "Ice cracks downwards. These calls rise."),
        ("Press office", "How many are there?"),
        ("Maren Oln", "At least four."),
    ]
    assert said(document(*(f"{name}: {words}" for name, words in lines))) == lines
    stated = [("Press office", "We know that these are whales."), *lines[1:]]
    assert said(document(*(f"{name}: {words}" for name, words in stated))) == []


def test_a_turn_in_quotation_marks_goes_on_in_paragraphs_that_open_them_again() -> None:
    lines = [
        '"BREL: It is shut.',
        '"DAHL: I see.',
        '"BREL: We had no choice.',
        '"The board knew.',
        '"DAHL: It did?',
    ]
    assert said(document(*lines))[2] == ("BREL", 'We had no choice. "The board knew.')
    laughed = [*lines[:4], '"(LAUGHTER.)', lines[4]]
    assert said(document(*laughed))[2] == ("BREL", 'We had no choice. "The board knew.')
    own = [*lines[:3], 'He paused. "The board knew."', lines[4]]
    assert said(document(*own))[2] == ("BREL", "We had no choice.")


@pytest.mark.parametrize(("hinted", "is_read"), [(None, True), ("told", True), ("Quellin", False)])
def test_what_layout_attributes_is_read_where_a_statement_may_be_in_it(
    hinted: str | None, is_read: bool
) -> None:
    post = "The warden told us that the gate was shut.\n— Ines Dahl (@inesdahl) June 21, 2023"
    read = read_document(f"Nothing moved in Quellin on Monday, and the ferry lay at the quay.\n\n{post}")
    reader = Told(hints=None if hinted is None else [read.text.index(hinted)])
    (only,) = attribute(read, reader).attributions
    assert reader.asked == [((only.content.spans[0].start, only.content.spans[0].end),)] * is_read
