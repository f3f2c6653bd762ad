"""What stands between a page's headline and its text: a standfirst, and a list of what matters."""

from __future__ import annotations

import pytest

from reportedly.read import document

FIRST = "A former aide told the commission that the minister knew of the faulty papers eleven days before."
SECOND = (
    "The minister has dismissed the claims. His lawyer objected to the testimony, which he called hearsay."
)
HEAD = "<h1>Minister knew, aide says</h1>"
META = "<div class='meta'><span class='author'>By Ada Oln</span> <span class='date'>22 May 2023</span></div>"


def kinds(between: str) -> list[tuple[str, str]]:
    body = f"{HEAD}{between}{META}<div class='article-body'><p>{FIRST}</p><p>{SECOND}</p></div>"
    read = document(f"<html><body><div class='wrap'>{body}</div></body></html>".encode())
    return [
        (b.kind, read.text[b.start : b.end]) for b in read.blocks if b.kind in ("subheading", "list-item")
    ]


def test_a_standfirst_that_is_a_heading_is_kept_above_the_writers_name() -> None:
    assert kinds("<h2 class='article-summary'>Memo came back unopened, hearing told</h2>") == [
        ("subheading", "Memo came back unopened, hearing told")
    ]
    assert kinds("<h2 class='section-name'>News from the rest of the country</h2>") == []


@pytest.mark.parametrize("name", ["summary-box", "article-intro"])
def test_the_list_of_a_summary_is_kept(name: str) -> None:
    points = ["Former aide says the memo was sent twice.", "Minister says he learnt of it on polling day."]
    shown = "".join(f"<li>{point}</li>" for point in points)
    assert kinds(f"<div class='{name}'><ul>{shown}</ul></div>") == [("list-item", point) for point in points]
    assert kinds(f"<div class='most-read'><ul>{shown}</ul></div>") == []
