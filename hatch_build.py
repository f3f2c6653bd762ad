"""Compiles the stages from attributions to readings when a wheel is built with HATCH_BUILD_HOOKS_ENABLE=1.

mypyc makes C extensions of the modules of ``src``; the wheel holds both, and Python takes the extension.
That needs a C compiler and some minutes. An editable install compiles nothing, so that no extension is ever
older than its module.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PACKAGE = "reportedly"
STAGES = ("attribute", "resolve", "appraise")  # an extension each, so that two cores can compile at once
# A package's front door tells Python where it lies. Of those that open the model's files mypyc makes one with
# a wrong ``__file__``, and one that crashes; they would be no quicker.
AS_SOURCE = ("__init__.py", "model.py", "reader.py")
LEVEL = "1"  # of optimisation: the compiler takes twice as long for more, and the articles are read no faster


def extensions() -> list[Any]:
    """What is to be built of the package in the working directory."""
    from mypyc.build import mypycify

    groups = [
        (
            [str(path) for path in sorted(Path(PACKAGE, stage).rglob("*.py")) if path.name not in AS_SOURCE],
            stage,
        )
        for stage in STAGES
    ]
    return mypycify(
        ["--ignore-missing-imports", *(path for paths, _ in groups for path in paths)],
        opt_level=LEVEL,
        debug_level="0",
        separate=[(paths, f"{PACKAGE}.{stage}") for paths, stage in groups],
    )


def main() -> None:
    """Compiles the package in the working directory, in place."""
    from setuptools import setup

    jobs = str(os.cpu_count() or 1)
    setup(
        name=PACKAGE,
        packages=[],
        ext_modules=extensions(),
        script_args=["build_ext", "--inplace", "--parallel", jobs],
    )


if __name__ == "__main__":
    main()
else:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class CompileHook(BuildHookInterface):
        """Adds the extensions to a wheel."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Raises RuntimeError, with what the compiler said, where it fails."""
            if version == "editable":
                return
            self._folder = TemporaryDirectory()
            folder = Path(self._folder.name)
            shutil.copytree(Path(self.root, "src", PACKAGE), folder / PACKAGE, ignore=_not_modules)
            done = subprocess.run(
                [sys.executable, __file__],
                cwd=folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            if done.returncode:
                raise RuntimeError(f"compiling failed:\n{done.stdout.decode(errors='replace')}")
            made = [path for end in ("*.so", "*.pyd") for path in (folder / PACKAGE).rglob(end)]
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
            build_data["force_include"] |= {str(path): path.relative_to(folder).as_posix() for path in made}

        def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
            """Removes what was only for the wheel."""
            if version != "editable":
                self._folder.cleanup()


def _not_modules(folder: str, names: list[str]) -> list[str]:
    return [n for n in names if not n.endswith((".py", ".typed")) and not Path(folder, n).is_dir()]
