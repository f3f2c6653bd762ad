"""What can go wrong.

ReportedlyError
├── UnreadableError     an input that yields no document: empty, binary, without an article …
│   └── LanguageError   a document in a language that is not analysed
├── ModelError          a model file that is missing a part or doesn't match its digest
└── UsageError          options that don't fit together
"""

from __future__ import annotations

__all__ = ["LanguageError", "ModelError", "ReportedlyError", "UnreadableError", "UsageError"]


class ReportedlyError(Exception):
    """Base of every error that this package raises on purpose; its text is fit for a user."""


class UnreadableError(ReportedlyError):
    """An input that yields no document. ``path`` is the input as given."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class LanguageError(UnreadableError):
    """A document in a language that is not analysed."""


class ModelError(ReportedlyError):
    """A model file that is missing a part or doesn't match its digest."""


class UsageError(ReportedlyError):
    """Options that don't fit together."""
