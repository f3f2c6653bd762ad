"""A killed process leaves each document whole, or not at all; run again, it ends as if undisturbed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def killed(times: int, place: str) -> int:
    """How many of so many kills came in the middle of the work."""
    command = [sys.executable, "-m", "tests.ledger.killed", str(times), "7", place]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_killed_at_200_moments_on_sqlite(tmp_path):
    assert killed(200, str(tmp_path / "ledger")) > 40


def test_killed_at_50_moments_on_postgresql(postgres):
    assert killed(50, postgres) > 10
