"""How much one document may be. What is larger is refused before it costs time or memory."""

from __future__ import annotations

MAX_BYTES = 32 * 2**20
"""Of one HTML page or one JSON record, as stored. Pages saved with their pictures inside run to 20 MB."""

MAX_CHARACTERS = 2_000_000
"""Of a document's text: some 330,000 words, a long book."""

MAX_TEXT_BYTES = 4 * MAX_CHARACTERS
"""Of one plain-text file: no encoding takes more than four bytes a character."""

MAX_PARAGRAPH = 200_000
"""Characters of one block. A long speech without a line break stays under it."""

MAX_DEPTH = 250
"""Elements open at once in an HTML page. Real pages stay under 100."""

MAX_TAGS = 100_000
"""Opening tags in an HTML page. Long real ones have some tens of thousands."""


def megabytes(count: int) -> str:
    """A number of bytes for people: '47.7 MB'."""
    return f"{count / 2**20:.1f} MB".replace(".0 MB", " MB")


class TooLarge(ValueError):
    """A document beyond these limits; the message says which."""


def check(characters: int, longest_block: int = 0) -> None:
    """Raises TooLarge when a text, or the longest block of it (both in characters), is beyond the limits."""
    if characters > MAX_CHARACTERS:
        raise TooLarge(f"{characters:,} characters; one document may have {MAX_CHARACTERS:,}")
    if longest_block > MAX_PARAGRAPH:
        raise TooLarge(f"a paragraph of {longest_block:,} characters; one may have {MAX_PARAGRAPH:,}")
