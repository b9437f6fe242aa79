"""English words in all their forms, so that a lexicon need name each verb and noun only once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_IRREGULAR: Final = {
    found[0]: tuple(found[1:])
    for found in (
        line.split()
        for line in """
        be is are was were been being am
        have has had having
        do does did done doing
        go goes went gone going
        come comes came coming
        take takes took taken taking
        give gives gave given giving
        get gets got gotten getting
        make makes made making
        find finds found finding
        lose loses lost losing
        leave leaves left leaving
        break breaks broke broken breaking
        fall falls fell fallen falling
        feel feels felt feeling
        know knows knew known knowing
        think thinks thought thinking
        say says said saying
        tell tells told telling
        see sees saw seen seeing
        hear hears heard hearing
        hold holds held holding
        keep keeps kept keeping
        stand stands stood standing
        sit sits sat sitting
        lie lies lay lain lying
        rise rises rose risen rising
        run runs ran running
        ride rides rode ridden riding
        drive drives drove driven driving
        swim swims swam swum swimming
        throw throws threw thrown throwing
        draw draws drew drawn drawing
        bring brings brought bringing
        buy buys bought buying
        catch catches caught catching
        fight fights fought fighting
        seek seeks sought seeking
        teach teaches taught teaching
        put puts putting
        cut cuts cutting
        shut shuts shutting
        set sets setting
        hit hits hitting
        hurt hurts hurting
        let lets letting
        split splits splitting
        spit spits spat spitting
        slit slits slitting
        thrust thrusts thrusting
        bite bites bit bitten biting
        hide hides hid hidden hiding
        slide slides slid sliding
        stick sticks stuck sticking
        strike strikes struck stricken striking
        sting stings stung stinging
        swing swings swung swinging
        sink sinks sank sunk sinking
        drink drinks drank drunk drinking
        shrink shrinks shrank shrunk shrinking
        sing sings sang sung singing
        ring rings rang rung ringing
        begin begins began begun beginning
        win wins won winning
        shoot shoots shot shooting
        speak speaks spoke spoken speaking
        steal steals stole stolen stealing
        wake wakes woke woken waking
        wear wears wore worn wearing
        tear tears tore torn tearing
        swear swears swore sworn swearing
        choose chooses chose chosen choosing
        freeze freezes froze frozen freezing
        forget forgets forgot forgotten forgetting
        forgive forgives forgave forgiven forgiving
        shake shakes shook shaken shaking
        eat eats ate eaten eating
        beat beats beaten beating
        bleed bleeds bled bleeding
        feed feeds fed feeding
        lead leads led leading
        meet meets met meeting
        flee flees fled fleeing
        creep creeps crept creeping
        sweep sweeps swept sweeping
        sleep sleeps slept sleeping
        weep weeps wept weeping
        kneel kneels knelt kneeled kneeling
        bend bends bent bending
        send sends sent sending
        lend lends lent lending
        spend spends spent spending
        sell sells sold selling
        pay pays paid paying
        lay lays laid laying
        read reads reading
        understand understands understood understanding
        withdraw withdraws withdrew withdrawn withdrawing
        grow grows grew grown growing
        blow blows blew blown blowing
        fly flies flew flown flying
        slay slays slew slain slaying
        wring wrings wrung wringing
        burst bursts bursting
        die dies died dying
        vie vies vied vying
        fling flings flung flinging
        cling clings clung clinging
        grind grinds ground grinding
        bind binds bound binding
        wind winds wound winding
        give gives gave given giving
        forego foregoes forewent foregone
        """.strip().splitlines()
    )
}
_DOUBLED: Final = frozenset(
    """
    stop drop slip grip grab stab nod grin step drag rob pat rip trip snap slap clap wrap plan shrug hug beg jog pad rub
    trap tap tip dip skip whip chop flop plod trot stun pin spin scan ram slam whet knot regret admit commit permit
    occur prefer pocket fit pop strap nab bag skid prod scrub throb sob stir blur mar scar swap swat
    """.split()  # noqa: SIM905  # easier to read than so many quotation marks
)
NOT: Final = "NOT"
_NO: Final = frozenset(
    """
    not never no nobody none nothing neither nor hardly scarcely barely without cannot don't doesn't didn't won't can't
    isn't aren't wasn't weren't hasn't haven't wouldn't couldn't
    """.split()  # noqa: SIM905
)
_PLURALS: Final = {
    "foot": "feet",
    "tooth": "teeth",
    "child": "children",
    "man": "men",
    "woman": "women",
    "mouse": "mice",
    "goose": "geese",
    "calf": "calves",
    "wolf": "wolves",
    "knife": "knives",
    "wife": "wives",
    "thief": "thieves",
    "life": "lives",
    "ox": "oxen",
}


def verb(base: str) -> tuple[str, ...]:
    """A verb as it stands in a lexicon and in every form of it."""
    irregular = _IRREGULAR.get(base)
    if irregular is not None:
        return (base, *irregular)
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base[:-1]}ing"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    stem = base + base[-1] if base in _DOUBLED and base != "pocket" else base
    return base, f"{base}{_ending(base)}", f"{stem}ed", f"{stem}ing"


def noun(base: str) -> tuple[str, ...]:
    """A noun and its plural."""
    if base in _PLURALS:
        return base, _PLURALS[base]
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base, f"{base[:-1]}ies"
    return base, f"{base}{_ending(base)}"


def lexicon(
    verbs: Mapping[str, str] | None = None,
    nouns: Mapping[str, str] | None = None,
    words: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Each word in each form with its class; one of several classes has them all, with a stroke between.

    Words that deny are ``NOT`` in each, genitives the class with "'s".

    The values are words between spaces; ``words`` have one form only.
    """
    found: dict[str, dict[str, None]] = {}
    for group, forms in ((verbs, verb), (nouns, noun), (words, _only)):
        for tag, listed in (group or {}).items():
            for base in listed.split():
                for form in forms(base):
                    found.setdefault(form, {})[tag] = None
    classed = {word: "/".join(tags) for word, tags in found.items()}
    owned = {f"{word}'s": f"{tag}'s" for word, tag in classed.items()}
    return owned | classed | dict.fromkeys(_NO, NOT)


def _only(base: str) -> tuple[str, ...]:
    return (base,)


def _ending(base: str) -> str:
    return "es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
