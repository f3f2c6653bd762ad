"""What the mention reader is told it got wrong: spans, kinds, what mentions go back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from reportedly.attribute import mentioned

from .mention_data import UNKNOWN, Told
from .mention_model import MentionReader

# Of each loss, a mean over what it is about, beside that of spans.
KINDS, LINKS, ANSWERS = 0.3, 0.5, 0.3


def vectors_of(model: MentionReader, several: Sequence[Told]) -> tuple[Tensor, list[Tensor], Tensor]:
    """Words of all windows (W, U, inner), each document's words (N, inner), and which places are words."""
    rows = [r for x in several for r in x.words.vectors.split(x.words.sizes)]
    padded = torch.nn.utils.rnn.pad_sequence([r.float() for r in rows], batch_first=True)
    mask = torch.arange(padded.shape[1]) < torch.tensor([len(r) for r in rows])[:, None]
    x = model(padded, mask)
    flat, counts = x[mask], [sum(d.words.sizes) for d in several]
    return x, list(flat.split(counts)), mask


def loss_of(model: MentionReader, documents: Sequence[Told], texts: Sequence[Told]) -> Tensor:
    """What a step costs: of documents whose mentions are all marked, and of texts that ask about a pronoun.

    The two are read apart: texts are far shorter.
    """
    x, words, mask = vectors_of(model, documents)
    total = span_loss(model.spans(x), mask, documents)
    count = sum(len(d.spans) for d in documents)
    for document, own in zip(documents, words, strict=True):
        vectors, kinds = model.mentions(own, *_edges(document))
        later, earlier, alike = document.pairs
        links = link_loss(
            model.links(vectors, later, earlier, alike), later, earlier, torch.tensor(document.entities)
        )
        surprise = F.cross_entropy(kinds, torch.tensor(document.kinds), ignore_index=UNKNOWN, reduction="sum")
        total = total + (LINKS * links + KINDS * surprise) / count
    for text, own in zip(texts, vectors_of(model, texts)[1] if texts else (), strict=True):
        vectors, _ = model.mentions(own, *_edges(text))
        assert text.asked
        total = total + ANSWERS * answer_loss(model.links(vectors, *text.pairs), text.asked[3]) / len(texts)
    return total


def _edges(document: Told) -> tuple[Tensor, Tensor]:
    begin, end = torch.tensor(document.spans).T
    return begin, end


def span_loss(scores: Tensor, mask: Tensor, several: Sequence[Told]) -> Tensor:
    """Binary cross-entropy over all spans of the windows (W, U, U), a sum over what one mention costs."""
    place = torch.arange(scores.shape[1])
    width = place[None, :] - place[:, None]
    fits = ((width >= 0) & (width < mentioned.LONGEST))[None] & mask[:, :, None] & mask[:, None, :]
    at, first, last = torch.tensor(list(_in_windows(several))).T
    total = (F.softplus(scores) * fits).sum() - scores[at, first, last].sum()
    return total / max(1, len(at))


def _in_windows(several: Sequence[Told]) -> Iterator[tuple[int, int, int]]:
    """Window, first and last unit in it, of each mention."""
    window = 0
    for document in several:
        at = 0
        for size in document.words.sizes:
            for begin, end in document.spans:
                if at <= begin and end <= at + size and end - begin <= mentioned.LONGEST:
                    yield window, begin - at, end - 1 - at
            window, at = window + 1, at + size


def link_loss(scores: Tensor, later: Tensor, earlier: Tensor, entities: Tensor) -> Tensor:
    """How surprising the right antecedents are, all together, summed over mentions; 0 scores "none"."""
    table, right = tabled(scores, later, entities[later] == entities[earlier], len(entities))
    right[:, 0] = ~right[:, 1:].any(1)
    return (table.logsumexp(1) - table.masked_fill(~right, -1e9).logsumexp(1)).sum()


def tabled(scores: Tensor, later: Tensor, right: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """The pairs' scores with a row a mention (M, 1 + most): "none" first, -1e9 where there is no pair."""
    sizes = torch.bincount(later, minlength=count)
    begins = sizes.cumsum(0) - sizes
    slot = torch.arange(len(later)) - begins[later] + 1
    most = int(sizes.max()) + 1 if len(later) else 1
    table = scores.new_full((count, most), -1e9)
    table[:, 0] = 0
    table = table.index_put((later, slot), scores)
    wanted = torch.zeros(count, most, dtype=torch.bool)
    wanted[later, slot] = right
    return table, wanted


def answer_loss(scores: Tensor, right: int) -> Tensor:
    """The pronoun's scores with two names (2,) and 0 for neither."""
    three = torch.cat([torch.zeros(1), scores])
    return F.cross_entropy(three[None], torch.tensor([right + 1]))
