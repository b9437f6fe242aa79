"""How encounters end under any ruleset: decided by what is so, never by an event that may not come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, NamedTuple, Protocol

from campaigns.rules.contracts import EncounterOutcome, Side
from campaigns.rules.running import Running


class Participant(Protocol):
    """Somebody in an encounter; ``standing`` is in, fled, yielded or a ruleset's own word for gone."""

    @property
    def id(self) -> str: ...

    @property
    def side(self) -> Side: ...

    @property
    def is_character(self) -> bool: ...

    @property
    def standing(self) -> str: ...


class Field(Protocol):
    """A round being played: who is in it, and who of them still stands."""

    @property
    def actors(self) -> Mapping[str, Participant]: ...

    def stands(self, actor: str) -> bool: ...

    def standing(self, side: Side) -> Collection[object]: ...

    def say(self, text: str) -> None: ...


class LastWords(NamedTuple):
    """What is told when time is up: who gives ground, or that nobody does."""

    won: str
    drawn: str
    driven_off: str


LAST_WORDS: Final = LastWords(
    "The opposition has had enough and gives ground.",
    "Neither side can make an end of it, and they draw apart.",
    "The party is driven off.",
)


def outcome_of(field: Field, encounter: Running) -> EncounterOutcome | None:
    """The outcome that the present state amounts to, None while it is open.

    The party is done when none of its characters stands: by giving in, by getting away, or beaten. The opposition
    is done when none of it stands. Else the dials decide, where they do.
    """
    if nobody_left(field):
        return outcome_of_the_gone(field)
    if encounter.opposition_size and not field.standing("opposition"):
        return "won"
    return outcome_by_dials(encounter) if encounter.win_condition == "dial_threshold" else None


def got_away(before: Iterable[Participant], now: Mapping[str, Participant]) -> tuple[str, ...]:
    """The characters who were in an encounter and are out of reach now."""
    here = (actor.id for actor in before if actor.is_character and actor.standing == "in")
    return tuple(actor for actor in here if actor in now and now[actor].standing == "fled")


def nobody_left(field: Field) -> bool:
    """Whether no character of the party stands."""
    return not any(field.stands(actor.id) for actor in _own(field))


def outcome_by_dials(encounter: Running) -> EncounterOutcome | None:
    """What full dials amount to; None while neither is full.

    The one further over decides, the party's when both are as far.
    """
    mine, theirs = encounter.party_dial, encounter.opposition_dial
    ahead, behind = mine.current - mine.threshold, theirs.current - theirs.threshold
    if ahead >= 0 or behind >= 0:
        return "won" if ahead >= behind else "lost"
    return None


def out_of_time(
    field: Field,
    encounter: Running,
    left: Callable[[Side], float],
    *,
    ended: int | None = None,
    words: LastWords = LAST_WORDS,
) -> EncounterOutcome | None:
    """The outcome when the last round is over; None while there are more.

    ``ended`` is the round that is over (the encounter's, unless given), ``left`` the share of its strength that a
    side has, 0 to 1. Who had only to last has lasted; else whoever has the fuller dial, or more left, has it their
    way.
    """
    last = encounter.round if ended is None else ended
    if encounter.win_condition == "survive_rounds" and last >= encounter.threshold:
        return "won"
    if last < encounter.max_rounds:
        return None
    if encounter.win_condition == "dial_threshold":
        mine, theirs = encounter.party_dial, encounter.opposition_dial
        own, other = mine.current * theirs.threshold, theirs.current * mine.threshold
        return "won" if own > other else "lost" if own < other else "truce"
    ours, others = left("party"), left("opposition")
    if ours > others:
        field.say(words.won)
        return "won"
    if ours == others:
        field.say(words.drawn)
        return "truce"
    field.say(words.driven_off)
    return "fled" if encounter.can_flee else "lost"


def outcome_of_the_gone(field: Field) -> EncounterOutcome:
    """What it means that the party is done: it has given in, or some got away, or it is beaten."""
    ways = {actor.standing for actor in _own(field)}
    return "conceded" if "yielded" in ways else "fled" if "fled" in ways else "lost"


def _own(field: Field) -> list[Participant]:
    party = [actor for actor in field.actors.values() if actor.side == "party"]
    return [actor for actor in party if actor.is_character] or party
