"""Everything one socket needs to show the table as it is: the same projections that updates send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.models import DiceRoll, NarratorCall, Scene, Seat, Session, Submission, Turn
from campaigns.rules.contracts import Json
from campaigns.rules.fairness import chain_of, locate
from campaigns.rules.records import load_check
from campaigns.selectors.creation import creation_payload
from campaigns.selectors.dice import request_payload, scene_anchor, spends_payload
from campaigns.selectors.expenses import evening_of, expenses
from campaigns.selectors.failures import failure
from campaigns.selectors.growing import NOTHING, growth_notice
from campaigns.selectors.lobby import lobby
from campaigns.selectors.manners import manner_payload
from campaigns.selectors.panels import confrontation, journal, map_of, party, quests, relationships
from campaigns.selectors.proposals import proposals
from campaigns.selectors.rolls import spends_on
from campaigns.selectors.roster import barrier_of, seated, turn_status
from campaigns.selectors.standing import standing_panel
from campaigns.selectors.stories import story_of
from campaigns.selectors.themes import theme_css
from campaigns.selectors.transcript import Reading, missed
from campaigns.selectors.worlds import load_world
from campaigns.world.binding import rules_of
from campaigns.world.knowing import is_apart
from campaigns.world.state import World
from campaigns.world.visibility import Viewer
from genre_packs.resolved import ResolvedWorld

type Panel = tuple[str, dict[str, Json]]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is sent to a socket that has come. ``ready`` is None for a seat in creation or a table in the lobby
    without a character; then ``panels`` hold creation and lobby alone. ``untold`` are the scene's rounds that
    are not in the log yet."""

    has_character: bool
    scene: str
    ready: dict[str, Json] | None
    reading: Reading | None
    panels: tuple[Panel, ...]
    untold: frozenset[int] = frozenset()


def arrival(
    session_id: int, seat_pk: int | None, player_id: str, viewer: Viewer, last_seen: int | None
) -> Arrival:
    """The state of a table for one socket: the story it has missed and every panel, or its creation step."""
    session = Session.objects.get(pk=session_id)
    seat = None if seat_pk is None else Seat.objects.select_related("session", "member").get(pk=seat_pk)
    if seat is not None and seat.status == Seat.Status.CREATING:
        return Arrival(False, "", None, None, (*_always(session), *unfinished(seat.pk)))
    story = story_of(session)
    world = load_world(session.pk, session.state_version)
    scene = seat.scene_key if seat is not None else next(item.id for item in world.scenes() if item.open)
    reading = missed(session.pk, seat_pk, viewer, last_seen)
    own = scene if seat is not None and is_apart(world) else None
    company = party(session, world, story, own)
    ready = {**_ready(session, world, story, scene, reading, company), **_manner(session, seat, story)}
    turns = _open_turns(session, scene)
    panels = (
        *_always(session),
        ("PARTY_STATUS", company),
        *_panels(world, story, scene, seat),
        *_spending(session, viewer),
        *_proposals(session, viewer),
        *_turn(session, turns, scene, seat, story),
    )
    untold = frozenset(turn.number for turn in turns)
    return Arrival(seat is not None, scene, ready, reading, panels, untold)


def unfinished(seat_pk: int) -> tuple[Panel, ...]:
    """The step that a seat's creation is at."""
    seat = Seat.objects.select_related("session", "member", "draft").get(pk=seat_pk)
    return (("CHARACTER_CREATION", creation_payload(seat, seat.draft)),)


def _always(session: Session) -> list[Panel]:
    shown: list[Panel] = [("SESSION_EVENT", {"event": "theme_css", "css": theme_css(story_of(session))})]
    shown.append(("LOBBY", lobby(session)))
    if session.paused_at is not None:
        shown.append(("GAME_PAUSED", {"waiting_for": []}))
    return shown


def _ready(
    session: Session,
    world: World,
    story: ResolvedWorld,
    scene: str,
    reading: Reading,
    company: dict[str, Json],
) -> dict[str, Json]:
    here = world.scene(scene)
    place = story.place_by_id.get(here.place) if here is not None else None
    generation, _index = locate(session.chain_next)
    return {
        "characters": company["members"],
        "location": place.name if place is not None else "",
        "quests": quests(world, scene)["quest_log"],
        "turn_count": Turn.objects.filter(session=session, status=Turn.Status.NARRATED).count(),
        "first_seq": reading.first_seq,
        "last_seq": reading.last_seq,
        "dice_anchor": chain_of(bytes.fromhex(session.chain_secret), generation).anchor,
        **_scene_dice(session, world, scene),
        "scene_id": scene,
        "turn_mode": session.turn_mode,
        "physical_dice": session.physical_dice,
        "automatic_growth": session.automatic_growth,
        "status": session.status,
    }


def _manner(session: Session, seat: Seat | None, story: ResolvedWorld) -> dict[str, Json]:
    """How the story is told, what of it can be chosen, and how this seat likes what is told to it alone."""
    shown: dict[str, Json] = {"manner": manner_payload(session, story)}
    if seat is not None:
        shown["private_length"], shown["private_words"] = seat.private_length, seat.private_words
    return shown


def _scene_dice(session: Session, world: World, scene: str) -> dict[str, Json]:
    """The end of the chain of the dice that fall in a scene, while the party is apart."""
    row = Scene.objects.filter(session=session, key=scene).first() if is_apart(world) else None
    return {} if row is None else {"scene_dice_anchor": scene_anchor(session, row)}


def _panels(world: World, story: ResolvedWorld, scene: str, seat: Seat | None) -> list[Panel]:
    who = seat.public_id if seat is not None else None
    own = next((item for item in world.characters() if item.seat == who), None)
    mine = own.id if own is not None else None
    notice = growth_notice(rules_of(story), own.sheet) if own is not None else NOTHING
    here = world.scene(scene)
    return [
        *([("GROWTH", dict(notice))] if own is not None else []),
        *([("STAND_IN", standing_panel(seat))] if own is not None and seat is not None else []),
        ("QUESTS", quests(world, scene, who)),
        ("MAP_UPDATE", map_of(world, scene, story, mine)),
        ("CONFRONTATION", confrontation(world, scene, story, who)),
        ("RELATIONSHIPS", relationships(world, scene, mine)),
        ("JOURNAL_RESPONSE", journal(world, mine)),
        ("AUDIO_CUE", {"mood": here.mood if here is not None else "", "sfx_triggers": []}),
    ]


def _spending(session: Session, viewer: Viewer) -> list[Panel]:
    """What the narrator has cost, for a GM of a table where it has cost something."""
    if not viewer.is_gm or not NarratorCall.objects.filter(session=session, cost_usd__gt=0).exists():
        return []
    return [("SPENDING", expenses(session, evening_of(session)).to_json())]


def _proposals(session: Session, viewer: Viewer) -> list[Panel]:
    """What the story implies, for a GM of a table where something waits to be decided."""
    found = proposals(session.pk) if viewer.is_gm else {}
    return [("PROPOSALS", found)] if found.get("count") else []


def _open_turns(session: Session, scene: str) -> tuple[Turn, ...]:
    turns = Turn.objects.filter(session=session, scene__key=scene).exclude(status=Turn.Status.NARRATED)
    return tuple(turns.order_by("number"))


def _turn(
    session: Session, turns: Sequence[Turn], scene: str, seat: Seat | None, story: ResolvedWorld
) -> list[Panel]:
    """Where the scene's turn stands for this seat: who is awaited, a throw that is asked for, what was said."""
    shown: list[Panel] = []
    for turn in turns:
        if turn.status == Turn.Status.COLLECTING:
            shown.append(_status(session, turn, scene))
        elif turn.status == Turn.Status.AWAITING_ROLLS:
            shown += _requests(turn, scene, seat, story)
        elif turn.status == Turn.Status.FAILED:
            shown.append(("ERROR", failure(turn, scene)))
        else:
            shown.append(("THINKING", {"round": turn.number, "scene_id": scene}))
        if seat is not None:
            shown += _said(turn, seat)
    return shown


def _status(session: Session, turn: Turn, scene: str) -> Panel:
    here = seated(session.pk, scene, turn.pk)
    return ("TURN_STATUS", turn_status(turn, scene, here, barrier_of(session, turn, here).awaited))


def _requests(turn: Turn, scene: str, seat: Seat | None, story: ResolvedWorld) -> list[Panel]:
    if seat is None:
        return []
    rules = rules_of(story)
    here = {item.pk: item for item in seated(turn.session_id, scene, turn.pk)}
    found: list[Panel] = []
    waiting = (DiceRoll.Status.OPEN, DiceRoll.Status.OFFERED)
    for roll in DiceRoll.objects.filter(turn=turn, seat=seat, status__in=waiting):
        check = load_check(roll.check_data or {})
        if roll.status == DiceRoll.Status.OFFERED:
            found.append(("DICE_SPENDS", spends_payload(roll, spends_on(roll))))
        elif seat.pk in here:
            found.append(
                ("DICE_REQUEST", request_payload(roll, here[seat.pk], check, rules.odds(check), scene))
            )
    return found


def _said(turn: Turn, seat: Seat) -> list[Panel]:
    said = Submission.objects.filter(turn=turn, seat=seat).values_list("text", flat=True).first()
    if said is None:
        return []
    return [("SESSION_EVENT", {"event": "waiting", "round": turn.number, "action": said})]
