"""What may be chosen in a round, and what is refused."""

from campaigns.rules.contracts import Attempt, EncounterSetup
from campaigns.rules.without_number.bodies import Vitals
from tests.campaigns.rules.without_number.cast import BOW, SALVE, SWORD, foe, hero
from tests.campaigns.rules.without_number.table import FIGHT, RULES, attack, sit_down


def wait(actor: str) -> Attempt:
    return Attempt(actor, "wait", "I wait")


def test_where_there_is_no_way_out_nobody_leaves() -> None:
    table = sit_down(
        hero(), foe(), setup=EncounterSetup("e1", "x", "Pit", "fight", "hp_depletion", 1, can_flee=False)
    )
    _checks, refusals = RULES.plan_round(table.state, [Attempt("bob", "run", "")], table.people)

    assert refusals[0].code == "no_way_out"


def test_what_cannot_be_done_is_refused_and_stays_the_players() -> None:
    table = sit_down(hero(), hero("Cleo"), foe(), foe("eel", vitals=Vitals(5, 5)))
    table.tweak("eel", standing="fled")
    table.tweak("cleo", standing="yielded")
    attempts = {
        "friend": attack("bob", "cleo"),
        "no_target": attack("bob", "nobody"),
        "target_down": attack("bob", "eel"),
        "no_beat": Attempt("bob", "skill", "", beat="swing"),
        "left": wait("cleo"),
        "not_here": wait("mallory"),
    }
    for code, attempt in attempts.items():
        _checks, refusals = RULES.plan_round(table.state, [attempt], table.people)
        assert [refusal.code for refusal in refusals] == [code]
        assert refusals[0].reason


def test_one_action_a_round() -> None:
    table = sit_down(hero(), foe())
    checks, refusals = RULES.plan_round(table.state, [attack("bob"), attack("bob")], table.people)

    assert len(checks) == 1
    assert refusals[0].code == "one_action"


def test_every_option_offered_can_be_taken() -> None:
    table = sit_down(
        hero(gear=(SWORD, BOW, SALVE), skills={"shoot": 0, "stab": 0}), hero("Cleo"), foe(), setup=FIGHT
    )
    offered = RULES.options(table.state, table.people["bob"], table.people)

    assert {"attack_short_sword", "attack_bow", "total_defense", "withdraw", "yield", "use_salve"} <= {
        str(option["id"]) for option in offered
    }
    for option in offered:
        targets = option["targets"]
        attempt = Attempt(
            "bob",
            option["kind"],  # type: ignore[arg-type]
            "protect",
            str(targets[0]) if targets else None,  # type: ignore[index]
            skill=str(option["skill"]),
            weapon=str(option["weapon"]),
            item=str(option["item"]),
            option=str(option["id"]),
        )
        checks, refusals = RULES.plan_round(table.state, [attempt], table.people)
        assert not refusals
        assert bool(checks) == (option["odds"] is not None)
    assert RULES.options(table.state, table.people["drowner"], table.people)


def test_the_fallen_have_no_options() -> None:
    table = sit_down(hero(), foe())
    table.tweak("bob", standing="fled")

    assert RULES.options(table.state, table.people["bob"], table.people) == ()
