"""Keeps in each scene who perceives it, by the table's choice: before each turn, and whenever the state changes."""

from __future__ import annotations

from campaigns.models import Session
from campaigns.selectors.limits import unperceived_of
from campaigns.world.binding import rules_of
from campaigns.world.senses import kept_from, mark
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld


def see_who_perceives(session: Session, world: World, story: ResolvedWorld, scene: str) -> None:
    """Write into a scene of a working copy who does not perceive it now. One query, where anybody has lost a sense."""
    rules = rules_of(story)
    missing = kept_from(world, scene, rules, story, "kept")
    if missing:
        missing = kept_from(world, scene, rules, story, unperceived_of(session.campaign_id))
    mark(world, scene, missing)


def see_everywhere(session: Session, world: World, story: ResolvedWorld) -> None:
    """The same for every open scene."""
    for scene in world.open_scenes():
        see_who_perceives(session, world, story, scene.id)
