"""The texts that slash commands answer with: what one seat may know, in a few lines."""

from __future__ import annotations

from typing import cast

from django.utils.translation import gettext as _

from campaigns.models import Seat, Session
from campaigns.rules.contracts import Json
from campaigns.selectors.conditions import conditions_of
from campaigns.selectors.journals import journal_of
from campaigns.selectors.manners import manner_of
from campaigns.selectors.memories import story_in_short
from campaigns.selectors.panels import map_of, quests
from campaigns.selectors.stories import story_of
from campaigns.selectors.transcript import recent_prose
from campaigns.selectors.worlds import load_world
from campaigns.world.binding import rules_of
from campaigns.world.entities import CharacterState
from campaigns.world.manners import axis_values
from campaigns.world.state import World

RECAP_SENTENCES = 2


def status(session: Session, seat: Seat | None) -> str:
    """How the asker's own character is; for somebody without one, the whole party."""
    story = story_of(session)
    world, rules = _world(session), rules_of(story)
    mine = _own(world, seat)
    lines = []
    for character in (mine,) if mine is not None else world.characters():
        view = rules.view(character.sheet)
        named = ", ".join(conditions_of(character, view))
        condition = named or _("unhurt") if view.hp == view.max_hp else named
        lines.append(
            _("%(name)s, %(what)s level %(level)d: %(label)s %(hp)d of %(max)d. %(condition)s")
            % {
                "name": character.name,
                "what": view.archetype,
                "level": view.level,
                "hp": view.hp,
                "max": view.max_hp,
                "label": story.rules.hit_points_label,
                "condition": condition,
            }
        )
    return "\n".join(lines) or _("Nobody has a character yet.")


def inventory(session: Session, seat: Seat | None) -> str:
    """What the asker's character carries."""
    world = _world(session)
    mine = _own(world, seat)
    if mine is None:
        return _("You carry nothing: you have no character here.")
    coin = story_of(session).rules.currency.plural
    lines = [
        f"{item.quantity} x {item.name}" if item.quantity > 1 else item.name
        for item in world.held_by(mine.id)
    ]
    return "\n".join([*lines, f"{mine.money} {coin}"])


def quest_lines(session: Session, seat: Seat | None) -> str:
    """The goals the asker knows of and what is at stake."""
    world = _world(session)
    scene = seat.scene_key if seat is not None and seat.scene_key else world.scenes()[0].id
    shown = quests(world, scene, seat.public_id if seat is not None else None)
    log = cast("list[dict[str, Json]]", shown["quest_log"])
    lines = [f"{quest['title']} ({quest['status']}): {quest['objective']}" for quest in log]
    if shown["active_stakes"]:
        lines.append(_("At stake: %(what)s") % {"what": shown["active_stakes"]})
    return "\n".join(lines) or _("Nothing presses yet.")


def map_lines(session: Session, seat: Seat | None) -> str:
    """The places known and the ways between them."""
    world, story = _world(session), story_of(session)
    scene = seat.scene_key if seat is not None and seat.scene_key else world.scenes()[0].id
    mine = _own(world, seat)
    shown = map_of(world, scene, story, mine.id if mine is not None else None)
    places = cast("list[dict[str, Json]]", shown["places"])
    names = {place["id"]: str(place["name"]) for place in places}
    lines = []
    for place in places:
        ways = ", ".join(names[way] for way in cast("list[str]", place["exits"]))
        here = _(" (you are here)") if place["id"] == shown["current"] else ""
        lines.append(f"{place['name']}{here}: {ways}" if ways else f"{place['name']}{here}")
    return "\n".join(lines) or _("You know no places yet.")


def journal_lines(session: Session, seat: Seat | None) -> str:
    """What the asker's character knows."""
    entries = cast("list[dict[str, Json]]", journal_of(session.pk, seat.public_id if seat else "")["entries"])
    return "\n".join(f"{entry['category']}: {entry['content']}" for entry in entries) or _("Nothing yet.")


def recap(session: Session, seat: str | None) -> str:
    """The story so far as a seat (None: the GM) has read it, oldest first: what came before in short, then the first
    sentences of the latest turns."""
    found = list(story_in_short(session.pk, () if seat is None else (seat,)))
    for text in recent_prose(session.pk, 6, None if seat is None else (seat,)):
        sentences = text.replace("\n", " ").split(". ")
        found.append(". ".join(sentences[:RECAP_SENTENCES]).strip().rstrip(".") + ".")
    return "\n\n".join(found) or _("The story has not begun.")


def tone(session: Session) -> str:
    """How the story is told: what the table has chosen, the dials of tone, and what could be chosen."""
    story, manner = story_of(session), manner_of(session.campaign_id)
    players = sum(1 for one in _world(session).characters() if one.status == "alive")
    lines = [
        story.rules.tone,
        _("Length: %(length)s. Words: %(words)s. Language: %(language)s.")
        % {
            "length": manner.length_for(players),
            "words": manner.words or _("as this world is written"),
            "language": manner.language,
        },
    ]
    values = axis_values(story, manner.tone)
    for axis in story.axes.definitions:
        value = values[axis.id]
        lines.append(
            f"{axis.name}: {axis.poles.low} {'·' * round(value * 10)}|{'·' * round((1 - value) * 10)} {axis.poles.high}"
        )
    for preset in story.axes.presets:
        mark = "*" if preset.name == manner.tone else "-"
        lines.append(f"{mark} {preset.name}: {preset.description}")
    lines.append(
        _(
            "The host or the GM changes it: /tone length concise, /tone words epic, /tone tone …, /tone language German"
        )
    )
    return "\n".join(lines)


def _world(session: Session) -> World:
    return load_world(session.pk, session.state_version)


def _own(world: World, seat: Seat | None) -> CharacterState | None:
    if seat is None:
        return None
    return next((item for item in world.characters() if item.seat == seat.public_id), None)
