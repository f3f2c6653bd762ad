"""Encoder, role reader and mention reader learn together, attributions from the model's own labels."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from tokenizers import Tokenizer  # noqa: E402

from reportedly.attribute.features import Encoder  # noqa: E402
from reportedly.attribute.model import HOME  # noqa: E402
from reportedly.attribute.words import units  # noqa: E402
from training import joint  # noqa: E402
from training.joint import Both, Recipe, known, live, own_labels, train  # noqa: E402
from training.layers import Words  # noqa: E402
from training.mention_data import asked, guessed, told  # noqa: E402
from training.mention_model import MentionReader, MentionShape  # noqa: E402
from training.mentions import Corpora  # noqa: E402
from training.model import AttributionModel, Shape  # noqa: E402

TEXT = "Ana Roth met Ilir Dosti. She said that he was late."
ARTICLES = [{"id": str(k), "text": TEXT} for k in range(4)]
RECIPE = Recipe(legs=1, batch=200, texts=1)


@pytest.fixture
def encoder() -> Encoder:
    return Encoder(Tokenizer.from_file(str(HOME / "tokenizer.json")))


@pytest.fixture
def corpora() -> Corpora:
    at = units(TEXT)
    words = Words(at, [0] * len(at), torch.zeros(len(at), 96), [len(at)])
    mentions = [
        {"start": s, "end": e, "kind": "person", "entity": k} for s, e, k in [(0, 8, "1"), (25, 28, "1")]
    ]
    marked = told({"id": "x", "text": TEXT, "mentions": mentions}, words)
    question = {"id": "x", "text": TEXT, "pronoun": [25, 28], "names": [[0, 8], [13, 23]]}
    text = asked(question | {"corefers": [True, False]}, words)
    assert text
    guess = guessed(TEXT, [(0, 8, "person"), (13, 23, None)], words)
    return Corpora([marked], [text], [], [], [guess], [marked])


def model() -> Both:
    torch.manual_seed(4)
    shape = Shape(30522, 32, 5, 2, 64, 512, "bert", role=32)
    return Both(AttributionModel(shape), MentionReader(MentionShape(read=96, inner=64)))


def test_words_are_read_as_the_encoder_stands_now(encoder: Encoder, corpora: Corpora) -> None:
    both = model().eval()
    documents = known([*corpora.gum, *corpora.guessed], encoder)
    first, second = live(both, documents)
    assert first.words.vectors.shape == (len(units(TEXT)), 96)
    assert torch.allclose(first.words.vectors, second.words.vectors, atol=1e-5)
    with torch.no_grad():
        both.attribution.encoder.layers[0].up.weight.mul_(3)
    assert not torch.allclose(live(both, documents)[0].words.vectors, first.words.vectors, atol=1e-3)


def test_own_labels_are_what_the_model_makes_of_outermost_cues(encoder: Encoder, tmp_path: Path) -> None:
    reader = model().attribution.eval()
    several = own_labels((reader, encoder), ARTICLES, tmp_path)
    assert len(several) == 4
    for x in several:
        assert torch.allclose(torch.from_numpy(x.tags[:, 0].sum(1)), torch.ones(len(units(TEXT))), atol=1e-2)
        assert not x.tags[:, 1:].any()
    with torch.no_grad():
        reader.tag.bias.add_(torch.tensor([-9.0, 9.0, 0.0] * 4))
    again = own_labels((reader, encoder), ARTICLES, tmp_path)
    assert (again[0].tags == several[0].tags).all()  # as labelled before training began
    other = own_labels((reader, encoder), ARTICLES, tmp_path / "other")
    assert other[0].tags[:, 0, 1].min() > several[0].tags[:, 0, 1].max() and other[0].cues


def test_all_three_learn_and_go_on_where_they_were_cut_off(
    encoder: Encoder, corpora: Corpora, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joint, "LEG", 4)
    before, both = model().state_dict(), model()
    with torch.no_grad():
        both.attribution.tag.bias.add_(torch.tensor([-9.0, 9.0, 0.0] * 4))  # cues, so that roles learn too
    news = own_labels((both.attribution, encoder), ARTICLES, tmp_path / "own")
    train(both, news, corpora, encoder, RECIPE, tmp_path)
    for part in ("attribution.encoder.layers.0.up", "attribution.roles.label", "mentions.edges"):
        assert not torch.equal(both.state_dict()[f"{part}.weight"], before[f"{part}.weight"])
    again = model()
    train(again, news, corpora, encoder, RECIPE, tmp_path)
    assert all((a == b).all() for a, b in zip(both.parameters(), again.parameters(), strict=True))
