"""schema.org: articles and who said what, without a word on whether it is true."""

import io
import json
from dataclasses import replace

import rdflib
from hypothesis import given, settings

from reportedly.export import write
from tests.cli.documents import FULL
from tests.export import linked, strategies

SCHEMA = rdflib.Namespace("http://schema.org/")
DOCUMENT = replace(
    FULL,
    url="https://tolmin-post.example/bridge",
    byline=("Ana Reeve",),
    attributions=(replace(FULL.attributions[0], form="mixed"), FULL.attributions[1]),
)


def written(*documents) -> bytes:
    stream = io.BytesIO()
    write(documents, stream, format="schema-org")
    return stream.getvalue()


def article(document) -> dict:
    plain = json.loads(written(document))
    assert plain["@context"] == "https://schema.org"
    return plain["@graph"][0]


def named(name: str) -> str:
    return f"urn:sha256:{FULL.id}#{name}"


def test_an_article():
    found = article(DOCUMENT)
    assert found["@type"] == "NewsArticle"
    assert (found["headline"], found["url"]) == ("A bridge", "https://tolmin-post.example/bridge")
    assert (found["datePublished"], found["inLanguage"]) == ("2031-04-03", "en")
    assert found["publisher"] == {"@type": "NewsMediaOrganization", "name": "The Tolmin Post"}
    assert found["author"] == [{"@type": "Person", "name": "Ana Reeve"}]
    assert {one["name"]: one["@type"] for one in found["mentions"]} == {
        "Oda Brel": "Person",
        "a report": "CreativeWork",
        "officials": "Thing",
        "Meral Front": "Organization",
        "roads ministry": "GovernmentOrganization",
    }
    assert found["mentions"][0]["affiliation"] == {"@id": named("v5")}


def test_words_in_quotation_marks_are_a_quotation_and_others_a_statement():
    quotation, statement = article(DOCUMENT)["hasPart"]
    assert (quotation["@type"], quotation["spokenByCharacter"]) == ("Quotation", {"@id": named("v1")})
    assert quotation["isPartOf"] == {"@id": f"urn:sha256:{FULL.id}"}
    assert quotation["dateCreated"] == "2031-04-03"
    assert "isBasedOn" not in quotation
    assert (statement["@type"], statement["isPartOf"]) == ("Statement", {"@id": named("a1")})
    assert "creator" not in statement  # a document says it
    assert statement["isBasedOn"] == [
        {"@type": "CreativeWork", "creator": {"@id": named("v1")}},
        {"@id": named("v2")},
        {"@type": "CreativeWork", "creator": {"@id": named("v3")}},
    ]
    by_person = replace(FULL, attributions=FULL.attributions[:1])
    assert article(by_person)["hasPart"][0]["creator"] == {"@id": named("v1")}


@settings(max_examples=25)
@given(strategies.documents(most=3))
def test_any_document_is_read_and_no_term_is_dropped(document):
    data = written(document)
    linked.expanded(data)
    graph = linked.graph(data)
    parts = set(graph.objects(rdflib.URIRef(f"urn:sha256:{document.id}"), SCHEMA.hasPart))
    assert len(parts) == len(document.attributions)
    texts = sorted(str(graph.value(part, SCHEMA.text)) for part in parts)
    assert texts == sorted(attribution.content.text for attribution in document.attributions)
    kinds = {str(kind) for kind in graph.objects(None, rdflib.RDF.type)}
    assert not {kind for kind in kinds if "Claim" in kind or "Review" in kind or "Rating" in kind}


def test_none_at_all():
    assert json.loads(written())["@graph"] == []
