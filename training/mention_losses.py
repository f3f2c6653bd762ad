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
KINDS, LINKS, ANSWERS, NOVELS = 0.3, 0.5, 0.3, 0.25


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
        total = total + (LINKS * links + KINDS * _surprise(kinds, document)) / count
    for text, own in zip(texts, vectors_of(model, texts)[1] if texts else (), strict=True):
        vectors, _ = model.mentions(own, *_edges(text))
        assert text.asked
        total = total + ANSWERS * answer_loss(model.links(vectors, *text.pairs), text.asked[3]) / len(texts)
    return total


def novel_loss(model: MentionReader, document: Told) -> Tensor:
    """What a step costs over a text whose mentions are marked by other rules: what they go back to alone."""
    _, (words,), _ = vectors_of(model, [document])
    vectors, _ = model.mentions(words, *_edges(document))
    later, earlier, alike = document.pairs
    scores = model.links(vectors, later, earlier, alike)
    links = link_loss(scores, later, earlier, torch.tensor(document.entities))
    return NOVELS * links / len(document.spans)


def phrase_loss(model: MentionReader, documents: Sequence[Told]) -> Tensor:
    """What a step costs over texts of which only noun phrases and some kinds are known."""
    x, words, mask = vectors_of(model, documents)
    total = span_loss(model.spans(x), mask, documents)
    count = max(1.0, sum(sum(d.shares) or len(d.spans) for d in documents))
    for document, own in zip(documents, words, strict=True):
        if any(kind != UNKNOWN for kind in document.kinds):
            _, kinds = model.mentions(own, *_edges(document))
            total = total + KINDS * _surprise(kinds, document) / count
    return total


def _surprise(kinds: Tensor, document: Told) -> Tensor:
    return F.cross_entropy(kinds, torch.tensor(document.kinds), ignore_index=UNKNOWN, reduction="sum")


def _edges(document: Told) -> tuple[Tensor, Tensor]:
    begin, end = torch.tensor(document.spans).T
    return begin, end


def span_loss(scores: Tensor, mask: Tensor, several: Sequence[Told]) -> Tensor:
    """Binary cross-entropy over all spans of the windows (W, U, U), a sum over what one mention costs.

    A span of which is only known how likely it is a mention counts by its share.
    """
    place = torch.arange(scores.shape[1])
    width = place[None, :] - place[:, None]
    fits = ((width >= 0) & (width < mentioned.LONGEST))[None] & mask[:, :, None] & mask[:, None, :]
    found = list(_in_windows(several))
    at, first, last = torch.tensor([place for place, _ in found], dtype=torch.long).reshape(-1, 3).T
    share = torch.tensor([share for _, share in found])
    total = (F.softplus(scores) * fits).sum() - (scores[at, first, last] * share).sum()
    return total / share.sum().clamp(min=1.0)


def _in_windows(several: Sequence[Told]) -> Iterator[tuple[tuple[int, int, int], float]]:
    """Window, first and last unit in it, and share, of each mention."""
    window = 0
    for document in several:
        at, shares = 0, document.shares or [1.0] * len(document.spans)
        for size in document.words.sizes:
            for (begin, end), share in zip(document.spans, shares, strict=True):
                if at <= begin and end <= at + size and end - begin <= mentioned.LONGEST:
                    yield (window, begin - at, end - 1 - at), share
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
