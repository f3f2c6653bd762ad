"""Loading articles, the comparison readers, and agreement with the corpora's scorer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import gold
from evaluation.baselines import read_with_regex
from evaluation.corpus import articles_of_lines, plain_document, second_readings
from evaluation.findings import Article, Finding
from evaluation.paths import shared
from evaluation.scorer import judge, load_scorer, score

TEXT = 'Oda Brel said: "The mill is safe." Nobody moved.\n\n"It burned," Tam Orlo said. "Twice."\n'


def line(annotator_content: list[list[int]]) -> str:
    attribution = {"source": [[0, 8]], "cue": [[9, 14]], "content": annotator_content}
    return json.dumps({"id": "one", "publisher": "p", "text": TEXT, "attributions": [attribution]}) + "\n"


def test_a_plain_document_has_a_block_for_each_line():
    document = plain_document(" One line.\n\n \nTwo. \nThree.")
    assert [document.text[b.start : b.end] for b in document.blocks] == ["One line.", "Two.", "Three."]


def test_every_second_reading_makes_a_pair(tmp_path: Path):
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text(line([[15, 34]]), encoding="utf8")
    second.write_text(line([[15, 34]]) + line([[36, 48]]), encoding="utf8")
    pairs, found = second_readings(first, second)
    assert len(pairs) == len(found) == 2
    assert [found[pair.id][0].content for pair in pairs] == [((15, 34),), ((36, 48),)]
    assert [pair.gold[0].content for pair in pairs] == [((15, 34),), ((15, 34),)]


def test_halves_go_by_number():
    assert (gold.half("a01"), gold.half("b12")) == ("develop", "report")
    with pytest.raises(gold.MarkupError):
        gold.half("notes")


def test_the_regular_expression_reads_quotations_and_their_second_pieces():
    found = read_with_regex(plain_document(TEXT))
    texts = [[TEXT[start:end] for start, end in finding.content] for finding in found]
    assert texts == [['"The mill is safe."'], ['"It burned,"', '"Twice."']]
    assert [TEXT[slice(*finding.source[0])] for finding in found] == ["Oda Brel", "Tam Orlo"]


def test_single_judgements_add_up_to_the_scorers_figures(tmp_path: Path):
    scorer = load_scorer(shared())
    if scorer is None:
        pytest.skip("the corpora's scorer is not at hand")
    path = tmp_path / "gold.jsonl"
    path.write_text(line([[15, 34]]), encoding="utf8")
    articles: list[Article] = articles_of_lines(path)
    nested = Finding(((15, 34),), parent=0)
    predictions = {"one": (Finding(((15, 34),), ((0, 3),)), Finding(((35, 47),)), nested)}
    totals = score(scorer, articles, predictions)["attribution"]
    gold_side, predicted_side = judge(scorer, articles, predictions)
    assert [one.right for one in predicted_side] == [True, False]
    assert totals["p"] == pytest.approx(sum(one.right for one in predicted_side) / len(predicted_side))
    assert totals["r"] == pytest.approx(sum(one.right for one in gold_side) / len(gold_side))
