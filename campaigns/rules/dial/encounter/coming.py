"""A round about to be played: who is there, in what state, and what sealed actions have laid hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from campaigns.rules.contracts import Attempt, Check, Person, Refusal, Side
from campaigns.rules.dial.bodies import Body, read
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.encounter.fray import other_side
from campaigns.rules.dial.encounter.state import Actor, Encounter, Tag


@dataclass(frozen=True, slots=True)
class Plan:
    """What one attempt comes to: a beat or none, a check or none; or a refusal."""

    attempt: Attempt
    beat: Beat | None = None
    check: Check | None = None
    refusal: Refusal | None = None


class Round:
    """A round about to be played. ``claimed`` are the tags and enemies that sealed actions have laid hands on."""

    def __init__(self, encounter: Encounter, people: Mapping[str, Person]) -> None:
        self.encounter = encounter
        self.people = people
        self.claimed: set[str] = set()
        self.bodies: dict[str, Body] = {
            actor.id: read(people[actor.id].sheet, people[actor.id].name)
            for actor in encounter.actors
            if actor.id in people
        }

    def stands(self, actor_id: str | None) -> bool:
        """Whether somebody is in the encounter and up."""
        actor = self.encounter.actor(actor_id or "")
        return (
            actor is not None
            and actor.standing == "in"
            and actor.id in self.bodies
            and self.bodies[actor.id].vitals.condition == "up"
        )

    def standing(self, side: Side) -> list[str]:
        """Who of a side stands, in initiative order."""
        return [actor.id for actor in self.encounter.actors if actor.side == side and self.stands(actor.id)]

    def enemies(self, actor: Actor) -> list[str]:
        """Who stands against somebody."""
        found = self.standing(other_side(actor.side))
        table = self.encounter.table
        return [one for one in found if table is None or not table.hands[one].folded]

    def neediest_friend(self, actor: Actor) -> str | None:
        """Whom help without a target means: who is down first, then another who stands."""
        friends = [
            one.id
            for one in self.encounter.actors
            if one.side == actor.side and one.id != actor.id and one.standing == "in"
        ]
        down = [one for one in friends if self.bodies[one].vitals.condition in ("down", "brink")]
        return next(iter((*down, *(one for one in friends if self.stands(one)))), None)

    def check_id(self, actor_id: str) -> str:
        """The id of an actor's one check of this round."""
        return f"{self.encounter.id}-r{self.encounter.round}-{actor_id}"

    def missing(self, side: Side) -> int:
        """How much a side's dial lacks."""
        dial = self.encounter.party_dial if side == "party" else self.encounter.opposition_dial
        return max(1, dial.threshold - dial.current)

    def tag_for(self, side: Side, target: str) -> Tag | None:
        """The best tag that a side may still spend against somebody."""
        free = [
            tag
            for tag in self.encounter.tags
            if tag.side == side and tag.id not in self.claimed and tag.target in ("", target)
        ]
        return max(free, key=lambda tag: tag.leverage, default=None)
