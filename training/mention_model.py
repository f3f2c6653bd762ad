"""The mention reader: nested mentions of people, places and things, their kinds, and what each goes back to.

It runs on what several layers of the attribution encoder, which stays as it is, make of each word. A mention
is a pair of first and last word (Dozat and Manning 2017); what it goes back to is chosen among the mentions
before it, or nothing (Lee et al., EMNLP 2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from reportedly.attribute.likeness import ROWS
from reportedly.attribute.mentioned import KINDS

from .attention import added_to_scores
from .model import Dropout, Layer


@dataclass(frozen=True, slots=True)
class MentionShape:
    """Sizes: ``read`` numbers come in a word, ``inner`` are worked with, ``edge`` tell a mention's first and
    last word, ``mention`` stand for a mention, ``link`` compare two; ``within`` are inside the layers'
    feed-forward part, twice ``inner`` unless given."""

    read: int = 3 * 384
    inner: int = 384
    layers: int = 2
    edge: int = 96
    mention: int = 96
    link: int = 96
    within: int = 0

    @property
    def heads(self) -> int:
        return self.inner // 64


class MentionReader(nn.Module):
    """Words -> scores of spans, and the parts of which mention vectors are put together."""

    def __init__(self, shape: MentionShape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.dropout = Dropout(dropout)
        self.mean, self.spread = (nn.Buffer(value(shape.read)) for value in (torch.zeros, torch.ones))
        self.word, self.norm = nn.Linear(shape.read, shape.inner), nn.LayerNorm(shape.inner)
        within = shape.within or 2 * shape.inner
        self.layers = nn.ModuleList(
            Layer(shape.inner, shape.heads, within, dropout) for _ in range(shape.layers)
        )
        self.edges = nn.Linear(shape.inner, 2 * (shape.edge + 1))
        nn.init.constant_(self.edges.bias, 0.0)
        nn.init.constant_(self.edges.bias[shape.edge : shape.edge + 1], -4.0)  # few spans are mentions
        size = shape.mention + len(KINDS)
        self.parts = nn.Linear(shape.inner, 3 * size + 1)
        self.links = Linker(shape, dropout)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """``words`` (W, U, read), ``mask`` (W, U) True where there is one. Returns (W, U, inner)."""
        x = self.norm(self.word(self.dropout((words - self.mean) / self.spread)))
        bias = added_to_scores(mask, x)
        for layer in self.layers:
            x = layer(x, bias)
        return self.dropout(x)

    @torch.no_grad()
    def level(self, words: Tensor) -> None:
        """Takes the mean and the spread of each number of ``words`` (N, read) out of all that is read."""
        self.mean.copy_(words.mean(0))
        self.spread.copy_(words.std(0).clamp(min=0.1))  # some tell next to nothing

    @torch.no_grad()
    def settled(self) -> nn.Linear:
        """``word`` for numbers as the encoder gives them."""
        made = nn.Linear(self.shape.read, self.shape.inner)
        made.weight.copy_(self.word.weight / self.spread)
        made.bias.copy_(self.word.bias - made.weight @ self.mean)
        return made

    def spans(self, x: Tensor) -> Tensor:
        """Scores (W, U, U) of the spans from each word to each word."""
        size = self.shape.edge
        first, last = self.edges(x).split([size + 1, size + 1], -1)
        scores = first[..., :size] @ last[..., :size].transpose(1, 2) / size**0.5
        return scores + first[..., size, None] + last[..., None, :, size]

    def mentions(self, x: Tensor, begin: Tensor, end: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors (M, mention) and kinds (M, KINDS) of the mentions [begin, end) of words (N, inner)."""
        size = self.shape.mention + len(KINDS)
        first, last, middle, weight = self.parts(x).split([size, size, size, 1], -1)
        weight = torch.exp(weight.clamp(-8, 8))
        sums = F.pad((torch.cat([middle * weight, weight], -1)).double().cumsum(0), (0, 0, 1, 0))
        total = (sums[end] - sums[begin]).float()
        made = first[begin] + last[end - 1] + total[:, :-1] / total[:, -1:]
        vectors, kinds = made.split([self.shape.mention, len(KINDS)], -1)
        return torch.tanh(vectors), kinds


class Linker(nn.Module):
    """Scores pairs of mentions; 0 is the score of going back to nothing."""

    def __init__(self, shape: MentionShape, dropout: float) -> None:
        super().__init__()
        self.later, self.earlier = (nn.Linear(shape.mention, shape.link) for _ in range(2))
        self.both = nn.Linear(shape.mention, shape.link, bias=False)
        self.alike = nn.Embedding(ROWS, shape.link)
        nn.init.normal_(self.alike.weight, std=0.1)
        self.score = nn.Linear(shape.link, 1)
        self.dropout = Dropout(dropout)

    def forward(self, vectors: Tensor, later: Tensor, earlier: Tensor, alike: Tensor) -> Tensor:
        """``vectors`` (M, mention); ``later``, ``earlier`` (P,); ``alike`` (P, columns). Returns (P,)."""
        x = self.later(vectors)[later] + self.earlier(vectors)[earlier]
        x = x + self.both(vectors[later] * vectors[earlier])
        x = x + F.embedding_bag(alike, self.alike.weight, mode="sum")
        score: Tensor = self.score(self.dropout(F.gelu(x)))
        return score[:, 0]
