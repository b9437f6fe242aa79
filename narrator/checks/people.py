"""Who acts or speaks here without being here, and names that nobody has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from narrator.checks import person_rules
from narrator.checks.matter import Matter, named
from narrator.checks.naming import aliases
from narrator.checks.reading import Sentence
from narrator.findings import Finding

_SAYS: Final = (
    r"(?:says|said|asks|asked|replies|answers|whispers|mutters|murmurs|calls|shouts|cries|snaps|growls"
    r"|adds|begins|tells|hisses|"
    r"warns|offers|admits|repeats|grunts|laughs|agrees|breathes|barks)"
)
_ACTS: Final = (
    rf"(?:{_SAYS}|nods|grins|smiles|frowns|scowls|sighs|steps|walks|enters|turns|looks|stands|leans|waits"
    rf"|watches|points|shakes|"
    r"shrugs|comes|arrives|appears|strides|sits|raises|lowers|draws|hands|takes|grabs|pulls|pushes|puts"
    r"|lifts|reaches|stares|"
    r"glances|hurries|runs|kneels|bows|winks|opens|closes|drops|spits|crosses|follows|rises|coughs|blinks"
    r"|gestures|clears|throws)"
)
_CAPITAL: Final = re.compile(
    r"(?:(?<=[a-z,;] )|(?<=[a-z] [\u201c\"]))(?P<name>[A-Z][a-zà-öø-ÿ\u2019']{2,}(?: [A-Z][a-zà-öø-ÿ]{2,})*)"
)
_STARTS: Final = re.compile(rf"^\s*(?P<name>[A-Z][a-zà-öø-ÿ]{{2,}}(?: [A-Z][a-zà-öø-ÿ]{{2,}})*),? {_SAYS}\b")
_TITLES: Final = frozenset(
    """
    Lady Lord Saint Mistress Master Captain Admiral Doctor King Queen Prince Princess Duke Count Baron Old Mr Mrs Miss
    """.split()  # noqa: SIM905  # easier to read than so many quotation marks
)
_COMMON: Final = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "God",
        "Christmas",
        "Easter",
        "English",
        "French",
        "German",
        "Latin",
        "Greek",
        "Spanish",
        "Italian",
        "Russian",
        "Dutch",
        "Irish",
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Dr",
        "Sir",
        "Madam",
        "Lord",
        "Lady",
        "Captain",
        "Doctor",
        "Sergeant",
        "Mother",
        "Father",
        "Grandmother",
        "Grandfather",
        "Aunt",
        "Uncle",
        "Mum",
        "Dad",
        "The",
        "And",
        "But",
        "Not",
        "Yes",
        "Well",
        "Then",
        "There",
        "This",
        "That",
        "What",
        "Who",
        "Why",
        "How",
        "When",
        "Where",
        "Now",
        "Here",
        "They",
        "You",
        "She",
        "His",
        "Her",
        "Its",
        "One",
        "Two",
        "Three",
        "Nobody",
        "Somebody",
        "Everybody",
        "Nothing",
        "Something",
        "Everything",
        "Everyone",
        "Someone",
        "Another",
        "Neither",
        "Both",
        "Each",
        "Only",
        "Even",
        "Just",
    ]
)


def find(matter: Matter) -> Iterator[Finding]:
    """People who are not here act, the dead speak, and strangers have names."""
    places = [
        (sentence.start + match.start(), sentence.start + match.end())
        for sentence, match in (*_absent(matter), *_dead(matter))
    ]
    places += matter.told(person_rules.LEXICON, person_rules.HERE)
    seen: set[int] = set()
    for place in places:
        sentence = matter.reading.sentence_at(place[0])
        if sentence is None or sentence.start in seen:
            continue
        seen.add(sentence.start)
        yield matter.finding(
            "person",
            "wrong",
            place,
            "They are not here to do that.",
            "Leave them out, or have it be somebody present.",
        )
    yield from _unknown(matter)


def _absent(matter: Matter) -> Iterator[tuple[Sentence, re.Match[str]]]:
    brief = matter.brief
    present = set(matter.known.present) | {
        alias for one in (*matter.players, *matter.others) for alias in one.aliases
    }
    told = "\n".join(
        (
            brief.opening,
            brief.ending,
            brief.invitation,
            *(f"{one.summary} {one.told} {one.target}" for one in brief.outcomes),
            *(f"{move.text} {move.person}" for move in brief.moves),
        )
    )
    away = tuple(
        alias
        for name, also in matter.known.people.items()
        for alias in (*aliases(name), *also)
        if name not in present and alias not in present and alias not in told
    )
    if away:
        yield from _acting(matter, away)


def _dead(matter: Matter) -> Iterator[tuple[Sentence, re.Match[str]]]:
    dead = {one.id for one in matter.brief.people if "dead" in one.condition}
    names = tuple(alias for one in matter.others if one.id in dead for alias in one.aliases)
    if names:
        yield from _acting(matter, names)


def _acting(matter: Matter, names: tuple[str, ...]) -> Iterator[tuple[Sentence, re.Match[str]]]:
    pattern = _doing(names)
    for sentence in matter.stated:
        match = pattern.search(sentence.told)
        if match:
            yield sentence, match


@lru_cache(maxsize=256)
def _doing(names: tuple[str, ...]) -> re.Pattern[str]:
    who = named(names)
    return re.compile(
        rf"(?:^|(?<=[,;:\u2014] )|(?<=and )|(?<=while )|(?<=as )|(?<=when )"
        rf"|(?<=  )){who}(?:,[^,.;]{{1,40}},)? (?:\w+ly )?{_ACTS}\b"
        rf"|\b{_SAYS} {who}\b(?=[.,;]|$)"
    )


def _unknown(matter: Matter) -> Iterator[Finding]:
    words = matter.known.vocabulary | _COMMON | _capitals(matter.ground)
    words = words.union(*map(_capitals, matter.brief.recent))
    names = {part for name in matter.known.people for part in name.split()}
    names |= {part for one in (*matter.players, *matter.others) for part in one.name.split()}
    for sentence in matter.own_sentences:
        for match in (*_CAPITAL.finditer(sentence.text), *_STARTS.finditer(sentence.told)):
            parts = re.findall(r"[A-Z][a-zà-öø-ÿ]+", match.group("name"))
            own = [part for part in parts if part not in _TITLES]
            if not own or any(_known(part, words, names) for part in own):
                continue
            place = (sentence.start + match.start("name"), sentence.start + match.end("name"))
            yield matter.finding(
                "name", "wrong", place, "Nobody and nothing here has this name.", "Do without a name."
            )
            break


def _known(part: str, words: frozenset[str], names: set[str]) -> bool:
    return any(form in words or form in names for form in (part, part.removesuffix("s"), f"{part}s"))


@lru_cache(maxsize=64)
def _capitals(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\b[A-Z][a-zà-öø-ÿ]+", text))
