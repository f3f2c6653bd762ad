"""What goes from a layer are the inputs that others can stand in for, which then do."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from training.narrow import thinned  # noqa: E402

ROWS = 500


def moments(x: torch.Tensor) -> torch.Tensor:
    x = torch.cat([x, torch.ones(len(x), 1)], 1).double()
    return x.T @ x / len(x)


def test_inputs_that_others_tell_go_without_a_loss() -> None:
    torch.manual_seed(1)
    own = torch.randn(ROWS, 3)
    told = torch.stack([own[:, 0] + 2 * own[:, 1], torch.full((ROWS,), 4.0), own[:, 2] - 1], 1)
    x = torch.cat([own, told], 1)
    part = torch.nn.Linear(6, 5)
    made, kept = thinned(part, moments(x), torch.arange(6)[:, None], 3)
    assert made.in_features == 3 and len(kept) == 3 and 4 not in kept
    assert torch.allclose(made(x[:, kept]), part(x), atol=1e-2)


def test_what_goes_costs_least_and_the_rest_is_fitted_to_what_was() -> None:
    torch.manual_seed(2)
    x = torch.randn(ROWS, 8) @ torch.randn(8, 8)
    part = torch.nn.Linear(8, 4)
    wanted = part(x).detach()

    def lost(made: torch.nn.Linear, kept: torch.Tensor) -> float:
        return float((made(x[:, kept]) - wanted).square().mean().detach())

    made, kept = thinned(part, moments(x), torch.arange(8)[:, None], 7)
    costs = {}
    for gone in range(8):
        rest = torch.tensor([k for k in range(8) if k != gone])
        inputs = torch.cat([x[:, rest], torch.ones(ROWS, 1)], 1)
        best = torch.linalg.lstsq(inputs, wanted).solution
        costs[gone] = float((inputs @ best - wanted).square().mean())
    (gone,) = set(range(8)) - set(kept.tolist())
    assert gone == min(costs, key=lambda k: costs[k])
    assert lost(made, kept) == pytest.approx(costs[gone], rel=1e-2)


def test_groups_go_whole() -> None:
    torch.manual_seed(3)
    one, other = torch.randn(ROWS, 4), torch.randn(ROWS, 4)
    x = torch.cat([one, other, 2 * one.flip(1)], 1)  # the third group says what the first does
    part = torch.nn.Linear(12, 6)
    made, kept = thinned(part, moments(x), torch.arange(12).view(3, 4), 2)
    assert kept.tolist() in ([0, 1, 2, 3, 4, 5, 6, 7], [4, 5, 6, 7, 8, 9, 10, 11])
    assert torch.allclose(made(x[:, kept]), part(x), atol=1e-2)
