"""What can go wrong.

ReportedlyError
├── UnreadableError     an input that yields no document: empty, binary, without an article …
│   ├── FetchError      an address that can't be fetched: refused, not there, broken off …
│   └── LanguageError   a document in a language that is not analysed
├── ModelError          a model file that is missing a part or doesn't match its digest
├── LedgerError         a ledger that can't be opened, isn't one, or is of a newer version
├── ContractError       an object that is no document of the contract, and where it doesn't fit
└── UsageError          options that don't fit together
"""

from __future__ import annotations

__all__ = [
    "ContractError",
    "FetchError",
    "LanguageError",
    "LedgerError",
    "ModelError",
    "ReportedlyError",
    "UnreadableError",
    "UsageError",
]


class ReportedlyError(Exception):
    """Base of every error that this package raises on purpose; its text is fit for a user."""


class UnreadableError(ReportedlyError):
    """An input that yields no document. ``path`` is the input as given."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class FetchError(UnreadableError):
    """An address that can't be fetched.

    ``status`` is the HTTP status where a server gave one; ``retry_after`` the seconds that it asked to wait.
    """

    def __init__(
        self, path: str, reason: str, *, status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(path, reason)
        self.status = status
        self.retry_after = retry_after


class LanguageError(UnreadableError):
    """A document in a language that is not analysed."""


class ModelError(ReportedlyError):
    """A model file that is missing a part or doesn't match its digest."""


class ContractError(ReportedlyError):
    """An object that is no document of the contract.

    ``path`` is the JSONPath (RFC 9535) of the place that doesn't fit, None where it is no JSON at all.
    """

    def __init__(self, path: str | None, reason: str) -> None:
        super().__init__(reason if path is None else f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UsageError(ReportedlyError):
    """Options that don't fit together."""


class LedgerError(ReportedlyError):
    """A ledger that can't be opened, isn't one, or is of a newer version. ``place`` is its path or URL."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason
