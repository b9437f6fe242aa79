"""WRITE: what a narrator may write down of what the prose has done. Nobody is moved, hurt, paid or killed by it."""

from __future__ import annotations

from typing import Final

from narrator import tool_changes as args
from narrator.tool_definition import Tool, define

WRITING: Final[tuple[Tool, ...]] = (
    define(
        "WRITE",
        "apply_world_patch",
        args.ApplyWorldPatch,
        "Change the hour, the mood or the stakes of the scene when the prose has done so. People are "
        "moved, hurt and paid by the engine, never by this.",
    ),
    define(
        "WRITE",
        "commit_known_fact",
        args.CommitKnownFact,
        "Write down something the prose has just established and the characters have learned. Once "
        "per fact; not for what the outcomes of this turn already state, not for feelings or guesses. With "
        "character_ids only those learn it, and it is never to stand in prose that all read.",
    ),
    define(
        "WRITE",
        "note_promise",
        args.NotePromise,
        "Write down a promise or a debt between a character and somebody here, once it was spoken aloud: a player "
        "said it, or somebody gave their word. Never promise for a player. No coin changes hands.",
    ),
    define(
        "WRITE",
        "update_npc_disposition",
        args.UpdateNpcDisposition,
        "Change how somebody present feels after talk, a gift, a slight. At most once per person and turn.",
    ),
    define(
        "WRITE",
        "record_quest",
        args.RecordQuest,
        "Put a goal into the journal, or close one, when players have taken it on or brought it to an"
        " end. The story's own goals are kept by the engine.",
    ),
    define(
        "WRITE",
        "set_stakes",
        args.SetStakes,
        "Say in one public sentence what may be lost or won in this scene, when that has become clear.",
    ),
    define(
        "WRITE",
        "advance_clue",
        args.AdvanceClue,
        "Let a thread of the story come to light that this turn's outcomes have touched: name the person, thing or "
        "spot that was looked into, and what was seen there. It works only where something is to be found and the "
        "outcome did not fail; otherwise nothing is found, and nothing may be told as found.",
        moment="mystery",
    ),
    define(
        "WRITE",
        "resolve_location_entity",
        args.ResolveLocationEntity,
        "Ask whether a person or thing of the prose is real here, before anybody deals with it. Answers matched (it "
        "exists, use that id), promoted (scenery became real), minted (new from now on) or no_match (it is not "
        "here; say so). Use mention for scenery, engage when somebody speaks to it, takes it or uses it.",
    ),
    define(
        "WRITE",
        "hand_over",
        args.HandOver,
        "Let somebody here give an ordinary thing they have to a character or another person, after an outcome that "
        "went well with them. Things the story hangs on, and what characters own, change hands by the engine alone.",
    ),
    define(
        "WRITE",
        "propose_compel",
        args.ProposeCompel,
        "Offer a character a fate point for letting one of their aspects get in the way. The player takes it up or "
        "lets it pass for nothing in a later turn; tell only the temptation. One a turn.",
        needs="compels",
        moment="temptable",
    ),
)
