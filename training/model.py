"""The attribution model: an encoder, tags for cues, and a role reader that is run once a cue.

The tags say where cues are, in two layers: outermost attributions and nested ones. For each cue the role
reader labels the words of its paragraph as source or content of that cue, so that a link can't go wrong
without a label going wrong (cf. predicate-wise semantic role labelling, He et al., ACL 2017).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from reportedly.attribute.features import CASES, PLACES, QUOTE_STATES

from .attention import Blocks, added_to_scores, attended, blocks_of

TAGS = 12  # BIO for: outer cue, nested cue, any source, any content (the last two help training only)
ROLES = 5  # O, B-source, I-source, B-content, I-content
DISTANCES = 31

COMMON = {"intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "norm2"}
BERT = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm1",
}
MPNET = {
    "attention.attn.q": "query",
    "attention.attn.k": "key",
    "attention.attn.v": "value",
    "attention.attn.o": "out",
    "attention.LayerNorm": "norm1",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of an encoder and of the role reader on it.

    ``local``: in so many layers at the bottom word pieces attend to those of their own block only.
    ``frozen``: so many layers at the bottom stay as they were pretrained; what is known of a word's case,
    quotation and place comes in above them.
    ``width``: of what comes of all heads together; as ``hidden`` unless given.
    """

    vocab: int
    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    kind: str
    role: int = 256
    role_layers: int = 2
    role_heads: int = 4
    local: int = 0
    frozen: int = 0
    width: int = 0


class Dropout(nn.Module):
    """Dropout whose masks are slices, at random places, of one long random mask.

    Drawing random numbers took a quarter of a training step on two cores; this takes next to none.
    """

    size = 1 << 23
    pools: ClassVar[dict[tuple[float, torch.dtype], Tensor]] = {}

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        if x.is_cuda:
            return F.dropout(x, self.share)
        key, count = (self.share, x.dtype), x.numel()
        if key not in self.pools:
            self.pools[key] = ((torch.rand(self.size) >= self.share) / (1 - self.share)).to(x.dtype)
        if count >= self.size:
            return F.dropout(x, self.share)
        at = int(torch.randint(self.size - count, ()).item())
        return x * self.pools[key][at : at + count].view(x.shape)


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT (Devlin et al. 2019)."""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: float, width: int = 0) -> None:
        super().__init__()
        width = width or hidden
        self.heads, self.dropout = heads, Dropout(dropout)
        self.query, self.key, self.value = (nn.Linear(hidden, width) for _ in range(3))
        self.out, self.norm1 = nn.Linear(width, hidden), nn.LayerNorm(hidden, eps=1e-12)
        self.up, self.down, self.norm2 = (
            nn.Linear(hidden, inner),
            nn.Linear(inner, hidden),
            nn.LayerNorm(hidden, eps=1e-12),
        )

    def forward(self, x: Tensor, bias: Tensor, blocks: Blocks | None = None) -> Tensor:
        """``x`` (B, T, hidden); ``bias`` (B, 1, 1 or T, T), or of each of the ``blocks`` (N, 1, 1, S)."""
        maps = [part(x) for part in (self.query, self.key, self.value)]
        if blocks:
            maps = [blocks.parted(y) for y in maps]
        query, key, value = (y.unflatten(-1, (self.heads, -1)).transpose(1, 2) for y in maps)
        mixed = attended(query, key, value, bias.to(query.dtype)).transpose(1, 2).flatten(2)
        mixed = self.out(blocks.joined(mixed, x.shape[1]) if blocks else mixed)
        x = self.norm1(x + self.dropout(mixed))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT or MPNet (Song et al. 2020), with added embeddings for case, quotation and place."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape, self.dropout = shape, Dropout(dropout)
        self.word = nn.Embedding(shape.vocab, shape.hidden)
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.case, self.quote, self.place = (
            nn.Embedding(n, shape.hidden) for n in (CASES, QUOTE_STATES, PLACES)
        )
        for added in (self.case, self.quote, self.place):
            nn.init.normal_(added.weight, std=0.005)
        self.layers = nn.ModuleList(
            Layer(shape.hidden, shape.heads, shape.inner, dropout, shape.width) for _ in range(shape.layers)
        )
        self.relative = nn.Embedding(32, shape.heads) if shape.kind == "mpnet" else None

    def forward(
        self,
        pieces: Tensor,
        case: Tensor,
        quote: Tensor,
        place: Tensor,
        mask: Tensor,
    ) -> Tensor:
        """All (B, T); ``mask`` is True where there is a piece. Returns (B, T, hidden)."""
        windows = {"pieces": pieces, "case": case, "quote": quote, "place": place, "mask": mask}
        return self.several(windows, (self.shape.layers,))[0]

    def several(self, batch: dict[str, Tensor], layers: Sequence[int]) -> list[Tensor]:
        """What each of these layers, counted from 1 and none of them ``frozen``, makes of a batch of windows:
        (B, T, hidden) each."""
        added, done = self._added(batch["case"], batch["quote"], batch["place"]), self.shape.frozen
        embedded = self._embedded(batch["pieces"])
        if done:
            with torch.no_grad():
                x = self._through(range(done), self.norm(embedded), batch["mask"])
            x = self.dropout(x + added)
        else:
            x = self.dropout(self.norm(embedded + added))
        made = []
        for layer in layers:
            x, done = self._through(range(done, layer), x, batch["mask"]), layer
            made.append(x)
        return made

    def _added(self, case: Tensor, quote: Tensor, place: Tensor) -> Tensor:
        added: Tensor = self.case(case) + self.quote(quote) + self.place(place)
        return added

    def _embedded(self, pieces: Tensor) -> Tensor:
        first = 2 if self.relative is not None else 0
        at = torch.arange(pieces.shape[1], device=pieces.device) + first
        embedded: Tensor = self.word(pieces) + self.position(at)[None]
        return embedded

    def _through(self, layers: Iterable[int], x: Tensor, mask: Tensor) -> Tensor:
        where = x.device
        kind = torch.get_autocast_dtype(where.type) if torch.is_autocast_enabled(where.type) else x.dtype
        bias = added_to_scores(mask, x)
        if self.relative is not None:
            at = torch.arange(mask.shape[1], device=where)
            bias = bias + self.relative(_buckets(at[None, :] - at[:, None])).permute(2, 0, 1)[None].detach()
        bias = bias.to(kind)
        blocks = blocks_of(mask) if self.shape.local else None
        near = added_to_scores(blocks.there, x).to(kind) if blocks else bias
        for i in layers:
            x = self.layers[i](x, near, blocks) if i < self.shape.local else self.layers[i](x, bias)
        return x


def _buckets(relative: Tensor, buckets: int = 32, furthest: int = 128) -> Tensor:
    """T5's relative position buckets, as MPNet uses them (Raffel et al. 2020)."""
    n = -relative
    half = buckets // 2
    side = (n < 0).long() * half
    n = n.abs()
    exact = half // 2
    far = (
        exact
        + (torch.log(n.float().clamp(min=1) / exact) / math.log(furthest / exact) * (half - exact)).long()
    )
    return side + torch.where(n < exact, n, far.clamp(max=half - 1))


class RoleReader(nn.Module):
    """Labels the words of a cue's paragraph: source of this cue, content of this cue, or neither."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.cue = nn.Linear(shape.hidden, shape.role), nn.Linear(shape.hidden, shape.role)
        self.distance, self.norm = nn.Embedding(DISTANCES, shape.role), nn.LayerNorm(shape.role)
        self.layers = nn.ModuleList(
            Layer(shape.role, shape.role_heads, 2 * shape.role, dropout) for _ in range(shape.role_layers)
        )
        self.label = nn.Linear(shape.role, ROLES)

    def forward(self, words: Tensor, cue: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        """``words`` (C, L, hidden), ``cue`` (C, L) 1 on the cue's words, ``distance`` (C, L) buckets,
        ``mask`` (C, L) True where there is a word. Returns (C, L, ROLES)."""
        weight = cue / cue.sum(1, keepdim=True)
        about = torch.einsum("cl,clh->ch", weight, words)
        x = self.norm(self.word(words) + self.cue(about)[:, None] + self.distance(distance))
        bias = added_to_scores(mask, x)
        for layer in self.layers:
            x = layer(x, bias)
        labels: Tensor = self.label(x)
        return labels


class AttributionModel(nn.Module):
    """Encoder, tags and role reader."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape, dropout)
        self.tag = nn.Linear(shape.hidden, TAGS)
        self.dropout = Dropout(dropout)
        self.roles = RoleReader(shape, dropout)

    def encode(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Words (B, U, hidden) and their tags (B, U, TAGS)."""
        inputs = (batch[name] for name in ("pieces", "case", "quote", "place", "mask"))
        x = self.encoder(*inputs)
        words = torch.gather(x, 1, batch["first"][..., None].expand(-1, -1, x.shape[-1]))
        return words, self.tag(self.dropout(words))

    def read_roles(self, words: Tensor, cues: dict[str, Tensor]) -> Tensor:
        """Role labels (C, L, ROLES) for one group of cues; ``at`` indexes the flattened (B * U) words."""
        flat = words.reshape(-1, words.shape[-1])
        labels: Tensor = self.roles(flat[cues["at"]], cues["cue"], cues["distance"], cues["mask"])
        return labels


def take_over(model: nn.Module, before: nn.Module) -> None:
    """Gives ``model`` the weights of the one before that have a name and a shape of its own."""
    mine = model.state_dict()
    alike = {n: v for n, v in before.state_dict().items() if n in mine and v.shape == mine[n].shape}
    model.load_state_dict(mine | alike)


def half_precision(device: str = "cpu", kind: str = "bert") -> AbstractContextManager[object]:
    """bfloat16 where the processor multiplies it quickly; elsewhere it is fifty times slower than float32. On
    a graphics card ("cuda") for teachers (``kind`` "mpnet") alone: a student is small enough without."""
    quick = kind == "mpnet" if device != "cpu" else torch.backends.cpu.get_cpu_capability() == "AVX512"
    return torch.autocast(device, dtype=torch.bfloat16, enabled=quick)


def pretrained(folder: Path, frozen: int = 0) -> AttributionModel:
    """A model on a pretrained encoder (BERT or MPNet layout) from ``config.json``, ``model.safetensors``;
    ``frozen``: as in ``Shape``."""
    config = json.loads((folder / "config.json").read_text())
    kind = config["model_type"]
    shape = Shape(
        vocab=config["vocab_size"],
        hidden=config["hidden_size"],
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
        positions=config["max_position_embeddings"],
        kind=kind,
        frozen=frozen,
    )
    model = AttributionModel(shape)
    model.encoder.load_state_dict(_renamed(load_file(folder / "model.safetensors"), shape), strict=False)
    return model


def _renamed(weights: dict[str, Tensor], shape: Shape) -> dict[str, Any]:
    weights = {k.removeprefix("bert.").removeprefix("mpnet."): v for k, v in weights.items()}
    word = weights["embeddings.word_embeddings.weight"]
    if "embeddings.token_type_embeddings.weight" in weights:
        word = word + weights["embeddings.token_type_embeddings.weight"][0]
    out = {
        "word.weight": word,
        "position.weight": weights["embeddings.position_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    if shape.kind == "mpnet":
        out["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    names = (MPNET if shape.kind == "mpnet" else BERT) | COMMON
    for i in range(shape.layers):
        for theirs, ours in names.items():
            for part in ("weight", "bias"):
                out[f"layers.{i}.{ours}.{part}"] = weights[f"encoder.layer.{i}.{theirs}.{part}"]
    return out
