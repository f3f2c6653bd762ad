"""A mention reader of one layer learns to make of words what the one before it made of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from reportedly.attribute.model import HOME  # noqa: E402
from training import shallow_mentions  # noqa: E402
from training.mention_model import MentionReader, MentionShape  # noqa: E402

TEXT = "Ana Roth met Ilir Dosti on the quay. She said that he was late. "
DEEP = MentionShape(inner=64, edge=8, mention=8, link=8)
COURSE = shallow_mentions.Course(epochs=60, rate=2e-3)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    if not (HOME / "model.json").exists():
        pytest.skip("no model file")
    files = {"raw/news": TEXT * 20, "gap/train": TEXT, "gum/train": TEXT * 2, "litbank/train": TEXT * 12}
    for name, text in files.items():
        path = tmp_path / "data" / f"{name}.jsonl"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({"text": text}) + "\n", encoding="utf8")
    return tmp_path / "data"


def test_it_learns_from_all_texts_and_goes_on_where_it_stopped(data: Path, tmp_path: Path) -> None:
    torch.manual_seed(1)
    before = MentionReader(DEEP, 0.0)
    held = shallow_mentions.windows(before, HOME, HOME, data, tmp_path / "work")
    assert len(held) >= 4 and all(len(w.words) == len(w.made) for w in held)
    start = shallow_mentions.begun(before)
    lost = shallow_mentions.cost(start, held).item()
    heads = {name: w.clone() for name, w in start.state_dict().items() if name.startswith("parts")}
    shallow_mentions.taught(start, held, COURSE, tmp_path / "kept")
    learnt = shallow_mentions.cost(start, held).item()
    assert learnt < 0.6 * lost
    assert all(torch.equal(start.state_dict()[name], w) for name, w in heads.items())
    other = shallow_mentions.taught(shallow_mentions.begun(before), held, COURSE, tmp_path / "kept")
    assert shallow_mentions.cost(other, held).item() == pytest.approx(learnt, abs=1e-5)
