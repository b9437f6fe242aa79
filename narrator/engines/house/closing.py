"""The last sentence of a turn: it leaves a choice, lists none, and is not of the kind that ended the last."""

from __future__ import annotations

import re
from collections.abc import Callable

from narrator.engines.house.blows import standing
from narrator.engines.house.prose import capital, closed, listed, lower_first, sentences, with_the, words
from narrator.engines.house.scenery import unseen
from narrator.engines.house.telling import Telling, short

_LISTING = re.compile(r"^From here lead|^And there is |(?:is|are) open\.$|time it takes to choose")


def close(telling: Telling, spoken: set[str]) -> str:
    """How this turn ends."""
    encounter = telling.brief.encounter
    if encounter is not None and not encounter.outcome:
        return _in_a_fight(telling)
    weights = _weights(telling, spoken)
    for name in telling.chance.order("close", weights):
        told = _WAYS[name](telling, spoken)
        if told:
            return told
    return telling.line("end_open")


def _weights(telling: Telling, spoken: set[str]) -> list[str]:
    """Kinds of ending, as often as they are to be drawn; what ended the last turn is not drawn again."""
    brief = telling.brief
    last = " ".join(sentences(brief.recent[-1])[-1:]) if brief.recent else ""
    bag = ["open", "exit", "exit", "lead", "feature", "feature"]
    bag += ["person"] * (3 if spoken else 1 if brief.people else 0)
    bag += ["invitation"] * (1 if brief.invitation else 0)
    bag += ["question"] * (2 if brief.voice.phrasebook.get("question") else 0)
    if brief.pressure is not None and brief.pressure.level >= 0.5:
        bag += ["threat", "threat"]
    names = [short(person.name) for person in brief.people]
    labels = [label for _, label in (*brief.place.exits, *brief.place.features)]
    if any(name in last for name in names):
        bag = [kind for kind in bag if kind != "person"]
    if any(label in last for label in labels):
        bag = [kind for kind in bag if kind not in ("exit", "feature")]
    if brief.leads and any(lead in last for lead in brief.leads):
        bag = [kind for kind in bag if kind != "lead"]
    return bag or ["open"]


def _in_a_fight(telling: Telling) -> str:
    encounter = telling.brief.encounter
    names = standing(encounter) if encounter is not None else []
    hand_to_hand = encounter is None or encounter.category in ("fight", "duel")
    key = "fight_choice" if hand_to_hand or encounter is None else f"{encounter.category}_choice"
    for name in telling.chance.order("facing", names):
        told = telling.line(key, foe=name)
        if told:
            return told
    return telling.line("end_open")


def _person(telling: Telling, spoken: set[str]) -> str:
    here = [one for one in telling.brief.people if one.condition not in ("dead", "gone", "down")]
    order = telling.chance.order("end-person", here)
    for one in sorted(order, key=lambda person: person.id not in spoken):
        told = telling.line("end_person", npc=one)
        if told:
            return told
    return ""


def _exit(telling: Telling, spoken: set[str]) -> str:
    del spoken
    recently = " ".join(telling.brief.recent[-2:])
    labels = [label for _, label in telling.brief.place.exits if label not in recently]
    for label in telling.chance.order("end-exit", labels):
        way = with_the(lower_first(label))
        return telling.line("end_exit", where=_naming(telling, "{exit}"), exit=way)
    return ""


def _feature(telling: Telling, spoken: set[str]) -> str:
    del spoken
    left = unseen(telling)
    return telling.line("end_feature", where=_naming(telling, "{feature}"), feature=left[0]) if left else ""


def _lead(telling: Telling, spoken: set[str]) -> str:
    del spoken
    for lead in telling.chance.order("end-lead", telling.brief.leads):
        if not telling.memory.stale(lead):
            text = closed(capital(lead))
            return telling.line("end_lead", where=_naming(telling, "{lead}"), lead=text)
    return ""


def _naming(telling: Telling, slot: str) -> Callable[[str], bool] | None:
    """In two turns of three an ending says plainly what it is that is still open."""
    return (lambda text: slot in text) if telling.seldom("named-end", 0.67) else None


def _threat(telling: Telling, spoken: set[str]) -> str:
    del spoken
    return telling.line("end_threat")


def _open(telling: Telling, spoken: set[str]) -> str:
    del spoken
    return telling.line("end_open")


def _question(telling: Telling, spoken: set[str]) -> str:
    del spoken
    return telling.line("question")


def _invitation(telling: Telling, spoken: set[str]) -> str:
    del spoken
    ways = [label for _, label in telling.brief.place.exits]
    kept = [
        part
        for part in sentences(telling.brief.invitation)
        if not _LISTING.search(part) and not any(label in part for label in ways)
    ]
    text = telling.memory.fresh_part(" ".join(kept))
    if not text or words(text) > 30:
        return ""
    return telling.keep(capital(closed(telling.fill(text) or text)))


_WAYS: dict[str, Callable[[Telling, set[str]], str]] = {
    "person": _person,
    "exit": _exit,
    "feature": _feature,
    "lead": _lead,
    "threat": _threat,
    "open": _open,
    "question": _question,
    "invitation": _invitation,
}


def ways_out(telling: Telling) -> str:
    """Where one can go from a place one has just come to, in one sentence."""
    labels = [with_the(lower_first(label)) for _, label in telling.brief.place.exits]
    if not labels or not telling.brief.place.first_visit:
        return ""
    if len(labels) == 1:
        return telling.line("one_way", exit=labels[0])
    return telling.line("ways", exits=listed(labels[:3]))
