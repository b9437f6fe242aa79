"""Buying ordinary things from people who sell them, for what the catalogue says they cost."""

from __future__ import annotations

from typing import Final

from campaigns.world.belongings import grant
from campaigns.world.conversations import line, partner_of, say
from campaigns.world.entities import NpcState
from campaigns.world.resolution import Act
from campaigns.world.speaking import band_of
from campaigns.world.state import World
from campaigns.world.surroundings import Named, refer
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_lower, with_article, words
from campaigns.world.wordlists import word_set
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.items import ItemDef

_TRADES: Final = word_set(
    "chandler merchant trader innkeeper landlord landlady publican barkeep smith pedlar peddler shopkeeper grocer "
    "baker butcher monger fishmonger ironmonger dealer broker quartermaster seller vendor apothecary tailor cobbler "
    "stallholder storekeeper sutler brewer alewife hawker fence armourer gunsmith mechanic scavenger barterer"
)


def buy(paper: Unfolding, act: Act) -> None:
    """Pay a trader here for a thing of the catalogue; unique things and those without a price are not for sale."""
    seller = _seller(paper, act)
    wanted = _wanted(paper, act)
    buyer = paper.world.character(act.character)
    if buyer is None:
        return
    if seller is None:
        paper.tell(act.character, "buy", "Nobody here has anything to sell.")
        return
    if wanted is None:
        said = f"{seller.name} has nothing of the kind for sale."
        paper.tell(
            act.character,
            "buy",
            said,
            target=seller.id,
            told=say(paper, seller, line(paper, seller, "greeting")),
        )
        return
    coin = paper.story.rules.currency
    name = with_article(first_lower(wanted.name[:1].lower() + wanted.name[1:]))
    price = f"{wanted.value} {coin.singular if wanted.value == 1 else coin.plural}"
    if buyer.money < wanted.value:
        paper.tell(
            act.character,
            "buy",
            f"{seller.name} wants {price} for {name}, and there is less in the purse.",
            target=seller.id,
        )
        return
    paper.world.amend(buyer, money=buyer.money - wanted.value)
    grant(paper, (wanted.id,), act.character)
    paper.tell(
        act.character,
        "buy",
        f"{price} for {name}, and it changes hands.",
        label=wanted.name,
        target=seller.id,
    )


def _seller(paper: Unfolding, act: Act) -> NpcState | None:
    named = partner_of(paper, act.intent.person)
    traders = traders_at(paper.world, paper.scene.place)
    if named is not None and named in traders:
        return named
    return next(iter(traders), None)


def traders_at(world: World, place: str) -> tuple[NpcState, ...]:
    """The people at a place who have things to sell and would sell them to the party."""
    here = [npc for npc in world.people_at(place) if npc.status == "alive"]
    return tuple(npc for npc in here if _trades(npc) and band_of(npc.disposition) not in ("hostile", "wary"))


def goods(story: ResolvedWorld) -> tuple[ItemDef, ...]:
    """What is for sale where anything is: everything with a price that is not one of a kind."""
    return tuple(item for item in story.items.items if item.value > 0 and not item.unique)


def _trades(npc: NpcState) -> bool:
    return any(word.bases & _TRADES for word in words(npc.role))


def _wanted(paper: Unfolding, act: Act) -> ItemDef | None:
    hits = refer(
        (
            Named(item.id, (item.name, *item.aliases), (item.name.split()[-1].lower(),))
            for item in goods(paper.story)
        ),
        words(act.intent.text),
    )
    return paper.story.item_by_id[hits[0].id] if hits else None
