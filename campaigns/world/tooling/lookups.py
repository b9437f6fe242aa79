"""READ tools for what stands fast: ways, wares, creatures, rules, rulings, the world itself."""

from __future__ import annotations

from typing import Final

from campaigns.rules.contracts import Json
from campaigns.world.people import health_band
from campaigns.world.surroundings import Named, mentions, open_exits, refer
from campaigns.world.tooling.desk import Desk, not_found, ok
from campaigns.world.trading import goods, traders_at
from campaigns.world.travel import barred
from campaigns.world.wording import telling, words
from genre_packs.schema.bestiary import Creature
from narrator import tool_arguments as args
from narrator.contracts import ToolResult

_RULES: Final = 3


def query_ways(desk: Desk, asked: args.QueryWays) -> ToolResult:
    """The ways out, which of them are shut, and the places on everybody's map."""
    del asked
    ways: list[Json] = []
    for way in open_exits(desk.world, desk.place):
        shut = barred(way, desk.world, desk.plot, desk.place.id)
        ways.append(
            {
                "to": way.to,
                "label": way.label,
                "name": desk.story.place_by_id[way.to].name if desk.knows_place(way.to) else "",
                "shut": shut,
                "why": (way.locked_text or "") if shut else "",
            }
        )
    known: list[Json] = [
        {"id": place.id, "name": place.name}
        for place in desk.story.places.places
        if desk.knows_place(place.id)
    ]
    return ok(ways=ways, known_places=known)


def query_wares(desk: Desk, asked: args.QueryWares) -> ToolResult:
    """What traders here sell."""
    sellers = traders_at(desk.world, desk.scene.place)
    if not sellers:
        return not_found("a trader")
    wanted, stock = words(asked.words), goods(desk.story)
    if asked.words:
        stock = tuple(item for item in stock if mentions((*telling(item.name), *item.aliases), wanted))
    wares: list[Json] = [{"name": item.name, "price": item.value} for item in stock[: asked.limit]]
    return ok(sellers=[npc.name for npc in sellers], coin=desk.story.rules.currency.plural, wares=wares)


def lookup_monster(desk: Desk, asked: args.LookupMonster) -> ToolResult:
    """A creature that was met; its numbers are not told."""
    known = met_creatures(desk)
    hits = refer(
        (Named(one.id, (one.name, one.plural or one.name, *one.aliases)) for one in known), words(asked.name)
    )
    creature = next((one for one in known if (hits and one.id == hits[0].id) or one.id == asked.name), None)
    if creature is None:
        return not_found(asked.name)
    here: list[Json] = [
        {"name": npc.name, "health": health_band(desk.rules, npc.sheet)}
        for npc in desk.people
        if npc.source == creature.id and npc.sheet
    ]
    return ok(
        name=creature.name,
        description=creature.description,
        look=list(creature.look),
        manner=list(creature.tactics),
        here=here,
    )


def met_creatures(desk: Desk) -> tuple[Creature, ...]:
    """The creatures of the bestiary that all who look have met."""
    met = {npc.source for npc in desk.world.npcs() if npc.data.get("foe") and desk.may_know(npc)}
    return tuple(one for one in desk.story.bestiary.creatures if one.id in met)


def lookup_rule(desk: Desk, asked: args.LookupRule) -> ToolResult:
    """Rules by id, or those whose title and text have most of the words."""
    book = desk.rules.rulebook()
    exact = book.get(asked.rule)
    wanted = [word.low for word in words(asked.rule) if len(word.low) > 2]
    rated = [
        (3 * mentions(wanted, words(rule.title)) + mentions(wanted, words(rule.text)), rule)
        for rule in book.values()
    ]
    best = sorted((row for row in rated if row[0]), key=lambda row: -row[0])[:_RULES]
    found = [exact] if exact is not None else [rule for _score, rule in best]
    if not found:
        return not_found(asked.rule)
    return ok(rules=[{"id": rule.id, "title": rule.title, "text": rule.text} for rule in found])


def query_rulings(desk: Desk, asked: args.QueryRulings) -> ToolResult:
    """The scene's latest rulings."""
    return ok(rulings=[dict(ruling) for ruling in desk.records.rulings(asked.limit)])


def get_world_grounding(desk: Desk, asked: args.WorldGrounding) -> ToolResult:
    """The hour and the world, by parts; nothing that is secret."""
    story, world = desk.story, desk.story.world
    public = [entry for entry in story.lore.entries if not entry.secret]
    factions = story.factions.factions if story.factions is not None else ()
    parts: dict[str, Json] = {
        "hour": desk.scene.time_of_day,
        "world": {
            "name": world.name,
            "era": world.era,
            "setting": world.setting,
            "coin": story.rules.currency.plural,
        },
        "customs": [
            {"title": entry.title, "text": entry.text}
            for entry in public
            if entry.category in ("custom", "faith")
        ],
        "peoples": [{"name": one.name, "about": one.description} for one in story.cultures.cultures],
        "factions": [{"name": one.name, "about": one.summary} for one in factions],
    }
    return ToolResult("ok", {part: parts[part] for part in asked.include})
