"""schema.org in JSON-LD, for search engines, archives and pages: articles with who said what in them.

One ``@graph`` with a NewsArticle a line; ``hasPart`` are its attributions. One with quotation marks is a
Quotation, ``spokenByCharacter`` ("to whom the quotation is attributed within the containing work"); one in
indirect speech is a Statement with a ``creator``, since its words may be the reporter's. Who else it comes
from is under ``isBasedOn``, outermost first, and what a document says is based on that document.

Nothing here is a Claim or a ClaimReview: who said it is told, not whether it is true. The article's text is
left out, since JSON-LD is made to be published and the text is the outlet's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from reportedly.export.jsonld import iri, page, text, write_items
from reportedly.types import Attribution, Document

__all__ = ["write_file"]

Node = dict[str, Any]

_KINDS = {
    "person": "Person",
    "organization": "Organization",
    "government": "GovernmentOrganization",
    "outlet": "NewsMediaOrganization",
    "document": "CreativeWork",
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T.+)?")


def write_file(documents: Iterable[Document], stream: BinaryIO) -> None:
    """All articles as one graph."""
    stream.write(b'{"@context": "https://schema.org", "@graph": ')
    write_items(stream, map(_article, documents))
    stream.write(b"}\n")


def _node(kind: str, **properties: Any) -> Node:
    """A node with the properties that have a value."""
    return {"@type": kind} | {key: value for key, value in properties.items() if value}


def _article(document: Document) -> Node:
    kinds = {voice["id"]: voice["kind"] for voice in document.voices}
    outlet = document.outlet and _node("NewsMediaOrganization", name=document.outlet)
    return {"@id": text(document)} | _node(
        "NewsArticle",
        url=page(document),
        headline=document.title,
        author=[_node("Person", name=name) for name in document.byline if name],
        publisher=outlet,
        datePublished=document.published,
        inLanguage=document.language,
        mentions=[_voice(document, voice) for voice in document.voices],
        hasPart=[_statement(document, attribution, kinds) for attribution in document.attributions],
    )


def _voice(document: Document, voice: Mapping[str, Any]) -> Node:
    node: Node = {"@id": iri(document, voice["id"])} | _node(
        _KINDS.get(voice["kind"], "Thing"),  # a group or somebody unknown: more than "Thing" would be made up
        name=voice["name"],
        alternateName=list(voice["aliases"]),
        description=voice["description"],
    )
    if voice["affiliation"] and voice["kind"] == "person":
        node["affiliation"] = {"@id": iri(document, voice["affiliation"])}
    return node


def _statement(document: Document, attribution: Attribution, kinds: Mapping[str, str]) -> Node:
    kind, by = (
        ("Statement", "creator") if attribution.form == "indirect" else ("Quotation", "spokenByCharacter")
    )
    voice = attribution.source.voice if attribution.source else None
    speaks = voice is not None and kinds.get(voice) != "document"
    said = attribution.said["value"] if attribution.said else ""
    return {"@id": iri(document, attribution.id)} | _node(
        kind,
        text=attribution.content.text,
        isPartOf={"@id": iri(document, attribution.parent) if attribution.parent else text(document)},
        dateCreated=said if _DAY.fullmatch(said) else None,
        isBasedOn=list(_based_on(document, attribution, kinds, voice if speaks else None)),
        **{by: {"@id": iri(document, voice)} if speaks and voice else None},
    )


def _based_on(
    document: Document, attribution: Attribution, kinds: Mapping[str, str], speaker: str | None
) -> Iterator[Node]:
    """A work for each voice of the chain but the speaker: the document that speaks, or one by that voice."""
    source = attribution.source.voice if attribution.source else None
    links = list(attribution.chain)
    if source is not None and source != speaker and source not in links:
        links.append(source)
    for link in dict.fromkeys(links):  # each once, in order
        if link is None or link == speaker:
            continue
        named = {"@id": iri(document, link)}
        yield named if kinds.get(link) == "document" else _node("CreativeWork", creator=named)
