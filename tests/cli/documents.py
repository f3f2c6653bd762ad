"""Documents made by hand, with every field of the contract filled."""

from reportedly.types import Attribution, Content, Cue, Document, Engine, Source, Span
from tests.ledger import building

TEXT = (
    "He denied that, according to a report citing officials, at least 40 pilots might have left the "
    "so-called regime of the Meral Front by 2 April. The Meral Front is a cult. The bridge is shut. "
    "The Meral Front left. Oda Brel, the roads minister, spoke to the Tolmin Post."
)


def find(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def pair(words: str) -> list[int]:
    span = find(words)
    return [span.start, span.end]


def voice(number: int, name: str, kind: str, **more) -> dict:
    return building.voice(f"v{number}", name, [], kind=kind, mentioned=1) | more


VOICES = (
    voice(
        1, "Oda Brel", "person", description="roads minister", affiliation="v5", aliases=["He"], mentioned=2
    ),
    voice(2, "a report", "document", named=False, mentions=[pair("a report")]),
    voice(3, "officials", "group", named=False, mentions=[pair("officials")]),
    voice(4, "Meral Front", "organization", quoted=0, mentioned=3, mentions=[pair("the Meral Front")]),
    voice(5, "roads ministry", "government", quoted=0),
)

DENIED = Attribution(
    "a1",
    Content((find("according to a report citing officials, at least 40 pilots might have left"),)),
    Cue((find("denied"),), "deny", "negated", "possible", "distancing"),
    Source((find("He"),), "v1"),
    "indirect",
    chain=("v1",),
    said={"value": "2031-04-03", "span": None},
    confidence=0.93,
)
REPORTED = Attribution(
    "a2",
    Content((find("at least 40 pilots might have left"),)),
    Cue((find("according to"),), "assert", "affirmed", "certain", "neutral"),
    Source((find("a report"),), "v2"),
    "indirect",
    parent="a1",
    chain=("v1", "v2", "v3", None),
    said={"value": "2031-04-02", "span": pair("2 April")},
    confidence=0.8,
)

FULL = Document(
    "0" * 64,
    TEXT,
    title="A bridge",
    outlet="The Tolmin Post",
    published="2031-04-03",
    language="en",
    path="bridge.txt",
    engine=Engine("0.1.0"),
    attributions=(DENIED, REPORTED),
    voices=VOICES,
    times=({"span": pair("2 April"), "value": None, "grain": "day", "calendar": "gregorian"},),
    quantities=({"span": pair("at least 40 pilots"), "value": 40, "low": 40, "high": None, "unit": "pilot"},),
    wording=(
        {"span": pair("so-called"), "term": "so-called", "charge": "hedge", "voice": "v3"},
        {"span": pair("regime"), "term": "regime", "charge": "pejorative", "voice": "v3"},
        {"span": pair("cult"), "term": "cult", "charge": "pejorative", "voice": None},
    ),
    assertions=({"span": pair("The Meral Front is a cult.")}, {"span": pair("The bridge is shut.")}),
)
