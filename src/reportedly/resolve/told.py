"""Which outlet a source told: "X told OUTLET", "in an interview with OUTLET, X said", "X wrote in OUTLET"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..types import Attribution

Outlets = Sequence[tuple[int, int, str]]

PIECE = (
    r"(?:interviews?|reports?|articles?|messages?|statements?|columns?|letters?|podcasts?|essays?|op-eds?|"
    r"pieces?|posts?|blogs?|broadcasts?|programmes?|programs?|speech|address|emails?|memos?|remarks|comments)"
)
GIVEN = r"(?:published|carried|broadcast|aired|released|televised|printed|obtained|seen|reviewed|shared)"
OF_WHOM = r"(?:with|to|by|in|for|on)"
ARTICLE = r"(?:(?:[Tt]he|a|an|local|state|private|his|her|their) )?"
IN_PIECE = rf"in (?:(?:an?|his|her|their|its|the) )?(?:[\w-]+ ){{0,2}}{PIECE} "
# What may stand between a cue and the outlet that was told: "told the", "said in an interview with".
TOLD = re.compile(
    r"\s*(?:(?:exclusively|yesterday|today|later|on \w+|by (?:phone|telephone|email)),? )?"
    rf"(?:{IN_PIECE})?(?:{GIVEN} (?:\w+ )?)?(?:{OF_WHOM} )?{ARTICLE}"
)
PREPARED = re.compile(rf"\b(?:with|to|by|in an?)\b|\b{PIECE} .*\b(?:in|for|on)\b")
ASIDE = re.compile(
    r",? (?:speaking |talking |writing )?(?:in|to|for|with) "
    r"(?:(?:an? |remarks |comments |his |her |their )[\w -]{0,50}(?:with|to|by|in|for|on) )?"
    r"(?:the |state |local )?"
)
LONGEST_ASIDE = 120  # characters between source and cue
# What may stand between a sentence's start and the outlet before the source: "In an interview with the".
OPENING = re.compile(
    rf"(?:(?:In|During) (?:(?:an?|his|her|their|its|the) )?(?:[\w-]+ ){{0,3}}{PIECE} (?:{GIVEN} (?:\w+ )?)?|"
    rf"(?:Speaking|Talking|Writing|Appearing)(?: \w+)? (?:{IN_PIECE})?){OF_WHOM} {ARTICLE}"
)
BEHIND_OUTLET = re.compile(r"[^,.;:!?\n]{0,50},\s(?:[A-Za-z]+ly |then |also )?")
LONGEST_OPENING = 160  # characters before the source
STARTS = re.compile(r"(?:^|\n|[.!?][”\"’')]?\s)(?=[A-Z])")
TELLS = re.compile(r"(?:.*\s)?(?:told|tells|tell|telling|spoke|speaking|speaks)(?:\s\w+)?$", re.S)
# After these the outlet is where it was said or written: "said on Radio Orle", "wrote in the Post".
WHERE = re.compile(r"(?:.*\s)?(?:(?:said|says)(?= on )|(?:wrote|writes|writing|written)(?= (?:in|for) ))")
QUOTED = re.compile(r"\b(?:quoted|cited)\b.{0,20}\bby\b", re.S)


def told(text: str, attribution: Attribution, outlets: Outlets) -> str | None:
    """The outlet, of those mentioned (start, end, voice), that the source told: "X told OUTLET", or None.

    After other cues the outlet needs a preposition: "said in an interview with OUTLET".
    """
    if attribution.cue is None or not attribution.cue.spans:
        return None
    cue = attribution.cue.spans[-1]
    aside = _aside(text, attribution, outlets) or _inside(attribution, outlets)
    if aside is not None:
        return aside
    at = bisect_left(outlets, (cue.end,))
    near = at < len(outlets) and outlets[at][0] - cue.end <= 70
    between = text[cue.end : outlets[at][0]] if near else ""
    if near and TOLD.fullmatch(between) is not None:
        prepared = PREPARED.search(between) or re.search(r"\b(?:to|by|in|with)$", cue.text)
        if TELLS.fullmatch(cue.text) or prepared or WHERE.match(cue.text + between):
            return outlets[at][2]
    return _opening(text, attribution, outlets)


def _inside(attribution: Attribution, outlets: Outlets) -> str | None:
    """The outlet within the cue: "was quoted by the Courier as saying"."""
    if attribution.cue is None:
        return None
    cue = attribution.cue.spans[0]
    at = bisect_left(outlets, (cue.start,))
    if at >= len(outlets) or outlets[at][1] > cue.end:
        return None
    return outlets[at][2] if QUOTED.search(cue.text) else None


def _aside(text: str, attribution: Attribution, outlets: Outlets) -> str | None:
    """The outlet between source and cue: "Dahl, in a statement carried by the Courier, denied …"."""
    if attribution.source is None or attribution.cue is None or not attribution.source.spans:
        return None
    end, cue = attribution.source.spans[-1].end, attribution.cue.spans[0].start
    at = bisect_left(outlets, (end,))
    if at >= len(outlets) or outlets[at][1] > cue or cue - end > LONGEST_ASIDE:
        return None
    return outlets[at][2] if ASIDE.fullmatch(text, end, outlets[at][0]) else None


def _opening(text: str, attribution: Attribution, outlets: Outlets) -> str | None:
    """The outlet before the source, in its sentence: "In an interview with the Courier, Dahl denied …"."""
    if attribution.source is None or not attribution.source.spans or attribution.parent is not None:
        return None
    source = attribution.source.spans[0].start
    low = max(0, source - LONGEST_OPENING)
    at = bisect_left(outlets, (source,)) - 1
    if at < 0 or outlets[at][0] < low:
        return None
    start, end, voice = outlets[at]
    begin = max((m.end() for m in STARTS.finditer(text, low, start)), default=-1)
    if begin < 0 or not OPENING.fullmatch(text, begin, start):
        return None
    return voice if BEHIND_OUTLET.fullmatch(text, end, source) else None
