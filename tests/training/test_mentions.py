"""The mention reader in training, and that its exported graphs read as it does."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from reportedly.attribute.likeness import FIRST_ROWS  # noqa: E402
from reportedly.attribute.mentioned import KINDS  # noqa: E402
from reportedly.attribute.mentions import put_together  # noqa: E402
from reportedly.attribute.model import HOME, Model  # noqa: E402
from reportedly.attribute.words import units  # noqa: E402
from training.export_mentions import add_below, export  # noqa: E402
from training.layers import Words, parted  # noqa: E402
from training.mention_data import UNKNOWN, asked, guessed, told  # noqa: E402
from training.mention_losses import answer_loss, link_loss, span_loss  # noqa: E402
from training.mention_model import MentionReader, MentionShape  # noqa: E402
from training.mention_teacher import labelled  # noqa: E402
from training.mentions import Corpora, Recipe, begun, train  # noqa: E402
from training.noun_phrases import PARSER, noun_phrases  # noqa: E402

TEXT = "Ana Roth met Ilir Dosti. She thanked him."


def words(text: str = TEXT) -> Words:
    at = units(text)
    return Words(at, [0] * len(at), torch.zeros(len(at), 12), [len(at)])


def mention(phrase: str, entity: str, kind: str = "person") -> dict[str, object]:
    start = TEXT.index(phrase)
    return {"start": start, "end": start + len(phrase), "kind": kind, "entity": entity}


def test_a_document_is_its_mentions_in_units_with_entities() -> None:
    marked = [mention("She", "1"), mention("Ana Roth", "1"), mention("Ilir Dosti", "2"), mention("oth", "3")]
    made = told({"id": "x", "text": TEXT, "mentions": marked}, words())
    assert made.spans == [(0, 2), (3, 5), (6, 7)]
    assert made.entities[0] == made.entities[2] != made.entities[1]
    assert made.kinds == [KINDS.index("person")] * 3
    assert set(zip(*(p.tolist() for p in made.pairs[:2]), strict=True)) == {(1, 0), (2, 0), (2, 1)}


@pytest.mark.parametrize(
    ("corefers", "right"), [([True, False], 0), ([False, True], 1), ([False, False], UNKNOWN)]
)
def test_a_question_about_a_pronoun_has_one_pair_a_name(corefers: list[bool], right: int) -> None:
    at = {p: [TEXT.index(p), TEXT.index(p) + len(p)] for p in ("She", "Ana Roth", "Ilir Dosti")}
    names = [at["Ana Roth"], at["Ilir Dosti"]]
    made = asked(
        {"id": "x", "text": TEXT, "pronoun": at["She"], "names": names, "corefers": corefers}, words()
    )
    assert made is not None
    assert made.asked == (2, 0, 1, right)
    assert [p.tolist() for p in made.pairs[:2]] == [[2, 2], [0, 1]]


def test_a_name_cut_within_a_word_is_no_question() -> None:
    start = TEXT.index("She")
    text = {"id": "x", "text": TEXT, "pronoun": [start, start + 2], "names": [[0, 8], [13, 23]]}
    assert asked(text | {"corefers": [True, False]}, words()) is None


def test_right_answers_cost_less() -> None:
    later, earlier, entities = torch.tensor([1, 2, 2]), torch.tensor([0, 0, 1]), torch.tensor([0, 1, 0])
    good, bad = torch.tensor([-5.0, 5.0, -5.0]), torch.tensor([5.0, -5.0, 5.0])
    assert link_loss(good, later, earlier, entities) < 0.1 < link_loss(bad, later, earlier, entities)
    sure = torch.tensor([5.0, -5.0])
    assert answer_loss(sure, 0) < answer_loss(sure, UNKNOWN) < answer_loss(sure, 1)


def test_spans_beyond_the_window_or_backwards_cost_nothing() -> None:
    marked = [mention("Ana Roth", "1")]
    made = told({"id": "x", "text": TEXT, "mentions": marked}, words())
    size = len(made.words.units) + 3
    scores = torch.full((1, size, size), -20.0)
    scores[0, 0, 1] = 20.0
    scores[0, 5, 2] = 20.0
    scores[0, 0, size - 1] = 20.0
    mask = torch.arange(size)[None] < size - 3
    assert span_loss(scores, mask, [made]) < 0.001


def test_a_novel_is_read_in_parts_of_whole_windows() -> None:
    whole = words()
    several = replace(whole, sizes=[4, 3, 3])
    parts = list(parted(several, 4))
    assert [part.sizes for part in parts] == [[4], [3, 3]]
    assert [unit for part in parts for unit in part.units] == whole.units
    assert [len(part.vectors) for part in parts] == [4, 6]
    assert [part.sizes for part in parted(several, 7)] == [[4, 3]]


def test_noun_phrases_of_whole_units_are_guesses_with_or_without_a_kind() -> None:
    made = guessed(TEXT, [(0, 8, "person"), (13, 23, None), (1, 8, None)], words())
    assert made.spans == [(0, 2), (3, 5)]
    assert made.kinds == [KINDS.index("person"), UNKNOWN]


def test_an_unlikely_guess_costs_a_reader_that_is_sure_of_it() -> None:
    made = guessed(TEXT, [(0, 8, None), (13, 23, None)], words())
    size = len(made.words.units)
    scores = torch.full((1, size, size), -9.0)
    scores[0, 0, 1] = scores[0, 3, 4] = 9.0
    mask = torch.ones(1, size, dtype=torch.bool)
    likely, unlikely = (replace(made, shares=[1.0, share]) for share in (1.0, 0.05))
    assert span_loss(scores, mask, [likely]) < 0.05 < span_loss(scores, mask, [unlikely])


def test_reader_and_parser_together_are_surer_of_what_both_find() -> None:
    torch.manual_seed(2)
    text = guessed(TEXT, [(0, 8, "person"), (13, 23, None)], words())
    reader = MentionReader(MentionShape(read=12, inner=64))
    told_anew = labelled(reader, [text])[0]
    alone = labelled(reader, [replace(text, spans=[(0, 2)], kinds=[0])])[0]
    both, without = (dict(zip(d.spans, d.shares, strict=True)) for d in (told_anew, alone))
    assert both[0, 2] == pytest.approx(without[0, 2])
    assert both[3, 5] > without.get((3, 5), 0.0)


def test_a_reader_learns_from_guesses_first_and_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    text = guessed(TEXT, [(0, 8, "person"), (13, 23, None)], words())
    marked = told({"id": "x", "text": TEXT, "mentions": [mention("Ana Roth", "1")]}, words())
    corpora = Corpora([marked], [], [marked], [], [text] * 200, [marked])
    shape, recipe = MentionShape(read=12, inner=64), Recipe(first_epochs=1, epochs=2, novels=1, guessed=0.5)
    reader = train(begun(shape, corpora), corpora, recipe, tmp_path)
    again = train(begun(shape, corpora), corpora, recipe, tmp_path)
    assert all((a == b).all() for a, b in zip(reader.parameters(), again.parameters(), strict=True))
    longer = train(begun(shape, corpora), corpora, replace(recipe, epochs=3), tmp_path)
    assert not torch.equal(longer.edges.weight, reader.edges.weight)


def test_noun_phrases_nest_and_leave_out_what_is_none() -> None:
    spacy = pytest.importorskip("spacy")
    pytest.importorskip(PARSER)
    text = "There is a fire. The mayor of Lorn, who lives there, saw the old mill."
    phrases = {text[start:end] for start, end, _ in noun_phrases(spacy.load(PARSER)(text))}
    assert {"a fire", "The mayor of Lorn", "Lorn", "the old mill"} <= phrases
    assert not phrases & {"There", "who"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (HOME / "model.json").exists():
        pytest.skip("no model file")
    copy = tmp_path_factory.mktemp("model") / "model"
    shutil.copytree(HOME, copy)
    add_below(copy)
    return copy


def test_the_exported_reader_reads_as_the_trained_one(folder: Path) -> None:
    torch.manual_seed(3)
    reader = MentionReader(MentionShape()).eval()
    reader.level(1 + 2 * torch.randn(50, 3 * 384))
    export(reader, folder, least=0.3, considered=0.15)
    model = Model(folder)
    assert model.mentions is not None
    assert (model.settings.mention, model.settings.considered) == (0.3, 0.15)
    rng = np.random.default_rng(1)
    last, below = (rng.normal(size=(9, n)).astype(np.float32) for n in (384, 768))
    begin, end = torch.tensor([0, 3, 5]), torch.tensor([2, 8, 6])
    pairs = (np.array([1, 2, 2]), np.array([0, 0, 1]), np.stack([FIRST_ROWS, FIRST_ROWS + 1, FIRST_ROWS + 2]))
    with torch.no_grad():
        x = reader(
            torch.from_numpy(np.concatenate([below, last], 1))[None], torch.ones(1, 9, dtype=torch.bool)
        )
        vectors, kinds = reader.mentions(x[0], begin, end)
        spans = reader.spans(x)[0].numpy()
        fit = reader.links(vectors, *(torch.from_numpy(p) for p in pairs)).numpy()
    scores, parts = model.mentions.window(last, below)
    theirs = put_together(parts, list(zip(begin.tolist(), end.tolist(), strict=True)))
    assert (
        np.corrcoef(scores.ravel(), spans.ravel())[0, 1] > 0.99
    )  # eight-bit products come close, not nearer
    assert np.abs(theirs[0] - vectors.numpy()).max() < 0.15
    assert np.abs(theirs[1] - kinds.numpy()).max() < 0.2
    assert np.abs(model.mentions.links(vectors.numpy(), *pairs) - fit).max() < 1e-4


def test_reading_deeper_changes_neither_words_nor_tags(folder: Path) -> None:
    plain, deep = Model(HOME), Model(folder)
    window = plain.encoder.encode(TEXT, _window(), [])
    for ours, theirs in zip(plain.read(window), deep.read(window), strict=True):
        assert (ours == theirs).all()
    assert json.loads((folder / "model.json").read_text())["sha256"] != plain.settings.sha256


def _window() -> object:
    from reportedly.attribute.windows import windows

    return windows(TEXT, [(0, len(TEXT))])[0]
