"""Web Annotation: spans come back by position and by quotation, and every term is one of the standard's."""

import io
import json
from dataclasses import replace

import pytest
import rdflib
from hypothesis import given, settings

from reportedly.export import write
from tests.cli.documents import FULL, TEXT
from tests.export import linked, strategies
from tests.export.strategies import of_text

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
ROLES = ("content", "source", "cue")


def written(*documents) -> bytes:
    stream = io.BytesIO()
    write(documents, stream, format="web-annotation")
    return stream.getvalue()


def items(*documents) -> dict[str, dict]:
    collection = json.loads(written(*documents))
    return {item["id"].partition("#")[2]: item for item in collection["first"]["items"]}


def targets(item: dict) -> list[dict]:
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


def selector(target: dict, kind: str) -> dict:
    return next(one for one in target["selector"] if one["type"] == kind)


def by_position(item: dict) -> list[list[int]]:
    found = (selector(target, "TextPositionSelector") for target in targets(item))
    return [[one["start"], one["end"]] for one in found]


def by_quotation(item: dict, text: str) -> list[list[int]]:
    """As a reader does that has the page and no positions: the one place where the quotation stands."""
    pairs = []
    for target in targets(item):
        quote = selector(target, "TextQuoteSelector")
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        places = [at for at in range(len(text)) if text.startswith(whole, at)]
        assert len(places) == 1, (whole, places)
        start = places[0] + len(quote["prefix"])
        pairs.append([start, start + len(quote["exact"])])
    return pairs


def spans(document) -> dict[str, list[list[int]]]:
    """Every span of the contract under the name that its annotation should have."""
    plain = document.to_dict()
    named = {
        f"{attribution['id']}.{role}": attribution[role]["spans"]
        for attribution in plain["attributions"]
        for role in ROLES
        if attribution[role]
    }
    kinds = {"times": "time", "quantities": "quantity", "wording": "wording", "assertions": "assertion"}
    for kind, name in kinds.items():
        named |= {f"{name}{n}": [list(found["span"])] for n, found in enumerate(plain[kind], start=1)}
    return named


def tags(item: dict) -> list[str]:
    return [body["value"] for body in item["body"] if body["purpose"] == "tagging"]


def linked_to(item: dict, purpose: str = "linking") -> list[str]:
    return [body["source"].partition("#")[2] for body in item["body"] if body["purpose"] == purpose]


@settings(max_examples=50)
@given(strategies.documents())
def test_spans_come_back_by_position_and_by_quotation(document):
    found = items(document)
    assert {name: by_position(item) for name, item in found.items()} == spans(document)
    assert {name: by_quotation(item, document.text) for name, item in found.items()} == spans(document)


@settings(max_examples=25)
@given(strategies.documents(most=2), strategies.documents(most=1))
def test_no_term_is_dropped_and_both_processors_read_it(document, other):
    data = written(document, other)
    linked.expanded(data)
    graph = linked.graph(data)
    if document.id != other.id:
        total = sum(len(spans(one)) for one in (document, other))
        assert len(set(graph.subjects(rdflib.RDF.type, OA.Annotation))) == total
        wanted = sorted(
            pair for one in (document, other) for pairs in spans(one).values() for pair in map(tuple, pairs)
        )
        found = sorted(
            (int(graph.value(node, OA.start)), int(graph.value(node, OA.end)))
            for node in graph.subjects(rdflib.RDF.type, OA.TextPositionSelector)
        )
        assert found == wanted


def test_roles_link_to_their_content_and_contents_to_what_they_are_nested_in():
    found = items(FULL)
    assert linked_to(found["a2.source"]) == linked_to(found["a2.cue"]) == ["a2.content"]
    assert (linked_to(found["a1.content"]), linked_to(found["a2.content"])) == ([], ["a1.content"])
    assert linked_to(found["a2.source"], "identifying") == ["v2"]
    assert tags(found["a1.cue"]) == ["cue", "deny", "negated", "possible", "distancing"]
    assert tags(found["a2.content"]) == ["content", "indirect"]
    accounts = [body["value"] for body in found["a2.content"]["body"] if body["purpose"] == "describing"]
    assert accounts == [
        "on the word of Oda Brel ← a report ← officials ← unnamed; said 2031-04-02; confidence 0.80"
    ]


def test_the_collection_is_a_whole_one():
    collection = json.loads(written(FULL, FULL))
    page = collection["first"]
    assert (collection["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert page["partOf"] == collection["id"]
    assert collection["last"] == page["id"]
    assert collection["total"] == len(page["items"]) == 2 * len(spans(FULL))
    assert json.loads(written())["total"] == 0
    assert written(FULL) == written(FULL)
    assert json.loads(written(FULL))["id"] != collection["id"]


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://post.example/a?b=c#part", "https://post.example/a?b=c"),
        ("https://post.example/a b<c>\n\u202e%zz", "https://post.example/a%20b%3Cc%3E%0A%E2%80%AE%25zz"),
        ("https://zeitung.example/straße", "https://zeitung.example/straße"),
        (None, f"urn:sha256:{FULL.id}"),
        ("javascript:alert(1)", f"urn:sha256:{FULL.id}"),
        ("file:///etc/passwd", f"urn:sha256:{FULL.id}"),
        ("//post.example/a", f"urn:sha256:{FULL.id}"),
        ("https://", f"urn:sha256:{FULL.id}"),
        ("http://[", f"urn:sha256:{FULL.id}"),
        ("http://a:99999999/", f"urn:sha256:{FULL.id}"),
    ],
)
def test_the_target_is_the_page_or_else_the_text(url, source):
    assert {target["source"] for target in targets(items(replace(FULL, url=url))["a1.content"])} == {source}


def test_a_quotation_of_what_stands_there_often_takes_in_more():
    text = "It is late. " * 40
    document = of_text(text, assertions=({"span": [240, 251]},))
    item = items(document)["assertion1"]
    assert by_quotation(item, text) == [[240, 251]]
    near = items(replace(FULL, attributions=FULL.attributions[:1]))["a1.source"]
    assert len(selector(targets(near)[0], "TextQuoteSelector")["suffix"]) == 32
    assert TEXT.startswith("He")


def test_context_has_a_bound():
    text = "a" * 100_000
    document = of_text(text, assertions=tuple({"span": [n, n + 1]} for n in range(0, 1000, 10)))
    assert len(written(document)) < 500_000
    assert by_position(items(document)["assertion7"]) == [[60, 61]]
