"""Dice that players ask for by themselves: /roll and free checks, for the whole table to see, from the public chain."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.errors import RulesError, TurnError
from campaigns.models import Member, Seat, Session
from campaigns.rules.contracts import Attempt, Check, Json, Person
from campaigns.rules.dice import Notation, Pool, parse
from campaigns.selectors.dice import proof, result_body, split_faces
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.dicebox import StoringDice
from campaigns.services.log import Entry, append
from campaigns.services.swearing import refuse_swearing
from campaigns.world.binding import rules_of


@transaction.atomic
def roll(session: Session, member: Member, notation: str) -> str:
    """Throw a notation such as ``2d6+1``; the result goes to the table as DICE_RESULT, the text to the asker.

    A notation that throws again takes a seed for each wave: the first stands in the body, the others with their
    faces and proofs in its ``waves``. ``dropped`` are the places of the dice that do not count, among those of all
    waves. Raises ``RulesError`` for a notation that means nothing or too much.
    """
    asked = notation or "1d20"
    wanted = parse(asked)
    dice = StoringDice(session.pk)
    tally = wanted.evaluate(lambda specs: dice.throw(specs, reason=f"/roll {asked}").faces)
    first, *further = dice.thrown
    body: dict[str, Json] = {
        "request_id": first.request_id,
        "rolling_player_id": member.public_id,
        "character_name": member.display_name,
        "label": asked,
        "dice": list(first.dice),
        "rolls": split_faces(first),
        "modifier": wanted.constant,
        "total": tally.total,
        "summary": "" if _plain(wanted) else f"{member.display_name}, {asked}: {tally.text}",
        "free": True,
        **proof(first),
    }
    if tally.dropped:
        body["dropped"] = list(tally.dropped)
    if further:
        body["waves"] = [
            {"request_id": row.request_id, "rolls": split_faces(row), **proof(row)} for row in further
        ]
    append(session.pk, [Entry("DICE_RESULT", body, subject=member.public_id)])
    return f"{asked}: {tally.text}"


def _plain(wanted: Notation) -> bool:
    return all(isinstance(addend.part, Pool) and addend.part.plain for addend in wanted.addends)


@dataclass(frozen=True, slots=True)
class FreeCheck:
    """A check that a player asks for by themselves: ``skill`` or a save's name, an attribute, a difficulty key."""

    skill: str
    attribute: str
    difficulty: str
    label: str


@transaction.atomic
def check(seat_id: int, wanted: FreeCheck) -> None:
    """Throw a check for a seat's character from the public chain, with the sheet's own numbers, for all to see.

    It moves nothing in the story. Raises ``TurnError`` without a character and ``RulesError`` for what the rules
    do not know.
    """
    seat = Seat.objects.select_related("session", "member").get(pk=seat_id)
    session = seat.session
    refuse_swearing(session.pk, wanted.label)
    world = load_world(session.pk, session.state_version)
    character = next((item for item in world.characters() if item.seat == seat.public_id), None)
    if character is None:
        raise TurnError(_("You have no character at this table yet."))
    story = story_of(session)
    rules = rules_of(story)
    attempt = Attempt(
        actor=character.id,
        kind="skill",
        text=wanted.label,
        skill=wanted.skill,
        attribute=wanted.attribute,
        difficulty=wanted.difficulty,
        label=wanted.label,
    )
    person = Person(character.id, character.name, "party", character.sheet, True)
    planned = rules.plan(attempt, person, None, "free")
    if not isinstance(planned, Check):
        reason = planned.reason if planned is not None else _("That needs no dice.")
        raise TurnError(reason)
    if planned.kind == "skill" and wanted.skill and wanted.skill not in story.skill_by_id:
        raise RulesError(_("There is no such skill."), hint=", ".join(story.skill_by_id))
    dice = StoringDice(session.pk)
    reading = rules.preview(planned, dice.throw(planned.dice, reason=planned.label))
    row = dice.thrown[-1]
    row.seat = seat
    body = {**result_body(row, reading, 0, seat.scene_key), "free": True}
    subject = seat.member.public_id if seat.member is not None else ""
    append(session.pk, [Entry("DICE_RESULT", body, subject=subject)])
