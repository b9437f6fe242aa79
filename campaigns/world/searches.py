"""What a closer look at a place can find: its features, one after the other, and the leads that hang on it."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.world.entities import ItemState
from campaigns.world.leads import requirements_met
from campaigns.world.plot import Plot
from campaigns.world.surroundings import Surroundings
from genre_packs.schema.conflict import Lead
from genre_packs.schema.places import Feature


@dataclass(frozen=True, slots=True)
class Goal:
    """What a search is for: a feature (by name or because it is the next unseen one), and a hidden lead here."""

    feature: Feature | None = None
    lead: Lead | None = None


def goal_of(feature: str, here: Surroundings) -> Goal:
    """What a search of a feature, or of the whole place (empty), would come upon."""
    named = next((one for one in here.place.features if one.id == feature), None)
    lead = hidden_lead(here, feature)
    if named is not None:
        return Goal(named, lead)
    unseen = [one for one in here.place.features if key(here.place.id, one.id) not in here.plot.examined]
    pointed = [one for one in unseen if lead is not None and lead.feature == one.id]
    return Goal(next(iter((*pointed, *unseen)), None), lead)


def hidden_lead(here: Surroundings, feature: str = "") -> Lead | None:
    """A lead that hangs on this place, could be followed, and is not known yet."""
    found = [
        lead
        for lead in here.story.conflict.leads
        if lead.place == here.place.id
        and lead.id not in (*here.plot.known, *here.plot.closed, *here.plot.lost)
        and requirements_met(lead, here.plot, here.world)
    ]
    on_feature = [lead for lead in found if feature and lead.feature == feature]
    loose = [lead for lead in found if lead.feature is None] if feature else found
    return next(iter((*on_feature, *loose)), None)


def key(place: str, feature: str) -> str:
    """The name under which the plot remembers that a feature has been looked at."""
    return f"{place}/{feature}"


def needs_check(feature: Feature | None, plot: Plot, place: str) -> bool:
    """Whether there is something about a feature that only a skilled eye finds, and has not yet."""
    if feature is None or feature.reveals is None or feature.skill is None:
        return False
    return f"{key(place, feature.id)}!" not in plot.examined


def found_with(feature: Feature, lying: tuple[ItemState, ...]) -> tuple[ItemState, ...]:
    """Things that lie at a feature."""
    return tuple(item for item in lying if item.data.get("feature") == feature.id)
