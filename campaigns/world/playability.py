"""Whether a world's encounters can be played to an end: each is played many times, and what never happens is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from campaigns.rules.autoplay import TEMPERS, Played
from campaigns.world.simulating import Trial, plays
from genre_packs.loading.findings import Finding
from genre_packs.resolved import ResolvedWorld

PARTIES: Final = (1, 2, 4)
HOPELESS: Final = 0.1
"""The share of plays won by four thoughtful players at which an encounter is pointed out as too hard."""
ENOUGH: Final = 30
"""Plays below which winning all of them may be luck: 30 of 30 is a true share of at least 0.89 (Wilson, 95 %)."""
BEATEN: Final = frozenset(("lost", "fled", "conceded", "truce"))


def trials(world: ResolvedWorld) -> tuple[Trial, ...]:
    """Every encounter with every temper and parties of one, two and four."""
    ids = [premade.id for premade in world.premade.characters]
    return tuple(
        Trial(encounter.id, tuple(ids[:size]), temper=temper, seed=f"{temper}{size}")
        for encounter in world.encounters.encounters
        for temper in TEMPERS
        for size in PARTIES
        if size <= len(ids)
    )


def played(world: ResolvedWorld, trial: Trial, runs: int) -> list[Played]:
    """The plays of one trial."""
    return list(plays(world, trial, range(runs)))


def unplayable(
    world: ResolvedWorld, encounter: str, found: Sequence[tuple[Trial, list[Played]]]
) -> Iterator[Finding]:
    """What the plays of an encounter show to be wrong with it."""
    everything = [one for _trial, plays_ in found for one in plays_]
    outcomes = Counter(one.outcome for one in everything)
    if None in outcomes:
        yield _finding(
            world, encounter, "endless", f"{outcomes[None]} of {len(everything)} plays never ended"
        )
    if not outcomes["won"]:
        yield _finding(world, encounter, "never_won", f"nobody won it in {len(everything)} plays")
    if not BEATEN & outcomes.keys():
        yield _finding(
            world, encounter, "never_lost", f"nobody lost it in {len(everything)} plays", "warning"
        )
    idle = {name for one in everything for name in one.idle}
    if idle:
        yield _finding(
            world, encounter, "nothing_to_do", f"{', '.join(sorted(idle))} had nothing to choose from"
        )
    refused = Counter[str]()
    for one in everything:
        refused.update(one.refused)
    for reason, count in refused.most_common(3):
        yield _finding(world, encounter, "refused_offer", f"an offer was refused {count} times ({reason})")
    yield from _balance(world, encounter, found)


def _balance(
    world: ResolvedWorld, encounter: str, found: Sequence[tuple[Trial, list[Played]]]
) -> Iterator[Finding]:
    four = [
        one
        for trial, plays_ in found
        if len(trial.party) == max(PARTIES) and trial.temper == "thoughtful"
        for one in plays_
    ]
    if not four:
        return
    won = sum(one.outcome == "won" for one in four) / len(four)
    if won == 1 and len(four) >= ENOUGH:
        message = f"four thoughtful players win all of {len(four)} plays"
        yield _finding(world, encounter, "too_easy", message, "warning")
    if won <= HOPELESS:
        yield _finding(
            world, encounter, "too_hard", f"four thoughtful players win {won:.0%} of plays", "warning"
        )


def _finding(
    world: ResolvedWorld, encounter: str, code: str, message: str, severity: str = "error"
) -> Finding:
    pack, slug = world.key
    tier = world.provenance.get(f"encounters/{encounter}", "genre")
    folder = f"packs/{pack}/worlds/{slug}" if tier == "world" else f"packs/{pack}"
    return Finding(
        f"{folder}/encounters.yaml", 0, f"encounters.{encounter}", code, message, pack,
        "error" if severity == "error" else "warning",
    )  # fmt: skip
