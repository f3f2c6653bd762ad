"""Posts that a page embeds, in the markup of X/Twitter, Mastodon, Telegram, Facebook, Instagram, Bluesky."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from reportedly.read import dates, dom, language, posts
from reportedly.read.languages import NAMES
from reportedly.read.pieces import Piece

_EMBED = re.compile(
    r"(?:^|\s)(?:twitter-(?:tweet|video)|mastodon-(?:embed|post)|bluesky-embed|instagram-media|tiktok-embed"
    r"|text-post-media|truthsocial-embed|telegram-(?:post|embed)|tgme_widget_message|fb-(?:post|video)"
    r"|fb-xfbml-parse-ignore|reddit-embed-bq|reddit-card)(?:-rendered|-error)?(?:\s|$)"
)
_AUTHOR = ("tgme_widget_message_owner_name", "display-name__html", "p-author", "post-author-name")
_HANDLE = ("display-name__account", "post-author-handle")
_WORDS = ("tgme_widget_message_text", "status__content", "e-content")
_FURNITURE = re.compile(
    r"(?i)^(?:view (?:this )?(?:post|profile|more|on)\b.*|post by @\S+.*|open in (?:the )?app|watch on .*"
    r"|add a comment\.*|show more|pic\.twitter\.com/\S+|see new posts|translate post)$"
)
_PROFILE = re.compile(
    r"https?://(?:www\.|mobile\.|m\.)?(?:(?P<x>(?:twitter|x)\.com|instagram\.com|facebook\.com|t\.me(?:/s)?)/"
    r"|(?P<at>[\w.-]+(?:/users)?)/(?:profile/)?@|bsky\.app/profile/)(?P<name>[\w.-]+)(?:/|\?|$)"
)
_PATHS = """i p reel tv share intent hashtag search photo photos story.php permalink.php watch posts"""
_NOT_PROFILES = frozenset(_PATHS.split())


def lift(tree: HtmlElement) -> list[Piece]:
    """Takes the embedded posts out of a tree and gives them back in order.

    In each one's place stays an empty ``<reportedly-post n="…">`` with its number in the list. Embeds
    that carry no words (a frame, a bare link) leave nothing.
    """
    found: list[Piece] = []
    for element in [e for e in tree.iter() if _is_embed(e)]:
        if any(_is_embed(parent) for parent in element.iterancestors()):
            continue  # goes with the outer one
        piece = _post(element)
        if piece is not None:
            place = element.makeelement("reportedly-post", {"n": str(len(found))})
            element.addprevious(place)
            found.append(piece)
        dom.remove(element)
    return found


def _is_embed(element: HtmlElement) -> bool:
    return bool(_EMBED.search(element.get("class") or ""))


def _post(element: HtmlElement) -> Piece | None:
    words, signed_line = _parts(element)
    text = "\n".join(words).strip()
    if not text or _FURNITURE.match(text):
        return None
    signed = posts.signature(signed_line) if signed_line else None
    author = _first_text(element, _AUTHOR) or (signed.author if signed else None)
    handle = _first_text(element, _HANDLE) or (signed.handle if signed else None) or _profile(element)
    published = _time(element) or (signed.published if signed else None)
    line = signed_line or _made_up_line(author, handle, published)
    return Piece(
        "\n".join(filter(None, [text, line])),
        "post",
        language=_stated_language(element) or language.of_text(text),
        author=author,
        handle=handle,
        published=published,
    )


def _parts(element: HtmlElement) -> tuple[list[str], str | None]:
    """What the post says, line by line, and the line that signs it (None where none does)."""
    own = _first(element, _WORDS)
    lines = [
        line.strip()
        for run in dom.runs(element if own is None else own)
        for line in run.text.split("\n")
        if line.strip() and not _FURNITURE.match(line.strip())
    ]
    for index in range(len(lines) - 1, -1, -1):
        if signed := posts.signature(lines[index]):
            return [*lines[:index], lines[index][: signed.start].strip()], lines[index][signed.start :]
    return lines, None


def _made_up_line(author: str | None, handle: str | None, published: str | None) -> str | None:
    """A signature like X's for embeds that show the author elsewhere, so that the name is in the text."""
    name = f"{author} ({handle})" if author and handle else author or handle
    return f"— {name} {published[:10] if published else ''}".rstrip() if name else None


def _first(element: HtmlElement, names: tuple[str, ...]) -> HtmlElement | None:
    return next((e for e in element.iter() if not {*(e.get("class") or "").split()}.isdisjoint(names)), None)


def _first_text(element: HtmlElement, names: tuple[str, ...]) -> str | None:
    found = _first(element, names)
    return None if found is None else " ".join(found.text_content().split()) or None


def _profile(element: HtmlElement) -> str | None:
    """The handle in the first address of the embed that has one: of a post, a profile or a channel."""
    channel = next((e.get("data-post") for e in element.iter() if e.get("data-post")), None)
    if channel:
        return f"@{channel.split('/')[0]}"
    names = ("href", "data-href", "cite", "data-embed-url")
    addresses = (e.get(name) for e in element.iter() for name in names)
    for address in filter(None, addresses):
        found = _PROFILE.match(address)
        if found and found["name"] not in _NOT_PROFILES and not found["name"].startswith("did"):
            return "@" + found["name"]
    return None


def _time(element: HtmlElement) -> str | None:
    shown = next(
        (dates.published(e.get("datetime")) for e in element.iter("time") if e.get("datetime")), None
    )
    return shown[:10] if shown else None


def _stated_language(element: HtmlElement) -> str | None:
    stated = next((e.get("lang") for e in element.iter("p", "div", "span") if e.get("lang")), None)
    code = (stated or "").split("-")[0].lower()
    return code if code in NAMES and code != "zxx" else None
