"""What rest has given back, read off what a sheet shows before and after."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.attempts import Resolved
from campaigns.rules.sheets import SheetView
from campaigns.rules.values import Rule, Ruling


def recovered(before: SheetView, after: SheetView) -> tuple[str, ...]:
    """Whatever stands otherwise now, a phrase each: "System Strain 2 to 1", "no longer frail"."""
    were = {track.id: track for track in before.tracks}
    counted = [
        f"{track.label} {were[track.id].current} to {track.current}"
        for track in after.tracks
        if track.id in were and were[track.id].current != track.current
    ]
    gone = [f"no longer {status.lower()}" for status in before.statuses if status not in after.statuses]
    return (*counted, *gone)


def with_gains(done: Resolved, before: SheetView, after: SheetView, rule: Rule, name: str) -> Resolved:
    """A rest with what it gave back on record: on the ruling by ``rule``, or on one of its own where there is none."""
    gains = recovered(before, after)
    if not gains or after.dead:
        return done
    at = next((n for n, ruling in enumerate(done.rulings) if ruling.rule == rule.id), None)
    if at is not None:
        kept = list(done.rulings)
        kept[at] = replace(kept[at], changes=(*kept[at].changes, *gains))
        return replace(done, rulings=tuple(kept))
    ruling = Ruling(
        rule=rule.id,
        text=rule.text,
        source=rule.source,
        kind="other",
        actor="self",
        label="Rest",
        stat="",
        outcome="success",
        total=0,
        difficulty=0,
        summary=f"{name} rests.",
        changes=gains,
    )
    return replace(done, rulings=(*done.rulings, ruling))
