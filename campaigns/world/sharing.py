"""Telling the others what one alone knows: the only way by which it comes into their journals."""

from __future__ import annotations

from typing import Final

from campaigns.world.knowing import tell_each_other
from campaigns.world.last_seen import pass_on
from campaigns.world.resolution import Act
from campaigns.world.unfolding import Unfolding

_TOLD: Final = (
    "{name} tells it from the beginning, and leaves nothing out.",
    "Heads come together. By the end of it the others know what {name} knows.",
    "{name} lays it out, one thing after another, until it is everybody's.",
    "It takes {name} a few low sentences, and then nobody has to be told twice.",
)
_NOTHING: Final = (
    "{name} goes over it once more; the others know all of that.",
    "There is nothing in it that the others have not heard.",
)


def share(paper: Unfolding, act: Act) -> None:
    """What a character alone knows of facts, goals, places and people is known to those with them from now on."""
    character = paper.world.character(act.character)
    if character is None:
        return
    new = tell_each_other(paper.world, character.id, paper.party)
    new += pass_on(paper.plot, character.id, paper.party)
    words = paper.variant(f"share:{bool(new)}", _TOLD if new else _NOTHING).format(name=character.name)
    summary = "what only they knew" if new else "nothing that was new"
    paper.tell(character.id, "share", f"{character.name} tells the others {summary}.", told=words)
