"""The public names, and what importing them costs."""

import subprocess
import sys

import reportedly


def test_every_exported_name_is_there_and_no_other():
    assert dir(reportedly) == sorted(reportedly.__all__)
    for name in reportedly.__all__:
        assert getattr(reportedly, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(reportedly, "nope")


def test_import_loads_nothing_heavy():
    code = "import reportedly, sys; print(sorted(name for name in sys.modules if 'reportedly' in name))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    names = {name for name in shown.strip("[]\n").split(", ") if "editable" not in name}
    assert names == {"'reportedly'"}
