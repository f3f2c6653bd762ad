"""What is said in what is said, heard with the words of the window around it.

That spares reading contents again, as passages of their own, but for those in which what is heard is
doubtful. Needs a model that tags nested cues too. Which content a cue stands in tells how deep it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from . import decode
from .heard import Heard, Reading, asked, decoded
from .roles import Span, scope

if TYPE_CHECKING:
    from .model import Floats, Model

DEEPEST = 12  # levels of contents: a bound for hostile text
SURE = 0.7  # confidence below which a content is read again: four in ten of those that hold a cue
Cues = list[decode.FoundCue]
Inside = tuple[decode.FoundCue, Heard]  # a cue, and whose content it stands in


def nested(
    model: Model, windows: Sequence[Reading], outer: Sequence[Sequence[Heard]]
) -> list[tuple[list[Heard], list[Heard]]]:
    """What is nested in what was heard in each window's own voice, as deep as the text goes, an outer one
    before those in it; and the outermost ones in whose contents that is too doubtful, which are left out."""
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
        inside = [_inside(own, above) for own, above in zip(left, level, strict=True)]
        if not any(inside):
            break
        heard = _heard(model, windows, inside)
        level = [_outermost(several) for several in heard]
        for number, (several, kept) in enumerate(zip(heard, level, strict=True)):
            found[number] += kept
            deeper = {one.cue for one in several} - {one.cue for one in kept}
            left[number] = [cue for cue, _ in inside[number] if cue in deeper]
    return found


def _parted(outer: Sequence[Heard], cues: Cues, found: list[Heard]) -> tuple[list[Heard], list[Heard]]:
    """What was found without what is doubtful, and the outermost ones that this stands in."""
    doubtful = []
    for one in outer:
        inside = [other for other in found if _holds(one, other.cue)]
        unheard = sum(_holds(one, cue) for cue in cues) > len(inside)
        if unheard or any(other.confidence < SURE for other in inside):
            doubtful.append(one)
            found = [other for other in found if other not in inside]
    return found, doubtful


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
    return any(begin <= cue.begin and cue.end <= end for begin, end in one.roles.content)


def _heard(model: Model, windows: Sequence[Reading], inside: Sequence[Sequence[Inside]]) -> list[list[Heard]]:
    """What is heard of each window's cues, each in the content that it stands in."""
    several = []
    for (encoded, words, _), held in zip(windows, inside, strict=True):
        scopes = [
            (cue, scope((cue.begin, cue.end), encoded.bounds, _extent(one.roles.content)))
            for cue, one in held
        ]
        several.append(asked(model, words, scopes))
    least = model.settings.least["nested"]
    out = []
    for heard, held in zip(
        decoded(several, model.settings.calibration["nested"], "nested"), inside, strict=True
    ):
        cut = [_cut(one, around.roles.content) for one, (_, around) in zip(heard, held, strict=True)]
        out.append([one for one in cut if one.roles.content and one.confidence >= least])
    return out


def _extent(content: Sequence[Span]) -> Span:
    return content[0][0], content[-1][1]


def _cut(one: Heard, content: Sequence[Span]) -> Heard:
    """What was heard without what stands outside the content: "they said" in the midst of it."""
    roles = one.roles
    cut = replace(roles, source=_common(roles.source, content), content=_common(roles.content, content))
    return replace(one, roles=cut)


def _common(spans: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    both = [(max(a, c), min(b, d)) for a, b in spans for c, d in others]
    return tuple([(begin, end) for begin, end in both if begin < end])


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
