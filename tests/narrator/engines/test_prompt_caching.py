"""Fifty turns before a stand-in: what may be cached is the same to the byte, and most of what is sent."""

from __future__ import annotations

import pytest

from tests.bench.caching import TURNS, fifty_turns


@pytest.mark.parametrize("person", ["second", "third"])
async def test_the_cached_part_is_the_same_to_the_byte_and_most_of_it(person: str) -> None:
    found = await fifty_turns(person)
    assert found.requests == 3 * TURNS
    assert found.prefixes == 1
    assert found.share > 0.85
    assert found.tail < 16_000
    # The service takes four marks and no more.
    assert found.marks <= 4
    assert found.cached_usd < found.plain_usd / 2
