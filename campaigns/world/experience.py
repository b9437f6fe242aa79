"""Experience: what the pack's milestones are worth, given to every character when they happen."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.growing import as_suggested
from campaigns.world.people import store_sheets
from campaigns.world.unfolding import Unfolding


def award(paper: Unfolding, *, automatic: bool) -> None:
    """Give the turn's experience to each living character; levels that are reached are taken and told.

    What they bring to choose is chosen as suggested at once where the table has it so (``automatic``).
    """
    if not paper.xp:
        return
    for character in paper.party:
        advanced = paper.rules.advance(dict(character.sheet), paper.xp, paper.dice)
        if automatic:
            advanced = as_suggested(paper.rules, advanced)
        if "self" in advanced.sheets:
            store_sheets(paper.world, {character.id: advanced.sheets["self"]}, paper.rules)
        paper.rulings.extend(replace(ruling, actor=character.id) for ruling in advanced.rulings)
        for note in advanced.notes:
            paper.whisper(character, note)
