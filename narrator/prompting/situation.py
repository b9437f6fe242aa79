"""The turn's own part of the prompt: where, who, what was declared, what came of it, what to write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from narrator.contracts import Brief, BriefKind, LostSense, MemoryBrief, PersonBrief
from narrator.prompting import quoting
from narrator.prompting.quoting import line, plain, quoted
from narrator.prompting.sections import Body, Section, level_for, shared

RECENT = 3
"""Narrations that are given whole; earlier ones are only remembered through facts."""

_SAID: Final = 4500
_CAME: Final = 5000
_MOVED: Final = 1500
_NOTE: Final = 1600
_LIMITS: Final = 1000
_SEEN: Final = 400
_TEXT: Final = 5000
"""Bytes for what was declared, what came of it, what the world does, the GM's note, the lines and the veils each; for
one entry of the others, and for one authored text."""

_LOST: Final[dict[LostSense, str]] = {
    "sight": "cannot see",
    "hearing": "cannot hear",
    "awareness": "is not conscious",
}
_LENGTH = {"concise": "60 to 110", "standard": "90 to 180", "verbose": "140 to 260"}
_ALONE = {"concise": "15 to 40", "standard": "40 to 80", "verbose": "70 to 130"}
_TASK: dict[BriefKind, str] = {
    "opening": "Open the story: place, hour, who is there, what is wrong; up to 260 words.",
    "turn": "Tell this turn in {length} words.",
    "arrival": (
        "{newcomer} joins in the middle of it, and this is read to that player alone. In {length} words: first what "
        "has happened so far, in at most three sentences and only from what stands above; then where they are and "
        "who is there; last one clear invitation to act. Nothing new happens, and nobody does or says anything "
        "that the others at the table would have to hear of."
    ),
    "senses": (
        "{newcomer} {lost}, and this is read to that player alone. In {length} words: only what reaches them now, "
        "by the senses that are left, and what comes of what they did. Nothing stands here that does not reach them; "
        "guess at nothing that goes on around them, and name nobody who is not named above. End on something that "
        "they can feel their way to."
    ),
    "ending": "Tell the ending, up to 300 words, from the authored ending above. Leave nobody's fate to a hint.",
}


def remembered(brief: Brief) -> Body:
    """What was so before, what matters least first, for that gives way first."""
    entries = tuple(_memory(one) for one in reversed(brief.memories) if not one.canon)
    return Body(entries, "All of it was so. Use what fits this moment and leave the rest.")


def canon(brief: Brief) -> Body:
    """What the human game master has laid down about who and what is here."""
    entries = tuple(_memory(one) for one in reversed(brief.memories) if one.canon)
    return Body(entries, "It overrides whatever else is remembered or known.")


def _memory(one: MemoryBrief) -> str:
    when = f"({one.when}) " if one.when else ""
    said = f" <player_words>{quoted(one.said, _SEEN)}</player_words>" if one.said else ""
    return f"- {when}{line(one.text, 3 * _SEEN)}{said}"


def recent(brief: Brief) -> Body:
    """The last narrations, not to be repeated."""
    return Body(tuple(f"---\n{plain(text)}" for text in brief.recent[-RECENT:]), "Told before, oldest first.")


def place(brief: Brief) -> Body:
    """Where the scene is."""
    here = brief.place
    entries = [
        f"{line(here.name)}. Mood: {line(here.mood) or 'open'}. Hour: {line(brief.time_of_day) or 'as it was'}."
    ]
    if here.arrived or here.first_visit:
        entries.append(
            "They have just come here" + (" for the first time." if here.first_visit else " again.")
        )
    entries += _some("Description", here.descriptions[:1])
    entries += _some("Senses", here.sensory[:4])
    entries += _some("Ways out", [label for _, label in here.exits])
    entries += _some("To be seen", [label for _, label in here.features])
    return Body(tuple(entries))


def characters(brief: Brief) -> Body:
    """The players' characters present; names and concepts are the players' own words."""
    entries = []
    for one in brief.characters:
        state = f", {line(one.condition, 80)}" if one.condition else ""
        who = f"- {quoted(one.name, quoting.NAME)} ({line(one.pronouns, 40)})"
        entries.append(f"{who}: {quoted(one.concept, 240)}{state}")
    return Body(tuple(entries), "They belong to their players.")


def people(brief: Brief) -> Body:
    """Everybody else who is present."""
    return Body(tuple(_person(one) for one in brief.people))


def _person(one: PersonBrief) -> str:
    met = "" if one.met else " Not met before."
    lines = [text for variants in one.lines.values() for text in variants[:1]][:4]
    sample = f" Speaks like: {' / '.join(lines)}" if lines else ""
    state = f" {one.condition}." if one.condition else ""
    who = f"{one.name} (id {one.id}; {one.pronouns}), {one.role}; {one.band}.{state}"
    return f"- {line(f'{who} {one.appearance} {one.manner}{met}{sample}', 2 * _SEEN)}"


def so_far(brief: Brief) -> Body:
    """What has happened, for who joins late."""
    return _listed(brief.so_far)


def leads(brief: Brief) -> Body:
    """What can be followed."""
    return _listed(brief.leads)


def goals(brief: Brief) -> Body:
    """What is at stake in everybody's journal."""
    return _listed(brief.quests)


def known(brief: Brief) -> Body:
    """What everybody in the scene knows, oldest first."""
    return _listed(brief.facts)


def pressure(brief: Brief) -> Body:
    """The threat as it is felt."""
    if brief.pressure is None:
        return Body()
    degree = ("faint", "growing", "near", "overwhelming")[min(3, int(brief.pressure.level * 4))]
    return Body((line(f"{brief.pressure.name}, {degree}. At stake: {brief.pressure.stakes}", 2 * _SEEN),))


def encounter(brief: Brief) -> Body:
    """The running or just ended confrontation."""
    now = brief.encounter
    if now is None:
        return Body()
    sides = ", ".join(f"{name}: {band}" for name, band in now.opponents)
    begun = f" It begins now. {now.opening}" if now.began else f" Round {now.round}."
    ended = f" It is over: {now.outcome}. {now.closing}" if now.outcome else ""
    style = brief.voice.prompts.get("combat", "")
    told = (f"{now.label} ({now.category}). Opponents: {sides}.{begun}{ended}", style)
    return Body(tuple(line(text, 3 * _SEEN) for text in told if text))


def authored(brief: Brief) -> Body:
    """The pack's own beginning, ending and invitation, to build on."""
    entries = _some("Opening, to follow closely", [brief.opening] if brief.opening else [])
    entries += _some("Ending, to follow closely", [brief.ending] if brief.ending else [])
    entries += _some("It should end near this", [brief.invitation] if brief.invitation else [])
    return Body(tuple(entries))


def declared(brief: Brief) -> Body:
    """What the players said they do."""
    names = {one.id: quoted(one.name, quoting.NAME) for one in brief.characters}
    said = brief.declared
    heads = [names.get(one.character, quoted(one.character, quoting.NAME)) for one in said]
    around = sum(len(f'- {head}: <player_words>""</player_words>\n'.encode()) for head in heads)
    level = level_for([len(quoted(one.text).encode()) for one in said], max(0, _SAID - around))
    entries = tuple(
        f"- {head}: <player_words>{quoted(one.text, max(level - 2, 8))}</player_words>"
        for head, one in zip(heads, said, strict=True)
    )
    return Body(entries, "What the others did last, told already." if brief.kind == "arrival" else "")


def outcomes(brief: Brief) -> Body:
    """What came of it: the facts, with authored prose where there is some."""
    names = {one.id: quoted(one.name, quoting.NAME) for one in brief.characters}
    names |= {one.id: line(one.name, quoting.NAME) for one in brief.people}
    entries = []
    for one in brief.outcomes:
        tier = f" [{one.tier.replace('_', ' ')}]" if one.tier else ""
        told = f" Authored: {line(one.told)}" if one.told else ""
        entries.append(f"- {names.get(one.actor, 'the opposition')}: {line(one.summary)}{tier}{told}")
    return Body(shared(entries, _CAME), "All of them so:")


def moves(brief: Brief) -> Body:
    """What the world does by itself."""
    return Body(shared([f"- {line(move.text)}" for move in brief.moves], _MOVED))


def note(brief: Brief) -> Body:
    """What the human game master asks for, which goes before everything else but the outcomes."""
    return Body((plain(brief.note_from_gm, _NOTE),) if brief.note_from_gm else ())


def lines(brief: Brief) -> Body:
    """What the table never wants told."""
    return _drawn(brief.lines, "Never in this story, not even hinted at; this goes before everything:")


def veils(brief: Brief) -> Body:
    """What may happen but is not to be shown."""
    return _drawn(brief.veils, "It may happen, but never in sight: look away and go on afterwards.")


def _drawn(limits: Iterable[str], lead: str) -> Body:
    held = line(" | ".join(limits), _LIMITS)
    return Body((held,), lead) if held else Body()


def task(brief: Brief) -> Body:
    """What to write, in which person, how long."""
    names = {one.id: quoted(one.name, quoting.NAME) for one in brief.characters}
    newcomer = names.get(brief.newcomer, "")
    length = _ALONE[brief.verbosity] if brief.kind == "senses" else _LENGTH[brief.verbosity]
    lost = " and ".join(_LOST[one] for one in brief.lost)
    asked = _TASK[brief.kind].format(length=length, newcomer=newcomer, lost=lost)
    person = (
        f"Second person: {newcomer} is “you”, everybody else has a name."
        if newcomer
        else "Second person: the one player is “you”."
        if brief.person == "second"
        else "Third person: name the characters; “you” is nobody."
    )
    return Body((f"{asked} {person}",))


def _listed(items: Iterable[str]) -> Body:
    return Body(tuple(f"- {line(item, _SEEN)}" for item in items))


def _some(title: str, items: Iterable[str]) -> list[str]:
    held = line(" | ".join(items), _TEXT)
    return [f"{title}: {held}"] if held else []


SECTIONS: Final[tuple[Section[Brief], ...]] = (
    Section("remembered", "valley", "turn", remembered, keep=3),
    Section("canon", "valley", "turn", canon, keep=9),
    Section("told_before", "valley", "turn", recent, keep=1),
    Section("place", "valley", "turn", place, keep=9),
    Section("characters", "valley", "turn", characters, keep=11),
    Section("present", "valley", "turn", people, keep=8),
    Section("so_far", "valley", "turn", so_far, keep=3),
    Section("leads", "valley", "turn", leads, keep=4),
    Section("goals", "valley", "turn", goals, keep=5),
    Section("known", "valley", "turn", known, keep=2),
    Section("pressure", "late", "turn", pressure, keep=6),
    Section("confrontation", "late", "turn", encounter, keep=10),
    Section("authored", "late", "turn", authored, keep=7),
    Section("declared", "recency", "turn", declared),
    Section("outcomes", "recency", "turn", outcomes),
    Section("world_moves", "recency", "turn", moves),
    Section("from_the_game_master", "recency", "turn", note),
    Section("lines", "recency", "turn", lines),
    Section("veils", "recency", "turn", veils),
    Section("task", "recency", "turn", task),
)
"""In the order they are read: what changes least first, what to write last.

Where a turn is longer than it may be, old prose gives way first, then facts, what is remembered, the story
so far, leads, goals, the pressure, authored texts, those present, the place, the confrontation and the characters.
"""
