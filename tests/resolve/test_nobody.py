"""Those who don't exist are no voice: "no teacher", "not a single member"."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("No teacher", None),
        ("Not one teacher", None),
        ("Not a single member", None),
        ("Nobody", None),
        ("No fewer than six members", "No fewer than six members"),
    ],
)
def test_nobody_speaks(source: str, name: str | None) -> None:
    assert source_names(resolve(document(f"{source} said no.", Said(source, "said", "no")))) == [name]


def test_nobody_is_no_she() -> None:
    text = "No teacher had said yes. She said no."
    said = Said("No teacher", "had said", "yes"), Said("She", "said", "no")
    assert source_names(resolve(document(text, *said))) == [None, None]
