"""``reportedly stats``: a ledger in numbers."""

from __future__ import annotations

import click

from reportedly.cli.ledger_option import ledger_option

__all__ = ["command"]


@click.command("stats")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
@ledger_option
def command(as_json: bool, place: str | None) -> int:
    """Show how much of what a ledger holds, and what was not read, by reason."""
    from reportedly.cli.lines import counted
    from reportedly.cli.showing import counts_line, labelled, print_json, show, showing
    from reportedly.ledger import Ledger

    with showing():
        with Ledger(place, create=False) as ledger:
            found = ledger.stats()
        if as_json:
            print_json([found])
            return 0
        parts = [
            labelled("documents", f"{found.documents:,}, seen at {counted(found.appearances, 'place')}"),
            labelled(
                "statements",
                f"{found.attributions:,}, and {counted(found.assertions, 'assertion')} of outlets",
            ),
            labelled("voices", f"{found.voices:,}, counted document by document"),
        ]
        if found.first and found.last:
            parts.append(labelled("published", f"{found.first} to {found.last}"))
        for label, counts in (
            ("outlets", found.outlets),
            ("languages", found.languages),
            ("engines", found.engines),
            ("not read", found.rejections),
        ):
            if counts:
                parts.append(counts_line(label, counts, unnamed="none" if label == "engines" else "unknown"))
        show(parts)
    return 0
