"""Attention as it is learned with: within blocks of a window, and quickly on a processor."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from reportedly.attribute.features import BLOCK

FAR = -1e4  # added to the score of a place that isn't there
MANY = 200  # places from which on all the scores at once take longer than going through them twice


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks that a batch of windows is cut into, N in all, of up to S places each: ``at`` (N, S), the
    place in the flattened batch; ``there`` (N, S), is there one; ``back`` (B * T,), where each place went."""

    at: Tensor
    there: Tensor
    back: Tensor

    def parted(self, x: Tensor) -> Tensor:
        """(B, T, H) as (N, S, H)."""
        return x.flatten(0, 1)[self.at]

    def joined(self, x: Tensor, length: int) -> Tensor:
        """(N, S, H) as (B, T, H) again, T ``length``; padding gets what the first place of all has."""
        return x.flatten(0, 1)[self.back].unflatten(0, (-1, length))


def blocks_of(mask: Tensor) -> Blocks:
    """The blocks of windows, whose ``mask`` (B, T) is True where there is a word piece: a window has as few
    as can be, all of one size, as the exported graph has it (its length is a multiple of how many)."""
    where, (batch, length) = mask.device, mask.shape
    lengths = mask.sum(1)
    count = -(-lengths // BLOCK)
    size = lengths // count
    number = torch.arange(int(count.max()), device=where)[None, :, None]
    step = torch.arange(int(size.max()), device=where)[None, None]
    there = (number < count[:, None, None]) & (step < size[:, None, None])
    first = torch.arange(batch, device=where)[:, None, None] * length
    at = (number * size[:, None, None] + step).clamp(max=length - 1) + first
    some = there.any(2)
    at, there = at[some], there[some]
    back = torch.zeros(batch * length, dtype=torch.long, device=where)
    back[at[there]] = torch.arange(there.numel(), device=where).view(there.shape)[there]
    return Blocks(at, there, back)


def added_to_scores(there: Tensor, like: Tensor) -> Tensor:
    """(B, 1, 1, T) of the kind of ``like``: 0 where ``there`` (B, T) is a place, very little elsewhere."""
    return like.new_zeros(there.shape).masked_fill(~there, FAR)[:, None, None, :]


def attended(query: Tensor, key: Tensor, value: Tensor, bias: Tensor) -> Tensor:
    """Scaled dot product attention (Vaswani et al. 2017) with a ``bias`` added to scores; the others are all
    (B, heads, T, width).

    On a processor the gradient of torch's own in bfloat16 takes up to seven times as long as in float32, or
    as that of plain products in bfloat16, which are quickest where few places attend to one another.
    """
    learns = torch.is_grad_enabled() and query.requires_grad
    if query.device.type != "cpu" or query.dtype != torch.bfloat16 or not learns:
        return F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
    with torch.autocast("cpu", enabled=False):
        if query.shape[2] > MANY and query.shape[3] < 64:
            full = (x.float() for x in (query, key, value))
            return F.scaled_dot_product_attention(*full, attn_mask=bias.float()).to(query.dtype)
        scores = query * query.shape[-1] ** -0.5 @ key.transpose(-1, -2) + bias
        return scores.softmax(-1) @ value
