"""What everyone at the table sees of a run."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Json, Person
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter import display
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.net.run import net_of


def describe(book: Book, encounter: Encounter, people: Mapping[str, Person]) -> dict[str, Json]:
    """As a fight, with both dials, the nodes, the runners and how long the door holds.

    Demons are shown at nodes where a runner is or has opened something, and everywhere once all are roused.
    """
    net = net_of(encounter)
    shown = display.describe(book, encounter, people)
    shown["player_metric"] = display.dial_shown(encounter.party_dial)
    shown["opponent_metric"] = display.dial_shown(encounter.opposition_dial)
    known = {one.node for one in net.runners} | {node.id for node in net.nodes if node.open}
    roused = encounter.opposition_dial.current * 2 >= encounter.opposition_dial.threshold
    shown["nodes"] = [
        {
            "id": node.id,
            "label": node.label,
            "security": node.security,
            "subject": node.subject,
            "barrier": node.barrier,
            "camera": node.camera and not node.dark,
            "open": node.open,
            "goal": node.goal,
            "next_to": list[Json](node.next_to),
            "demons": [one.id for one in net.demons if one.node == node.id and (roused or node.id in known)],
        }
        for node in net.nodes
    ]
    shown["runners"] = [
        {
            "id": one.id,
            "node": "" if one.out else one.node,
            "access": one.access,
            "max_access": one.max_access,
            "shielding": one.shielding,
            "max_shielding": one.max_shielding,
            "running": list[Json](one.held),
        }
        for one in net.runners
    ]
    shown["barred"] = net.barred
    return shown
