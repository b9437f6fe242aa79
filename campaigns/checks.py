"""Django system checks of the game: who starts the server hears of a pack whose rules are not installed."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import AppConfig
from django.core import checks

from campaigns.errors import RulesError
from campaigns.world.binding import rules_of
from genre_packs import catalogue
from genre_packs.errors import PackUnreadable


@checks.register("campaigns")
def check_rules_of_packs(
    app_configs: Sequence[AppConfig] | None, **options: object
) -> list[checks.CheckMessage]:
    """A warning (W001) for each installed world that no installed ruleset can play."""
    try:
        worlds = catalogue.worlds()
    except PackUnreadable:
        # The packs' own check tells of that.
        return []
    found: list[checks.CheckMessage] = []
    for world in worlds:
        try:
            rules_of(world)
        except RulesError as error:
            told = f"{'/'.join(world.key)} cannot be played: {error.message}"
            found.append(checks.Warning(told, hint=error.hint, id="campaigns.W001"))
    return found
