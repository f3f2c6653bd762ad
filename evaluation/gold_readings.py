"""Loads the readings of the gold articles: voices, chains, acts, times, quantities, wording, own voice.

``evaluation/gold/readings/NAME.toml`` belongs to ``evaluation/gold/articles/NAME.txt``; the format and the
rules of annotation are in ``evaluation/gold/READINGS.md``. ``python -m evaluation.gold_readings [NAME...]``
checks articles and prints them for proofreading.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from evaluation import gold
from evaluation.gold_anchors import Place, find, place_of
from evaluation.gold_types import Assertion, Quantity, Reading, Readings, Said, Time, Voice, Wording

__all__ = [
    "Assertion",
    "Quantity",
    "Reading",
    "Readings",
    "ReadingsError",
    "Said",
    "Time",
    "Voice",
    "Wording",
    "load",
    "of_folder",
]

ARTICLES = Path(__file__).parent / "gold" / "articles"
SIDECARS = Path(__file__).parent / "gold" / "readings"

KINDS = frozenset(("person", "organization", "government", "document", "outlet", "group", "unknown"))
SPEECH_ACTS = ("assert", "deny", "confirm", "estimate", "ask", "demand", "promise", "warn", "accuse")
ACTS = frozenset((*SPEECH_ACTS, "condemn", "praise", "decide", "hope", "believe", "know"))
POLARITIES = frozenset(("affirmed", "negated"))
CERTAINTIES = frozenset(("certain", "probable", "possible"))
TONES = frozenset(("neutral", "distancing", "endorsing"))
GRAINS = frozenset(("minute", "day", "week", "month", "quarter", "season", "year", "decade", "century"))
CALENDARS = frozenset(("gregorian", "persian", "islamic"))
CHARGES = frozenset(("pejorative", "honorific", "euphemism", "hedge"))
PARTS = frozenset(
    ("published", "outlet", "voice", "attribution", "time", "quantity", "wording", "assertions")
)
VOICE_KEYS = frozenset(("kind", "name", "named", "description", "affiliation", "members", "mentions"))

POINT = r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?"
VALUE = re.compile(rf"({POINT})(?:/({POINT}))?")
NUMBER = r"-?\d+(?:\.\d+)?"
AMOUNT = re.compile(rf"(~|>=|<=|<~)?({NUMBER})|({NUMBER})\.\.({NUMBER})?")
PLAIN_GRAIN = {4: "year", 7: "month", 10: "day", 16: "minute"}
ABOUT = 0.1


class ReadingsError(ValueError):
    """A sidecar that breaks the guide or doesn't fit its article: the message names file and reason."""


def of_folder(
    sidecars: Path = SIDECARS, articles: Path = ARTICLES, *, half: gold.Half | None = None
) -> list[Readings]:
    """The readings of a folder by file name: both halves unless one is named.

    Raises ReadingsError as ``load`` does.
    """
    names = (path.stem for path in sorted(sidecars.glob("*.toml")))
    return [load(name, sidecars, articles) for name in names if half is None or gold.half(name) == half]


def load(name: str, sidecars: Path = SIDECARS, articles: Path = ARTICLES) -> Readings:
    """The readings of the article of this name, such as ``a01``.

    Raises ReadingsError, with the file and the reason, where they can't be read or don't fit the article.
    """
    path = sidecars / f"{name}.toml"
    try:
        article = gold.load(articles / f"{name}.txt")
        plain = tomllib.loads(path.read_text(encoding="utf8"))
        return _readings(article, plain)
    except (OSError, ValueError) as error:
        raise ReadingsError(f"{path.name}: {error}") from error


def _readings(article: Mapping[str, Any], plain: Mapping[str, Any]) -> Readings:
    text: str = article["text"]
    _known("top-level key", plain, PARTS)
    published = plain.get("published")
    if published is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", str(published)):
        raise ReadingsError(f'published is {published!r}, not a date in quotation marks such as "2024-05-17"')
    times = {key: _time(key, value, text) for key, value in plain.get("time", {}).items()}
    readings = _attributions(article, plain, times)
    voices = _voices(article, plain, readings)
    wording = (_wording(key, value, article, readings) for key, value in plain.get("wording", {}).items())
    quantities = (_quantity(key, value, text) for key, value in plain.get("quantity", {}).items())
    return Readings(
        article["id"],
        text,
        published,
        plain.get("outlet"),
        voices,
        readings,
        _ordered("time", times.values()),
        _ordered("quantity", quantities),
        _ordered("wording", wording, set(plain.get("voice", {}))),
        _ordered("assertions", (_assertion(anchor, article) for anchor in plain.get("assertions", ()))),
    )


def _known(what: str, given: Any, allowed: Any) -> None:
    for one in given:
        if one not in allowed:
            raise ReadingsError(f"{what} {one!r} is unknown (known: {', '.join(sorted(map(str, allowed)))})")


def _ordered(part: str, found: Any, voices: set[str] | None = None) -> tuple[Any, ...]:
    """In text order; raises ReadingsError where two overlap, or a voice is unknown."""
    ordered = sorted(found, key=lambda one: one.span)
    for one, other in pairwise(ordered):
        if other.span[0] < one.span[1]:
            raise ReadingsError(f"[{part}]: {one.span} and {other.span} overlap")
    for one in ordered if voices is not None else ():
        if one.voice is not None:
            _known("wording: voice", [one.voice], voices)
    return tuple(ordered)


def _attributions(
    article: Mapping[str, Any], plain: Mapping[str, Any], times: Mapping[str, Time]
) -> tuple[Reading, ...]:
    written = plain.get("attribution", {})
    by_number = {str(a["number"]): a for a in article["attributions"]}
    _known("attribution", written, by_number)
    missing = [number for number in by_number if number not in written]
    if missing:
        raise ReadingsError(f"attributions without a reading: {', '.join(missing)}")
    done: dict[int, Reading] = {}
    for number in sorted(by_number.values(), key=lambda a: _depth(a, by_number)):
        _reading(number, written[str(number["number"])], plain, times, done, article["text"])
    return tuple(done[a["number"]] for a in article["attributions"])


def _depth(attribution: Mapping[str, Any], by_number: Mapping[str, Any]) -> int:
    parent = attribution["parent"]
    return 0 if parent is None else 1 + _depth(by_number[str(parent)], by_number)


def _reading(
    attribution: Mapping[str, Any],
    line: str,
    plain: Mapping[str, Any],
    times: Mapping[str, Time],
    done: dict[int, Reading],
    text: str,
) -> None:
    """Adds the reading of one line such as ``brel deny negated | chain gazette brel | said Friday#1``."""
    number = attribution["number"]
    head, *rest = (part.strip() for part in line.split("|"))
    name, *words = head.split()
    extras = {part.split(" ", 1)[0]: part.partition(" ")[2] for part in rest}
    _known(f"attribution {number}: part", extras, {"chain", "said"})
    voices = {*plain.get("voice", {}), "-"}
    above = done[attribution["parent"]].chain if attribution["parent"] is not None else ()
    links = (
        extras["chain"].split() if "chain" in extras else [*("-" if v is None else v for v in above), name]
    )
    _known(f"attribution {number}: voice", [name, *links], voices)
    if name not in links:
        raise ReadingsError(f"attribution {number}: its chain leaves out its own voice {name}")
    if attribution["source"] and name == "-" and "chain" not in extras and not _nobody(attribution, text):
        raise ReadingsError(
            f"attribution {number} has a source but no voice; add '| chain …' if that is meant"
        )
    act, polarity, certainty, tone = _cue_readings(attribution, words)
    done[number] = Reading(
        number,
        _null(name),
        _once(links),
        act,
        polarity,
        certainty,
        tone,
        _said(number, extras["said"], times, text) if "said" in extras else None,
    )


def _nobody(attribution: Mapping[str, Any], text: str) -> bool:
    start, end = attribution["source"][0]
    return bool(re.match(r"(?:nobody|no|none|neither)\b", text[start:end], re.IGNORECASE))


def _cue_readings(attribution: Mapping[str, Any], words: list[str]) -> tuple[str | None, ...]:
    number = attribution["number"]
    sets = (ACTS, POLARITIES, CERTAINTIES, TONES)
    _known(f"attribution {number}:", words, frozenset().union(*sets))
    if not attribution["cue"]:
        if words:
            raise ReadingsError(f"attribution {number} has no cue, so no {words[0]!r}")
        return None, None, None, None
    chosen: list[str | None] = []
    for one, usual in zip(sets, (None, "affirmed", "certain", "neutral"), strict=True):
        given = [word for word in words if word in one]
        if len(given) > 1 or not (given or usual):
            raise ReadingsError(
                f"attribution {number}: needs exactly one act, and at most one of each other kind"
            )
        chosen.append(given[0] if given else usual)
    return tuple(chosen)


def _said(number: int, anchor: str, times: Mapping[str, Time], text: str) -> Said:
    if anchor not in times and VALUE.fullmatch(anchor):
        return Said(anchor, None)
    span = times[anchor].span if anchor in times else place_of(anchor, text)
    time = next((one for one in times.values() if one.span == span), None)
    if time is None or time.value is None:
        raise ReadingsError(f"attribution {number}: said {anchor!r} isn't a time with a value in [time]")
    return Said(time.value, span)


def _once(links: list[str]) -> tuple[str | None, ...]:
    return tuple(_null(one) for i, one in enumerate(links) if i == 0 or one == "-" or one != links[i - 1])


def _null(name: str) -> str | None:
    return None if name == "-" else name


def _voices(
    article: Mapping[str, Any], plain: Mapping[str, Any], readings: tuple[Reading, ...]
) -> tuple[Voice, ...]:
    written = plain.get("voice", {})
    found = tuple(_voice(key, value, article, written, readings) for key, value in written.items())
    owner: dict[Place, str] = {}
    for voice in found:
        for place in voice.mentions:
            if owner.setdefault(place, voice.id) != voice.id:
                words = article["text"][slice(*place)]
                raise ReadingsError(
                    f"voices {owner[place]} and {voice.id} share the mention {words!r} at {place}"
                )
    return found


def _voice(
    key: str,
    plain: Mapping[str, Any],
    article: Mapping[str, Any],
    written: Mapping[str, Any],
    readings: tuple[Reading, ...],
) -> Voice:
    text: str = article["text"]
    _known(f"voice {key}: key", plain, VOICE_KEYS)
    _known(f"voice {key}: kind", [plain.get("kind")], KINDS)
    others = [*plain.get("members", ()), *([plain["affiliation"]] if "affiliation" in plain else [])]
    _known(f"voice {key}: voice", others, written)
    name, description = plain.get("name", ""), plain.get("description")
    flat = " ".join(text.split())
    for words in (name, description):
        if words == "" or (words is not None and words not in flat):
            raise ReadingsError(
                f"voice {key}: {words!r} isn't in the text (name and description are its words)"
            )
    mentions = _mentions(plain.get("mentions", []), text)
    mentions |= _sources(key, article, readings, mentions)
    if not mentions:
        raise ReadingsError(f"voice {key} has no mention")
    members = tuple(plain.get("members", ()))
    named = plain.get("named", True)
    return Voice(
        key,
        name,
        plain["kind"],
        named,
        description,
        plain.get("affiliation"),
        members,
        tuple(sorted(mentions)),
    )


def _mentions(anchors: list[str], text: str) -> set[Place]:
    """The places of all anchors; ``#*`` leaves out what stands inside another mention in the list."""
    single = [find(anchor, text)[0] for anchor in anchors if not anchor.endswith("#*")]
    if len(set(single)) < len(single):
        twice = next(place for place in single if single.count(place) > 1)
        raise ReadingsError(f"the mention {text[slice(*twice)]!r} at {twice} is listed twice")
    found = set(single)
    for anchor in sorted((a for a in anchors if a.endswith("#*")), key=len, reverse=True):
        found |= {place for place in find(anchor, text) if not any(_inside(place, one) for one in found)}
    return found


def _inside(place: Place, other: Place) -> bool:
    return other[0] <= place[0] and place[1] <= other[1]


def _sources(
    key: str, article: Mapping[str, Any], readings: tuple[Reading, ...], listed: set[Place]
) -> set[Place]:
    """The sources that this voice is: mentions of it, unless a listed mention stands inside or around."""
    own = {reading.number for reading in readings if reading.voice == key}
    spans = [a["source"] for a in article["attributions"] if a["number"] in own and a["source"]]
    hulls = {(source[0][0], source[-1][1]) for source in spans}
    return {hull for hull in hulls if not any(_inside(one, hull) or _inside(hull, one) for one in listed)}


def _time(anchor: str, line: str, text: str) -> Time:
    """``2024-05-17``, or with grain and calendar: ``2024-05-13/2024-05-19 week``, ``2023-06-20 persian``."""
    value, *words = line.split()
    match = VALUE.fullmatch(value)
    if value != "-" and not (match and _is_date(match[1]) and _is_date(match[2] or match[1])):
        raise ReadingsError(f"time {anchor!r}: {value!r} isn't a date, a time or an interval of ISO 8601")
    _known(f"time {anchor!r}:", words, GRAINS | CALENDARS)
    plain = PLAIN_GRAIN[len(match[1])] if match and not match[2] else None
    grain = next((word for word in words if word in GRAINS), plain)
    if grain is None:
        raise ReadingsError(f"time {anchor!r}: an interval or an open value needs its grain")
    calendar = next((word for word in words if word in CALENDARS), "gregorian")
    return Time(place_of(anchor, text), _null(value), grain, calendar)


def _is_date(point: str) -> bool:
    try:
        datetime.fromisoformat(point + "0001-01-01"[len(point) :])
    except ValueError:
        return False
    return True


def _quantity(anchor: str, line: str, text: str) -> Quantity:
    """``40 person``; ``~`` about, ``>=`` at least, ``<=`` at most, ``<~`` nearly, ``880..940``, ``24..``."""
    amount, _, unit = line.partition(" ")
    match = AMOUNT.fullmatch(amount)
    if not match or not unit:
        raise ReadingsError(
            f"quantity {anchor!r}: {line!r} isn't an amount and a unit, such as '>=40 person'"
        )
    span = place_of(anchor, text)
    if match[3]:
        return Quantity(span, None, float(match[3]), float(match[4]) if match[4] else None, unit)
    value = float(match[2])
    below, above = round(value * (1 - ABOUT), 6), round(value * (1 + ABOUT), 6)
    bounds: dict[str | None, tuple[float | None, float | None]] = {
        None: (value, value),
        "~": (below, above),
        ">=": (value, None),
        "<=": (None, value),
        "<~": (below, value),
    }
    return Quantity(span, value, *bounds[match[1]], unit)


def _wording(anchor: str, line: str, article: Mapping[str, Any], readings: tuple[Reading, ...]) -> Wording:
    """``pejorative``, if need be with the term and ``@voice`` where they aren't the usual ones."""
    span = place_of(anchor, article["text"])
    charge, *words = line.split()
    _known(f"wording {anchor!r}: charge", [charge], CHARGES)
    voice = next((word[1:] for word in words if word.startswith("@")), None)
    term = " ".join(word for word in words if not word.startswith("@"))
    usual = _speaker(span, article, readings)
    return Wording(
        span,
        term or article["text"][slice(*span)].lower(),
        charge,
        usual if voice is None else _null(voice),
    )


def _speaker(span: Place, article: Mapping[str, Any], readings: tuple[Reading, ...]) -> str | None:
    """The voice in whose content it stands: the innermost that has one."""
    holders = [
        (sum(end - start for start, end in a["content"]), reading.voice)
        for a, reading in zip(article["attributions"], readings, strict=True)
        if reading.voice and any(_inside(span, (s, e)) for s, e in a["content"])
    ]
    return min(holders)[1] if holders else None


def _assertion(anchor: str, article: Mapping[str, Any]) -> Assertion:
    start, end = place_of(anchor, article["text"])
    for a in article["attributions"]:
        for role in ("source", "cue", "content"):
            if any(s < end and start < e for s, e in a[role]):
                raise ReadingsError(f"assertion {anchor!r} overlaps the {role} of attribution {a['number']}")
    return Assertion((start, end))


if __name__ == "__main__":
    import sys

    from evaluation.gold_listing import main

    sys.exit(main(sys.argv[1:]))
