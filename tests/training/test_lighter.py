"""An encoder with less of what matters least learns from the one before to read as that does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from reportedly.attribute.model import HOME, Model  # noqa: E402
from training import calibrate, lighter  # noqa: E402
from training.dataset import Example, bare  # noqa: E402
from training.export_mentions import BELOW, add_below  # noqa: E402
from training.layers import windows_of  # noqa: E402
from training.lighter_windows import windows  # noqa: E402
from training.mention_model import MentionReader  # noqa: E402
from training.model import Shape  # noqa: E402
from training.shallow import MENTIONS  # noqa: E402
from training.shipped import shipped_mentions, sizes  # noqa: E402

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
    each = sizes(HOME)
    vocabulary = model.encoder._tokenizer.get_vocab_size()
    return Shape(vocabulary, 384, len(each), 8, 1024, 512, "bert", role_layers=1, width=256, sizes=each)


@pytest.fixture(scope="module")
def halves(shape: Shape) -> tuple[tuple[int, int], ...]:
    return tuple((max(1, heads // 2), inner // 2) for heads, inner in shape.sizes)


@pytest.fixture(scope="module")
def reader() -> MentionReader:
    return shipped_mentions(HOME, MENTIONS)


def read(model: Model) -> Iterator[Example]:
    for text in TEXTS:
        yield from map(bare, windows_of(text, model.encoder))


def test_windows_are_as_the_encoder_before_reads_them(model: Model) -> None:
    for window, example in zip(windows(HOME, read(model)), read(model), strict=True):
        words, _, below = model.read_deep(example.encoded)
        assert np.allclose(window.words.numpy(), words, atol=2e-2)
        assert below is not None
        lower = [layer[window.first.long()].numpy() for layer in window.below]
        assert len(lower) == len(BELOW) and np.allclose(np.concatenate(lower, 1), below, atol=5e-2)


def test_a_lighter_model_reads(
    model: Model,
    shape: Shape,
    reader: MentionReader,
    halves: tuple[tuple[int, int], ...],
    tmp_path: Path,
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(HOME, folder)
    courses = [
        lighter.Course(parts=1, epochs=1),
        lighter.Course(parts=1, epochs=2, mentions=1.0, roles=0.1, seed=2),
    ]
    lighter.lighter(folder, shape, reader, read(model), halves, courses, tmp_path / "work")
    assert sizes(folder) == halves
    calibrate.begin(folder, "light")
    add_below(folder)
    calibrate.begin(folder, "light")
    encoded = next(read(model)).encoded
    words, tags, below = Model(folder).read_deep(encoded)
    assert words.shape == (len(encoded.units), 384) and tags.shape == (len(encoded.units), 6)
    assert below is not None and below.shape == (len(encoded.units), 384 * len(BELOW))
    assert (folder / "encoder.onnx").stat().st_size < (HOME / "encoder.onnx").stat().st_size
