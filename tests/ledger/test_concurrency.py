"""Readers and writers at once."""

import threading

import pytest
import sqlalchemy as sa

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, connect
from tests.ledger.building import documents


def test_a_writer_of_sqlite_waits_for_another_for_a_bounded_time(tmp_path):
    place = tmp_path / "ledger.sqlite"
    first, second = documents(2)
    with Ledger(place) as ledger:
        ledger.put(first)
        impatient = connect.opened(connect.place_of(place), patience=0.2)
        with connect.writing(ledger.database) as held:
            held.execute(sa.text("UPDATE documents SET title = 'in the middle'"))
            with pytest.raises(LedgerError, match="another process is writing"), connect.writing(impatient):
                pass
            with Ledger(place) as reader:
                assert [document.title for document in reader.documents()] == [first.title]
        impatient.dispose()
        assert ledger.put(second) == "added"


def test_several_writers_at_once_end_with_one_copy_of_each(place):
    several = list(documents(8))
    Ledger(place).close()
    outcomes, failures = [], []

    def store(order):
        try:
            with Ledger(place) as ledger:
                outcomes.extend(ledger.put(document) for document in order)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=store, args=(order,)) for order in (several, several[::-1], several)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(outcomes) == ["added"] * 8 + ["known"] * 16
    with Ledger(place) as ledger:
        assert sorted(d.id for d in ledger.documents()) == sorted(d.id for d in several)
        assert ledger.health().problems == ()


def test_what_is_read_is_one_state_of_the_ledger_throughout(place):
    first, second = documents(2)
    with Ledger(place) as ledger, Ledger(place) as other:
        ledger.put(first)
        with connect.reading(ledger.database) as reading:
            count = sa.text("SELECT count(*) FROM documents")
            assert reading.execute(count).scalar() == 1
            other.put(second)
            assert reading.execute(count).scalar() == 1
        assert len(list(ledger.documents())) == 2
