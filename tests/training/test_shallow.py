"""Readers of fewer layers learn from those before them, and from what is annotated."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from reportedly.attribute.likeness import COLUMNS, FIRST_ROWS  # noqa: E402
from reportedly.attribute.model import HOME, Model  # noqa: E402
from training import shallow_mentions, shallow_roles  # noqa: E402
from training.export_mentions import export  # noqa: E402
from training.layers import read_words  # noqa: E402
from training.mention_data import Told, asked, told  # noqa: E402
from training.mention_model import MentionReader, MentionShape  # noqa: E402
from training.model import RoleReader, Shape  # noqa: E402
from training.shallow import begun  # noqa: E402
from training.shipped import shipped_mentions  # noqa: E402

TEXT = "Ana Roth met Ilir Dosti on the quay. She said that he was late."
SMALL = MentionShape(inner=64, layers=2, edge=8, mention=8, link=8)


def at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


MARKS = [{"source": [at("She")], "cue": [at("said")], "content": [[*at("that he was late")]]}]
ARTICLE = {"id": "a", "text": TEXT, "attributions": MARKS}
NAMES = [("Ana Roth", "1"), ("Ilir Dosti", "2"), ("She", "1")]
MENTIONS = [
    {"start": s, "end": e, "kind": "person", "entity": k} for words, k in NAMES for s, e in [at(words)]
]
DOCUMENT = {"id": "g", "text": TEXT, "mentions": MENTIONS}
QUESTION = {
    "id": "q",
    "text": TEXT,
    "pronoun": at("She"),
    "names": [at("Ana Roth"), at("Ilir Dosti")],
    "corefers": [True, False],
}


@pytest.fixture(scope="module")
def model() -> Model:
    if not (HOME / "model.json").exists():
        pytest.skip("no model file")
    return Model(HOME)


@pytest.fixture
def before() -> MentionReader:
    torch.manual_seed(4)
    reader = MentionReader(SMALL).eval()
    torch.nn.init.zeros_(reader.edges.bias)  # it finds every span as likely as not
    return reader


def test_a_shallow_reader_begins_as_the_first_layer_of_the_one_before(before: MentionReader) -> None:
    made = begun(before, MentionReader(replace(SMALL, layers=1)))
    theirs = before.state_dict()
    assert all(torch.equal(value, theirs[name]) for name, value in made.state_dict().items())
    assert any(name.startswith("layers.1.") for name in theirs)


def test_a_cue_that_nobody_annotated_is_told_by_the_reader_before_alone(model: Model) -> None:
    course = shallow_roles.Course(grafted=0, seeds=(0,))
    known, bare = shallow_roles.windows(model, [ARTICLE], [{"text": TEXT}], course)
    ((cue, around, both),) = known.example.cues
    ((other, also, soft),) = bare.example.cues
    assert (cue, around) == (other, also)
    hard = 2 * both - soft
    assert np.allclose(hard.max(1), 1, atol=1e-5)
    labels = hard.argmax(1).tolist()
    assert labels.count(1) == labels.count(3) == 1 and labels.count(4) == 3  # She; that he was late


def test_a_role_reader_learns_and_goes_on_where_it_stopped(model: Model, tmp_path: Path) -> None:
    course = shallow_roles.Course(epochs=12, rate=5e-3, grafted=0, seeds=(0,))
    held = shallow_roles.windows(model, [ARTICLE], [], course)
    torch.manual_seed(2)
    shape = Shape(8, 384, 1, 1, 8, 8, "bert", role=32, role_layers=1, role_heads=2)
    reader = RoleReader(shape, 0.0)
    start = shallow_roles.cost(reader, held).item()
    shallow_roles.taught(reader, held, course, tmp_path)
    learnt = shallow_roles.cost(reader, held).item()
    assert learnt < 0.7 * start
    other = shallow_roles.taught(RoleReader(shape, 0.0), held, course, tmp_path)
    assert shallow_roles.cost(other, held).item() == pytest.approx(learnt, abs=1e-5)


def test_an_exported_mention_reader_is_read_back(model: Model, tmp_path: Path) -> None:
    torch.manual_seed(5)
    reader = MentionReader(MentionShape(layers=1)).eval()
    folder = tmp_path / "model"
    shutil.copytree(HOME, folder)
    export(reader, folder, least=0.5, considered=0.2)
    again = shipped_mentions(folder, reader.shape).eval()
    ends = torch.from_numpy(FIRST_ROWS) + torch.tensor(COLUMNS) - 1
    alike = torch.stack([torch.from_numpy(FIRST_ROWS), ends, (torch.from_numpy(FIRST_ROWS) + ends) // 2])
    vectors, later, earlier = torch.randn(3, 96).tanh(), torch.tensor([1, 2, 2]), torch.tensor([0, 0, 1])
    fits = [one.links(vectors, later, earlier, alike) for one in (reader, again)]
    assert torch.allclose(*fits, atol=1e-5)
    words, there = torch.randn(1, 7, 3 * 384), torch.ones(1, 7, dtype=torch.bool)
    scores = [one.spans(one(words, there)).flatten().detach().numpy() for one in (reader, again)]
    assert np.corrcoef(*scores)[0, 1] > 0.99  # but for the rounding to int8
    with pytest.raises(ValueError, match="a weight of shape"):
        shipped_mentions(folder, MentionShape(layers=1, within=64))


def told_by(model: Model, folder: Path) -> tuple[Told, Told]:
    (words,) = read_words(model, [DOCUMENT], folder / "words.pt")
    question = asked(QUESTION, words)
    assert question is not None
    return told(DOCUMENT, words), question


def test_what_is_annotated_counts_half_beside_the_reader_before(
    model: Model, before: MentionReader, tmp_path: Path
) -> None:
    document, _ = told_by(model, tmp_path)
    (marked,) = shallow_mentions.lessons(before, [document], marked=True)
    (bare,) = shallow_mentions.lessons(before, [replace(document, spans=[], entities=[])], marked=False)
    soft = dict(zip(bare.seen.spans, bare.seen.shares, strict=True))
    both = dict(zip(marked.seen.spans, marked.seen.shares, strict=True))
    assert set(document.spans) <= set(both)
    for span, share in both.items():
        assert share == pytest.approx((soft.get(span, 0.0) + (span in document.spans)) / 2, abs=0.02)
    assert marked.linked.entities == document.entities
    assert torch.allclose(marked.soft.sum(1), torch.ones(len(document.spans)))


def test_a_mention_reader_learns(model: Model, before: MentionReader, tmp_path: Path) -> None:
    document, question = told_by(model, tmp_path)
    own = shallow_mentions.lessons(before, [document], marked=True)
    texts = shallow_mentions.Texts(own, own * 2, own * 2, [document], [question], [], [])
    course = shallow_mentions.Course(epochs=15, news=1, texts=1, guessed_texts=1, novels=1.0, rate=5e-3)
    reader = begun(before, MentionReader(replace(SMALL, layers=1), 0.0))
    reader.level(document.words.vectors.float())
    start = shallow_mentions.cost(reader, own, [question], document, course).item()
    shallow_mentions.taught(reader, texts, course, tmp_path / "learnt")
    assert shallow_mentions.cost(reader, own, [question], document, course).item() < 0.85 * start
