from collections.abc import Iterator

import pytest

from tests.read.web.site import Site, site


@pytest.fixture
def harrow() -> Iterator[Site]:
    """A site without pages yet."""
    with site() as served:
        yield served
