"""The small Lantern pack as a story, and tables to play it at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from genre_packs.loading.loader import load
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.table import Table

PACK = Path(__file__).parents[2] / "genre_packs" / "fixtures" / "packs" / "lantern"


@pytest.fixture(scope="session")
def saltby() -> ResolvedWorld:
    """The Lantern pack's world, read once."""
    return load(PACK).worlds["saltby"]


@pytest.fixture
def table(saltby: ResolvedWorld) -> Table:
    """One player at the quay; dice fall by the seed."""
    return Table(saltby)


@pytest.fixture
def sure_table(saltby: ResolvedWorld) -> Table:
    """One player for whom every die shows its best face."""
    return Table(saltby, fixed={4: 4, 6: 6, 8: 8, 10: 10, 12: 12, 20: 20})


@pytest.fixture
def luckless_table(saltby: ResolvedWorld) -> Table:
    """One player for whom every die shows a 1."""
    return Table(saltby, fixed={4: 1, 6: 1, 8: 1, 10: 1, 12: 1, 20: 1})


@pytest.fixture
def new_table(saltby: ResolvedWorld) -> Callable[..., Table]:
    """Makes tables of any size."""
    return lambda **kinds: Table(saltby, **kinds)
