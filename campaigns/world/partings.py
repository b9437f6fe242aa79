"""Ways that part: who goes where when not everybody goes the same way, and the scenes that come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from campaigns.world.entities import CharacterState, SceneState
from campaigns.world.journeys import arrive_at, can_set_out
from campaigns.world.resolution import Act, TurnPlan
from campaigns.world.unfolding import Unfolding
from campaigns.world.wording import first_lower, listed


@dataclass(frozen=True, slots=True)
class Ways:
    """Who goes where: ``together`` is where the scene itself goes (empty: it stays), ``apart`` places by character."""

    together: str
    apart: Mapping[str, str]

    def goes_apart(self, character: str) -> bool:
        """Whether somebody leaves the scene."""
        return character in self.apart


def sort_out(paper: Unfolding, plan: TurnPlan) -> Ways:
    """Who goes with whom: by default all follow the first who goes anywhere.

    Ways part when one goes alone, when two go to different places, and when somebody stays; nobody parts from
    nobody, and what is left of the party keeps the scene.
    """
    able = [one.id for one in paper.party if paper.rules.view(one.sheet).can_act]
    going = [act for act in plan.acts if _goes(paper, act) and act.character in able]
    stays = {act.character for act in plan.acts if act.intent.stays and act not in going}
    together = next((act.intent.place for act in going if not act.intent.alone), "")
    if len(paper.party) < 2 or not going:
        return Ways(together or next((act.intent.place for act in going), ""), {})
    apart = {
        act.character: act.intent.place for act in going if act.intent.alone or act.intent.place != together
    }
    if stays and together:
        apart |= {one: together for one in able if one not in stays and one not in apart}
        together = ""
    if set(apart) >= {one.id for one in paper.party}:
        together = next(iter(apart.values()))
        apart = {who: place for who, place in apart.items() if place != together}
    return Ways(together, apart)


def part(paper: Unfolding, ways: Ways, acts: Sequence[Act]) -> tuple[Unfolding, ...]:
    """Let those who go apart leave; a paper for each scene that comes of it, its people at their place."""
    papers = []
    for place in dict.fromkeys(ways.apart.values()):
        leaving = [one for one in paper.party if ways.apart.get(one.id) == place]
        leader = next(
            (act for act in acts if act.character in ways.apart and act.intent.place == place), None
        )
        if leader is None or not leaving or not can_set_out(paper, leader):
            continue
        _say_so(paper, leaving, place)
        papers.append(set_apart(paper, leaving, place))
    return tuple(papers)


def _goes(paper: Unfolding, act: Act) -> bool:
    return bool(act.intent.place) and act.intent.place != paper.scene.place and act.kind != "silent"


def _say_so(paper: Unfolding, leaving: Sequence[CharacterState], place: str) -> None:
    where = first_lower(paper.story.place_by_id[place].name)
    names = listed([one.name for one in leaving])
    how = "sets out alone" if len(leaving) == 1 else "set out together"
    paper.tell(leaving[0].id, "move", f"{names} {how} for {where}.", target=place)


def set_apart(paper: Unfolding, leaving: Sequence[CharacterState], place: str) -> Unfolding:
    """A scene of their own at a place for some of a scene's people; the paper on which it goes on."""
    here = paper.scene
    scene = SceneState(
        id=f"scene-{paper.new_id(f'scene:{leaving[0].id}')[:16]}",
        place=here.place,
        title=here.title,
        time_of_day=here.time_of_day,
        stakes=here.stakes,
    )
    paper.world.put(scene)
    for one in leaving:
        paper.world.amend(one, scene=scene.id)
        paper.plot.focus.pop(one.id, None)
    there = replace(
        paper,
        scene_id=scene.id,
        seed=f"{paper.seed}:{scene.id}",
        outcomes=[],
        rulings=[],
        moves=[],
        private=[],
        learned=[],
        encounter=None,
        encounter_outcome=None,
        began=False,
        chapter=None,
        mood="",
        found_leads=[],
        failures=0.0,
        gained=False,
        xp=0,
        gm_notes=[],
        abed=[],
    )
    arrive_at(there, place)
    come = listed([one.name for one in leaving])
    where = first_lower(paper.story.place_by_id[place].name)
    there.tell(
        leaving[0].id, "move", f"{come} {'comes' if len(leaving) == 1 else 'come'} to {where}.", target=place
    )
    return there
