"""What means nearly the same is put beside what has the same words; neither is worth more than its rank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.world.recalling import ROOM, Found, Meaning, Wanted, chosen, nearest, packed, unpacked

NOW = Wanted(("oil",), (), 50)


def found(id: int, text: str = "", way: str = "words", weight: int = 1) -> Found:
    """A memory that was found."""
    return Found(way, id, "event", 1, text or f"Memory {id}.", "", (), weight)  # type: ignore[arg-type]


@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=50))
def test_a_vector_is_what_it_was_after_packing(numbers: list[float]) -> None:
    assert list(unpacked(packed(tuple(numbers)))) == numbers


def test_bytes_that_are_no_vector_are_refused() -> None:
    with pytest.raises(ValueError, match="bytes"):
        unpacked(b"123")


def test_the_nearest_come_first_and_what_has_nothing_to_do_with_it_not_at_all() -> None:
    wanted = Meaning("m", (1.0, 0.0))
    candidates = [(found(1), (0.6, 0.8)), (found(2), (1.0, 0.0)), (found(3), (0.0, 1.0)), (found(4), (1.0,))]
    near = nearest([(one, packed(vector)) for one, vector in candidates], wanted)
    assert [(one.id, one.way) for one in near] == [(2, "meaning"), (1, "meaning")]


def test_no_more_than_a_few_are_near() -> None:
    many = [(found(id), packed((1.0,))) for id in range(30)]
    assert len(nearest(many, Meaning("m", (1.0,)), most=5)) == 5


def test_what_is_found_in_both_ways_goes_before_what_is_found_in_one() -> None:
    by_words = [found(1), found(2), found(3)]
    by_meaning = [found(3, way="meaning"), found(4, way="meaning")]
    told = chosen([*by_words, *by_meaning], NOW)
    assert told[0].text == "Memory 3."
    assert len(told) == 4


def test_the_room_is_no_larger_for_it() -> None:
    long = [found(id, f"{id} " + "word " * 200, way) for id, way in enumerate(["words", "meaning"] * 10)]
    assert sum(len(one.text) for one in chosen(long, NOW)) <= ROOM
