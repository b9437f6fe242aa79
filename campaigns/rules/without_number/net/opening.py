"""The beginning of a run: the network laid out, the runners jacked in, the demons at their nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pydantic import TypeAdapter, ValidationError

from campaigns.errors import RulesError
from campaigns.rules.contracts import Dice, EncounterSetup, Json, Person, RoundResult
from campaigns.rules.dice import spec
from campaigns.rules.without_number.bodies import Hero, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.opening import encounter_of, throw_initiative
from campaigns.rules.without_number.figures import total_check
from campaigns.rules.without_number.net.decks import can_run, jacked_in
from campaigns.rules.without_number.net.deeds import go_on
from campaigns.rules.without_number.net.run import Run
from campaigns.rules.without_number.net.state import Demon, Guards, Net, Node
from campaigns.rules.without_number.vitals import new_scene
from campaigns.rules.without_number.wording import listed, sentence

PLAIN: Final = (
    ("gate", "the gate", 7, "door"),
    ("desk", "the duty desk", 8, "program"),
    ("files", "the files", 9, "datafile"),
    ("plant", "the plant", 9, "machine"),
    ("vault", "the vault", 10, "datafile"),
)
MOST_PLAIN: Final = len(PLAIN)
USUAL: Final = 3
_NODES = TypeAdapter(tuple[Node, ...])
_GUARDS = TypeAdapter(Guards)


def open_run(book: Book, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
    """Seat everybody who can act, lay out the net, and jack in whoever can run.

    Where nobody can, the best of the party at it sits down at a borrowed terminal. Raises RulesError when the
    party or the opposition is missing, or the pack's nodes are none.
    """
    able = [person for person in people if read(book, person.sheet, person.name).vitals.condition == "up"]
    for side in ("party", "opposition"):
        if not any(person.side == side for person in able):
            raise RulesError(f"Nobody stands on the side of the {side}.", hint="Seat somebody on both sides.")
    nodes = _connected(_nodes(setup))
    goals = sum(node.goal for node in nodes)
    encounter = encounter_of(setup, able)
    alarm = replace(
        encounter.opposition_dial,
        name=setup.opposition_dial[0] if setup.opposition_dial[0] != "Opposition" else "Alarm",
        threshold=setup.opposition_threshold or 2 * goals + 2,
    )
    mine = replace(encounter.party_dial, threshold=goals)
    net = Net(nodes, (), _demons(nodes, able), _guards(setup.data))
    encounter = replace(encounter, party_dial=mine, opposition_dial=alarm, net=net, hostile=True)
    fray = Fray.of(book, encounter, {person.id: person for person in able}, dice)
    for person, body in list(fray.bodies.items()):
        fray.bodies[person] = new_scene(body)
    throw_initiative(fray)
    run = Run.of(fray)
    for person in _runners(fray):
        body = fray.bodies[person]
        if isinstance(body, Hero):
            run.runners[person] = jacked_in(body, person, nodes[0].id)
            go_on(run, person)
    if not run.runners:
        raise RulesError("Nobody in the party can sit down at a terminal.", hint="Seat a character.")
    names = listed([fray.name(person) for person in run.runners])
    fray.say(sentence(f"{names} {'is' if len(run.runners) == 1 else 'are'} in."))
    if setup.surprise == "opposition":
        fray.say(f"They are awake already. {run.alarm(2)}")
    run.keep()
    return fray.result(None)


def placed(book: Book, net: Net, newcomers: Sequence[Person]) -> Net:
    """The net with newcomers of the opposition who can act at the last node."""
    known = {one.id for one in net.demons}
    up = [one for one in newcomers if read(book, one.sheet, one.name).vitals.condition == "up"]
    fresh = [
        Demon(one.id, net.nodes[-1].id) for one in up if one.side == "opposition" and one.id not in known
    ]
    return replace(net, demons=(*net.demons, *fresh))


def _runners(fray: Fray) -> list[str]:
    heroes = {person: body for person, body in fray.bodies.items() if isinstance(body, Hero)}
    able = [person for person, body in heroes.items() if can_run(body)]
    if able or not heroes:
        return able
    return [max(heroes, key=lambda person: total_check(heroes[person], "program", "intelligence"))]


def _nodes(setup: EncounterSetup) -> tuple[Node, ...]:
    given = setup.data.get("nodes")
    if not given:
        count = min(MOST_PLAIN, setup.threshold or USUAL)
        return tuple(Node(*row) for row in PLAIN[:count])  # type: ignore[arg-type]
    try:
        nodes = _NODES.validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(("nodes", *(str(part) for part in first["loc"])))
        raise RulesError(
            f"The net cannot be laid out: {where}: {first['msg']}", hint="Correct the nodes."
        ) from error
    if len({node.id for node in nodes}) < len(nodes):
        raise RulesError("Two nodes have one id.", hint="Give each node its own id.")
    if not any(node.goal for node in nodes):
        raise RulesError("No node of the net is a goal.", hint="Leave goal out at one node at least.")
    return nodes


def _connected(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Lines run both ways; without any the nodes are a chain. Raises RulesError for what cannot be reached."""
    known = [node.id for node in nodes]
    lines = {(node.id, other) for node in nodes for other in node.next_to}
    if not lines:
        lines = set(pairwise(known))
    stray = next((other for _, other in lines if other not in known), None)
    if stray is not None:
        raise RulesError(f"A line goes to '{stray}', which is no node.", hint="Name a node of this net.")
    both = lines | {(other, one) for one, other in lines}
    linked = tuple(replace(node, next_to=tuple(o for o in known if (node.id, o) in both)) for node in nodes)
    seen, near = {known[0]}, [known[0]]
    while near:
        here = near.pop()
        fresh = [other for one, other in both if one == here and other not in seen]
        seen.update(fresh)
        near.extend(fresh)
    lost = next((node for node in linked if node.id not in seen), None)
    if lost is not None:
        raise RulesError(f"No line leads to {lost.label}.", hint="Connect it with next_to.")
    return linked


def _demons(nodes: tuple[Node, ...], people: Sequence[Person]) -> tuple[Demon, ...]:
    """Demons at the nodes that ask for them, in order; the others one to a node, from the second on."""
    asked = [node.id for node in nodes for _ in range(node.demons)]
    usual = [node.id for node in nodes[1:]] or [nodes[0].id]
    others = [person.id for person in people if person.side == "opposition"]
    spread = [*asked, *(usual[index % len(usual)] for index in range(len(others)))]
    return tuple(Demon(person, spread[index]) for index, person in enumerate(others))


def _guards(data: Mapping[str, Json]) -> Guards:
    try:
        guards = _GUARDS.validate_python(data.get("guards") or {})
    except ValidationError as error:
        raise RulesError(
            f"The guards cannot come: {error.errors()[0]['msg']}", hint="Give attack and damage."
        ) from error
    spec(guards.damage)
    return guards
