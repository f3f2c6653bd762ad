"""An exported mention reader that is read back reads as it did."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from reportedly.attribute import likeness
from reportedly.attribute.model import HOME, Model
from training.export_mentions import export
from training.layers import windows_of
from training.mention_model import MentionShape
from training.shipped import shipped_mentions

SHAPE = MentionShape(within=512)
TEXT = "Ana Roth met Ilir Dosti on the quay. She said that he was late."


@pytest.fixture(scope="module")
def model() -> Model:
    if not (HOME / "model.json").exists():
        pytest.skip("no model file")
    return Model(HOME)


def test_it_is_read_back_from_its_graphs(model: Model, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(HOME, folder)
    export(shipped_mentions(HOME, SHAPE), folder, least=0.5, considered=0.2)
    (encoded,) = windows_of(TEXT, model.encoder)
    words, _, below = model.read_deep(encoded)
    again = Model(folder).mentions
    assert model.mentions is not None and again is not None and below is not None
    for own, theirs in zip(again.window(words, below), model.mentions.window(words, below), strict=True):
        assert np.allclose(own, theirs, atol=1e-2)
    vectors = np.tanh(words[:6, :96])
    later, earlier = np.array([1, 2, 5]), np.array([0, 0, 3])
    rows = [first + size - 1 for first, size in zip(likeness.FIRST_ROWS, likeness.COLUMNS, strict=True)]
    pairs = (vectors, later, earlier, np.array([rows] * 3))
    assert np.allclose(again.links(*pairs), model.mentions.links(*pairs), atol=1e-3)


def test_a_reader_of_another_shape_is_refused() -> None:
    if not (HOME / "model.json").exists():
        pytest.skip("no model file")
    with pytest.raises(ValueError, match="is wanted"):
        shipped_mentions(HOME, MentionShape(within=768))
