"""Items, creatures and encounters: everything that hurts has damage, everything that starts can end."""

from genre_packs.loading.checks.board import Board, encounter_consequences
from genre_packs.loading.documents import KeyPath
from genre_packs.schema.encounters import BeatDef, ConfrontationDef, DialThreshold, SurviveRounds
from genre_packs.schema.items import ItemDef
from genre_packs.schema.values import Consequences

FIGHTS = frozenset({"fight", "duel"})
"""Categories in which people come to blows; a pack has at least one of them."""
ARMED = FIGHTS | {"ship", "dogfight"}
"""Categories in which the ruleset's own attack is always on offer."""
PROTECTS = frozenset({"armour", "ballistic", "impact"})
"""What may stand in an armour's ``stats`` in place of an armour class."""


def items(board: Board) -> None:
    """A weapon hurts, armour protects, skills exist; weapons name attributes where the ruleset has them."""
    has_attributes = "rules" in board.have and bool(board.world.rules.attribute_map)
    for item in board.world.items.items:
        path = ("items", item.id)
        board.refer("items", (*path, "skill"), "skill", item.skill)
        board.refer("items", (*path, "bonus_skill"), "skill", item.bonus_skill)
        for key in _lacking(item, has_attributes):
            board.refuse("items", path, "incomplete_item", f"a {item.category} needs {key!r}")


def _lacking(item: ItemDef, has_attributes: bool) -> tuple[str, ...]:
    """Keys that ``item`` needs and leaves empty; ``has_attributes``: the pack's ruleset knows attributes."""
    given: dict[str, object]
    match item.category:
        case "weapon" if "power" in item.stats:
            given = {"skill": item.skill}
        case "weapon":
            given = {"damage": item.damage, "skill": item.skill}
            if has_attributes:
                given["attributes"] = item.attributes
        case "armor":
            given = {"ac": item.ac or not PROTECTS.isdisjoint(item.stats)}
        case "shield":
            given = {"ac_bonus": item.ac_bonus}
        case _:
            return ()
    return tuple(key for key, value in given.items() if not value)


def bestiary(board: Board) -> None:
    """What creatures carry exists."""
    for creature in board.world.bestiary.creatures:
        board.refer_all("bestiary", ("creatures", creature.id, "loot"), "item", creature.loot)


def encounters(board: Board) -> None:
    """Opponents exist and can hurt, the win condition can be met, and there is a way to fight at all."""
    for encounter in board.world.encounters.encounters:
        _opponents(board, encounter)
        _beats(board, encounter)
        _winnable(board, encounter)
    for path, consequences in encounter_consequences(board.world):
        outcome(board, "encounters", path, consequences)
    if not any(encounter.category in FIGHTS for encounter in board.world.encounters.encounters):
        board.refuse("encounters", (), "no_conflict_path", "there is no encounter of category fight or duel")


def outcome(board: Board, stem: str, path: KeyPath, what: Consequences) -> None:
    """The references in consequences."""
    board.refer_all(stem, (*path, "items"), "item", what.items)
    board.refer_all(stem, (*path, "clear_flags"), "flag", what.clear_flags)
    for index, change in enumerate(what.disposition):
        board.refer(stem, (*path, "disposition", index, "npc"), "npc", change.npc)
    for index, move in enumerate(what.npc_moves):
        board.refer(stem, (*path, "npc_moves", index, "npc"), "npc", move.npc)
        board.refer(stem, (*path, "npc_moves", index, "to"), "place", move.to)
    for index, status in enumerate(what.npc_status):
        board.refer(stem, (*path, "npc_status", index, "npc"), "npc", status.npc)
    for index, place in enumerate(what.place_changes):
        here = (*path, "place_changes", index)
        for key in ("place", "close_exit", "open_exit"):
            board.refer(stem, (*here, key), "place", getattr(place, key))


def _opponents(board: Board, encounter: ConfrontationDef) -> None:
    fights_with = {npc.id: npc.creature for npc in board.world.npcs.npcs} if "npcs" in board.have else {}
    for index, opponent in enumerate(encounter.opponents):
        path = ("encounters", encounter.id, "opponents", index)
        if (opponent.creature is None) == (opponent.npc is None):
            board.refuse("encounters", path, "one_opponent", "name exactly one of 'creature' and 'npc'")
        board.refer("encounters", (*path, "creature"), "creature", opponent.creature)
        board.refer("encounters", (*path, "npc"), "npc", opponent.npc)
        harmless = opponent.npc in fights_with and fights_with[opponent.npc] is None
        if encounter.category in FIGHTS and harmless:
            message = f"{opponent.npc!r} has no creature and so no damage: the fight could not be lost"
            board.refuse("encounters", path, "harmless_opponent", message, "give the NPC a 'creature'")


def _beats(board: Board, encounter: ConfrontationDef) -> None:
    for beat in encounter.beats:
        path = ("encounters", encounter.id, "beats", beat.id)
        board.refer("encounters", (*path, "skill"), "skill", beat.skill)
        board.refer("encounters", (*path, "requires_item"), "item", beat.requires_item)
        board.refer("encounters", (*path, "requires_flag"), "flag", beat.requires_flag)
        if beat.skill is not None and not beat.failure_text:
            board.refuse("encounters", path, "missing_text", "a beat that can fail needs 'failure_text'")


def _winnable(board: Board, encounter: ConfrontationDef) -> None:
    path = ("encounters", encounter.id, "win_condition")
    condition = encounter.win_condition
    if encounter.category not in ARMED and not encounter.beats:
        message = f"nobody can do anything in this {encounter.category}"
        board.refuse("encounters", ("encounters", encounter.id), "no_beats", message, "give it 'beats'")
        return
    if isinstance(condition, DialThreshold):
        _dials(board, encounter, condition)
    elif isinstance(condition, SurviveRounds):
        if condition.rounds > encounter.max_rounds:
            message = f"asks for {condition.rounds} rounds, but max_rounds is {encounter.max_rounds}"
            board.refuse("encounters", path, "unwinnable", message)
    elif encounter.category not in ARMED and not any(_hurts(beat) for beat in encounter.beats):
        message = f"nothing in this {encounter.category} takes hit points"
        board.refuse("encounters", path, "unwinnable", message, "use dial_threshold, or a beat with 'strike'")


def _hurts(beat: BeatDef) -> bool:
    return beat.success.strike or beat.success.damage is not None


def _dials(board: Board, encounter: ConfrontationDef, condition: DialThreshold) -> None:
    path = ("encounters", encounter.id)
    for key in ("player_metric", "opponent_metric"):
        if getattr(encounter, key) is None:
            board.refuse("encounters", path, "missing_key", f"dial_threshold needs {key!r}")
    open_beats = [b for b in encounter.beats if b.requires_item is None and b.requires_flag is None]
    if not any(beat.success.player > 0 for beat in open_beats):
        message = "no beat that is always on offer moves the players' dial"
        board.refuse("encounters", (*path, "beats"), "unwinnable", message, "give one 'success: {player: 1}'")
    if not any(b.failure.opponent > 0 or b.success.opponent > 0 for b in encounter.beats):
        message = "no beat moves the opponents' dial: this could not be lost"
        board.refuse(
            "encounters", (*path, "beats"), "unloseable", message, "give one 'failure: {opponent: 1}'"
        )
    started = encounter.player_metric.starting if encounter.player_metric else 0
    if started >= condition.target:
        board.refuse("encounters", (*path, "player_metric"), "won_at_once", "starts at or above the target")
