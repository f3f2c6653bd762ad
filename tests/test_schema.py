"""What we write is what we publish."""

import copy
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import reportedly
from reportedly.schema import schema
from tests.cli import documents

CORPUS = Path(__file__).parent.parent / "examples" / "corpus"
FULL = {
    "schema": "reportedly/1",
    "engine": {"version": "0.1.0", "model": "attribution-en-1", "model_sha256": "0" * 64},
    "document": {
        "id": "0" * 64,
        "url": "https://tolmin-post.example/bridge",
        "outlet": "The Tolmin Post",
        "title": "Bridge stays closed",
        "byline": ["Ana Reeve"],
        "published": "2031-04-03T08:00:00Z",
        "language": "en",
        "path": "bridge.html",
        "text": "The port said it was late.",
        "blocks": [
            {"start": 0, "end": 20, "kind": "paragraph", "language": "en"},
            {
                "start": 20,
                "end": 26,
                "kind": "post",
                "language": "fa",
                "author": "Sahar Minu",
                "handle": "@sahar_minu",
                "published": "2031-04-02",
            },
        ],
    },
    "voices": [
        {
            "id": "v1",
            "name": "The port",
            "kind": "organization",
            "named": True,
            "description": None,
            "affiliation": None,
            "aliases": [],
            "members": [],
            "mentions": [[0, 8]],
            "quoted": 1,
            "mentioned": 1,
        }
    ],
    "attributions": [
        {
            "id": "a1",
            "parent": None,
            "form": "indirect",
            "source": {"spans": [[0, 8]], "text": "The port", "voice": "v1"},
            "cue": {
                "spans": [[9, 13]],
                "text": "said",
                "act": "assert",
                "polarity": "affirmed",
                "certainty": "certain",
                "tone": "neutral",
            },
            "content": {"spans": [[14, 25]], "text": "it was late"},
            "chain": ["v1", None],
            "said": {"value": "2031-04-02", "span": [14, 16]},
            "confidence": 0.93,
        }
    ],
    "times": [{"span": [0, 3], "value": "2023/2031", "grain": "year", "calendar": "persian"}],
    "quantities": [{"span": [0, 3], "value": 1, "low": 1, "high": None, "unit": "person"}],
    "wording": [{"span": [0, 3], "term": "late", "charge": "hedge", "voice": None}],
    "assertions": [{"span": [0, 3]}],
}


FINDINGS = ("voices", "attributions", "times", "quantities", "wording", "assertions")
PARTS = ("source", "cue", "content", "said")
GONE = object()


def changed(place, value=GONE):
    """The full contract with another value at a place, or with nothing there."""
    document = copy.deepcopy(FULL)
    target = document
    for step in place[:-1]:
        target = target[step]
    if value is GONE:
        del target[place[-1]]
    else:
        target[place[-1]] = value
    return document


@pytest.fixture(scope="module")
def validator():
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def test_the_whole_contract_is_valid(validator):
    validator.validate(FULL)


def test_a_document_with_every_finding_is_valid(validator):
    validator.validate(json.loads(json.dumps(documents.FULL.to_dict())))


@pytest.mark.parametrize(
    "value",
    ["2031", "2031-04", "2031-04-02", "2031-04-02T09:30", "2031-04-02T09:30:00Z", "09:30", "2013/2031", None],
)
def test_a_time_is_a_moment_an_interval_or_unknown(validator, value):
    validator.validate(changed(["times", 0, "value"], value))


def test_a_joint_voice_has_members(validator):
    joint = FULL["voices"][0] | {"id": "v2", "kind": "group", "members": ["v1"]}
    validator.validate(FULL | {"voices": [*FULL["voices"], joint]})


def test_what_is_not_read_yet_is_null_or_empty(validator):
    findings = {kind: [] for kind in ("voices", "times", "quantities", "wording", "assertions")}
    attribution = FULL["attributions"][0]
    unread = dict.fromkeys(("act", "polarity", "certainty", "tone"), None)
    bare = attribution | {"cue": attribution["cue"] | unread, "chain": [], "said": None}
    validator.validate(FULL | findings | {"attributions": [bare]})
    validator.validate(FULL | findings | {"attributions": [bare | {"cue": None, "source": None}]})


def test_what_we_read_is_valid(validator):
    def through_json(document):
        return json.loads(json.dumps(document.to_dict()))

    documents = list(reportedly.stream([CORPUS], on_rejection=print))
    assert documents
    for document in documents:
        validator.validate(through_json(document))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (["extra"], 1),
        (["document", "extra"], 1),
        (["schema"], "reportedly/2"),
        (["engine"], None),
        (["document", "id"], "abc"),
        (["document", "published"], "3 April 2031"),
        (["document", "blocks", 0, "kind"], "box"),
        (["document", "blocks", 0, "author"], None),
        (["document", "blocks", 0, "start"], -1),
        (["attributions", 0, "form"], "free"),
        (["attributions", 0, "confidence"], 1.1),
        (["attributions", 0, "content", "spans"], []),
        (["attributions", 0, "content", "spans"], [[1, 2, 3]]),
        (["attributions", 0, "cue", "act"], "sing"),
        (["attributions", 0, "chain"], ["a1"]),
        (["voices", 0, "kind"], "robot"),
        (["times", 0, "calendar"], "mayan"),
        (["wording", 0, "charge"], "rude"),
        (["wording", 0, "voice"], "outlet"),
        (["voices", 0, "name"], ""),
        (["voices", 0, "named"], None),
        (["voices", 0, "affiliation"], "The port"),
        (["voices", 0, "aliases"], ["port", "port"]),
        (["voices", 0, "members"], ["v2"]),
        (["voices", 0, "mentions"], [[0, 8], [0, 8]]),
        (["voices", 0, "quoted"], -1),
        (["attributions", 0, "cue", "polarity"], "yes"),
        (["attributions", 0, "cue", "certainty"], "sure"),
        (["attributions", 0, "cue", "tone"], "rude"),
        (["attributions", 0, "said", "value"], None),
        (["attributions", 0, "said", "value"], "on Tuesday"),
        (["attributions", 0, "source", "voice"], "The port"),
        (["times", 0, "grain"], "moment"),
        (["times", 0, "value"], "Tuesday"),
        (["times", 0, "value"], "2031/2032/2033"),
        (["quantities", 0, "low"], "1"),
        (["quantities", 0, "unit"], ""),
        (["assertions", 0, "span"], [3]),
    ],
)
def test_what_the_contract_does_not_know_is_invalid(validator, place, value):
    assert not validator.is_valid(changed(place, value))


@pytest.mark.parametrize(
    "place",
    [
        ["voices"],
        ["document", "text"],
        ["document", "blocks", 1, "author"],
        *[[kind, 0, key] for kind in FINDINGS for key in FULL[kind][0]],
        *[["attributions", 0, part, key] for part in PARTS for key in FULL["attributions"][0][part]],
    ],
    ids=lambda place: ".".join(map(str, place)),
)
def test_what_the_contract_requires_is_required(validator, place):
    assert not validator.is_valid(changed(place))


@pytest.mark.parametrize(
    "place",
    [
        [],
        ["engine"],
        ["document"],
        *[[kind, 0] for kind in FINDINGS],
        *[["attributions", 0, p] for p in PARTS],
    ],
    ids=lambda place: ".".join(map(str, place)),
)
def test_nothing_is_added(validator, place):
    assert not validator.is_valid(changed([*place, "extra"], 1))
