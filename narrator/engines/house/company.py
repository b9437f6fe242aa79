"""The people present: who is introduced, who reacts, who says something unasked."""

from __future__ import annotations

from collections.abc import Callable

from narrator.contracts import CharacterBrief, OutcomeBrief, PersonBrief
from narrator.engines.house.outcomes import SOCIAL
from narrator.engines.house.person import QUOTED
from narrator.engines.house.prose import bare, capital, lower_first, sentences, words
from narrator.engines.house.telling import Telling, short

_LINE_KEYS = {
    "hostile": ("hostile", "wary"),
    "wary": ("wary",),
    "neutral": ("greeting", "wary"),
    "friendly": ("helpful", "greeting"),
    "devoted": ("helpful",),
}


def seen(telling: Telling, person: PersonBrief) -> str:
    """The looks and the role of somebody who has just been named."""
    telling.introduced.append(person)
    look = sentences(person.appearance)[:1]
    return telling.line("seen", npc=person, role=person.role, look=capital(bare(look[0]))) if look else ""


def introduce(telling: Telling, person: PersonBrief) -> str:
    """Somebody seen for the first time: looks, name and role."""
    look = sentences(person.appearance)
    telling.introduced.append(person)
    role = person.role
    if person.name in person.appearance or not look:
        also = [person.appearance] if look else []
        return telling.line("introduced_plainly", npc=person, role=role, also=also)
    fragment = words(look[0]) <= 14 and look[0].split(" ", 1)[0] in ("A", "An", "The", "Two", "One")
    told = telling.line(
        "introduced",
        npc=person,
        role=role,
        look=capital(bare(look[0])),
        where=lambda text: fragment or (not text.startswith("{look}:") and not text.startswith("{look}, ")),
    )
    telling.named.add(person.id)
    return told


def with_concept(one: CharacterBrief) -> str:
    """A player's character by name, and who that is where it can be said in a few words ("a fisher"), no list."""
    concept = lower_first(one.concept.rstrip("."))
    return (
        f"{one.name}, {concept},"
        if concept.startswith(("a ", "an ", "the ")) and words(concept) < 9
        else one.name
    )


def answer_in_person(telling: Telling, outcome: OutcomeBrief) -> str:
    """The words of somebody spoken to, when the outcome brings none of its own."""
    person = telling.person(outcome.target)
    if person is None or outcome.intent not in SOCIAL or outcome.told:
        return ""
    keys = [f"asked_about_{topic.topic}" for topic in telling.brief.declared if topic.topic]
    if outcome.tier in ("success", "critical_success"):
        keys += ["persuaded", "helpful"]
    elif outcome.tier in ("failure", "critical_failure"):
        keys += ["refuses", "hostile" if person.band == "hostile" else "wary"]
    keys += [*([] if person.met else ["greeting"]), *_LINE_KEYS.get(person.band, ("wary",))]
    return _speak(telling, person, "attribution", keys) or telling.line("no_answer", npc=person)


def _speak(telling: Telling, person: PersonBrief, frame: str, keys: list[str]) -> str:
    for key in keys:
        for line in telling.chance.order(f"{person.id}:{key}", person.lines.get(key, ())):
            if telling.memory.stale(line):
                continue
            told = telling.line(frame, npc=person, line=line, where=_fits(line))
            if told:
                telling.memory.add(line)
                return f"{told} {_manner(telling, person)}".strip()
    return ""


def _fits(line: str) -> Callable[[str], bool]:
    """Which frames a spoken line goes into: one that lacks its end mark only at the end."""
    whole = line[-1:] in ".!?…"
    return lambda frame: whole or frame.endswith("{line}”")


def _manner(telling: Telling, person: PersonBrief) -> str:
    if not telling.seldom(f"manner:{person.id}", 0.4):
        return ""
    options = [telling.turned(part, None, person) for part in sentences(person.manner)]
    return telling.choose(options) if options else ""


def react(telling: Telling, spoken: set[str]) -> str:
    """What one of the people present makes of this turn: a gesture, their business, a word; or "".

    Nobody does so twice in a turn.
    """
    people = [
        one for one in telling.brief.people if one.id not in spoken and one.condition not in ("dead", "gone")
    ]
    for person in telling.chance.order("reacts", people):
        told = _reaction(telling, person)
        if told:
            spoken.add(person.id)
            return told
    return ""


def vignette(telling: Telling, spoken: set[str]) -> str:
    """A small scene about somebody present who has done nothing yet this turn."""
    people = [
        one for one in telling.brief.people if one.id not in spoken and one.condition not in ("dead", "gone")
    ]
    for person in telling.chance.order("vignette", people):
        spoken.add(person.id)
        return telling.line("vignette_person", npc=person)
    return ""


def _reaction(telling: Telling, person: PersonBrief) -> str:
    way = telling.chance.number(f"way:{person.id}", 10)
    pressed = telling.brief.pressure is not None and telling.brief.pressure.level >= 0.7
    if way < 2 and person.met:
        keys = ["afraid"] if pressed else list(_LINE_KEYS.get(person.band, ()))
        told = _speak(telling, person, "aside_line", keys)
        if told:
            return told
    business = person.business or person.lines.get("business", ())
    if way < 7 and business:
        order = telling.chance.order("business", business)
        told = telling.choose([telling.turned(text, None, person) for text in order])
        if told:
            return told
    tier = next((outcome.tier for outcome in telling.brief.outcomes if outcome.tier), None)
    if tier in ("success", "critical_success", "failure", "critical_failure") and way % 2:
        key = "react_success" if "success" in tier else "react_failure"
        return telling.line(key, npc=person)
    return telling.line(f"react_{person.band}", npc=person) or telling.line("react_neutral", npc=person)


def spoke(telling: Telling) -> set[str]:
    """Ids of the people whose words the outcomes already bring."""
    return {
        person.id
        for outcome in telling.brief.outcomes
        for person in [telling.person(outcome.target)]
        if person is not None and (QUOTED.search(outcome.told) or outcome.intent in SOCIAL)
    }


def newcomers(telling: Telling) -> list[PersonBrief]:
    """People present whom nobody has met and no narration has named."""
    told = "\n".join(telling.brief.recent)
    return [one for one in telling.brief.people if not one.met and short(one.name) not in told]
