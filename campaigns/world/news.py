"""What happens to the whole world is told in every scene: at once in the one whose turn it is, then in the others."""

from __future__ import annotations

from campaigns.world.unfolding import Unfolding
from narrator.contracts import WorldMove


def spread(paper: Unfolding, text: str) -> None:
    """Tell of something large here, and keep it for the other scenes that go on."""
    paper.stir(WorldMove("stage", text))
    for scene in paper.world.open_scenes():
        if scene.id != paper.scene_id:
            paper.plot.news.setdefault(scene.id, []).append(text)


def hear(paper: Unfolding) -> None:
    """Tell what has happened since the scene's last turn while its people were elsewhere."""
    for text in paper.plot.news.pop(paper.scene_id, []):
        paper.stir(WorldMove("stage", text))
