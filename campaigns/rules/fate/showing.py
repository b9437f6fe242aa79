"""What may be shown of a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Account, Json, SheetView, Track
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.conflict.display import band
from campaigns.rules.fate.figures import stunts_of
from campaigns.rules.fate.sheet import Being, capacity, severity
from campaigns.rules.fate.tables import SKILLS, TRACKS, rung
from campaigns.rules.fate.templates import ASPECTS

OUT = {"taken_out": "Taken out", "conceded": "Conceded", "dead": "Dead"}


def view(being: Being, book: Book) -> SheetView:
    """Figures, aspects and skills in lines, stunts as abilities, stress and points as tracks."""
    left, most = capacity(being)
    template = book.templates.get(being.archetype)
    return SheetView(
        level=1 + being.milestones,
        archetype=template.label if template is not None else "",
        hp=left,
        max_hp=most,
        defence=max(being.skill("athletics"), being.skill("fight")),
        statuses=_statuses(being),
        can_act=being.up,
        down=being.out in ("taken_out", "conceded"),
        dead=being.out == "dead",
        stats=_stats(being),
        lines=_lines(being),
        abilities=tuple(_ability(stunt.id, stunt.label, stunt.text) for stunt in stunts_of(being, book)),
        tracks=_tracks(being),
    )


def _statuses(being: Being) -> tuple[str, ...]:
    found = [OUT[being.out]] if being.out else []
    if being.up and band(being) == "reeling":
        found.append("Reeling")
    found += [f"{one.text}{' (healing)' if one.healing else ''}" for one in being.consequences]
    if being.offer is not None:
        text = next((one.text for one in being.aspects if one.id == being.offer.aspect), "")
        found.append(f"Compel on offer: {text}. {being.offer.reason} (“I accept the compel.”)")
    if being.members > 1:
        found.append(f"{being.members} of them")
    return tuple(found)


def _stats(being: Being) -> tuple[tuple[str, str], ...]:
    ranked = sorted(being.skills.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((SKILLS[skill].label, f"{value:+d}") for skill, value in ranked if value)


def _lines(being: Being) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for aspect in being.aspects:
        label = ASPECTS[aspect.id][0] if aspect.id in ASPECTS else "Aspect"
        free = f" ({aspect.free} free)" if aspect.free else ""
        found.append((label, f"{aspect.text}{free}"))
    for one in being.consequences:
        found.append((f"{severity(one).capitalize()} consequence", one.text))
    if being.hero:
        found.append(("Refresh", str(being.refresh)))
        if being.points:
            found.append(("Steps kept for skills", str(being.points)))
        best = max(being.skills.values(), default=0)
        found.append(("Best", rung(best)))
    return tuple(found)


def _tracks(being: Being) -> tuple[Track, ...]:
    stress = tuple(
        Track(
            f"{track}_stress",
            f"{track.capitalize()} stress",
            sum(being.ticked(track)),
            len(being.boxes(track)),
            "boxes",
        )
        for track in TRACKS
        if being.boxes(track)
    )
    points = (Track("fate_points", "Fate points", being.fate_points, 0, "points"),) if being.hero else ()
    return (*stress, *points)


def aspects_of(being: Being) -> Account:
    """Aspects with their free invokes, and consequences, which are aspects too."""
    own: list[Mapping[str, Json]] = [
        {"name": one.text, "slot": one.id, "free": one.free, "passing": one.passing} for one in being.aspects
    ]
    hurts: list[Mapping[str, Json]] = [
        {"name": one.text, "slot": severity(one), "free": 0, "passing": False} for one in being.consequences
    ]
    return Account((*own, *hurts))


def _ability(id: str, label: str, text: str) -> dict[str, Json]:
    return {"id": id, "label": label, "text": text}
