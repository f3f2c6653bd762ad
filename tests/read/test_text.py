"""Plain text: paragraphs in every usual layout, headings, bylines, posts."""

import pytest

from reportedly.errors import LanguageError, UnreadableError
from reportedly.read import document
from reportedly.types import Document

LEAD = "The harbour board of Quellin said on Monday that the crane had not been mended: nobody had asked."
SECOND = "Its chairman, Ansel Tarrow, denied that he had been told of the crack, which two foremen reported."
THIRD = "“I was told of a noise,” he said, standing under the crane. “Nobody said the word crack to me.”"
PERSIAN = "جرثقیل بندر سالم است و خبرهای منتشر شده درباره آن درست نیست."


def shown(read: Document, kind: str | None = None) -> list[str]:
    return [read.text[block.start : block.end] for block in read.blocks if kind in (None, block.kind)]


@pytest.mark.parametrize("parting", ["\n\n", "\n", "\r\n", "\r\n\r\n", "\n   \n", "\n\n\n\n"])
def test_paragraphs_are_found_however_they_are_parted(parting: str) -> None:
    assert shown(document(parting.join([LEAD, SECOND, THIRD]))) == [LEAD, SECOND, THIRD]


def test_text_broken_to_a_width_is_joined_into_its_paragraphs() -> None:
    source = (
        "The harbour board of Quellin said on Monday that the crane had not been\n"
        "mended because nobody had asked for it. Its chairman denied that he had\n"
        "been told of the crack.\n"
        "\n"
        "Two foremen say that they reported it in writing, and that their letter\n"
        "came back unopened, with a stamp on it that said the office was closed\n"
        "for the holidays.\n"
    )
    read = document(source)
    assert [words[:20] for words in shown(read)] == ["The harbour board of", "Two foremen say that"]
    assert read.text == source


def test_indents_part_paragraphs_in_broken_text() -> None:
    source = (
        "   The harbour board of Quellin said on Monday that the crane had not been\n"
        "mended because nobody had asked for it. Its chairman denied that he had been\n"
        "told of the crack by anybody at all in the whole of the long and wet winter.\n"
        "   Two foremen say that they reported it in writing, and that their letter\n"
        "came back unopened.\n"
    )
    assert [words[:11] for words in shown(document(source))] == ["The harbour", "Two foremen"]


def test_headline_byline_and_subheading_are_told_from_paragraphs() -> None:
    read = document(
        f"Crane was cracked, foremen say\nBy Agnes Tull\n{LEAD}\nWhat was known\n{SECOND}\n{THIRD}"
    )
    assert [block.kind for block in read.blocks] == [
        "headline", "byline", "paragraph", "subheading", "paragraph", "paragraph",
    ]  # fmt: skip
    assert (read.title, read.byline) == ("Crane was cracked, foremen say", ("Agnes Tull",))


def test_one_sentence_alone_is_a_paragraph() -> None:
    assert [block.kind for block in document("The minister said it was raining").blocks] == ["paragraph"]


@pytest.mark.parametrize("parting", ["\n", "\n\n"])
def test_signed_post_is_one_block_of_its_author(parting: str) -> None:
    signature = "— Port of Velmora (@velmoraport) June 21, 2033"
    read = document(parting.join([LEAD, SECOND, PERSIAN, signature, THIRD, LEAD]))
    (post,) = [block for block in read.blocks if block.kind == "post"]
    assert read.text[post.start : post.end] == PERSIAN + parting + signature
    assert (post.author, post.handle, post.published, post.language) == (
        "Port of Velmora", "@velmoraport", "2033-06-21", "fa",
    )  # fmt: skip
    assert shown(read, "paragraph") == [LEAD, SECOND, THIRD, LEAD]


@pytest.mark.parametrize(
    ("signature", "published"),
    [
        ("— Ilo Brandt (@ilobrandt) 21 June 2033", "2033-06-21"),
        ("– Ilo Brandt (@ilobrandt) Jun 21, 2033", "2033-06-21"),
        ("-- Ilo Brandt (@ilobrandt), 2033-06-21", "2033-06-21"),
        ("— Ilo Brandt (@ilobrandt@toots.example) on Mastodon, June 21, 2033", "2033-06-21"),
        ("— Ilo Brandt (@ilobrandt) ۳۰ خرداد ۱۴۰۲", "2023-06-20"),
        ("— Ilo Brandt (@ilobrandt) ٢١ يونيو ٢٠٣٣", "2033-06-21"),
        ("— Ilo Brandt (@ilobrandt)", None),
    ],
)
def test_signatures_are_known_in_their_usual_forms(signature: str, published: str | None) -> None:
    read = document(f"{LEAD}\n\nThe crane sang like a kettle all night.\n\n{signature}\n\n{SECOND}")
    (post,) = [block for block in read.blocks if block.kind == "post"]
    assert (post.author, post.published) == ("Ilo Brandt", published)
    assert shown(read, "post")[0].startswith("The crane sang")


@pytest.mark.parametrize("shown", ["Feb 3", "3 February", "February 3, 10:15"])
@pytest.mark.parametrize(
    ("published", "posted"),
    [
        ("2034-02-05", "2034-02-03"),
        ("2034-01-30", "2033-02-03"),
        ("2034-02-02T22:00:00Z", "2034-02-03"),  # the next day has begun elsewhere
        (None, None),
    ],
)
def test_a_post_signed_without_a_year_is_of_the_last_such_day(
    shown: str, published: str | None, posted: str | None
) -> None:
    head = f'<meta property="article:published_time" content="{published}">' if published else ""
    page = f"""<html><head><title>Crane</title>{head}</head><body><article><h1>Crane</h1><p>{LEAD}</p>
<blockquote class="twitter-tweet"><p>The crane is as sound as a bell.</p>&mdash; Ansel Tarrow (@tarrow)
<a href="https://x.com/tarrow/status/12">{shown}</a></blockquote><p>{SECOND}</p></article></body></html>"""
    (post,) = [block for block in document(page.encode()).blocks if block.kind == "post"]
    assert (post.author, post.handle, post.published) == ("Ansel Tarrow", "@tarrow", posted)


def test_a_name_with_a_handle_inside_a_sentence_is_no_signature() -> None:
    read = document(
        f"{LEAD}\n\nThe word came from a clerk — Ilo Brandt (@ilobrandt) as he calls himself in the port."
    )
    assert [block.kind for block in read.blocks] == ["paragraph", "paragraph"]


def test_document_in_another_language_is_refused_by_its_name() -> None:
    with pytest.raises(LanguageError, match="written in Persian; only English is analysed"):
        document("\n\n".join([PERSIAN] * 4))
    with pytest.raises(LanguageError, match="written in German"):
        document("Der Hafenmeister sagte am Montag, dass der Kran nicht repariert worden sei.")


def test_block_in_another_language_is_kept_and_marked() -> None:
    french = "« Le directeur du port a déclaré que la grue ne serait pas réparée avant l’année prochaine. »"
    read = document("\n\n".join([LEAD, french, SECOND, THIRD]))
    assert [block.language for block in read.blocks] == ["en", "fr", "en", "en"]


def test_words_that_two_languages_share_make_no_english_of_another() -> None:
    afrikaans = (
        "Die kraan is in die hawe, en dit was in Maart by die nuwe kaai dat hy in die see geval het. "
        "Wat of hoe dit was, is by die hawe in die dorp nog nie bekend nie."
    )
    read = document("\n\n".join([LEAD, afrikaans, SECOND, THIRD]))
    assert [block.language for block in read.blocks] == ["en", "af", "en", "en"]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8", "“No,” said Zoë — twice."),
        ("utf-8-sig", "“No,” said Zoë — twice."),
        ("utf-16", "“No,” said Zoë — twice."),
        ("utf-16-le", "No, said Zoe, twice."),
        ("utf-16-be", "No, said Zoe, twice."),
        ("utf-32", "“No,” said Zoë — twice."),
        ("cp1252", "“No,” said Zoë — twice."),
        (
            "cp1256",
            "“No,” said the board — twice: " + "أعلنت الوزارة أن الميناء مفتوح أمام السفن منذ صباح اليوم",
        ),
        ("cp1251", "“No,” said the board — twice: " + "Министр сказал, что порт снова открыт для всех судов"),
    ],
)
def test_encoding_is_found(encoding: str, words: str) -> None:
    source = f"{LEAD}\n\n{words}\n\nHe said it again on Tuesday."
    assert document(source.encode(encoding)).text == source


def test_offsets_count_what_the_reader_sees() -> None:
    decomposed = "Zoe\u0308 said:\u00a0no\u000bway 🚢 and Zoë said yes to it."
    read = document(decomposed)
    assert len(read.text) == len(decomposed)
    assert read.text.replace("\n", "\u000b") == decomposed


@pytest.mark.parametrize("bad", ["a \ud800 lone one", "b \udc80 lone one", "nul \0 inside"])
def test_characters_that_are_none_are_refused(bad: str) -> None:
    with pytest.raises(UnreadableError):
        document(bad)
