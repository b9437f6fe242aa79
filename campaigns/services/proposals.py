"""Deciding on what the story implies: accepted it becomes so by the rules' own writes, rejected it stays words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import Conflict, InvalidRequest, NotFound
from campaigns.models import Proposal, Session
from campaigns.rules.contracts import Json
from campaigns.selectors.panels import party_panels
from campaigns.selectors.proposals import shown
from campaigns.selectors.stories import story_of
from campaigns.services.log import Entry, append
from campaigns.services.steering import Steered, steer
from campaigns.world.accounting.carrying_out import carry_out
from campaigns.world.accounting.weighing import Page, weigh
from campaigns.world.binding import rules_of
from campaigns.world.knowing import audience_of
from campaigns.world.people import name_of
from campaigns.world.state import World
from genre_packs.resolved import ResolvedWorld
from narrator.accounting.claims import Claim, ClaimKind, Reader

UNDECIDED: Final = (Proposal.Status.OPEN, Proposal.Status.NOTED)


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides: a name, and the player id where it is a member."""

    name: str
    player: str = ""


def accept(session_id: int, number: int, by: Decider, *, status: str = Proposal.Status.ACCEPTED) -> str:
    """Make a proposal true, and tell those who have read its words; returns what has become so.

    Raises ``NotFound`` for a number that there is not, ``Conflict`` with the reason for one that was decided on
    already or cannot become so any more; nothing is changed then.
    """
    row = _found(session_id, number)
    session = Session.objects.get(pk=session_id)
    story = story_of(session)

    def become(world: World) -> Steered:
        _decide(row, by, status)
        claim = claim_of(row)
        page = Page.at(world, story, row.scene, row.place)
        verdict = weigh(page, claim)
        if verdict.outcome == "done":
            raise Conflict(_("That is so already."), hint=_("/gm reject %d puts it away.") % number)
        if verdict.outcome != "possible":
            raise Conflict(verdict.reason, hint=_("/gm reject %d puts it away.") % number)
        told = sentence(verdict.claim, world, story)
        carry_out(page, verdict.claim, rules_of(story), f"{session.seed}:{row.key}:{row.turn_id}")
        on_commit(shown(session_id))
        if claim.kind.startswith("companion"):
            on_commit(*party_panels(session, world, story))
        return Steered(told, (_heard(row, world, told),))

    return steer(session_id, become, reason=_("accepted by %s") % by.name, subject=by.player)


@transaction.atomic
def reject(session_id: int, number: int, by: Decider) -> str:
    """Leave a proposal what it is: words. Raises ``NotFound``, ``Conflict`` for one that was decided on already."""
    row = _found(session_id, number)
    _decide(row, by, Proposal.Status.REJECTED)
    told = _("Rejected: %s") % row.text
    append(session_id, [Entry("GM_ACTION", {"text": told}, audience=(), subject=by.player)])
    on_commit(shown(session_id))
    return told


def number_in(words: str) -> int:
    """The number of a proposal as a GM has typed it; raises ``InvalidRequest``."""
    if not words.isdecimal() or len(words) > 9:
        raise InvalidRequest(_("Say which."), hint=_("/gm proposals lists them."))
    return int(words)


def claim_of(row: Proposal) -> Claim:
    """A proposal's claim, as it was read."""
    return Claim(
        cast(ClaimKind, row.kind),
        row.subject,
        row.quote,
        who=row.who,
        other=row.other,
        subject_id=row.subject_id,
        amount=row.amount,
        confidence=row.confidence,
        by=cast(Reader, row.by),
    )


def sentence(claim: Claim, world: World, story: ResolvedWorld) -> str:
    """What a claim says, for people to read."""
    item, coin = world.item(claim.subject_id), story.rules.currency
    place = story.place_by_id.get(claim.other)
    words = {
        "who": name_of(world, claim.who) or name_of(world, claim.subject_id) or claim.subject,
        "other": name_of(world, claim.other) or (place.name if place is not None else ""),
        "thing": item.name if item is not None else claim.subject,
        "sum": f"{claim.amount} {coin.singular if claim.amount == 1 else coin.plural}",
    }
    told = {
        "item_gained": _("%(who)s has got: %(thing)s."),
        "item_lost": _("%(who)s has lost: %(thing)s."),
        "item_given": _("%(who)s has given %(other)s: %(thing)s."),
        "money_gained": _("%(who)s has got %(sum)s."),
        "money_lost": _("%(who)s has spent %(sum)s."),
        "companion_joined": _("%(who)s has joined the party."),
        "companion_left": _("%(who)s has left the party."),
        "person_present": _("%(who)s is here."),
        "person_left": _("%(who)s has gone: %(other)s."),
        "place": _("The party has gone."),
    }
    return told[claim.kind] % words


def _found(session_id: int, number: int) -> Proposal:
    row = Proposal.objects.filter(session=session_id, number=number).first()
    if row is None:
        raise NotFound(_("There is no proposal of that number."), hint=_("/gm proposals lists them."))
    return row


def _decide(row: Proposal, by: Decider, status: str) -> None:
    """The one decision on a proposal; raises ``Conflict`` for whoever comes second."""
    undecided = Proposal.objects.filter(pk=row.pk, status__in=UNDECIDED)
    if not undecided.update(status=status, decided_by=by.name[:80], decided_at=Now()):
        raise Conflict(_("That has been decided already."))


def _heard(row: Proposal, world: World, told: str) -> Entry:
    """What those hear of it who have read the words: the seats they were for, or everybody in the scene."""
    audience = audience_of(world, row.scene) if row.audience is None else tuple(row.audience)
    body: dict[str, Json] = {"text": told, "scene_id": row.scene}
    return Entry("ACCOUNTED", body, audience)
