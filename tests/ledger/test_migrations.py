"""Ledgers of every released version come up to this one, on both databases, with all they hold."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, connect, migrations, schema
from tests.ledger.building import documents


def test_the_newest_script_is_the_version_of_the_tables():
    assert migrations.head() == schema.VERSION


def test_the_scripts_make_the_tables_that_the_code_expects(ledger):
    ours = set(schema.metadata.tables)

    def ours_alone(thing, name, kind, reflected, other):
        """Tables and columns; what search adds for one database alone isn't in the common schema."""
        return (name in ours) if kind == "table" else (kind == "column" and other is not None)

    with ledger.database.connect() as connection:
        options = {"include_object": ours_alone, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []


@pytest.mark.parametrize("version", migrations.versions())
def test_a_ledger_of_an_older_version_is_brought_up(place, version):
    url = connect.place_of(place)
    bare = connect.bare(url)
    migrations.upgrade(bare, None, to=version)
    bare.dispose()
    with Ledger(place) as ledger:
        assert connect.version_of(ledger.database) == schema.VERSION
        (document,) = documents(1)
        ledger.put(document)
        assert ledger.document(document.id) == document


def test_a_ledger_of_a_newer_version_is_refused_and_left_alone(place):
    with Ledger(place) as ledger, connect.writing(ledger.database) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="made by a newer version"):
        Ledger(place)
    bare = connect.bare(connect.place_of(place))
    assert connect.version_of(bare) == "9999"
    bare.dispose()
