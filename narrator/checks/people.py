"""Who acts or speaks here without being here."""

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


def find(matter: Matter) -> Iterator[Finding]:
    """People who are not here act, and the dead speak."""
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
