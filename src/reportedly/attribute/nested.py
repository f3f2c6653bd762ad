"""What is said in what is said, heard with the words of the window around it.

That spares reading contents again, as passages of their own, but for those in which a cue remains of
which nothing is heard. Needs a model that tags nested cues too. Which content a cue stands in tells how
deep it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from . import decode
from .candidates import Spans, common, inside
from .heard import Heard, Reading, asked, decoded
from .roles import Span, scope

if TYPE_CHECKING:
    from .model import Floats, Model

DEEPEST = 12  # levels of contents: a bound for hostile text
Cues = list[decode.FoundCue]
Inside = tuple[decode.FoundCue, Heard]  # a cue, and whose content it stands in


def nested(
    model: Model, windows: Sequence[Reading], outer: Sequence[Sequence[Heard]]
) -> list[tuple[list[Heard], list[Heard]]]:
    """What is nested in what was heard in each window's own voice, as deep as the text goes, an outer one
    before those in it; and the outermost ones in whose contents too little was heard, which are left out."""
    cues = [_cues(model, tags, own) for (_, _, tags), own in zip(windows, outer, strict=True)]
    found = _levels(model, windows, outer, cues)
    return [_parted(*several) for several in zip(outer, cues, found, strict=True)]


def _levels(
    model: Model, windows: Sequence[Reading], outer: Sequence[Sequence[Heard]], cues: Sequence[Cues]
) -> list[list[Heard]]:
    """What is heard of the cues in contents, level by level."""
    found: list[list[Heard]] = [[] for _ in windows]
    left = list(cues)
    level = [list(own) for own in outer]
    for _ in range(DEEPEST):
        held = [_inside(own, above) for own, above in zip(left, level, strict=True)]
        if not any(held):
            break
        heard = _heard(model, windows, held)
        level = [_outermost(several) for several in heard]
        for number, (several, kept) in enumerate(zip(heard, level, strict=True)):
            found[number] += kept
            deeper = {one.cue for one in several} - {one.cue for one in kept}
            left[number] = [cue for cue, _ in held[number] if cue in deeper]
    return found


def _parted(outer: Sequence[Heard], cues: Cues, found: list[Heard]) -> tuple[list[Heard], list[Heard]]:
    """What was found but in contents with a cue of which nothing was heard, and the outermost ones whose
    contents these are."""
    unheard = []
    for one in outer:
        within = [other for other in found if _holds(one, other.cue)]
        if sum(_holds(one, cue) for cue in cues) > len(within):
            unheard.append(one)
            found = [other for other in found if other not in within]
    return found, unheard


def nested_cues(model: Model, tags: Floats) -> Cues:
    """The cues that are nested ones if they stand in a content."""
    return decode.cues(tags[:, decode.LAYER : 2 * decode.LAYER], model.settings.cue["nested"])


def _cues(model: Model, tags: Floats, outer: Sequence[Heard]) -> Cues:
    """The window's nested cues that aren't outermost ones' as well."""
    known = [(one.cue.begin, one.cue.end) for one in outer]

    def is_known(cue: decode.FoundCue) -> bool:
        return any(begin < cue.end and cue.begin < end for begin, end in known)

    return [cue for cue in nested_cues(model, tags) if not is_known(cue)]


def _inside(cues: Cues, level: Sequence[Heard]) -> list[Inside]:
    found = []
    for cue in cues:
        around = next((one for one in level if _holds(one, cue)), None)
        if around is not None:
            found.append((cue, around))
    return found


def _holds(one: Heard, cue: decode.FoundCue) -> bool:
    return inside(((cue.begin, cue.end),), one.roles.content)


def _heard(
    model: Model, windows: Sequence[Reading], several: Sequence[Sequence[Inside]]
) -> list[list[Heard]]:
    """What is heard of each window's cues, each in the content that it stands in."""
    scores = []
    for (encoded, words, _), held in zip(windows, several, strict=True):
        scopes = [
            (cue, scope((cue.begin, cue.end), encoded.bounds, _extent(one.roles.content)))
            for cue, one in held
        ]
        scores.append(asked(model, words, scopes))
    settings, out = model.settings, []
    heard = decoded(scores, settings.calibration["nested"], "nested")
    for found, held in zip(heard, several, strict=True):
        cut = [_cut(one, around.roles.content) for one, (_, around) in zip(found, held, strict=True)]
        out.append([one for one in cut if one.roles.content and one.confidence >= settings.least["nested"]])
    return out


def _extent(content: Spans) -> Span:
    return content[0][0], content[-1][1]


def _cut(one: Heard, content: Spans) -> Heard:
    """What was heard without what stands outside the content: "they said" in the midst of it."""
    roles = one.roles
    cut = replace(roles, source=common(roles.source, content), content=common(roles.content, content))
    return replace(one, roles=cut)


def _outermost(several: Sequence[Heard]) -> list[Heard]:
    """Those that stand in no other one's content; of two that stand in each other's the surer."""

    def above(one: Heard, other: Heard) -> bool:
        if not _holds(one, other.cue):
            return False
        return not _holds(other, one.cue) or (one.confidence, -one.cue.begin) > (
            other.confidence,
            -other.cue.begin,
        )

    return [one for one in several if not any(above(other, one) for other in several if other is not one)]
