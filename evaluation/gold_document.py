"""Gold attributions as a document, and what the program makes of it.

What is measured on such a document is how voices are resolved and statements read, not how attributions are
found: those of the gold stand in it with their ids, parents and forms, but without voices and readings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Any

from evaluation.findings import Article, Finding, Spans
from evaluation.gold_types import Readings
from reportedly.attribute import Reader, load_reader
from reportedly.attribute.forms import form
from reportedly.attribute.quotes import Quotation, quotations
from reportedly.types import Attribution, Content, Cue, Document, Source, Span

__all__ = ["FUNCTIONS", "Stages", "gold_document", "load_stages"]

Function = Callable[..., Any]

FUNCTIONS = {
    "resolve": ("reportedly.resolve", "resolve"),
    "readings": ("reportedly.appraise.readings", "readings"),
    "times": ("reportedly.appraise.times", "times"),
    "said": ("reportedly.appraise.times", "said"),
    "quantities": ("reportedly.appraise.quantities", "quantities"),
    "assertions": ("reportedly.appraise.assertions", "assertions"),
    "wording": ("reportedly.appraise.wording", "wording"),
}


@dataclass(frozen=True, slots=True)
class Stages:
    """The functions that fill in a document, by name; ``missing`` says why one can't be had."""

    functions: dict[str, Function]
    missing: dict[str, str]

    def fill(self, document: Document) -> Document:
        """A copy with voices, chains and readings; what belongs to a missing function stays empty."""
        has = self.functions
        if "resolve" in has:
            document = has["resolve"](document)
        if "readings" in has:
            document = replace(document, attributions=has["readings"](document))
        if "times" in has:
            document = replace(document, times=has["times"](document))
        if "said" in has:
            document = replace(document, attributions=has["said"](document, document.times))
        rest = {name: has[name](document) for name in ("quantities", "assertions", "wording") if name in has}
        return replace(document, **rest)


def load_stages() -> Stages:
    """The functions of the program as it stands."""
    functions: dict[str, Function] = {}
    missing: dict[str, str] = {}
    for name, (module, function) in FUNCTIONS.items():
        try:
            functions[name] = getattr(import_module(module), function)
        except (ImportError, AttributeError) as reason:
            missing[name] = f"{module}.{function} can't be had: {reason}"
    return Stages(functions, missing)


def gold_document(article: Article, readings: Readings) -> tuple[Document, tuple[str, ...]]:
    """The document with its gold attributions, and their ids in the order of ``article.gold``.

    Ids and order are the engine's: ``a1``, ``a2`` by where an attribution begins. Publication date and
    outlet are those of the readings, and mentions the program's own.
    """
    document, findings = article.document, article.gold
    quotes = [q for block in document.blocks for q in quotations(document.text, block.start, block.end)]
    order = sorted(range(len(findings)), key=lambda i: _begin(findings[i]))
    ids = {i: f"a{number}" for number, i in enumerate(order, 1)}
    attributions = tuple(_attribution(document, findings[i], ids, ids[i], quotes) for i in order)
    filled = replace(
        document,
        published=readings.published,
        outlet=readings.outlet,
        mentions=_reader().read(document, quotes).mentions,
        attributions=attributions,
    )
    return filled, tuple(ids[i] for i in range(len(findings)))


@cache
def _reader() -> Reader:
    return load_reader()


def _begin(finding: Finding) -> tuple[int, int]:
    spans = (*finding.source, *finding.cue, *finding.content)
    return min(start for start, _ in spans), -max(end for _, end in spans)


def _attribution(
    document: Document, finding: Finding, ids: dict[int, str], name: str, quotes: list[Quotation]
) -> Attribution:
    return Attribution(
        id=name,
        content=Content(_spans(document, finding.content)),
        cue=Cue(_spans(document, finding.cue)) if finding.cue else None,
        source=Source(_spans(document, finding.source)) if finding.source else None,
        form=form(document.text, finding.content, quotes),
        parent=None if finding.parent is None else ids[finding.parent],
    )


def _spans(document: Document, offsets: Spans) -> tuple[Span, ...]:
    return tuple(document.span(start, end) for start, end in offsets)
