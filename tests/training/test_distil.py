"""Texts of all corpora are learned from at once, by a student that its teachers read along with."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from safetensors.torch import save_file  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from tokenizers.models import WordLevel  # noqa: E402

from reportedly.attribute.features import Encoder  # noqa: E402
from reportedly.attribute.model import HOME  # noqa: E402
from reportedly.attribute.words import units  # noqa: E402
from training import distil, texts  # noqa: E402
from training.bunch import bunch  # noqa: E402
from training.distil import Course, Student, begun, goes_on, learn, narrower, student  # noqa: E402
from training.export import export  # noqa: E402
from training.fake_int8 import learn_rounded  # noqa: E402
from training.lessons import Both, deep_words, loss_of, read, taught  # noqa: E402
from training.library import Library, Sources, library, steps_of  # noqa: E402
from training.mention_data import guessed, told  # noqa: E402
from training.mention_model import MentionReader, MentionShape  # noqa: E402
from training.model import AttributionModel, Shape  # noqa: E402
from training.narrow import Sizes, measured, narrowed  # noqa: E402
from training.shipped import shipped  # noqa: E402

SAID = "Ana Roth met Ilir Dosti. She said that he was late and that the mayor of Orlavia knew it."


def at(words: str) -> list[int]:
    return [SAID.index(words), SAID.index(words) + len(words)]


WHOLE = len(SAID) - 1
MENTIONS = [
    (at("Ana Roth"), "1"),
    (at("Ilir Dosti"), "2"),
    (at("She"), "1"),
    ([at("he was")[0], at(" was late")[0]], "2"),
    (at("the mayor of Orlavia"), "3"),
]
ARTICLE = {
    "id": "a",
    "text": SAID,
    "attributions": [{"source": [at("She")], "cue": [at("said")], "content": [[at("that")[0], WHOLE]]}],
}
DOCUMENT = {
    "id": "g",
    "text": SAID,
    "mentions": [{"start": s, "end": e, "kind": "person", "entity": k} for (s, e), k in MENTIONS],
}
NAMES = [at("Ana Roth"), at("Ilir Dosti")]
QUESTION = {"id": "q", "text": SAID, "pronoun": at("She"), "names": NAMES, "corefers": [True, False]}
MIX = {"annotated": 1.0, "gum": 0.5, "gap": 1.0}
COURSE = Course(steps=6, rate=1e-3, head_rate=1e-3, mix=MIX, rounded=0.5, alike=1.0)
SMALL = Student(layers=(1, 3), local=1, below=(1, 1), roles=1, mentions=MentionShape(96, 64, 1))


@pytest.fixture
def encoder() -> Encoder:
    return Encoder(Tokenizer.from_file(str(HOME / "tokenizer.json")), blocked=True)


@pytest.fixture
def held(encoder: Encoder) -> Library:
    question = texts.asking(QUESTION, encoder)
    assert question
    return {
        "annotated": [texts.attributed(ARTICLE, encoder), texts.attributed(ARTICLE | {"id": "b"}, encoder)],
        "gum": [texts.marked(DOCUMENT, encoder)],
        "gap": [question],
    }


def before() -> Both:
    torch.manual_seed(4)
    shape = Shape(30522, 32, 4, 2, 64, 512, "bert", role=32)
    return Both(AttributionModel(shape), MentionReader(MentionShape(read=96, inner=64)), (1, 2))


def everything(held: Library) -> list[texts.Text]:
    return [text for several in held.values() for text in several]


def test_texts_of_all_corpora_make_one_bunch_whose_numbers_say_what_each_knows(held: Library) -> None:
    made = bunch(everything(held))
    words = len(units(SAID))
    assert made.windows["there"].sum() == 4 * words
    assert made.mentions["known"].tolist() == [False, False, True, False]  # all mentions: of GUM alone
    assert made.mentions["spans"].tolist() == [[2, b, e - 1] for b, e in held["gum"][0].mentions or []]
    rows = made.mentions["right"][:5]
    assert rows[:, 0].tolist() == [True, True, False, False, True]  # she is Ana Roth, he Ilir Dosti
    assert made.mentions["weight"].tolist() == [1.0] * 5 + [0.0] * 3
    ((first, second, answer),) = made.mentions["asked"].tolist()
    assert answer == 1 and made.mentions["later"][first] == made.mentions["later"][second] == 7
    assert not made.windows["tags"][2:].any()  # nobody said who says what there


def lost(model: Both, some: list[texts.Text]) -> dict[str, torch.Tensor]:
    made = bunch(some).on(torch.device("cpu"))
    return loss_of(made, read(model, made))


def test_what_is_unknown_costs_nothing(held: Library) -> None:
    model = before().eval().requires_grad_(False)
    alone = lost(model, held["gum"])
    assert float(alone["tags"]) == float(alone["roles"]) == 0 and "answers" not in alone
    assert float(alone["spans"]) > 0 and float(alone["links"]) > 0
    asked = lost(model, held["gap"])
    assert float(asked["spans"]) == float(asked["links"]) == 0 and float(asked["answers"]) > 0


def test_a_teacher_says_what_is_not_known_and_half_of_what_is(held: Library) -> None:
    model = before().eval()
    some = bunch([held["annotated"][0], held["gum"][0]]).on(torch.device("cpu"))
    reading = read(model, some)
    made = taught(some, [reading], kinds=[1])
    own = reading.tags.view(*reading.tags.shape[:2], 4, 3).softmax(-1)
    assert torch.allclose(made.windows["tags"][1, :, 0], own[1, :, 0], atol=1e-6)
    assert torch.allclose(made.windows["tags"][0, :, 0], (own + some.windows["tags"])[0, :, 0] / 2, atol=1e-6)
    assert torch.equal(made.windows["tags"][:, :, 1:], some.windows["tags"][:, :, 1:])
    (begin, end), *_ = held["gum"][0].mentions or []
    assert made.mentions["dense"][1, begin, end - 1] > 0.5 > made.mentions["dense"][0].max()
    assert torch.allclose(made.mentions["soft"].sum(1), torch.ones(5), atol=1e-5)


def test_bigger_teachers_alone_tell_whom_he_she_and_they_mean(held: Library) -> None:
    model = before().eval()
    some = bunch(held["gum"]).on(torch.device("cpu"))
    assert some.mentions["personal"].tolist() == [False, False, True, True, False]  # "She", "he"
    first = read(model, some)
    other = replace(first, links=first.links + 3 * torch.randn(first.links.shape))
    small, big = (one.links.softmax(-1) for one in (first, other))
    soft = taught(some, [first, other], kinds=[1, 4]).mentions["soft"]
    assert torch.allclose(soft[2:4], big[2:4], atol=1e-6)
    assert torch.allclose(soft[:2], (small[:2] + big[:2]) / 2, atol=1e-6)


def test_what_pronouns_go_back_to_can_count_for_more(held: Library) -> None:
    model = before().eval().requires_grad_(False)
    some = bunch(held["gum"]).on(torch.device("cpu"))
    reading = read(model, some)
    alike, more, alone = (float(loss_of(some, reading, k)["links"]) for k in (1.0, 2.0, 1e6))
    shares = reading.links.log_softmax(1).masked_fill(~some.mentions["right"], -1e9)
    rows = -shares.logsumexp(1)
    assert alike == pytest.approx(0.5 * float(rows.mean()), rel=1e-4)
    assert alone == pytest.approx(0.5 * float(rows[2:4].mean()), rel=1e-4)
    assert min(alike, alone) < more < max(alike, alone)


def test_a_student_begins_with_some_of_the_layers_of_the_model_before() -> None:
    model = before()
    cut = begun(model, SMALL)
    theirs, mine = model.attribution.encoder.layers[2], cut.attribution.encoder.layers[1]
    assert torch.equal(mine.query.weight, theirs.query.weight)
    assert torch.equal(mine.down.weight, theirs.down.weight)
    assert cut.attribution.shape.local == 1 and len(cut.attribution.roles.layers) == 1
    same = model.mentions.layers[0].query.weight, cut.mentions.layers[0].query.weight
    assert torch.equal(*same) and len(cut.mentions.layers) == 1


def test_a_student_learns_and_goes_on_where_it_was_cut_off(
    held: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distil, "LEG", 3)
    monkeypatch.setattr(distil, "AHEAD", 1)
    student(before(), SMALL, held, replace(COURSE, steps=1), tmp_path / "first")  # draws the masks of dropout
    whole = student(before(), SMALL, held, COURSE, tmp_path / "whole")
    start = begun(before(), SMALL).state_dict()
    for part in ("attribution.encoder.layers.0.up", "attribution.roles.label", "mentions.edges"):
        assert not torch.equal(whole.state_dict()[f"{part}.weight"], start[f"{part}.weight"])
    saved = torch.save

    def cut_off(state: Any, path: Any) -> None:
        saved(state, path)
        if state["epoch"] == 1:
            Path(path).replace(tmp_path / "cut" / "last.pt")
            raise KeyboardInterrupt

    monkeypatch.setattr(torch, "save", cut_off)
    with pytest.raises(KeyboardInterrupt):
        student(before(), SMALL, held, COURSE, tmp_path / "cut")
    monkeypatch.setattr(torch, "save", saved)
    again = student(before(), SMALL, held, COURSE, tmp_path / "cut")
    pairs = zip(whole.parameters(), again.parameters(), strict=True)
    assert all(torch.allclose(one, other, atol=1e-5) for one, other in pairs)


def test_a_student_goes_on_from_what_it_is(held: Library, tmp_path: Path) -> None:
    made = student(before(), SMALL, held, COURSE, tmp_path / "first")
    on = goes_on(
        made, SMALL, held, replace(COURSE, steps=1, rate=0, head_rate=0, decay=0), tmp_path / "on", []
    )
    assert on.attribution.shape == made.attribution.shape and on.below == made.below
    pairs = zip(made.parameters(), on.parameters(), strict=True)
    assert all(torch.equal(one, other) for one, other in pairs)


def test_a_narrower_model_stays_near_what_it_was_is_read_back_and_learns(
    held: Library, tmp_path: Path
) -> None:
    torch.manual_seed(5)
    model, some = before().eval(), bunch(everything(held)).on(torch.device("cpu"))
    for layer in (*model.attribution.encoder.layers, *model.mentions.layers):
        layer.up.weight.data[1::2] = layer.up.weight[::2]  # each second number says what the one before does
        layer.up.bias.data[1::2] = layer.up.bias[::2]
    texts = measured(held)
    assert len(texts) == 3 and all(text.question is None for text in texts)
    half = narrowed(model, Sizes(heads=2, inner=32, within=64), texts)
    with torch.no_grad():
        was, now = (deep_words(one, some) for one in (model, half))
    assert torch.allclose(was, now, atol=1e-2)
    assert (half.attribution.shape.inner, half.mentions.shape.within) == (32, 64)

    sizes = Sizes(heads=1, inner=32, within=64)
    made = narrower(model, sizes, held, COURSE, tmp_path / "learned", [])
    start = narrowed(model, sizes, texts)
    assert made.attribution.encoder.layers[0].out.in_features == made.attribution.shape.width == 16
    name = "attribution.encoder.layers.1.up.weight"
    assert not torch.equal(made.state_dict()[name], start.state_dict()[name])
    export(made.attribution, tmp_path / "folder", layers=2)
    again = shipped(tmp_path / "folder", made.attribution.shape)
    mine, theirs = made.state_dict()[name], again.state_dict()[name.removeprefix("attribution.")]
    assert (mine - theirs).abs().max() <= mine.abs().max() / 63


def test_texts_whose_cost_is_no_number_are_passed_over(held: Library, tmp_path: Path) -> None:
    held["annotated"][0].examples[0].tags[:] = np.nan
    model = before()
    learn(
        model, held, COURSE, tmp_path, lambda model, some, _: sum(loss_of(some, read(model, some)).values())
    )
    assert all(torch.isfinite(value).all() for value in model.parameters())


def test_rounded_maps_give_what_int8_gives_and_learn_past_the_rounding() -> None:
    torch.manual_seed(2)
    part = torch.nn.Linear(16, 8)
    both = torch.nn.ModuleDict({"chosen": part, "other": torch.nn.Linear(8, 8)})
    x = torch.randn(2, 5, 16)
    plain = part(x)
    learn_rounded(both, lambda name: name == "chosen")
    made = both["chosen"](x)
    scale = part.weight.abs().amax(1, keepdim=True) / 63
    assert 0 < (made - plain).abs().max() < 0.1
    one = x[0]
    step = (one.max().clamp(min=0) - one.min().clamp(max=0)) / 255
    wanted = (one / step).round() * step @ ((part.weight / scale).round() * scale).T + part.bias
    assert torch.allclose(made[0], wanted, atol=1e-5)
    made.sum().backward()
    assert part.weight.grad is not None and part.weight.grad.abs().sum() > 0
    other = both["other"]
    assert torch.allclose(other(plain), torch.nn.functional.linear(plain, other.weight, other.bias))


def test_each_kind_of_text_is_read_as_often_as_its_share_says(held: Library) -> None:
    steps = list(steps_of(MIX, 8, held, seed=1))
    drawn = [one for step in steps for one in step]
    assert {kind: sum(k == kind for k, _ in drawn) for kind in MIX} == {"annotated": 8, "gum": 4, "gap": 8}
    assert sorted(n for k, n in drawn[:8] if k == "annotated")[:2] == [0, 1] or len(drawn) > 8


def test_corpora_are_read_as_texts_with_what_an_earlier_model_found(encoder: Encoder, tmp_path: Path) -> None:
    for name, one in (("gum", DOCUMENT), ("gap", QUESTION), ("litbank", DOCUMENT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "train.jsonl").write_text(json.dumps(one) + "\n", encoding="utf8")
    inner = {"source": [at("the mayor of Orlavia")], "cue": [at("knew")], "content": [at("it.")], "depth": 1}
    outer = {**ARTICLE["attributions"][0], "depth": 0}  # type: ignore[index]
    mentions = told(DOCUMENT, texts.plain(SAID, encoder).words)
    guess = guessed(SAID, [(0, 8, "person")], mentions.words)
    guess.shares = [0.9]
    news = {"id": "n", "text": SAID}
    nested = {"a": [inner], "n": [outer, inner]}
    held = library(Sources([ARTICLE], [news], nested, [guess], tmp_path), encoder)
    assert {kind: len(several) for kind, several in held.items()} == {
        "annotated": 3, "news": 1, "guessed": 1, "gum": 1, "gap": 1, "found": 1,
    }  # fmt: skip
    assert held["found"][0].mentions == guess.spans and not held["found"][0].question
    (example,) = held["news"][0].examples
    assert not example.tags[:, 0].any() and example.tags[:, 1, 1].sum() == 1
    known = [bool(roles.any()) for _, _, roles in sorted(example.cues, key=lambda c: c[0])]
    assert known == [False, True]  # what is nested alone
    assert held["guessed"][0].mentions == guess.spans


def test_a_teacher_with_a_vocabulary_of_its_own_reads_the_same_texts(
    held: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Tokenizer.from_file(str(HOME / "tokenizer.json"))
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", *sorted(ours.get_vocab())]
    theirs = Tokenizer(WordLevel({piece: k for k, piece in enumerate(pieces)}, "<unk>"))
    ids = distil.ids_of(theirs, ours)
    assert theirs.id_to_token(int(ids[ours.token_to_id("mayor")])) == "mayor"
    assert theirs.id_to_token(int(ids[ours.token_to_id("[SEP]")])) == "</s>"
    config = {"model_type": "mpnet", "vocab_size": len(pieces), "hidden_size": 32, "num_hidden_layers": 2}
    config |= {"num_attention_heads": 2, "intermediate_size": 64, "max_position_embeddings": 514}
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf8")
    save_file(mpnet(len(pieces), 32, 64, 2), tmp_path / "model.safetensors")
    monkeypatch.setattr(distil, "TEACHER_BELOW", (2, 2))
    monkeypatch.setattr(distil, "TEACHER_READS", MentionShape(read=96, inner=64))
    course = Course(steps=2, rate=1e-3, head_rate=1e-3, mix=MIX, frozen=1)
    made = distil.teacher(tmp_path, ids, held, course, tmp_path / "teacher")
    begun = mpnet(len(pieces), 32, 64, 2)
    moved = [
        not torch.equal(layer.up.weight, begun[f"encoder.layer.{k}.intermediate.dense.weight"])
        for k, layer in enumerate(made.attribution.encoder.layers)
    ]
    assert moved == [False, True]
    taught_by_it = student(before(), SMALL, held, replace(COURSE, steps=2), tmp_path / "student", [made])
    assert all(torch.isfinite(value).all() for value in taught_by_it.parameters())
    some = bunch(held["gum"]).on(torch.device("cpu"))
    assert read(made.eval(), some).tags.shape == (1, len(units(SAID)), 12)


def mpnet(vocabulary: int, hidden: int, inner: int, layers: int) -> dict[str, torch.Tensor]:
    """The weights of an encoder that nobody trained, named as in MPNet."""
    torch.manual_seed(6)
    shapes = {"embeddings.word_embeddings.weight": (vocabulary, hidden)}
    shapes |= {"embeddings.position_embeddings.weight": (514, hidden)}
    shapes |= {"encoder.relative_attention_bias.weight": (32, 2), "embeddings.LayerNorm": (hidden,)}
    for k in range(layers):
        at = f"encoder.layer.{k}"
        shapes |= {f"{at}.attention.attn.{part}": (hidden, hidden) for part in "qkvo"}
        shapes |= {f"{at}.attention.LayerNorm": (hidden,), f"{at}.output.LayerNorm": (hidden,)}
        shapes |= {f"{at}.intermediate.dense": (inner, hidden), f"{at}.output.dense": (hidden, inner)}
    out = {}
    for name, shape in shapes.items():
        if name.endswith("weight"):
            out[name] = 0.1 * torch.randn(shape)
        else:
            norm = len(shape) == 1
            out[f"{name}.weight"] = torch.ones(shape) if norm else 0.1 * torch.randn(shape)
            out[f"{name}.bias"] = torch.zeros(shape[0])
    return out


def test_windows_of_one_length_are_read_together_and_come_back_in_order() -> None:
    encoder = Encoder(Tokenizer.from_file(str(HOME / "tokenizer.json")))
    several = [texts.plain(text, encoder) for text in ("It rained.", SAID, "Ana Roth met him.", SAID)]
    model = before().eval()
    with torch.no_grad():
        together = deep_words(model, bunch(several).on(torch.device("cpu")))
        for row, text in enumerate(several):
            (alone,) = deep_words(model, bunch([text]).on(torch.device("cpu")))
            assert torch.allclose(together[row, : len(alone)], alone, atol=0.05)
