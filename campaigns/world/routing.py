"""Routing: a submission becomes a package, as soon as it is made; at the close only what has changed is read again.

Rules alone read here. A model may say in a plain sentence what a player means; the rules read that sentence like any
other, so that nothing comes of it that the rules do not offer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from campaigns.world.dispatches import SUBSYSTEMS, Dispatch, Presumed, Subsystem, key_of, passes
from campaigns.world.intents import read_intent
from campaigns.world.meanings import Intent
from campaigns.world.resolution import Declaration
from campaigns.world.surroundings import Surroundings
from campaigns.world.vocabulary import IntentKind

_OFFERED: Final = frozenset(("lead", "beat", "option"))
_NEED_SOMEBODY: Final = frozenset(("attack", "talk", "ask", "threaten", "accuse", "help", "heal"))
_NEED_SOMETHING: Final = frozenset(("take", "use_item", "give", "steal", "unlock", "buy"))


def route(declaration: Declaration, here: Surroundings, turn: int, version: int) -> Dispatch:
    """The package of a submission as the rules read it. Never raises, whatever the words are."""
    if declaration.kind == "yield":
        intent = Intent("yield", declaration.text)
        return _package(declaration, intent, here, turn, version, 1.0)
    intent = read_intent(declaration.text, here)
    return _package(declaration, intent, here, turn, version, confidence_in(intent))


def by_model(
    declaration: Declaration, here: Surroundings, turn: int, version: int, words: str, confidence: float
) -> Dispatch | None:
    """The package of a submission that a model has put in other ``words``; None where the gate keeps it out.

    What the player wrote stays theirs: text, speech, tone. Only what is done, and with what, is taken from the words.
    """
    meant = read_intent(words, here)
    if not passes(meant.kind, confidence):
        return None
    own = read_intent(declaration.text, here)
    intent = replace(
        meant,
        text=own.text,
        speech=own.speech,
        deed=own.deed,
        tone=own.tone,
        alone=own.alone,
        stays=own.stays,
        night=own.night,
    )
    made = _package(declaration, intent, here, turn, version, confidence)
    return replace(made, made_by="model", words=words)


def adopt(
    made: Dispatch | None, declaration: Declaration, here: Surroundings, turn: int, version: int
) -> Dispatch:
    """The package that counts at the close: the one made early where what it rests on still holds, else a new one.

    A reading by the rules comes out the same whether it was made early, late or never. A model's is read again where
    the state has moved, and stands while whom and what it names are still here in the same round.
    """
    if made is not None and made.key == _key(declaration, here, turn, version):
        return made
    if made is None or made.made_by == "rules" or not _same_words(made, declaration):
        return route(declaration, here, turn, version)
    again = (
        by_model(declaration, here, turn, version, made.words, made.confidence)
        if holds(made.presumes, here)
        else None
    )
    if again is None or _meaning(again.intent) != _meaning(made.intent):
        return replace(route(declaration, here, turn, version), trouble="changed")
    return again


def holds(presumed: Presumed, here: Surroundings) -> bool:
    """The preconditions of a package: same place, same round, and everybody it names here and not dead."""
    running = here.encounter
    if (presumed.scene, presumed.place) != (here.scene, here.place.id):
        return False
    if (presumed.encounter, presumed.round) != (
        running.id if running else "",
        running.round if running else 0,
    ):
        return False
    present = {npc.id for npc in here.people if npc.status == "alive"} | {one.id for one in here.companions}
    if running is not None:
        present.update(running.participants)
    return present.issuperset(presumed.people)


def confidence_in(intent: Intent) -> float:
    """How sure the rules may be of what they have read, from 0 to 1."""
    if intent.kind in _OFFERED:
        return 0.95
    if intent.kind == "other" and not intent.place:
        return 0.3
    if intent.kind in _NEED_SOMETHING and not (intent.item or intent.feature):
        return 0.5
    if intent.kind == "skill" and not (intent.skill or intent.item or intent.feature):
        return 0.4
    if intent.kind in _NEED_SOMEBODY and intent.guessed:
        return 0.7
    if intent.kind in _NEED_SOMEBODY and not (intent.person or intent.absent):
        return 0.5
    return 0.9


def _package(
    declaration: Declaration, intent: Intent, here: Surroundings, turn: int, version: int, confidence: float
) -> Dispatch:
    running = here.encounter
    living = {npc.id for npc in here.people if npc.status == "alive"} | {one.id for one in here.companions}
    things = (intent.feature, intent.item, intent.option, intent.place, *intent.way)
    return Dispatch(
        key=_key(declaration, here, turn, version),
        seat=declaration.seat,
        character=declaration.character,
        subsystems=_subsystems(intent),
        intent=intent,
        presumes=Presumed(
            version,
            here.scene,
            here.place.id,
            (intent.person,) if intent.person in living else (),
            tuple(dict.fromkeys(thing for thing in things if thing)),
            running.id if running is not None else "",
            running.round if running is not None else 0,
        ),
        visible_to=(declaration.seat,),
        confidence=confidence,
    )


def _subsystems(intent: Intent) -> tuple[Subsystem, ...]:
    """Which parts of the rules a deed is for, in the order in which they are called."""
    own = SUBSYSTEMS[intent.kind]
    if not intent.place or own == "movement":
        return (own,)
    return ("movement", own) if intent.travel_first else (own, "movement")


def _key(declaration: Declaration, here: Surroundings, turn: int, version: int) -> str:
    return key_of(declaration.seat, declaration.kind, declaration.text, turn, here.scene, version)


def _same_words(made: Dispatch, declaration: Declaration) -> bool:
    return made.seat == declaration.seat and made.intent.text == declaration.text


def _meaning(intent: Intent) -> tuple[IntentKind, str, str, str, str, str]:
    """What is done, and to whom or what."""
    return intent.kind, intent.person, intent.feature, intent.item, intent.option, intent.place
