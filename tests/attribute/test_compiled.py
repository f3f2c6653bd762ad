"""A wheel may hold the stages of analysis compiled: `make test` runs these folders' tests with those too."""

from importlib.util import find_spec
from pkgutil import walk_packages

import pytest

import reportedly.appraise
import reportedly.attribute
import reportedly.resolve
from reportedly.attribute import is_compiled

AS_SOURCE = {"reportedly.attribute.model", "reportedly.attribute.reader"}


@pytest.mark.parametrize("stage", [reportedly.attribute, reportedly.resolve, reportedly.appraise])
def test_a_stage_is_compiled_as_a_whole_or_not_at_all(stage):
    found = list(walk_packages(stage.__path__, f"{stage.__name__}."))
    modules = {one.name for one in found if not one.ispkg} - AS_SOURCE
    compiled = {name for name in modules if not str(find_spec(name).origin).endswith(".py")}
    assert compiled == (modules if is_compiled() else set())
