"""PROV-O: what stands on whose word, read by rdflib."""

import io
from dataclasses import replace

import pytest
import rdflib
from hypothesis import given, settings
from rdflib import RDF, RDFS
from rdflib.namespace import DCTERMS, FOAF, PROV

from reportedly.export import write
from reportedly.types import Content, Span
from tests.cli.documents import FULL, TEXT, voice
from tests.export import linked, strategies

URL = "https://tolmin-post.example/bridge"
DOCUMENT = replace(FULL, url=URL, byline=("Ana Reeve",))
TEXT_IRI = rdflib.URIRef(f"urn:sha256:{FULL.id}")


def written(*documents) -> bytes:
    stream = io.BytesIO()
    write(documents, stream, format="prov")
    return stream.getvalue()


def named(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"{TEXT_IRI}#{name}")


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return linked.graph(written(DOCUMENT))


def test_a_statement(graph):
    statement = named("a2")
    assert (statement, RDF.type, PROV.Entity) in graph
    assert str(graph.value(statement, PROV.value)) == "at least 40 pilots might have left"
    assert graph.value(statement, PROV.wasAttributedTo) == named("v2")
    assert graph.value(statement, DCTERMS.isPartOf) == named("a1")
    assert graph.value(named("a1"), DCTERMS.isPartOf) == TEXT_IRI
    assert graph.value(statement, PROV.wasQuotedFrom) == TEXT_IRI
    place = str(graph.value(statement, PROV.atLocation))
    start, end = map(int, place.removeprefix(f"{TEXT_IRI}#char=").split(","))
    assert TEXT[start:end] == "at least 40 pilots might have left"


def test_a_chain_leads_to_its_origin(graph):
    at, word = graph.value(named("a2"), PROV.wasDerivedFrom), []
    assert graph.value(named("a2"), PROV.hadPrimarySource) == named("a2.4")
    while at is not None:
        by = graph.value(at, PROV.wasAttributedTo)
        word.append(by and str(graph.value(by, RDFS.label)))
        last, at = at, graph.value(at, PROV.wasDerivedFrom)
    assert word == ["Oda Brel", "a report", "officials", None]
    assert last == named("a2.4")


def test_words_in_quotation_marks_are_quoted_along_the_chain():
    direct = replace(FULL, attributions=(replace(FULL.attributions[0], form="direct"), FULL.attributions[1]))
    graph = linked.graph(written(direct))
    assert set(graph.objects(named("a1"), PROV.wasQuotedFrom)) == {TEXT_IRI, named("a1.1")}


def test_the_text_its_page_its_makers_and_what_read_it(graph):
    assert graph.value(TEXT_IRI, PROV.wasDerivedFrom) == rdflib.URIRef(URL)
    by = {str(graph.value(agent, RDFS.label)) for agent in graph.objects(TEXT_IRI, PROV.wasAttributedTo)}
    assert by == {"The Tolmin Post", "Ana Reeve"}
    analysis = graph.value(named("a1"), PROV.wasGeneratedBy)
    assert (analysis, RDF.type, PROV.Activity) in graph
    assert graph.value(analysis, PROV.used) == TEXT_IRI
    engine = graph.value(analysis, PROV.wasAssociatedWith)
    assert (engine, RDF.type, PROV.SoftwareAgent) in graph
    assert str(graph.value(engine, RDFS.label)) == "Reportedly 0.1.0, rules alone"


def test_kinds_of_voices(graph):
    kinds = {number: set(graph.objects(named(f"v{number}"), RDF.type)) for number in range(1, 6)}
    assert kinds == {
        1: {PROV.Person},
        2: {PROV.Agent, PROV.Entity},
        3: {PROV.Agent},
        4: {PROV.Organization},
        5: {PROV.Organization},
    }


def test_a_joint_voice_has_its_members():
    joint = voice(9, "the two", "group", members=["v1", "v5"])
    graph = linked.graph(written(replace(FULL, voices=(*FULL.voices, joint))))
    assert set(graph.objects(named("v9"), FOAF.member)) == {named("v1"), named("v5")}


def test_split_content_has_every_place():
    split = Content((Span(0, 2, TEXT[0:2]), Span(10, 14, TEXT[10:14])))
    graph = linked.graph(written(replace(FULL, attributions=(replace(FULL.attributions[0], content=split),))))
    places = {str(place).partition("#")[2] for place in graph.objects(named("a1"), PROV.atLocation)}
    assert places == {"char=0,2", "char=10,14"}


@settings(max_examples=25)
@given(strategies.documents(most=3))
def test_any_document_is_read_and_no_term_is_dropped(document):
    data = written(document)
    linked.expanded(data)
    graph = linked.graph(data)
    values = {str(value) for value in graph.objects(None, PROV.value)}
    assert values == {attribution.content.text for attribution in document.attributions}
    iris = [term for triple in graph for term in triple if isinstance(term, rdflib.URIRef)]
    assert all(not set('<>" {}|\\^`') & set(term) for term in iris)
    graph.serialize(format="nt")  # which refuses an IRI that isn't one


def test_none_at_all():
    assert len(linked.graph(written())) == 0
