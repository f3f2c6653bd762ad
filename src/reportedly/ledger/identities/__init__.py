"""Voices across documents: who speaks in several, linked by evidence, or by a person's word.

What documents say of a voice is a profile (``profiles``); two are compared (``evidence``) and those of one
block made into clusters (``clusters``); a document's voices find theirs as it is stored (``linking``,
``regions``). The outcome is a function of the voices and judgements in the ledger.
"""

from __future__ import annotations

from reportedly.ledger.identities.decisions import decide
from reportedly.ledger.identities.linking import link, lock, profiles_of
from reportedly.ledger.identities.profiles import digests, profiles
from reportedly.ledger.identities.views import (
    Identity,
    Suggestion,
    Summary,
    identities,
    identity,
    suggestions,
)

__all__ = [
    "Identity",
    "Suggestion",
    "Summary",
    "decide",
    "digests",
    "identities",
    "identity",
    "link",
    "lock",
    "profiles",
    "profiles_of",
    "suggestions",
]
