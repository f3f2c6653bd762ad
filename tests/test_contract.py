"""The contract read back: the same document, or the place that doesn't fit."""

import copy
import gzip
import hashlib
import io
import json
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reportedly import contract
from reportedly.contract import document_of, documents, parse
from reportedly.errors import ContractError, ReportedlyError
from reportedly.schema import schema
from reportedly.shape import Misfit, check
from reportedly.types import Rejection
from tests.cli.documents import FULL as SAMPLE
from tests.cli.documents import TEXT
from tests.export import strategies
from tests.test_schema import FULL as EVERY

FULL = replace(SAMPLE, id=hashlib.sha256(TEXT.encode()).hexdigest())
VALIDATOR = Draft202012Validator(schema())


def changed(*place, value):
    """The sample's contract with another value at a place."""
    plain = copy.deepcopy(FULL.to_dict())
    target = plain
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    return plain


def refusal(plain) -> ContractError:
    with pytest.raises(ContractError) as caught:
        document_of(plain)
    return caught.value


def line(plain) -> bytes:
    return json.dumps(plain).encode()


def test_a_document_comes_back():
    assert document_of(FULL.to_dict()) == FULL


@given(strategies.documents())
def test_any_document_comes_back(document):
    plain = document.to_dict()
    assert document_of(plain) == document
    assert document_of(plain).to_dict() == plain
    assert parse(json.dumps(plain).encode()) == document
    assert parse(json.dumps(plain, ensure_ascii=False)) == document
    VALIDATOR.validate(plain)


def test_nothing_of_the_object_is_kept():
    plain = FULL.to_dict()
    mine = copy.deepcopy(plain)
    read = document_of(mine)
    mine["voices"][1]["mentions"][0][0] = 7
    mine["voices"][0]["aliases"].append("x")
    mine["times"][0]["span"][0] = 7
    mine["attributions"][1]["said"]["span"][0] = 7
    mine["assertions"].clear()
    assert read.to_dict() == plain


def test_the_error_is_one_of_ours_with_path_and_reason():
    error = refusal(changed("attributions", 1, "content", "spans", value=[[0, 9999]]))
    assert isinstance(error, ReportedlyError)
    assert error.path == "$.attributions[1].content.spans[0]"
    assert error.reason == f"[0, 9999] goes beyond the text, which has {len(TEXT)} characters"
    assert str(error) == f"{error.path}: {error.reason}"


@pytest.mark.parametrize(
    ("place", "value", "path", "reason"),
    [
        (["document", "id"], "0" * 64, "$.document.id", "SHA-256"),
        (["document", "id"], "é" * 64, "$.document.id", "not of the form"),
        (["document", "id"], FULL.id + "\n", "$.document.id", "not of the form"),
        (["document", "text"], TEXT + " ", "$.document.id", "SHA-256"),
        (["document", "text"], TEXT + "\0", "$.document.text", "NUL"),
        (["document", "text"], TEXT + "\ud800", "$.document.text", "surrogate"),
        (["document", "title"], "\udfff", "$.document.title", "surrogate"),
        (["document", "byline"], ["a", "\udfff"], "$.document.byline[1]", "surrogate"),
        (["document", "title"], "a\0b", "$.document.title", "NUL"),
        (["engine", "model"], "\udfff", "$.engine.model", "surrogate"),
        (["document", "blocks"], [1], "$.document.blocks[0]", "not an object"),
        (
            ["document", "blocks"],
            [{"start": 0, "end": 9999, "kind": "other", "language": None}],
            "$.document.blocks[0]",
            "beyond the text",
        ),
        (
            ["document", "blocks"],
            [{"start": 5, "end": 5, "kind": "other", "language": None}],
            "$.document.blocks[0]",
            "empty",
        ),
        (["engine"], None, "$.engine", "null is not an object"),
        (["schema"], "reportedly/2", "$.schema", '"reportedly/2" is none of "reportedly/1"'),
        (["voices", 0, "name"], "\udfff", "$.voices[0].name", "surrogate"),
        (["quantities", 0, "unit"], "\udfff", "$.quantities[0].unit", "surrogate"),
        (["wording", 0, "term"], "\udfff", "$.wording[0].term", "surrogate"),
        (["attributions", 0, "source", "text"], "\udfff", "$.attributions[0].source.text", "not the text"),
        (["attributions", 0, "id"], "a1\udfff", "$.attributions[0].id", "not of the form"),
        (["voices", 0, "mentions"], [[5, 2]], "$.voices[0].mentions[0]", "empty"),
        (["voices", 0, "mentions"], [[5, 9999]], "$.voices[0].mentions[0]", "beyond"),
        (["voices", 0, "mentions"], [[0.0, 5]], "$.voices[0].mentions[0][0]", "not a whole number"),
        (["voices", 0, "mentions"], [[False, True]], "$.voices[0].mentions[0][0]", "not a whole number"),
        (["voices", 0, "mentions"], [[0, 10**300]], "$.voices[0].mentions[0][1]", "not a whole number"),
        (["voices", 0, "affiliation"], "v9", "$.voices[0].affiliation", '"v9" is not in this document'),
        (["voices", 2, "members"], ["v9"], "$.voices[2].members[0]", "not in this document"),
        (["voices", 2, "members"], ["v3"], "$.voices[2].members", "back to itself"),
        (["voices", 1, "id"], "v1", "$.voices[1].id", "twice"),
        (["voices", 0, "named"], 1, "$.voices[0].named", "not true or false"),
        (["attributions", 0, "id"], "a2", "$.attributions[1].id", "twice"),
        (["attributions", 0, "parent"], "a7", "$.attributions[0].parent", "not in this document"),
        (["attributions", 0, "parent"], "a1", "$.attributions[0].parent", "back to itself"),
        (["attributions", 0, "parent"], "a2", "$.attributions[0].parent", "back to itself"),
        (["attributions", 0, "source", "voice"], "v7", "$.attributions[0].source.voice", "not in this"),
        (["attributions", 0, "source", "text"], "She", "$.attributions[0].source.text", "not the text"),
        (["attributions", 0, "cue", "spans"], [[3, 3]], "$.attributions[0].cue.spans[0]", "empty"),
        (["attributions", 0, "cue", "spans"], [[-3, 3]], "$.attributions[0].cue.spans[0][0]", "less than 0"),
        (
            ["attributions", 0, "content", "spans"],
            [[4, 8], [6, 9]],
            "$.attributions[0].content.spans[1]",
            "begins before",
        ),
        (
            ["attributions", 0, "content", "spans"],
            [[4, 8], [0, 2]],
            "$.attributions[0].content.spans[1]",
            "begins before",
        ),
        (["attributions", 0, "chain"], ["v1", "v8"], "$.attributions[0].chain[1]", "not in this"),
        (["attributions", 0, "chain"], "v1", "$.attributions[0].chain", "not a list"),
        (["attributions", 1, "said", "span"], [0, 9999], "$.attributions[1].said.span", "beyond"),
        (["attributions", 0, "confidence"], float("nan"), "$.attributions[0].confidence", "not a number"),
        (["attributions", 0, "confidence"], True, "$.attributions[0].confidence", "not a number"),
        (["attributions", 0, "confidence"], 1.5, "$.attributions[0].confidence", "more than 1"),
        (["quantities", 0, "value"], float("inf"), "$.quantities[0].value", "not a number"),
        (["quantities", 0, "value"], 10**400, "$.quantities[0].value", "not a number"),
        (["quantities", 0, "span"], [0, 9999], "$.quantities[0].span", "beyond"),
        (["quantities", 0, "unit"], "", "$.quantities[0].unit", "empty"),
        (["times", 0, "span"], [9, 2], "$.times[0].span", "empty"),
        (["times", 0, "value"], "2031\n", "$.times[0].value", "not of the form"),
        (["wording", 0, "voice"], "v9", "$.wording[0].voice", "not in this document"),
        (["assertions", 0, "span"], [0, 9999], "$.assertions[0].span", "beyond"),
        (["assertions", 0, "more"], 1, "$.assertions[0].more", "no part of the contract"),
        (["x\n'] or 1"], 1, '$["x\\n\'] or 1"]', "no part of the contract"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(place, value, path, reason):
    error = refusal(changed(*place, value=value))
    assert error.path == path
    assert reason in error.reason


@pytest.mark.parametrize("value", [None, [], "x", 1, {}])
def test_what_is_no_document_at_all(value):
    assert refusal(value).path in {"$", "$.schema"}


def test_a_long_ring_of_parents_is_refused():
    plain = FULL.to_dict()
    one = plain["attributions"][0]
    plain["attributions"] = [one | {"id": f"a{n}", "parent": f"a{(n + 1) % 3000}"} for n in range(3000)]
    assert "back to itself" in refusal(plain).reason
    plain["attributions"][2999]["parent"] = None
    assert len(document_of(plain).attributions) == 3000


def test_voices_that_speak_as_one_another_are_refused():
    plain = changed("voices", 1, "kind", value="group")
    plain["voices"][1]["members"], plain["voices"][2]["members"] = ["v3"], ["v2"]
    assert refusal(plain).path == "$.voices[1].members"


def test_a_message_is_one_short_line():
    error = refusal(changed("document", "published", value="\x1b[31m\n" * 10_000))
    assert "\n" not in str(error)
    assert "\x1b" not in str(error)
    assert len(str(error)) < 200


def places(value, *steps):
    yield steps
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from places(inner, *steps, name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, *steps, number)


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-3, 300),
        st.floats(),
        st.text(max_size=3),
        st.sampled_from(["v1", "a1"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "span", "kind", "x"]), inner, max_size=3),
    ),
    max_leaves=6,
)


@settings(max_examples=400)
@given(st.sampled_from(list(places(EVERY))[1:]), JSON)
def test_the_shape_is_that_of_the_published_schema(place, value):
    plain = copy.deepcopy(EVERY)
    target = plain
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    try:
        check(plain)
    except Misfit:
        # Stricter in nothing but NUL and in numbers that only some readers take.
        assert not VALIDATOR.is_valid(plain) or "\\u0000" in json.dumps(plain) or has_odd_number(value)
    else:
        VALIDATOR.validate(plain)


def has_odd_number(value) -> bool:
    if isinstance(value, float):
        return True
    return any(
        map(
            has_odd_number,
            value.values() if isinstance(value, dict) else value if isinstance(value, list) else (),
        )
    )


@settings(max_examples=300)
@given(st.sampled_from(list(places(FULL.to_dict()))[1:]), JSON)
def test_whatever_stands_anywhere_gives_a_document_or_a_refusal(place, value):
    try:
        document = document_of(changed(*place, value=value))
    except ContractError as error:
        assert error.path.startswith("$")
    else:
        VALIDATOR.validate(json.loads(json.dumps(document.to_dict())))
        for attribution in document.attributions:
            for span in attribution.content.spans:
                assert span.text == document.text[span.start : span.end]


@pytest.mark.parametrize(
    ("hostile", "reason"),
    [
        (b"not json", "no JSON"),
        (b"{" * 100_000, "no JSON"),
        (b"[" * 1_000_000, "nested too deeply"),
        (b'{"a":' * 1_000_000, "nested too deeply"),
        (b'"\xff\xfe"', "no UTF-8"),
        (b'{"schema": 1, "schema": 2}', "same name twice"),
        (b"1" * 10_000, "no JSON"),
        (b"NaN", "$: NaN is not an object"),
        (b"null", "$: null is not an object"),
        (line(FULL.to_dict())[:-9], "no JSON"),
    ],
)
def test_hostile_lines(hostile, reason):
    with pytest.raises(ContractError, match=r"^[^\n]+$") as caught:
        parse(hostile)
    assert reason in str(caught.value)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    with pytest.raises(ContractError):
        parse(data)


def test_lines_that_hold_no_document_are_told_and_the_rest_is_read():
    good = line(FULL.to_dict())
    bad = line(changed("voices", 0, "affiliation", value="v9"))
    stream = io.BytesIO(b"\xef\xbb\xbf" + good + b"\r\n\n" + bad + b"\nnope\n" + good)
    rejections = []
    assert list(documents(stream, name="x.jsonl", on_rejection=rejections.append)) == [FULL, FULL]
    assert [(one.path, one.reason.split(":")[0]) for one in rejections] == [
        ("x.jsonl:3", "$.voices[0].affiliation"),
        ("x.jsonl:4", "no JSON"),
    ]


def test_a_line_without_an_end_is_passed_over_in_pieces(monkeypatch):
    monkeypatch.setattr(contract, "LONGEST_LINE", 100_000)
    good = line(FULL.to_dict())
    endless = io.BytesIO(b"[" + b" " * 20_000_000 + b"\n" + good + b"\n")
    rejections = []
    tracemalloc.start()
    try:
        assert list(documents(endless, name="x", on_rejection=rejections.append)) == [FULL]
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()
    assert [(one.path, one.reason) for one in rejections] == [("x:1", "a line longer than 100,000 bytes")]


def test_a_file_name_that_is_no_utf8_comes_back():
    odd = replace(FULL, path="caf\udce9.txt")
    assert parse(line(odd.to_dict())) == odd


def test_a_packed_file_is_one_rejection() -> None:
    rejected: list[Rejection] = []
    packed = io.BytesIO(gzip.compress(b"{}\n" * 500, compresslevel=0))
    assert list(documents(packed, name="a.jsonl.gz", on_rejection=rejected.append)) == []
    assert rejected == [Rejection("a.jsonl.gz", "no JSON Lines: a binary or packed file")]
