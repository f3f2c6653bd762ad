"""A quicker student, taught by the model before it, and by bigger teachers where there are any.

It begins as that model, or as some of its layers, reads windows in blocks in its lower layers, tags nested
cues too, and learns with the rounded numbers that it will have as int8. At each step the teachers read the
same texts, and it learns from what they make of them together with what is annotated (Hinton et al. 2015);
its words should resemble those of the model before (as in TinyBERT: Jiao et al., Findings of EMNLP 2020).
"""

from __future__ import annotations

import json
import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from .bunch import Bunch, bunch
from .fake_int8 import learn_rounded
from .lessons import Both, Reading, deep_words, loss_of, read, taught
from .library import Chosen, Library, steps_of
from .mention_model import MentionReader, MentionShape
from .model import AttributionModel, pretrained
from .train import adamw, schedule, set_rates

EVERY = 50  # steps between two checkpoints
AHEAD = 8  # bunches made before they are read
WORKERS = 2  # processes that make them
KNOWN = 1  # kinds of tags that the model before knows: outermost cues
ALL = 4
DROPOUT = 0.05  # of a student
TEACHER_BELOW, TEACHER_READS = (4, 8), MentionShape(read=3 * 768)


@dataclass(frozen=True, slots=True)
class Student:
    """A student: the ``layers`` of the model before that it begins with, counted from 1, so many of them
    ``local``; which of its own layers mentions are read from beside the last; how wide its layers are inside;
    the layers of its role reader, and its mention reader."""

    layers: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    local: int = 4
    below: tuple[int, int] = (2, 4)
    inner: int = 1536
    roles: int = 2
    mentions: MentionShape = field(default_factory=MentionShape)


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how quickly a reader learns; of each kind of text how many a step reads, on average;
    ``rounded``: from which share of the steps on it works with rounded numbers; ``alike``: the weight of
    imitating the words of the model before, which falls to half."""

    steps: int
    rate: float
    head_rate: float
    mix: Mapping[str, float]
    warm_up: float = 0.05
    decay: float = 0.01
    rounded: float = 1.0
    alike: float = 0.0
    seed: int = 11


TEACHES = Course(1200, 7e-5, 5e-4, {"annotated": 4, "gum": 1, "novels": 0.7, "guessed": 2, "gap": 8})
LEARNS = Course(
    steps=360,
    rate=1e-4,
    head_rate=3e-4,
    mix={"annotated": 1.5, "news": 1.0, "guessed": 1.0, "gum": 0.4, "novels": 0.3, "gap": 3},
    warm_up=0.03,
    rounded=0.35,
    alike=1.0,
)


def student(
    before: Both, shape: Student, held: Library, course: Course, folder: Path, more: Sequence[Both] = ()
) -> Both:
    """A student of the model before, and of ``more`` teachers with their own vocabularies; resumes from what
    is in ``folder``."""
    device = device_at_hand()
    torch.manual_seed(course.seed)
    model, before = begun(before, shape).to(device), before.to(device).eval()
    several = [teacher.to(device).eval() for teacher in more]

    def seen(some: Bunch) -> Bunch:
        with torch.no_grad():
            readings = [read(before, some), *(read(teacher, some) for teacher in several)]
        return taught(some, readings, [KNOWN, *(ALL for _ in several)])

    learn(model, held, course, folder, seen, before)
    return model.cpu()


def begun(before: Both, shape: Student) -> Both:
    """A student as it begins: some layers of the model before, the strongest of what they have inside."""
    full, weights = before.attribution.shape, before.attribution.state_dict()
    sizes = replace(
        full, layers=len(shape.layers), local=shape.local, inner=shape.inner, role_layers=shape.roles
    )
    model = AttributionModel(sizes, DROPOUT)
    model.load_state_dict(
        {name: _taken(name, value, weights, shape) for name, value in model.state_dict().items()}
    )
    reader = MentionReader(shape.mentions, DROPOUT)
    if shape.mentions == before.mentions.shape:
        reader.load_state_dict(before.mentions.state_dict())
    else:
        reader.mean, reader.spread = before.mentions.mean.clone(), before.mentions.spread.clone()
    return Both(model, reader, shape.below)


def _taken(name: str, mine: Tensor, weights: Mapping[str, Tensor], shape: Student) -> Tensor:
    if name.startswith("encoder.layers."):
        number, rest = name.removeprefix("encoder.layers.").split(".", 1)
        name = f"encoder.layers.{shape.layers[int(number)] - 1}.{rest}"
    theirs = weights[name]
    if theirs.shape == mine.shape:
        return theirs
    base = name.rsplit(".", 2)[0]
    strong = weights[f"{base}.up.weight"].norm(dim=1) * weights[f"{base}.down.weight"].norm(dim=0)
    kept = strong.topk(shape.inner).indices.sort().values
    return theirs[:, kept] if ".down." in name else theirs[kept]


def teacher(base: Path, ids: Tensor, held: Library, course: Course, folder: Path) -> Both:
    """A bigger teacher, on the encoder (MPNet) in ``base``, of all corpora; ``ids``: as of ``ids_of``."""
    device = device_at_hand()
    torch.manual_seed(course.seed)
    model = Both(pretrained(base), MentionReader(TEACHER_READS), TEACHER_BELOW, ids).to(device)
    with torch.no_grad():
        some = bunch(held["gum"][:8]).on(device)
        model.mentions.level(deep_words(model, some)[some.windows["there"]])
    learn(model, held, course, folder)
    return model


def ids_of(theirs: Tokenizer, ours: Tokenizer) -> Tensor:
    """Of each word piece of our vocabulary the number in a teacher's, which has them all."""
    numbers = theirs.get_vocab()
    same = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
    pieces = ours.get_vocab()
    out = torch.zeros(len(pieces), dtype=torch.long)
    for piece, number in pieces.items():
        out[number] = numbers[same.get(piece, piece)]
    return out


def learn(
    model: Both,
    held: Library,
    course: Course,
    folder: Path,
    seen: Callable[[Bunch], Bunch] = lambda some: some,
    before: Both | None = None,
) -> None:
    """Takes a reader through its course; resumes from ``last.pt`` in ``folder``. ``seen``: what it is told of
    a bunch; ``before``: the model whose words it imitates."""
    folder.mkdir(parents=True, exist_ok=True)
    device, optimizer = next(model.parameters()).device, optimizer_of(model, course)
    first = _resumed(model, optimizer, folder / "last.pt", device)
    todo = list(steps_of(course.mix, course.steps, held, course.seed))
    started = time.time()
    coming = _bunches(held, [chosen for step in todo[first:] for chosen in step])
    for i, step in enumerate(todo[first:], first):
        share = i / len(todo)
        set_rates(optimizer, schedule(share, course.warm_up))
        if share >= course.rounded:
            learn_rounded(model, is_rounded)
        weight = course.alike * (1 - share / 2) if before else 0.0
        torch.manual_seed(course.seed * 100_000 + i)
        model.train()
        optimizer.zero_grad(set_to_none=True)
        lost = [_lost(model, seen(next(coming).on(device)), before, weight) for _ in step]
        torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        if i % EVERY == EVERY - 1 or i + 1 == len(todo):
            line = {"step": i + 1, "seconds": round(time.time() - started), **lost[0]}
            print(json.dumps(line), flush=True)
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": i + 1}
            torch.save(state, folder / "last.tmp")
            (folder / "last.tmp").replace(folder / "last.pt")


def _lost(model: Both, some: Bunch, before: Both | None, weight: float) -> dict[str, float]:
    """Gradients of one bunch; what it cost. A bunch whose cost is no number is passed over."""
    reading = read(model, some)
    losses = loss_of(model, some, reading)
    if before and weight:
        losses["alike"] = weight * _unlike(before, some, reading)
    total = torch.stack(list(losses.values())).sum()
    if torch.isfinite(total):
        total.backward()  # type: ignore[no-untyped-call]
    return {name: round(value.item(), 4) for name, value in losses.items()}


def _unlike(before: Both, some: Bunch, reading: Reading) -> Tensor:
    """How far the words are from what the model before makes of them, as a share of their variance."""
    with torch.no_grad():
        wanted = deep_words(before, some)
    there = some.windows["there"]
    far = (reading.deep - wanted)[there].square().mean(0)
    return (far / wanted[there].var(0).clamp(min=1e-3)).mean()


def is_rounded(name: str) -> bool:
    """Is this linear map int8 when exported? (So is the first of the mention reader, in other numbers.)"""
    rest = ("attribution.roles.word", "attribution.roles.cue", "mentions.parts")
    return ".layers." in name or name in rest


def optimizer_of(model: Both, course: Course) -> torch.optim.AdamW:
    encoder = model.attribution.encoder
    encoder.word.weight.requires_grad_(False)
    if encoder.relative is not None:
        encoder.relative.weight.requires_grad_(False)
    new = {"case", "quote", "place"} if encoder.relative is not None else set()  # to a teacher's encoder
    rates = {id(p): course.rate for name, p in encoder.named_parameters() if name.split(".")[0] not in new}
    return adamw(((rates.get(id(p), course.head_rate), p) for p in model.parameters()), course.decay)


def _resumed(model: Both, optimizer: torch.optim.Optimizer, path: Path, device: torch.device) -> int:
    """The steps that are done, with model and optimizer as they were then."""
    if not path.exists():
        return 0
    state: dict[str, Any] = torch.load(path, map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


_texts: Library = {}  # that the processes which make bunches know


def _bunched(chosen: Chosen) -> Bunch:
    return bunch([_texts[kind][number] for kind, number in chosen])


def _bunches(held: Library, todo: Sequence[Chosen]) -> Iterator[Bunch]:
    """The bunches in order, made by other processes, a few ahead."""
    _texts.update(held)
    ahead, ended = threading.Semaphore(AHEAD), threading.Event()

    def paced() -> Iterator[Chosen]:
        for chosen in todo:
            ahead.acquire()
            if ended.is_set():
                return
            yield chosen

    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        try:
            for made in pool.imap(_bunched, paced()):
                ahead.release()
                yield made
        finally:  # or an interrupted pool would wait for what is still to come
            ended.set()
            ahead.release()


def device_at_hand() -> torch.device:
    """A graphics card, where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
