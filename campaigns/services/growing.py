"""Growing: what a new level brings is chosen by its player, or taken as suggested by the GM."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import Conflict, Forbidden, NotFound, TurnError
from campaigns.events import Fleeting
from campaigns.models import Member, Seat, Session, Turn
from campaigns.rules.contracts import Json
from campaigns.selectors.growing import character_of, offer_of
from campaigns.selectors.panels import changed_panels
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.log import Entry, append
from campaigns.services.rulings import keep_rulings
from campaigns.services.saves import keep_changes
from campaigns.services.turns import held_turns
from campaigns.services.worlds import commit_world
from campaigns.world.binding import rules_of
from campaigns.world.entities import CharacterState
from campaigns.world.knowing import audience_of
from campaigns.world.people import store_sheets
from campaigns.world.state import World

QUIET = (Turn.Status.COLLECTING, Turn.Status.NARRATED)
"""While a turn is anything else it works with the sheets as they were."""


@transaction.atomic
def grow(seat_id: int, offer: str, choices: Mapping[str, Json]) -> None:
    """Choose for a seat's character what is due; what is left out is taken as suggested.

    ``offer`` is the mark of what was shown. Raises ``Conflict`` when something else is due by now or nothing any more,
    ``TurnError`` in a confrontation and while a turn is being told, ``RulesError`` for a choice that is not legal;
    nothing has changed then.
    """
    seat = Seat.objects.select_related("member").get(pk=seat_id)
    turn = _hold(seat.session_id, seat.scene_key)
    session = Session.objects.select_for_update().get(pk=seat.session_id)
    world = load_world(session.pk, session.state_version)
    character = character_of(world, seat)
    _grow(session, turn, world, character, offer, choices)


@transaction.atomic
def grow_as_suggested(session_id: int, character_id: str) -> None:
    """Take for a character what is suggested, as the GM may when a player does not choose.

    Raises ``NotFound`` for nobody, and as ``grow`` does.
    """
    scene = next((one.scene for one in _world_of(session_id).characters() if one.id == character_id), "")
    turn = _hold(session_id, scene)
    session = Session.objects.select_for_update().get(pk=session_id)
    world = load_world(session.pk, session.state_version)
    character = world.character(character_id)
    if character is None:
        raise NotFound(_("Play has taken that away meanwhile."))
    _grow(session, turn, world, character, offer_of(rules_of(story_of(session)), character.sheet), {})


@transaction.atomic
def choose_pace(session_id: int, by: Member, automatic: bool) -> None:
    """The host or the GM chooses whether new levels ask players, from the next on. Raises ``Forbidden`` for others."""
    if not by.is_host and not by.is_gm:
        raise Forbidden(_("The host chooses how characters grow at this table."))
    let_grow_by_themselves(session_id, automatic)


@transaction.atomic
def let_grow_by_themselves(session_id: int, automatic: bool) -> None:
    """Have new levels taken as suggested, or chosen by players; the table is told of a change."""
    changed = (
        Session.objects.filter(pk=session_id)
        .exclude(automatic_growth=automatic)
        .update(automatic_growth=automatic)
    )
    if changed:
        told: dict[str, Json] = {"event": "settings", "automatic_growth": automatic}
        on_commit(Fleeting(session_id, "SESSION_EVENT", told))


def _world_of(session_id: int) -> World:
    return load_world(session_id, Session.objects.values_list("state_version", flat=True).get(pk=session_id))


def _hold(session_id: int, scene: str) -> Turn | None:
    """The scene's newest turn, held before its session as everywhere, so that it does not close meanwhile."""
    turn = held_turns().filter(session=session_id, scene__key=scene).order_by("-number").first()
    if turn is not None and turn.status not in QUIET:
        raise TurnError(_("This turn is still being told."), hint=_("Choose when it has been."))
    return turn


def _grow(
    session: Session,
    turn: Turn | None,
    world: World,
    character: CharacterState,
    offer: str,
    choices: Mapping[str, Json],
) -> None:
    story = story_of(session)
    rules = rules_of(story)
    if not offer or offer != offer_of(rules, character.sheet):
        raise Conflict(
            _("There is something else to choose by now, or nothing any more."),
            hint=_("Look again at what is offered."),
        )
    running = world.running_encounter(character.scene)
    if running is not None and character.id in running.participants:
        raise TurnError(_("Not in the middle of this."), hint=_("Choose when it is over."))
    grown = rules.grow(character.sheet, choices)
    store_sheets(world, {character.id: grown.sheets["self"]}, rules)
    changes = commit_world(session, session.state_version, world)
    keep_changes(session, None, changes, reason=f"{character.name} grows")
    if turn is not None:
        rulings = [replace(ruling, actor=character.id) for ruling in grown.rulings]
        keep_rulings(turn, rulings, lambda _id: character.name)
    _tell(session, turn, world, character, " ".join(grown.notes))
    on_commit(*changed_panels(session, character.scene, changes, story, world))


def _tell(session: Session, turn: Turn | None, world: World, character: CharacterState, text: str) -> None:
    """A line in the story of those who share the scene, whose pages show the sheet as well."""
    member = Member.objects.filter(seats__public_id=character.seat).first()
    subject = member.public_id if member is not None else ""
    body: dict[str, Json] = {"character_name": character.name, "text": text, "scene_id": character.scene}
    heard = audience_of(world, character.scene)
    append(
        session.pk,
        [Entry("CHARACTER_GROWN", body, heard, subject=subject)],
        turn_id=turn.pk if turn is not None else None,
    )
