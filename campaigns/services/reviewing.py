"""A draft before it settles: checked against what the rules did, repaired once, cut where it has to be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _

from campaigns.models import ProseFinding
from campaigns.rules.contracts import Json
from narrator.checks.checking import check, check_private, cut, cut_if_left, forbidden, wrong
from narrator.checks.known import Known
from narrator.checks.profanity import softened
from narrator.contracts import Brief, CallLedger, Draft, Engine, Finding, Segment
from narrator.errors import NarratorError

log = logging.getLogger(__name__)

REPAIR_WITHIN: Final = 60.0
"""Seconds after which a repair is given up and the sentences at fault are cut instead."""
Became = ProseFinding.Became


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and what became of it."""

    finding: Finding
    became: ProseFinding.Became


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A draft fit to settle. ``corrected``: what was read while it streamed is not what settles."""

    draft: Draft
    judged: tuple[Judged, ...] = ()
    corrected: bool = False

    def rows(self, turn_id: int, attempt: int) -> list[ProseFinding]:
        """The records of what was found."""
        return [
            ProseFinding(
                turn_id=turn_id,
                attempt=attempt,
                kind=one.finding.kind,
                severity=one.finding.severity,
                quote=one.finding.quote,
                reason=one.finding.reason[:240],
                became=one.became,
            )
            for one in self.judged
        ]

    def for_gm(self) -> list[Json]:
        """The same for the GM's eyes at the table."""
        return [
            {
                "kind": one.finding.kind,
                "quote": one.finding.quote,
                "reason": one.finding.reason,
                "became": str(one.became),
            }
            for one in self.judged
        ]


async def review(
    draft: Draft, brief: Brief, known: Known, engine: Engine, ledger: CallLedger, *, streamed: str = ""
) -> Reviewed:
    """Make a draft fit to settle. What is forbidden goes out before an engine is asked to put the rest right.

    Raises ``NarratorError`` when nothing is left that may be told.
    """
    found = await asyncio.to_thread(check, draft.text, brief, known)
    safe = replace(draft, text=_without(draft.text, forbidden(found)))
    if not safe.text.strip():
        raise NarratorError(_("The narrator said nothing that may be told."), hint=_("Try the turn again."))
    told = safe
    if wrong(found):
        told = await _mended(safe, brief, known, engine, ledger)
    if brief.voice.mild:
        told = _mild(told)
    private = [_private(segment, brief, known) for segment in told.segments]
    done = replace(
        told,
        segments=tuple(segment for segment, _found in private if segment.text.strip()),
        footnotes=tuple(note for note in told.footnotes if known.secrets.find(note.summary) is None),
        visual="" if known.secrets.find(told.visual) else told.visual,
    )
    judged = (*_judged(found, safe.text, done.text), *(one for _segment, found in private for one in found))
    corrected = bool(streamed) and streamed.split() != done.text.split()
    return Reviewed(done, judged, corrected)


async def _mended(draft: Draft, brief: Brief, known: Known, engine: Engine, ledger: CallLedger) -> Draft:
    """The draft after one repair; whatever is still wrong then is cut, where that leaves sense."""
    before = wrong(await asyncio.to_thread(check, draft.text, brief, known))
    if not before:
        return draft
    try:
        async with asyncio.timeout(REPAIR_WITHIN):
            told = await engine.repair(brief, draft, before, ledger)
    except (NarratorError, TimeoutError) as failed:
        log.warning("a narration was not repaired", extra={"error": str(failed)})
        told = draft
    found = await asyncio.to_thread(check, told.text, brief, known)
    text = _without(told.text, forbidden(found))
    left = wrong(await asyncio.to_thread(check, text, brief, known))
    if not text.strip() or len(left) > len(before):
        text, left = draft.text, before
    return replace(draft, text=cut_if_left(text, left))


def _mild(draft: Draft) -> Draft:
    """A draft in which nobody swears, in whatever they are quoted with."""
    return replace(
        draft,
        text=softened(draft.text),
        segments=tuple(replace(one, text=softened(one.text)) for one in draft.segments),
        footnotes=tuple(replace(one, summary=softened(one.summary)) for one in draft.footnotes),
    )


def _without(text: str, findings: Sequence[Finding]) -> str:
    return cut(text, findings) if findings else text


def _private(segment: Segment, brief: Brief, known: Known) -> tuple[Segment, tuple[Judged, ...]]:
    """A segment without what its readers may not know."""
    found = {one for seat in segment.seats for one in check_private(segment.text, seat, brief, known)}
    ordered = sorted(found, key=lambda one: one.start)
    return replace(segment, text=_without(segment.text, ordered)), tuple(
        Judged(one, Became.CUT) for one in ordered
    )


def _judged(found: Sequence[Finding], safe: str, final: str) -> Iterator[Judged]:
    """What became of each finding: it stands in the settled prose, or went out with or without a repair."""
    words = set(safe.split())
    anew = any(word not in words for word in final.split())
    for one in found:
        if one.severity == "forbidden":
            yield Judged(one, Became.CUT)
        elif one.quote in final:
            yield Judged(one, Became.KEPT)
        else:
            yield Judged(one, Became.REPAIRED if anew else Became.CUT)
