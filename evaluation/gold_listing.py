"""Prints the readings of gold articles for proofreading: what is annotated, and what perhaps should be."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from evaluation import gold
from evaluation.gold_anchors import Place
from evaluation.gold_readings import ARTICLES, SIDECARS, ReadingsError, load
from evaluation.gold_types import Quantity, Reading, Readings, Voice

__all__ = ["listing", "main"]

PRONOUN = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|theirs|we|us|our|i|my|me)\b", re.IGNORECASE
)
SENTENCE = re.compile(r"[^\n]+?(?:[.!?]['\"’”]*(?= |$)|$)", re.MULTILINE)
NUMBER = re.compile(
    r"\b(?:\d[\d,.:/-]*\w*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|(?:last|next|this) \w+|\w+ ago)\b",
    re.IGNORECASE,
)
NEAR = 25


def main(names: list[str]) -> int:
    """Prints the articles of these names, or all; 1 where one of them is wrong."""
    wrong = 0
    for name in names or sorted(path.stem for path in SIDECARS.glob("*.toml")):
        try:
            print("\n".join(listing(load(name), gold.load(ARTICLES / f"{name}.txt"))))
        except ReadingsError as error:
            print(error, file=sys.stderr)
            wrong = 1
    return wrong


def listing(readings: Readings, article: dict[str, Any]) -> list[str]:
    """The lines for one article. ``?`` lines are places without annotation to look at, not faults."""
    text = readings.text
    lines = [
        f"== {readings.id}  {readings.published or 'no date'}  {readings.outlet or 'no outlet'}",
        "-- voices",
    ]
    lines += [line for voice in readings.voices for line in _voice(voice, readings)]
    lines += ["-- attributions"]
    for reading, attribution in zip(readings.attributions, article["attributions"], strict=True):
        lines += _attribution(reading, attribution, text)
    lines += [
        "-- times",
        *(f"  {_near(one.span, text)} = {one.value} {one.grain} {one.calendar}" for one in readings.times),
    ]
    lines += [
        "-- quantities",
        *(f"  {_near(one.span, text)} = {_amount(one)}" for one in readings.quantities),
    ]
    lines += ["-- wording"]
    lines += [
        f"  {_near(w.span, text)} = {w.charge} «{w.term}» by {w.voice or 'the outlet'}"
        for w in readings.wording
    ]
    lines += ["-- own voice", *(f"  {_flat(text[slice(*one.span)])}" for one in readings.assertions)]
    return [*lines, "-- to look at", *_open(readings, article), ""]


def _voice(voice: Voice, readings: Readings) -> list[str]:
    extras = [
        voice.description or "",
        f"of {voice.affiliation}" if voice.affiliation else "",
        " + ".join(voice.members),
    ]
    quoted = sum(voice.id in reading.chain for reading in readings.attributions)
    kind = voice.kind if voice.named else f"{voice.kind}, not named"
    head = f"  {voice.id}: {voice.name} ({kind}) {'; '.join(filter(None, extras))}"
    return [
        f"{head}  in {quoted} chains",
        *(f"      {_near(place, readings.text)}" for place in voice.mentions),
    ]


def _attribution(reading: Reading, attribution: dict[str, Any], text: str) -> Iterator[str]:
    roles = (
        " … ".join(_flat(text[s:e]) for s, e in attribution[role]) or "-"
        for role in ("source", "cue", "content")
    )
    chain = " > ".join(link or "?" for link in reading.chain)
    cue = " ".join(filter(None, (reading.act, reading.polarity, reading.certainty, reading.tone)))
    said = f"  said {reading.said.value}" if reading.said else ""
    yield f"  {reading.number:>3} [{attribution['parent'] or ''}] {' | '.join(roles)}"
    yield f"        {chain}: {cue or 'no cue'}{said}"


def _amount(one: Quantity) -> str:
    return f"{one.value} ({one.low} to {one.high}) {one.unit}"


def _open(readings: Readings, article: dict[str, Any]) -> Iterator[str]:
    """Sentences neither attributed nor the outlet's own; pronouns of nobody; numbers without annotation."""
    text = readings.text
    roles = [
        tuple(span)
        for a in article["attributions"]
        for role in ("source", "cue", "content")
        for span in a[role]
    ]
    own = [one.span for one in readings.assertions]
    for found in SENTENCE.finditer(text):
        if not _touches(found.span(), [*roles, *own]):
            yield f"  ? sentence: {_flat(found[0])}"
    mentions = [place for voice in readings.voices for place in voice.mentions]
    yield from _unmarked("pronoun", PRONOUN, mentions, text)
    marked = [one.span for part in (readings.times, readings.quantities) for one in part]
    yield from _unmarked("number", NUMBER, marked, text)


def _unmarked(what: str, pattern: re.Pattern[str], places: list[Place], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        if not (found.span() in places if what == "pronoun" else _touches(found.span(), places)):
            yield f"  ? {what}: {_near(found.span(), text)}"


def _touches(place: Place, others: list[Any]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in others)


def _near(place: Place, text: str) -> str:
    start, end = place
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    return _flat(f"{before}[{text[start:end]}]{after}")


def _flat(words: str) -> str:
    return " ".join(words.split())
