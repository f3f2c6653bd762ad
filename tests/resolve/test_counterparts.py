"""A minister's counterpart is a minister too, and a manager's opposite number a manager."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names


@pytest.mark.parametrize(
    ("text", "source", "who"),
    [
        (
            "Foreign Minister Ana Roth met her Lornian counterpart, Jos Tarn. The Lornian minister said no.",
            "The Lornian minister",
            "Jos Tarn",
        ),
        (
            "Foreign Minister Ana Roth met her Lornian counterpart, Jos Tarn. The foreign minister left. "
            "The Lornian minister said no.",
            "The Lornian minister",
            "Jos Tarn",
        ),
        (
            "Narvo manager Ana Roth wept. Opposite number Jos Tarn laughed. “It was in,” the boss said no.",
            "the boss",
            "Jos Tarn",
        ),
        (
            "Narvo manager Ana Roth wept. Her friend Jos Tarn laughed. “It was in,” the boss said no.",
            "the boss",
            "the boss",
        ),
    ],
)
def test_a_counterpart_has_the_role_of_whose_it_is(text: str, source: str, who: str) -> None:
    assert source_names(resolve(document(text, Said(source, "said", "no")))) == [who]
