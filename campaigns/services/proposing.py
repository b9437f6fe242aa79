"""What a pass over prose leaves: proposals for whoever decides, and findings of what contradicts the engine."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import CampaignError
from campaigns.models import Proposal, ProseFinding, Session, Turn
from campaigns.selectors.proposals import has_gm, shown
from campaigns.services.proposals import Decider, accept, sentence
from campaigns.world.accounting.weighing import Page, Verdict
from narrator.contracts import FindingKind

log = logging.getLogger(__name__)

MOST: Final = 64
"""Undecided proposals a session keeps at most: a table whose GM decides on none is not flooded."""
_FINDINGS: Final[dict[str, FindingKind]] = {
    "item": "item",
    "money": "item",
    "companion": "person",
    "person": "person",
    "place": "place",
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim's verdict, and the seats that have read its words; None is everybody."""

    verdict: Verdict
    audience: tuple[str, ...] | None


def propose(session: Session, turn: Turn, page: Page, weighed: Sequence[Weighed]) -> None:
    """Keep what can become so as proposals and what cannot as findings. The caller's transaction holds the session."""
    _keep_findings(turn, [one.verdict for one in weighed if one.verdict.outcome == "contradicted"])
    possible = {one.verdict.claim.key: one for one in reversed(weighed) if one.verdict.outcome == "possible"}
    if not possible:
        return
    made = _open(session, turn, page, list(possible.values())[::-1])
    on_commit(shown(session.pk))
    if session.campaign.takes_up_harmless and not has_gm(session.campaign_id):
        _take_up(session.pk, made)


def _keep_findings(turn: Turn, contradicted: Sequence[Verdict]) -> None:
    """What the prose says against the engine, beside what the checks have found before it settled."""
    known = list(ProseFinding.objects.filter(turn=turn).values_list("kind", "quote"))
    for verdict in contradicted:
        kind, quote = _FINDINGS[verdict.claim.kind.partition("_")[0]], verdict.claim.quote
        if any(kind == other and (words in quote or quote in words) for other, words in known):
            continue
        ProseFinding.objects.create(
            turn=turn,
            attempt=turn.attempt,
            kind=kind,
            severity="wrong",
            quote=quote,
            reason=verdict.reason,
            became=ProseFinding.Became.KEPT,
        )


def _open(session: Session, turn: Turn, page: Page, possible: Sequence[Weighed]) -> list[Proposal]:
    rows = Proposal.objects.filter(session=session)
    number = rows.aggregate(last=Max("number"))["last"] or 0
    status = Proposal.Status.OPEN if has_gm(session.campaign_id) else Proposal.Status.NOTED
    room = max(0, MOST - rows.filter(status=status).count())
    made = []
    for one in possible[:room]:
        claim = one.verdict.claim
        number += 1
        made.append(
            Proposal(
                session=session,
                turn=turn,
                number=number,
                scene=page.scene,
                place=page.place,
                key=claim.key,
                kind=claim.kind,
                subject=claim.subject[:160],
                subject_id=claim.subject_id,
                who=claim.who,
                other=claim.other,
                amount=claim.amount,
                quote=claim.quote,
                confidence=claim.confidence,
                by=claim.by,
                text=sentence(claim, page.now, page.story)[:320],
                harmless=one.verdict.harmless,
                audience=None if one.audience is None else list(one.audience),
                status=status,
            )
        )
    return Proposal.objects.bulk_create(made)


def _take_up(session_id: int, made: Sequence[Proposal]) -> None:
    """Where nobody is GM and the host wants it: what no rule reads becomes so, if the rules let it."""
    for row in made:
        if not row.harmless:
            continue
        try:
            with transaction.atomic():
                accept(session_id, row.number, Decider(_("the table")), status=Proposal.Status.TAKEN_UP)
        except CampaignError as refused:
            log.info("a claim was not taken up", extra={"proposal": row.pk, "why": refused.message})
