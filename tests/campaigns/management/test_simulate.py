"""``manage.py simulate``: an encounter or whole evenings of a pack, told as figures."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

FIXTURES = Path(__file__).parents[2] / "genre_packs" / "fixtures" / "packs"


@pytest.fixture(autouse=True)
def _lantern(settings) -> None:
    """Only the small Lantern pack is installed."""
    settings.SIDEQUEST_GENRE_PACKS = FIXTURES


def run(*arguments: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("simulate", *arguments, stdout=out)
    return out.getvalue()


def test_an_encounter_is_weighed() -> None:
    found = json.loads(run("lantern/saltby", "street_fight", "--party", "1", "--runs", "5", "--json"))

    assert found["runs"] == 5
    assert sum(one["mean"] for one in found["outcomes"].values()) == pytest.approx(1)


def test_evenings_are_weighed_with_their_endings() -> None:
    found = json.loads(run("lantern/saltby", "--evenings", "4", "--party", "1", "--json"))

    assert found["runs"] == 4
    assert sum(one["mean"] for one in found["endings"].values()) == pytest.approx(1)
    assert 1 <= found["shortest"] <= found["longest"] <= 16


def test_evenings_are_told_by_their_titles() -> None:
    told = run("lantern/saltby", "--evenings", "2", "--party", "1")

    assert told.startswith("The dark lamp: 1 together, 2 evenings, seed 1")
    assert "bittersweet" in told


def test_the_same_seed_gives_the_same_evenings() -> None:
    same = ("lantern/saltby", "--evenings", "3", "--party", "1", "--manner", "apart", "--seed", "7", "--json")

    assert run(*same) == run(*same)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("lantern/saltby", "--evenings", "0"), "--evenings is 1 to 10000"),
        (("lantern/saltby", "--evenings", "1", "--party", "9"), "--party is 1 to"),
        (("lantern/saltby", "--evenings", "1", "--party", "nobody"), "no ready-made character"),
        (("lantern/elsewhere", "--evenings", "1"), "elsewhere"),
        (("lantern/saltby", "no_such_fight", "--party", "1"), "no encounter"),
    ],
)
def test_what_cannot_be_played_is_refused_with_a_reason(arguments: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        run(*arguments)
