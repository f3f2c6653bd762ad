"""The readings of cues: act, polarity, certainty and tone of each attribution.

Acts follow the classes of speech acts (Searle, "A classification of illocutionary acts", 1976), cut finer for
news. Polarity and certainty are the two axes of FactBank (Saurí and Pustejovsky, 2009); of its degrees the
three above "unknown" are kept. What each value means is in ``docs/explanation/readings.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..types import Attribution, Cue, Document, Source
from .contexts import depends_on_context, in_context
from .heads import Head, head
from .hedges import LEVELS, content_level, cue_level
from .lexicon import Meaning, lexicon
from .negation import is_not_drawn, left_chain, negations, refuses, said_nothing, source_is_nobody
from .setting import Setting
from .tokens import tokens, words
from .wordforms import word_list

__all__ = ["readings"]

_Range = tuple[int, int]

_CUE = 200  # characters of a cue that are looked at
_LEFT = 80  # characters before a cue, and the widest gap between it and its content
_FIRST = 120  # characters of a content, and of each piece of it, that can change the act
_PIECE = 300  # characters of each piece of a content in which its main clause is looked for
_PIECES = 3
_DISTANCING = word_list("""
    allegedly supposedly purportedly ostensibly falsely wrongly baselessly misleadingly dishonestly
    so-called
    """)
_ENDORSING = word_list("rightly correctly accurately truthfully")
# Words for holding a belief, or knowing, that negate it themselves.
_UNSURE = word_list(
    """
    unsure uncertain uncertainty unconvinced undecided unpersuaded unaware ignorant oblivious forget
    """
)
_SAID_TO = word_list("said thought believed understood reported rumoured rumored alleged")
_POSSESSIVE = word_list("his her its their my our your whose")
_DETERMINER = _POSSESSIVE | word_list("the a an no any this that these those such some")
_FROM = word_list("by of from in among")
_PLAIN = Meaning("", (), "verb", "assert", "neutral", "certain")
_REFUSAL = Meaning("refuse", (), "verb", "deny", "neutral", "certain")
_GAP_END = re.compile(r"[.;:!?]|(?<![^\n]{45})\n")


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """A cue with what stands around it, as words.

    ``left``: of its verb, before it ("has not | said"); ``after``: what follows up to and into the content,
    where a cue can run on into it, with ``gap`` words before the content; ``owned``: is its first noun
    somebody's ("the minister's | promise").
    """

    left: list[str]
    words: list[str]
    after: list[str]
    gap: int
    owned: bool


def readings(document: Document) -> tuple[Attribution, ...]:
    """The document's attributions, each cue with its act, polarity, certainty and tone.

    Attributions without a cue come back as they are.
    """
    nested = _nested(document.attributions)
    return tuple(
        attribution
        if attribution.cue is None
        else replace(
            attribution, cue=_read(document.text, attribution, attribution.cue, nested.get(attribution.id))
        )
        for attribution in document.attributions
    )


def _nested(attributions: Iterable[Attribution]) -> dict[str, list[_Range]]:
    """Where cues and contents of the attributions directly nested in each stand, in text order."""
    found: dict[str, list[_Range]] = {}
    for attribution in attributions:
        if attribution.parent is not None:
            cue = attribution.cue.spans if attribution.cue else ()
            spans = [(span.start, span.end) for span in (*attribution.content.spans, *cue)]
            found.setdefault(attribution.parent, []).extend(spans)
    return {identity: sorted(spans) for identity, spans in found.items()}


def _read(text: str, attribution: Attribution, cue: Cue, nested: list[_Range] | None) -> Cue:
    around = _surroundings(text, attribution, cue)
    found = head(
        (*around.words, *around.after),
        len(around.words),
        gap=around.gap,
        owned=around.owned,
        sourced=not _is_nobodys(attribution.source) and not _is_subject(attribution, around.words),
    )
    before = around.words[: found.start] if found else around.words
    count = negations([*around.left, *before]) + source_is_nobody(attribution.source)
    meaning = _meaning(found, around, attribution)
    own = around.words[found.end :] if found else []
    count -= is_not_drawn([*around.left, *around.words])
    count += meaning.lemma in _UNSURE or own[:1] == ["no"] or said_nothing(attribution.content)
    negated = count % 2 == 1
    level = LEVELS.index(meaning.certainty)
    if not negated:
        level = max(level, cue_level([*around.left, *before, *own, ""]))
    level = max(level, content_level(_content(text, attribution, nested)))
    tone = _tone(meaning, around, negated)
    # What isn't sought isn't wished for; what is sought is asked of somebody.
    act = "hope" if negated and meaning.lemma == "seek" else meaning.act
    return Cue(cue.spans, act, "negated" if negated else "affirmed", LEVELS[level], tone)


def _is_nobodys(source: Source | None) -> bool:
    """Is there no source, or one that stands for none: "It is learnt that"?"""
    return source is None or source.text.lower() == "it"


def _is_subject(attribution: Attribution, cue: list[str]) -> bool:
    """ "The club | are said | to be": who stands before such a passive is spoken of, and says nothing."""
    source, content = attribution.source, attribution.content
    if source is None or attribution.cue is None or cue[-1:] == [] or cue[-1] not in _SAID_TO:
        return False
    ahead = source.spans[-1].end <= attribution.cue.spans[0].start
    return ahead and any(words(span.text[:8])[:1] == ["to"] for span in content.spans[:_PIECES])


def _surroundings(text: str, attribution: Attribution, cue: Cue) -> _Surroundings:
    start, end = cue.spans[0].start, cue.spans[-1].end
    own = words(" ".join(span.text[:_CUE] for span in cue.spans))
    left, inverted = _left(text, attribution.source, start)
    after, gap = _after(text, attribution, end)
    owned = _is_owned(text, attribution.source, left, end, inverted)
    return _Surroundings(left_chain(left, inverted=inverted), own, after, gap, owned)


def _after(text: str, attribution: Attribution, end: int) -> tuple[list[str], int]:
    """The words after the cue, if some lemma goes on with them: "called | for", "put | on Monday | at"."""
    following = next((span.start for span in attribution.content.spans if span.start >= end), None)
    if following is None or following - end > _LEFT or _GAP_END.search(text, end, following):
        return [], 0
    gap = words(text[end:following])
    ahead = gap + words(text[following : following + 40])[:4]
    return (ahead, len(gap)) if ahead and ahead[0] in lexicon().later else ([], 0)


def _left(text: str, source: Source | None, start: int) -> tuple[list[str], bool]:
    """The words and marks before the cue; those before the source where it stands directly before the cue."""
    last = source.spans[-1].end if source else start + 1
    inverted = source is not None and start - 2 <= last <= start and not text[last:start].strip()
    end = source.spans[-1].start if inverted and source else start
    return tokens(text[max(0, end - _LEFT) : end]), inverted


def _is_owned(text: str, source: Source | None, left: list[str], end: int, after_source: bool) -> bool:
    """Can the cue's first word be a noun, by what stands around it: "a claim by the port"?"""
    if source is None:
        return True
    last = source.spans[-1].text.lower().replace("’", "'")
    if last.endswith(("'s", "s'")) or last in _POSSESSIVE:
        return True
    if after_source:
        return False
    if left and (left[-1] in _DETERMINER or left[-1].endswith("'s")):
        return True
    start = source.spans[0].start
    between = words(text[end:start]) if 0 <= start - end <= _LEFT else []
    return bool(between) and between[-1] in _FROM


def _content(text: str, attribution: Attribution, nested: list[_Range] | None) -> str:
    """The first characters of the content, without what is nested in it."""
    spans = attribution.content.spans[:_PIECES]
    if not nested:
        return " ".join(span.text[:_PIECE] for span in spans)
    pieces: list[str] = []
    for span in spans:
        at, end = span.start, min(span.end, span.start + _PIECE)
        for start, stop in nested:
            if start >= end:
                break
            pieces.append(text[at:start])
            at = max(at, stop)
        pieces.append(text[at:end])
    return " ".join(pieces)


def _meaning(found: Head | None, around: _Surroundings, attribution: Attribution) -> Meaning:
    if refuses([*around.left, *around.words[:1]]) or is_not_drawn([*around.left, *around.words]):
        return _REFUSAL
    if found is None or _is_stray(found.meaning, attribution):
        return _PLAIN
    meaning = _as_hearsay(found.meaning, found.hearsay) if found.hearsay else found.meaning
    if not depends_on_context(meaning):
        return meaning
    spans = attribution.content.spans[:_PIECES]
    content = tokens(" ".join(span.text[:_FIRST] for span in spans))[:30]
    pieces = [next(iter(words(span.text[:40])), "") for span in spans]
    if around.words[found.end :] == ["to"]:
        pieces, content = ["to", *pieces], ["to", *content]
    form = [*around.words, *around.after][found.start]
    source = words(attribution.source.text[:_FIRST]) if attribution.source else ()
    led = [*around.left, *around.words[: found.start]]
    return in_context(meaning, Setting(content, pieces, found.passive, form, [*source], led))


def _is_stray(meaning: Meaning, attribution: Attribution) -> bool:
    """ "For", "to" and "by" are cues before their source only."""
    source, cue = attribution.source, attribution.cue
    follows = source is not None and cue is not None and source.spans[-1].start >= cue.spans[0].start
    return meaning.kind == "phrase" and not meaning.rest and not follows


def _as_hearsay(meaning: Meaning, hearsay: Meaning) -> Meaning:
    """The hearsay itself, or what it leads up to, no surer than it."""
    if meaning.lemma == hearsay.lemma:
        return hearsay
    weaker = max(LEVELS.index(meaning.certainty), LEVELS.index(hearsay.certainty))
    return replace(meaning, certainty=LEVELS[weaker])


def _tone(meaning: Meaning, around: _Surroundings, negated: bool) -> str:
    near = {*around.words, *around.left}
    if not near.isdisjoint(_DISTANCING):
        return "distancing"
    if not near.isdisjoint(_ENDORSING):
        return "endorsing"
    return "neutral" if negated and meaning.tone == "endorsing" else meaning.tone
