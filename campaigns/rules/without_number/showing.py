"""What may be shown of a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Json, SheetView, Track
from campaigns.rules.without_number.ailing.nerves import counts_stress
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.empowered import effort_left
from campaigns.rules.without_number.figures import (
    armour_class,
    attack_bonus,
    class_of,
    effort_of,
    implants_of,
    injuries_of,
    level_of,
    load,
    modifier,
    powers_of,
    save_target,
    soak_of,
    strain_limit,
    trauma_target,
)
from campaigns.rules.without_number.gear import UNARMED
from campaigns.rules.without_number.grown import scars_of, stages_of, stress_limit
from campaigns.rules.without_number.magic.showing import abilities as magic_abilities
from campaigns.rules.without_number.magic.showing import lines as magic_lines
from campaigns.rules.without_number.magic.showing import tracks as magic_tracks
from campaigns.rules.without_number.rulings import total_of
from campaigns.rules.without_number.ships import refit
from campaigns.rules.without_number.strikes import Strike, hero_strike
from campaigns.rules.without_number.tables import ATTRIBUTES, MAX_LEVEL, MORTAL_ROUNDS
from campaigns.rules.without_number.vitals import band, is_spent

CONDITIONS = {"mortal": "Dying", "stable": "Stable, unconscious", "out": "Unconscious", "dead": "Dead"}


def view(body: Body) -> SheetView:
    """Everything pages and panels show: figures, lines and abilities."""
    vitals = body.vitals
    return SheetView(
        level=level_of(body),
        archetype="" if isinstance(body, Foe) else class_of(body).label,
        hp=vitals.hp,
        max_hp=vitals.max_hp,
        defence=armour_class(body),
        statuses=_statuses(body),
        can_act=vitals.condition == "up",
        down=vitals.condition in ("mortal", "stable", "out"),
        dead=vitals.condition == "dead",
        stats=_stats(body),
        lines=_lines(body),
        tracks=_tracks(body),
        abilities=()
        if isinstance(body, Foe)
        else (*_class_abilities(body), *magic_abilities(body), *_edges(body), *_foci(body)),
    )


def _statuses(body: Body) -> tuple[str, ...]:
    vitals = body.vitals
    found = [CONDITIONS[vitals.condition]] if vitals.condition in CONDITIONS else []
    if vitals.condition == "mortal":
        found = [f"Dying, {MORTAL_ROUNDS - vitals.down_rounds} rounds left"]
    if vitals.condition == "up" and band(body) in ("bloodied", "staggering"):
        found.append(band(body).capitalize())
    if vitals.frail:
        found.append("Frail")
    if isinstance(body, Hero):
        found.extend(name for name, _ in stages_of(body))
        if body.toll.doomed:
            found.append(f"Doomed, {body.toll.doomed} night{'s' if body.toll.doomed > 1 else ''} left")
    if vitals.strain:
        found.append(f"Strain {vitals.strain} of {strain_limit(body)}")
    return tuple(found)


def _stats(body: Body) -> tuple[tuple[str, str], ...]:
    if isinstance(body, Foe):
        return (("Attack", f"+{body.attack}"), ("Armour class", str(body.ac)), ("Morale", str(body.morale)))
    return tuple(
        (name.capitalize(), f"{body.attributes.get(name, 10)} ({modifier(body, name):+d})")
        for name in ATTRIBUTES
    )


def _lines(body: Body) -> tuple[tuple[str, str], ...]:
    if isinstance(body, Foe):
        known = ", ".join(_known_label(body, found) for found in body.knows)
        plain = (("Save", f"{body.save}+"), ("Skill", f"{body.skill:+d}"))
        return (*plain, ("Powers", known)) if known else plain
    skills = ", ".join(
        f"{body.book.skill_label(skill)}-{level}" for skill, level in sorted(body.skills.items())
    )
    saves = ", ".join(f"{save.capitalize()} {save_target(body, save)}+" for save in body.book.saves)
    carried = load(body)
    ranged, melee = armour_class(body, ranged=True), armour_class(body)
    lines = [
        ("Attack bonus", f"+{attack_bonus(body)}"),
        ("Saves", saves),
        ("Armour class at a distance", str(ranged) if ranged != melee else ""),
        ("Trauma Target", str(trauma_target(body)) if body.book.trauma else ""),
        ("Skills", skills),
        ("Foci", ", ".join(f"{body.book.foci[focus].label} {level}" for focus, level in body.foci.items())),
        ("Experience", _experience(body)),
        ("Stigma", f"{body.stigma}{' (hidden)' if body.stigma_hidden else ''}" if body.stigma else ""),
        ("Depends on", _needs(body)),
        *refit.lines(body),
        (
            "Encumbrance",
            f"{carried.readied:g}/{carried.readied_limit} readied, "
            f"{carried.stowed:g}/{carried.stowed_limit} stowed, move {carried.move} ft",
        ),
    ]
    lines.extend(magic_lines(body))
    if body.skill_points:
        lines.append(("Skill points", str(body.skill_points)))
    weapons = [item for item in body.gear if item.is_weapon] or [UNARMED]
    lines.extend((item.name, _strike_line(hero_strike(body, item))) for item in weapons)
    open_choices = [pick.choice for pick in body.picks if pick.automatic and pick.level == body.level]
    if open_choices:
        lines.append(("Picked for you", ", ".join(_choice_label(body, choice) for choice in open_choices)))
    return tuple(line for line in lines if line[1])


def _needs(hero: Hero) -> str:
    degrees = ("a little", "badly", "wholly")
    return ", ".join(f"{one.label} ({degrees[one.steps - 1]})" for one in hero.toll.habits if one.steps)


def _known_label(foe: Foe, found: str) -> str:
    known = foe.book.workings.get(found) or foe.book.powers.get(found)
    return known.label if known is not None else found.capitalize()


def _experience(hero: Hero) -> str:
    if hero.level >= MAX_LEVEL:
        return str(hero.xp)
    return f"{hero.xp} of {hero.book.xp_totals[hero.xp_track][hero.level]}"


def _strike_line(strike: Strike) -> str:
    dice = "+".join(f"{die.count}d{die.sides}" for die in strike.dice)
    bonus = f"{strike.bonus:+d}" if strike.bonus else ""
    text = f"{total_of(strike.hit):+d} to hit, {dice}{bonus}"
    if strike.shock:
        text += f", Shock {strike.shock}/{'any' if strike.shock_ac is None else strike.shock_ac}"
    return text


def _class_abilities(hero: Hero) -> list[Mapping[str, Json]]:
    klass = class_of(hero)
    found: list[Mapping[str, Json]] = []
    if klass.killing_blow:
        bonus = (hero.level + 1) // 2
        found.append(
            _ability("Killing Blow", f"Every blow, Shock included, does {bonus} more damage.", "class")
        )
    if klass.veterans_luck:
        told = "Once a scene a miss becomes a hit, or a hit on you a miss."
        found.append(_ability("Veteran's Luck", told, "class", spent=is_spent(hero, "veterans_luck")))
    if klass.masterful_expertise:
        told = "Once a scene a failed check that is not for fighting is thrown again."
        found.append(
            _ability("Masterful Expertise", told, "class", spent=is_spent(hero, "masterful_expertise"))
        )
    if klass.quick_learner:
        found.append(_ability("Quick Learner", "One skill point more at each level.", "class"))
    return found


def _tracks(body: Body) -> tuple[Track, ...]:
    """System Strain of a character, and what the armour still soaks this scene."""
    if isinstance(body, Foe):
        return ()
    found = [Track("strain", "System Strain", body.vitals.strain, strain_limit(body), "strain")]
    effort = effort_of(body)
    if effort:
        found.append(Track("effort", "Effort", effort_left(body), effort, "points"))
    if counts_stress(body):
        found.append(Track("stress", "Stress", body.toll.stress, stress_limit(body), "strain"))
    found.extend(magic_tracks(body))
    soak = soak_of(body)
    if soak:
        found.append(Track("soak", "Soak", max(0, soak - body.vitals.soaked), soak, "points"))
    return tuple(found)


def _edges(hero: Hero) -> list[Mapping[str, Json]]:
    book = hero.book
    found = [
        _ability(book.edges[edge].label, book.edges[edge].text, "edge", spent=is_spent(hero, edge))
        for edge in hero.edges
        if edge in book.edges
    ]
    found.extend(_ability(implant.label, implant.text, "implant") for implant in implants_of(hero))
    found.extend(_ability(power.label, power.text, power.group) for power in powers_of(hero))
    found.extend(_ability(injury.label, injury.text, "injury") for injury in injuries_of(hero))
    found.extend(_ability(scar.label, scar.text, "scar") for scar in scars_of(hero))
    return found


def _foci(hero: Hero) -> list[Mapping[str, Json]]:
    found: list[Mapping[str, Json]] = []
    for focus_id, level in hero.foci.items():
        focus = hero.book.foci[focus_id]
        told = " ".join(focus.levels[:level])
        name = (
            f"{focus.label} ({hero.book.skill_label(hero.specialty)})"
            if focus_id == "specialist"
            else focus.label
        )
        found.append(_ability(name, told, "focus", spent=is_spent(hero, focus_id)))
    return found


def _ability(name: str, told: str, source: str, *, spent: bool = False) -> Mapping[str, Json]:
    return {
        "name": name,
        "genre_description": told,
        "mechanical_effect": told,
        "involuntary": False,
        "source": source,
        "spent": spent,
    }


def _choice_label(hero: Hero, choice: str) -> str:
    focus = hero.book.foci.get(choice)
    return focus.label if focus is not None else hero.book.skill_label(choice)
