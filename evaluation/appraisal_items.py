"""One article's gold readings beside what was found: every single comparison, right or not.

Each function says what its items are; ``appraisal_figures`` counts them. An item of a label, such as the act
of a cue, has both sides, so that precision, recall and F1 of it are all its accuracy. An item of something to
be found, such as a time, lacks the gold's side where it is spurious and the other where it is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Any

from evaluation.gold_anchors import Place
from evaluation.gold_types import Reading, Readings, Voice
from evaluation.one_to_one import pair_touching, pair_words, words_of
from evaluation.voice_pairs import VoicePairs, pair_voices
from reportedly.types import Attribution, Document

__all__ = ["Item", "heard", "items_of"]

PRONOUNS = frozenset(("he", "she", "they", "it", "him", "her", "them"))
ROUNDING = 0.005
"""Amounts are equal within this share of them: a third may be 0.333 or 0.3333."""
UNITS = {"%": "percent", "percentage point": "point", "none": "share"}
"""Two ways to write one unit: a share (a third of …) is a number without a unit."""
NEAR = 25
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One comparison. ``where`` shows the place in the article's words."""

    measure: str
    gold: str | None
    found: str | None
    right: bool
    where: str


def items_of(readings: Readings, document: Document, ids: Sequence[str]) -> list[Item]:
    """All comparisons of one article. ``ids`` are those of the document's attributions in gold order."""
    by_id = {attribution.id: attribution for attribution in document.attributions}
    attributions = [by_id[name] for name in ids]
    pairs = pair_voices(readings, document, attributions)
    items: list[Item] = []
    for reading, attribution in zip(readings.attributions, attributions, strict=True):
        items += _source(reading, attribution, pairs)
        items += _chain(reading, attribution, pairs)
        items += _cue(reading, attribution)
        items += _said(reading, attribution)
    items += _voices(readings, document, pairs)
    items += _times(readings, document)
    items += _quantities(readings, document)
    items += _wording(readings, document, pairs)
    items += _assertions(readings, document)
    return items


def heard(readings: Readings) -> set[str]:
    """The gold voices that speak: sources, links of chains, and the members of joint ones among them."""
    links = {link for reading in readings.attributions for link in (reading.voice, *reading.chain) if link}
    members = {voice.id: voice.members for voice in readings.voices}
    return links | {member for link in links for member in members[link]}


def _source(reading: Reading, attribution: Attribution, pairs: VoicePairs) -> Iterator[Item]:
    """``voice``: the source's voice, of attributions that have one in the gold; ``voice of a pronoun``: of
    those whose source is he, she, it or they; ``no voice``: of those to which the gold gives none."""
    found = pairs.as_gold(attribution.source.voice if attribution.source else None)
    where = _say(attribution)
    if reading.voice is None:
        yield _label("no voice", None, found, where)
        return
    yield _label("voice", reading.voice, found, where)
    if attribution.source and attribution.source.text.lower() in PRONOUNS:
        yield _label("voice of a pronoun", reading.voice, found, where)


def _chain(reading: Reading, attribution: Attribution, pairs: VoicePairs) -> Iterator[Item]:
    """``chain``: the whole chain, found voices taken for their partners, unnamed links as such; ``long
    chain``: the same, of those with two links or more in the gold."""
    gold = _links(reading.chain)
    found = _links([pairs.as_gold(link) for link in attribution.chain])
    yield _label("chain", gold, found, _say(attribution))
    if len(reading.chain) > 1:
        yield _label("long chain", gold, found, _say(attribution))


def _cue(reading: Reading, attribution: Attribution) -> Iterator[Item]:
    """``act``, ``polarity``, ``certainty``, ``tone``: of attributions with a cue; ``negated`` and ``hedged``
    (probable or possible): those that the gold or the program takes for it."""
    cue, where = attribution.cue, _say(attribution)
    if cue is None:
        return
    yield _label("act", reading.act, cue.act, where)
    yield _label("polarity", reading.polarity, cue.polarity, where)
    yield from _class("negated", reading.polarity == "negated", cue.polarity == "negated", where)
    yield _label("certainty", reading.certainty, cue.certainty, where)
    hedges = ("probable", "possible")
    yield from _class("hedged", reading.certainty in hedges, cue.certainty in hedges, where)
    yield _label("tone", reading.tone, cue.tone, where)


def _said(reading: Reading, attribution: Attribution) -> Iterator[Item]:
    """``said``: when, of all attributions, none equal to none; ``said, where told``: of those that have a
    value in the gold or the reading; right is the same value."""
    gold = reading.said.value if reading.said else None
    found = None if attribution.said is None else str(attribution.said["value"])
    yield _label("said", gold, found, _say(attribution))
    if gold or found:
        yield Item("said, where told", gold, found, gold == found, _say(attribution))


def _voices(readings: Readings, document: Document, pairs: VoicePairs) -> Iterator[Item]:
    """``voices``: gold ones with a partner. ``kind``, ``named``, ``anonymous``: of pairs. ``silent``: never
    heard in the gold, not quoted in the reading; right where the two are partners."""
    by_id = {str(voice["id"]): voice for voice in document.voices}
    speaking = heard(readings)
    for voice in readings.voices:
        partner = pairs.found.get(voice.id)
        found = by_id[partner] if partner else None
        yield from _voice(voice, found)
        if voice.id not in speaking:
            silent = found is not None and found["quoted"] == 0
            yield Item("silent", voice.id, "silent" if silent else None, silent, voice.name)
    for name, found in by_id.items():
        if name not in pairs.gold:
            yield Item("voices", None, found["name"], False, found["name"])
        if found["quoted"] == 0 and pairs.gold.get(name) not in {v.id for v in readings.voices} - speaking:
            yield Item("silent", None, pairs.as_gold(name), False, found["name"])


def _voice(voice: Voice, found: dict[str, Any] | None) -> Iterator[Item]:
    name = None if found is None else str(found["name"])
    yield Item("voices", voice.id, name, found is not None, voice.name)
    if found is not None:
        yield _label("kind", voice.kind, found["kind"], voice.name)
        yield _label("named", _named(voice.named), _named(found["named"]), voice.name)
        yield from _class("anonymous", not voice.named, not found["named"], voice.name)


def _named(named: bool) -> str:
    return "named" if named else "anonymous"


def _times(readings: Readings, document: Document) -> Iterator[Item]:
    """Spans that share a character, one to one. ``time``: the same value too, none equal to none; ``time
    found``: whatever the value; ``time with grain``: value, grain and calendar."""
    gold = [(one.value, one.grain, one.calendar) for one in readings.times]
    found = [(one["value"], one["grain"], one["calendar"]) for one in document.times]
    left, right = [one.span for one in readings.times], _places(document.times)
    pairs = pair_touching(left, right, lambda i, j: gold[i][0] == found[j][0])
    ways = {"time": 1, "time found": 0, "time with grain": 3}
    for measure, depth in ways.items():
        rights = {i for i, j in pairs.items() if gold[i][:depth] == found[j][:depth]}
        said = [str(one[0]) if depth < 3 else " ".join(map(str, one)) for one in gold]
        other = [str(one[0]) if depth < 3 else " ".join(map(str, one)) for one in found]
        yield from _spans(measure, document.text, (left, said), (right, other), pairs, rights)


def _quantities(readings: Readings, document: Document) -> Iterator[Item]:
    """Spans that share a character, one to one. ``quantity``: value, low and high equal too, within
    rounding; ``quantity with unit``: and the same unit, whatever its case."""
    gold = [(one.value, one.low, one.high, one.unit) for one in readings.quantities]
    found = [(one["value"], one["low"], one["high"], one["unit"]) for one in document.quantities]
    left, right = [one.span for one in readings.quantities], _places(document.quantities)
    pairs = pair_touching(left, right, lambda i, j: _amounts(gold[i][:3], found[j][:3]))
    rights = {i for i, j in pairs.items() if _amounts(gold[i][:3], found[j][:3])}
    units = {i for i in rights if _unit(gold[i][3]) == _unit(found[pairs[i]][3])}
    sides = (left, [_amount(one) for one in gold]), (right, [_amount(one) for one in found])
    yield from _spans("quantity", document.text, *sides, pairs, rights)
    yield from _spans("quantity with unit", document.text, *sides, pairs, units)


def _wording(readings: Readings, document: Document, voices: VoicePairs) -> Iterator[Item]:
    """Spans that share a character, one to one. ``wording``: the same charge too; ``wording and whose``: and
    the same voice, or the outlet in both."""
    gold = [(one.charge, one.voice) for one in readings.wording]
    found = [(one["charge"], voices.as_gold(one["voice"])) for one in document.wording]
    left, right = [one.span for one in readings.wording], _places(document.wording)
    pairs = pair_touching(left, right, lambda i, j: gold[i] == found[j])
    for measure, depth in {"wording": 1, "wording and whose": 2}.items():
        rights = {i for i, j in pairs.items() if gold[i][:depth] == found[j][:depth]}
        sides = (left, [_charge(one) for one in gold]), (right, [_charge(one) for one in found])
        yield from _spans(measure, document.text, *sides, pairs, rights)


def _assertions(readings: Readings, document: Document) -> Iterator[Item]:
    """``assertion``: one to one, where the words' intersection is at least half of their union."""
    left, right = [one.span for one in readings.assertions], _places(document.assertions)
    pairs = pair_words(words_of(document.text, left), words_of(document.text, right))
    names = ["assertion"] * len(left), ["assertion"] * len(right)
    sides = (left, names[0]), (right, names[1])
    yield from _spans("assertion", document.text, *sides, pairs, set(pairs))


def _spans(
    measure: str,
    text: str,
    gold: tuple[list[Place], list[str]],
    found: tuple[list[Place], list[str]],
    pairs: dict[int, int],
    rights: set[int],
) -> Iterator[Item]:
    """The items of places with what is said of them."""
    for i, (place, said) in enumerate(zip(*gold, strict=True)):
        other = found[1][pairs[i]] if i in pairs else None
        yield Item(measure, said, other, i in rights, _near(text, place))
    for j in sorted(set(range(len(found[0]))) - set(pairs.values())):
        yield Item(measure, None, found[1][j], False, _near(text, found[0][j]))


def _label(measure: str, gold: str | None, found: str | None, where: str) -> Item:
    return Item(measure, gold or "-", found or "-", gold == found, where)


def _class(measure: str, gold: bool, found: bool, where: str) -> Iterator[Item]:
    if gold or found:
        yield Item(measure, measure if gold else None, measure if found else None, gold and found, where)


def _links(chain: Iterable[str | None]) -> str:
    return " > ".join(link or "?" for link in chain)


def _amounts(gold: Sequence[float | None], found: Sequence[float | None]) -> bool:
    return all(
        one is other if one is None or other is None else isclose(one, other, rel_tol=ROUNDING)
        for one, other in zip(gold, found, strict=True)
    )


def _unit(unit: str | None) -> str:
    folded = str(unit).casefold()
    return UNITS.get(folded, folded)


def _amount(one: tuple[Any, ...]) -> str:
    value, low, high, unit = ("-" if part is None else part for part in one)
    return f"{value} [{low}, {high}] {unit}"


def _charge(one: tuple[str, str | None]) -> str:
    return f"{one[0]} of {one[1] or 'the outlet'}"


def _places(found: Iterable[dict[str, Any]]) -> list[Place]:
    return [(one["span"][0], one["span"][1]) for one in found]


def _say(attribution: Attribution) -> str:
    roles = (attribution.source, attribution.cue, attribution.content)
    return " | ".join(_short(role.text) if role else "-" for role in roles)


def _near(text: str, place: Place) -> str:
    start, end = place
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    return " ".join(f"{before}[{_short(text[start:end])}]{after}".split())


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST // 2]} … {flat[-LONGEST // 2 :]}"
