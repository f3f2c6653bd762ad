"""Attributions -> voices and chains: who the sources are, and on whose word each statement rests.

Mentions are found (``mentions``), joined along the text (``reading``, ``linking``, the ``by_…`` modules,
``pronouns``), made into voices (``voices``); source phrases are unfolded (``unfold``) and chains built
(``chains``). By rules; where the document has mentions of the trained reader, these are heard on pronouns
and on what is no speaker (``antecedents``).
"""

from __future__ import annotations

from dataclasses import replace

from ..types import Document
from .chains import origin
from .joining import joined
from .reading import read_voices

__all__ = ["origin", "resolve"]


def resolve(document: Document) -> Document:
    """A copy of the document with its voices, and with the voice of each source and the chain of each
    attribution.

    Findings of an earlier run are replaced.
    """
    attributions, voices = joined(document, read_voices(document))
    return replace(document, attributions=attributions, voices=voices)
