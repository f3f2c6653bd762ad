"""Weights are rounded to what int8 holds with as little change to what a layer gives as can be."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from tokenizers import Tokenizer  # noqa: E402

from reportedly.attribute.features import Encoder  # noqa: E402
from reportedly.attribute.model import HOME  # noqa: E402
from training.dataset import Example, examples  # noqa: E402
from training.export import LARGEST  # noqa: E402
from training.layers import Words  # noqa: E402
from training.mention_data import guessed  # noqa: E402
from training.mention_model import MentionReader, MentionShape  # noqa: E402
from training.model import AttributionModel, Shape  # noqa: E402
from training.rounding import round_attributions, round_mentions, rounded  # noqa: E402

TEXT = "Ana Roth met Ilir Dosti. She said that he was late."


def nearest(weight: torch.Tensor) -> torch.Tensor:
    scale = weight.abs().amax(0) / LARGEST
    return (weight / scale).round() * scale


@pytest.fixture
def windows() -> list[Example]:
    encoder = Encoder(Tokenizer.from_file(str(HOME / "tokenizer.json")))
    return examples({"id": "x", "text": TEXT, "attributions": []}, encoder)


def test_what_a_layer_gives_changes_less_than_by_rounding_to_the_nearest() -> None:
    torch.manual_seed(3)
    weight = torch.randn(48, 20)
    x = torch.randn(400, 6) @ torch.randn(6, 48) + 0.1 * torch.randn(400, 48)  # inputs that go together
    out = rounded(weight, x.T @ x)
    lost = [((x @ made - x @ weight) ** 2).sum() for made in (out, nearest(weight))]
    assert lost[0] < lost[1] / 2


def test_rounded_weights_are_rounded_no_further_by_the_export() -> None:
    torch.manual_seed(3)
    weight = torch.randn(32, 12)
    x = torch.randn(200, 32)
    out = rounded(weight, x.T @ x)
    assert torch.allclose(nearest(out), out, atol=1e-6)
    assert torch.allclose(out.abs().amax(0), weight.abs().amax(0))
    whole = out / (out.abs().amax(0) / LARGEST)
    assert np.abs(whole.numpy() - whole.round().numpy()).max() < 1e-3


def test_products_of_encoder_and_role_reader_are_rounded_and_nothing_else(windows: list[Example]) -> None:
    torch.manual_seed(4)
    model = AttributionModel(Shape(30522, 32, 2, 2, 64, 512, "bert", role=32))
    with torch.no_grad():
        model.tag.bias.add_(torch.tensor([-9.0, 9.0, 0.0] * 4))  # so that roles are read
    before = {name: weight.clone() for name, weight in model.state_dict().items()}
    round_attributions(model, windows)
    changed = {name for name, weight in model.state_dict().items() if not torch.equal(weight, before[name])}
    assert {"encoder.layers.0.up.weight", "encoder.layers.1.query.weight", "roles.word.weight"} <= changed
    kept = ("norm", "bias", "tag", "roles.label", "encoder.word", "encoder.case", "roles.distance")
    assert not [name for name in changed if any(part in name for part in kept)]


def test_a_mention_reader_is_rounded_by_what_it_reads() -> None:
    torch.manual_seed(4)
    reader = MentionReader(MentionShape(read=96, inner=64))
    words = Words([(0, 3), (4, 8), (9, 12)], [0] * 3, torch.randn(3, 96).half(), [3])
    before = {name: weight.clone() for name, weight in reader.state_dict().items()}
    round_mentions(reader, [guessed("Ana Roth met", [(0, 8, "person")], words)])
    changed = {name for name, weight in reader.state_dict().items() if not torch.equal(weight, before[name])}
    assert "parts.weight" in changed and "layers.0.query.weight" in changed
    assert not [name for name in changed if name.startswith(("links", "edges")) or name.endswith("bias")]
