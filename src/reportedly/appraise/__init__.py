"""Voices and attributions -> readings: what statements do and when, and the outlet's own voice."""

from __future__ import annotations

from dataclasses import replace

from ..types import Document
from .assertions import assertions
from .quantities import quantities
from .readings import readings
from .times import said, times
from .wording import wording

__all__ = ["appraise"]


def appraise(document: Document) -> Document:
    """A copy of the document with each cue read, times, quantities, loaded wording and own assertions.

    Findings of an earlier run are replaced.
    """
    document = replace(document, attributions=readings(document))
    found = times(document)
    return replace(
        document,
        attributions=said(document, found),
        times=found,
        quantities=quantities(document),
        wording=wording(document),
        assertions=assertions(document),
    )
