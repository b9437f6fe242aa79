"""Sentences of rulings: short, concrete, third person, present tense; read by players and by the narrator."""

from __future__ import annotations

from collections.abc import Sequence

ARTICLES = ("the ", "a ", "an ")

HIT = (
    "{actor} hits {target}{weapon}: {damage} damage.",
    "{actor} catches {target}{weapon}: {damage} damage.",
    "{actor} gets through to {target}{weapon}: {damage} damage.",
    "{actor} lands a blow on {target}{weapon}: {damage} damage.",
)
SHOT = (
    "{actor} hits {target}{weapon}: {damage} damage.",
    "{actor} finds {target} at a distance{weapon}: {damage} damage.",
    "{actor} does not miss {target}{weapon}: {damage} damage.",
)
MISS = (
    "{actor} misses {target}{weapon}.",
    "{actor} strikes at {target}{weapon} and finds only air.",
    "{target} turns aside what {actor} aims at them{weapon}.",
    "{actor} comes close to {target}{weapon}, but not close enough.",
)
WIDE = (
    "{actor} misses {target}{weapon}.",
    "{actor} sends a shot wide of {target}{weapon}.",
    "{target} is gone from where {actor} aims{weapon}.",
)
SHOCK = (
    "{actor} misses, but the press of the fight still costs {target} {damage}.",
    "{target} parries {actor} badly and takes {damage} from the shock of it.",
    "{actor} does not get through, yet {target} comes away with {damage} damage.",
)

DEEDS = {
    "bodily": (
        (
            "{actor} throws {target} off balance",
            "{actor} drives {target} back a step",
            "{actor} puts weight and will against {target}, and {target} gives",
        ),
        (
            "{actor} cannot shift {target}",
            "{actor} throws everything against {target} and is shrugged off",
            "{target} stands like a post against {actor}",
        ),
    ),
    "wit": (
        (
            "{actor} sees where {target} leaves a gap",
            "{actor} draws {target} into a mistake",
            "{actor} finds the rhythm of {target}, and the beat that is missing",
        ),
        (
            "{actor} looks for a gap and {target} leaves none",
            "{actor} is too slow to make use of what {target} shows",
            "{target} is not so easily read by {actor}",
        ),
    ),
    "words": (
        (
            "{actor} speaks, and is heard",
            "{actor} finds the word that goes in",
            "{actor} speaks over the noise, and it carries",
        ),
        (
            "{actor} speaks, and nobody listens",
            "{actor} calls out, and it changes nothing",
            "the words of {actor} fall on deaf ears",
        ),
    ),
    "dial": (
        ("{actor} gains ground", "{actor} makes it count", "{actor} is the better in this"),
        ("{actor} loses ground", "{actor} comes up short", "{actor} has the worse of it"),
    ),
}


def pick(variants: Sequence[str], faces: Sequence[int]) -> str:
    """One of the variants, decided by the faces: the same dice tell the same sentence."""
    return variants[sum(faces) % len(variants)]


def deed(manner: str, succeeded: bool, actor: str, target: str, faces: Sequence[int]) -> str:
    """How a deed in the thick of it went, without its figures; ``manner`` is a key of DEEDS."""
    variants = DEEDS[manner][0 if succeeded else 1]
    return sentence(pick(variants, faces).format(actor=actor, target=target or "the enemy"))


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def called(name: str) -> str:
    """A name as it stands inside a sentence: what is no proper name gets its article."""
    if not name:
        return "somebody"
    if name[0].isupper() or name.lower().startswith(ARTICLES):
        return name
    return f"the {name}"


def with_weapon(name: str, *, natural: bool = False) -> str:
    """The end of a sentence that names the weapon; a ``natural`` one (claws) takes no article."""
    if not name:
        return ""
    lowered = name if name[1:2].isupper() else name[:1].lower() + name[1:]
    if natural or lowered.startswith(ARTICLES) or lowered == "bare hands":
        return f" with {lowered}"
    return f" with the {lowered}"


def listed(names: Sequence[str]) -> str:
    """Names joined as in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
