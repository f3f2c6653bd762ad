"""What the tests of the command share."""

import os
import subprocess
import sys
from pathlib import Path

ARTICLE = """Bridge at Tolmin Reach stays closed

"The bridge will not open before the spring," said Mara Ovetz, the transport minister.

The harbour master told reporters that nobody had asked him about the timetable.
"""


def environment(**extra: str) -> dict[str, str]:
    """Ours without what changes the look of output, plus ``extra``."""
    looks = {"COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM", "CLICOLOR_FORCE", "TTY_COMPATIBLE"}
    return {key: value for key, value in os.environ.items() if key not in looks} | extra


def run(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", **extra: str
) -> subprocess.CompletedProcess[bytes]:
    """The command as a user runs it: a process of its own, in a plain environment."""
    return subprocess.run(
        [sys.executable, "-m", "reportedly", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**extra),
        timeout=300,
        check=False,
    )


def ok(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a command wrote that had nothing to complain of."""
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()
