"""Many processes, one order."""

import os
import signal
import time

import pytest

from reportedly.errors import ModelError
from reportedly.workers import Died, each


def squares():
    def square(number: int) -> int:
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 5:
            os._exit(7)
        return number * number

    return square


def damaged():
    raise ModelError("a damaged model")


def test_results_in_order_and_the_dead_take_nobody_along():
    results = dict(each(squares, range(12), jobs=2))
    assert list(results) == list(range(12))
    assert results.pop(3) == Died(signal.SIGKILL)
    assert results.pop(5) == Died(None)
    assert results == {number: number * number for number in results}


def test_no_items_start_no_process():
    assert list(each(damaged, [], jobs=2)) == []


def test_what_prepare_raises_is_raised_here():
    with pytest.raises(ModelError, match="a damaged model"):
        list(each(damaged, [1, 2, 3], jobs=2))


def test_it_can_be_left_half_way():
    results = each(squares, range(100), jobs=2)
    assert next(results) == (0, 0)
    results.close()


def sleepers():
    def sleep(seconds: float) -> float:
        time.sleep(seconds)
        return seconds

    return sleep


def test_who_takes_too_long_is_ended_and_the_rest_goes_on():
    assert [result for _, result in each(sleepers, [0.0, 60.0, 0.1], jobs=1, patience=0.5)] == [
        0.0,
        Died(None, late=True),
        0.1,
    ]
