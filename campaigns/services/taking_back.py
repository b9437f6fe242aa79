"""Back at the table, a player takes back what their stand-in did last where nothing rests on it; a GM always can."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import NotFound, TurnError
from campaigns.events import Fleeting
from campaigns.models import Seat, Session, Submission, Turn
from campaigns.selectors.panels import changed_panels
from campaigns.selectors.standing import standing_panel
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.fallen import follow_the_fallen
from campaigns.services.log import append
from campaigns.services.saves import keep_changes
from campaigns.services.standing import note
from campaigns.services.worlds import commit_world
from campaigns.world.resolution import Resolution, TurnPlan
from campaigns.world.state import Change
from campaigns.world.taking_back import give_back, what_stands


def seat_called(session: Session, name: str) -> Seat:
    """The seat of a character. Raises ``NotFound``."""
    seat = Seat.objects.filter(session=session, character_name__iexact=name.strip()).first()
    if seat is None:
        raise NotFound(_("Nobody here is called %(name)s.") % {"name": name})
    return seat


@transaction.atomic
def take_back(seat_id: int, *, by_gm: bool = False) -> str:
    """Undo what a seat's stand-in did in the turn that was told last; says what came of it.

    What the deed has cost is given back, and everybody reads that it does not count as the player's. Raises
    ``TurnError`` where there is nothing to take back, where the next turn has closed already, and, but for a GM,
    where something rests on it: then it says what stands.
    """
    seat = Seat.objects.select_related("member").get(pk=seat_id)
    session = Session.objects.select_for_update().get(pk=seat.session_id)
    turn = _last_told(seat)
    said = Submission.objects.filter(turn=turn, seat=seat, by_stand_in=True, kind=Submission.Kind.WORDS)
    if turn is None or not said.exists():
        raise TurnError(_("Nothing was done for %(name)s in the last turn.") % {"name": seat.character_name})
    _check_in_time(turn)
    world = load_world(session.pk, session.state_version)
    mine = next((one for one in world.characters() if one.seat == seat.public_id), None)
    if mine is None or turn.plan is None or turn.adjudication is None:
        raise TurnError(_("There is no record of what was done."))
    stands = what_stands(TurnPlan.from_json(turn.plan), Resolution.from_json(turn.adjudication), mine.id)
    if stands and not by_gm:
        raise TurnError(
            _("That cannot be taken back any more. What stands: %(what)s.") % {"what": "; ".join(stands)},
            hint=_("A game master can still undo what it has cost."),
        )
    version = session.state_version
    given = give_back(world, [Change.from_json(item) for item in turn.changes or []], mine)
    changes = commit_world(session, version, world)
    if changes:
        keep_changes(session, None, changes, reason="taken back")
        on_commit(*changed_panels(session, seat.scene_key, changes, story_of(session), world))
        follow_the_fallen(session, changes)
    said.update(kind=Submission.Kind.SILENT, text="")
    told = _("What was done for %(name)s in turn %(round)d is taken back; it was not their player's.") % {
        "name": seat.character_name,
        "round": turn.number,
    }
    append(session.pk, [note(session, turn.scene, seat, told, turn.number)], turn_id=turn.pk)
    on_commit(Fleeting(session.pk, "STAND_IN", standing_panel(seat), (seat.public_id,), gm=False))
    return f"{told} {_('What it has cost is given back.') if given else _('It has cost nothing.')}"


def _last_told(seat: Seat) -> Turn | None:
    told = Turn.objects.filter(
        session=seat.session_id, scene__key=seat.scene_key, status=Turn.Status.NARRATED
    )
    return told.select_related("scene").order_by("-number").first()


def _check_in_time(turn: Turn) -> None:
    later = Turn.objects.filter(scene=turn.scene_id, number__gt=turn.number)
    if later.exclude(status=Turn.Status.COLLECTING).exists():
        raise TurnError(
            _("The next turn is under way; what was done in turn %(round)d stands.") % {"round": turn.number}
        )
