"""A round about to be fought, as planning sees it."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Check, Modifier, Person, Refusal
from campaigns.rules.without_number.bodies import Body, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.footing import steps
from campaigns.rules.without_number.encounter.state import Actor, Encounter

type Planned = Check | Refusal | None

CHARGE = Modifier("Charge", 2)


class Round:
    """A round about to be fought: who is there, in what state, and what each attempt asks for."""

    def __init__(self, book: Book, encounter: Encounter, people: Mapping[str, Person]) -> None:
        self.book = book
        self.encounter = encounter
        self.people = people
        self.bodies: dict[str, Body] = {
            actor.id: read(book, people[actor.id].sheet, people[actor.id].name)
            for actor in encounter.actors
            if actor.id in people
        }

    def stands(self, actor_id: str | None) -> bool:
        """Whether somebody is in the encounter and up."""
        actor = self.encounter.actor(actor_id or "")
        return actor is not None and actor.standing == "in" and self.bodies[actor.id].vitals.condition == "up"

    def crowded(self, actor: Actor) -> bool:
        """Whether an enemy is at arm's length."""
        return any(self.stands(enemy) for enemy in actor.engaged)

    def foremost_enemy(self, actor: Actor) -> str | None:
        """Whom an attack without a target means: an enemy at arm's length, else the first who stands."""
        near = [enemy for enemy in actor.engaged if self.stands(enemy)]
        other = "party" if actor.side == "opposition" else "opposition"
        standing = [
            found.id for found in self.encounter.actors if found.side == other and self.stands(found.id)
        ]
        standing.sort(key=lambda enemy: self.distance(actor, enemy))
        return next(iter((*near, *standing)), None)

    def distance(self, actor: Actor, other: str) -> int:
        """Steps to somebody else; 0 where the ground has no zones."""
        found = self.encounter.actor(other)
        return steps(self.encounter, actor.zone, found.zone) if found is not None else 0

    def neediest_friend(self, actor: Actor) -> str | None:
        """Whom help without a target means: the dying first, then another who stands."""
        friends = [
            found.id for found in self.encounter.actors if found.side == actor.side and found.id != actor.id
        ]
        dying = [friend for friend in friends if self.bodies[friend].vitals.condition == "mortal"]
        return next(iter((*dying, *(friend for friend in friends if self.stands(friend)))), None)

    def check_id(self, actor_id: str) -> str:
        """The id of an actor's one check of this round."""
        return f"{self.encounter.id}-r{self.encounter.round}-{actor_id}"
