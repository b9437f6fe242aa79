"""The working copy of an encounter while a round is settled: actors, bodies, what has been decided so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import BeatOutcome, Dice, EncounterOutcome, Person, RoundResult, Ruling, Side
from campaigns.rules.dice_pool.bodies import Body, read, write
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.encounter.coming import Coming
from campaigns.rules.dice_pool.encounter.state import Actor, Encounter, write_state
from campaigns.rules.dice_pool.wording import called, sentence
from campaigns.rules.endings import got_away

MOST_FORWARD = 3
"""A dial goes no further in one round, however many push it."""


@dataclass(slots=True)
class Fray:
    """One round being settled. Inputs are not touched; ``result`` gives back what changed.

    ``fell`` are those who went down in it, ``moved`` says whether a dial went forward, ``gained`` how the party's own
    tries at its dial went, ``forward`` how far both dials have gone.
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
    fell: set[str] = field(default_factory=set)
    moved: bool = False
    gained: list[int] = field(default_factory=list)
    forward: list[int] = field(default_factory=lambda: [0, 0])
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
            fray.bodies[actor.id] = read(person.sheet, person.name)
        fray._before = dict(fray.bodies)
        return fray

    def now(self) -> Coming:
        """The round as it stands at this moment, to plan the opposition's deeds with."""
        people = {
            id: self.people[id] if body is self._before[id] else replace(self.people[id], sheet=write(body))
            for id, body in self.bodies.items()
        }
        return Coming(self.book, replace(self.encounter, actors=tuple(self.actors.values())), people)

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
        return actor is not None and actor.standing == "in" and self.bodies[actor_id].condition == "up"

    def standing(self, side: Side) -> list[str]:
        """Who of a side stands, in initiative order."""
        return [actor.id for actor in self.actors.values() if actor.side == side and self.stands(actor.id)]

    def engage(self, one: str, other: str) -> None:
        """Two actors are at arm's length from now on."""
        for actor, enemy in ((one, other), (other, one)):
            engaged = self.actors[actor].engaged
            if enemy not in engaged:
                self.change(actor, engaged=(*engaged, enemy))
        self.change(one, place=self.actors[other].place)

    def disengage(self, actor_id: str) -> None:
        """An actor is out of everyone's reach."""
        for other in self.actors[actor_id].engaged:
            self.change(other, engaged=tuple(e for e in self.actors[other].engaged if e != actor_id))
        self.change(actor_id, engaged=())

    def down(self, person: str) -> None:
        """Somebody has gone down this round."""
        self.fell.add(person)
        self.disengage(person)

    def lethal(self, person: str) -> bool:
        """Whether ten boxes may kill somebody here, by the pack's policy."""
        if self.actors[person].side == "party":
            return self.encounter.verdict_pc == "mortal"
        return self.encounter.verdict_npc == "dead"

    def move_dials(self, party: int, opposition: int, *, at_once: bool = False) -> None:
        """Move both dials, never below 0, and forward by three a round at most unless ``at_once``."""
        steps = []
        for side, step in enumerate((party, opposition)):
            allowed = step if at_once else min(step, max(0, MOST_FORWARD - self.forward[side]))
            self.forward[side] += max(0, allowed)
            steps.append(allowed)
        encounter = self.encounter
        mine, theirs = encounter.party_dial, encounter.opposition_dial
        self.moved = self.moved or max(steps) > 0
        self.encounter = replace(
            encounter,
            party_dial=replace(mine, current=max(0, mine.current + steps[0])),
            opposition_dial=replace(theirs, current=max(0, theirs.current + steps[1])),
        )

    def result(self, outcome: EncounterOutcome | None) -> RoundResult:
        """What the round came to."""
        encounter = replace(self.encounter, actors=tuple(self.actors.values()), outcome=outcome)
        sheets = {id: write(body) for id, body in self.bodies.items() if body != self._before[id]}
        return RoundResult(
            write_state(encounter),
            sheets,
            tuple(self.rulings),
            tuple(self.notes),
            outcome,
            tuple(self.beats),
            tuple(self.used_items),
            left=got_away(self.encounter.actors, self.actors),
        )

    def say(self, *notes: str) -> None:
        """Add notes in plain words."""
        self.notes.extend(notes)

    def record(self, *rulings: Ruling) -> None:
        """Add rulings in the order they fell."""
        self.rulings.extend(rulings)

    def records(self, rulings: Sequence[Ruling]) -> None:
        """Add several rulings."""
        self.rulings.extend(rulings)
