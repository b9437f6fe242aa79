"""Putting things in short, as laws."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from campaigns.world.entities import NpcState
from campaigns.world.remembering import in_short, names_in
from campaigns.world.state import World

SENTENCE = st.text("ab", min_size=1, max_size=20).map(lambda word: f"{word}.")
PARTS = st.lists(st.tuples(st.text("ab cd. ", max_size=60), st.integers(1, 4)), max_size=12)


@given(PARTS, st.integers(0, 300))
def test_what_is_put_in_short_is_never_longer_than_what_it_was_made_from(
    parts: list[tuple[str, int]], most: int
) -> None:
    text = in_short(parts, most)
    source = sum(len(part) for part, _weight in parts)
    assert len(text) <= most
    assert len(text) < source or not text


@given(st.lists(st.tuples(SENTENCE, st.integers(1, 4)), max_size=12), st.integers(0, 300))
def test_it_says_nothing_that_was_not_said(parts: list[tuple[str, int]], most: int) -> None:
    kept = in_short(parts, most)
    said = {part for part, _weight in parts}
    assert not kept or {f"{sentence.rstrip('.')}." for sentence in kept.split(". ")} <= said


def test_what_weighs_more_is_kept() -> None:
    parts = [("Rain fell.", 1), ("Ansel lent them his boat.", 4), ("The gulls were loud.", 1)]
    assert in_short(parts, 30) == "Ansel lent them his boat."


def test_a_word_of_two_names_names_nobody() -> None:
    people = [NpcState(name, name, "she/her", "", "quay") for name in ("Ida Marsh", "Berit Marsh")]
    assert names_in("A heron in the Marsh.", World(people)) == ""
    assert names_in("Berit waits by the water.", World(people)) == "Berit Marsh"
