"""A held turn as its resolution works with it: rows, world, story and rules, and what was declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from campaigns.models import Scene, Session, Turn, sql
from campaigns.rules.contracts import Ruleset
from campaigns.selectors.routings import stored
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.perceiving import see_who_perceives
from campaigns.world.binding import rules_of
from campaigns.world.dispatches import Dispatch
from campaigns.world.entities import Audience
from campaigns.world.knowing import audience_of, witnessing
from campaigns.world.senses import Senses, missed_by
from campaigns.world.state import World
from campaigns.world.turning import DeclarationKind, Resolution, TurnPlan
from genre_packs.resolved import ResolvedWorld

_SAID = """
SELECT seat.public_id, COALESCE(member.public_id, ''), seat.character_name, said.text, said.kind,
    said.dispatch, said.by_stand_in
FROM campaigns_submission said JOIN campaigns_seat seat ON seat.id = said.seat_id
LEFT JOIN campaigns_member member ON member.id = seat.member_id
WHERE said.turn_id = %s ORDER BY seat.number
"""


@dataclass(frozen=True, slots=True)
class Said:
    """One submission with who it is from, what it was routed to as it came, and whether their stand-in made it."""

    seat: str
    player: str
    name: str
    text: str
    kind: DeclarationKind
    dispatch: Dispatch | None = None
    by_stand_in: bool = False


@dataclass(slots=True)
class Case:
    """A held turn and everything its adjudication works with.

    ``audience`` are the seats that it concerns: those in the scene while the party is apart, else everybody.
    ``missing`` are those of them that do not perceive it, with what senses they have left; ``witnesses`` the others,
    who are told of it (None: everybody).
    """

    session: Session
    turn: Turn
    attempt: int
    story: ResolvedWorld
    rules: Ruleset
    world: World
    loaded_version: int
    solo: bool
    audience: Audience = None
    witnesses: Audience = None
    missing: Mapping[str, Senses] = field(default_factory=dict)

    @property
    def scene(self) -> str:
        """The scene's key."""
        return self.turn.scene.key

    @property
    def apart(self) -> Scene | None:
        """The scene whose own dice fall, while the party is apart."""
        return self.turn.scene if self.audience is not None else None

    @property
    def place_name(self) -> str:
        """What the place is called where the scene is now; empty for a place that the world does not know."""
        here = self.world.scene(self.scene)
        place = self.story.place_by_id.get(here.place) if here is not None else None
        return place.name if place is not None else ""


@dataclass(frozen=True, slots=True)
class Adjudicated:
    """A case whose mechanics are settled; ``plan`` is None for an opening."""

    case: Case
    plan: TurnPlan | None
    resolution: Resolution


def open_case(turn_id: int, attempt: int) -> Case:
    """Read a held turn with everything it takes to decide it."""
    turn = sql.fetch(Turn, turn_id)
    turn.scene = sql.fetch(Scene, turn.scene_id)
    session = turn.session = sql.fetch(Session, turn.session_id)
    story = story_of(session)
    world = load_world(session.pk, session.state_version)
    scene = turn.scene.key
    see_who_perceives(session, world, story, scene)
    missing = missed_by(world, scene)
    return Case(
        session=session,
        turn=turn,
        attempt=attempt,
        story=story,
        rules=rules_of(story),
        world=world,
        loaded_version=session.state_version,
        solo=sum(1 for character in world.characters() if character.status == "alive") <= 1,
        audience=audience_of(world, scene),
        witnesses=witnessing(world, scene),
        missing={one.seat: missing[one.id] for one in world.characters() if one.id in missing},
    )


def said_for(turn: Turn) -> tuple[Said, ...]:
    """What was declared for a turn, in the order of the seats."""
    return tuple(
        Said(
            str(seat),
            str(player),
            str(name),
            str(text),
            cast(DeclarationKind, str(kind)),
            stored(dispatch),
            bool(by_stand_in),
        )
        for seat, player, name, text, kind, dispatch, by_stand_in in sql.rows(_SAID, (turn.pk,))
    )
