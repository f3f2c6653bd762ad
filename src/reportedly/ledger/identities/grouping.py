"""Voices grouped by who they are, for queries over many of them."""

from __future__ import annotations

import sqlalchemy as sa

from reportedly.ledger import schema

__all__ = ["group", "joined"]


def joined(voices: sa.FromClause = schema.voices) -> sa.FromClause:
    """The voices, each with its row of ``profiles`` where it has one: to select from."""
    links, profiles = schema.voice_profiles, schema.profiles
    return voices.outerjoin(links, links.c.voice == voices.c.key).outerjoin(
        profiles, profiles.c.key == links.c.profile
    )


def group(voices: sa.FromClause = schema.voices) -> sa.ColumnElement[int]:
    """In a query on ``joined``: the key of the voice's identity, and for a voice that has none a number that
    no other has (below zero)."""
    return sa.func.coalesce(schema.profiles.c.identity, -voices.c.key - 1)
