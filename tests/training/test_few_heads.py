"""An encoder with fewer heads learns from the one before to read as that does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from reportedly.attribute.features import Encoded  # noqa: E402
from reportedly.attribute.model import HOME, Model  # noqa: E402
from training import calibrate, few_heads  # noqa: E402
from training.export_mentions import BELOW, add_below  # noqa: E402
from training.layers import windows_of  # noqa: E402
from training.mention_model import MentionReader  # noqa: E402
from training.model import Shape  # noqa: E402
from training.shallow import MENTIONS  # noqa: E402
from training.shipped import shipped_mentions  # noqa: E402

TEXTS = (
    "Ana Roth met Ilir Dosti on the quay. She said that he was late.",
    "“The bridge is safe,” the mayor told reporters on Monday.\nA union denied it.",
)


@pytest.fixture(scope="module")
def model() -> Model:
    if not (HOME / "model.json").exists():
        pytest.skip("no model file")
    return Model(HOME)


@pytest.fixture(scope="module")
def shape(model: Model) -> Shape:
    nodes = onnx.load(HOME / "encoder.onnx").graph.node
    layers = (sum(node.op_type == "LayerNormalization" for node in nodes) - 1) // 2
    (heads,) = {a.i for node in nodes for a in node.attribute if a.name == "num_heads"}
    vocabulary = model.encoder._tokenizer.get_vocab_size()
    return Shape(vocabulary, 384, layers, heads, 1024, 512, "bert", role_layers=1, width=32 * heads)


@pytest.fixture(scope="module")
def reader() -> MentionReader:
    return shipped_mentions(HOME, MENTIONS)


def read(model: Model) -> Iterator[Encoded]:
    for text in TEXTS:
        yield from windows_of(text, model.encoder)


def test_windows_are_as_the_encoder_before_reads_them(model: Model) -> None:
    for window, encoded in zip(few_heads.windows(HOME, read(model)), read(model), strict=True):
        words, _, below = model.read_deep(encoded)
        assert np.allclose(window.words.numpy(), words, atol=2e-2)
        assert below is not None
        lower = [layer[window.first.long()].numpy() for layer in window.below]
        assert len(lower) == len(BELOW) and np.allclose(np.concatenate(lower, 1), below, atol=5e-2)


def test_half_the_heads_learn_to_do_for_all_and_go_on_where_they_stopped(
    model: Model, shape: Shape, reader: MentionReader, tmp_path: Path
) -> None:
    held = few_heads.windows(HOME, read(model))
    course = few_heads.Course(heads=shape.heads // 2, parts=1, epochs=12, rate=3e-4)
    begun = few_heads.begun(HOME, shape, held, course)
    assert all(layer.heads == shape.heads // 2 for layer in begun.encoder.layers)
    start = few_heads.cost(begun, reader, held, course).item()
    few_heads.taught(begun, reader, held, course, tmp_path)
    learnt = few_heads.cost(begun, reader, held, course).item()
    assert learnt < 0.8 * start
    other = few_heads.begun(HOME, shape, held, course)
    other = few_heads.taught(other, reader, held, course, tmp_path)
    assert few_heads.cost(other, reader, held, course).item() == pytest.approx(learnt, abs=1e-4)


def test_a_model_with_fewer_heads_reads(
    model: Model, shape: Shape, reader: MentionReader, tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(HOME, folder)
    course = few_heads.Course(heads=1, parts=1, epochs=1)
    few_heads.fewer(folder, shape, reader, read(model), course, tmp_path / "work")
    calibrate.begin(folder, "few")
    add_below(folder)
    calibrate.begin(folder, "few")
    (encoded, *_) = read(model)
    words, tags, below = Model(folder).read_deep(encoded)
    assert words.shape == (len(encoded.units), 384) and tags.shape == (len(encoded.units), 6)
    assert below is not None and below.shape == (len(encoded.units), 384 * len(BELOW))
    assert (folder / "encoder.onnx").stat().st_size < (HOME / "encoder.onnx").stat().st_size
