"""GENERATE tools: chance, names, strangers, rumours. What is made up is real only once a WRITE tool makes it so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from campaigns.rules.contracts import DieSpec, Json, Throw
from campaigns.rules.dice import parse
from campaigns.world.draws import number, pick
from campaigns.world.surroundings import mentions
from campaigns.world.tooling.desk import Desk, Stranger, not_found, ok, refused
from campaigns.world.tooling.threads import common_talk
from campaigns.world.wording import words
from genre_packs.schema.cultures import Culture
from narrator import tool_changes as args
from narrator.contracts import ToolResult

_PART: Final = re.compile(r"\{(\w+)\}")
_LOOKS: Final = (
    "a coat mended in two colours",
    "one sleeve rolled higher than the other",
    "reading glasses pushed up and forgotten",
    "a scar through one eyebrow",
    "hands that were scrubbed not long ago",
    "shoes too good for the rest",
    "a bandaged thumb",
    "grey hair cut by somebody in a hurry",
    "a parcel that never leaves the crook of the arm",
    "a burn mark the shape of a handle",
    "ears red from the cold, or from being stared at",
    "a pencil stub behind the ear",
)
_MANNERS: Final = (
    "Answers the question before the last one.",
    "Counts on the fingers while talking.",
    "Looks at the door before every answer.",
    "Says everyone's name twice.",
    "Never finishes a drink.",
    "Apologises to furniture.",
    "Agrees first and then says no.",
    "Lowers the voice for ordinary things.",
    "Asks what everything cost.",
    "Laughs half a moment late.",
    "Keeps standing when asked to sit.",
    "Speaks of the dead as if they were next door.",
)
_PRONOUNS: Final = ("she/her", "he/him", "they/them")
_TOLD: Final = (
    "at third hand, and proud of it",
    "in a lowered voice",
    "as a joke that is not quite one",
    "by somebody who swears to have been there",
    "as if everybody knew it already",
    "to somebody else, but loud enough",
)


def roll_dice(desk: Desk, asked: args.RollDice) -> ToolResult:
    """Chance, by the session's own dice; ``roll`` names the first of the throws that it took."""
    thrown: list[Throw] = []

    def throw(dice: Sequence[DieSpec]) -> tuple[int, ...]:
        thrown.append(desk.dice.throw(dice, reason=asked.reason))
        return thrown[-1].faces

    tally = parse(asked.notation).evaluate(throw)
    faces: list[Json] = [face for one in thrown for face in one.faces]
    return ok(roll=thrown[0].id, faces=faces, total=tally.total)


def generate_name(desk: Desk, asked: args.GenerateName) -> ToolResult:
    """Names that fit the world, none that is taken."""
    culture = _culture(desk, asked.culture)
    if culture is None:
        return _no_culture(desk, asked.culture)
    names = _names(desk, culture, asked.kind, asked.count)
    return ok(names=list(names)) if names else refused("This culture has no names of that kind.")


def generate_minor_npc(desk: Desk, asked: args.GenerateMinorNpc) -> ToolResult:
    """Somebody of the world: a name of a culture, one of its trades, a look and a manner."""
    culture = _culture(desk, asked.culture)
    if culture is None:
        return _no_culture(desk, asked.culture)
    names = _names(desk, culture, "full", 1)
    if not names:
        return refused("This culture has no names of people.")
    role = asked.role or (_draw(desk, "role", culture.trades) if culture.trades else "passer-by")
    made = Stranger(
        names[0],
        _pronouns(desk, culture, names[0]),
        role,
        _draw(desk, "look", _LOOKS),
        _draw(desk, "manner", _MANNERS),
    )
    desk.strangers[made.name.casefold()] = made
    return ok(
        name=made.name, pronouns=made.pronouns, role=made.role, look=made.look, manner=made.manner, real=False
    )


def generate_rumour(desk: Desk, asked: args.GenerateRumour) -> ToolResult:
    """Talk, made of public lore and of what everybody in the scene knows anyway."""
    known = [
        (fact.topic or fact.category, fact.content) for fact in desk.facts() if fact.category != "Ability"
    ]
    material = [*((entry.title, entry.text) for entry in common_talk(desk)), *known]
    wanted = [word.low for word in words(asked.topic) if len(word.low) > 2]
    fitting = [
        (about, text) for about, text in material if not wanted or mentions(wanted, words(f"{about} {text}"))
    ]
    fresh = [(about, text) for about, text in fitting if f"rumour:{text}" not in desk.done]
    if not fresh:
        return not_found(asked.topic or "rumour")
    about, text = _draw(desk, "rumour", fresh)
    desk.done.append(f"rumour:{text}")
    return ok(about=about, text=text, told=_draw(desk, "told", _TOLD), confidence="Rumored")


def _culture(desk: Desk, wanted: str | None) -> Culture | None:
    cultures = desk.story.cultures.cultures
    return next((one for one in cultures if one.id == wanted), None) if wanted else cultures[0]


def _no_culture(desk: Desk, wanted: str | None) -> ToolResult:
    known = ", ".join(one.id for one in desk.story.cultures.cultures)
    return refused(f"There is no culture {wanted!r}. There are: {known}.")


def _names(desk: Desk, culture: Culture, kind: str, count: int) -> list[str]:
    """So many names that nobody bears; fewer where the culture has no more."""
    taken = {npc.name for npc in desk.world.npcs()} | {one.name for one in desk.world.characters()}
    names: list[str] = []
    for attempt in range(count * 8):
        desk.serial += 1
        name = _name(desk, culture, kind, attempt)
        if name and name not in taken and name not in names:
            names.append(name)
        if len(names) == count:
            break
    return names


def _pronouns(desk: Desk, culture: Culture, name: str) -> str:
    """Those that go with the given name where the culture tells names apart, else drawn."""
    given = name.split()[0]
    if given in culture.given_feminine:
        return "she/her"
    return "he/him" if given in culture.given_masculine else _draw(desk, "pronouns", _PRONOUNS)


def _draw[T](desk: Desk, purpose: str, options: Sequence[T]) -> T:
    desk.serial += 1
    return pick(desk.seed, desk.turn, f"{purpose}:{desk.serial}", options)


def _name(desk: Desk, culture: Culture, kind: str, attempt: int) -> str:
    patterns: dict[str, tuple[str, ...]] = {
        "given": ("{given}",),
        "family": ("{family}",),
        "full": culture.person_patterns,
        "place": culture.place_patterns,
        "tavern": ("The {family} Arms", "The {place_first} Cup", "The {byname} Door"),
        "ship": ("{given}", "{place_first}", "{family}'s Luck"),
    }
    options = [text for text in patterns[kind] if all(_parts(culture, part) for part in _PART.findall(text))]
    if not options:
        return ""
    chosen = options[number(desk.seed, desk.turn, f"name:{desk.serial}:{attempt}") % len(options)]
    for part in _PART.findall(chosen):
        words = _parts(culture, part)
        word = words[number(desk.seed, desk.turn, f"name:{desk.serial}:{attempt}:{part}") % len(words)]
        chosen = chosen.replace("{" + part + "}", word, 1)
    return chosen


def _parts(culture: Culture, part: str) -> tuple[str, ...]:
    if part == "given":
        return (*culture.given, *culture.given_feminine, *culture.given_masculine)
    lists: dict[str, tuple[str, ...]] = {
        "family": culture.family,
        "byname": culture.byname,
        "place_first": culture.place_first,
        "place_last": culture.place_last,
    }
    return lists.get(part, ())
