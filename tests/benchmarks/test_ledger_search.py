"""The ledger that searches are timed on."""

import json

from click.testing import CliRunner

from benchmarks.ledger_search import main
from reportedly.ledger import Ledger
from reportedly.ledger.filters import Filters


def test_a_small_ledger_is_made_and_asked(tmp_path):
    path = tmp_path / "ledger.sqlite"
    arguments = ["--attributions", "500", "--searches", "20", "--json", "--ledger", str(path)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    figures = json.loads(done.output)
    assert figures["attributions"] == 500
    assert 0 < figures["median, ms"] <= figures["longest, ms"]
    with Ledger(path) as ledger:
        assert ledger.stats().attributions == 500
        assert ledger.search("the", limit=500).total > 100
        assert ledger.search("the", Filters(own_voice=True)).total > 10
        assert ledger.document("0" * 63 + "1").attributions
