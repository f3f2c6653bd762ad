"""Runs the trained model: one pass over each window, then one small pass over each cue's paragraph."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from ..errors import ModelError
from .decode import LAYER, FoundCue
from .features import Encoded, Encoder
from .mentions import FILES as MENTION_FILES
from .mentions import MentionModel
from .roles import Span, distances

Floats = npt.NDArray[np.float32]

HOME = Path(__file__).parent.parent / "models" / "attribution-en"
FILES = ("encoder.onnx", "roles.onnx", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``model.json`` says: the model's name and digest, the least probability of a cue and of
    an attribution, and the weights of its confidence, each for outermost and nested ones; ``blocked``, if
    its lower layers read a window in blocks; ``mention``: of a mention; ``considered``: of what a mention may
    go back to.
    """

    name: str
    sha256: str
    cue: dict[str, float]
    least: dict[str, float]
    calibration: dict[str, list[float]]
    blocked: bool = False
    mention: float = 0.5
    considered: float = 0.5


class Model:
    """The files of one model folder, opened. Raises ModelError where one is missing or was changed.

    Each session runs on one thread, so that a document's findings never depend on how many there are.
    ``mentions`` is None where the folder holds no mention reader; ``knows_nested``: does it tag the cues of
    nested attributions too?
    """

    def __init__(self, folder: Path) -> None:
        self.settings = settings(folder)
        self.encoder = Encoder(
            Tokenizer.from_file(str(folder / "tokenizer.json")), blocked=self.settings.blocked
        )
        self._windows = _session(folder / "encoder.onnx")
        self._upper = [output.name for output in self._windows.get_outputs()[:2]]
        self.knows_nested = self._windows.get_outputs()[1].shape[-1] > LAYER
        self._roles = _session(folder / "roles.onnx")
        self.mentions: MentionModel | None = None
        if all(name in _files(folder) for name in MENTION_FILES):
            self.mentions = MentionModel(*(_session(folder / name) for name in MENTION_FILES))

    def read(self, encoded: Encoded) -> tuple[Floats, Floats]:
        """Words (U, hidden) and tags (U, 3) of a window: BIO of outermost cues; of nested ones too (U, 6)
        where the model knows them."""
        words, tags = self._run(encoded, self._upper)
        return words[0], tags[0]

    def read_deep(self, encoded: Encoded) -> tuple[Floats, Floats, Floats | None]:
        """As ``read``, and what the lower layers make of the words (U, …), if mentions are read from it."""
        words, tags, *below = self._run(encoded, None)
        return words[0], tags[0], below[0][0] if below else None

    def _run(self, encoded: Encoded, outputs: list[str] | None) -> list[Floats]:
        """These outputs of the encoder, or all: one that isn't asked for needn't be copied."""
        inputs = {k: getattr(encoded, k)[None] for k in ("pieces", "case", "quote", "place")}
        found: list[Floats] = self._windows.run(outputs, inputs | {"first": encoded.first})
        return found

    def read_roles(self, words: Floats, cues: Sequence[FoundCue], scope: Span) -> Floats:
        """Role labels (C, L, 5) of cues that share a scope of units [begin, end)."""
        first, last = scope
        about = np.array([_mean(words[cue.begin : cue.end]) for cue in cues])[:, None]
        far = np.array([distances(last - first, cue.begin - first, cue.end - first) for cue in cues])
        inputs = {"words": words[None, first:last], "about": about, "distance": far}
        return np.asarray(self._roles.run(None, inputs)[0])


def _mean(words: Floats) -> Floats:
    """Most cues are one word, which needs no sum."""
    mean: Floats = words[0] if len(words) == 1 else np.add.reduce(words) / np.float32(len(words))
    return mean


def present(folder: Path = HOME) -> bool:
    return (folder / "model.json").exists()


@cache
def opened(folder: Path) -> Model:
    return Model(folder)


def digest(folder: Path) -> str:
    """The sha256 of a model's files, one after the other."""
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in _files(folder))).hexdigest()


def _files(folder: Path) -> list[str]:
    return [*FILES, *(name for name in MENTION_FILES if (folder / name).exists())]


def settings(folder: Path) -> Settings:
    """What the folder's ``model.json`` says. Raises ModelError where it doesn't fit the files."""
    try:
        plain: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf8"))
        said = Settings(**plain)
        found = digest(folder)
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"{folder}: not a model of this version: {error}") from error
    if found != said.sha256:
        raise ModelError(f"{folder}: the model's files aren't those that model.json names")
    return said


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # windows are of many lengths: what is planned for one fits no other
    # More than basic optimisation joins additions with layer norms: slower by a third over a cue's paragraph.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        return onnxruntime.InferenceSession(os.fspath(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors share no public base
        raise ModelError(f"{path}: {error}") from error
