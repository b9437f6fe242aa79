"""An intent: one player's words, understood."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.world.vocabulary import IntentKind


@dataclass(frozen=True, slots=True)
class Intent:
    """One player's words, understood.

    ``person`` is an NPC or character id, ``absent`` an NPC who is named and elsewhere,
    ``guessed`` that nobody was named and the likeliest is meant; ``feature``, ``item``
    and ``lead`` are ids; ``place`` is a place to go to by ``way``, ``travel_first`` or after the deed.
    ``tone`` is kind, rude or empty. ``skill`` is the ruleset's skill that the pack's verbs name. ``met`` is
    False when a lead lacks what it requires, or the rules refuse the attempt. ``option`` is the id of what the
    rules offer under a name of its own (a spell, a stunt, a manoeuvre). ``alone`` goes without the others, ``stays``
    does not go with them. ``night`` says of resting that it is meant to last until morning.
    """

    kind: IntentKind
    text: str
    verb: str = ""
    person: str = ""
    feature: str = ""
    item: str = ""
    place: str = ""
    way: tuple[str, ...] = ()
    travel_first: bool = False
    lead: str = ""
    approach: int = 0
    met: bool = True
    skill: str = ""
    beat: str = ""
    option: str = ""
    absent: str = ""
    guessed: bool = False
    tone: str = ""
    speech: tuple[str, ...] = ()
    deed: str = ""
    alone: bool = False
    stays: bool = False
    night: bool = False
