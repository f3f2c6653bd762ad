"""One layer in the place of an encoder's upper ones learns from the encoder before."""

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
from training import calibrate, shallow_encoder  # noqa: E402
from training.layers import windows_of  # noqa: E402
from training.model import Shape  # noqa: E402
from training.shipped import shipped  # noqa: E402

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
    vocabulary = model.encoder._tokenizer.get_vocab_size()
    return Shape(vocabulary, 384, layers, 8, 1024, 512, "bert", role_layers=1, width=256)


def read(model: Model) -> Iterator[Encoded]:
    for text in TEXTS:
        yield from windows_of(text, model.encoder)


def test_the_last_layer_above_all_others_makes_what_it_made(model: Model, shape: Shape) -> None:
    held = shallow_encoder.windows(HOME, read(model), shape.layers - 1)
    top = shallow_encoder.Top(shipped(HOME, shape))
    for window, encoded in zip(held, read(model), strict=True):
        words, _ = model.read(encoded)
        assert np.allclose(window.words.numpy(), words, atol=2e-2)
        there = torch.ones(1, len(window.below), dtype=torch.bool)
        made = top(window.below.float()[None], there, window.first[None])[0]
        assert torch.nn.functional.mse_loss(made, torch.from_numpy(words)).item() < 0.01


def test_one_layer_learns_to_do_for_three_and_goes_on_where_it_stopped(
    model: Model, shape: Shape, tmp_path: Path
) -> None:
    held = shallow_encoder.windows(HOME, read(model), shape.layers - 3)
    course = shallow_encoder.Course(epochs=15, rate=2e-3)
    top = shallow_encoder.Top(shipped(HOME, shape))
    start = shallow_encoder.cost(top, held, course.tags).item()
    shallow_encoder.taught(top, held, course, tmp_path)
    learnt = shallow_encoder.cost(top, held, course.tags).item()
    assert learnt < 0.7 * start
    other = shallow_encoder.taught(shallow_encoder.Top(shipped(HOME, shape)), held, course, tmp_path)
    assert shallow_encoder.cost(other, held, course.tags).item() == pytest.approx(learnt, abs=1e-5)


def test_a_model_with_fewer_layers_reads(model: Model, shape: Shape, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(HOME, folder)
    course = shallow_encoder.Course(kept=1, epochs=1)
    shallow_encoder.shallower(folder, shape, read(model), course, tmp_path / "work")
    calibrate.begin(folder, "shallow")
    (encoded, *_) = read(model)
    words, tags = Model(folder).read(encoded)
    assert words.shape == (len(encoded.units), 384) and tags.shape == (len(encoded.units), 6)
    assert (folder / "encoder.onnx").stat().st_size < (HOME / "encoder.onnx").stat().st_size
