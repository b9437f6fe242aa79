"""The conflict: its leads can be solved, its threat arrives, its endings can fire."""

from genre_packs.loading.checks.board import Board
from genre_packs.loading.checks.solution import Solution, solve
from genre_packs.loading.documents import KeyPath
from genre_packs.schema.conflict import Conflict, Ending, EndingWhen, Grants, Lead, Stage


def conflict(board: Board) -> None:
    """References first, then whether the whole can be played to a won and to a lost end."""
    story = board.world.conflict
    for lead in story.leads:
        _lead(board, lead)
    _stages(board, story)
    _climax(board, story)
    if board.flags is None:
        return
    solution = solve(board.world, board.flags)
    for lead in story.leads:
        if lead.id not in solution.leads:
            message = "can never be opened: what it requires is never all there"
            board.refuse("conflict", ("leads", lead.id, "requires"), "unsolvable_lead", message)
    _tracks(board, story, solution)
    _endings(board, story, solution)


def _lead(board: Board, lead: Lead) -> None:
    path = ("leads", lead.id)
    board.refer("conflict", (*path, "place"), "place", lead.place)
    board.refer("conflict", (*path, "npc"), "npc", lead.npc)
    board.refer("conflict", (*path, "item"), "item", lead.item)
    for index, approach in enumerate(lead.approaches):
        here = (*path, "approaches", index)
        board.refer("conflict", (*here, "skill"), "skill", approach.skill)
        if approach.skill is not None and not approach.failure:
            board.refuse(
                "conflict", here, "missing_text", "an approach that can fail needs 'failure' sentences"
            )
    cost = lead.cost_on_failure
    board.refer(
        "conflict", (*path, "cost_on_failure", "starts_encounter"), "encounter", cost.starts_encounter
    )
    _requires(board, lead)
    _grants(board, lead)
    if lead.feature is not None and "places" in board.have:
        place = board.world.place_by_id.get(lead.place)
        if place is not None and lead.feature not in {feature.id for feature in place.features}:
            message = f"{lead.place!r} has no feature {lead.feature!r}"
            board.refuse("conflict", (*path, "feature"), "unknown_feature", message)
    if lead.npc is not None and "npcs" in board.have:
        _npc_stands_there(board, lead)


def _npc_stands_there(board: Board, lead: Lead) -> None:
    npc = board.world.npc_by_id.get(lead.npc or "")
    if npc is not None and lead.place not in {npc.place, *(stop.place for stop in npc.schedule)}:
        message = f"{npc.name} is never at {lead.place!r} by themselves"
        board.warn(
            "conflict", ("leads", lead.id, "npc"), "npc_elsewhere", message, f"they are at {npc.place!r}"
        )


def _requires(board: Board, lead: Lead) -> None:
    path = ("leads", lead.id, "requires")
    board.refer_all("conflict", (*path, "leads"), "lead", lead.requires.leads)
    board.refer_all("conflict", (*path, "flags"), "flag", lead.requires.flags)
    board.refer_all("conflict", (*path, "without_flags"), "flag", lead.requires.without_flags)
    board.refer_all("conflict", (*path, "items"), "item", lead.requires.items)


def _grants(board: Board, lead: Lead) -> None:
    path = ("leads", lead.id, "grants")
    grants = lead.grants
    board.refer_all("conflict", (*path, "items"), "item", grants.items)
    board.refer_all("conflict", (*path, "leads"), "lead", grants.leads)
    board.refer_all("conflict", (*path, "places"), "place", grants.places)
    for index, change in enumerate(grants.disposition):
        board.refer("conflict", (*path, "disposition", index, "npc"), "npc", change.npc)
    for index, change in enumerate(lead.cost_on_failure.disposition):
        cost = ("leads", lead.id, "cost_on_failure", "disposition", index, "npc")
        board.refer("conflict", cost, "npc", change.npc)
    _movements(board, path, grants)


def _movements(board: Board, path: KeyPath, what: Stage | Grants) -> None:
    """The moves, states and changes of places in a stage or in what a lead grants."""
    for index, move in enumerate(what.npc_moves):
        board.refer("conflict", (*path, "npc_moves", index, "npc"), "npc", move.npc)
        board.refer("conflict", (*path, "npc_moves", index, "to"), "place", move.to)
    for index, status in enumerate(what.npc_status):
        board.refer("conflict", (*path, "npc_status", index, "npc"), "npc", status.npc)
    for index, change in enumerate(what.place_changes):
        here: KeyPath = (*path, "place_changes", index)
        for key in ("place", "close_exit", "open_exit"):
            board.refer("conflict", (*here, key), "place", getattr(change, key))
        _exit_exists(board, here, change.place, change.close_exit, "close_exit")
        _exit_exists(board, here, change.place, change.open_exit, "open_exit")


def _exit_exists(board: Board, path: KeyPath, place_id: str, to: str | None, key: str) -> None:
    if to is None or "places" not in board.have:
        return
    place = board.world.place_by_id.get(place_id)
    if place is not None and to not in {way.to for way in place.exits}:
        message = f"{place_id!r} has no exit to {to!r}"
        board.refuse("conflict", (*path, key), "unknown_exit", message)


def _stages(board: Board, story: Conflict) -> None:
    threat = story.threat
    previous = 0
    for stage in threat.stages:
        path = ("threat", "stages", stage.id)
        if stage.at <= previous:
            board.refuse(
                "conflict", (*path, "at"), "out_of_order", "stages must stand in rising order of 'at'"
            )
        if stage.at > threat.segments:
            message = f"the threat has only {threat.segments} segments"
            board.refuse("conflict", (*path, "at"), "out_of_range", message)
        previous = stage.at
        board.refer("conflict", (*path, "starts_encounter"), "encounter", stage.starts_encounter)
        _movements(board, path, stage)
        for index, change in enumerate(stage.disposition):
            board.refer("conflict", (*path, "disposition", index, "npc"), "npc", change.npc)
    if threat.rate * story.last_turn < threat.stages[0].at:
        message = f"by turn {story.last_turn} the threat would not even reach its first stage by itself"
        board.refuse("conflict", ("threat", "rate"), "no_escalation", message)


def _climax(board: Board, story: Conflict) -> None:
    climax = story.climax
    board.refer("conflict", ("climax", "place"), "place", climax.place)
    board.refer("conflict", ("climax", "encounter"), "encounter", climax.encounter)
    if climax.when.threat_at_least is not None and climax.when.threat_at_least > story.threat.segments:
        message = f"the threat has only {story.threat.segments} segments"
        board.refuse("conflict", ("climax", "when", "threat_at_least"), "out_of_range", message)
    if climax.when.turn_at_least is not None and climax.when.turn_at_least >= story.last_turn:
        message = f"must be before last_turn {story.last_turn}, so that an ending can follow"
        board.refuse("conflict", ("climax", "when", "turn_at_least"), "out_of_range", message)


def _tracks(board: Board, story: Conflict, solution: Solution) -> None:
    """The players' track can be filled, and the climax does not wait for more than there is."""
    if solution.progress < story.progress.segments:
        message = f"all leads together give {solution.progress} of {story.progress.segments} segments"
        board.refuse("conflict", ("progress", "segments"), "unwinnable", message)
    asked = story.climax.when.progress_at_least
    if asked is not None and asked > solution.progress:
        message = f"all leads together give only {solution.progress}"
        board.refuse("conflict", ("climax", "when", "progress_at_least"), "unwinnable", message)


def _endings(board: Board, story: Conflict, solution: Solution) -> None:
    closed_by: str | None = None
    can_fire: set[str] = set()
    for ending in story.endings:
        path = ("endings", ending.id)
        when = ending.when
        board.refer_all("conflict", (*path, "when", "flags"), "flag", when.flags)
        board.refer_all("conflict", (*path, "when", "without_flags"), "flag", when.without_flags)
        for flag in ending.epilogue_by_flag:
            board.refer("conflict", (*path, "epilogue_by_flag", flag), "flag", flag)
        if closed_by is not None:
            message = f"never fires: {closed_by!r} before it always holds"
            board.refuse("conflict", path, "dead_ending", message)
        elif _possible(ending, solution):
            can_fire.add(ending.outcome)
        else:
            board.refuse("conflict", path, "dead_ending", "never fires: what it asks for cannot be")
        if when == EndingWhen():
            closed_by = ending.id
    if closed_by is None:
        message = "no ending holds in every case"
        board.refuse("conflict", ("endings",), "open_end", message, "give the last ending 'when: {}'")
    for outcome in sorted({"won", "lost"} - can_fire):
        board.refuse(
            "conflict", ("endings",), "no_such_ending", f"no ending with outcome {outcome!r} can fire"
        )


def _possible(ending: Ending, solution: Solution) -> bool:
    when = ending.when
    if set(when.flags) & set(when.without_flags) or not set(when.flags) <= solution.flags:
        return False
    low = when.progress_at_least or 0
    return low <= solution.progress and (when.progress_at_most is None or low <= when.progress_at_most)
