"""How play begins: classes, guided creation, ready-made characters, openings."""

from genre_packs.loading.checks.board import Board
from genre_packs.schema.creation import CreationScene, Premade

ATTRIBUTES = frozenset({"strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma"})
OWN_ATTRIBUTES = {"dice_pool": frozenset({"body", "quickness", "strength", "charm", "wits", "will"})}
"""Ruleset -> its attributes, where they are not the six usual ones."""


def rules(board: Board) -> None:
    """A pack that names attributes of its ruleset names all of them."""
    named = set(board.world.rules.attribute_map)
    asked = OWN_ATTRIBUTES.get(board.world.rules.ruleset, ATTRIBUTES)
    for missing in sorted(asked - named if named & asked else ()):
        board.refuse(
            "rules", ("attribute_map",), "missing_attribute", f"no name for the attribute {missing!r}"
        )


def axes(board: Board) -> None:
    """Presets set axes that exist, within 0..1."""
    for index, preset in enumerate(board.world.axes.presets):
        for axis, value in preset.values.items():
            path = ("presets", index, "values", axis)
            board.refer("axes", path, "axis", axis)
            if not 0 <= value <= 1:
                board.refuse("axes", path, "out_of_range", f"must be between 0 and 1, is {value}")


def classes(board: Board) -> None:
    """Kits and skills exist, and nobody of a class starts without a weapon."""
    for entry in board.world.classes.classes:
        path = ("classes", entry.id)
        board.refer_all("classes", (*path, "kit"), "item", entry.kit)
        if "items" in board.have and not any(_is_weapon(board, item) for item in entry.kit):
            board.warn("classes", (*path, "kit"), "no_weapon", f"{entry.label} starts without a weapon")
    for background in board.world.classes.backgrounds:
        path = ("backgrounds", background.id)
        board.refer("classes", (*path, "free_skill"), "skill", background.free_skill)
        board.refer_all("classes", (*path, "quick_skills"), "skill", background.quick_skills)
        board.refer_all("classes", (*path, "items"), "item", background.items)
    for focus in board.world.classes.foci:
        board.refer("classes", ("foci", focus.id, "skill"), "skill", focus.skill)


def _is_weapon(board: Board, item: str) -> bool:
    return any(i.id == item and i.category == "weapon" for i in board.world.items.items)


def creation(board: Board) -> None:
    """The guided way leads to a whole character: background, class, name."""
    scenes = board.world.char_creation.scenes
    for scene in scenes:
        _scene(board, scene)
    effects = [choice.mechanical_effects for scene in scenes for choice in scene.choices]
    for key, offered in (
        ("background", any(effect.background for effect in effects)),
        ("class", any(effect.class_ for effect in effects)),
    ):
        if not offered:
            board.refuse("char_creation", ("scenes",), "incomplete_creation", f"no choice gives a {key}")
    if sum(scene.input_type == "name" for scene in scenes) != 1:
        board.refuse(
            "char_creation", ("scenes",), "incomplete_creation", "exactly one scene must ask for the name"
        )


def _scene(board: Board, scene: CreationScene) -> None:
    path = ("scenes", scene.id)
    if scene.input_type == "choice" and len(scene.choices) < 2:
        board.refuse("char_creation", path, "no_choice", "a choice needs at least two answers")
    if scene.input_type != "choice" and scene.choices:
        message = f"a scene that asks for {scene.input_type} offers no choices"
        board.refuse("char_creation", (*path, "choices"), "no_choice", message)
    if (scene.input_type == "text" or scene.allows_freeform) and scene.fills is None:
        message = "a written answer must go somewhere"
        board.refuse(
            "char_creation", path, "missing_key", message, "add 'fills: hook' (or trait, goal, bond, look)"
        )
    for index, choice in enumerate(scene.choices):
        here = (*path, "choices", index, "mechanical_effects")
        effect = choice.mechanical_effects
        board.refer("char_creation", (*here, "background"), "background", effect.background)
        board.refer("char_creation", (*here, "class"), "class", effect.class_)
        board.refer("char_creation", (*here, "focus"), "focus", effect.focus)
        board.refer_all("char_creation", (*here, "skills"), "skill", effect.skills)
        board.refer_all("char_creation", (*here, "items"), "item", effect.items)


def premade(board: Board) -> None:
    """Ready-made characters are legal and have everything."""
    for character in board.world.premade.characters:
        path = ("characters", character.id)
        board.refer("premade", (*path, "background"), "background", character.background)
        board.refer("premade", (*path, "class"), "class", character.class_)
        board.refer("premade", (*path, "focus"), "focus", character.focus)
        board.refer_all("premade", (*path, "items"), "item", character.items)
        _scores(board, character)


def _scores(board: Board, character: Premade) -> None:
    path = ("characters", character.id)
    for missing in sorted(set(board.world.rules.attribute_map) - set(character.attributes)):
        board.refuse("premade", (*path, "attributes"), "missing_attribute", f"{missing!r} is missing")
    for skill, level in character.skills.items():
        board.refer("premade", (*path, "skills", skill), "skill", skill)
        if level > 1:
            message = f"a beginner's skill is 0 or 1, not {level}"
            board.refuse("premade", (*path, "skills", skill), "out_of_range", message)


def openings(board: Board) -> None:
    """Somewhere to begin, alone and together, for whoever one has made."""
    entries = board.world.openings.openings
    for opening in entries:
        path = ("openings", opening.id)
        board.refer("openings", (*path, "place"), "place", opening.place)
        board.refer_all("openings", (*path, "present_npcs"), "npc", opening.present_npcs)
        board.refer_all("openings", (*path, "backgrounds"), "background", opening.backgrounds)
        _per_pc(board, opening.id)
        if opening.soft_hook is not None:
            board.refer("openings", (*path, "soft_hook", "lead"), "lead", opening.soft_hook.lead)
        if opening.min_players > opening.max_players:
            board.refuse("openings", path, "out_of_range", "min_players is more than max_players")
    solo = [o for o in entries if o.mode in ("solo", "either") and o.min_players == 1]
    if not solo:
        board.refuse("openings", ("openings",), "no_solo_opening", "no opening suits one player alone")
    if not any(o.mode in ("multiplayer", "either") and o.max_players > 1 for o in entries):
        board.refuse("openings", ("openings",), "no_shared_opening", "no opening suits several players")
    fallback = any(not opening.backgrounds for opening in solo)
    served = {background for opening in solo for background in opening.backgrounds}
    for background in sorted((board.ids("background") or frozenset()) - served):
        if solo and not fallback:
            message = f"nobody of background {background!r} can begin alone: no opening for any"
            board.refuse(
                "openings", ("openings",), "no_solo_opening", message, "leave 'backgrounds' out of one"
            )


def _per_pc(board: Board, opening_id: str) -> None:
    backgrounds, classes_ = board.ids("background"), board.ids("class")
    opening = next(o for o in board.world.openings.openings if o.id == opening_id)
    if backgrounds is None or classes_ is None:
        return
    for index, beat in enumerate(opening.per_pc_beats):
        if beat.applies_to not in backgrounds | classes_ | {"any"}:
            path = ("openings", opening_id, "per_pc_beats", index, "applies_to")
            message = f"{beat.applies_to!r} is neither a background nor a class nor 'any'"
            board.refuse("openings", path, "unknown_background", message)
