"""Beginnings and endings."""

from __future__ import annotations

from narrator.engines.house.acts import tell_acts
from narrator.engines.house.blows import authored, tell_end
from narrator.engines.house.closing import close
from narrator.engines.house.company import introduce, newcomers, with_concept
from narrator.engines.house.prose import capital, closed, listed, words
from narrator.engines.house.scenery import arrive, sense, tell_move
from narrator.engines.house.telling import Telling, short

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
    names = [with_concept(one) for one in telling.brief.characters]
    return telling.line("company", names=listed(names))


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
