"""Beginnings, late arrivals and endings."""

from __future__ import annotations

from narrator.contracts import CharacterBrief
from narrator.engines.house.blows import authored, tell_end
from narrator.engines.house.closing import close
from narrator.engines.house.company import introduce, newcomers, react
from narrator.engines.house.prose import capital, closed, listed, lower_first, words
from narrator.engines.house.scenery import arrive, sense, small_scene, tell_move
from narrator.engines.house.telling import Telling, short
from narrator.engines.house.turns import tell_acts

LONGEST_OPENING = 230
"""Words of an opening above which nobody is introduced on top."""


def tell_opening(telling: Telling) -> list[str]:
    """Turn 0: the authored beginning, who else is there, and the first choice."""
    brief = telling.brief
    paragraphs = telling.keep(authored(telling, brief.opening)).split("\n\n") if brief.opening else []
    if not paragraphs:
        paragraphs = [text for text in (arrive(telling), sense(telling)) if text] or [
            closed(brief.place.name)
        ]
    told = "\n\n".join(paragraphs)
    paragraphs += [_company(telling)] if len(brief.characters) > 1 else []
    paragraphs += [text for move in brief.moves if (text := tell_move(telling, move))]
    new = [one for one in newcomers(telling) if short(one.name) not in told]
    if words(" ".join(paragraphs)) < LONGEST_OPENING and new:
        paragraphs.append(" ".join(filter(None, [introduce(telling, one) for one in new[:2]])))
    last = authored(telling, brief.invitation) if brief.invitation else close(telling, set())
    return [text for text in [*paragraphs, last] if text]


def _company(telling: Telling) -> str:
    names = [_with_concept(one) for one in telling.brief.characters]
    return telling.line("company", names=listed(names))


def _with_concept(one: CharacterBrief) -> str:
    concept = lower_first(one.concept.rstrip("."))
    return f"{one.name}, {concept}," if concept and words(concept) < 9 else one.name


def tell_arrival(telling: Telling) -> list[str]:
    """Somebody joins in the middle of it."""
    brief = telling.brief
    told = "\n".join(brief.recent)
    new = [one for one in brief.characters if short(one.name) not in told] or list(brief.characters[-1:])
    faces = [
        telling.line("new_face", pc=one, concept=lower_first(one.concept.rstrip(".")) or "new here")
        for one in new
    ]
    body = [*faces, telling.line("catching_up")]
    spoken: set[str] = set()
    moves = [tell_move(telling, move) for move in brief.moves]
    around = [sense(telling), react(telling, spoken), *moves]
    wider = small_scene(telling, spoken) if brief.encounter is None else ""
    return [text for text in (_line(body), _line(around), wider, close(telling, spoken)) if text]


def _line(parts: list[str]) -> str:
    return " ".join(filter(None, parts))


def tell_ending(telling: Telling) -> list[str]:
    """The last turn: what was done in it, what the world did, and how it ends."""
    brief = telling.brief
    paragraphs = list(tell_acts(telling).told)
    paragraphs += [text for move in brief.moves if (text := tell_move(telling, move))]
    paragraphs.append(tell_end(telling))
    ending = authored(telling, brief.ending)
    paragraphs += telling.keep(ending).split("\n\n") if ending else []
    if not ending:
        paragraphs.append(telling.line("end_of_story"))
    return [capital(text) for text in paragraphs if text]
