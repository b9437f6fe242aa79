"""Weighs one claim: is it so already, could it become so, or does it contradict the engine. Changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from campaigns.world.accounting.viewing import names_of
from campaigns.world.companions import is_companion
from campaigns.world.entities import ItemState, NpcState, SceneState
from campaigns.world.speaking import band_of
from campaigns.world.state import World
from campaigns.world.tooling.bargains import story_needs
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.items import ItemDef
from narrator.accounting.claims import Claim, ClaimKind, content, heads, same_thing

type Outcome = Literal["done", "possible", "contradicted", "stale"]
"""``stale``: it could have become so when it was told, and cannot any more."""
_PLAIN: Final = ("clothing", "document", "light", "sundry")
"""Categories of things that the rules have nothing to say of, where nothing else stands with them."""


@dataclass(frozen=True, slots=True)
class Page:
    """The state of play around one scene's prose: before its turn, after it, and as it is now.

    ``place`` is the id of where the scene was when its turn was told.
    """

    before: World
    then: World
    now: World
    story: ResolvedWorld
    scene: str
    place: str

    @staticmethod
    def at(world: World, story: ResolvedWorld, scene: str, place: str) -> Page:
        """The same state throughout: for a claim that is decided on later."""
        return Page(world, world, world, story, scene, place)

    def here(self, world: World) -> SceneState | None:
        """The scene in one of the states, while it goes on."""
        scene = world.scene(self.scene)
        return scene if scene is not None and scene.open else None

    @property
    def moved_on(self) -> bool:
        """Whether the scene is elsewhere by now, or over."""
        scene = self.here(self.now)
        return scene is None or scene.place != self.place


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a claim comes to. ``claim`` has the ids that it was found to mean; ``reason`` says why it cannot be.

    ``harmless``: nothing that any rule reads would change by it.
    """

    outcome: Outcome
    claim: Claim
    reason: str = ""
    harmless: bool = False


def weigh(page: Page, claim: Claim) -> Verdict:
    """Weigh a claim by what was so after its turn and is so now."""
    return _WEIGHING[claim.kind](page, claim)


def _done(claim: Claim) -> Verdict:
    return Verdict("done", claim)


def _no(claim: Claim, reason: str) -> Verdict:
    return Verdict("contradicted", claim, reason)


def _stale(claim: Claim, reason: str) -> Verdict:
    return Verdict("stale", claim, reason)


def _absent(page: Page, claim: Claim) -> Verdict | None:
    """What becomes of a claim whose character is not in play; None where they are."""
    one, then = page.now.character(claim.who), page.then.character(claim.who)
    if one is not None and one.status == "alive":
        return None
    if then is not None and then.status == "alive":
        return _stale(claim, "Whoever it is about is not in play any more.")
    return _no(claim, "Whoever it is about is not in play.")


def _find(items: Iterable[ItemState], claim: Claim, story: ResolvedWorld) -> ItemState | None:
    """The thing that a claim is about, among some."""
    held = tuple(items)
    if claim.subject_id:
        return next((item for item in held if item.id == claim.subject_id), None)
    fit = [item for item in held if any(same_thing(claim.subject, name) for name in names_of(item, story))]
    return fit[0] if len(fit) == 1 else None


def _gained(page: Page, claim: Claim) -> Verdict:
    absent = _absent(page, claim)
    if absent is not None:
        return absent
    has = (*page.then.held_by(claim.who), *page.now.held_by(claim.who))
    if any(same_thing(claim.subject, name) for item in has for name in names_of(item, page.story)):
        return _done(claim)
    holders = [claim.other] if claim.other else [page.place, *(npc.id for npc in _alive_here(page))]
    found = _find((item for one in holders for item in page.now.held_by(one)), claim, page.story)
    if found is not None:
        if story_needs(page.story, found.source):
            return _no(claim, "The story hangs on this thing, and it has not changed hands.")
        return Verdict("possible", replace(claim, subject_id=found.id))
    if claim.subject_id:
        return _stale(claim, "It is not where it was told to come from.")
    return _made(page, claim)


def _made(page: Page, claim: Claim) -> Verdict:
    """A thing that nobody within reach has: one of the catalogue, or a plain one of no use to any rule."""
    if _one_of_a_kind(page, claim.subject):
        return _no(claim, "There is only one of these, and it is elsewhere.")
    entry = listed(page.story, claim.subject)
    return Verdict("possible", claim, harmless=entry is not None and _plain(entry))


def listed(story: ResolvedWorld, subject: str) -> ItemDef | None:
    """The entry of the catalogue that has exactly this name, unless there is only one of it or the story needs it."""
    wanted = content(subject)
    for entry in story.items.items:
        if any(content(name) == wanted for name in (entry.name, *entry.aliases)):
            return None if entry.unique or story_needs(story, entry.id) else entry
    return None


def _plain(entry: ItemDef) -> bool:
    ruled = (entry.damage, entry.ac, entry.ac_bonus, entry.uses, entry.heals, entry.bonus_skill, entry.value)
    return entry.category in _PLAIN and not any(ruled) and not entry.stats and not entry.traits


def _one_of_a_kind(page: Page, subject: str) -> bool:
    wanted, called = content(subject), heads(subject)
    return any(
        (entry.unique or story_needs(page.story, entry.id))
        and any(wanted <= content(name) and called & heads(name) for name in (entry.name, *entry.aliases))
        for entry in page.story.items.items
    )


def _lost(page: Page, claim: Claim) -> Verdict:
    """A thing that a character is told to have no more, or to have given to somebody."""
    absent = _absent(page, claim)
    if absent is not None:
        return absent
    if _find(page.then.held_by(claim.who), claim, page.story) is None:
        had = _find(page.before.held_by(claim.who), claim, page.story)
        return _done(claim) if had is not None else _no(claim, "They do not have this.")
    held = _find(page.now.held_by(claim.who), claim, page.story)
    if held is None:
        return _stale(claim, "They do not have this any more.")
    if story_needs(page.story, held.source):
        return _no(claim, "The story hangs on this thing, and they still have it.")
    if claim.kind == "item_given" and not _can_take(page, claim.other):
        return _stale(claim, "Whoever it was given to is not here.")
    return Verdict("possible", replace(claim, subject_id=held.id))


def _can_take(page: Page, id: str) -> bool:
    one = page.now.character(id)
    return (one is not None and one.status == "alive") or any(npc.id == id for npc in _alive_here(page))


def _paid(page: Page, claim: Claim) -> Verdict:
    absent = _absent(page, claim)
    if absent is not None:
        return absent
    one, then = page.now.character(claim.who), page.then.character(claim.who)
    before = page.before.character(claim.who)
    if one is None or before is None or then is None:
        return _stale(claim, "Whoever it is about is not in play any more.")
    if before.money != then.money:
        # The turn itself has moved this purse: what the prose tells is that.
        return _done(claim)
    if claim.amount < 1:
        return _no(claim, "Nobody has said how much.")
    if claim.kind == "money_lost" and min(one.money, then.money) < claim.amount:
        short = "They do not have so much."
        return _no(claim, short) if then.money < claim.amount else _stale(claim, short)
    return Verdict("possible", claim)


def _alive_here(page: Page) -> tuple[NpcState, ...]:
    scene = page.here(page.now)
    if scene is None:
        return ()
    return tuple(npc for npc in page.now.people_at(scene.place) if npc.status == "alive")


def _in_play(page: Page, claim: Claim) -> tuple[NpcState | None, Verdict | None]:
    """The person a claim is about, and what it comes to where nothing can come of it."""
    npc = page.now.npc(claim.subject_id)
    if npc is None or npc.status == "gone":
        return None, _no(claim, "There is nobody of that name in play.")
    if npc.status == "dead":
        return None, _no(claim, "They are dead.")
    if page.moved_on:
        return None, _stale(claim, "The party has moved on.")
    if any(npc.id in one.participants for one in page.now.running_encounters()):
        return None, _no(claim, "They are in a confrontation.")
    return npc, None


def _joined(page: Page, claim: Claim) -> Verdict:
    npc, wrong = _in_play(page, claim)
    if npc is None or wrong is not None:
        return wrong or _done(claim)
    if is_companion(npc):
        return _done(claim)
    if band_of(npc.disposition) == "hostile":
        return _no(claim, "They are the party's enemy.")
    return Verdict("possible", claim)


def _quit(page: Page, claim: Claim) -> Verdict:
    npc, wrong = _in_play(page, claim)
    if npc is None or wrong is not None:
        return wrong or _done(claim)
    return Verdict("possible", claim) if is_companion(npc) else _done(claim)


def _came(page: Page, claim: Claim) -> Verdict:
    """Whoever is at the place already is met by the engine's own hand."""
    here = (one for world in (page.then, page.now) for one in world.people_at(page.place))
    if any(one.id == claim.subject_id and one.status == "alive" for one in here):
        return _done(claim)
    npc, wrong = _in_play(page, claim)
    return wrong or _done(claim) if npc is None else Verdict("possible", claim)


def _went(page: Page, claim: Claim) -> Verdict:
    npc, wrong = _in_play(page, claim)
    if npc is None or wrong is not None:
        return wrong or _done(claim)
    if not all(
        any(one.id == npc.id for one in world.people_at(page.place)) for world in (page.then, page.now)
    ):
        return _done(claim)
    to = destination(page, npc, claim.other)
    if not to:
        return _no(claim, "They are told to go, and the engine knows of nowhere that they go to.")
    return Verdict("possible", replace(claim, other=to))


def destination(page: Page, npc: NpcState, told: str) -> str:
    """Where somebody goes who leaves: the place that was told, else where they belong; empty for neither."""
    authored = page.story.npc_by_id.get(npc.source)
    home = authored.place if authored is not None else ""
    fit = (one for one in (told, home) if one in page.story.place_by_id and one != page.place)
    return next(fit, "")


def _reached(page: Page, claim: Claim) -> Verdict:
    visited = {scene.place for world in (page.then, page.now) if (scene := page.here(world)) is not None}
    if claim.subject_id in visited:
        return _done(claim)
    return _no(claim, "Nobody has gone there.")


_WEIGHING: Final[Mapping[ClaimKind, Callable[[Page, Claim], Verdict]]] = {
    "item_gained": _gained,
    "item_lost": _lost,
    "item_given": _lost,
    "money_gained": _paid,
    "money_lost": _paid,
    "companion_joined": _joined,
    "companion_left": _quit,
    "person_present": _came,
    "person_left": _went,
    "place": _reached,
}
