"""What every test may count on: no network, no leftovers of an earlier test, a small pack of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as properties
from pytest_django.fixtures import Settings

from campaigns.selectors import worlds

SMALL_PACKS = Path(__file__).parent / "genre_packs" / "fixtures" / "packs"


# Machines that test are busy: a slow example is no failure, and each property gets a modest number of them. They
# are the same ones every time, so that what is green stays green; EXPLORE=500 looks at that many new ones.
EXPLORED = int(os.environ.get("EXPLORE", "0"))
properties.register_profile(
    "house",
    deadline=None,
    derandomize=not EXPLORED,
    max_examples=EXPLORED or 40,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
properties.load_profile("house")


@pytest.fixture(autouse=True)
def _small_packs(settings: Settings) -> None:
    """Tests play in the small pack that is kept for them, whatever is written in the real ones."""
    settings.SIDEQUEST_GENRE_PACKS = SMALL_PACKS


@pytest.fixture(autouse=True)
def _forget_worlds() -> Iterator[None]:
    """State kept in memory belongs to the database of one test."""
    worlds.forget()
    yield
    worlds.forget()
