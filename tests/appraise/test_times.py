"""Time expressions: what is found, what it means, and what isn't a time."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.appraise.times import times
from reportedly.types import Block, Document

PUBLISHED = "2023-06-21"  # a Wednesday


def document(
    text: str, published: str | None = PUBLISHED, *, blocks: tuple[Block, ...] | None = None
) -> Document:
    if blocks is None:
        blocks = (Block(0, len(text), "paragraph", "en"),)
    return Document(hashlib.sha256(text.encode()).hexdigest(), text, blocks, published=published)


def read(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(text[t["span"][0] : t["span"][1]], t["value"]) for t in times(document(text, published))]


def value(text: str, published: str | None = PUBLISHED) -> str | None:
    found = read(text, published)
    assert len(found) == 1, found
    return found[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 21 June 2023 in Halm.", "2023-06-21"),
        ("They met on June 21st, 2023, in Halm.", "2023-06-21"),
        ("They met on the 21st of June 2023.", "2023-06-21"),
        ("It is dated 2023-06-20.", "2023-06-20"),
        ("It is dated 21/06/2023.", "2023-06-21"),
        ("It is dated 06/21/2023.", "2023-06-21"),
        ("It began at 2023-06-20T21:30:00Z sharp.", "2023-06-20T21:30Z"),
        ("They met in June 2022.", "2022-06"),
        ("They met in early 2021.", "2021"),
        ("Since 2013 nothing has changed.", "2013"),
        ("The 2014 agreement is void.", "2014"),
        ("They fought from 2013 to 2016.", "2013/2016"),
        ("They fought between 2013 and 2016.", "2013/2016"),
        ("The war of 2013-2023 is over.", "2013/2023"),
        ("It happened during the 1980-88 war.", "1980/1988"),
        ("The budget for 2023/24 was cut.", "2023/2024"),
        ("It was built in the 1990s.", "1990/1999"),
        ("It was built in the early 1990s.", "1990/1993"),
        ("It was built in the 19th century.", "1801/1900"),
        ("Sales fell in Q3 2022.", "2022-07/2022-09"),
        ("Sales fell in the third quarter of 2022.", "2022-07/2022-09"),
        ("Sales fell in the first half of 2022.", "2022-01/2022-06"),
        ("It opened in spring 2021.", "2021-03/2021-05"),
        ("It runs until the end of September 2022.", "2022-09-30"),
        ("They met from June 3 to June 5, 2022.", "2022-06-03/2022-06-05"),
        ("They met on 20-22 June 2022.", "2022-06-20/2022-06-22"),
        ("They met from June to August 2022.", "2022-06/2022-08"),
    ],
)
def test_absolute_times_need_no_publication_date(text: str, expected: str) -> None:
    assert value(text, None) == expected
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister resigned on Tuesday.", "2023-06-20"),
        ("The minister resigned on Wednesday.", "2023-06-21"),
        ("The minister will resign on Friday.", "2023-06-23"),
        ("The minister is expected to resign on Monday.", "2023-06-26"),
        ("On Monday, the minister will resign.", "2023-06-26"),
        ("The court resumes on Thursday.", "2023-06-22"),
        ("He resigned last Wednesday.", "2023-06-14"),
        ("He resigns next Wednesday.", "2023-06-28"),
        ("He resigned on Tuesday of last week.", "2023-06-13"),
        ("He resigned yesterday.", "2023-06-20"),
        ("He resigned the day before yesterday.", "2023-06-19"),
        ("He speaks tomorrow morning.", "2023-06-22"),
        ("He resigned last night.", "2023-06-20"),
        ("He resigned two days ago.", "2023-06-19"),
        ("He resigned three years ago.", "2020"),
        ("He resigned last week.", "2023-06-12/2023-06-18"),
        ("He resigned earlier this week.", "2023-06-19/2023-06-21"),
        ("He resigned last month.", "2023-05"),
        ("He resigned last year.", "2022"),
        ("He resigned in May.", "2023-05"),
        ("He resigned in November.", "2022-11"),
        ("He will resign in November.", "2023-11"),
        ("He resigned on June 19.", "2023-06-19"),
        ("He will resign on 3 January.", "2024-01-03"),
        ("He resigned on 11 November last year.", "2022-11-11"),
        ("He resigned last summer.", "2022-06/2022-08"),
        ("It has been shut since the autumn.", "2022-09/2022-11"),
        ("They promised to open it in the autumn.", "2023-09/2023-11"),
        ("They had drunk the water until Monday.", "2023-06-19"),
        ("The port ran short from then until Monday.", "2023-06-19"),
        ("The port is shut until Monday.", "2023-06-26"),
        ("The exam was to be held on Saturday.", "2023-06-24"),
        ("Voters go to the polls on Sunday.", "2023-06-25"),
        ("It was held on the 3rd of last month.", "2023-05-03"),
        ("It was held on the 31st of this month.", None),
        ("It was sold in the last quarter of 2022.", "2022-10/2022-12"),
        ("It fell in the night of 17/18 June.", "2023-06-17/2023-06-18"),
        ("It will open in the month of Mehr.", "2023-09-23/2023-10-22"),
        ("Over the past three months he was ill.", "2023-03/2023-06"),
        ("In the past five years he was ill.", "2018/2023"),
        ("The port was shut from Monday to Friday.", "2023-06-12/2023-06-16"),
        ("The port will be shut from Monday to Friday.", "2023-06-26/2023-06-30"),
        ("It broke at 9 p.m. on Tuesday.", "2023-06-20T21:00"),
        ("It broke on Tuesday at 21:30 local time.", "2023-06-20T21:30"),
        ("It broke on Tuesday at 1700 GMT.", "2023-06-20T17:00Z"),
    ],
)
def test_relative_times_hang_on_the_publication_date(text: str, expected: str | None) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister resigned on Tuesday.",
        "The minister resigned yesterday.",
        "The minister resigned last week.",
        "The minister resigned on June 19.",
        "The minister resigned in May.",
        "The minister resigned earlier this week.",
        "The minister resigned the following day.",
    ],
)
def test_without_a_publication_date_they_stay_open(text: str) -> None:
    assert value(text, None) is None


@pytest.mark.parametrize(
    "text", ["He was ill in recent days.", "He left a few years ago.", "Years ago he left."]
)
def test_vague_times_have_no_value(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2024-02-04", "2024-02-03"), ("2024-08-20", "2024-02-03"), ("2024-01-30", "2023-02-03"), (None, None)],
)
@pytest.mark.parametrize(
    "head", ["HALM, Feb 3 (HNA) –", "HALM, FEB. 3 —", "HALM (HNA), 3 February –", "Norr Halm, Feb 3:"]
)
def test_a_dateline_without_a_year_is_the_last_such_day(
    head: str, published: str | None, expected: str | None
) -> None:
    assert value(f"{head} The quay will be shut by the council.", published) == expected


def test_what_comes_up_in_a_calendar_of_days_is_no_dateline() -> None:
    assert value("Feb 3: The quay will be shut.", "2024-01-30") == "2024-02-03"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("The committee is expected to:", ["2023-06-22", "2024-03-03"]),
        ("The court will:", ["2023-06-22", "2024-03-03"]),
        ("The papers of the committee:", ["2023-06-15", "2023-03-03"]),
    ],
)
def test_items_of_a_list_look_ahead_with_the_line_that_they_hang_on(lead: str, expected: list[str]) -> None:
    lines = [lead, "• summon him on Thursday", "• hear of the quay on March 3"]
    text, blocks, at = "\n".join([*lines, "A summons on Thursday."]), [], 0
    for line in text.split("\n"):
        kind = "list-item" if line.startswith("•") else "paragraph"
        blocks.append(Block(at, at + len(line), kind, "en"))  # type: ignore[arg-type]
        at += len(line) + 1
    found = [t["value"] for t in times(document(text, blocks=tuple(blocks)))]
    assert found == [*expected, "2023-06-15"]


def test_a_dateline_stands_in_for_the_publication_date() -> None:
    found = read("HALM, November 4, 2024 – The mayor resigned yesterday.", None)
    assert found == [("November 4, 2024", "2024-11-04"), ("yesterday", "2024-11-03")]


def test_the_following_day_follows_the_last_day_told() -> None:
    text = "It sank on 3 October 2021. Divers came the next morning and left two days later."
    text += " The day before, it rained."
    assert [v for _, v in read(text)] == ["2021-10-03", "2021-10-04", "2021-10-06", "2021-10-05"]


def test_the_following_day_does_not_follow_a_dateline() -> None:
    text = "HALM, June 21 – Bees kept awake got lost the next morning."
    assert read(text) == [("June 21", "2023-06-21"), ("the next morning", None)]
    blocks = (Block(0, 12, "byline"), Block(14, 45, "paragraph"))
    found = times(
        Document("x", "21 June 2023\n\nThey got lost the next morning.", blocks, published=PUBLISHED)
    )
    assert [time["value"] for time in found] == ["2023-06-21", None]


def test_the_last_ramadan_is_one_time() -> None:
    assert read("There was a leak last Ramadan.") == [("last Ramadan", "2023-03-23/2023-04-20")]
    assert read("It will be like last Ramadan.") == [("last Ramadan", "2023-03-23/2023-04-20")]
    assert read("It happened before the next Ramadan.") == [("next Ramadan", "2024-03-11/2024-04-09")]


def test_a_time_of_day_alone_takes_its_sentences_day_or_what_is_past_the_last_day_told() -> None:
    text = "On Monday the bell rang, and again at 9 p.m. in Halm. Nobody came until they left at 21:30."
    text += " The shop will close at 10 p.m. from now on."
    assert [v for _, v in read(text)] == ["2023-06-19", "2023-06-19T21:00", "2023-06-19T21:30", "22:00"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They met at the weekend.", "the weekend", "2023-06-17/2023-06-18"),
        ("They will meet over the weekend.", "the weekend", "2023-06-24/2023-06-25"),
        ("It will open in two weeks’ time.", "two weeks’ time", "2023-07-03/2023-07-09"),
        ("It will open in a year's time.", "a year's time", "2024"),
        ("He left the week before last.", "the week before last", "2023-06-05/2023-06-11"),
        ("He was sworn in on the first Monday of June.", "the first Monday of June", "2023-06-05"),
        ("It rained on the last Friday in May 2022.", "the last Friday in May 2022", "2022-05-27"),
        ("It was signed on the last day of May.", "the last day of May", "2023-05-31"),
        ("It will be signed by the end of the month.", "the end of the month", "2023-06-30"),
        ("It was signed at the end of last month.", "the end of last month", "2023-05-31"),
    ],
)
def test_weekends_and_days_by_their_place_in_a_month(text: str, words: str, expected: str) -> None:
    assert read(text) == [(words, expected)]


def test_a_weekend_that_is_only_a_kind_of_day_is_no_time() -> None:
    assert read("He wrote for the weekend edition; the weekend-long fair was full.") == []


def test_a_time_of_day_without_any_day_stays_a_time_of_day() -> None:
    assert value("They left at 21:30.") == "21:30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union warned of a strike on Saturday.", "2023-06-24"),
        ("The union called for a strike on Saturday.", "2023-06-24"),
        ("The vote may be held earlier, in the autumn.", "2023-09/2023-11"),
        ("The union went on strike on Saturday.", "2023-06-17"),
    ],
)
def test_what_is_warned_of_or_may_be_is_still_to_come(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is dated 03/04/2023. The next was due on 21/06/2023.", "2023-04-03"),
        ("It is dated 03/04/2023. The next was due on 06/21/2023.", "2023-03-04"),
        ("It is dated 03/04/2023, like that of 12 May 2022.", "2023-04-03"),
        ("It is dated 03/04/2023, like that of May 12, 2022.", "2023-03-04"),
        ("It is dated 03/04/2023.", None),
    ],
)
def test_numeric_dates_are_read_as_the_article_writes_its_dates(text: str, expected: str | None) -> None:
    assert read(text)[0] == ("03/04/2023", expected)


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and they march on.",
        "May Brel said nothing to May Brel's son.",
        "He told the Sunday Times and the Monday Club.",
        "It was the second time in 200 metres.",
        "They won 2-1, and he is 54.",
        "Call 555-0199 or +41 22 1980 2013.",
        "It cost $2014 and 1.5 million.",
        "Article 21 of the 2020 Commission's charter.",
        "Some 2000 people ran 1500 metres.",
        "Black Friday is a sale.",
        "They meet every Tuesday.",
        "Verse 3:16 is read; the ratio is 4:30.",
        "April Jones met June Korvin.",
    ],
)
def test_these_are_no_times(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "calendar"),
    [
        ("It was on 30 Khordad 1402.", "2023-06-20", "persian"),
        ("It was on 30 Khordad.", "2023-06-20", "persian"),
        ("It was on 12 Ramadan 1444.", "2023-04-03", "islamic"),
        ("It was on 5 Muharram 1444 AH.", "2022-08-03", "islamic"),
        ("It was in Khordad 1402.", "2023-05-22/2023-06-21", "persian"),
        ("It was in 1402 SH.", "2023-03-21/2024-03-19", "persian"),
        ("It was on 10 Dhu al-Hijjah 1443.", "2022-07-09", "islamic"),
    ],
)
def test_persian_and_islamic_dates_become_gregorian(text: str, expected: str, calendar: str) -> None:
    (found,) = times(document(text))
    assert (found["value"], found["calendar"]) == (expected, calendar)


def test_a_date_in_brackets_takes_the_year_of_the_one_before() -> None:
    found = read("It was on 30 Khordad 1402 (20 June).", None)
    assert found == [("30 Khordad 1402", "2023-06-20"), ("20 June", "2023-06-20")]


def test_a_bare_persian_year_is_persian_where_the_article_uses_that_calendar() -> None:
    assert value("It was built in 1402.") == "1402"
    text = "It was built in 1402. It burnt down on 3 Mehr 1403."
    assert read(text)[0] == ("1402", "2023-03-21/2024-03-19")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("صبح روز ۳۰ خرداد، پلیس آمد", "fa", "2023-06-20"),
        ("در ۳۰ خرداد ۱۴۰۲ آمد", "fa", "2023-06-20"),
        ("تاریخ ۱۴۰۲/۰۳/۳۰ است", "fa", "2023-06-20"),
        ("دیروز آمد", "fa", "2023-06-20"),
        ("روز سه‌شنبه آمد", "fa", "2023-06-20"),
        ("في ١٢ رمضان ١٤٤٤ هـ", "ar", "2023-04-03"),
        ("في 20 يونيو 2023", "ar", "2023-06-20"),
        ("يوم الثلاثاء وصل", "ar", "2023-06-20"),
    ],
)
def test_posts_in_persian_and_arabic(text: str, language: str, expected: str) -> None:
    post = Block(0, len(text), "post", language, "Oda Brel", "@brel", "2023-06-21")
    (found,) = times(document(text, None, blocks=(post,)))
    assert found["value"] == expected


def test_paragraphs_in_other_languages_are_left_alone() -> None:
    text = "Am 21. June 2023 kam er."
    assert times(document(text, blocks=(Block(0, len(text), "paragraph", "de"),))) == ()


def test_an_embedded_posts_date_places_the_weekdays_right_before_it() -> None:
    paragraph = "Clashes began on Tuesday, and the mayor spoke on Friday after a call yesterday."
    text = f"{paragraph}\nAll is calm."
    first = len(paragraph)
    blocks = (
        Block(0, first, "paragraph", "en"),
        Block(first + 1, len(text), "post", "en", "Oda Brel", "@brel", "2023-06-21"),
    )
    found = times(document(text, None, blocks=blocks))
    assert [time["value"] for time in found] == ["2023-06-20", None, None]


def test_every_time_has_a_grain() -> None:
    text = (
        "On 3 May 2021 at 9 a.m., in May 2021, in 2021, in the 1990s, last week, in Q3 2021, in spring 2021,"
    )
    text += " in the 19th century."
    assert [time["grain"] for time in times(document(text))] == (
        ["minute", "month", "year", "decade", "week", "quarter", "season", "century"]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Work resumes in the week of 16 September 2024.", "2024-09-16/2024-09-22"),
        ("Work resumes in the week of 18 September 2024.", "2024-09-16/2024-09-22"),
        ("It was sold in the week ending May 12, 2024.", "2024-05-06/2024-05-12"),
        ("It was sold in the week beginning 7 May 2024.", "2024-05-07/2024-05-13"),
        ("They will meet in the first week of August.", "2023-08-01/2023-08-07"),
        ("They met in the last week of February 2024.", "2024-02-23/2024-02-29"),
        ("It plans a voyage for the southern summer of 2026–27.", "2026-12/2027-02"),
        ("It sailed in the winter of 2021-22.", "2021-12/2022-02"),
        ("He was freed on the 3rd after his paper paid.", "2023-06-03"),
        ("He must pay by the 10th.", "2023-07-10"),
        ("She knew as early as 2019.", "2019"),
        ("She knew as early as March.", "2023-03"),
        ("It was the fourth blackout of the month.", "2023-06"),
        ("He has not slept since Christmas.", "2022-12-25"),
        ("It opens on New Year’s Eve.", "2023-12-31"),
        ("The tower fell on Monday at eight o’clock in the evening.", "2023-06-19T20:00"),
        ("It appeared on Christmas Day 2020.", "2020-12-25"),
        ("He smiled: “Ask me Monday.”", "2023-06-26"),
    ],
)
def test_weeks_feasts_and_days_at_hand(text: str, expected: str) -> None:
    assert value(text) == expected


def test_a_weekday_takes_the_full_date_beside_it_where_nothing_else_is_known() -> None:
    text = "It fell on Wednesday (July 3, 2024), he said; on Thursday (July 3, 2024) it was mended."
    assert [value for _, value in read(text, None)] == ["2024-07-03", "2024-07-03", None, "2024-07-03"]


@pytest.mark.parametrize(
    "text",
    [
        "The trial is expected to last three weeks.",
        "The basket was empty by noon.",
        "The “Sunday Sunday” market was empty.",
        "It was reported in a Sunday newspaper.",
        "She is the employee of the month.",
        "The Christmas party was dull.",
        "It stood on the 3rd floor.",
        "He hates three o’clock in the morning.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("It made five in the January-September period.", "January-September", "2023-01/2023-09"),
        ("The first two quarters of this year.", "first two quarters of this year", "2023-01/2023-06"),
        ("It rose in the first nine months of 2022.", "first nine months of 2022", "2022-01/2022-09"),
        ("Trade grew 12 percent over 2022.", "2022", "2022"),
    ],
)  # fmt: skip
def test_stretches_of_a_year_as_agencies_write_them(text: str, found: str, expected: str) -> None:
    assert read(text, "2023-11-08") == [(found, expected)]


def test_an_hour_in_the_time_of_a_place_is_no_year() -> None:
    assert read("EMBARGOED UNTIL 1600 LONDON TIME / 1100 US EASTERN TIME") == []


def test_a_line_that_was_broken_to_a_width_breaks_no_sentence() -> None:
    text = (
        "After three hours of testimony that turned to tears, the Halm council voted to close it\n"
        "5-4 late Thursday night, and it will meet on a plan for the other harbour pools next\n"
        "week."
    )
    assert read(text, "2024-05-03") == [
        ("Thursday night", "2024-05-02"),
        ("next\nweek", "2024-05-06/2024-05-12"),
    ]
