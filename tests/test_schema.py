"""What we write is what we publish."""

import copy
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import reportedly
from reportedly.schema import schema

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


@pytest.fixture(scope="module")
def validator():
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def test_the_whole_contract_is_valid(validator):
    validator.validate(FULL)


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
    ],
)
def test_what_the_contract_does_not_know_is_invalid(validator, place, value):
    changed = copy.deepcopy(FULL)
    target = changed
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    assert not validator.is_valid(changed)


@pytest.mark.parametrize(
    "place",
    [["voices"], ["document", "text"], ["document", "blocks", 1, "author"], ["attributions", 0, "source"]],
)
def test_what_the_contract_requires_is_required(validator, place):
    changed = copy.deepcopy(FULL)
    target = changed
    for step in place[:-1]:
        target = target[step]
    del target[place[-1]]
    assert not validator.is_valid(changed)
