"""Reading from the network."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportedly.read.web.urls import is_url, scheme_of

if TYPE_CHECKING:
    from reportedly.read.web.fetch import Fetched, Fetcher, Unchanged, Validators
    from reportedly.read.web.limits import Limits

__all__ = ["Fetched", "Fetcher", "Limits", "Unchanged", "Validators", "is_url", "scheme_of"]


def __getattr__(name: str) -> Any:
    # The HTTP library is an extra, and loads only when something is fetched.
    if name in {"Fetched", "Fetcher", "Limits", "Unchanged", "Validators"}:
        module = "limits" if name == "Limits" else "fetch"
        return getattr(import_module(f"reportedly.read.web.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
