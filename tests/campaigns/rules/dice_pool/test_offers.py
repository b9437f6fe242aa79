"""Whatever is offered, at any target it is offered for, is not refused."""

from __future__ import annotations

import pytest

from campaigns.rules.contracts import Attempt
from tests.campaigns.rules.dice_pool.cast import RULES, body, foe, setup, sit_down

MAGE = {"magic": 5, "skills": {"sorcery": 4, "medicine": 3}, "spells": {"lance": 4, "knit": 3, "buckler": 2}}


@pytest.mark.parametrize("category", ["fight", "duel", "chase", "social", "contest", "netrun"])
@pytest.mark.parametrize("wounds", [0, 3])
def test_no_offer_is_refused(category: str, wounds: int) -> None:
    at = setup(category, "dial_threshold", 4)
    table = sit_down(body("Bob", **MAGE), body("Cleo", physical=wounds), foe(), at=at)
    for offer in RULES.options(table.state, table.people["bob"], table.people):
        for target in offer["targets"] or [None]:  # type: ignore[union-attr]
            taken = Attempt(
                "bob", offer["kind"], "", target, skill=offer["skill"], weapon=offer["weapon"], item=offer["item"],  # type: ignore[arg-type]
                option=offer["id"], beat=offer["beat"],  # type: ignore[arg-type]
            )  # fmt: skip
            assert RULES.plan_round(table.state, [taken], table.people)[1] == ()


def test_only_the_hurt_are_to_be_tended() -> None:
    table = sit_down(body("Bob", **MAGE), body("Cleo"), foe())
    offers = {str(one["id"]) for one in RULES.options(table.state, table.people["bob"], table.people)}
    assert not offers & {"first_aid", "cast_knit"}
