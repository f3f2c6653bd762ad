"""What closes an article and isn't its text; who it says wrote it."""

import pytest

from reportedly.read import document
from reportedly.types import Document

LEAD = "The harbour board of Quellin said on Monday that the crane had not been mended: nobody had asked."
SECOND = "Its chairman, Ansel Tarrow, denied that he had been told of the crack, which two foremen reported."
THIRD = "“I was told of a noise,” he said, standing under the crane. “Nobody said the word crack to me.”"
BODY = f"Crane was cracked, foremen say\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}"


def kinds(read: Document) -> list[tuple[str, str]]:
    return [(block.kind, read.text[block.start : block.end]) for block in read.blocks]


def page(body: str) -> Document:
    return document(
        f"<html><head><title>Crane was cracked</title></head><body><article>{body}</article></body></html>"
    )


CREDIT = (
    "(Reporting by Ana Velt in Harnow and Ilo Brandt in Halm; Additional reporting by Bo Lund;"
    " Editing by Eva Ro)"
)


def test_a_wire_credit_is_no_text_and_names_its_writers() -> None:
    read = document(f"{BODY}\n\n{CREDIT}")
    assert kinds(read)[-1] == ("other", CREDIT)
    assert read.byline == ("Ana Velt", "Ilo Brandt")


def test_a_wire_credit_on_a_page() -> None:
    read = page(f"<h1>Crane was cracked</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{CREDIT}</p>")
    assert kinds(read)[-1] == ("other", CREDIT)
    assert read.byline == ("Ana Velt", "Ilo Brandt")


@pytest.mark.parametrize(
    "line",
    ["(HNA)", "(QNA-H)", "/g.k/a.b/", "Enditem", "With reports from the Halm Herald", "Posted by Ana Velt",
     "doi: 10.5555/ab.2031.7", "Reporting by Ana Velt; editing by Bo Lund."],
)  # fmt: skip
def test_marks_and_credits_at_the_end_are_no_text(line: str) -> None:
    assert kinds(document(f"{BODY}\n\n{line}"))[-1] == ("other", line)


@pytest.mark.parametrize(
    "line",
    [
        "Reports from the front say that the crane has fallen.",
        "Posted by the ministry on Monday, the video is real.",
    ],
)
def test_sentences_that_begin_like_credits_are_text(line: str) -> None:
    assert kinds(document(f"{BODY}\n\n{line}"))[-1] == ("paragraph", line)


def test_the_source_line_of_an_agency_names_the_outlet() -> None:
    read = document(
        "Crane was cracked\n\nSource: Hallin News\n\nEditor: abc\n\n2031-06-03 19:22:15"
        f"\n\n{LEAD}\n\n{SECOND}"
    )
    assert [kind for kind, _ in kinds(read)[:4]] == ["headline", "other", "other", "other"]
    assert (read.outlet, read.published) == ("Hallin News", "2031-06-03")


def test_a_dateline_with_the_agency_between_slashes() -> None:
    assert document(f"Crane was cracked\n\nHARNOW, June 3 /HNA-R/ - {LEAD}\n\n{SECOND}").outlet == "HNA-R"


def test_an_embargo_is_no_headline_and_its_day_is_the_texts() -> None:
    first = "EMBARGOED UNTIL 1600 HARNOW TIME / 1100 HALM STANDARD TIME, WEDNESDAY 6 MARCH 2030"
    read = document(f"{first}\n\nCrane was cracked, foremen say\n\n{LEAD}\n\n{SECOND}")
    assert [kind for kind, _ in kinds(read)[:2]] == ["other", "headline"]
    assert (read.title, read.published) == ("Crane was cracked, foremen say", "2030-03-06")


@pytest.mark.parametrize("line", ["Staff Reporter", "Our Special Correspondent", "News Desk"])
def test_whoever_wrote_without_a_name_is_no_subheading(line: str) -> None:
    assert kinds(document(f"Crane was cracked\n\n{line}\n\n{LEAD}\n\n{SECOND}"))[1] == ("byline", line)


def test_what_companies_close_their_statements_with_is_no_text() -> None:
    tail = (
        "About Halm Cranes\n\nHalm Cranes is a leader in cranes.\n\nForward-Looking Statements\n\n"
        "This press release contains forward-looking statements. Actual results could differ.\n\nContacts"
        "\n\nMedia: Bo Lund, b@halm.example"
    )
    found = kinds(document(f"{BODY}\n\n{tail}"))
    assert [kind for kind, _ in found] == ["headline", "paragraph", "paragraph", "paragraph", *["other"] * 6]


def test_a_section_about_something_in_which_somebody_speaks_is_text() -> None:
    found = kinds(
        document(f"{BODY}\n\nAbout the Crane\n\n“It is old,” said Ansel Tarrow, who has known it for years.")
    )
    assert [kind for kind, _ in found][-2:] == ["subheading", "paragraph"]


def test_a_letter_ends_with_its_writer() -> None:
    read = document(
        f"Sir,\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n\nYours faithfully,\n\nEdmund Trask\n\nLower Penfold"
    )
    assert [kind for kind, _ in kinds(read)] == ["other", *["paragraph"] * 3, "other", "byline", "other"]
    assert read.byline == ("Edmund Trask",)


def test_times_that_somebody_has_are_no_newspaper() -> None:
    read = document(f"Crane was cracked\n\nHospital Waiting Times\n\n{LEAD}\n\n{SECOND}")
    assert read.outlet is None


def test_a_standfirst_in_a_heading_stays_above_a_byline() -> None:
    dek = "EXCLUSIVE: Foremen feared for their lives under the crane"
    read = page(
        f"<h1>Crane was cracked</h1><h2 class='standfirst'>{dek}</h2>"
        f"<div class='byline'>By <a rel='author'>Ana Velt</a></div><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    )
    assert ("subheading", dek) in kinds(read)


def test_days_in_a_table_stay_in_its_rows() -> None:
    table = (
        "<table><caption>Payments to Halm Cranes</caption><tr><th>Date</th><th>Amount</th></tr>"
        "<tr><td>14 Nov 2030</td><td>$1,400,000</td></tr></table>"
    )
    found = kinds(page(f"<h1>Crane was cracked</h1><p>{LEAD}</p><p>{SECOND}</p>{table}<p>{THIRD}</p>"))
    assert ("caption", "Payments to Halm Cranes") in found
    assert ("other", "14 Nov 2030 | $1,400,000") in found


def test_names_make_no_other_language_of_an_english_caption() -> None:
    caption = "Transport Minister Ayo Benkele denies wrongdoing. Photo: Kemi Larr/Lagoon Post"
    read = page(
        f"<h1>Crane was cracked</h1><figure><figcaption>{caption}</figcaption></figure>"
        f"<p>{LEAD}</p><p>{SECOND}</p>"
    )
    assert {block.language for block in read.blocks} == {"en"}


def test_short_lines_above_broken_text_are_lines_of_their_own() -> None:
    source = (
        "The Halm Examiner\nFriday, May 3, 2030\n\nCrane was cracked, foremen say\n\n"
        "By ANA VELT and ILO BRANDT\nExaminer Staff Writers\n\n"
        "The harbour board of Quellin said on Monday that the crane had not been mended: nobody\n"
        "had asked for it, and its chairman denied that he had been told of the crack, which two\n"
        "foremen say they reported in writing in the first week of March, when the ice had gone;\n"
        "their letter came back unopened, with a stamp on it that said that the office was closed\n"
        "for the holidays, and a note in pencil that asked them to try again in the second half of\n"
        "the year, when somebody would be there who might know what to do about it.\n"
    )
    read = document(source)
    assert [kind for kind, _ in kinds(read)] == [
        "other",
        "other",
        "headline",
        "byline",
        "byline",
        "paragraph",
    ]
    assert (read.outlet, read.published) == ("The Halm Examiner", "2030-05-03")


@pytest.mark.parametrize(
    "line", ["Press contact: Mila Horvat, m@halm.example", "Additional reporting by Ruth Amsel and Bo Lund."]
)
def test_whom_to_ask_and_who_helped_is_no_text_on_a_page(line: str) -> None:
    read = page(f"<h1>Crane was cracked</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{line}</p>")
    assert kinds(read)[-1] == ("other", line)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Harnow Evening Post, 4 May 2024", "Harnow Evening Post"),
        ("Harnow Live, 4 May 2024", "Harnow Live"),
        ("Port Sel, 4 May 2024", None),
    ],
)
def test_an_outlet_stands_beside_the_date(line: str, outlet: str | None) -> None:
    assert document(f"Crane was cracked\n{line}\n\n{LEAD}\n\n{SECOND}").outlet == outlet
