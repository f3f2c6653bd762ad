"""The published contract: what ``reportedly read --json`` writes, as JSON Schema 2020-12."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

__all__ = ["schema"]


def schema() -> dict[str, Any]:
    """The JSON Schema of one document with its findings. Each call gives a fresh dict."""
    text = files("reportedly").joinpath("data", "reportedly-1.schema.json").read_text("utf-8")
    contract: dict[str, Any] = json.loads(text)
    return contract
