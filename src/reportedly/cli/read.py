"""``reportedly read``: articles in, attributions out, for people or as JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import complain, pipe_may_close

if TYPE_CHECKING:
    from reportedly.cli.output import Output
    from reportedly.types import Rejection

__all__ = ["command"]


@click.command("read")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object a document and line.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="F",
    help="Leave out attributions below this confidence (0 to 1), and what is nested in them.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Share the work among N processes.",
)
@click.option(
    "--width",
    type=click.IntRange(min=20),
    default=None,
    metavar="N",
    help="Wrap at N columns. The terminal's width unless given.",
)
def command(
    paths: tuple[str, ...], as_json: bool, min_confidence: float, jobs: int, width: int | None
) -> int:
    """Show who said what in articles.

    PATH is a text, HTML or JSONL file, a folder of these, a quoted glob, or - for standard input. What can't
    be read gets a line on standard error, the rest is read, and the exit status is 1.
    """
    _quiet_libraries()
    from reportedly.cli.output import Json, Terminal

    with pipe_may_close():
        output: Output = Json() if as_json else Terminal(width=width)
        return _read(paths, output, min_confidence=min_confidence, jobs=jobs)


def _read(paths: tuple[str, ...], output: Output, *, min_confidence: float, jobs: int) -> int:
    from reportedly.cli.progress import Progress
    from reportedly.pipeline import stream

    rejected = 0

    def reject(rejection: Rejection) -> None:
        nonlocal rejected
        rejected += 1
        with progress.aside(rejection.path):
            complain(rejection.path, rejection.reason)

    stdin = sys.stdin.buffer if sys.stdin else None
    told = False
    with Progress(paths, shown=sys.stderr.isatty()) as progress:
        for document in stream(
            paths, on_rejection=reject, jobs=jobs, min_confidence=min_confidence, stdin=stdin
        ):
            with progress.aside(document.path):
                if not told and document.engine is not None and document.engine.model is None:
                    complain("no model is installed: rules alone read this, and they miss more")
                    told = True
                output.document(document)
    output.end(rejected)
    return 1 if rejected else 0


def _quiet_libraries() -> None:
    """Keep what libraries log or warn off standard error, which carries our lines alone."""
    import logging
    import warnings

    logging.getLogger().addHandler(logging.NullHandler())
    warnings.simplefilter("ignore")
