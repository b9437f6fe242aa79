"""Worlds with other nights, and what a night has done to whom."""

from __future__ import annotations

from typing import Any

from campaigns.world.plot import read_plot
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.conflict import Nights, Stage
from tests.campaigns.world.table import Table


def with_nights(
    story: ResolvedWorld, *, stages: tuple[Stage, ...] | None = None, **nights: Any
) -> ResolvedWorld:
    """The same world with other nights, and other stages where given."""
    conflict = story.conflict
    changed: dict[str, Any] = {"nights": Nights.model_validate(nights)}
    if stages is not None:
        changed["threat"] = conflict.threat.model_copy(update={"stages": stages})
    return story.model_copy(update={"conflict": conflict.model_copy(update=changed)})


def with_sleep(story: ResolvedWorld, place: str, sleep: bool) -> ResolvedWorld:
    """The same world where one can, or cannot, sleep at a place."""
    places = tuple(
        one.model_copy(update={"sleep": sleep}) if one.id == place else one for one in story.places.places
    )
    copied = story.model_copy(update={"places": story.places.model_copy(update={"places": places})})
    vars(copied).pop("place_by_id", None)
    return copied


def hurt(table: Table, player: int = 0, by: int = 2) -> None:
    """Wound a player's character without felling them."""
    one = table.world.character(f"c{player}")
    assert one is not None
    table.world.amend(one, sheet=table.rules.hurt(dict(one.sheet), by))


def hp(table: Table, player: int = 0) -> int:
    """What keeps a player's character on their feet."""
    one = table.world.character(f"c{player}")
    assert one is not None
    return table.rules.view(one.sheet).hp


def hour(table: Table) -> str:
    """The hour shown."""
    scene = table.world.scene("main")
    assert scene is not None
    return scene.time_of_day


def slept(table: Table) -> int:
    """Nights slept through."""
    return read_plot(table.world).nights
