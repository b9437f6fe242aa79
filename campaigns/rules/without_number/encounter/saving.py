"""Saves within a round: those that players threw for it are taken first, each with a ruling of its own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from campaigns.rules.contracts import Check, Throw
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.rulings import judge, ruling_on
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.wording import sentence


def save_id(encounter: str, number: int, actor: str, save: int) -> str:
    """The id of somebody's save for a round, of which there may be several."""
    return f"{encounter}-r{number}-{actor}-save{save}"


def saves_among(encounter: Encounter, throws: Mapping[str, Throw]) -> dict[str, list[tuple[str, Throw]]]:
    """The saves that players have thrown for this round, with their checks' ids, by character, in their order."""
    found: dict[str, list[tuple[str, Throw]]] = {}
    for actor in encounter.actors:
        for number in count(1):
            check_id = save_id(encounter.id, encounter.round, actor.id, number)
            if check_id not in throws:
                break
            found.setdefault(actor.id, []).append((check_id, throws[check_id]))
    return found


def save_face(fray: Fray, person: str, save: str, needed: int, against: str) -> int:
    """The d20 of a save: what the player threw for it, with a ruling of its own; else it is thrown now.

    ``needed`` is what has to be reached, ``against`` what is withstood.
    """
    waiting = fray.saves.get(person)
    if not waiting:
        return fray.dice.throw((D20,), reason=f"{fray.people[person].name}: {against}").faces[0]
    check_id, throw = waiting.pop(0)
    check = Check(
        id=check_id,
        rule=fray.book.rule("save"),
        kind="save",
        actor=person,
        label=sentence(against),
        stat=f"{save.capitalize()} save",
        dice=(D20,),
        modifiers=(),
        difficulty=needed,
    )
    verdict = judge(check, throw)
    how = "withstands it" if verdict.succeeded else "does not withstand it"
    told = f"{fray.named(person)} {how} ({against}, {verdict.total} against {needed})."
    fray.record((ruling_on(check, throw, verdict, told),))
    return throw.faces[0]
