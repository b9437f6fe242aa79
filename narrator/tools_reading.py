"""READ: what a narrator may look up, never more than the characters of the scene may know."""

from __future__ import annotations

from typing import Final

from narrator import tool_arguments as args
from narrator.tool_definition import Tool, define

_PEOPLE: Final = (
    define(
        "READ",
        "query_character",
        args.QueryCharacter,
        "Look up a player's character: condition, what they carry, their past. Use before prose that depends on a "
        "possession or a wound. Never use it to decide what a character does.",
    ),
    define(
        "READ",
        "query_npc",
        args.QueryNpc,
        "Look up somebody who is not a player's character: appearance, manner, how they feel about the party. Use "
        "before somebody speaks who has not spoken in the recent turns.",
    ),
    define(
        "READ",
        "list_npcs_in_scene",
        args.ListNpcsInScene,
        "Who is present and can be seen. Use before anybody joins a talk. Nobody else may speak or act in the prose.",
    ),
    define(
        "READ",
        "query_gossip",
        args.QueryGossip,
        "What people here say and have said: answers they have given, rumours, common talk. Use for chatter in the "
        "background, or when a player listens about. It holds nothing that somebody keeps to themselves.",
    ),
)
_SCENE: Final = (
    define(
        "READ",
        "query_scene_state",
        args.QuerySceneState,
        "Where the scene stands: place, ways out, things to look at, people, hour, mood, stakes. Use when a player "
        "looks about or asks what is here. Do not invent exits or objects that it does not list.",
    ),
    define(
        "READ",
        "query_ways",
        args.QueryWays,
        "Where one can go from here, what is shut, and which places are on the map. Use before prose that points "
        "somewhere. It moves nobody: the engine does, when a player goes.",
    ),
    define(
        "READ",
        "query_encounter",
        args.QueryEncounter,
        "The running confrontation: round, sides, their condition in bands. Use before prose about who stands "
        "and who staggers; numbers are never told.",
        moment="confrontation",
    ),
    define(
        "READ",
        "query_net",
        args.QueryEncounter,
        "The net run that is on: nodes, which are open, how far the alarm is. Use before prose about what a runner "
        "sees; nobody sees more than it tells.",
        needs="netruns",
        moment="netrun",
    ),
    define(
        "READ",
        "query_ship",
        args.QueryEncounter,
        "The battle of ships that is on: ranges, crises, condition in bands. Use before prose aboard.",
        needs="ships",
        moment="ship battle",
    ),
    define(
        "READ",
        "query_wares",
        args.QueryWares,
        "What traders here sell and what it costs. Use before anybody names a price. Selling and paying is done by "
        "the engine when a player buys, never by this.",
        moment="trade",
    ),
)
_SHEETS: Final = (
    define(
        "READ",
        "query_magic_state",
        args.QuerySheet,
        "What somebody can work and what fuels it: spells, arts, techniques, what is left for today, what is held. "
        "Use before magic is shown in prose. Of others than the characters only a count is told. Never use it to "
        "decide that something is cast.",
        needs="magic",
        moment="magic here",
    ),
    define(
        "READ",
        "query_mutations",
        args.QuerySheet,
        "How somebody is changed, and what of it shows. Use before a stranger stares. Of others than the characters "
        "only a count is told.",
        needs="mutations",
        moment="changed here",
    ),
    define(
        "READ",
        "query_strain",
        args.QuerySheet,
        "How much of what it can bear a character's body or mind has borne. Use before prose about weariness, "
        "healing or nerves. Changes nothing.",
        needs="strain",
    ),
    define(
        "READ",
        "query_aspects",
        args.QuerySheet,
        "A character's aspects and consequences, with free invokes. Use to let what is true of somebody show in the "
        "prose. Of others than the characters only a count is told.",
        needs="aspects",
    ),
    define(
        "READ",
        "query_reserves",
        args.QuerySheet,
        "What a character has left to spend on luck and effort. Use only to hint at a last resource; never to spend "
        "it, never to name the number.",
        needs="reserves",
    ),
)
_STORY: Final = (
    define(
        "READ",
        "query_known_facts",
        args.QueryKnownFacts,
        "What the characters already know, by topic. Use when a player asks or refers back to something.",
    ),
    define(
        "READ",
        "query_clues",
        args.QueryClues,
        "The threads that have been found, which of them can be followed, and what was learned from each. Use when "
        "players take stock. What has not been found does not exist for you.",
        moment="mystery",
    ),
    define(
        "READ",
        "query_quests",
        args.QueryQuests,
        "The goals in everybody's journal, with what is at stake and where they hang. Use before reminding anybody "
        "of one.",
    ),
    define(
        "READ",
        "query_rulings",
        args.QueryRulings,
        "How the rules decided in this scene of late: who, what for, how it came out. Use when prose refers back to "
        "a throw. What it says has happened; it is not to be told again as new.",
    ),
)
_CANON: Final = (
    define(
        "READ",
        "query_lore",
        args.QueryLore,
        "What is publicly true of the world, by topic. Use before stating anything about history, customs or places "
        "that the brief does not hold. If nothing is found, stay vague.",
    ),
    define(
        "READ",
        "get_world_grounding",
        args.WorldGrounding,
        "The ground one stands on: hour, era, setting, coin, customs, peoples, factions. Use when prose needs the "
        "world's own detail and no topic is at hand.",
    ),
    define(
        "READ",
        "lookup_monster",
        args.LookupMonster,
        "A creature that has been met: how it looks and goes about things. Its numbers are withheld. Use before "
        "describing it; a creature nobody has met is not found, and is not to appear.",
        moment="known creatures",
    ),
    define(
        "READ",
        "lookup_rule",
        args.LookupRule,
        "A rule of this game in a few sentences, by id or words. Use when a player asks how something works. Never "
        "decide by it: the engine has decided.",
    ),
)

READING: Final[tuple[Tool, ...]] = (*_PEOPLE, *_SCENE, *_STORY, *_CANON, *_SHEETS)
