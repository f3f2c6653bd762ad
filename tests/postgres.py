"""A private PostgreSQL cluster for tests: the machine's own programs, on a socket in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

MISSING = (
    "PostgreSQL's initdb and postgres aren't here: install the package postgresql (Debian, Fedora, brew)"
)
_numbers = count(1)


def programs() -> Path | None:
    """The folder with initdb and postgres, or None."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


@contextmanager
def cluster(bin_folder: Path) -> Iterator[str]:
    """The URL of a running cluster's socket, without a database's name; removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="rp-", dir="/tmp"))
    try:
        user = _owner(folder)
        data = folder / "data"
        run: dict[str, Any] = {
            "check": True,
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.PIPE,
            "cwd": folder,
            **user,
        }
        subprocess.run(
            [
                bin_folder / "initdb",
                "-D",
                data,
                "-U",
                "tester",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "-N",
            ],
            **run,
        )
        settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        ctl: list[str | Path] = [bin_folder / "pg_ctl", "-D", data, "-w", "-s"]
        subprocess.run([*ctl, "-l", folder / "log", "-o", settings, "start"], **run)
        try:
            yield f"postgresql://tester@/{{}}?host={folder}"
        finally:
            subprocess.run([*ctl, "-m", "immediate", "stop"], **run)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(url: str, *, template: str = "template1") -> Iterator[str]:
    """The URL of a new database in a cluster, a copy of another one. It is gone at the end: hundreds of them
    would take a gigabyte, and long to remove."""
    import psycopg

    name = f"test{next(_numbers)}"
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield url.format(name)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _owner(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: there, another user owns the folder."""
    if os.geteuid() != 0:
        return {}
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    name = next(n for n in ("postgres", "nobody") if n in names)
    owner = pwd.getpwnam(name)
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
