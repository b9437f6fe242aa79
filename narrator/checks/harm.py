"""Deaths and wounds that the rules have not dealt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from narrator.checks import harm_rules
from narrator.checks.matter import Matter, named
from narrator.checks.naming import Person, aliases
from narrator.findings import Finding

_DIES: Final = (
    r"dies\b|die\b(?! (?:down|away|out))|(?:is|are|lies|lie|falls?|drops?) (?:stone |quite |already )?dead\b"
    r"(?! (?:tired|calm|set|certain|still|on time|wrong|sure|drunk|asleep|to|serious|straight|silent"
    r"|quiet|cold|centre))"
    r"|(?:is|are) (?:killed|slain|murdered|no more(?! than))\b|(?:breathes?|draws?) (?:his|her|their|your|its"
    r"|one) last\b"
    r"|draws? (?:a|his|her|their|your) last breath|stops? breathing|bleeds? out\b|perish(?:es)?\b"
    r"|(?:will|does|do) not (?:get|wake) up again|has breathed (?:his|her|their) last"
    r"|has (?:just )?died\b|expires?\b"
)
_KILLS: Final = (
    r"\b(?:kills?|slays?|murders?|beheads?|executes?|strangles? the life out of|finish(?:es)? off"
    r"|puts? an end to"
    r"|cuts? the throat of|runs? through) (?:poor |old )?"
)
_CORPSE: Final = (
    r"(?:corpse|dead body|lifeless \w+|dead eyes|dead hand|last breath|neck (?:snaps|breaks)"
    r"|heart stops|throat is cut|skull splits)\b"
)
_PART: Final = (
    r"(?:arm|arms|leg|legs|shoulder|chest|ribs?|side|face|cheek|jaw|hand|hands|thigh|throat|neck|back"
    r"|belly|gut|guts|knee|"
    r"scalp|forehead|temple|wrist|ankle|calf|flesh|skin|lip|nose|ear)"
)
_HURT: Final = (
    r"(?:is|are) (?:badly |sorely |gravely )?(?:bleeding|wounded|hurt|injured|stabbed|shot|maimed|impaled"
    r"|gored|burned badly)\b"
    r"|bleeds?\b(?! into)|takes? (?:a|the) (?:\w+ )?(?:wound|hit|cut|bullet|blade|knife)\b(?! (?:dressing"
    r"|kit|salve|to\b|from|off|and))"
    rf"|breaks? (?:his|her|their|your|an?) (?:\w+ )?{_PART}\b|screams? in (?:pain|agony)|howls? with pain"
    rf"|loses? (?:a|an|his|her|their|your) (?:finger|eye|hand|tooth|ear|foot|arm|leg)\b|coughs? up blood"
    rf"|spits? blood"
)
_BITES: Final = (
    r"(?<!light )(?<!shadow )(?<!beam )(?<!sun )"
    r"\b(?:cuts?|slices?|tears?|bites?|stabs?|sinks?|digs?|slash(?:es)?|smash(?:es)?|burns?|opens?"
    r"|gash(?:es)?|rakes?|"
    r"breaks?|pierces?|splits?|crush(?:es)?)\b(?: \w+){0,3}? (?:into |through )?"
)


def find(matter: Matter) -> Iterator[Finding]:
    """Somebody who lives is told dead, or somebody unhurt is told wounded."""
    yield from _deaths(matter)
    yield from _wounds(matter)


def _deaths(matter: Matter) -> Iterator[Finding]:
    known = matter.known
    here = (*matter.players, *matter.others)
    elsewhere = tuple(
        Person(name, name, "", (*aliases(name), *also))
        for name, also in known.people.items()
        if all(name != one.name for one in here)
    )
    living = tuple(one for one in (*here, *elsewhere) if not _is_dead(matter, one))
    told = _seen(matter.subjects(living, _DIES))
    names = _names(living)
    pattern = _deadly(names, any("you" in one.aliases for one in living))
    for sentence in matter.stated:
        found = pattern.search(sentence.told)
        if found:
            told.setdefault(sentence.start, (sentence.start + found.start(), sentence.start + found.end()))
    for place in (*told.values(), *matter.told(harm_rules.LEXICON, harm_rules.DEATHS)):
        yield matter.finding(
            "harm",
            "wrong",
            place,
            "Nobody of that name has died.",
            "Leave them alive, as the rules have left them.",
        )


def _wounds(matter: Matter) -> Iterator[Finding]:
    whole = tuple(one for one in (*matter.players, *matter.others) if not _is_hurt(matter, one))
    told = _seen(matter.subjects(whole, _HURT))
    pattern = _wounding(_names(whole), any("you" in one.aliases for one in whole))
    for sentence in matter.stated:
        found = pattern.search(sentence.told)
        if found:
            told.setdefault(sentence.start, (sentence.start + found.start(), sentence.start + found.end()))
    for place in (*told.values(), *matter.told(harm_rules.LEXICON, harm_rules.WOUNDS)):
        yield matter.finding(
            "harm", "wrong", place, "The rules have dealt no wound here.", "Tell it without an injury."
        )


def _seen(found: Iterator[tuple[Person, object, re.Match[str]]]) -> dict[int, tuple[int, int]]:
    places: dict[int, tuple[int, int]] = {}
    for _, sentence, match in found:
        start: int = sentence.start  # type: ignore[attr-defined]  # always a Sentence
        places.setdefault(start, (start + match.start(), start + match.end()))
    return places


def _names(people: tuple[Person, ...]) -> tuple[str, ...]:
    return tuple(alias for one in people for alias in one.aliases if alias != "you")


@lru_cache(maxsize=256)
def _deadly(names: tuple[str, ...], you: bool) -> re.Pattern[str]:
    who, whose = _forms(names, you)
    return re.compile(
        rf"{_KILLS}{who}(?![\u2019'])|\b{whose} {_CORPSE}|\b[Tt]he life (?:goes|leaves|runs|drains"
        rf"|ebbs)(?: out of| from)? {who}\b"
    )


@lru_cache(maxsize=256)
def _wounding(names: tuple[str, ...], you: bool) -> re.Pattern[str]:
    who, whose = _forms(names, you)
    return re.compile(
        rf"{_BITES}{whose} (?:\w+ )?{_PART}\b|\b[Bb]lood (?:runs|wells|pours|drips|spurts|trickles"
        rf"|streams)(?: \w+){{0,3}}? "
        rf"(?:from|down) {whose}|\b(?:wounds?|stabs?|shoots?|maims?|cripples?) {who}(?![\u2019'])"
    )


def _forms(names: tuple[str, ...], you: bool) -> tuple[str, str]:
    who = named(names)
    return (f"(?:{who}|you)" if you else who), rf"(?:{who}(?:'s|\u2019s|'|\u2019)" + (
        r"|[Yy]our)" if you else ")"
    )


def _is_dead(matter: Matter, one: Person) -> bool:
    band = (
        dict(matter.brief.encounter.opponents).get(one.name, "") if matter.brief.encounter is not None else ""
    )
    condition = next((each.condition for each in matter.brief.people if each.id == one.id), "")
    return one.name in matter.known.dead or "dead" in condition or band in ("down", "dead", "out")


def _is_hurt(matter: Matter, one: Person) -> bool:
    brief = matter.brief
    bands = dict(brief.encounter.opponents) if brief.encounter is not None else {}
    conditions = [each.condition for each in brief.people if each.id == one.id]
    conditions += [each.condition for each in brief.characters if each.id == one.id]
    return (
        one.name in matter.known.hurt
        or any(conditions)
        or bands.get(one.name, "unwounded") not in ("unwounded", "")
        or _is_dead(matter, one)
    )
