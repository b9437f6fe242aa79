"""Places and lore: exits lead somewhere, every place can be reached, what lies about exists."""

from genre_packs.loading.checks.board import Board
from genre_packs.schema.places import Exit, Hazard, Place


def places(board: Board) -> None:
    """Exits, features and whether one can get everywhere from the starting place."""
    here = board.world.places.places
    names: dict[str, str] = {}
    for place in here:
        for name in (place.name, *place.aliases):
            other = names.setdefault(name.casefold(), place.id)
            if other != place.id:
                path = ("places", place.id, "name")
                board.refuse("places", path, "duplicate_name", f"{name!r} also names the place {other!r}")
        _features(board, place)
        _hazard(board, place)
        for index, way in enumerate(place.exits):
            _exit(board, place, index, way)
    _ways_back(board)
    if "world" in board.have:
        _reachable(board)


def _features(board: Board, place: Place) -> None:
    for feature in place.features:
        path = ("places", place.id, "features", feature.id)
        board.refer_all("places", (*path, "items"), "item", feature.items)
        board.refer("places", (*path, "skill"), "skill", feature.skill)


def _hazard(board: Board, place: Place) -> None:
    """What a hazard names exists, and it does something."""
    hazard = place.hazard
    if not isinstance(hazard, Hazard):
        return
    path = ("places", place.id, "hazard")
    board.refer("places", (*path, "spared_by"), "item", hazard.spared_by)
    board.refer("places", (*path, "ends_with"), "flag", hazard.ends_with)
    if hazard.kind == "harm" and hazard.damage is None:
        board.refuse("places", path, "harmless", "a hazard of plain harm without damage", "give damage dice")


def _exit(board: Board, place: Place, index: int, way: Exit) -> None:
    path = ("places", place.id, "exits", index)
    board.refer("places", (*path, "to"), "place", way.to)
    board.refer("places", (*path, "requires_item"), "item", way.requires_item)
    board.refer("places", (*path, "requires_flag"), "flag", way.requires_flag)
    board.refer_all("places", (*path, "forced_by"), "skill", way.forced_by)
    if way.to == place.id:
        board.refuse("places", (*path, "to"), "exit_to_itself", "the exit leads back to its own place")
    if way.locked and not (way.requires_item or way.requires_flag or way.forced_by):
        board.refuse(
            "places",
            path,
            "locked_for_good",
            "a locked exit that nothing opens",
            "name requires_item, requires_flag or forced_by",
        )


def _ways_back(board: Board) -> None:
    ways = {(place.id, way.to) for place in board.world.places.places for way in place.exits}
    for place in board.world.places.places:
        for index, way in enumerate(place.exits):
            if (way.to, place.id) not in ways:
                path = ("places", place.id, "exits", index)
                board.warn("places", path, "one_way", f"there is no way back from {way.to!r} to {place.id!r}")


def _reachable(board: Board) -> None:
    """Every place, by open or locked exits, from where play begins."""
    exits = {place.id: [way.to for way in place.exits] for place in board.world.places.places}
    start = board.world.world.starting_location
    seen: set[str] = set()
    ahead = [start] if start in exits else []
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead.extend(exits.get(here, ()))
    for place in board.world.places.places:
        if seen and place.id not in seen:
            message = f"cannot be reached from the starting location {start!r}"
            board.refuse("places", ("places", place.id), "unreachable_place", message)


def card(board: Board) -> None:
    """The world's card: where play begins and its dials."""
    world = board.world.world
    board.refer("world", ("starting_location",), "place", world.starting_location)
    for axis, value in world.axis_snapshot.items():
        board.refer("world", ("axis_snapshot", axis), "axis", axis)
        if not 0 <= value <= 1:
            board.refuse(
                "world", ("axis_snapshot", axis), "out_of_range", f"must be between 0 and 1, is {value}"
            )


def lore(board: Board) -> None:
    """Who knows what."""
    for entry in board.world.lore.entries:
        board.refer_all("lore", ("entries", entry.id, "known_to"), "npc", entry.known_to)
        if entry.category == "secret" and not entry.secret:
            path = ("entries", entry.id, "secret")
            board.refuse("lore", path, "open_secret", "an entry of category secret must have 'secret: true'")
