"""What a page says about itself: JSON-LD, then Open Graph, then meta tags, then the page as shown."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from reportedly.read import bylines, dates, dom, posts
from reportedly.read.pieces import TERMINAL, Metadata, merge

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Review|Statement)$")
_TITLE_PARTED = re.compile(r"\s+[|–—·•»-]\s+|\s+::\s+")
_BYLINE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|contributors?|p-author)(?:-names?|-block)?(?:$|[\s_-])"
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:date(?:line)?|(?:pub|publish|posted|entry)-?(?:ed|on)?-?(?:date|time)?|timestamp)(?:$|[\s_-])"
)
_LONGEST_BYLINE = 160


def read(tree: HtmlElement) -> Metadata:
    """All that a page says about its article; to be called before the tree is pruned."""
    layers = [_json_ld(tree), _open_graph(tree), _meta_tags(tree)]
    layers.append(_page(tree, merge(layers)))
    outlet = merge(layers).outlet
    # An outlet that signs for its own staff is no byline.
    layers = [
        replace(layer, byline=tuple(name for name in layer.byline if name != outlet)) for layer in layers
    ]
    both = merge(layers)
    return replace(both, title=_without_outlet(both.title, outlet))


def heading(tree: HtmlElement, title: str | None) -> str | None:
    """The headline as the page shows it: the ``<h1>`` that has most words of the title, else the title."""
    wanted = {*re.findall(r"\w+", (title or "").lower())}
    best, shared = title, 0.5 * len(wanted)
    for element in tree.iter("h1"):
        shown = " ".join(element.text_content().split())
        words = {*re.findall(r"\w+", shown.lower())}
        if len(words & wanted) >= max(1, shared) and len(shown) < 400:
            best, shared = shown, len(words & wanted) + 1
    return best


def article_body(tree: HtmlElement) -> str | None:
    """The text that JSON-LD carries for pages whose body a script would draw, or None."""
    for thing in _articles(tree):
        body = thing.get("articleBody")
        if isinstance(body, str) and body.strip():
            return unescape(re.sub(r"<[^<>]{0,500}>", "", re.sub(r"(?i)</p>|<br\s*/?>", "\n\n", body)))
    return None


def byline_text(element: HtmlElement) -> str | None:
    """The text of an element that shows who wrote the article, or None when it isn't one."""
    if not (_BYLINE_NAMES.search(_given_names(element)) or element.get("rel") == "author"):
        return None
    if len(element.text_content()) > 2 * _LONGEST_BYLINE:
        return None
    text = ", ".join(line for run in dom.runs(element) for line in run.text.split("\n"))
    return text if 3 < len(text) <= _LONGEST_BYLINE else None


def _json_ld(tree: HtmlElement) -> Metadata:
    for thing in _articles(tree):
        publisher = thing.get("publisher") or thing.get("sourceOrganization")
        return Metadata(
            title=_text(thing.get("headline")) or _text(thing.get("name")),
            byline=tuple(dict.fromkeys(_people(thing.get("author") or thing.get("creator")))),
            outlet=next(iter(_people(publisher)), None),
            published=dates.published(_text(thing.get("datePublished")) or _text(thing.get("dateCreated"))),
            url=_address(thing.get("url")) or _address(thing.get("mainEntityOfPage")),
            language=_code(_text(thing.get("inLanguage"))),
        )
    return Metadata()


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                data = json.loads((script.text or "").strip().rstrip(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from (thing for thing in _things(data) if _is_article(thing))


def _things(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _things(item, depth)
    elif isinstance(data, dict) and depth < 4:
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(data.get(key), depth + 1)


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _people(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _people(item)
    elif isinstance(value, dict):
        yield from _people(value.get("name"))
    elif (name := _text(value)) and not name.startswith(("http:", "https:")):
        yield from bylines.names(name) or (name,)


def _open_graph(tree: HtmlElement) -> Metadata:
    stated = _contents(tree, "property")
    author = stated.get("article:author") or ""
    return Metadata(
        title=stated.get("og:title"),
        byline=() if author.startswith("http") else bylines.names(author),
        outlet=stated.get("og:site_name"),
        published=dates.published(stated.get("article:published_time") or stated.get("og:published_time")),
        url=_address(stated.get("og:url")),
        language=_code(stated.get("og:locale")),
    )


def _meta_tags(tree: HtmlElement) -> Metadata:
    stated = _contents(tree, "name")

    def first(*names: str) -> str | None:
        return next((stated[name] for name in names if name in stated), None)

    authors = first("author", "byl", "dc.creator", "dcterms.creator", "citation_author", "parsely-author")
    day = first(
        "date", "pubdate", "publish-date", "publication_date", "article.published", "dc.date",
        "dcterms.created",
        "dc.date.issued", "citation_publication_date", "parsely-pub-date", "sailthru.date",
    )  # fmt: skip
    link = next((e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical"), None)
    return Metadata(
        title=first("title", "dc.title", "twitter:title", "parsely-title", "citation_title"),
        byline=() if not authors or authors.startswith("http") else bylines.names(authors),
        outlet=first("dc.publisher", "publisher", "citation_journal_title", "application-name"),
        published=dates.published(day),
        url=_address(link),
        language=_code(first("language", "dc.language")) or _code(tree.get("lang")),
    )


def _page(tree: HtmlElement, stated: Metadata) -> Metadata:
    headings = [" ".join(e.text_content().split()) for e in tree.iter("h1")]
    window = next((" ".join(e.text_content().split()) for e in tree.iter("title")), "")
    heading = next((h for h in headings if h and h in window), None) or next(filter(None, headings), None)
    lines = _first_lines(tree)
    return Metadata(
        title=heading or (None if stated.title else _loud_line(tree)) or window or None,
        byline=_shown_byline(tree, lines),
        outlet=_outlet_in_title(window, stated.title or heading),
        published=None if stated.published else _shown_date(tree, lines) or _searched_date(tree),
    )


def _first_lines(tree: HtmlElement) -> list[str]:
    """The short lines at the page's top, where hand-made pages say who wrote and when."""
    body = next(tree.iter("body"), tree)
    lines = (line for run in islice(dom.runs(body), 40) for line in run.text.split("\n"))
    return [line for line in lines if len(line) <= _LONGEST_BYLINE and not posts.signature(line)]


def _loud_line(tree: HtmlElement) -> str | None:
    """The first line in big or bold type or a lesser heading, for pages without ``<h1>``."""
    for element in tree.iter("h2", "h3", "font", "big", "b", "strong"):
        size = (element.get("size") or "").lstrip("+")
        loud = element.tag != "font" or (size.isdecimal() and int(size) >= 2)
        text = " ".join(element.text_content().split())
        if (
            loud
            and 3 <= len(text.split()) <= 25
            and not TERMINAL.search(text)
            and element.find(".//a") is None
        ):
            return text
    return None


def _shown_byline(tree: HtmlElement, lines: Iterable[str]) -> tuple[str, ...]:
    for element in tree.iter():
        if (text := byline_text(element)) and (people := bylines.names(text)):
            return people
    return next((bylines.names(line) for line in lines if bylines.is_byline(line)), ())


def _shown_date(tree: HtmlElement, lines: Iterable[str]) -> str | None:
    stamps = list(tree.iter("time"))
    for stamp in sorted(stamps, key=lambda e: e.get("itemprop") != "datePublished"):
        if found := dates.published(stamp.get("datetime")) or dates.day(stamp.text_content()):
            return found
    for element in tree.iter():
        if _DATE_NAMES.search(_given_names(element)):
            text = element.get("content") or element.text_content()
            if len(text) < 200 and (found := dates.published(text.strip())):
                return found
    return next((found for line in lines if len(line) < 60 and (found := dates.published(line))), None)


def _searched_date(tree: HtmlElement) -> str | None:
    import htmldate  # comes with trafilatura; costs start-up time that most pages need not pay

    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    try:
        return htmldate.find_date(tree, extensive_search=False, original_date=True)
    except Exception:  # foreign code on hostile input: a date is not worth a document
        return None


def _outlet_in_title(window: str, title: str | None) -> str | None:
    parts = _TITLE_PARTED.split(window)
    if not title or len(parts) < 2 or not title.startswith(parts[0]) or len(parts[-1].split()) > 5:
        return None
    return parts[-1] if parts[-1] not in title else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    if not title or not outlet:
        return title
    parts = list(_TITLE_PARTED.finditer(title))
    if parts and title[parts[-1].end() :].strip().lower() == outlet.lower():
        return title[: parts[-1].start()]
    return title


def _given_names(element: HtmlElement) -> str:
    names = (element.get(name) for name in ("class", "id", "itemprop", "data-component", "data-testid"))
    return _CAMEL.sub("-", " ".join(filter(None, names))).lower()


def _contents(tree: HtmlElement, attribute: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get(attribute) or "").lower()
        value = _text(element.get("content"))
        if name and value:
            found.setdefault(name, value)
    return found


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    plain = " ".join(unescape(value).encode("utf-8", "replace").decode("utf-8").replace("\0", " ").split())
    return plain or None


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    text = _text(value)
    return text if text and text.startswith(("http://", "https://")) else None


def _code(value: str | None) -> str | None:
    return re.split("[-_]", value)[0].lower() if value else None
