"""What a confrontation does to the minds of those who were in it, where the book counts stress."""

from __future__ import annotations

from campaigns.rules.without_number.ailing.nerves import counts_stress, shaken
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.rulings import plain_ruling

FALLEN, TRAUMATIC, FRIEND_FALLEN = 2, 1, 1


def take_its_toll(fray: Fray) -> None:
    """Stress of a fight that is over: 2 for a fall, 1 for a traumatic hit, 1 for each friend who has fallen."""
    party = [actor.id for actor in fray.actors.values() if actor.side == "party"]
    fallen = [one for one in party if fray.bodies[one].vitals.condition != "up"]
    for person in party:
        body = fray.bodies[person]
        if not isinstance(body, Hero) or not counts_stress(body) or body.vitals.condition == "dead":
            continue
        friends = sum(one != person for one in fallen)
        gained = FRIEND_FALLEN * friends + (FALLEN if person in fallen else 0)
        gained += TRAUMATIC if body.vitals.traumatic else 0
        if not gained:
            continue
        told = f"{fray.named(person)} takes {gained} Stress from what happened."
        fray.record(
            (plain_ruling(fray.book.rule("stress"), person, "Stress", told, total=gained, stat="Stress"),)
        )
        shook = shaken(body, gained, fray.people[person].name, person, fray.dice)
        fray.bodies[person] = shook.hero
        fray.record(shook.rulings)
