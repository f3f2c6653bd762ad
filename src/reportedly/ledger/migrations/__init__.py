"""How the tables came to be: one Alembic script a change, run when a ledger of an older version is opened.

A script says what its change was in words of its own and never imports ``schema``, which moves on.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine

from reportedly.errors import LedgerError
from reportedly.ledger.connect import shown

__all__ = ["head", "upgrade", "versions"]

_LOCK = 0x7265706F  # of PostgreSQL's advisory locks, for those who open a ledger at the same moment


def upgrade(engine: Engine, found: str | None, *, to: str = "head") -> None:
    """Brings the database from the version ``found`` (None: empty) up to ``to``, all or nothing.

    Raises LedgerError where ``found`` is unknown: a newer version made it.
    """
    if found is not None and found not in versions():
        raise LedgerError(
            shown(engine.url), f"made by a newer version of reportedly (its tables are at {found})"
        )
    config = _config()
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def versions() -> list[str]:
    """All versions, oldest first."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


def head() -> str:
    """The newest version."""
    return versions()[-1]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
