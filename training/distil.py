"""A quicker student, taught by the model before it, and by bigger teachers where there are any.

It begins as that model, as some of its layers, or with narrower ones; it may read windows in blocks in its
lower layers, tags nested cues too, so that few contents need to be read again, and learns with the rounded
numbers that it will have as int8. At each step the teachers read the same texts, and it learns from what
they make of them together with what is annotated (Hinton et al. 2015); its words should resemble those of the
model before (as in TinyBERT: Jiao et al., Findings of EMNLP 2020).
"""

from __future__ import annotations

import multiprocessing
import random
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from . import steps
from .bunch import Bunch, bunch
from .fake_int8 import learn_rounded
from .lessons import Both, deep_words, loss_of, read, taught
from .library import Chosen, Library, steps_of
from .mention_model import MentionReader, MentionShape
from .model import AttributionModel, pretrained, take_over
from .narrow import Sizes, measured, narrowed
from .steps import Schedule, Step
from .train import adamw

LEG = 40  # steps between two checkpoints
AHEAD = 8  # bunches made before they are read
WORKERS = 2  # processes that make them
KNOWN = 1  # kinds of tags that the model before knows: outermost cues
ALL = 4
DROPOUT = 0.05  # of a student
Lost = Callable[[Both, Bunch, float], Tensor]
TEACHER_BELOW, TEACHER_READS = (7, 9), MentionShape(read=3 * 768)


@dataclass(frozen=True, slots=True)
class Student:
    """A student: the ``layers`` of the model before that it begins with, counted from 1, so many of them
    ``local``; which of its own layers mentions are read from beside the last; the layers of its role reader,
    and its mention reader."""

    layers: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    local: int = 0
    below: tuple[int, int] = (2, 4)
    roles: int = 2
    mentions: MentionShape = field(default_factory=MentionShape)


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how quickly a reader learns; of each kind of text how many a step reads, on average;
    ``rounded``: from which share of the steps on it works with rounded numbers; ``alike``: the weight of
    imitating the words of the model before, which falls to nothing; ``links``: of what mentions go back to,
    ``personal``: in that, of "he", "she" and "they", and ``answers``: of GAP's; ``frozen``: so many of the
    encoder's layers stay as they are."""

    steps: int
    rate: float
    head_rate: float
    mix: Mapping[str, float]
    warm_up: float = 0.05
    decay: float = 0.01
    rounded: float = 1.0
    alike: float = 0.0
    links: float = 1.0
    personal: float = 1.0
    answers: float = 1.0
    frozen: int = 0
    seed: int = 11


TEACHING = {"annotated": 4, "gum": 1, "novels": 0.7, "guessed": 2, "gap": 8}
TEACHES = (
    Course(589, 5e-5, 5e-4, TEACHING, seed=1),
    Course(649, 6e-5, 5e-4, TEACHING, seed=2, frozen=4),
)
LEARNS = Course(
    steps=605,
    rate=1e-4,
    head_rate=3e-4,
    mix={"annotated": 3, "guessed": 5, "gum": 0.8, "novels": 0.5, "gap": 3, "found": 6},
    warm_up=0.04,
    rounded=0.5,
    alike=0.5,
    links=1.5,
)
GOES_ON = replace(  # mostly for whom pronouns mean
    LEARNS,
    steps=391,
    rate=7e-5,
    head_rate=2.5e-4,
    mix={"annotated": 1, "guessed": 1, "gum": 0.5, "novels": 0.3, "gap": 5, "found": 6},
    rounded=0.6,
    alike=0.2,
    personal=4.0,
    answers=1.5,
)
NARROWS = replace(  # after layers were made narrower
    LEARNS,
    steps=1868,
    rate=1.4e-4,
    head_rate=3.6e-4,
    mix={"annotated": 6.6, "guessed": 6.6, "gum": 2.1, "novels": 1.2, "gap": 9, "found": 12},
    alike=1.0,
    personal=3.0,
    answers=1.3,
    seed=89,
)


def student(
    before: Both,
    shape: Student,
    held: Library,
    course: Course,
    folder: Path,
    more: Sequence[Both] = (),
    known: int = KNOWN,
) -> Both:
    """A student of the model before, which knows so many kinds of tags, and of ``more`` teachers with their
    own vocabularies; resumes from what is in ``folder``."""
    torch.manual_seed(course.seed)
    return _learned(
        begun(before, shape), [before, *more], [known, *(ALL for _ in more)], held, course, folder
    )


def narrower(
    before: Both, sizes: Sizes, held: Library, course: Course, folder: Path, more: Sequence[Both] = ()
) -> Both:
    """The model before with narrower layers, which learns on from it as it was, and from ``more`` teachers;
    resumes from what is in ``folder``."""
    torch.manual_seed(course.seed)
    model = narrowed(before.to(device_at_hand()), sizes, measured(held))
    return _learned(model, [before, *more], [ALL] * (1 + len(more)), held, course, folder)


def _learned(
    model: Both, teachers: Sequence[Both], kinds: Sequence[int], held: Library, course: Course, folder: Path
) -> Both:
    device = device_at_hand()
    model = model.to(device)
    teachers = [teacher.to(device).eval() for teacher in teachers]
    weights = {"links": course.links, "answers": course.answers}

    def lost(model: Both, some: Bunch, share: float) -> Tensor:
        if share >= course.rounded:
            learn_rounded(model, is_rounded)
        with torch.no_grad():
            readings = [read(teacher, some) for teacher in teachers]
        told = taught(some, readings, kinds)
        reading = read(model, told)
        alike = _unlike(reading.deep, readings[0].deep, some.windows["there"])
        costs = loss_of(told, reading, course.personal)
        costs = {name: weights.get(name, 1.0) * cost for name, cost in costs.items()}
        return _sum(costs) + course.alike * (1 - share) * alike

    learn(model, held, course, folder, lost)
    return model.cpu()


def goes_on(
    made: Both, shape: Student, held: Library, course: Course, folder: Path, more: Sequence[Both]
) -> Both:
    """A student of this shape that learns on, from itself as it was and from ``more`` teachers; resumes from
    what is in ``folder``."""
    whole = replace(shape, layers=tuple(range(1, 1 + len(shape.layers))))
    return student(made, whole, held, course, folder, more, ALL)


def begun(before: Both, shape: Student) -> Both:
    """A student as it begins: some layers of the model before."""
    full, weights = before.attribution.shape, before.attribution.state_dict()
    sizes = replace(full, layers=len(shape.layers), local=shape.local, role_layers=shape.roles)
    model = AttributionModel(sizes, DROPOUT)
    model.load_state_dict({name: _taken(name, weights, shape) for name in model.state_dict()})
    reader = MentionReader(shape.mentions, DROPOUT)
    take_over(reader, before.mentions)
    return Both(model, reader, shape.below)


def _taken(name: str, weights: Mapping[str, Tensor], shape: Student) -> Tensor:
    if name.startswith("encoder.layers."):
        number, rest = name.removeprefix("encoder.layers.").split(".", 1)
        name = f"encoder.layers.{shape.layers[int(number)] - 1}.{rest}"
    return weights[name]


def teacher(base: Path, ids: Tensor, held: Library, course: Course, folder: Path) -> Both:
    """A bigger teacher, on the encoder (MPNet) in ``base``, of all corpora; ``ids``: as of ``ids_of``."""
    device = device_at_hand()
    torch.manual_seed(course.seed)
    model = Both(pretrained(base, course.frozen), MentionReader(TEACHER_READS), TEACHER_BELOW, ids).to(device)
    with torch.no_grad():
        some = bunch(held["gum"][:8]).on(device)
        model.mentions.level(deep_words(model, some)[some.windows["there"]])
    learn(model, held, course, folder, as_annotated)
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


def learn(model: Both, held: Library, course: Course, folder: Path, lost: Lost) -> None:
    """Takes a reader through its course; resumes from what is in ``folder``. ``lost``: what a bunch costs at
    a share of the course. A bunch whose cost is no number is passed over."""
    device = next(model.parameters()).device
    todo = list(steps_of(course.mix, course.steps, held, course.seed))

    def leg(number: int, _: random.Random) -> Iterator[Step[Both]]:
        begin = number * LEG
        some = todo[begin : begin + LEG]
        coming = _bunches(held, some)
        for k in range(begin, begin + len(some)):
            yield partial(cost, share=k / len(todo), coming=coming)

    def cost(model: Both, share: float, coming: Iterator[Bunch]) -> Tensor:
        found = lost(model, next(coming).on(device), share)
        return found if torch.isfinite(found) else torch.zeros((), device=device, requires_grad=True)

    how = Schedule(-(-len(todo) // LEG), course.warm_up, course.seed)
    steps.learn(model, leg, how, optimizer_of(model, course), folder)


def as_annotated(model: Both, some: Bunch, share: float) -> Tensor:
    """What a bunch costs of which no more is told than is annotated."""
    return _sum(loss_of(some, read(model, some)))


def _sum(losses: Mapping[str, Tensor]) -> Tensor:
    return torch.stack(list(losses.values())).sum()


def _unlike(words: Tensor, wanted: Tensor, there: Tensor) -> Tensor:
    """How far the words (B, U, …) are from those of the model before, as a share of their variance."""
    far = (words - wanted)[there].square().mean(0)
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
    if encoder.shape.frozen:
        for fixed in (encoder.position, encoder.norm, *encoder.layers[: encoder.shape.frozen]):
            fixed.requires_grad_(False)
    new = {"case", "quote", "place"} if encoder.relative is not None else set()  # to a teacher's encoder
    rates = {id(p): course.rate for name, p in encoder.named_parameters() if name.split(".")[0] not in new}
    return adamw(((rates.get(id(p), course.head_rate), p) for p in model.parameters()), course.decay)


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
    """A graphics card, where there is one; it multiplies with ten bits of mantissa (TF32)."""
    torch.backends.cuda.matmul.allow_tf32 = True
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
