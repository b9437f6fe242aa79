"""What the narrator is told, for its GM to read: section by section, with how much each of them takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from campaigns.models import Scene, Seat, Session, Submission, Turn
from campaigns.rules.contracts import Json
from campaigns.selectors.limits import limits_of
from campaigns.selectors.manners import manner_of
from campaigns.selectors.memories import recall
from campaigns.selectors.stories import story_of
from campaigns.selectors.transcript import recent_prose
from campaigns.selectors.worlds import load_world
from campaigns.world.briefing import make_brief
from campaigns.world.knowing import witnessing
from campaigns.world.recalling import seats_of, wanted_for
from campaigns.world.resolution import Resolution
from campaigns.world.senses import missed_by
from campaigns.world.state import World
from narrator.contracts import Brief, Declared
from narrator.prompting import Prompt, compose, situation
from narrator.prompting.sections import SectionCount

REMEMBERED: Final = 24
OPEN: Final = ("place", "characters", "goals", "known")
"""Sections that a player may read: they hold what everybody in the scene knows."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a narrator is told: how much, and in which words where they are known.

    ``prefix`` changes when the part does that a model service keeps.
    """

    prefix: str
    counts: tuple[SectionCount, ...]
    stable: str = ""
    turn: str = ""

    @property
    def tokens(self) -> int:
        """About how many tokens all of it is."""
        return sum(one.tokens for one in self.counts)


def in_counts(prompt: Prompt) -> dict[str, Json]:
    """A prompt without its words, as ``Turn.prompt`` keeps it."""
    sections: list[Json] = [
        {
            "name": one.name,
            "zone": one.zone,
            "bucket": one.bucket,
            "tokens": one.tokens,
            "dropped": one.dropped,
        }
        for one in prompt.counts
    ]
    return {"prefix": prompt.prefix, "sections": sections}


def told_for(turn: Turn) -> Told | None:
    """How much the narrator was told of a turn; None for one that it has not been told of."""
    if turn.prompt is None:
        return None
    sections = cast("list[dict[str, object]]", turn.prompt["sections"])
    return Told(str(turn.prompt["prefix"]), tuple(SectionCount(**one) for one in sections))  # type: ignore[arg-type]  # as in_counts wrote it


def told_now(scene: Scene) -> Told | None:
    """What the narrator would be told if a scene's turn closed now and nothing came of it.

    None before there is a world. What players have written so far stands in it, so it is for the GM alone.
    """
    turn = Turn.objects.filter(scene=scene).order_by("-number").first()
    held = _brief_now(scene, turn)
    if held is None:
        return None
    brief, world = held
    said = tuple(_said(turn, world))
    wanted = wanted_for(world, scene.key, said, brief.round)
    memories = recall(scene.session_id, wanted, seats_of(world, scene.key))
    prompt = compose(replace(brief, declared=said, memories=memories))
    return Told(prompt.prefix, prompt.counts, "\n\n".join(prompt.system), prompt.user)


def told_of(seat: Seat) -> tuple[str, ...]:
    """What the narrator would be told now that a seat's player may read: where they are, who they are, what is known.

    What others write, the GM's wishes, authored texts and how people are to be played stay out; for who does not
    perceive the scene, so do the place and the others.
    """
    scene = Scene.objects.filter(session=seat.session_id, key=seat.scene_key).first()
    held = None if scene is None else _brief_now(scene, None)
    if held is None:
        return ()
    brief, world = held
    missing = missed_by(world, seat.scene_key)
    mine = next((one.id for one in world.characters() if one.seat == seat.public_id), "")
    if mine in missing:
        brief = replace(brief, characters=tuple(one for one in brief.characters if one.id == mine))
    names = [name for name in OPEN if name != "place" or mine not in missing]
    bodies = [section.write(brief) for section in situation.SECTIONS if section.name in names]
    return tuple(entry for body in bodies for entry in body.entries)


def _brief_now(scene: Scene, turn: Turn | None) -> tuple[Brief, World] | None:
    session = Session.objects.get(pk=scene.session_id)
    world = load_world(session.pk, session.state_version)
    if world.scene(scene.key) is None:
        return None
    brief = make_brief(
        world,
        scene.key,
        story_of(session),
        None,
        Resolution(),
        seed=session.seed,
        turn=turn.number if turn is not None else 0,
        kind="turn",
        solo=sum(1 for one in world.characters() if one.status == "alive") <= 1,
        recent=recent_prose(session.pk, REMEMBERED, witnessing(world, scene.key) or ()),
        note=session.note_from_gm,
        limits=limits_of(session.campaign_id),
        manner=manner_of(session.campaign_id),
    )
    return brief, world


def _said(turn: Turn | None, world: World) -> Sequence[Declared]:
    """What stands in the turn so far, as it was written."""
    if turn is None or turn.status != Turn.Status.COLLECTING:
        return ()
    by_seat = {one.seat: one for one in world.characters()}
    said = Submission.objects.filter(turn=turn, kind=Submission.Kind.WORDS).order_by("seat__number")
    return [
        Declared(by_seat[seat].id, seat, text, "")
        for seat, text in said.values_list("seat__public_id", "text")
        if seat in by_seat
    ]
