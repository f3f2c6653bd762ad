"""Windows attend within blocks as the exported graph has it, and learn as quickly as a processor can."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.attention import added_to_scores, attended, blocks_of  # noqa: E402
from training.export import export  # noqa: E402
from training.model import AttributionModel, Shape  # noqa: E402

LENGTHS = (258, 100, 130)  # three blocks of 86, one of 100, two of 65


@pytest.fixture
def windows() -> dict[str, torch.Tensor]:
    torch.manual_seed(1)
    mask = torch.arange(max(LENGTHS))[None] < torch.tensor(LENGTHS)[:, None]
    numbers = {"pieces": 90, "case": 3, "quote": 2, "place": 2}
    return {name: torch.randint(most, mask.shape) * mask for name, most in numbers.items()} | {"mask": mask}


def model(local: int) -> AttributionModel:
    torch.manual_seed(2)
    return AttributionModel(Shape(90, 32, 3, 2, 64, 512, "bert", role=32, local=local)).eval()


def test_word_pieces_of_a_block_know_nothing_of_the_others(windows: dict[str, torch.Tensor]) -> None:
    reader = model(local=3)
    changed = windows | {"pieces": windows["pieces"].clone()}
    changed["pieces"][0, 90] = (changed["pieces"][0, 90] + 1) % 90  # in the second block of the first window
    with torch.no_grad():
        far = (reader.encoder(**windows) - reader.encoder(**changed)).abs().amax(2)
    assert far[0, :86].max() < 1e-5 < far[0, 86:172].min()
    assert max(far[0, 172:].max(), far[1:].max()) < 1e-5


def test_a_window_is_read_alike_alone_among_others_and_exported(
    windows: dict[str, torch.Tensor], tmp_path: Path
) -> None:
    reader = model(local=2)
    with torch.no_grad():
        together = reader.encoder(**windows)
    export(reader, tmp_path, layers=1)
    exported = onnxruntime.InferenceSession(tmp_path / "encoder.onnx")
    for row, length in enumerate(LENGTHS):
        alone = {name: x[row : row + 1, :length] for name, x in windows.items()}
        with torch.no_grad():
            words = reader.encoder(**alone)[0]
        assert torch.allclose(words, together[row, :length], atol=1e-5)
        inputs = {name: x.numpy() for name, x in alone.items() if name != "mask"}
        found = exported.run(["words"], inputs | {"first": np.arange(length)})[0][0]
        assert np.corrcoef(found.ravel(), words.numpy().ravel())[0, 1] > 0.999


@pytest.mark.parametrize(("places", "width"), [(40, 32), (220, 32), (220, 64)])
def test_half_precision_learns_what_full_precision_learns(places: int, width: int) -> None:
    torch.manual_seed(3)
    bias = added_to_scores(torch.arange(places)[None] < torch.tensor([[places], [places - 9]]), torch.ones(1))
    parts = [torch.randn(2, 2, places, width) for _ in range(3)]
    wanted = torch.randn(2, 2, places, width)
    learned = []
    for kind in (torch.float32, torch.bfloat16):
        full = [part.clone().requires_grad_() for part in parts]
        made = attended(*(part.to(kind) for part in full), bias.to(kind))
        (made * wanted).sum().backward()
        learned.append([made.float(), *(part.grad for part in full)])
    for exact, near in zip(*learned, strict=True):
        assert torch.corrcoef(torch.stack([exact.flatten(), near.flatten()]))[0, 1] > 0.999


def test_places_of_padding_are_in_no_block(windows: dict[str, torch.Tensor]) -> None:
    blocks = blocks_of(windows["mask"])
    assert blocks.there.sum(1).tolist() == [86, 86, 86, 100, 65, 65]
    x = torch.arange(windows["mask"].numel(), dtype=torch.float).view(*windows["mask"].shape, 1)
    again = blocks.joined(blocks.parted(x), x.shape[1])
    assert torch.equal(again[windows["mask"]], x[windows["mask"]])
