"""What can be played, for the lobby of any client."""

from __future__ import annotations

from genre_packs import catalogue
from genre_packs.resolved import ResolvedWorld


def genres() -> dict[str, object]:
    """``{genre: {name, description, worlds: […]}}`` of every playable world; drafts are left out."""
    found: dict[str, object] = {}
    for slug, pack in catalogue.installed().items():
        if pack.card is None or not pack.worlds:
            continue
        found[slug] = {
            "name": pack.card.name,
            "description": pack.card.description,
            "worlds": [_world(world) for _slug, world in sorted(pack.worlds.items())],
        }
    return found


def _world(story: ResolvedWorld) -> dict[str, object]:
    card = story.world
    return {
        "slug": card.slug,
        "name": card.name,
        "description": card.description,
        "era": card.era,
        "setting": card.setting,
        "inspirations": [f"{entry.name}: {entry.element}" for entry in card.inspirations],
        "axis_snapshot": dict(card.axis_snapshot),
        "hero_image": None,
    }
