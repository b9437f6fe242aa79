"""The working copy of an encounter while a round is settled: actors, bodies, what has been decided so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import (
    BeatOutcome,
    Check,
    Dice,
    EncounterOutcome,
    Person,
    RoundResult,
    Ruling,
    Side,
    Throw,
)
from campaigns.rules.endings import got_away
from campaigns.rules.without_number.bodies import Body, read, write
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.state import Actor, Encounter, write_state
from campaigns.rules.without_number.wording import called, sentence


@dataclass(frozen=True, slots=True)
class Tally:
    """How the party's tries at the dials went this round."""

    successes: int = 0
    failures: int = 0
    strong: int = 0


@dataclass(slots=True)
class Fray:
    """One round being settled. Inputs are not touched; ``result`` gives back what changed.

    ``attacked`` counts attacks on each person this round, ``fell`` who went down in it, ``tried`` who has
    been tended, ``moved`` whether a dial went forward. ``stood`` have used their
    move to get up, ``acted`` had their turn; ``held`` are blows that wait, ``swarms`` who is upon whom.
    ``countered`` has struck back, ``unravelled`` met a spell with a counter, ``exerted`` paid for acting; ``arrivals``
    are whoever has been called; ``saves`` are those that players threw for the round and nothing has called for yet.
    """

    book: Book
    encounter: Encounter
    people: Mapping[str, Person]
    dice: Dice
    bodies: dict[str, Body] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    rulings: list[Ruling] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    beats: list[BeatOutcome] = field(default_factory=list)
    used_items: list[tuple[str, str]] = field(default_factory=list)
    attacked: dict[str, int] = field(default_factory=dict)
    fell: set[str] = field(default_factory=set)
    tried: set[str] = field(default_factory=set)
    countered: set[str] = field(default_factory=set)
    unravelled: set[str] = field(default_factory=set)
    exerted: set[str] = field(default_factory=set)
    arrivals: list[str] = field(default_factory=list)
    moved: bool = False
    stood: set[str] = field(default_factory=set)
    acted: set[str] = field(default_factory=set)
    held: dict[str, tuple[Check, Throw]] = field(default_factory=dict)
    swarms: dict[str, list[str]] = field(default_factory=dict)
    saves: dict[str, list[tuple[str, Throw]]] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    _before: dict[str, Body] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book, encounter: Encounter, people: Mapping[str, Person], dice: Dice) -> Fray:
        """A working copy; raises RulesError when an actor's person is not handed in."""
        fray = cls(book, encounter, people, dice)
        for actor in encounter.actors:
            person = people.get(actor.id)
            if person is None:
                raise RulesError(
                    f"'{actor.id}' takes part and was not handed in.", hint="Hand in every actor."
                )
            fray.actors[actor.id] = actor
            fray.bodies[actor.id] = read(book, person.sheet, person.name)
        fray._before = dict(fray.bodies)
        return fray

    def people_now(self) -> dict[str, Person]:
        """Everyone taking part, with their sheets as they are at this moment."""
        return {
            person: replace(self.people[person], sheet=write(body)) for person, body in self.bodies.items()
        }

    def name(self, person_id: str) -> str:
        """A name as it stands inside a sentence."""
        return called(self.people[person_id].name)

    def named(self, person_id: str) -> str:
        """A name as it begins a sentence."""
        return sentence(self.name(person_id))

    def change(self, actor_id: str, **fields: object) -> None:
        """Change what the encounter keeps about an actor."""
        self.actors[actor_id] = replace(self.actors[actor_id], **fields)  # type: ignore[arg-type]

    def stands(self, actor_id: str) -> bool:
        """The one question of who can act and be acted on: in the encounter, and up."""
        actor = self.actors.get(actor_id)
        return actor is not None and actor.standing == "in" and self.bodies[actor_id].vitals.condition == "up"

    def was_hurt(self, actor_id: str) -> bool:
        """Whether somebody has lost hit points since the round began."""
        return self.bodies[actor_id].vitals.hp < self._before[actor_id].vitals.hp

    def standing(self, side: Side) -> list[str]:
        """Who of a side stands, in initiative order."""
        return [actor.id for actor in self.actors.values() if actor.side == side and self.stands(actor.id)]

    def enemies_of(self, actor_id: str) -> list[str]:
        """Who stands against an actor."""
        return self.standing("party" if self.actors[actor_id].side == "opposition" else "opposition")

    def at_arms_length(self, actor_id: str) -> list[str]:
        """The standing enemies an actor is engaged with."""
        return [other for other in self.actors[actor_id].engaged if self.stands(other)]

    def engage(self, one: str, other: str) -> None:
        """Two actors are at arm's length from now on."""
        for actor, enemy in ((one, other), (other, one)):
            engaged = self.actors[actor].engaged
            if enemy not in engaged:
                self.change(actor, engaged=(*engaged, enemy))

    def disengage(self, actor_id: str) -> None:
        """An actor is out of everyone's reach and out of every hold."""
        for other in self.actors[actor_id].engaged:
            self.change(other, engaged=tuple(e for e in self.actors[other].engaged if e != actor_id))
        for wrestler in list(self.actors.values()):
            if wrestler.grappling == actor_id or actor_id in wrestler.held_by:
                held_by = tuple(one for one in wrestler.held_by if one != actor_id)
                held = "" if wrestler.grappling == actor_id else wrestler.grappling
                self.change(wrestler.id, grappling=held, held_by=held_by)
        self.change(actor_id, engaged=(), grappling="", held_by=())

    def part(self, one: str, other: str) -> None:
        """Two actors are at arm's length no more."""
        for actor, enemy in ((one, other), (other, one)):
            self.change(actor, engaged=tuple(e for e in self.actors[actor].engaged if e != enemy))

    def move_dials(self, party: int, opposition: int) -> None:
        """Move both dials, never below 0."""
        encounter = self.encounter
        mine, theirs = encounter.party_dial, encounter.opposition_dial
        self.moved = self.moved or party > 0 or opposition > 0
        self.encounter = replace(
            encounter,
            party_dial=replace(mine, current=max(0, mine.current + party)),
            opposition_dial=replace(theirs, current=max(0, theirs.current + opposition)),
        )

    def count(self, succeeded: bool, margin: int) -> None:
        """Count a try towards the party's dial."""
        done = self.tally
        self.tally = Tally(
            done.successes + succeeded,
            done.failures + (not succeeded),
            done.strong + (succeeded and margin >= 4),
        )

    def result(self, outcome: EncounterOutcome | None) -> RoundResult:
        """What the round came to."""
        encounter = replace(self.encounter, actors=tuple(self.actors.values()), outcome=outcome)
        sheets = {
            person_id: write(body)
            for person_id, body in self.bodies.items()
            if body != self._before[person_id]
        }
        return RoundResult(
            write_state(encounter),
            sheets,
            tuple(self.rulings),
            tuple(self.notes),
            outcome,
            tuple(self.beats),
            tuple(self.used_items),
            tuple(self.arrivals),
            left=got_away(self.encounter.actors, self.actors),
        )

    def say(self, *notes: str) -> None:
        """Add notes in plain words."""
        self.notes.extend(notes)

    def record(self, rulings: Sequence[Ruling]) -> None:
        """Add rulings in the order they fell."""
        self.rulings.extend(rulings)
