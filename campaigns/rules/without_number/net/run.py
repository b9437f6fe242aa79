"""The working copy of a run while a round of it is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from campaigns.errors import RulesError
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.net.state import Demon, Net, Node, Runner


def net_of(encounter: Encounter) -> Net:
    """The net of a run; raises RulesError when the encounter has none."""
    if encounter.net is None:
        raise RulesError("This run has no net.", hint="Restore the turn before.")
    return encounter.net


def at_node(net: Net, node_id: str) -> Node:
    """The node of that id; raises RulesError when the net has none such."""
    found = next((node for node in net.nodes if node.id == node_id), None)
    if found is None:
        raise RulesError(f"The net has no node '{node_id}'.", hint="Correct the encounter.")
    return found


def runner_in(net: Net, person_id: str) -> Runner | None:
    """The runner of that id, if they are in the net."""
    return next((one for one in net.runners if one.id == person_id and not one.out), None)


def done_with(node: Node) -> bool:
    """Whether nothing is left to do at a node."""
    return not node.barrier and (node.open or not node.goal)


def onward(net: Net, node_id: str) -> str:
    """Where somebody goes who is done with a node: the nearest one with work left, through what stands open."""
    near, seen = [node_id], {node_id}
    while near:
        here = at_node(net, near.pop(0))
        if not done_with(here):
            return here.id
        fresh = [found for found in here.next_to if found not in seen]
        seen.update(fresh)
        near.extend(fresh)
    return node_id


@dataclass(slots=True)
class Run:
    """One round of a run; ``covered`` whether the alarm was lowered from outside already."""

    fray: Fray
    nodes: dict[str, Node] = field(default_factory=dict)
    runners: dict[str, Runner] = field(default_factory=dict)
    demons: dict[str, Demon] = field(default_factory=dict)
    barred: int = 0
    covered: bool = False

    @classmethod
    def of(cls, fray: Fray) -> Run:
        """A working copy of the net of an encounter."""
        net = net_of(fray.encounter)
        return cls(
            fray,
            {node.id: node for node in net.nodes},
            {one.id: one for one in net.runners},
            {one.id: one for one in net.demons},
            net.barred,
        )

    def net(self) -> Net:
        """The net as it is now."""
        return replace(
            net_of(self.fray.encounter),
            nodes=tuple(self.nodes.values()),
            runners=tuple(self.runners.values()),
            demons=tuple(self.demons.values()),
            barred=self.barred,
        )

    def keep(self) -> None:
        """Write the net back into the encounter."""
        self.fray.encounter = replace(self.fray.encounter, net=self.net())

    def inside(self) -> list[str]:
        """Who is in the net and up."""
        return [one.id for one in self.runners.values() if not one.out and self.fray.stands(one.id)]

    def outside(self) -> list[str]:
        """Who of the party is up and not in the net."""
        inside = self.inside()
        return [person for person in self.fray.standing("party") if person not in inside]

    def facing(self, node_id: str) -> list[str]:
        """The demons at a node that still run."""
        return [one.id for one in self.demons.values() if one.node == node_id and self.fray.stands(one.id)]

    def met_at(self, node_id: str) -> list[str]:
        """Who of the party is in the net at a node."""
        return [one for one in self.inside() if self.runners[one].node == node_id]

    def alarm(self, amount: int) -> str:
        """Raise or lower the alarm, never below 0; the sentence that tells it."""
        before = self.fray.encounter.opposition_dial
        self.fray.move_dials(0, amount)
        now = self.fray.encounter.opposition_dial.current
        if now == before.current:
            return ""
        return f"{before.name} {'rises' if amount > 0 else 'falls'} to {now} of {before.threshold}."

    def is_roused(self) -> bool:
        """Whether the alarm stands at half or more: demons hunt, and guards come to the door."""
        dial = self.fray.encounter.opposition_dial
        return dial.current * 2 >= dial.threshold

    def shield(self, person: str, amount: int) -> int:
        """Let shielding take harm of the net; what is left of it."""
        runner = self.runners[person]
        taken = min(runner.shielding, amount)
        self.runners[person] = replace(runner, shielding=runner.shielding - taken)
        return amount - taken

    def hold(self, person: str, verb: str) -> list[str]:
        """Keep a verb running; the oldest ends when the CPU is full. The sentences that tell it."""
        runner = self.runners[person]
        held = [*(found for found in runner.held if found != verb), verb]
        dropped = held[: max(0, len(held) - runner.cpu)]
        self.runners[person] = replace(runner, held=tuple(held[-runner.cpu :]))
        return [f"{found.capitalize()} ends." for found in dropped]

    def open_goals(self) -> Sequence[Node]:
        """The goals that stand open."""
        return [node for node in self.nodes.values() if node.goal and node.open]
