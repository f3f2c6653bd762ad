"""What a reader is told it got wrong over a bunch of texts: attributions, mentions, and their links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from reportedly.attribute import mentioned

from .bunch import Bunch
from .export_mentions import BELOW
from .mention_losses import ANSWERS, KINDS, LINKS
from .mention_model import MentionReader
from .model import AttributionModel, half_precision
from .train import WEIGHTS, surprise

NEVER = -1e4
# Of the longest window: those shorter are read apart. A graphics card waits for what it is told to do rather
# than for its sums.
SHORTER = {"cpu": 0.8, "cuda": 0.2}


class Both(nn.Module):
    """An attribution model, and a mention reader on what the layers ``below`` of its encoder, and the last
    one, make of words. ``ids``: of each word piece the number in its own vocabulary, where it has one."""

    def __init__(
        self,
        attribution: AttributionModel,
        mentions: MentionReader,
        below: tuple[int, ...] = BELOW,
        ids: Tensor | None = None,
    ) -> None:
        super().__init__()
        self.attribution, self.mentions, self.below = attribution, mentions, below
        self.register_buffer("ids", ids, persistent=False)


@dataclass(slots=True)
class Reading:
    """What a reader makes of a bunch: ``words`` (B, U, hidden) by the last layer and ``deep`` (B, U, …) by
    all that are read, ``tags`` (B, U, TAGS), ``roles``: a (C, L, ROLES) for each group of cues; scores of
    ``spans`` (B, U, U), ``kinds`` (M, KINDS), ``links`` (M, 1 + most) and of ``pairs`` (P,)."""

    words: Tensor
    deep: Tensor
    tags: Tensor
    roles: list[Tensor]
    spans: Tensor
    kinds: Tensor
    links: Tensor
    pairs: Tensor


def read(model: Both, bunch: Bunch) -> Reading:
    deep = deep_words(model, bunch)
    words = deep[..., -model.attribution.shape.hidden :]
    tags = model.attribution.tag(model.attribution.dropout(words))
    roles = [model.attribution.read_roles(words, cues) for cues in bunch.cues]
    x = model.mentions(deep, bunch.windows["there"])
    asked = bunch.mentions
    vectors, kinds = model.mentions.mentions(x.reshape(-1, x.shape[-1]), *asked["edges"].T)
    pairs = model.mentions.links(vectors, asked["later"], asked["earlier"], asked["alike"])
    links = pairs.new_full((len(vectors), 1 + bunch.most), NEVER)
    links[:, 0] = 0
    links = links.index_put((asked["later"], asked["slot"]), pairs)
    return Reading(words, deep, tags, roles, model.mentions.spans(x), kinds, links, pairs)


def deep_words(model: Both, bunch: Bunch) -> Tensor:
    """What the layers make of the words: (B, U, layers * hidden), the last one last."""
    windows = bunch.windows
    if isinstance(model.ids, Tensor):
        windows = windows | {"pieces": model.ids[windows["pieces"]]}
    lengths = windows["mask"].sum(1)
    order = lengths.argsort(descending=True)
    rows = [
        _deep(model, windows, order[some], int(lengths[order[some.start]]))
        for some in _alike(lengths[order], SHORTER[lengths.device.type])
    ]
    return torch.cat(rows)[order.argsort()]


def _alike(lengths: Tensor, shorter: float) -> Iterator[slice]:
    """Which of the windows, longest first, are read together, so that little is padding."""
    begin, of = 0, lengths.tolist()
    for k in range(1, len(of) + 1):
        if k == len(of) or of[k] < shorter * of[begin]:
            yield slice(begin, k)
            begin = k


def _deep(model: Both, windows: dict[str, Tensor], rows: Tensor, length: int) -> Tensor:
    """``deep_words`` of some windows, of which none has more pieces than ``length``."""
    encoder = model.attribution.encoder
    names = ("pieces", "case", "quote", "place", "mask")
    with half_precision(rows.device.type, encoder.shape.kind):
        layers = encoder.several(
            {name: windows[name][rows, :length] for name in names}, (*model.below, encoder.shape.layers)
        )
    at = windows["first"][rows][..., None]
    return torch.cat([torch.gather(x, 1, at.expand(-1, -1, x.shape[-1])) for x in layers], 2).float()


def loss_of(bunch: Bunch, made: Reading, personal: float = 1.0) -> dict[str, Tensor]:
    """What a reading of a bunch costs, by what it is about; each a mean over what is known of that, in which
    what "he", "she" and "they" go back to counts ``personal`` times."""
    known = bunch.mentions
    lost = {"tags": _tags(made.tags, bunch.windows["tags"]), "roles": _roles(made.roles, bunch)}
    lost["spans"] = _spans(made.spans, bunch)
    lost["kinds"] = KINDS * surprise(made.kinds, known["kinds"]) / _count(known["kinds"])
    lost["links"] = LINKS * _links(made.links, known, personal)
    if len(known["asked"]):
        first, second, answer = known["asked"].T
        scores = torch.stack([torch.zeros_like(made.pairs[first]), made.pairs[first], made.pairs[second]], 1)
        lost["answers"] = ANSWERS * F.cross_entropy(scores, answer)
    return lost


@torch.no_grad()
def taught(bunch: Bunch, teachers: Sequence[Reading], kinds: Sequence[int]) -> Bunch:
    """The bunch with what teachers make of it, on average; half of that, where something is known already.

    ``kinds``: of the kinds of tags each teacher knows so many, the first. What "he", "she" and "they" go back
    to is told by all teachers but the first, the model before, where there are others: they are bigger.
    """
    windows, known = bunch.windows, bunch.mentions
    there = windows["there"]
    tags, said = windows["tags"].clone(), [t.tags.view(*t.tags.shape[:2], 4, 3).softmax(-1) for t in teachers]
    for k in range(max(kinds)):
        mean = _mean([one[:, :, k] for one, known_kinds in zip(said, kinds, strict=True) if k < known_kinds])
        tags[:, :, k] = _both(tags[:, :, k], mean) * there[..., None]
    cues = [
        group | {"roles": _both(group["roles"], _mean([t.roles[k].softmax(-1) for t in teachers]))}
        for k, group in enumerate(bunch.cues)
    ]
    cues = [group | {"roles": group["roles"] * group["mask"][..., None]} for group in cues]
    soft = _mean([t.spans.sigmoid() for t in teachers])
    told = torch.zeros_like(soft).index_put(tuple(known["spans"].T), known["shares"])
    dense = torch.where(known["known"][:, None, None], (told + soft) / 2, soft) * possible(there)
    links = [t.links.softmax(-1) for t in teachers]
    soft_links = torch.where(known["personal"][:, None], _mean(links[1:] or links), _mean(links))
    mentions = known | {
        "dense": dense,
        "kinds": _both(known["kinds"], _mean([t.kinds.softmax(-1) for t in teachers])),
        "soft": soft_links,
    }
    return Bunch(windows | {"tags": tags}, cues, mentions, bunch.most)


def _mean(several: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(several)).mean(0)


def _both(known: Tensor, soft: Tensor) -> Tensor:
    """The mean of both distributions (…, kinds) where one is known, the soft one elsewhere."""
    return torch.where(known.sum(-1, keepdim=True) > 0, (known + soft) / 2, soft)


def _tags(scores: Tensor, wanted: Tensor) -> Tensor:
    split = scores.view(*scores.shape[:2], 4, 3)
    lost = [
        weight * surprise(split[:, :, k], wanted[:, :, k]) / _count(wanted[:, :, k])
        for k, weight in enumerate(WEIGHTS)
    ]
    return torch.stack(lost).sum()


def _roles(several: list[Tensor], bunch: Bunch) -> Tensor:
    if not several:
        return torch.zeros((), device=bunch.windows["pieces"].device)
    lost = [surprise(made, cues["roles"]) for made, cues in zip(several, bunch.cues, strict=True)]
    return torch.stack(lost).sum() / torch.stack([_count(cues["roles"]) for cues in bunch.cues]).sum()


def _count(wanted: Tensor) -> Tensor:
    return wanted.sum().clamp(min=1.0)


def _spans(scores: Tensor, bunch: Bunch) -> Tensor:
    there, known = bunch.windows["there"], bunch.mentions
    if "dense" in known:
        lost = F.softplus(scores) * possible(there) - scores * known["dense"]
        return lost.sum() / _count(known["dense"])
    at, first, last = known["spans"].T
    lost = F.softplus(scores) * possible(there & known["known"][:, None])
    return (lost.sum() - (scores[at, first, last] * known["shares"]).sum()) / _count(known["shares"])


def possible(there: Tensor) -> Tensor:
    """(B, U, U): which spans, from a first to a last word, are not too long and of words that are there."""
    place = torch.arange(there.shape[1], device=there.device)
    width = place[None, :] - place[:, None]
    return ((width >= 0) & (width < mentioned.LONGEST))[None] & there[:, :, None] & there[:, None, :]


def _links(scores: Tensor, known: dict[str, Tensor], personal: float) -> Tensor:
    """How surprising the right antecedents are, all together; and those of the teachers, one by one."""
    shares, weight = scores.log_softmax(1), known["weight"]
    hard = -shares.masked_fill(~known["right"], 2 * NEVER).logsumexp(1)
    lost = torch.where(weight > 0, weight * hard, 0)
    if "soft" in known:
        softly = -(known["soft"] * shares.clamp(min=NEVER)).sum(1)
        lost = (lost + softly) / (1 + (weight > 0).float())
        weight = (1 + weight) / (1 + (weight > 0).float())
    counts = torch.where(known["personal"], personal, 1.0)
    return (counts * lost).sum() / (counts * weight).sum().clamp(min=1.0)
