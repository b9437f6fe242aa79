"""Questions to the GM that cost no turn: answered from what the asker's character may know, to the asker alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.errors import InvalidRequest, TurnError
from campaigns.models import NarratorCall, Seat, Turn
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.ledger import SessionLedger
from campaigns.services.log import Entry, append
from campaigns.services.turns import MAX_WORDS
from campaigns.storage import in_database
from campaigns.world.briefing import make_question
from narrator.contracts import Answer, Engine, Question
from narrator.errors import NarratorError


@dataclass(frozen=True, slots=True)
class _Asked:
    question: Question
    seat: str
    player: str
    session_id: int
    round: int


async def ask(session_id: int, seat_pk: int, text: str, *, engine: Engine) -> None:
    """Have a question answered; the answer reaches the asker and the GM as ASIDE_ANSWER.

    Raises ``InvalidRequest`` for nothing or too much, ``TurnError`` without a character or when the narrator fails.
    """
    if not text:
        raise InvalidRequest(_("Ask something."))
    if len(text) > MAX_WORDS:
        raise InvalidRequest(_("That is longer than %(most)d characters.") % {"most": MAX_WORDS})
    asked = await in_database(_prepare, seat_pk, text)
    ledger = SessionLedger(session_id, None, 0)
    try:
        answer = await engine.answer(asked.question, ledger)
    except NarratorError as failed:
        raise TurnError(_("The GM cannot answer just now."), hint=failed.hint) from failed
    await in_database(_keep, asked, answer, ledger)


def _prepare(seat_pk: int, text: str) -> _Asked:
    seat = Seat.objects.select_related("session", "member").get(pk=seat_pk)
    session = seat.session
    world = load_world(session.pk, session.state_version)
    character = next((item for item in world.characters() if item.seat == seat.public_id), None)
    if character is None:
        raise TurnError(_("You have no character at this table yet."))
    last = Turn.objects.filter(session=session, scene__key=seat.scene_key).order_by("-number").first()
    round_ = last.number if last is not None else 0
    question = make_question(world, character.id, story_of(session), text, seed=f"{session.seed}{round_}")
    return _Asked(question, seat.public_id, seat.member.public_id if seat.member else "", session.pk, round_)


@transaction.atomic
def _keep(asked: _Asked, answer: Answer, ledger: SessionLedger) -> None:
    if ledger.free:
        NarratorCall.objects.bulk_create(ledger.free)
    append(
        asked.session_id,
        [
            Entry(
                "ASIDE_ANSWER",
                {
                    "asker_id": asked.player,
                    "question": asked.question.text,
                    "answer": answer.text,
                    "grounded_on": list(answer.grounded_on),
                    "round": asked.round,
                },
                audience=(asked.seat,),
                subject=asked.player,
            )
        ],
    )
