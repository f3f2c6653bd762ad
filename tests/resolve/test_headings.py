"""What stands before a heading's quotation and doesn't say it."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names

BODY = "A ferry with sixty people aboard was late on Sunday. Tor Dunn said that it was cold."


@pytest.mark.parametrize(
    ("heading", "source", "who"),
    [
        ("Ferry stranded off Quellin: ‘we were lucky’", "Ferry", None),
        ("Ferry stranded off Quellin: ‘we were lucky’", "Quellin", None),
        ("Storm in Vessin: ‘nobody came’", "Vessin", None),
        ("Blunt words from Dunn: ‘nobody came’", "Dunn", "Tor Dunn"),
        ("Dunn: ‘nobody came’", "Dunn", "Tor Dunn"),
        ("Dunn on the flood: ‘nobody came’", "Dunn", "Tor Dunn"),
        ("Passengers: ‘nobody came’", "Passengers", "Passengers"),
    ],
)
def test_a_heading_names_who_speaks_or_nobody(heading: str, source: str, who: str | None) -> None:
    content = heading[heading.index("‘") :]
    resolved = resolve(
        document(
            f"{heading}\n{BODY}",
            Said(source, ":", content, form="direct"),
            Said("Tor Dunn", "said", "that it was cold"),
        )
    )
    assert source_names(resolved) == [who, "Tor Dunn"]
