"""``reportedly read``: articles in, attributions out, for people, as JSON or as CSV."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import complain, pipe_may_close, quiet_libraries
from reportedly.cli.options import jobs_option, json_option

if TYPE_CHECKING:
    from reportedly.cli.output import Output
    from reportedly.types import Rejection

__all__ = ["command"]


@click.command("read")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@json_option("a document")
@click.option("--voices", is_flag=True, help="Show who is heard and who is only spoken of, as a table.")
@click.option(
    "--own-voice",
    is_flag=True,
    help="Show what the outlet itself asserts, and the loaded wording with whose it is.",
)
@click.option(
    "--csv",
    "csv_folder",
    metavar="FOLDER",
    help="Write attributions.csv, voices.csv, wording.csv and more to FOLDER, and no trees. Overwrites"
    " nothing.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="F",
    help="Leave out attributions below this confidence (0 to 1), and what is nested in them.",
)
@jobs_option
@click.option(
    "--width",
    type=click.IntRange(min=20),
    metavar="N",
    help="Wrap at N columns. The terminal's width unless given.",
)
def command(
    paths: tuple[str, ...],
    as_json: bool,
    voices: bool,
    own_voice: bool,
    csv_folder: str | None,
    min_confidence: float,
    jobs: int,
    width: int | None,
) -> int:
    """Show who said what in articles.

    PATH is a text, HTML or JSONL file, a web archive (WARC, WACZ), a mail (.eml), a feed, a folder of these,
    a quoted glob, or - for standard input. What can't be read gets a line on standard error, the rest is
    read, and the exit status is 1.
    """
    if as_json and (voices or own_voice):
        raise click.UsageError("--voices and --own-voice don't go with --json, which holds both already.")
    quiet_libraries()
    with pipe_may_close(), ExitStack() as files:
        shown = _json() if as_json else _terminal(width, voices=voices, own_voice=own_voice, csv=csv_folder)
        output = shown if csv_folder is None else _with_csv(shown, csv_folder, files)
        return _read(paths, output, min_confidence=min_confidence, jobs=jobs)


def _json() -> Output:
    from reportedly.cli.output import Json

    return Json()


def _terminal(width: int | None, *, voices: bool, own_voice: bool, csv: str | None) -> Output:
    """The tree unless tables are asked for; beside CSV files the last line alone."""
    from functools import partial

    from reportedly.cli.output import Terminal
    from reportedly.cli.tables import OwnVoiceView, SectionsView, VoicesView

    asked = ((voices, VoicesView), (own_voice, OwnVoiceView))
    sections = tuple(section for wanted, section in asked if wanted)
    if sections:
        return Terminal(width=width, view=partial(SectionsView, sections=sections))
    return Terminal(width=width) if csv is None else Terminal(width=width, view=None)


def _with_csv(shown: Output, folder: str, files: ExitStack) -> Output:
    from reportedly.cli.output import Csv, Together
    from reportedly.export.csv import CsvFolder

    return Together((Csv(files.enter_context(CsvFolder(folder))), shown))


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
