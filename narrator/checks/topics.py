"""What a table's line or veil is about, in the words in which a story comes to it.

A limit is written as a topic ("harm to animals"); prose names a mule and a whip. Each word of a limit is met by itself,
or by one of the alternatives under it. In an alternative the words between spaces are of equal worth, those on both
sides of an ampersand have to meet in one sentence, and an underscore joins the words of a phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from narrator.checks.reading import stem, stems, words_of

_ANIMALS: Final = (
    "animal dog cat horse mule donkey pony hen cock rooster chicken goose duck bird gull sheep lamb goat kid"
    " cow calf ox"
    " bull pig sow hog puppy kitten rabbit hare hound mare foal colt fox deer stag beast cattle swan pigeon crow parrot"
    " monkey bear wolf whale seal dolphin hamster rat mouse badger otter hedgehog creature pet livestock"
)
_CHILDREN: Final = (
    "child children boy girl baby infant toddler kid son daughter sister brother pupil school schoolboy"
    " schoolgirl orphan"
    " newborn youngster lad lass twin little_one little_ones nursery cradle"
)
_VIOLENCE: Final = (
    "harm hurt kill beat whip lash flog kick stab shoot shot strangle drown burn skin flay nail wring wrung"
    " butcher torture"
    " maim cripple starve slaughter torment mutilate bludgeon club throttle scream screams blood bleed gore"
    " wound cruelty"
    " abuse crush hang poison neck broken leg_the_wrong_way"
)
_ALTERNATIVES: Final[dict[str, tuple[str, ...]]] = {
    "spider": (
        "spider tarantula arachnid spiderling spinneret",
        "eight_legs eight_legged eight_eyes",
        "web webs & owner legs knees maker spinner fangs weaver",
        "widow & web legs venom",
    ),
    "insect": (
        "insect bug beetle cockroach roach maggot centipede millipede ant wasp hornet fly larva grub locust louse lice",
    ),
    "snake": ("snake serpent viper adder cobra python constrictor rattler", "forked & tongue"),
    "rat": ("rat rats rodent vermin",),
    "animal": (_ANIMALS,),
    "dog": ("dog hound puppy bitch cur mongrel terrier spaniel",),
    "cat": ("cat kitten tomcat tabby",),
    "horse": ("horse mare stallion foal pony gelding colt",),
    "child": (_CHILDREN,),
    "kid": (_CHILDREN,),
    "harm": (_VIOLENCE,),
    "cruelty": (_VIOLENCE,),
    "violence": (_VIOLENCE,),
    "hurt": (_VIOLENCE,),
    "abuse": (_VIOLENCE,),
    "death": ("death dead die dies killed corpse coffin grave drown",),
    "torture": (
        "tortur torture torturer thumbscrew thumbscrews strappado waterboard waterboarding bastinado flay"
        " flayed pilliwinks",
        "rack & confess question questions hour stretched screams until man prisoner joints hours said talk",
        "iron irons poker brand & coals red-hot glowing white-hot & foot feet sole skin flesh prisoner eye"
        " eyes tongue face",
        "nails nail fingernails teeth toes fingers & one_by_one pincers pliers pulls_out pull_out & question questions"
        " answer answers confess same talk until",
        "pincers pliers & flesh tongue nails teeth fingernails",
        "prisoner captive & screams burns burn flog lash whip water cut knife & question questions confess"
        " confesses talk",
    ),
    "drown": (
        "drown drowned drowning",
        "goes_under went_under go_under go_down held_under under_the_water under_water pushes_under"
        " does_not_come_up not_come_up went_down",
        "river sea flood water lake tide ferry ship boat well pond & took takes coffin coffins lungs swallow swallowed"
        " sank sink drags hands_were_the_last never_came_up bodies body",
    ),
    "surgery": (
        "surgery amputate amputation scalpel incision bonesaw autopsy dissection dissect transplant suture",
        "surgeon surgeons doctor medic & opens opened knife saw cut cuts blade stitch stitches closes ribs"
        " hip clamp lifts_out sews",
        "operation operate operates operating & lasts table hour knife surgeon doctor lamp patient wound"
        " anaesthetic ether",
        "saw & bone leg arm limb",
        "stitch stitches needle & flesh skin wound",
    ),
    "kiss": (
        "kiss kisses kissed kissing snog smooch",
        "lip lips mouth mouths & meet meets met finds found touch touches brush press pressed & lip lips"
        " mouth mouths their song",
        "lips_meet mouth_finds_mouth mouth_to_mouth lips_to_lips mouth_on_mouth lips_touch lips_brush",
    ),
    "romance": ("kiss kisses kissed kissing caress lover lovers embrace", "lips_meet"),
    "sex": (
        "sex sexual naked nude undress undresses thrust orgasm lovemaking erotic aroused breasts nipples"
        " intercourse bedded",
        "make_love makes_love making_love made_love between_the_sheets in_bed_together",
    ),
    "sexual": (
        "sex sexual naked nude undress orgasm lovemaking erotic aroused rape rapes raped molest grope gropes",
    ),
    "rape": (
        "rape rapes raped raping molest molested",
        "forces_himself_on forced_himself_on forces_herself_on",
    ),
    "suicide": (
        "suicide",
        "kills_himself kills_herself hangs_himself hangs_herself hanged_himself hanged_herself shot_himself"
        " shot_herself"
        " took_his_own_life took_her_own_life takes_his_own_life takes_her_own_life own_hand end_it_all",
        "noose & beam chair neck",
        "wrists & razor opened slit cut",
    ),
    "gore": (
        "gore entrails intestines viscera guts brains disembowel disemboweled disembowelled bowels",
        "blood & everywhere walls pool spray sprays spatter spatters fountain",
    ),
    "blood": ("blood bloody bleed bleeds bleeding bled haemorrhage",),
    "needles": ("needle needles syringe injection hypodermic",),
    "eye": ("eye eyes eyeball eyelid",),
    "vomit": ("vomit vomits vomited puke retch retches", "throws_up threw_up"),
    "cannibalism": (
        "cannibal cannibalism",
        "eat eats ate eaten flesh meat & human man woman men person them",
    ),
    "slavery": (
        "slave slaves slaver slavery enslaved",
        "chained chains & auction sold owner master plantation",
    ),
    "clown": ("clown clowns harlequin", "red_nose & painted wig"),
    "pregnancy": ("pregnant pregnancy miscarriage stillborn childbirth labour_pains",),
    "miscarriage": ("miscarriage stillborn stillbirth", "lost_the_baby loses_the_baby"),
    "buried": ("buried_alive burying_alive", "coffin & inside nails scratch scratches air lid"),
    "hang": ("gallows noose hanged gibbet lynch lynched",),
    "drug": ("drug drugs opium heroin cocaine morphine laudanum needle syringe addict narcotic",),
    "alcohol": ("alcohol whisky whiskey gin rum brandy vodka drunk drunken beer wine liquor",),
    "gun": ("gun guns pistol rifle revolver shotgun carbine musket",),
    "fire": ("fire blaze inferno arson burning_alive",),
    "teeth": ("tooth teeth molar incisor dentist",),
    "cancer": ("cancer tumour tumor chemotherapy leukaemia",),
    "plague": ("plague pestilence buboes epidemic",),
}
_BY_STEM: Final = {stem(topic): alternatives for topic, alternatives in _ALTERNATIVES.items()}
_IDIOMS: Final = re.compile(
    r"\b(?:beaten at|whipped cream|drown(?:ed|ing|s)? in (?:paper|work|noise|debt|thought|silk)|(?:dog|cat"
    r"|horse)(?:-| )"
    r"(?:eared|tired|nap)|kill(?:ing|s|ed)? (?:the (?:lamp|light|engine)|time)|dead on|raining cats and dogs"
    r"|hold your horses|in operation|blow(?:s|ing)? a kiss to the wind|of the mild kind)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Words of equal worth: stems, and phrases as they stand between spaces."""

    words: frozenset[str]
    phrases: tuple[str, ...]

    def met(self, own: frozenset[str], spoken: str) -> bool:
        return not self.words.isdisjoint(own) or any(map(spoken.__contains__, self.phrases))


@cache
def _groups(topic: str) -> tuple[tuple[_Group, ...], ...]:
    return tuple(tuple(map(_group, one.split(" & "))) for one in _BY_STEM.get(topic, ()))


def _group(words: str) -> _Group:
    listed = words.split()
    return _Group(
        frozenset(stem(one) for one in listed if "_" not in one),
        tuple(f" {one.replace('_', ' ')} " for one in listed if "_" in one),
    )


def touches(sentence: str, word: str) -> bool:
    """Whether a sentence comes to what a limit's word (a stem) is about, in whatever words."""
    groups = _groups(word)
    if not groups:
        return False
    own, spoken = _words(sentence)
    return any(all(group.met(own, spoken) for group in one) for one in groups)


@lru_cache(maxsize=1024)
def _words(sentence: str) -> tuple[frozenset[str], str]:
    """The stems of a sentence, and its words between spaces, without idioms that say something else."""
    plain = _IDIOMS.sub(" ", sentence)
    return stems(plain), f" {' '.join(words_of(plain))} "
