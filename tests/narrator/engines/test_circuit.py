"""A service that keeps failing rests, and is tried again after it."""

import pytest

from narrator.engines.circuit import FAULTS, REST_S, Circuit
from narrator.errors import EngineUnavailable


class Clock:
    """Seconds that are set by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def exhausted(clock: Clock, wait_s: float | None = None) -> Circuit:
    """A circuit whose service has just failed once too often."""
    circuit = Circuit(clock)
    for _ in range(FAULTS):
        circuit.check()
        circuit.failed(wait_s)
    return circuit


def test_a_few_faults_in_a_row_bring_rest() -> None:
    with pytest.raises(EngineUnavailable):
        exhausted(Clock()).check()


def test_after_its_rest_it_is_asked_again_and_one_more_fault_is_enough() -> None:
    clock = Clock()
    circuit = exhausted(clock)
    clock.now += REST_S
    circuit.check()
    circuit.failed()
    with pytest.raises(EngineUnavailable):
        circuit.check()


def test_a_whole_reply_between_faults_is_a_new_beginning() -> None:
    circuit = Circuit(Clock())
    for _ in range(FAULTS * 2):
        circuit.failed()
        circuit.succeeded()
    circuit.check()


def test_a_service_that_asks_for_longer_rests_longer() -> None:
    clock = Clock()
    circuit = exhausted(clock, 300.0)
    clock.now += 299
    with pytest.raises(EngineUnavailable, match="left alone"):
        circuit.check()
