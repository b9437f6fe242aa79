"""Coming into a run or a fight of ships that is under way."""

from campaigns.rules.contracts import Person
from campaigns.rules.without_number.bodies import Body, Vitals
from campaigns.rules.without_number.ships.fleet import fleet_of
from tests.campaigns.rules.without_number.cast import LoadedDice, person
from tests.campaigns.rules.without_number.elsewhere import Place, do
from tests.campaigns.rules.without_number.net_cast import demon, guard, net, run, runner
from tests.campaigns.rules.without_number.ships_cast import DOGFIGHT, fly, ours, pilot, raider


def join(place: Place, *bodies: Body) -> None:
    newcomers: list[Person] = [person(body) for body in bodies]
    place.people.update({one.id: one for one in newcomers})
    count = sum(body.vitals.condition == "up" for body in bodies)
    dice = LoadedDice([4] * count)
    place.take(place.rules.join(place.state, newcomers, place.people, dice))


def test_a_demon_comes_in_at_the_last_node_and_what_cannot_act_does_not() -> None:
    place = run()
    join(place, demon("wolf"), demon("husk", vitals=Vitals(0, 5, condition="dead")))

    assert [(one.id, one.node) for one in net(place).demons] == [("hound", "ledger"), ("wolf", "ledger")]
    place.round(do("bob", "net_unlock"), throws={"bob": (6, 6)}, dice=LoadedDice(1))
    assert place.last.outcome is None


def test_a_friend_who_comes_late_sits_in_the_room_and_may_jack_in() -> None:
    place = run()
    join(place, runner("Dot"))

    assert "net_jack_in" in place.options("dot")


def test_a_ship_and_a_hand_come_late() -> None:
    place = fly()
    join(place, pilot("Dot"), raider("pike"), raider("hulk", vitals=Vitals(0, 20, condition="dead")))

    assert ours(place).crew == ("bob", "cleo", "dot")
    assert [ship.id for ship in fleet_of(place.encounter).ships] == ["ship", "rake", "pike"]
    place.round(dice=LoadedDice(1, 1, 1, 1))
    assert place.last.outcome is None


def test_in_a_dogfight_each_who_joins_brings_a_fighter() -> None:
    place = fly(pilot(), raider(), setup=DOGFIGHT)
    join(place, pilot("Dot"))

    assert "craft_dot" in [ship.id for ship in fleet_of(place.encounter).ships]
    assert "ship_duty" in place.options("dot")


def test_who_is_aboard_nothing_is_refused() -> None:
    place = fly()
    ally = person(guard("Ada", rules="swn", archetype="warrior"), side="party")
    crewless = Person("ada", "Ada", "party", ally.sheet, False)
    place.people["ada"] = crewless
    place.take(place.rules.join(place.state, [crewless], place.people, LoadedDice(3)))

    assert place.options("ada") == {}
    assert place.refused(do("ada", "ship_duty", kind="aid")) == "not_aboard"
