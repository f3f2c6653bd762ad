"""Chains: the voices on whose word a content rests, outermost first, and the kind of its origin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from ..types import Attribution, Document

Origin = Literal[
    "on-record", "second-hand", "anonymous", "document-seen", "document-unseen", "media", "unknown"
]
Ids = tuple[str | None, ...]

SEEN = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed|read|examined|shown|leaked|made available|provided)\b"
    r"[^.;]{0,40}?\b(?:by|to)\s+"
)
UNSEEN = re.compile(r"\bnot (?:\w+ )?(?:seen|obtained|reviewed|read|verified)\b|\bunseen\b")
NOT_LETTERS = re.compile(r"[\W_]+")
ADDS = re.compile(r"\b(?:add(?:s|ed|ing)?|continu(?:es|ed|ing)|went on|further|also)\b", re.I)
QUOTES = re.compile(r"\b(?:quot|cit)(?:es?|ed|ing)\b", re.I)
FOLLOWS = re.compile(
    r"(?:it|they|the (?:report|statement|document|documents|letter|article|agency|paper|newspaper|story))$",
    re.I,
)
LONGEST = 50  # links; what is nested deeper adds none
SEEN_AT = 50  # mentions of a document near which the text may say that the outlet has it


def chain(parent: Ids, links: Sequence[str | None]) -> Ids:
    """The parent's chain with the attribution's own links; a voice that follows itself is written once."""
    joined: list[str | None] = list(parent)
    for link in links if len(parent) < LONGEST else ():
        if not joined or joined[-1] != link:
            joined.append(link)
    return tuple(joined)


def follows(attribution: Attribution) -> bool:
    """Whether a statement goes on with an earlier one of the same voice: "It said", "the report added"."""
    if attribution.source is None or attribution.cue is None:
        return False
    if QUOTES.search(attribution.cue.text):
        return False  # "The paper quoted an officer": on his word, whatever it had before
    return bool(FOLLOWS.fullmatch(attribution.source.text) or ADDS.search(attribution.cue.text))


def origin(document: Document, attribution: Attribution) -> Origin:
    """The kind of what a statement rests on in the end (``docs/explanation/chains.md``).

    ``attribution`` is one of the resolved document's. Read off the last voice of its chain, in this order:
    no voice,
    unknown; an unnamed one, anonymous; a document, seen where the text says that the outlet has seen it,
    else unseen; a
    medium, media; somebody named, on record where the outlet heard it without anybody between, else
    second-hand.
    """
    if not attribution.chain or attribution.chain[-1] is None:
        return "unknown"
    last = _voice(document, attribution.chain[-1])
    if last is None or (last["kind"] == "unknown" and not last["named"]):
        return "unknown"
    if last["kind"] == "document":
        return "document-seen" if _seen(document, attribution, last) else "document-unseen"
    if last["kind"] == "outlet":
        return "media"
    if not last["named"]:
        return "anonymous"
    return "on-record" if len(attribution.chain) == 1 else "second-hand"


def _voice(document: Document, name: str) -> Mapping[str, Any] | None:
    """The voice of that id: ids count up from v1, so that it is looked for at its place first."""
    at = int(name[1:]) - 1 if name[1:].isascii() and name[1:].isdigit() else -1
    if 0 <= at < len(document.voices) and document.voices[at]["id"] == name:
        return document.voices[at]
    return next((voice for voice in document.voices if voice["id"] == name), None)


def _seen(document: Document, attribution: Attribution, voice: Mapping[str, Any]) -> bool:
    """Whether the text says near the document that this outlet has it: "a letter seen by the Post"."""
    if len(attribution.chain) > 1:
        return False
    own = own_names(document)
    for start, end in voice["mentions"][:SEEN_AT]:
        near = document.text[start : min(end + 120, len(document.text))]
        match = SEEN.search(near)
        if match and not UNSEEN.search(near) and _is_own(near[match.end() :], own):
            return True
    return False


def _is_own(text: str, own: frozenset[str]) -> bool:
    if re.match(r"(?:us|this (?:news)?paper|this correspondent|our )\b", text):
        return True
    name = re.match(r"(?:[Tt]he )?(?:[A-Z]\w+ ?){1,5}", text)
    return name is not None and is_own(name[0], own)


def is_own(name: str, own: frozenset[str]) -> bool:
    """Whether a name is one of the outlet's own, or its last words: "the Post" of The Dhahrin Post."""
    squeezed = squeeze(name)
    return squeezed in own or (len(squeezed) > 3 and any(one.endswith(squeezed) for one in own))


def own_names(document: Document) -> frozenset[str]:
    """The outlet's own name as letters alone, as its metadata or a line of the head of the text gives it."""
    outlet = squeeze(document.outlet or "")
    names = {outlet}
    host = re.sub(r"^\w+://", "", document.url or document.outlet or "").split("/")[0]
    names |= {squeeze(part) for part in host.split(".") if len(part) > 4 and part != "example"}
    for block in document.blocks[:6]:
        if block.kind in ("subheading", "other", "byline") and block.end - block.start < 40:
            names.add(squeeze(document.text[block.start : block.end]))
    return frozenset(name for name in names if len(name) > 3 or (name == outlet and len(name) > 1))


def squeeze(name: str) -> str:
    """Letters and digits alone, in lower case, without "the": to compare "The Dhahrin Post" with
    dhahrinpost.example."""
    return NOT_LETTERS.sub("", name.lower()).removeprefix("the")
