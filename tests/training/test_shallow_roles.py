"""A role reader of one layer learns from the one before it, and from what is annotated."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from reportedly.attribute.model import HOME, Model  # noqa: E402
from training import shallow_roles as shallow  # noqa: E402
from training.model import RoleReader, Shape, take_over  # noqa: E402

TEXT = "Ana Roth met Ilir Dosti on the quay. She said that he was late."


def at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


MARKS = [{"source": [at("She")], "cue": [at("said")], "content": [[*at("that he was late")]]}]
ARTICLE = {"id": "a", "text": TEXT, "attributions": MARKS}


@pytest.fixture(scope="module")
def model() -> Model:
    if not (HOME / "model.json").exists():
        pytest.skip("no model file")
    return Model(HOME)


def test_a_shallow_reader_begins_as_the_first_layer_of_the_one_before() -> None:
    deep, flat = (RoleReader(Shape(8, 16, 1, 1, 8, 8, "bert", role=8, role_layers=n)) for n in (2, 1))
    take_over(flat, deep)
    theirs, made = deep.state_dict(), flat.state_dict()
    assert all(torch.equal(value, theirs[name]) for name, value in made.items())
    assert any(name.startswith("layers.0.") for name in made) and any("layers.1." in name for name in theirs)


def test_a_cue_that_nobody_annotated_is_told_by_the_reader_before_alone(model: Model) -> None:
    course = shallow.Course(grafted=0, seed=0)
    known, bare = shallow.windows(model, [ARTICLE], [{"text": TEXT}], course)
    ((cue, around, both),) = known.example.cues
    ((other, also, soft),) = bare.example.cues
    assert (cue, around) == (other, also)
    hard = 2 * both - soft
    assert np.allclose(hard.max(1), 1, atol=1e-5)
    labels = hard.argmax(1).tolist()
    assert labels.count(1) == labels.count(3) == 1 and labels.count(4) == 3  # She; that he was late


def test_a_role_reader_learns_and_goes_on_where_it_stopped(model: Model, tmp_path: Path) -> None:
    course = shallow.Course(epochs=12, rate=5e-3, grafted=0, seed=0)
    held = shallow.windows(model, [ARTICLE], [], course)
    torch.manual_seed(2)
    shape = Shape(8, 384, 1, 1, 8, 8, "bert", role=32, role_layers=1, role_heads=2)
    reader = RoleReader(shape, 0.0)
    start = shallow.cost(reader, held).item()
    shallow.taught(reader, held, course, tmp_path)
    learnt = shallow.cost(reader, held).item()
    assert learnt < 0.7 * start
    other = shallow.taught(RoleReader(shape, 0.0), held, course, tmp_path)
    assert shallow.cost(other, held).item() == pytest.approx(learnt, abs=1e-5)
