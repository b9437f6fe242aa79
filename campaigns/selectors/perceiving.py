"""Who perceives a scene now, read without its world: for what is shown while players still write."""

from __future__ import annotations

from campaigns.models import Character, Scene
from campaigns.world.entities import SceneState
from campaigns.world.senses import missing_in


def seats_perceiving(session_id: int, scene: str) -> tuple[str, ...] | None:
    """The seats that perceive a scene; None for all of them. One query, two where somebody does not."""
    row = Scene.objects.filter(session=session_id, key=scene).only("data", "place").first()
    if row is None:
        return None
    missing = missing_in(SceneState(scene, row.place, data=row.data))
    if not missing:
        return None
    here = Character.objects.filter(session=session_id, scene=scene).exclude(key__in=missing)
    return tuple(here.values_list("seat", flat=True))
