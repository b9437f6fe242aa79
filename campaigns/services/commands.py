"""Slash commands: answered to the asker, before any narrator; an unknown one is answered too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from campaigns.errors import CampaignError, Forbidden, TurnError
from campaigns.models import Member, Seat, Session
from campaigns.rules.contracts import Json
from campaigns.selectors import answers
from campaigns.selectors.prompts import told_of
from campaigns.services import choosing, directing, manners, rolling, saves, taking_back
from campaigns.services.owning import given_away


@dataclass(frozen=True, slots=True)
class Asker:
    """Who gave a command, where."""

    member: Member
    session: Session
    seat: Seat | None


type Doing = Callable[[Asker, str], str]


def run(member_id: int, session_id: int, seat_pk: int | None, line: str) -> dict[str, Json]:
    """COMMAND_RESULT ``{command, ok, text}`` for a line that begins with a slash."""
    word, _space, rest = line.strip()[1:].partition(" ")
    name = word.casefold()
    doing = COMMANDS.get(name)
    if doing is None:
        text = _("There is no command /%(name)s. /help lists them.") % {"name": word[:40]}
        return {"command": name[:40], "ok": False, "text": text}
    seat = None if seat_pk is None else Seat.objects.get(pk=seat_pk)
    asker = Asker(Member.objects.get(pk=member_id), Session.objects.get(pk=session_id), seat)
    try:
        if seat is not None and seat.member_id != member_id:
            raise given_away()
        return {"command": name, "ok": True, "text": doing(asker, rest.strip())}
    except CampaignError as refused:
        text = f"{refused.message} {refused.hint}".strip()
        return {"command": name, "ok": False, "text": text}


def _help(asker: Asker, rest: str) -> str:
    lines = [
        _("/status: how you are"),
        _("/inventory: what you carry"),
        _("/quests: what is at stake"),
        _("/map: the places you know"),
        _("/journal: what you know"),
        _("/roll 2d6+1: dice for all to see; also 4d6kh3, 6d6!>=5, 2d6ro<3, adv(d20)"),
        _("/recap: the story so far"),
        _("/save: keep the state as it is now"),
        _("/tone: how this story is told"),
        _("/told: what the narrator knows of you and the scene"),
        _("/model: who tells the story, and who could"),
        _("/retry: have a turn told again that failed"),
        _("/takeback: undo what your stand-in did in the last turn"),
    ]
    if asker.member.is_gm:
        lines.append(_("/gm note …, /gm pause, /gm resume, /gm hurt <name> <points>, /gm move <place>"))
        lines.append(_("/gm cut: stop the narration; /gm cut house: and have the house narrator tell it"))
        lines.append(_("/gm retell: have the last turn told in other words"))
        lines.append(_("/gm takeback <name>: undo what was done for somebody who was away"))
        lines.append(_("/gm senses <name> blind, deaf, out or whole: what somebody perceives"))
        lines.append(_("/gm proposals: what the story implies; /gm accept <number>, /gm reject <number>"))
        lines.append(_("/gm remember …: what is so from now on, because you say so"))
        lines.append(_("/gm spending: what the narrator has cost; /gm spending go: let it go on"))
    return "\n".join(lines)


def _status(asker: Asker, rest: str) -> str:
    return answers.status(asker.session, asker.seat)


def _inventory(asker: Asker, rest: str) -> str:
    return answers.inventory(asker.session, asker.seat)


def _quests(asker: Asker, rest: str) -> str:
    return answers.quest_lines(asker.session, asker.seat)


def _map(asker: Asker, rest: str) -> str:
    return answers.map_lines(asker.session, asker.seat)


def _journal(asker: Asker, rest: str) -> str:
    return answers.journal_lines(asker.session, asker.seat)


def _recap(asker: Asker, rest: str) -> str:
    return answers.recap(asker.session, asker.seat.public_id if asker.seat is not None else None)


def _tone(asker: Asker, rest: str) -> str:
    return manners.choose(asker.session, asker.member, rest) if rest else answers.tone(asker.session)


def _told(asker: Asker, rest: str) -> str:
    entries = () if asker.seat is None else told_of(asker.seat)
    return "\n".join(entries) or _("Nothing of you: you have no seat in a scene.")


def _roll(asker: Asker, rest: str) -> str:
    return rolling.roll(asker.session, asker.member, rest)


def _save(asker: Asker, rest: str) -> str:
    kept = saves.save_now(asker.session.pk, reason=_("by %(name)s") % {"name": asker.member.display_name})
    return _("Saved as number %(number)d.") % {"number": kept.number}


def _model(asker: Asker, rest: str) -> str:
    return choosing.choose_narrator(asker.session, asker.member, rest)


def _retry(asker: Asker, rest: str) -> str:
    scene = asker.seat.scene_key if asker.seat is not None else directing.only_scene(asker.session)
    return directing.try_again(asker.session, scene)


def _take_back(asker: Asker, rest: str) -> str:
    if asker.seat is None:
        raise TurnError(_("You have no seat at this table."))
    return taking_back.take_back(asker.seat.pk)


def _gm(asker: Asker, rest: str) -> str:
    if not asker.member.is_gm:
        raise Forbidden(_("That is for the GM."))
    return directing.direct(asker.session, asker.member, rest)


COMMANDS: Final[dict[str, Doing]] = {
    "help": _help,
    "status": _status,
    "inventory": _inventory,
    "quests": _quests,
    "map": _map,
    "journal": _journal,
    "recap": _recap,
    "tone": _tone,
    "told": _told,
    "roll": _roll,
    "save": _save,
    "model": _model,
    "retry": _retry,
    "takeback": _take_back,
    "gm": _gm,
}
