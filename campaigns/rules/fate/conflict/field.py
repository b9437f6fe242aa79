"""The working copy of an exchange while it is settled: actors, people, what has been decided so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from campaigns.errors import RulesError
from campaigns.rules.beats import Beat, read_beats
from campaigns.rules.contracts import (
    BeatOutcome,
    Dice,
    DieSpec,
    EncounterOutcome,
    Person,
    RoundResult,
    Ruling,
    Side,
    Throw,
)
from campaigns.rules.endings import got_away
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.conflict.state import Actor, Exchange, write_state
from campaigns.rules.fate.dicing import FOUR_FATE
from campaigns.rules.fate.figures import Situation
from campaigns.rules.fate.sheet import Being, read, write
from campaigns.rules.grammar import called, sentence


@dataclass(slots=True)
class Field:
    """One exchange being planned or settled. Inputs are not touched; ``result`` gives back what changed.

    ``defences`` are the throws with which characters have defended in it.
    """

    exchange: Exchange
    people: Mapping[str, Person]
    book: Book
    dice: Dice | None = None
    beings: dict[str, Being] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    rulings: list[Ruling] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    beats: list[BeatOutcome] = field(default_factory=list)
    defences: dict[str, Throw] = field(default_factory=dict)
    _before: dict[str, Being] = field(default_factory=dict)

    @classmethod
    def of(
        cls, exchange: Exchange, people: Mapping[str, Person], book: Book, dice: Dice | None = None
    ) -> Field:
        """A working copy; raises RulesError when an actor's person is not handed in."""
        made = cls(exchange, people, book, dice)
        for actor in exchange.actors:
            person = people.get(actor.id)
            if person is None:
                raise RulesError(
                    f"'{actor.id}' takes part and was not handed in.", hint="Hand in every actor."
                )
            made.actors[actor.id] = actor
            made.beings[actor.id] = read(person.sheet, person.name)
        made._before = dict(made.beings)
        return made

    def stands(self, actor_id: str | None) -> bool:
        """The one question of who can act and be acted on."""
        actor = self.actors.get(actor_id or "")
        return actor is not None and actor.standing == "in" and self.beings[actor.id].up

    def standing(self, side: Side) -> list[str]:
        """Who of a side stands, in the order of play."""
        return [actor.id for actor in self.actors.values() if actor.side == side and self.stands(actor.id)]

    def friends_of(self, actor_id: str) -> list[str]:
        """Who else stands on an actor's side."""
        return [other for other in self.standing(self.actors[actor_id].side) if other != actor_id]

    def enemies_of(self, actor_id: str) -> list[str]:
        """Who stands against an actor, the nearest first."""
        side: Side = "party" if self.actors[actor_id].side == "opposition" else "opposition"
        return sorted(self.standing(side), key=lambda other: self.steps(actor_id, other))

    def steps(self, one: str, other: str) -> int:
        """How many zones lie between two actors."""
        return self.exchange.steps(self.actors[one].zone, self.actors[other].zone)

    def situation(self, actor_id: str) -> Situation:
        """What an actor's stunts depend on."""
        category = self.exchange.category
        words = category in ("debate", "social")
        return Situation(
            scene="mental" if words else "chase" if category == "chase" else "physical",
            first=self.exchange.round == 1,
            outnumbered=len(self.enemies_of(actor_id)) > 1 + len(self.friends_of(actor_id)),
        )

    def beat(self, beat_id: str) -> Beat | None:
        """The authored beat of that id, if the encounter has it."""
        found = read_beats(self.exchange.beats) if beat_id else ()
        return next((beat for beat in found if beat.id == beat_id), None)

    def name(self, actor_id: str) -> str:
        """A name as it stands inside a sentence."""
        return called(self.people[actor_id].name)

    def named(self, actor_id: str) -> str:
        """A name as it begins a sentence."""
        return sentence(self.name(actor_id))

    def change(self, actor_id: str, **fields: object) -> None:
        """Change what the exchange keeps about an actor."""
        self.actors[actor_id] = replace(self.actors[actor_id], **fields)  # type: ignore[arg-type]

    def throw(self, reason: str, dice: Sequence[DieSpec] = (FOUR_FATE,)) -> Throw:
        """Dice that no player throws, four Fate dice unless told; raises RulesError while it is only planned."""
        if self.dice is None:
            raise RulesError("Nothing is thrown while an exchange is planned.", hint="Settle it.")
        return self.dice.throw(dice, reason=reason)

    def say(self, note: str) -> None:
        """Add a note in plain words."""
        self.notes.append(note)

    def record(self, rulings: Iterable[Ruling]) -> None:
        """Add rulings in the order they fell."""
        self.rulings.extend(rulings)

    def mark(self, party: int, opposition: int) -> None:
        """Move both counts of victories, never below 0."""
        mine, theirs = self.exchange.party_dial, self.exchange.opposition_dial
        self.exchange = replace(
            self.exchange,
            party_dial=replace(mine, current=max(0, mine.current + party)),
            opposition_dial=replace(theirs, current=max(0, theirs.current + opposition)),
        )

    def result(self, outcome: EncounterOutcome | None) -> RoundResult:
        """What the exchange came to."""
        exchange = replace(self.exchange, actors=tuple(self.actors.values()), outcome=outcome)
        sheets = {
            person: write(being) for person, being in self.beings.items() if being != self._before[person]
        }
        return RoundResult(
            write_state(exchange),
            sheets,
            tuple(self.rulings),
            tuple(self.notes),
            outcome,
            tuple(self.beats),
            left=got_away(self.exchange.actors, self.actors),
        )
