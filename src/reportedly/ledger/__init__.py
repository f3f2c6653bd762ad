"""The ledger: documents and what was found in them, kept in SQLite or PostgreSQL, and searchable."""

from __future__ import annotations

from reportedly.ledger.ledger import Ledger

__all__ = ["Ledger"]
