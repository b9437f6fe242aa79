"""Character creation: a draft in steps with back, edit and preview; a ready-made character in one tap.

Steps are the pack's scenes, then the confirmation. The draft is a row: a reload goes on where one was.
"""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import Conflict, InvalidRequest, TurnError
from campaigns.events import Fleeting
from campaigns.models import CreationDraft, Seat, Session
from campaigns.models.campaign import name_key
from campaigns.rules.answering import read_answer
from campaigns.rules.contracts import CreationStep, Json
from campaigns.selectors.drafts import (
    ATTRIBUTES,
    BY_RULES,
    attribute_choices,
    persona_of,
    rolled_attributes,
    rules_step_at,
    rules_steps,
    scene_at,
)
from campaigns.selectors.panels import party_panels
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.accounts import clean_name
from campaigns.services.dicebox import ChainDice
from campaigns.services.late_arrivals import bring_in
from campaigns.services.log import Entry, append
from campaigns.services.presence import seat_sockets
from campaigns.services.saves import keep_changes
from campaigns.services.seating import begin_if_due, first_scene, show_lobby
from campaigns.services.turns import recheck
from campaigns.services.worlds import commit_world
from campaigns.world.binding import rules_of
from campaigns.world.personas import Persona, from_premade
from campaigns.world.seating import seat_character
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.creation import CreationScene
from narrator.lookalikes import confusable

MAX_WORDS = 600
MOST_DIGITS = 3
"""Longer numbers are no answers, and very long ones no numbers that Python reads."""


@transaction.atomic
def draft_of(seat: Seat) -> CreationDraft:
    """The seat's draft, begun if it has none: attributes are thrown once, so that nobody fishes for scores."""
    draft = CreationDraft.objects.filter(seat=seat).first()
    if draft is not None:
        return draft
    session = Session.objects.select_for_update().get(pk=seat.session_id)
    dice = ChainDice(session, shown=False)
    story = story_of(session)
    rolled = rules_of(story).creation_throws(dice)
    if set(ATTRIBUTES) <= set(story.rules.attribute_map):
        rolled |= rolled_attributes(dice)
    dice.store()
    return CreationDraft.objects.create(seat=seat, rolled=rolled)


@transaction.atomic
def answer(seat_id: int, choice: str, given: Json = None) -> CreationDraft:
    """Answer the present step by a number from 1, or in words where the step takes words.

    A step that the rules ask for takes what they suggest, or the answer that is ``given``. Raises
    ``InvalidRequest`` or ``RulesError`` saying what the step takes; nothing has changed then.
    """
    _seat, draft, story = _open(seat_id)
    scene = scene_at(story, draft.step)
    step = rules_step_at(draft, story)
    if step is not None:
        return _answer_rules(draft, step, given)
    if scene is None:
        raise InvalidRequest(_("All questions are answered."), hint=_("Confirm, or go back to one."))
    said = _read_answer(scene, story, choice.strip(), draft)
    kept = draft.answers
    if kept.get(scene.id, said) != said:
        # What the rules asked was asked of somebody else, who may have had other choices.
        kept = {key: value for key, value in kept.items() if not key.startswith(BY_RULES)}
    draft.answers = {**kept, scene.id: said}
    draft.step += 1
    draft.save(update_fields=["answers", "step", "updated_at"])
    return draft


def _answer_rules(draft: CreationDraft, step: CreationStep, given: Json) -> CreationDraft:
    value = step.suggested if given is None else read_answer(step, given)
    draft.answers = {**draft.answers, BY_RULES + step.id: {"value": value}}
    draft.step += 1
    draft.save(update_fields=["answers", "step", "updated_at"])
    return draft


@transaction.atomic
def go_to(seat_id: int, step: int | None) -> CreationDraft:
    """Back one step (``step`` None), or to an earlier step to change its answer; later answers are kept."""
    _seat, draft, story = _open(seat_id)
    target = draft.step - 1 if step is None else step
    scenes, mechanics = story.char_creation.scenes, rules_steps(draft, story)
    if not 0 <= target <= len(scenes) + len(mechanics):
        raise InvalidRequest(_("There is no such step."))
    asked = [scene.id for scene in scenes[:target] if _wants_answer(scene)]
    asked += [BY_RULES + step.id for step in mechanics[: max(0, target - len(scenes))]]
    if any(key not in draft.answers for key in asked):
        raise InvalidRequest(_("There are questions before that one."), hint=_("Answer them in turn."))
    draft.step = target
    draft.save(update_fields=["step", "updated_at"])
    return draft


@transaction.atomic
def skip(seat_id: int) -> CreationDraft:
    """Go on from a step that has neither choices nor words."""
    _seat, draft, story = _open(seat_id)
    scene = scene_at(story, draft.step)
    if scene is None or _wants_answer(scene):
        raise InvalidRequest(_("This step wants an answer."))
    draft.step += 1
    draft.save(update_fields=["step", "updated_at"])
    return draft


@transaction.atomic
def confirm(seat_id: int) -> Seat:
    """Make the character of a finished draft and sit down with it."""
    seat, draft, story = _open(seat_id)
    if scene_at(story, draft.step) is not None or rules_step_at(draft, story) is not None:
        raise InvalidRequest(_("There are questions left."), hint=_("Answer them, then confirm."))
    name = seat.member.display_name if seat.member is not None else _("Nobody")
    persona = persona_of(draft, story, name)
    return _sit_down(seat, story, persona)


@transaction.atomic
def take_premade(seat_id: int, which: int, name: str = "") -> Seat:
    """Sit down with a ready-made character (number from 0). Raises ``Conflict`` when somebody else has it."""
    seat, _draft, story = _open(seat_id)
    characters = story.premade.characters
    if not 0 <= which < len(characters):
        raise InvalidRequest(_("There is no such character."))
    persona = from_premade(story, characters[which], clean_name(name) if name else "")
    return _sit_down(seat, story, persona)


def _wants_answer(scene: CreationScene) -> bool:
    return bool(scene.choices) or scene.input_type in ("name", "attributes")


def _open(seat_id: int) -> tuple[Seat, CreationDraft, ResolvedWorld]:
    seat = Seat.objects.select_related("session", "member").get(pk=seat_id)
    if seat.status != Seat.Status.CREATING:
        raise TurnError(_("You have a character already."))
    return seat, draft_of(seat), story_of(seat.session)


def _read_answer(
    scene: CreationScene, story: ResolvedWorld, said: str, draft: CreationDraft
) -> dict[str, Json]:
    if scene.input_type == "name":
        name, comma, pronouns = said.partition(",")
        return {"words": clean_name(name) + comma + pronouns[:40]}
    count = len(attribute_choices(draft, story)) if scene.input_type == "attributes" else len(scene.choices)
    if said.isdecimal() and len(said) <= MOST_DIGITS and 1 <= int(said) <= count:
        return {"choice": int(said) - 1}
    if count and not scene.allows_freeform:
        raise InvalidRequest(
            _("Choose one of the %(count)d answers.") % {"count": count}, hint=_("Send its number, from 1.")
        )
    if not said:
        raise InvalidRequest(_("This step wants a few words."))
    if len(said) > MAX_WORDS:
        raise InvalidRequest(_("That is longer than %(most)d characters.") % {"most": MAX_WORDS})
    return {"words": said}


def _sit_down(seat: Seat, story: ResolvedWorld, persona: Persona) -> Seat:
    """Seat the character once: the seat's status is moved by compare-and-set. Names are unique at a table."""
    others = Seat.objects.filter(session=seat.session_id).exclude(pk=seat.pk)
    taken = [name for name in others.values_list("character_name", flat=True) if name]
    if any(name_key(persona.name) == name_key(name) or confusable(persona.name, name) for name in taken):
        raise Conflict(
            _("%(name)s is at this table already.") % {"name": persona.name},
            hint=_("Choose another name, or somebody else."),
        )
    moved = Seat.objects.filter(pk=seat.pk, status=Seat.Status.CREATING).update(
        status=Seat.Status.PLAYING, character_name=persona.name, released=False
    )
    if not moved:
        raise Conflict(_("You have a character already."))
    session = Session.objects.select_for_update().get(pk=seat.session_id)
    scene = first_scene(session)
    world = load_world(session.pk, session.state_version)
    dice = ChainDice(session, shown=False)
    character = seat_character(
        world,
        story,
        rules_of(story),
        persona,
        seat=seat.public_id,
        scene=scene,
        character_id=uuid.uuid4().hex,
        dice=dice,
    )
    dice.store()
    version = session.state_version
    changes = commit_world(session, version, world)
    keep_changes(session, None, changes, reason=f"{character.name} joins")
    Seat.objects.filter(pk=seat.pk).update(scene_key=scene)
    CreationDraft.objects.filter(seat=seat).delete()
    if seat.member_id is not None:
        seat_sockets(session.pk, seat.member_id, seat.pk)
    seat.refresh_from_db()
    _tell_the_table(seat, session, story, scene)
    return seat


def _tell_the_table(seat: Seat, session: Session, story: ResolvedWorld, scene: str) -> None:
    member = seat.member
    player = member.public_id if member is not None else ""
    world = load_world(session.pk, session.state_version)
    on_commit(
        Fleeting(
            session.pk, "SEAT_CONFIRMED", {"player_id": player, "character_slot": seat.number}, subject=player
        ),
        *party_panels(session, world, story),
    )
    if session.status == Session.Status.LOBBY:
        show_lobby(session)
        begin_if_due(session)
        return
    arrival = _("%(name)s joins the story.") % {"name": seat.character_name}
    append(
        session.pk,
        [Entry("CHAPTER_MARKER", {"title": arrival, "location": "", "joined": player}, subject=player)],
    )
    bring_in(session, seat)
    recheck(session.pk, scene)
