"""Who is at a place: what a player may ask beside the story, and the rules know without a narrator."""

from __future__ import annotations

import re
from typing import Final

from campaigns.rules.grammar import called, listed, sentence
from campaigns.world.entities import CharacterState
from campaigns.world.people import party_of
from campaigns.world.state import World

_ASKED: Final = re.compile(
    r"(?:and |so |ok |okay |hey )?"
    r"(?:who(?:['\u2019]s| is| are|s)?(?: all)?(?: else)?(?: is| are)?|is any(?:body|one)(?: else)?)"
    r"(?: right| currently| now| still| also| standing)*"
    r" (?:here|there|around|about|present|nearby|with (?:me|us)"
    r"|(?:in|at) (?:the|this) (?:room|place|scene|location|table))"
    r"(?: with (?:me|us))?(?: right)?(?: now| at the moment)?"
)


def asks_who_is_here(text: str) -> bool:
    """Whether a question asks for the people present and for nothing else."""
    return _ASKED.fullmatch(" ".join(text.casefold().strip(" .?!,").split())) is not None


def who_is_here(world: World, character: CharacterState) -> str:
    """The people a character sees around it, in one or two sentences; who hides is not among them."""
    company = [one.name for one in party_of(world, character.scene) if one.id != character.id]
    people = world.people_at(character.place)
    living = company + [called(npc.name) for npc in people if npc.status == "alive"]
    dead = [called(npc.name) for npc in people if npc.status == "dead"]
    if living:
        told = f"{sentence(listed(living))} {'is' if len(living) == 1 else 'are'} here."
    else:
        told = f"Nobody {'alive ' if dead else ''}is here beside {character.name}."
    if dead:
        told += f" {sentence(listed(dead))} {'lies' if len(dead) == 1 else 'lie'} dead."
    return told
