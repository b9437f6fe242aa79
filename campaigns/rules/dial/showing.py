"""What may be shown of a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Json, SheetView, Track
from campaigns.rules.dial.bodies import Body, Foe, Hero, read
from campaigns.rules.dial.figures import defence, max_edge, modifier, weapons_of, will
from campaigns.rules.dial.tables import ATTRIBUTES, INJURIES, SKILLS
from campaigns.rules.remembered import once_for_each

CONDITIONS = {"down": "Down", "brink": "On the brink", "dead": "Dead"}


@once_for_each(2048)
def view(sheet: Mapping[str, Json]) -> SheetView:
    """The view of a sheet; raises RulesError when it is none."""
    return _view(read(sheet))


def _view(body: Body) -> SheetView:
    vitals = body.vitals
    hero = body if isinstance(body, Hero) else None
    return SheetView(
        level=hero.level if hero is not None else 1,
        archetype=hero.archetype if hero is not None else "foe",
        hp=vitals.resolve,
        max_hp=vitals.max_resolve,
        defence=defence(body),
        statuses=_statuses(body),
        can_act=vitals.condition == "up",
        down=vitals.condition in ("down", "brink"),
        dead=vitals.condition == "dead",
        stats=_hero_stats(hero) if hero is not None else _foe_stats(body),
        lines=_lines(hero) if hero is not None else (),
        tracks=(Track("edge", "Edge", hero.edge, max_edge(hero), "points"),) if hero is not None else (),
    )


def _statuses(body: Body) -> tuple[str, ...]:
    now = (CONDITIONS[body.vitals.condition],) if body.vitals.condition in CONDITIONS else ()
    hurts = []
    for hurt in body.vitals.injuries:
        injury = INJURIES[hurt.kind]
        touched = f" ({hurt.attribute})" if hurt.attribute else ""
        hurts.append(f"{injury.label}{touched} {injury.penalty}")
    return (*now, *hurts)


def _hero_stats(hero: Hero) -> tuple[tuple[str, str], ...]:
    scores = [(name.capitalize(), f"{hero.scores[name]} ({modifier(hero, name):+d})") for name in ATTRIBUTES]
    return (*scores, ("Defence", str(defence(hero))), ("Will", str(will(hero))))


def _foe_stats(body: Body) -> tuple[tuple[str, str], ...]:
    if not isinstance(body, Foe):
        return ()
    return (("Attack", f"{body.attack:+d}"), ("Harm", body.damage), ("Defence", str(body.defence)))


def _lines(hero: Hero) -> tuple[tuple[str, str], ...]:
    lines = [
        ("Trained", ", ".join(SKILLS[skill].label for skill in hero.trained if skill in SKILLS)),
        ("Knacks", ", ".join(knack.label for knack in hero.knacks)),
        ("Flaw", hero.flaw.label if hero.flaw is not None else ""),
        ("Weapons", ", ".join(f"{item.name} ({item.damage})" for item in weapons_of(hero))),
        ("Experience", str(hero.xp)),
    ]
    return tuple((label, text) for label, text in lines if text)
