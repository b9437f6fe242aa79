"""How it is told that somebody is here, in frames."""

from __future__ import annotations

from typing import Final

from narrator.checks.frames import rules
from narrator.checks.inflection import lexicon, verb

_ACTING: Final = """
    say ask reply answer whisper mutter murmur call shout cry snap growl add begin tell hiss warn offer admit repeat
    grunt laugh agree breathe bark remark observe nod grin smile frown scowl sigh step walk enter turn look stand
    lean wait watch point shake shrug come arrive appear stride sit raise lower draw hand take grab pull push put
    lift reach stare glance hurry run kneel bow wink open close drop spit cross follow rise cough blink gesture
    clear throw pour pick set lay wipe fold unfold light move pass press touch tap knock cut slam drink eat chew
    swallow snort sniff wave beckon join emerge slip squint peer study inspect examine bend crouch straighten settle
    clap rub scratch gather tug drag shove swing hold catch tilt rest hover pause stop hesitate clutch climb jump
    leap duck flinch wince stretch yawn chuckle giggle groan moan curse swear whistle hum sing stir rattle unlock
    lock shut tear pace
""".split()  # noqa: SIM905  # easier to read than so many quotation marks
LEXICON: Final = lexicon(
    words={
        "ACT": " ".join(verb(base)[2] if base == "say" else verb(base)[1] for base in _ACTING)
        + " says said asked answered replied nodded smiled laughed",
        "ACTING": " ".join(verb(base)[-1] for base in _ACTING),
        "PART": "hand hands voice face eyes shadow boots footsteps smile head finger fingers fist arm arms"
        " hat coat laugh"
        " cough breath back shoulder silhouette",
    }
)
HERE: Final = (
    *rules(
        r"(?<!what )(?<!that )(?<!which )(?<!how )(?<!than )(?<!everything )(?<!anything )(?<!way )(?<!where"
        r" )(?<!thing )"
        r"(?<!of )(?<!from )A (?:, [^\n,;]{1,60}, )?(?:[a-z]+ly |just |then |now |still |also |merely |already )?ACT",
        r"ACT A (?:[.,;:]|with|and|from|in|at|on|by|as|who|quietly|softly|again)",
        r"(?:ACT|stands|sits|lies|waits|leans|looms|hovers) ~1A",
        r"A (?:is|was) ~2(?:here|back|inside|among|present|beside|behind|at [NPQT]|at the (?:door|table|window)|by the"
        r"|in the (?:room|doorway|corner|door|way)|on the (?:stairs|threshold))(?!-)",
        r"A (?:is|was) ~1ACTING",
        r"A's PART ~1(?:ACT|comes|falls|is|are|lands|lies|moves|breaks|carries|cuts|appears|fills)",
        r"(?:[NPQ] and A|A and [NPQ]) ~1[a-z]+",
        r"it is A (?:who|,|\.|with|again|at)",
        r"there (?:is|was|stands|sits) A",
        r"[NPQT] ~2(?:bows|nods|waves|turns|smiles|beckons|points|speaks|hands|passes|gives|ACT) ~1(?:to|at"
        r"|towards) A(?! (?:for|about))",
        r"[NPQT] ~2(?:finds?|sees?|spots?|greets?|meets?|joins?|faces|recognises|hands|embraces|touches) A(?!"
        r" (?:in (?:the|a) (?:photograph|picture|portrait)))",
        r"(?:hand|voice|face|figure|footsteps|shape|shoes|boots) [^\n]{0,40}(?:belongs?|is) (?:to )?A",
        r"(?:in|through) (?:the )?(?:door|doorway|dark|corner|window) ~1(?:stands|is|sits|waits|comes) A",
        r"(?:enter|enters|in comes|in walks|here comes|here is) A",
    ),
    *rules(
        r"(?:hears?|heard|sees?|saw|notices?|noticed|seen) A (?:come|enter|arrive|step|walk|slip)",
        r"A , who (?:has|have|does|do|is|was) NOT ~1(?:bow|speak|move|look|answer|smile|speaks|said|spoken"
        r"|moved|moving)",
        denies=True,
    ),
)
