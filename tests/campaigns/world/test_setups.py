"""A pack's confrontation as the rules take it: what is not on offer is not spoken of."""

from pathlib import Path

from campaigns.world.setups import encounter_setup
from genre_packs.loading.loader import load
from genre_packs.schema.encounters import BeatDef, BeatEffect, ConfrontationDef

ROOT = Path(__file__).parents[3]
STORY = load(ROOT / "tests" / "genre_packs" / "fixtures" / "packs" / "lantern").worlds["saltby"]


def told(*beats: str) -> ConfrontationDef:
    """The fight in the street, with these beats, each with a line in ``stats``."""
    street = STORY.encounter_by_id["street_fight"]
    own = [
        BeatDef(
            id=id, label=id, description=id, verbs=(id,), success=BeatEffect(player=1), success_text=(id,)
        )
        for id in beats
    ]
    stats = {"resolution": "beats", "beats": {id: {"kind": "angle"} for id in beats}}
    return street.model_copy(update={"beats": tuple(own), "stats": stats})


def test_what_stats_say_of_a_beat_reaches_the_rules() -> None:
    setup = encounter_setup(told("call", "wait"), STORY, id="e")

    assert setup.data == {
        "resolution": "beats",
        "beats": {"call": {"kind": "angle"}, "wait": {"kind": "angle"}},
    }


def test_what_stats_say_of_a_beat_that_is_not_on_offer_is_left_out() -> None:
    setup = encounter_setup(told("call", "wait"), STORY, id="e", without={"call"})

    assert [beat["id"] for beat in setup.beats] == ["wait"]
    assert setup.data["beats"] == {"wait": {"kind": "angle"}}
