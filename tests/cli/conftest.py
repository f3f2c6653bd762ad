"""The command in a folder of the test's own, and what it may read."""

import json
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reportedly.ledger import Ledger
from reportedly.types import Document
from tests.cli import command
from tests.ledger.building import documents

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(command.ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return partial(command.run, cwd=tmp_path)


@pytest.fixture
def keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Document]]:
    """Puts documents into a new ledger, which the environment names from then on."""

    def kept(*several: Document) -> list[Document]:
        place = tmp_path / "ledger.sqlite"
        monkeypatch.setenv("REPORTEDLY_LEDGER", str(place))
        with Ledger(place) as ledger:
            for document in several:
                ledger.put(document)
        return list(several)

    return kept


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of JSON Lines with three documents."""
    path = tmp_path_factory.mktemp("exported") / "documents.jsonl"
    path.write_text("".join(json.dumps(document.to_dict()) + "\n" for document in documents(3)))
    return path
