"""What holds for any text and any attributions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve import resolve
from reportedly.types import Attribution, Block, BlockKind, Content, Cue, Document, Form, Source

LEXICON = """
    he she they it who we I the a of and Minister Oda Brel Marsh Mr spokesman police officials report Vorland
    Vorlandish government Tolmin Post (TNA) said told citing by “ ” ’s , . his their ministry کامران 80 group
"""
WORDS = st.sampled_from([*LEXICON.split(), "\n"])
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXTS)
    cut = draw(st.integers(0, len(text)))
    kinds: st.SearchStrategy[BlockKind] = st.sampled_from(("paragraph", "headline", "post"))
    blocks = tuple(
        Block(a, b, draw(kinds), author="Oda Brel") for a, b in ((0, cut), (cut, len(text))) if a < b
    )
    made = Document("x", text, blocks, outlet=draw(st.sampled_from([None, "Tolmin Post"])))
    attributions: list[Attribution] = []
    for number in range(draw(st.integers(0, 6)) if len(text) > 3 else 0):
        ends = [sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2))) for _ in range(3)]
        spans = [made.span(a, b) if a < b else None for a, b in ends]
        if spans[0] is None:
            continue
        parent = draw(st.sampled_from([None, *(a.id for a in attributions)]))
        cue = Cue((spans[1],)) if spans[1] else None
        source = Source((spans[2],)) if spans[2] else None
        form: Form = draw(st.sampled_from(("direct", "indirect")))
        attributions.append(Attribution(f"a{number}", Content((spans[0],)), cue, source, form, parent))
    return Document("x", text, blocks, outlet=made.outlet, attributions=tuple(attributions))


@given(documents())
@settings(max_examples=150, deadline=None)
def test_voices_and_chains_hold_together(document: Document) -> None:
    resolved = resolve(document)
    ids = [voice["id"] for voice in resolved.voices]
    assert ids == [f"v{number}" for number in range(1, len(ids) + 1)]
    for voice in resolved.voices:
        assert voice["mentioned"] == len(voice["mentions"])
        assert voice["mentions"] == sorted(voice["mentions"])
        assert all(0 <= start < end <= len(document.text) for start, end in voice["mentions"])
        assert set(voice["members"]) <= set(ids) - {voice["id"]}
        assert voice["affiliation"] is None or voice["affiliation"] in ids
        assert voice["name"] not in voice["aliases"]
        assert 0 <= voice["quoted"] <= len(document.attributions)
    quoted = {voice["id"]: voice["quoted"] for voice in resolved.voices}
    chains = {attribution.id: attribution.chain for attribution in resolved.attributions}
    for attribution in resolved.attributions:
        above = chains.get(attribution.parent or "", ())
        assert attribution.chain[: len(above)] == above
        assert all(link is None or link in ids for link in attribution.chain)
        assert all(one != other for one, other in zip(attribution.chain, attribution.chain[1:], strict=False))
        if attribution.source and attribution.source.voice:
            assert quoted[attribution.source.voice] > 0


@given(documents())
@settings(max_examples=50, deadline=None)
def test_resolving_twice_changes_nothing(document: Document) -> None:
    once = resolve(document)
    assert resolve(once) == once
