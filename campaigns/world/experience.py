"""Experience: what the pack's milestones are worth, given to every character when they happen."""

from __future__ import annotations

from campaigns.world.people import store_sheets
from campaigns.world.unfolding import Unfolding


def award(paper: Unfolding) -> None:
    """Give the turn's experience to each living character; levels that are reached are taken and told."""
    if not paper.xp:
        return
    for character in paper.party:
        advanced = paper.rules.advance(dict(character.sheet), paper.xp, paper.dice)
        if "self" in advanced.sheets:
            store_sheets(paper.world, {character.id: advanced.sheets["self"]}, paper.rules)
        paper.rulings.extend(advanced.rulings)
        for note in advanced.notes:
            paper.whisper(character, note)
