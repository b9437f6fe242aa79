"""The working copy of an encounter while a round is settled: actors, bodies, what has been decided so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import (
    BeatOutcome,
    Dice,
    EncounterOutcome,
    Person,
    RoundResult,
    Ruling,
    Side,
)
from campaigns.rules.dial.bodies import Body, read, write
from campaigns.rules.dial.encounter.state import Actor, Encounter, Hand, Tag, write_state
from campaigns.rules.dial.tiers import numbers_advantage
from campaigns.rules.dial.wording import called, sentence
from campaigns.rules.endings import got_away


def other_side(side: Side) -> Side:
    """The side against."""
    return "opposition" if side == "party" else "party"


def company(encounter: Encounter, bodies: Mapping[str, Body], actor_id: str) -> int:
    """The numbers advantage of an actor: who of their side still stands, and in what state."""
    own = next(actor for actor in encounter.actors if actor.id == actor_id)
    side = [actor for actor in encounter.actors if actor.side == own.side]
    up = [actor for actor in side if actor.standing == "in" and bodies[actor.id].vitals.condition == "up"]
    shares = [
        bodies[actor.id].vitals.resolve / bodies[actor.id].vitals.max_resolve
        for actor in up
        if actor.id != actor_id
    ]
    return numbers_advantage(shares, len(up), len(side) - len(up))


@dataclass(slots=True)
class Fray:
    """One round being settled. Inputs are not touched; ``result`` gives back what changed."""

    encounter: Encounter
    people: Mapping[str, Person]
    dice: Dice
    bodies: dict[str, Body] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    hands: dict[str, Hand] = field(default_factory=dict)
    rulings: list[Ruling] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    beats: list[BeatOutcome] = field(default_factory=list)
    used_items: list[tuple[str, str]] = field(default_factory=list)
    resolved_by: Side | None = None
    escalates: bool = False
    _before: dict[str, Body] = field(default_factory=dict)

    @classmethod
    def of(cls, encounter: Encounter, people: Mapping[str, Person], dice: Dice) -> Fray:
        """A working copy; raises RulesError when an actor's person is not handed in."""
        fray = cls(encounter, people, dice)
        for actor in encounter.actors:
            person = people.get(actor.id)
            if person is None:
                raise RulesError(
                    f"'{actor.id}' takes part and was not handed in.", hint="Hand in every actor."
                )
            fray.actors[actor.id] = actor
            fray.bodies[actor.id] = read(person.sheet, person.name)
        fray._before = dict(fray.bodies)
        if encounter.table is not None:
            fray.hands = dict(encounter.table.hands)
        return fray

    def people_now(self) -> dict[str, Person]:
        """Everyone taking part, with their sheets as they are at this moment."""
        return {id: replace(self.people[id], sheet=write(body)) for id, body in self.bodies.items()}

    def name(self, person_id: str) -> str:
        """A name as it stands inside a sentence."""
        return called(self.people[person_id].name)

    def named(self, person_id: str) -> str:
        """A name as it begins a sentence."""
        return sentence(self.name(person_id))

    def change(self, actor_id: str, **fields: object) -> None:
        """Change what the encounter keeps about an actor."""
        self.actors[actor_id] = replace(self.actors[actor_id], **fields)  # type: ignore[arg-type]

    def stands(self, actor_id: str | None) -> bool:
        """The one question of who can act and be acted on: in the encounter, and up."""
        actor = self.actors.get(actor_id or "")
        return actor is not None and actor.standing == "in" and self.bodies[actor.id].vitals.condition == "up"

    def standing(self, side: Side) -> list[str]:
        """Who of a side stands, in initiative order."""
        return [actor.id for actor in self.actors.values() if actor.side == side and self.stands(actor.id)]

    def enemies_of(self, actor_id: str) -> list[str]:
        """Who stands against an actor."""
        return self.standing(other_side(self.actors[actor_id].side))

    def company(self, actor_id: str) -> int:
        """The numbers advantage of an actor at this moment."""
        return company(replace(self.encounter, actors=tuple(self.actors.values())), self.bodies, actor_id)

    def move_dials(self, side: Side, own: int, opponent: int) -> None:
        """Move a side's own dial and the other's, never below 0."""
        party, opposition = (own, opponent) if side == "party" else (opponent, own)
        mine, theirs = self.encounter.party_dial, self.encounter.opposition_dial
        self.encounter = replace(
            self.encounter,
            party_dial=replace(mine, current=max(0, mine.current + party)),
            opposition_dial=replace(theirs, current=max(0, theirs.current + opposition)),
        )

    def make_tag(
        self, side: Side, label: str, leverage: int, target: str = "", *, fleeting: bool = False
    ) -> None:
        """A tag that helps a side; a fleeting one lasts to the end of the coming round."""
        now = self.encounter
        until = now.round + 1 if fleeting else 0
        tag = Tag(f"t{now.made + 1}", label, side, leverage, target, until)
        self.encounter = replace(now, made=now.made + 1, tags=(*now.tags, tag))

    def drop_tags(self, ids: Sequence[str]) -> None:
        """Tags that are spent."""
        left = tuple(tag for tag in self.encounter.tags if tag.id not in ids)
        self.encounter = replace(self.encounter, tags=left)

    def result(self, outcome: EncounterOutcome | None) -> RoundResult:
        """What the round came to."""
        now = self.encounter
        table = replace(now.table, hands=self.hands) if now.table is not None else None
        encounter = replace(now, actors=tuple(self.actors.values()), table=table, outcome=outcome)
        follows = self.escalates or (outcome is not None and outcome in now.escalates_on)
        sheets = {id: write(body) for id, body in self.bodies.items() if body != self._before[id]}
        return RoundResult(
            write_state(encounter), sheets, tuple(self.rulings), tuple(self.notes), outcome,
            tuple(self.beats), tuple(self.used_items),
            escalates_to=now.escalates_to if follows else "", left=got_away(now.actors, self.actors),
        )  # fmt: skip

    def say(self, *notes: str) -> None:
        """Add notes in plain words."""
        self.notes.extend(notes)

    def record(self, *rulings: Ruling) -> None:
        """Add rulings in the order they fell."""
        self.rulings.extend(rulings)
