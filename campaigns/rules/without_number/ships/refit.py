"""A ship between encounters: the damage she keeps, who puts what of it right, and how she is when she flies again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, Check, Dice, Json, Person, Refusal, Resolved, Throw
from campaigns.rules.without_number.bodies import Body, Hero, read, write
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.checks import odds, plan_skill
from campaigns.rules.without_number.figures import skill_level, total_check
from campaigns.rules.without_number.rulings import ruling_on
from campaigns.rules.without_number.settling import Thrown, score
from campaigns.rules.without_number.ships.crises import CRISES
from campaigns.rules.without_number.ships.fleet import Waters
from campaigns.rules.without_number.ships.hulls import MENDING
from campaigns.rules.without_number.ships.log import Berth
from campaigns.rules.without_number.ships.state import Ship, Trouble
from campaigns.rules.without_number.wording import called, listed, sentence

REFIT: Final = "refit_"
WORK: Final = ("mend", "repair", "fix", "patch", "patch up", "work on", "weld")
HULL: Final = "hull"
TO_MEND: Final = 7
TO_FIX: Final = 8
MOST_TRIES: Final = 4
TOWED: Final = 4
"""A ship that was lost, or nearly, has a quarter of her hull again when she next flies: somebody towed her in."""


@dataclass(frozen=True, slots=True)
class Condition:
    """How a ship is now, by all pages of her log at hand."""

    ship: str
    hp: int
    max_hp: int
    broken: tuple[str, ...]

    @property
    def told(self) -> str:
        """What is the matter with her, in a few words."""
        parts = [f"hull {self.hp} of {self.max_hp}", *(label_of(one).lower() for one in self.broken)]
        return f"{self.ship}: {', '.join(parts)}"


def condition_of(berths: Iterable[Berth]) -> Condition | None:
    """The state of one ship from pages of her log; the latest voyage counts. None without any."""
    pages = list(berths)
    latest = max((page.voyage for page in pages), default=0)
    pages = [page for page in pages if page.voyage == latest]
    if not pages:
        return None
    fixed = {one for page in pages for one in page.fixed}
    hp = min(pages[0].max_hp, pages[0].hp + sum(page.mended for page in pages))
    return Condition(
        pages[0].ship, hp, pages[0].max_hp, tuple(one for one in pages[0].broken if one not in fixed)
    )


def label_of(broken: str) -> str:
    """What is broken, by its name."""
    return CRISES[broken].label if broken in CRISES else f"{broken} dark"


def as_she_was(ship: Ship, bodies: Iterable[Body]) -> tuple[Ship, str]:
    """A ship with the damage that her crew remember, and the sentence that tells it; empty when she is whole."""
    pages = [
        page for body in bodies if isinstance(body, Hero) for page in body.berths if page.ship == ship.name
    ]
    state = condition_of(pages)
    if state is None or state.max_hp != ship.max_hp or (state.hp == state.max_hp and not state.broken):
        return ship, ""
    hp = max(state.hp, ceil(ship.max_hp / TOWED))
    lasting = tuple(Trouble(one) for one in state.broken if one in CRISES)
    dark = tuple(one for one in state.broken if one not in CRISES)
    worn = replace(ship, hp=hp, halved=hp * 2 <= ship.max_hp, disabled=dark, troubles=lasting)
    return worn, f"{sentence(replace(state, hp=hp).told)}."


def keep_log(waters: Waters) -> None:
    """At the end of a fight of one ship: everybody aboard remembers how she is, where there is anything to remember."""
    for ship in waters.ships.values():
        if ship.side != "party" or ship.size == "fighter":
            continue
        lasting = [one.id for one in ship.troubles if not CRISES[one.id].acute]
        crew = [(one, body) for one in ship.crew if isinstance(body := waters.fray.bodies[one], Hero)]
        known = [page for _, body in crew for page in body.berths if page.ship == ship.name]
        if ship.hp == ship.max_hp and not (ship.disabled or lasting or known):
            continue
        voyage = 1 + max((page.voyage for page in known), default=0)
        page = Berth(ship.name, ship.size, ship.max_hp, ship.hp, (*ship.disabled, *lasting), voyage)
        for one, body in crew:
            waters.fray.bodies[one] = _with(body, page)


def offered(book: Book, actor: Person, people: Mapping[str, Person]) -> tuple[Mapping[str, Json], ...]:
    """What somebody can put right aboard; ``people`` are those near, whose work counts as well."""
    body = read(book, actor.sheet, actor.name)
    if not isinstance(body, Hero) or not body.berths or body.vitals.condition != "up":
        return ()
    near = [read(book, one.sheet, one.name) for one in people.values() if one.id != actor.id]
    found: list[Mapping[str, Json]] = []
    for own in body.berths:
        others = [
            page for one in near if isinstance(one, Hero) for page in one.berths if page.ship == own.ship
        ]
        state = condition_of([own, *others])
        if state is None:
            continue
        for thing in (*state.broken, *((HULL,) if state.hp < state.max_hp else ())):
            planned = plan(book, _attempt(actor.id, own.ship, thing), actor, "")
            if isinstance(planned, Check):
                found.append(_offer(planned, state, thing))
    return tuple(found)


def is_refit(option: str) -> bool:
    """Whether an option means work on a ship that is not under way."""
    return option.startswith(REFIT)


def plan(book: Book, attempt: Attempt, actor: Person, check_id: str) -> Check | Refusal:
    """The check of putting one thing right: Fix against 7 for the hull, an apt skill against 8 for the rest.

    Each try of the day makes the next harder by 1, and four are all that a day holds.
    """
    body = read(book, actor.sheet, actor.name)
    found = _meant(body, attempt.option)
    if found is None or not isinstance(body, Hero):
        return Refusal(attempt.actor, "nothing_broken", "There is nothing like that to put right aboard.")
    page, thing = found
    if page.tries >= MOST_TRIES:
        return Refusal(attempt.actor, "tired", "That is all that can be done aboard before a night's rest.")
    apt = CRISES[thing].skills if thing in CRISES else ("fix",)
    skill = max(apt, key=lambda one: total_check(body, one))
    base = TO_MEND if thing == HULL else TO_FIX
    label = "Mend the hull" if thing == HULL else f"Put right: {label_of(thing).lower()}"
    asked = replace(attempt, skill=skill, difficulty=str(base + page.tries), target=actor.id, label=label)
    check = plan_skill(book, asked, actor, None, check_id, rule="ship_refit")
    return replace(check, data={**check.data, "ship": page.ship, "refit": thing})


def resolve(book: Book, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
    """Settle a piece of work; raises RulesError when whoever does it is not handed in."""
    actor = people.get(check.actor)
    if actor is None:
        raise RulesError("Whoever works aboard was not handed in.", hint="Hand them in.")
    thrown = Thrown(check, throw, read(book, actor.sheet, actor.name), dice)
    body, thing = thrown.body, str(check.data.get("refit"))
    page = _page(body, str(check.data.get("ship")))
    if page is None or not isinstance(body, Hero):
        raise RulesError("There is no such ship in the log.", hint="Plan the check anew.")
    done, after = "it does not hold", replace(page, tries=page.tries + 1)
    if thrown.verdict.succeeded and thing == HULL:
        back = (1 + max(0, skill_level(body, "fix") or 0)) * MENDING[page.size]
        after, done = replace(after, mended=page.mended + back), f"{back} hull points are back"
    elif thrown.verdict.succeeded:
        after, done = (
            replace(after, fixed=(*page.fixed, thing)),
            f"{label_of(thing).lower()} is a thing of the past",
        )
    told = f"{sentence(called(actor.name))} works on {page.ship}, and {done} ({score(thrown)})."
    ruling = ruling_on(check, thrown.throw, thrown.verdict, told, modifiers=thrown.modifiers)
    return Resolved((ruling,), {actor.id: write(_with(body, after))})


def lines(hero: Hero) -> tuple[tuple[str, str], ...]:
    """The ships that somebody knows, as they left them."""
    states = [condition_of([page]) for page in hero.berths]
    told = listed([state.told for state in states if state is not None])
    return (("Aboard", told),) if told else ()


def _meant(body: Body, option: str) -> tuple[Berth, str] | None:
    """The page of the log and the thing that an option names, where it is still to be put right."""
    for page in body.berths if isinstance(body, Hero) else ():
        state = condition_of([page])
        for thing in (*page.broken, HULL):
            if option == _option(page.ship, thing) and state is not None:
                open_ = thing in state.broken or (thing == HULL and state.hp < state.max_hp)
                return (page, thing) if open_ else None
    return None


def _option(ship: str, thing: str) -> str:
    return f"{REFIT}{thing}_{'_'.join(ship.lower().split())}"


def _attempt(actor: str, ship: str, thing: str) -> Attempt:
    return Attempt(actor, "skill", "", option=_option(ship, thing))


def _offer(planned: Check, state: Condition, thing: str) -> Mapping[str, Json]:
    names = (thing, "ship", state.ship.removeprefix("the ")) if thing == HULL else _words_for(thing)
    return {
        "id": _option(state.ship, thing),
        "label": planned.label,
        "description": f"{sentence(state.told)}. An hour's work; each try of the day makes the next harder.",
        "kind": "power",
        "verbs": [f"{verb} the {name.lower()}" for name in names for verb in WORK],
        "targets": [planned.actor],
        "odds": round(odds(planned), 3),
        "difficulty": planned.difficulty,
        "cost": "",
    }


def _words_for(thing: str) -> tuple[str, ...]:
    """What a lasting crisis or a dark system is called in a player's sentence."""
    return CRISES[thing].words if thing in CRISES else (thing, thing.removesuffix("s"))


def _page(body: Body, ship: str) -> Berth | None:
    own = body.berths if isinstance(body, Hero) else ()
    return next((page for page in own if page.ship == ship), None)


def _with(hero: Hero, page: Berth) -> Hero:
    others = tuple(one for one in hero.berths if one.ship != page.ship)
    return replace(hero, berths=(*others, page))
