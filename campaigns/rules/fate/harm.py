"""Harm: what a hit does, what absorbs it, and how it is recovered from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from campaigns.rules.fate.sheet import GUARDS, Being, Consequence, fresh_stress, severity
from campaigns.rules.fate.stunts import Stunt
from campaigns.rules.fate.tables import TRACKS, Track

HURTS: Final[dict[Track, dict[int, tuple[str, ...]]]] = {
    "physical": {
        2: ("Winded", "Split lip", "Wrenched shoulder"),
        4: ("Cracked rib", "Deep cut", "Twisted knee"),
        6: ("Broken arm", "Bleeding badly", "Head split open"),
    },
    "mental": {
        2: ("Flustered", "Stung", "Second thoughts"),
        4: ("Shaken", "Made a fool of", "Sick with doubt"),
        6: ("Nerve gone", "Nothing left to say", "Broken faith"),
    },
}


@dataclass(frozen=True, slots=True)
class Hit:
    """What a hit came to: the body after it, what took it in words, whether it takes them out."""

    being: Being
    told: str
    out: bool


def absorb(being: Being, shifts: int, track: Track, stunts: Sequence[Stunt] = ()) -> Hit:
    """Take a hit of ``shifts``: stress first, then the lightest consequences that are enough; else taken out.

    Condensed: any number of boxes worth 1. Core: one box a hit. A tough stunt and armour take shifts off first.
    """
    tough = sum(stunt.amount for stunt in stunts if stunt.kind == "tough" and stunt.skill == GUARDS[track])
    left = max(0, shifts - tough - (being.armour if track == "physical" else 0))
    if left == 0:
        return Hit(being, "takes no harm from it", False)
    if being.members:
        return _mob(being, left)
    best = _plan(being, left, track)
    if best is None:
        return Hit(replace(being, out="taken_out"), "is taken out", True)
    boxes, slots = best
    ticked = tuple(was or index in boxes for index, was in enumerate(being.ticked(track)))
    taken = tuple(
        Consequence(worth, HURTS[track][worth][(shifts + len(being.consequences)) % 3], track)
        for worth in slots
    )
    after = replace(being.with_ticked(track, ticked), consequences=(*being.consequences, *taken))
    parts = (
        [f"marks {len(boxes)} {track} stress" if len(boxes) != 1 else f"marks a box of {track} stress"]
        if boxes
        else []
    )
    parts += [f"takes a {severity(one)} consequence: {one.text}" for one in taken]
    return Hit(after, " and ".join(parts), False)


def _plan(being: Being, shifts: int, track: Track) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Which boxes (positions) and consequences (worths) take a hit: the fewest consequences, lightest first."""
    worths, ticked = being.boxes(track), being.ticked(track)
    free = [index for index, marked in enumerate(ticked) if not marked]
    slots = being.open_slots(track)
    choices = sorted(
        (chosen for count in range(len(slots) + 1) for chosen in combinations(slots, count)),
        key=lambda chosen: (sum(chosen), max(chosen, default=0)),
    )
    for chosen in choices:
        rest = shifts - sum(chosen)
        boxes = _boxes(being, free, worths, rest)
        if boxes is not None:
            return boxes, chosen
    return None


def _boxes(being: Being, free: Sequence[int], worths: Sequence[int], rest: int) -> tuple[int, ...] | None:
    if rest <= 0:
        return ()
    if being.hero and being.edition == "core":
        fits = [index for index in free if worths[index] >= rest]
        return (min(fits, key=lambda index: worths[index]),) if fits else None
    return tuple(free[:rest]) if len(free) >= rest else None


def _mob(being: Being, shifts: int) -> Hit:
    """A mob loses a member for each shift; overflow carries over (Core: Mobs)."""
    gone = min(shifts, being.members)
    left = being.members - gone
    told = "loses one of its number" if gone == 1 else f"loses {gone} of its number"
    if left == 0:
        return Hit(replace(being, out="taken_out", members=0), "is scattered", True)
    return Hit(replace(being, members=left), told, False)


def breathe(being: Being) -> Being:
    """The end of a scene: stress clears, passing aspects go, whoever was out comes round, mild hurts heal."""
    kept = tuple(
        replace(one, rests=one.rests + 1) if one.healing else one
        for one in being.consequences
        if not (one.healing and one.worth == 2)
    )
    aspects = tuple(replace(aspect, free=0) for aspect in being.aspects if not aspect.passing)
    out = being.out if being.out == "dead" else ""
    return fresh_stress(replace(being, consequences=kept, aspects=aspects, out=out, once=(), offer=None))


def sleep(being: Being) -> Being:
    """A night: a scene's end, moderate hurts that were treated heal, and fate points come back up to refresh."""
    after = breathe(being)
    kept = tuple(one for one in after.consequences if not (one.healing and one.worth == 4))
    return replace(after, consequences=kept, fate_points=max(after.fate_points, after.refresh))


def worst_untreated(being: Being) -> Consequence | None:
    """The heaviest consequence that nobody has treated yet."""
    return max(
        (one for one in being.consequences if not one.healing), key=lambda one: one.worth, default=None
    )


def treat(being: Being, consequence: Consequence) -> Being:
    """A consequence begins to heal."""
    index = being.consequences.index(consequence)
    healing = replace(consequence, healing=True)
    return replace(
        being, consequences=(*being.consequences[:index], healing, *being.consequences[index + 1 :])
    )


def hurt_tracks(being: Being) -> bool:
    """Whether anything is marked."""
    return bool(being.consequences) or any(any(being.ticked(track)) for track in TRACKS)
