"""Programs of a net-run, worked through with their numbers."""

from campaigns.rules.without_number.net.programs import VERBS
from tests.campaigns.rules.without_number.cast import LoadedDice
from tests.campaigns.rules.without_number.elsewhere import do
from tests.campaigns.rules.without_number.net_cast import demon, guard, net, run, runner


def test_a_run_begins_with_those_in_who_can() -> None:
    place = run()

    (bob,) = net(place).runners
    assert (bob.id, bob.node, bob.access, bob.shielding, bob.link) == ("bob", "gate", 5, 4, 0)
    assert [one.node for one in net(place).demons] == ["ledger"]
    assert (place.encounter.party_dial.threshold, place.encounter.opposition_dial.name) == (2, "Alarm")


def test_unlocking_pays_access_opens_the_node_and_leads_on() -> None:
    place = run()
    checks, _ = place.rules.plan_round(place.state, [do("bob", "net_unlock")], place.people)

    assert [(part.name, part.value) for part in checks[0].modifiers] == [("Program", 1), ("Intelligence", 1)]
    assert checks[0].difficulty == 7
    assert round(place.rules.odds(checks[0]), 3) == round(30 / 36, 3)

    place.round(do("bob", "net_unlock"), throws={"bob": (2, 3)}, dice=LoadedDice())

    (bob,) = net(place).runners
    assert (bob.access, bob.node) == (4, "ledger")
    assert [node.open for node in net(place).nodes] == [True, False]
    assert place.encounter.party_dial.current == 1
    assert place.last.rulings[0].rule == "cwn.net_program"


def test_a_failure_costs_access_and_raises_the_alarm() -> None:
    place = run()
    place.round(do("bob", "net_unlock"), throws={"bob": (1, 3)}, dice=LoadedDice())

    assert net(place).runners[0].access == 4
    assert place.encounter.opposition_dial.current == 1
    assert not place.last.rulings[0].succeeded


def test_a_verb_without_its_subject_is_run_by_hand() -> None:
    nodes = [{"id": "gate", "label": "the pump", "security": 7, "subject": "machine"}]
    place = run(data={"nodes": nodes})
    checks, _ = place.rules.plan_round(place.state, [do("bob", "net_unlock")], place.people)

    assert ("By hand", -2) in [(part.name, part.value) for part in checks[0].modifiers]


def test_a_barrier_is_broken_before_the_node() -> None:
    nodes = [{"id": "gate", "label": "the pump", "security": 7, "subject": "door", "barrier": True}]
    place = run(data={"nodes": nodes})
    place.round(do("bob", "net_unlock"), throws={"bob": (6, 6)}, dice=LoadedDice([2, 2]))
    assert (net(place).nodes[0].barrier, net(place).nodes[0].open) == (False, False)

    place.round(do("bob", "net_unlock"), throws={"bob": (6, 6)})
    assert place.last.outcome == "won"


def test_a_stun_does_its_die_and_program_to_a_demon() -> None:
    place = run(
        runner(), demon(), data={"nodes": [{"id": "a", "label": "a", "demons": 1}, {"id": "b", "label": "b"}]}
    )
    place.round(do("bob", "net_stun", "hound"), throws={"bob": (6, 6)}, dice=LoadedDice(3))

    assert place.body("hound").vitals.hp == 5 - (3 + 1)
    assert any("calls out" in told for told in place.told)
    assert place.encounter.opposition_dial.current == 2


def test_a_paralysed_demon_loses_its_turn() -> None:
    loaded = runner(gear=(), edges=("hacker",))
    place = run(loaded, demon(), data={"nodes": [{"id": "a", "label": "a", "demons": 1}]})

    assert "net_paralyse" not in place.options("bob")
    assert VERBS["paralyse"].mod == -2


def test_ghost_and_blind_share_a_cpu_of_one() -> None:
    place = run(runner(), guard(), demon())
    place.round(do("bob", "net_ghost"), throws={"bob": (6, 6)})
    place.round(do("bob", "net_blind"), throws={"bob": (6, 6)})

    assert net(place).runners[0].held == ("blind",)


def test_a_camera_that_sees_somebody_raises_the_alarm() -> None:
    nodes = [{"id": "gate", "label": "the gate", "camera": True, "security": 7}, {"id": "b", "label": "b"}]
    place = run(data={"nodes": nodes})
    place.round()
    assert place.encounter.opposition_dial.current == 1

    place.round(do("bob", "net_ghost"), throws={"bob": (6, 6)})
    assert place.encounter.opposition_dial.current == 1


def test_a_hacker_strikes_a_demon_beside_what_is_opened() -> None:
    hacker = runner(edges=("hacker",))
    nodes = [
        {"id": "a", "label": "a", "security": 7, "subject": "door", "barrier": True, "demons": 1},
        {"id": "b", "label": "b"},
    ]
    place = run(hacker, demon(), data={"nodes": nodes})
    place.round(do("bob", "net_unlock"), throws={"bob": (6, 6)}, dice=LoadedDice(4))

    assert place.body("hound").vitals.condition == "dead"
    assert net(place).runners[0].access == 5 - 1 - 1


def test_a_round_of_rest_brings_half_the_access_back() -> None:
    place = run()
    place.round(do("bob", "net_unlock"), throws={"bob": (1, 1)}, dice=LoadedDice())
    place.round(do("bob", "net_regroup"), throws={"bob": (6, 6)})

    assert net(place).runners[0].access == 5
    assert place.encounter.opposition_dial.current == 1


def test_a_demon_is_met_with_eight_and_program() -> None:
    nodes = [{"id": "a", "label": "a", "demons": 1}, {"id": "b", "label": "b"}]
    place = run(runner(), demon(), data={"nodes": nodes})
    place.round()
    place.round(dice=LoadedDice([4, 4], 6))

    ruling = place.last.rulings[0]
    assert (ruling.rule, ruling.total, ruling.difficulty) == ("cwn.net_demon", 9, 9)
    assert net(place).runners[0].shielding == 0
    assert place.body("bob").vitals.hp == 8 - 2
