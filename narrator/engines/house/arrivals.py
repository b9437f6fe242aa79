"""Who joins late is told, alone: what has happened so far, where they are and with whom, and what there is to do."""

from __future__ import annotations

from narrator.contracts import PersonBrief
from narrator.engines.house.closing import close
from narrator.engines.house.company import introduce, with_concept
from narrator.engines.house.prose import closed, listed, sentences, words
from narrator.engines.house.telling import Telling, short

GLANCE = 18
"""Words after which enough of a place has been seen."""
INTRODUCED = 2
SHORTEST_DEED, LONGEST_DEED = 2, 14
"""Words of what somebody else did that say something and are still quickly told."""


def tell_arrival(telling: Telling) -> list[str]:
    """A paragraph each for the story so far, for the place and who is there, and for the invitation."""
    here = [one for one in telling.brief.people if one.condition not in ("dead", "gone")]
    around = [_glance(telling), _company(telling), *_people(telling, here)]
    return [text for text in (_so_far(telling), " ".join(filter(None, around)), _invite(telling)) if text]


def _so_far(telling: Telling) -> str:
    """Three sentences and what leads into them: what is at stake, the newest that is known, what was done last."""
    began, *since = telling.brief.so_far or (telling.brief.place.name,)
    told = [telling.line("so_far"), telling.keep(closed(began))]
    if since:
        told += [telling.line("found_out"), telling.keep(closed(since[-1]))]
    deeds = _deeds(telling)
    told.append(telling.line("just_now", deeds=listed(deeds)) if deeds else "")
    if not since and not deeds:
        told.append(telling.line("nothing_known"))
    return " ".join(filter(None, told))


def _deeds(telling: Telling) -> list[str]:
    names = {one.id: short(one.name) for one in telling.brief.characters if one.id != telling.brief.newcomer}
    return [
        f"{names[one.character]} {one.deed}"
        for one in telling.brief.declared
        if one.character in names
        and one.intent != "wait"
        and SHORTEST_DEED <= words(one.deed) <= LONGEST_DEED
    ]


def _glance(telling: Telling) -> str:
    """The first sentences of the place, as somebody sees it who comes to it now."""
    seen: list[str] = []
    for text in telling.chance.order("description", telling.brief.place.descriptions)[:1]:
        for sentence in sentences(text):
            if words(" ".join(seen)) < GLANCE:
                seen.append(sentence)
    return telling.keep(" ".join(seen))


def _company(telling: Telling) -> str:
    others = [one for one in telling.brief.characters if one.id != telling.brief.newcomer]
    if not others:
        return ""
    are = "is" if len(others) == 1 else "are"
    return telling.line("company_here", names=listed([with_concept(one) for one in others]), are=are)


def _people(telling: Telling, here: list[PersonBrief]) -> list[str]:
    told = [introduce(telling, one) for one in here[:INTRODUCED]]
    rest = [one.name for one in here[INTRODUCED:]]
    if rest:
        told.append(telling.line("also_here", names=listed(rest), are="is" if len(rest) == 1 else "are"))
    return told


def _invite(telling: Telling) -> str:
    """What is open to them, and the question."""
    if telling.brief.encounter is None:
        for lead in telling.chance.order("arrival-lead", telling.brief.leads):
            return f"{telling.keep(closed(lead))} {telling.line('your_move')}"
    return f"{close(telling, set())} {telling.line('asked')}"
