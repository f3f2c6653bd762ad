"""The readers that are measured, by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evaluation.baselines import load_regex, load_textacy
from evaluation.corpus import plain_document
from evaluation.findings import Article, Finding, Predictions, Read, findings_of
from reportedly.attribute import Reader, attribute, load_reader, load_rules
from reportedly.errors import ModelError
from reportedly.types import Document

__all__ = ["LABELS", "OWN", "Unavailable", "load", "predict"]

LABELS = {
    "model": "reportedly, shipped model",
    "rules": "reportedly, rules without a model",
    "textacy": "textacy over spaCy en_core_web_sm",
    "regex": "a regular expression",
}
OWN = ("model", "rules")


class Unavailable(Exception):
    """A reader that can't be measured here, and why."""


def load(name: str, *, model: Path | None = None) -> Read:
    """The reader of this name (a key of ``LABELS``); ``model`` is another model than the shipped one.

    Raises Unavailable where its model, or the package it needs, is missing.
    """
    loaders: dict[str, Callable[[], Read]] = {
        "model": lambda: _with_model(model),
        "rules": lambda: _own(load_rules()),
        "textacy": load_textacy,
        "regex": load_regex,
    }
    try:
        return loaders[name]()
    except ModuleNotFoundError as missing:
        raise Unavailable(f"the package {missing.name} is not installed") from missing
    except ModelError as missing:
        raise Unavailable(str(missing)) from missing


def predict(read: Read, articles: list[Article]) -> Predictions:
    """What a reader finds in these articles."""
    return {article.id: read(article.document) for article in articles}


def _with_model(model: Path | None) -> Read:
    reader = load_reader(model)
    engine = attribute(plain_document("It rained."), reader).engine
    if engine is None or engine.model is None:
        raise Unavailable("no model file, so the rules would run")
    return _own(reader)


def _own(reader: Reader) -> Read:
    def read(document: Document) -> tuple[Finding, ...]:
        return findings_of(attribute(document, reader).attributions)

    return read
