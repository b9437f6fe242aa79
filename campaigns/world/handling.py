"""Things in people's hands: taking, giving, stealing, using, opening what is shut, tending."""

from __future__ import annotations

from typing import Final

from campaigns.rules.contracts import Ruling
from campaigns.world.attempts import locked_exit
from campaigns.world.belongings import hand_over
from campaigns.world.consequences import like
from campaigns.world.conversations import line, partner_of, say
from campaigns.world.entities import ItemState
from campaigns.world.knowing import come_to_know
from campaigns.world.people import name_of
from campaigns.world.resolution import Act
from campaigns.world.travel import barred, exit_to
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_lower, with_article
from genre_packs.schema.places import Exit

GIFT, CAUGHT = 8, -20
_SHUT: Final = ("It does not give.", "It stays shut.", "It was made to keep people out, and does.")


def take(paper: Unfolding, act: Act) -> None:
    """Pick up what lies here; what somebody else has taken a moment before is gone."""
    item = paper.world.item(act.intent.item)
    if item is None or item.quantity < 1:
        paper.tell(act.character, "take", "There is nothing like that here to take.")
        return
    if item.holder == act.character:
        paper.tell(act.character, "take", f"{item.name} is in hand already.", label=item.name)
        return
    if item.holder_kind != "place" or item.holder != paper.scene.place:
        holder = name_of(paper.world, item.holder)
        said = (
            f"{holder} has {_the(item)} already."
            if holder
            else f"{_the(item).capitalize()} is not here any more."
        )
        paper.tell(act.character, "take", said, label=item.name, target=item.holder)
        return
    hand_over(paper, item, act.character)
    paper.gained = True
    gained = paper.story.prompts.phrasebook.get("item_gained", ())
    told = (
        paper.fill(paper.variant("item_gained", gained), pc=act.character, item=_the(item)) if gained else ""
    )
    paper.tell(
        act.character,
        "take",
        f"{name_of(paper.world, act.character)} takes {_the(item)}.",
        label=item.name,
        told=told,
    )


def give(paper: Unfolding, act: Act) -> None:
    """Hand something to somebody here."""
    item = paper.world.item(act.intent.item)
    npc = partner_of(paper, act.intent.person)
    friend = paper.world.character(act.intent.person)
    if item is None or item.holder != act.character or item.quantity < 1:
        paper.tell(act.character, "give", "There is nothing like that to give.")
        return
    if npc is not None and npc.status == "alive":
        hand_over(paper, item, npc.id)
        like(paper, npc.id, GIFT)
        told = say(paper, npc, line(paper, npc, "gift", "helpful"))
        paper.tell(
            act.character,
            "give",
            f"{npc.name} takes {_the(item)}.",
            label=item.name,
            target=npc.id,
            told=told,
        )
        paper.plot.focus[act.character] = npc.id
    elif friend is not None and friend.scene == paper.scene_id:
        hand_over(paper, item, friend.id)
        paper.tell(
            act.character, "give", f"{friend.name} has {_the(item)} now.", label=item.name, target=friend.id
        )
    else:
        paper.tell(act.character, "give", "Nobody is there to take it.", label=item.name)


def steal(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """Take something from somebody who does not offer it."""
    npc = partner_of(paper, act.intent.person)
    if npc is None:
        take(paper, act)
        return
    won = ruling is not None and ruling.succeeded
    carried = paper.world.held_by(npc.id)
    wanted = next((item for item in carried if item.id == act.intent.item), next(iter(carried), None))
    if won and wanted is not None:
        hand_over(paper, wanted, act.character)
        said, told = (
            f"{name_of(paper.world, act.character)} has {_the(wanted)}, and {npc.name} has not noticed.",
            "",
        )
    elif won:
        said, told = f"{npc.name} carries nothing worth the risk, and has not noticed.", ""
    else:
        like(paper, npc.id, CAUGHT)
        paper.failures += paper.story.conflict.threat.on_failure
        said, told = f"{npc.name} notices the hand.", say(paper, npc, line(paper, npc, "accused", "hostile"))
    paper.tell(
        act.character,
        "steal",
        said,
        label=ruling.label if ruling is not None else "",
        tier=ruling.outcome if ruling is not None else None,
        target=npc.id,
        told=told,
        roll=ruling.summary if ruling is not None else "",
    )


def use(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """Use a thing one carries: heal with it, read it, open with it, or simply use it."""
    item = paper.world.item(act.intent.item)
    if item is None or item.holder != act.character:
        paper.tell(act.character, "use_item", "There is nothing like that at hand.")
        return
    if ruling is not None:
        paper.tell(
            act.character,
            "use_item",
            ruling.summary,
            label=item.name,
            tier=ruling.outcome,
            roll=ruling.summary,
        )
        return
    shut = _opened_by(paper, act, item)
    if shut is not None:
        open_way(paper, act, shut)
        return
    text = str(item.data.get("text") or "")
    told = f"{item.description} It reads: “{text}”" if text else ""
    paper.tell(
        act.character,
        "use_item",
        f"{name_of(paper.world, act.character)} uses {_the(item)}.",
        label=item.name,
        target=act.intent.feature,
        told=told,
    )


def unlock(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """Get past what is locked, by a key or by skill."""
    character = paper.world.character(act.character)
    if character is None:
        return
    here = paper.around(character)
    way = locked_exit(act.intent, here)
    if way is None:
        way_open = exit_to(here, act.intent.place) if act.intent.place else None
        said = (
            "That way is open." if way_open is not None else "There is nothing shut here that would give way."
        )
        paper.tell(act.character, "unlock", said)
        return
    free = not barred(way, paper.world, paper.plot, paper.scene.place)
    if free or (ruling is not None and ruling.succeeded):
        open_way(paper, act, way, ruling)
        return
    paper.tell(
        act.character,
        "unlock",
        f"{way.label[:1].upper()}{way.label[1:]} stays shut.",
        label=ruling.label if ruling is not None else "",
        tier=ruling.outcome if ruling is not None else None,
        told=(way.locked_text or "") if ruling is None else paper.variant("shut", _SHUT),
        roll=ruling.summary if ruling is not None else "",
    )
    if ruling is not None:
        paper.failures += paper.story.conflict.threat.on_failure


def open_way(paper: Unfolding, act: Act, way: Exit, ruling: Ruling | None = None) -> None:
    """A way that was shut is open from now on."""
    state = paper.world.place(paper.scene.place)
    if state is not None and way.to not in state.opened_exits:
        paper.world.amend(state, opened_exits=(*state.opened_exits, way.to))
    other = paper.world.place(way.to)
    if other is not None:
        come_to_know(paper.world, paper.scene_id, other)
    paper.gained = True
    paper.tell(
        act.character,
        "unlock",
        f"{way.label[:1].upper()}{way.label[1:]} stands open.",
        label=ruling.label if ruling is not None else "",
        tier=ruling.outcome if ruling is not None else None,
        roll=ruling.summary if ruling is not None else "",
    )


def tend(paper: Unfolding, act: Act, ruling: Ruling | None) -> None:
    """Bandages and the like: the rules say what came of it."""
    if ruling is not None:
        paper.tell(
            act.character, "heal", ruling.summary, label=ruling.label, tier=ruling.outcome, target=act.intent.person,
            roll=ruling.summary,
        )  # fmt: skip
        return
    paper.tell(act.character, "heal", "Nobody here needs tending.")


def _opened_by(paper: Unfolding, act: Act, item: ItemState) -> Exit | None:
    place = paper.story.place_by_id[paper.scene.place]
    state = paper.world.place(place.id)
    opened = state.opened_exits if state is not None else ()
    return next(
        (
            way
            for way in place.exits
            if way.locked and way.requires_item == item.source and way.to not in opened
        ),
        None,
    )


def _the(item: ItemState) -> str:
    return with_article(
        first_lower(item.name[:1].lower() + item.name[1:] if not _is_name(item) else item.name)
    )


def _is_name(item: ItemState) -> bool:
    return any(part[:1].isupper() for part in item.name.split()[1:])
