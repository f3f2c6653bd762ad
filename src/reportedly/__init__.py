"""Reads news and shows who said what, on whose word.

``reportedly.read("article.html")`` gives documents; every finding is a span over a document's text.
``reportedly.Ledger("news.sqlite")`` keeps them.
Names load when first used, so that importing this package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly import errors
    from reportedly.ledger import Ledger
    from reportedly.pipeline import read, stream
    from reportedly.types import (
        Attribution,
        Block,
        Content,
        Cue,
        Document,
        Engine,
        Rejection,
        Source,
        Span,
    )

    __version__: str

__all__ = [
    "Attribution",
    "Block",
    "Content",
    "Cue",
    "Document",
    "Engine",
    "Ledger",
    "Rejection",
    "Source",
    "Span",
    "__version__",
    "errors",
    "read",
    "stream",
]

_TYPES = frozenset(
    {"Attribution", "Block", "Content", "Cue", "Document", "Engine", "Rejection", "Source", "Span"}
)


def __getattr__(name: str) -> Any:
    if name in _TYPES:
        return getattr(import_module("reportedly.types"), name)
    if name in {"errors", "read"}:  # ``reportedly.read`` is a package that can be called
        return import_module(f"reportedly.{name}")
    if name == "Ledger":
        return import_module("reportedly.ledger").Ledger
    if name == "stream":
        return import_module("reportedly.pipeline").stream
    if name == "__version__":
        return import_module("importlib.metadata").version("reportedly")
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
