"""A round of a confrontation, blow by blow, in the order the rules decided it."""

from __future__ import annotations

import re

from narrator.contracts import EncounterBrief, OutcomeBrief
from narrator.engines.house.outcomes import tell_outcome
from narrator.engines.house.prose import capital, closed, sentences
from narrator.engines.house.telling import Telling

_DOWN = re.compile(r"down|dead|out\b|dying|fallen|fled|gone|beaten", re.IGNORECASE)
_BLOODIED = re.compile(r"bloodied|stagger|badly|near", re.IGNORECASE)
_HURT = re.compile(r"wound|hurt|scratch", re.IGNORECASE)
_BLOW = re.compile(r"\b(?:damage|hits?|miss(?:es)?|strikes?|blow|parries|shot|catches|gets through)\b")
_UNHURT = re.compile(r"unwounded|unhurt|fresh", re.IGNORECASE)


def band_key(band: str) -> str:
    """ "down", "bloodied", "hurt" or "" for how an opponent or a character stands."""
    if not band or _UNHURT.search(band):
        return ""
    if _DOWN.search(band):
        return "down"
    if _BLOODIED.search(band):
        return "bloodied"
    return "hurt" if _HURT.search(band) else ""


def standing(encounter: EncounterBrief) -> list[str]:
    """Opponents who are still in it."""
    return [name for name, band in encounter.opponents if band_key(band) != "down"]


def tell_blow(telling: Telling, outcome: OutcomeBrief, deed: str, struck: set[str]) -> str:
    """One outcome of a round. ``struck`` collects the opponents whose state is to be told after it."""
    encounter = telling.brief.encounter
    pc = telling.character(outcome.actor)
    victim = telling.character(outcome.target)
    foe = _foe(telling, outcome)
    if pc is not None and foe and _won(outcome):
        struck.add(foe)
    if outcome.told or encounter is None or outcome.tier is None:
        told = tell_outcome(telling, outcome, deed)
        if told and outcome.told and foe and encounter is not None and _is_attack(outcome, encounter):
            telling.described.add(foe)
        return told
    if pc is not None:
        kind = "pc" if _is_attack(outcome, encounter) else "beat"
        return telling.line(_key(kind, outcome), pc=pc, foe=foe or "the other side")
    if victim is not None and foe:
        return telling.line(_key("foe", outcome), pc=victim, foe=foe)
    return tell_outcome(telling, outcome, deed)


def _key(kind: str, outcome: OutcomeBrief) -> str:
    if kind == "beat":
        return "beat_success" if _won(outcome) else "beat_failure"
    if outcome.tier == "critical_success":
        return f"{kind}_crit"
    if outcome.tier == "critical_failure" and kind == "pc":
        return "pc_fumble"
    return f"{kind}_hit" if _won(outcome) else f"{kind}_miss"


def _won(outcome: OutcomeBrief) -> bool:
    return outcome.tier in ("success", "critical_success")


def _is_attack(outcome: OutcomeBrief, encounter: EncounterBrief) -> bool:
    """Whether the rules speak of a blow; everything else in a confrontation is a manoeuvre."""
    return encounter.category in ("fight", "duel") and bool(_BLOW.search(outcome.summary))


def _foe(telling: Telling, outcome: OutcomeBrief) -> str:
    """The opponent an outcome is about, by name: from its summary, its ids, or because there is only one."""
    encounter = telling.brief.encounter
    names = [name for name, _ in encounter.opponents] if encounter is not None else []
    text = f"{outcome.summary} {outcome.told}".lower()
    for name in sorted(names, key=len, reverse=True):
        if name.lower() in text or name in (outcome.actor, outcome.target):
            return name
    for id in (outcome.target, outcome.actor):
        person = telling.person(id)
        if person is not None:
            return person.name
    return names[0] if len(names) == 1 else ""


def tell_standing(telling: Telling, struck: set[str]) -> str:
    """How the opponents who were hit this round now look, each once, when the blows have not said it."""
    encounter = telling.brief.encounter
    if encounter is None:
        return ""
    told = []
    for name, band in encounter.opponents:
        key = band_key(band)
        if name in struck - telling.described and key:
            own = "foe_down" if key == "down" else "foe_wounded"
            also = telling.brief.voice.phrasebook.get(own, ()) if own != f"foe_{key}" else ()
            told.append(telling.line(f"foe_{key}", foe=name, also=also))
    return " ".join(filter(None, told[:2]))


def tell_wounds(telling: Telling) -> str:
    """How the characters who were hit this round stand."""
    hit = {
        outcome.target
        for outcome in telling.brief.outcomes
        if telling.character(outcome.actor) is None and _won(outcome)
    } | {outcome.actor for outcome in telling.brief.outcomes if outcome.intent == "hurt"}
    told = []
    for one in telling.brief.characters:
        key = band_key(one.condition)
        if key and (one.id in hit or one.name in hit):
            own = {"hurt": "wound_light", "bloodied": "wound_heavy", "down": "downed"}[key]
            also = telling.brief.voice.phrasebook.get(own, ())
            told.append(telling.line(f"pc_{key}", pc=one, also=also))
    return " ".join(filter(None, told[:2]))


def tell_beginning(telling: Telling) -> str:
    """How a confrontation begins."""
    encounter = telling.brief.encounter
    if encounter is None or not encounter.began:
        return ""
    if encounter.opening:
        return telling.keep(authored(telling, encounter.opening))
    return telling.line("fight_begins")


def tell_end(telling: Telling) -> str:
    """How a confrontation has ended; "" while it runs."""
    encounter = telling.brief.encounter
    if encounter is None or not encounter.outcome:
        return ""
    if encounter.closing:
        return telling.keep(authored(telling, encounter.closing))
    if any(move.kind == "encounter" for move in telling.brief.moves):
        return ""
    won = "won" if "win" in encounter.outcome or encounter.outcome == "won" else "lost"
    key = "fled" if encounter.outcome in ("fled", "refused", "truce") else won
    also = telling.brief.voice.phrasebook.get({"won": "victory", "lost": "defeat", "fled": "flight"}[key], ())
    return telling.line(f"fight_{key}", also=also)


def authored(telling: Telling, text: str) -> str:
    """A pack's own paragraphs, told of "you" where one player is alone; paragraphs are kept."""
    alone = telling.brief.characters[0] if telling.you and telling.brief.characters else None
    paragraphs = [telling.turned(part, alone) for part in re.split(r"\n\s*\n", text)]
    return "\n\n".join(" ".join(capital(closed(s)) for s in sentences(part)) for part in paragraphs if part)


def between_rounds(telling: Telling) -> str:
    """A breath between two rounds."""
    encounter = telling.brief.encounter
    if (
        encounter is None
        or encounter.outcome
        or any(move.kind == "encounter" for move in telling.brief.moves)
    ):
        return ""
    key = "round_turns" if encounter.category in ("fight", "duel") else f"{encounter.category}_turns"
    return telling.line(key, also=encounter.between, foe=next(iter(standing(encounter)), ""))
