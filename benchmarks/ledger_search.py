"""How long a search takes in a large ledger: ``python -m benchmarks.ledger_search``.

Makes a ledger of SQLite from a seed, in a folder that is removed at the end: words as frequent as in English
text (Zipf), voices, outlets and dates of uneven frequency, dates in no order; every name is somebody's, and
every third of these goes by a shorter one as well in a fifth of the documents. Then asks it a mixed bag of
searches, common words among them, and prints the median and the 99th percentile, once all was asked once.
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

import click
import sqlalchemy as sa

from reportedly.ledger import Ledger, schema
from reportedly.ledger.filters import Filters
from reportedly.ledger.labels import ANONYMOUS, ATTRIBUTED, OWN, SILENT, label, label_of_profile

ATTRIBUTIONS, ASSERTIONS, VOICES, BATCH = 25, 5, 8, 400  # of a document; documents that go in at once
COMMON = (
    "the of and to a in that it is was for on with as he be at by said from have has are not had would will"
    " they we his were been which an this or she their there who more than but after its new about when"
)
SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "za", "dor", "len", "mar", "pel", "sun")
ACTS = ["assert"] * 12 + ["deny", "confirm", "warn", "ask", "promise", "accuse", "condemn", "believe"]
FORMS = ["indirect"] * 6 + ["direct"] * 3 + ["mixed"]
PLACES = ("Tolmin", "Ozamba", "Ruvembi", "Brel", "Kessa", "Marn", "Idra", "Vost", "Lanu", "Perrin")
OUTLETS = [f"The {place} {kind}" for kind in ("Post", "Sentinel", "Herald", "Times") for place in PLACES]


class World:
    """Words, names and their frequencies, from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        made = {"".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))) for _ in range(60_000)}
        self.words = [*COMMON.split(), *sorted(made)]
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(1, len(self.words) + 1)))
        firsts, lasts = sorted(made)[:200], sorted(made)[-2000:]
        self.names = [
            f"{self.random.choice(firsts)} {self.random.choice(lasts)}".title() for _ in range(20_000)
        ]
        self.numbers = {name: n for n, name in enumerate(dict.fromkeys(self.names))}
        self._name_weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.names))))
        self._outlet_weights = list(accumulate(1 / (rank + 1) for rank in range(len(OUTLETS))))

    def text(self) -> str:
        return " ".join(
            self.random.choices(self.words, cum_weights=self._weights, k=self.random.randint(8, 45))
        )

    def some_names(self, number: int) -> list[str]:
        return self.random.choices(self.names, cum_weights=self._name_weights, k=number)

    def called(self, name: str) -> tuple[str, int]:
        """What a document calls somebody, whole or with an initial, and the key of the profile."""
        number = self.numbers[name]
        if number % 3 or self.random.random() > 0.2:
            return name, 2 * number + 1
        return initial(name), 2 * number + 2

    def outlet(self) -> str:
        return self.random.choices(OUTLETS, cum_weights=self._outlet_weights)[0]

    def day(self) -> str:
        year, month, day = (self.random.randint(*ends) for ends in ((2016, 2026), (1, 12), (1, 28)))
        return f"{year}-{month:02}-{day:02}"


def initial(name: str) -> str:
    """ "O Brenn" of "Oda Brenn"."""
    return f"{name[0]} {name.split()[-1]}"


def known(world: World) -> Iterator[tuple[sa.Table, dict[str, Any]]]:
    """The rows of who speaks across documents."""
    for name, n in world.numbers.items():
        folded = name.lower()
        yield schema.identities, {
            "key": n + 1, "id": f"i{2 * n + 1:016x}", "name": name, "folded": folded, "kind": "person",
        }  # fmt: skip
        for key, form in ((2 * n + 1, folded), (2 * n + 2, initial(folded)))[: 1 if n % 3 else 2]:
            yield schema.profiles, {
                "key": key, "digest": f"{key:016x}", "block": folded, "body": {}, "identity": n + 1,
            }  # fmt: skip
            for word in set(form.split()):
                yield schema.profile_words, {"word": word, "profile": key}


@lru_cache(maxsize=100_000)
def _labels_of_name(kind: str, name: str) -> tuple[str, ...]:
    return tuple(label(kind, word) for word in name.split())


def rows(world: World, key: int) -> Iterator[tuple[sa.Table, dict[str, Any]]]:
    """The rows of one document with its findings."""
    outlet, day = world.outlet(), world.day()
    called = [world.called(name) for name in world.some_names(VOICES)]
    common = [*_labels_of_name("o", outlet), ":len", f":d{day[:4]}", f":d{day[:4]}{day[5:7]}"]
    first, text = key * schema.PLACES, ""
    findings: list[tuple[sa.Table, dict[str, Any]]] = []
    for n, (name, profile) in enumerate(called):
        findings.append((schema.voices, {
            "key": first + n, "document": key, "id": f"v{n}", "name": name, "folded": name.lower(),
            "kind": "person", "named": n > 1, "aliases": [], "members": [], "quoted": 3, "mentioned": 3,
            "description": None, "affiliation": None,
        }))  # fmt: skip
        if n > 1:
            findings.append((schema.voice_profiles, {"voice": first + n, "profile": profile}))
    for n in range(ATTRIBUTIONS + ASSERTIONS):
        own, voice, words = n >= ATTRIBUTIONS, world.random.randrange(VOICES), world.text()
        start = len(text)
        text += f"{words}. "
        statement = {
            "document": key, "date": day, "folded": words, "assertion": first + n if own else None,
            "attribution": None if own else first + n,
        }  # fmt: skip
        labels = [OWN if own else ATTRIBUTED, *common]
        labels += [SILENT] if world.random.random() < 0.05 else []
        if own:
            place = {"key": first + n, "document": key, "start": start, "stop": start + len(words)}
            findings.append((schema.assertions, place))
        else:
            act, form = world.random.choice(ACTS), world.random.choice(FORMS)
            labels += [
                *_labels_of_name("v", called[voice][0]),
                f":a{act}",
                f":f{form}",
                ":paffirmed",
                ":ccertain",
            ]
            labels += [ANONYMOUS if voice <= 1 else label_of_profile(f"{called[voice][1]:016x}")]
            findings.append((schema.attributions, {
                "key": first + n, "document": key, "id": f"a{n}", "form": form, "voice": first + voice,
                "act": act, "polarity": "affirmed", "certainty": "certain", "tone": "neutral",
                "confidence": 0.9, "rejected": False,
                "parent": None, "said": None, "said_start": None, "said_stop": None,
            }))  # fmt: skip
            span = {"role": "content", "place": 0, "start": start, "stop": start + len(words)}
            findings.append((schema.spans, {"attribution": first + n, **span}))
            findings.append((schema.chains, {"attribution": first + n, "place": 0, "voice": first + voice}))
        findings.append((schema.statements, statement | {"labels": " ".join(labels)}))
    yield schema.documents, {
        "key": key, "id": f"{key:064x}", "outlet": outlet, "title": f"Article {key}", "byline": [],
        "published": day, "language": "en", "text": text, "added_at": "2026-01-01T00:00:00Z",
    }  # fmt: skip
    yield from findings


def fill(path: Path, world: World, attributions: int) -> None:
    """Documents into a new ledger until it has so many attributions; its index is made at the end."""
    database = sa.create_engine(f"sqlite:///{path}")
    documents = max(1, attributions // ATTRIBUTIONS)
    trigger = "SELECT sql FROM sqlite_master WHERE name = 'statements_put'"
    with database.connect() as connection:
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        made = connection.exec_driver_sql(trigger).scalar_one()
        connection.exec_driver_sql("DROP TRIGGER statements_put")
        _insert(connection, known(world))
        for begin in range(1, documents + 1, BATCH):
            keys = range(begin, min(begin + BATCH, documents + 1))
            _insert(connection, chain.from_iterable(rows(world, key) for key in keys))
        connection.exec_driver_sql("INSERT INTO statements_index(statements_index) VALUES ('rebuild')")
        connection.exec_driver_sql(made)
        connection.commit()
    database.dispose()


def _insert(connection: sa.Connection, several: Iterable[tuple[sa.Table, dict[str, Any]]]) -> None:
    together: dict[sa.Table, list[dict[str, Any]]] = {}
    for table, row in several:
        together.setdefault(table, []).append(row)
    for table, of_it in together.items():
        connection.execute(sa.insert(table), of_it)
    connection.commit()


def searches(world: World, number: int) -> list[tuple[str, Filters]]:
    """A mixed bag: common, middling and rare words, phrases, prefixes, exclusions, most with filters."""
    pick, common = world.random.choice, world.words[:50]
    bag: list[tuple[str, Filters]] = []
    for n in range(number):
        middling, rare = pick(world.words[200:3000]), pick(world.words[5000:40_000])
        typed = [
            pick(common), f"{pick(common)} {pick(common)}", middling, f"{pick(common)} {middling}", rare,
            f'"{pick(common)} {pick(common)}"', f"{middling[:3]}*", f"{pick(common)[:2]}*",
            f"{pick(common)} -{pick(common)}", "",
        ][n % 10]  # fmt: skip
        name = pick(world.names[: pick((20, 20_000))])
        year = world.random.randint(2016, 2026)
        narrow = [
            Filters(), Filters(voice=name), Filters(voice=name.split()[-1], since=f"{year}"),
            Filters(outlet=pick(OUTLETS).split()[1]), Filters(act="deny"), Filters(form="direct", act="warn"),
            Filters(since=f"{year}-03", until=f"{year}-07-15"), Filters(silent=True), Filters(anonymous=True),
            Filters(own_voice=True), Filters(act="condemn", outlet="Perrin Times", since=f"{year}-11-05"),
        ][n % 11]  # fmt: skip
        bag.append((typed, narrow))
    return bag


@click.command()
@click.option("--attributions", type=click.IntRange(min=100), default=1_000_000, show_default=True)
@click.option("--searches", "number", type=click.IntRange(min=20), default=330, show_default=True)
@click.option("--seed", default=7, show_default=True)
@click.option(
    "--ledger", "kept", type=click.Path(dir_okay=False, path_type=Path), help="Keep it here, or use it."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def main(attributions: int, number: int, seed: int, kept: Path | None, as_json: bool) -> None:
    """Measures the latency of searches."""
    with tempfile.TemporaryDirectory(prefix="ledger-") as place:
        path = kept or Path(place) / "ledger.sqlite"
        world, there = World(seed), path.exists()
        with Ledger(path) as ledger:
            begun = time.perf_counter()
            if not there:
                fill(path, world, attributions)
            filled = time.perf_counter() - begun
            bag = searches(World(seed), number)
            taken = [sorted(_seconds(ledger, typed, filters) for _ in range(3))[1] for typed, filters in bag]
        figures = {
            "attributions": attributions,
            "filled in seconds": round(filled),
            "megabytes": round(path.stat().st_size / 1e6),
            "searches": number,
            "median, ms": round(1000 * statistics.median(taken), 1),
            "99th percentile, ms": round(1000 * statistics.quantiles(taken, n=100)[98], 1),
            "longest, ms": round(1000 * max(taken), 1),
        }
    slowest = sorted(zip(taken, bag, strict=True), key=lambda pair: -pair[0])[:5]
    if as_json:
        click.echo(json.dumps(figures))
        return
    for name, value in figures.items():
        click.echo(f"{name}: {value:,}")
    for seconds, (typed, filters) in slowest:
        given = {name: v for name in Filters.__slots__ if (v := getattr(filters, name))}
        click.echo(f"  {1000 * seconds:.0f} ms: {typed!r} {given or ''}")


def _seconds(ledger: Ledger, typed: str, filters: Filters) -> float:
    begun = time.perf_counter()
    ledger.search(typed, filters)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
