"""Where a sentence means to go, and by which way."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.world.plot import Plot
from campaigns.world.state import World
from campaigns.world.surroundings import WHOLE, Found, Surroundings, name_of_character, open_exits, refer
from campaigns.world.verbs import Verb
from campaigns.world.vocabulary import COMPANY, DIRECTIONS
from campaigns.world.wording import LITTLE, Said, Word
from campaigns.world.wordlists import word_set
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.places import Exit

_ARRIVING: Final = frozenset(("move", "flee", "hide"))
_TOWARDS: Final = word_set(
    "to into toward towards for through back down up along out inside across onto over at"
)
_ONWARD: Final = frozenset(("to", "into", "towards", "toward", "for", "at"))
_HEADING: Final = frozenset(("to", "toward", "towards", "into", "onto"))
_BACK_TO: Final = _HEADING | LITTLE | {"back"}
_POINTING: Final = frozenset(("search", "talk", "ask", "threaten", "accuse", "give", "attack", "wait"))
_CALLING: Final = frozenset(("ask", "tell", "find", "visit", "with", "after", "to"))
"""Words after which a name may stand without its capital."""
_CARRYING: Final = frozenset(("take", "carry", "bring", "give", "hand", "return", "fetch", "give back"))
_GESTURES: Final = frozenset(
    ("point", "gesture", "nod", "wave", "listen", "signal", "belong", "map", "about")
)
_SEEKING: Final = frozenset(("find", "look for", "seek", "visit", "search", "see", "meet", "fetch"))
_JOINING: Final = word_set(
    "go walk run head hurry return come join rejoin follow find seek meet reach catch visit climb creep sneak ride"
)
"""Verbs by which one gets to somebody."""
MOST_STEPS: Final = 12


@dataclass(frozen=True, slots=True)
class Journey:
    """Going to ``to``, through ``way`` (place ids, the last is ``to``); ``at`` is the verb's word.

    ``locked`` when the first step is barred; ``way`` is empty when nothing leads there now.
    """

    to: str
    way: tuple[str, ...]
    at: int
    verb: str
    locked: bool = False


def destination(sentence: Sequence[Word], verbs: Sequence[Verb], here: Surroundings) -> Journey | None:
    """Where a sentence goes to; None when nobody moves."""
    mates = _to_the_others(sentence, verbs, here)
    if mates is not None:
        return mates
    verb = _going(verbs) or _bringing(sentence, verbs, here) or _bound_for(sentence, verbs, here)
    if verb is None:
        return None
    after = Said(sentence[verb.at :])
    here_named = refer((here.own_name(),), after)
    if here_named and here_named[0].score > 9:
        after = Said(after[: here_named[0].at])
    goal = _last_stop(_goals(after, here), after)
    sought = _whereabouts(after, here)
    if sought and (goal is None or verb.phrase in _CARRYING):
        return _journey(sought, verb, here)
    if goal is not None:
        return _journey(goal.id, verb, here)
    if verb.kind == "search" or (here_named and here_named[0].score > 9):
        return None
    if _goes_back(after) and here.came_from and any(way.to == here.came_from for way in here.exits):
        return _step(here.came_from, verb, here)
    return _by_direction(after, verb, here)


def _to_the_others(sentence: Sequence[Word], verbs: Sequence[Verb], here: Surroundings) -> Journey | None:
    """Going to a part of the party that is elsewhere: to somebody by name, or to "the others"."""
    if not here.elsewhere or not any(word.bases & _JOINING for word in sentence):
        return None
    named = refer((name_of_character(one) for one in here.elsewhere), sentence)
    meant = next((one for one in here.elsewhere if named and one.id == named[0].id), None)
    if meant is None and any(word.low in COMPANY for word in sentence):
        meant = here.elsewhere[0]
    if meant is None or meant.place == here.place.id:
        return None
    going = _going(verbs)
    return _journey(meant.place, going or Verb(0, "move", "go"), here)


def goes_nowhere(sentence: Sequence[Word], verbs: Sequence[Verb], here: Surroundings) -> bool:
    """Whether a sentence goes to the very place one is at ("I go back to the toll-house", said there)."""
    own = refer((here.own_name(),), sentence)
    if not own or own[0].score < WHOLE:
        return False
    verb = next((verb for verb in verbs if verb.kind == "move"), None)
    between = [word.low for word in sentence[verb.at + 1 : own[0].at]] if verb is not None else []
    return any(word in _HEADING for word in between) and all(word in _BACK_TO for word in between)


def _going(verbs: Sequence[Verb]) -> Verb | None:
    """The verb that takes somebody somewhere; looking for somebody may do so too."""
    going = [verb for verb in verbs if verb.kind in _ARRIVING]
    seeking = [verb for verb in verbs if verb.phrase in _SEEKING]
    return next(iter((*going, *seeking)), None)


def _bound_for(sentence: Sequence[Word], verbs: Sequence[Verb], here: Surroundings) -> Verb | None:
    """Going without a verb that says so: "I take the wath toward the Lows", "boots on and into the eel-house"."""
    if not any(word.low in _HEADING or "take" in word.bases for word in sentence):
        return None
    places = (*here.exit_names(), *here.far_names(), *here.unknown_names())
    for hit in sorted(refer(places, sentence), key=lambda hit: hit.at):
        before = [word.low for word in sentence[max(0, hit.at - 3) : hit.at]]
        doing = next((verb for verb in reversed(verbs) if verb.at < hit.at), None)
        taken = doing is not None and doing.phrase == "take" and hit.at - doing.at <= 3 and hit.score >= WHOLE
        pointing = doing is not None and doing.kind in _POINTING
        named = any(word.low in _GESTURES for word in sentence[: hit.at])
        if taken or (any(word in _HEADING for word in before) and not pointing and not named):
            return Verb(doing.at if doing is not None else 0, "move", "go")
    return None


def _bringing(sentence: Sequence[Word], verbs: Sequence[Verb], here: Surroundings) -> Verb | None:
    """Taking something to somebody who is elsewhere is going to them."""
    named = [hit for hit in named_elsewhere(here, sentence) if hit.at]
    if any(sentence[hit.at - 1].low == "after" for hit in named):
        return Verb(verbs[0].at if verbs else 0, "move", "go after")
    carrying = next((verb for verb in verbs if verb.phrase in _CARRYING), None)
    if carrying is None:
        return None
    sought = [hit for hit in named if sentence[hit.at - 1].low == "to"]
    return Verb(carrying.at, "move", carrying.phrase) if sought and sought[0].at > carrying.at else None


def _goals(after: Sequence[Word], here: Surroundings) -> list[Found]:
    """The places a sentence goes to; of several that a loose word fits, the nearest is meant."""
    places = (*here.exit_names(), *here.far_names())
    hits = list(refer(places, after))
    if not hits or hits[0].score < WHOLE:
        # A place that is called by its whole name has been heard of, wherever the map says.
        hits = list(refer(here.unknown_names(), after)) or hits
    if not hits:
        loose = [hit for place in here.exit_names() for hit in refer((place,), after)]
        hits = loose[:1] or _nearest(
            [hit for place in here.far_names() for hit in refer((place,), after)], here
        )
    return [hit for hit in hits if _heads_for(hit.at, after, hit.score)]


def _nearest(hits: Sequence[Found], here: Surroundings) -> list[Found]:
    ways = [(len(way), hit) for hit in hits if (way := _way_to(hit.id, here))]
    return [min(ways, key=lambda pair: pair[0])[1]] if ways else []


def _way_to(place: str, here: Surroundings) -> tuple[str, ...]:
    known = path(here.world, here.story, here.plot, here.place.id, place)
    return known or path(here.world, here.story, here.plot, here.place.id, place, everywhere=True)


def named_elsewhere(here: Surroundings, sentence: Sequence[Word]) -> tuple[Found, ...]:
    """People who are named and are not here; a name is written with a capital, or called by."""
    if not any((word.text[:1].isupper() and word.low != "i") or word.low in _CALLING for word in sentence):
        return ()
    return tuple(
        hit
        for hit in refer(here.absent_names(), sentence)
        if sentence[hit.at].text[:1].isupper() or (hit.at and sentence[hit.at - 1].low in _CALLING)
    )


def _whereabouts(after: Sequence[Word], here: Surroundings) -> str:
    """Where somebody is who is named and elsewhere, as far as the players know the place."""
    absent = named_elsewhere(here, after)
    npc = here.world.npc(absent[0].id) if absent else None
    if npc is None or npc.status != "alive" or absent[0].at > 9:
        return ""
    known = here.world.place(npc.place)
    return npc.place if known is not None and known.known else ""


def _last_stop(goals: Sequence[Found], after: Sequence[Word]) -> Found | None:
    """Of several places the last that is gone on to ("to the quay and over to the mill"), else the surest."""
    onward = [
        hit for hit in goals if any(word.low in _ONWARD for word in after[max(0, hit.at - 2) : hit.at + 1])
    ]
    return max(onward, key=lambda hit: hit.at) if len(onward) > 1 else next(iter(goals), None)


def _journey(to: str, verb: Verb, here: Surroundings) -> Journey | None:
    if exit_to(here, to) is not None:
        step = _step(to, verb, here)
        round_about = _way_to(to, here) if step.locked else ()
        return step if len(round_about) < 2 else Journey(to, round_about, verb.at, verb.phrase)
    return Journey(to, _way_to(to, here), verb.at, verb.phrase)


def path(
    world: World, story: ResolvedWorld, plot: Plot, start: str, goal: str, *, everywhere: bool = False
) -> tuple[str, ...]:
    """The shortest way over places the players know (or ``everywhere``) and ways that are open, the last step
    perhaps barred; empty when there is none."""
    before: dict[str, str] = {start: ""}
    queue = deque([start])
    while queue:
        place = queue.popleft()
        if place == goal:
            return _walk_back(before, goal)
        for way in open_exits(world, story.place_by_id[place]):
            state = world.place(way.to)
            if way.to in before or state is None or not (state.known or everywhere):
                continue
            if barred(way, world, plot, place) and (way.to != goal or place == start):
                continue
            before[way.to] = place
            queue.append(way.to)
    return ()


def barred(way: Exit, world: World, plot: Plot, place: str) -> bool:
    """Whether a way is locked for a party that holds what it holds."""
    if not way.locked:
        return False
    state = world.place(place)
    if state is not None and way.to in state.opened_exits:
        return False
    if way.requires_flag is not None and way.requires_flag in plot.flags:
        return False
    held = {item.source for item in world.items() if item.holder_kind == "character" and item.quantity > 0}
    return not (way.requires_item is not None and way.requires_item in held)


def exit_to(here: Surroundings, place: str) -> Exit | None:
    """The way out that leads to a place."""
    return next((way for way in here.exits if way.to == place), None)


def _walk_back(before: dict[str, str], goal: str) -> tuple[str, ...]:
    steps = [goal]
    while before[steps[-1]]:
        steps.append(before[steps[-1]])
    way = tuple(reversed(steps))[1:]
    return way if len(way) <= MOST_STEPS else ()


def _step(to: str, verb: Verb, here: Surroundings) -> Journey:
    way = exit_to(here, to)
    locked = way is not None and barred(way, here.world, here.plot, here.place.id)
    return Journey(to, (to,), verb.at, verb.phrase, locked)


def _heads_for(at: int, after: Sequence[Word], score: int) -> bool:
    """Whether the place that is mentioned is gone to, and not only spoken of."""
    between = [word.low for word in after[1:at]]
    if any(point in (".", "!", "?") for point in between) or "about" in between:
        return False
    return score > 9 or at <= 4 or any(word in _TOWARDS for word in between)


def _goes_back(after: Sequence[Word]) -> bool:
    return any(word.low in ("back", "return", "retreat") or "return" in word.bases for word in after[:4])


def _by_direction(after: Sequence[Word], verb: Verb, here: Surroundings) -> Journey | None:
    """A plain direction: the way that has it, or the only way for "out" and "leave"."""
    if verb.kind != "move":
        return None
    named = next((word.low for word in after[:5] if word.low in DIRECTIONS), "")
    fitting = [way.to for way in here.exits if named and way.direction and named in way.direction.lower()]
    leaving = verb.phrase in ("leave", "go", "step", "head", "walk") and (
        named in ("out", "outside") or verb.phrase == "leave"
    )
    if not fitting and leaving and len(here.exits) == 1:
        fitting = [here.exits[0].to]
    if not fitting and leaving and here.came_from:
        fitting = [way.to for way in here.exits if way.to == here.came_from]
    return _step(fitting[0], verb, here) if fitting else None
