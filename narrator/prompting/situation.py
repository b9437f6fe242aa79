"""The turn's own part of the prompt, in small sections; a section without content is left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from narrator.contracts import Brief, BriefKind, PersonBrief, Question

RECENT = 3
"""Narrations that are given whole; earlier ones are only remembered through facts."""

_LENGTH = {"concise": "60 to 110", "standard": "90 to 180", "verbose": "140 to 260"}
_TASK: dict[BriefKind, str] = {
    "opening": "Open the story: place, hour, who is there, what is wrong; up to 260 words.",
    "turn": "Tell this turn in {length} words.",
    "arrival": (
        "{newcomer} joins in the middle of it, and this is read to that player alone. In {length} words: first what "
        "has happened so far, in at most three sentences and only from what stands above; then where they are and "
        "who is there; last one clear invitation to act. Nothing new happens, and nobody does or says anything "
        "that the others at the table would have to hear of."
    ),
    "ending": "Tell the ending, up to 300 words, from the authored ending below. Leave nobody's fate to a hint.",
}


def quoted(text: str) -> str:
    """A string as JSON in which nothing can close a mark: angle brackets are escaped."""
    return json.dumps(text, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")


def plain(text: str) -> str:
    """Prose of the game itself, which may hold names that players chose: it can open or close no mark."""
    return text.replace("<", "[").replace(">", "]")


def task(brief: Brief) -> str:
    """What to write, in which person and language, how long."""
    names = {one.id: quoted(one.name) for one in brief.characters}
    newcomer = names.get(brief.newcomer, "")
    asked = _TASK[brief.kind].format(length=_LENGTH[brief.verbosity], newcomer=newcomer)
    person = (
        f"Second person: {newcomer} is “you”, everybody else has a name."
        if newcomer
        else "Second person: the one player is “you”."
        if brief.person == "second"
        else "Third person: name the characters; “you” is nobody."
    )
    language = (
        "" if brief.language.startswith("en") else f" Write in the language with code {brief.language}."
    )
    return f"{asked} {person}{language}"


def place(brief: Brief) -> str:
    """Where the scene is."""
    here = brief.place
    lines = [f"Place: {here.name}. Mood: {here.mood or 'open'}. Hour: {brief.time_of_day or 'as it was'}."]
    if here.arrived or here.first_visit:
        lines.append("They have just come here" + (" for the first time." if here.first_visit else " again."))
    lines += _some("Description", here.descriptions[:1])
    lines += _some("Senses", here.sensory[:4])
    lines += _some("Ways out", [label for _, label in here.exits])
    lines += _some("To be seen", [label for _, label in here.features])
    return "\n".join(lines)


def characters(brief: Brief) -> str:
    """The players' characters present; names are the players' own words."""
    lines = []
    for one in brief.characters:
        state = f", {one.condition}" if one.condition else ""
        lines.append(f"- {quoted(one.name)} ({one.pronouns}): {quoted(one.concept)}{state}")
    return "Players' characters:\n" + "\n".join(lines) if lines else ""


def people(brief: Brief) -> str:
    """Everybody else who is present."""
    return "Present:\n" + "\n".join(_person(one) for one in brief.people) if brief.people else ""


def _person(one: PersonBrief) -> str:
    met = "" if one.met else " Not met before."
    lines = [line for variants in one.lines.values() for line in variants[:1]][:4]
    sample = f" Speaks like: {' / '.join(lines)}" if lines else ""
    state = f" {one.condition}." if one.condition else ""
    who = f"- {one.name} (id {one.id}; {one.pronouns}), {one.role}; {one.band}.{state}"
    return f"{who} {one.appearance} {one.manner}{met}{sample}"


def declared(brief: Brief) -> str:
    """What the players said they do."""
    if not brief.declared:
        return ""
    names = {one.id: one.name for one in brief.characters}
    lines = [
        f"- {quoted(names.get(one.character, one.character))}: <player_words>{quoted(one.text)}</player_words>"
        for one in brief.declared
    ]
    heading = "What the others did last, told already" if brief.kind == "arrival" else "Declared"
    return f"{heading}:\n" + "\n".join(lines)


def outcomes(brief: Brief) -> str:
    """What came of it: the facts, with authored prose where there is some."""
    names = {one.id: quoted(one.name) for one in brief.characters}
    names |= {one.id: one.name for one in brief.people}
    lines = []
    for one in brief.outcomes:
        tier = f" [{one.tier.replace('_', ' ')}]" if one.tier else ""
        told = f" Authored: {plain(one.told)}" if one.told else ""
        lines.append(f"- {names.get(one.actor, 'the opposition')}: {plain(one.summary)}{tier}{told}")
    return "Outcomes, all of them so:\n" + "\n".join(lines) if lines else ""


def moves(brief: Brief) -> str:
    """What the world does by itself."""
    lines = [f"- {plain(move.text)}" for move in brief.moves]
    return "The world moves:\n" + "\n".join(lines) if lines else ""


def encounter(brief: Brief) -> str:
    """The running or just ended confrontation."""
    now = brief.encounter
    if now is None:
        return ""
    sides = ", ".join(f"{name}: {band}" for name, band in now.opponents)
    begun = f" It begins now. {now.opening}" if now.began else f" Round {now.round}."
    ended = f" It is over: {now.outcome}. {now.closing}" if now.outcome else ""
    style = brief.voice.prompts.get("combat", "")
    return f"Confrontation ({now.category}): {now.label}. Opponents: {sides}.{begun}{ended} {style}".strip()


def pressure(brief: Brief) -> str:
    """The threat as it is felt."""
    if brief.pressure is None:
        return ""
    degree = ("faint", "growing", "near", "overwhelming")[min(3, int(brief.pressure.level * 4))]
    return f"Pressure: {brief.pressure.name}, {degree}. At stake: {brief.pressure.stakes}"


def threads(brief: Brief) -> str:
    """Open leads, goals, and what is known."""
    lines = [
        *_some("So far", brief.so_far),
        *_some("Open leads", brief.leads),
        *_some("Goals", brief.quests),
        *_some("Known", brief.facts),
    ]
    return "\n".join(lines)


def authored(brief: Brief) -> str:
    """The pack's own beginning, ending and invitation, to build on."""
    lines = _some("Authored opening, to follow closely", [brief.opening] if brief.opening else [])
    lines += _some("Authored ending, to follow closely", [brief.ending] if brief.ending else [])
    lines += _some("It should end near this", [brief.invitation] if brief.invitation else [])
    return "\n".join(lines)


def recent(brief: Brief) -> str:
    """The last narrations, not to be repeated."""
    if not brief.recent:
        return ""
    return "Told before, oldest first:\n" + plain("\n---\n".join(brief.recent[-RECENT:]))


def note(brief: Brief) -> str:
    """What the human game master asks for, which goes before everything else but the outcomes."""
    return f"From the game master: {brief.note_from_gm}" if brief.note_from_gm else ""


SECTIONS: tuple[Callable[[Brief], str], ...] = (
    recent,
    place,
    characters,
    people,
    threads,
    pressure,
    encounter,
    authored,
    declared,
    outcomes,
    moves,
    note,
    task,
)
"""In the order they are read: what changes least first, what to write last."""


def aside(question: Question) -> str:
    """An out-of-character question with the facts it may be answered from."""
    facts = "\n".join(f"{number}. {fact}" for number, fact in enumerate(question.known, start=1))
    asked = f"{quoted(question.character)} asks: <player_words>{quoted(question.text)}</player_words>"
    return f"Facts:\n{facts or '(none)'}\n\n{asked}"


def _some(title: str, items: Sequence[str]) -> list[str]:
    return [f"{title}: " + plain(" | ".join(items))] if items else []
