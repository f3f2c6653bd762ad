"""What the formats in JSON-LD 1.1 share: names for things, contexts, and lists written item by item."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO
from urllib.parse import quote, urlsplit

from reportedly.export.jsonl import dumps
from reportedly.types import Document, Engine

__all__ = ["CONTEXTS", "context", "engine_iri", "engine_name", "iri", "page", "text", "write_items"]

CONTEXTS: Mapping[str, str] = {
    "http://www.w3.org/ns/anno.jsonld": "anno.jsonld",
    "https://schema.org": "schema-org.jsonld",
    "urn:reportedly:prov": "prov.jsonld",
}
"""The contexts that are named or held by what we write, and the file of each that has the terms we use."""

_NOT_IN_IRI = re.compile(r"%(?![0-9A-Fa-f]{2})|[^\w!$&'()*+,/:;=?@\[\]~.%-]")


@cache
def context(url: str) -> dict[str, Any]:
    """The context of that address, as far as our files need it: for readers that are offline."""
    source = files("reportedly").joinpath("data", "contexts", CONTEXTS[url])
    found: dict[str, Any] = json.loads(source.read_text("utf-8"))
    return found


def text(document: Document) -> str:
    """The document's text, named by what it is: ``urn:sha256:`` and its id."""
    return f"urn:sha256:{quote(document.id, safe='', errors='replace')}"


def iri(document: Document, name: str) -> str:
    """Something in the document, such as a voice or an attribution, by its id there."""
    return f"{text(document)}#{quote(name, safe='', errors='replace')}"


def page(document: Document) -> str | None:
    """The document's address as an IRI (RFC 3987) without fragment; None where it has none on the web."""
    url = (document.url or "").partition("#")[0]
    safe = _NOT_IN_IRI.sub(lambda found: quote(found[0], safe="", errors="replace"), url)
    try:
        parts = urlsplit(safe)
        on_the_web = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return safe if on_the_web else None


def engine_iri(engine: Engine) -> str:
    """The engine: its version, and its model by name and digest."""
    parts = (engine.version, engine.model or "rules", engine.model_sha256)
    return "urn:reportedly:engine:" + ":".join(
        quote(part, safe="", errors="replace") for part in parts if part
    )


def engine_name(engine: Engine) -> str:
    """The same for people."""
    return f"Reportedly {engine.version}, " + (f"model {engine.model}" if engine.model else "rules alone")


def write_items(
    stream: BinaryIO, items: Iterable[Mapping[str, Any]], *, digest: Callable[[bytes], None] | None = None
) -> int:
    """A JSON array with one item a line, held in memory one at a time; gives back how many there were.

    ``digest`` is given the bytes of each item too.
    """
    count = 0
    stream.write(b"[")
    for item in items:
        line = dumps(item)
        stream.write((b",\n" if count else b"\n") + line)
        if digest is not None:
            digest(line)
        count += 1
    stream.write(b"\n]")
    return count
