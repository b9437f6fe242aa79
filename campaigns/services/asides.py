"""Questions to the GM that cost no turn: answered from what the asker's character may know, to the asker alone."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.errors import InvalidRequest, TurnError
from campaigns.models import NarratorCall, Seat, Turn
from campaigns.selectors.alone import taste_of
from campaigns.selectors.manners import manner_of
from campaigns.selectors.memories import search
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.ledger import SessionLedger
from campaigns.services.log import Entry, append
from campaigns.services.swearing import refuse_swearing
from campaigns.services.turns import MAX_WORDS
from campaigns.storage import in_database
from campaigns.world.briefing import make_question
from campaigns.world.entities import CharacterState
from campaigns.world.present import asks_who_is_here, who_is_here
from campaigns.world.recalling import words_to_find
from campaigns.world.senses import missed_by
from campaigns.world.state import World
from campaigns.world.truth import secrets_from
from narrator.checks.profanity import softened
from narrator.checks.secrets import Secrets
from narrator.contracts import Answer, Engine, Question
from narrator.errors import NarratorError

log = logging.getLogger(__name__)

ANSWER_WITHIN: Final = 60.0
"""Seconds after which an engine that has not answered is given up."""
MEMORIES: Final = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what its asker's character may know, ready to be answered.

    ``known_by_rules`` is the answer where the state of play has it; empty where a narrator is needed. ``secrets`` are
    what the asker may not know.
    """

    question: Question
    seat_id: int
    seat: str
    player: str
    session_id: int
    round: int
    known_by_rules: str = ""
    secrets: Secrets = field(default_factory=Secrets)


def ask(seat_id: int, text: str) -> Asked:
    """Take a question from a seat.

    Raises ``InvalidRequest`` for nothing or too much, ``TurnError`` without a character.
    """
    if not text:
        raise InvalidRequest(_("Ask something."))
    if len(text) > MAX_WORDS:
        raise InvalidRequest(_("That is longer than %(most)d characters.") % {"most": MAX_WORDS})
    seat = Seat.objects.select_related("session", "member").get(pk=seat_id)
    session = seat.session
    refuse_swearing(session.pk, text)
    world = load_world(session.pk, session.state_version)
    character = next((item for item in world.characters() if item.seat == seat.public_id), None)
    if character is None:
        raise TurnError(_("You have no character at this table yet."))
    last = Turn.objects.filter(session=session, scene__key=seat.scene_key).order_by("-number").first()
    round_ = last.number if last is not None else 0
    story = story_of(session)
    question = make_question(
        world,
        character.id,
        story,
        text,
        seed=f"{session.seed}{round_}",
        manner=manner_of(session.campaign_id),
    )
    question = replace(question, known=_with_memories(session.pk, question, seat.public_id))
    question = taste_of(session.pk, seat.public_id).asked(question)
    secrets = secrets_from(world, story, seat.public_id, (*question.known, text))
    player = seat.member.public_id if seat.member else ""
    told = _company(world, character) if asks_who_is_here(text) else ""
    return Asked(question, seat_id, seat.public_id, player, session.pk, round_, told, secrets)


def _company(world: World, character: CharacterState) -> str:
    """Who is there, as far as one perceives it."""
    if character.id in missed_by(world, character.scene):
        return _("That you cannot tell just now.")
    return who_is_here(world, character)


def _with_memories(session_id: int, question: Question, seat: str) -> tuple[str, ...]:
    """What the asker knows, and what they may remember that the question speaks of."""
    found = search(session_id, words_to_find(question.text), (seat,))
    # Words as another player typed them are for the narrator; nobody else reads them.
    texts = [one.text for one in found if one.kind not in ("turn", "lore")]
    return tuple(dict.fromkeys([*question.known, *texts[:MEMORIES]]))


async def answer(asked: Asked, *, engine: Engine, within: float = ANSWER_WITHIN) -> None:
    """Have a question answered; the answer reaches the asker and the GM as ASIDE_ANSWER, now or when they come.

    Raises ``TurnError`` when the narrator fails, or says nothing ``within`` so many seconds.
    """
    ledger = SessionLedger(asked.session_id, None, 0)
    if asked.known_by_rules:
        await in_database(_keep, asked, Answer(asked.known_by_rules), ledger)
        return
    try:
        async with asyncio.timeout(within):
            told = await engine.answer(asked.question, ledger)
    except NarratorError as failed:
        log.warning("a question was not answered", extra={"error": failed.message, "detail": failed.detail})
        raise TurnError(_("The GM cannot answer just now."), hint=failed.hint) from failed
    except TimeoutError as late:
        raise TurnError(_("The GM cannot answer just now."), hint=_("Ask again in a while.")) from late
    if asked.question.voice.mild:
        told = replace(told, text=softened(told.text))
    if asked.secrets.find(told.text) is not None:
        log.warning("an answer held a secret", extra={"session": asked.session_id})
        raise TurnError(_("The GM cannot answer just now."), hint=_("Ask in other words."))
    await in_database(_keep, asked, told, ledger)


@transaction.atomic
def _keep(asked: Asked, answer: Answer, ledger: SessionLedger) -> None:
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
