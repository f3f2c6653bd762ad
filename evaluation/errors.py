"""Lists what a reader gets wrong, for people who improve it. Never called on the half that is reported."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.findings import Article, Finding, Predictions, Spans
from evaluation.nested import depth, pair

__all__ = ["errors"]


def errors(articles: list[Article], predictions: Predictions, *, most: int) -> list[str]:
    """At most so many lines, spread evenly over the articles.

    ``missed`` and ``spurious`` contents have no pair; in ``parent`` pairs the parents are not paired; in
    ``source`` pairs the sources share no word.
    """
    lines = [line for article in articles for line in _of_article(article, predictions.get(article.id, ()))]
    return lines if len(lines) <= most else [lines[i * len(lines) // most] for i in range(most)]


def _of_article(article: Article, predicted: tuple[Finding, ...]) -> Iterator[str]:
    text, gold = article.document.text, article.gold
    found = pair(text, gold, predicted)
    for i in range(len(gold)):
        if i not in found.pairs:
            yield f"{article.id}\tmissed\t{_say(text, gold, i)}"
    for j in set(range(len(predicted))) - set(found.pairs.values()):
        yield f"{article.id}\tspurious\t{_say(text, predicted, j)}"
    for i, j in found.pairs.items():
        if (i, j) not in found.sourced:
            kind = "source" if (i, j) in found.hits else "parent"
            yield f"{article.id}\t{kind}\t{_say(text, gold, i)}\tread as\t{_say(text, predicted, j)}"


def _say(text: str, findings: tuple[Finding, ...], position: int) -> str:
    finding = findings[position]
    roles = (_words(text, spans) for spans in (finding.source, finding.cue, finding.content))
    return f"[{depth(findings, position)}] " + " | ".join(roles)


def _words(text: str, spans: Spans) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans) or "-"
