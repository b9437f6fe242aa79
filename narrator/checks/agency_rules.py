"""How it is told what goes on in somebody, and what they do of themselves, in frames."""

from __future__ import annotations

from typing import Final

from narrator.checks.frames import rules
from narrator.checks.inflection import lexicon, verb

_DOING: Final = """
    step walk run move go come reach draw grab take pick pull push open shut throw kick hit strike punch shove lift
    raise put set point nod shake shrug bow wave kneel sit climb jump leap crouch follow leave enter cross swear
    curse laugh smile grin frown sigh sing shout whisper speak agree refuse offer give hand accept pay sign drink
    eat write light snuff search examine hide flee attack fire shoot stab cut break unlock knock steal embrace kiss
    confess apologise surrender charge help join clap slam snatch approach retreat back rise
""".split()  # noqa: SIM905  # easier to read than so many quotation marks
LEXICON: Final = lexicon(
    verbs={
        "MIND": "decide resolve vow consent intend realise realize believe regret hate distrust mistrust trust forgive"
        " despair wonder remember recall suspect doubt dread envy pity admire resent loathe despise conclude ponder"
        " love loathe detest crave yearn fear promise abhor",
        "SCARE": "frighten scare terrify anger annoy amuse comfort unsettle disturb sadden irritate impress"
        " delight disgust"
        " embarrass depress alarm reassure disappoint humiliate thrill enrage infuriate charm sicken horrify",
        "WANT": "want need long wish hope expect",
        "THINK": "think",
        "KNOW": "know understand",
    },
    words={
        "FEEL": "fear dread terror panic guilt shame pride anger rage fury hatred longing regret remorse"
        " despair hope joy"
        " relief grief sorrow sadness pity jealousy envy disgust contempt resentment triumph loneliness"
        " excitement desire"
        " gratitude admiration respect affection tenderness unease suspicion homesickness horror awe delight wonder",
        "AFRAID": "afraid scared terrified frightened angry furious sad happy proud guilty ashamed jealous"
        " lonely hopeful"
        " relieved excited nervous anxious uneasy embarrassed grateful determined confident betrayed homesick satisfied"
        " pleased content convinced unconvinced reluctant disappointed impressed worried curious bored tempted sorry"
        " certain",
        "DO": " ".join(verb(base)[1] for base in _DOING),
        "INNER": "heart stomach mind thoughts nerve nerves conscience soul hopes spirits temper courage resolve memory"
        " pulse instinct instincts gut",
    },
)
INWARD: Final = (
    *rules(
        r"(?<!could )[PQ] (?:, [^\n,;]{1,40}, )?(?:(?:has|have|had|does|do|will) )?~1MIND",
        r"[PQ] ~1WANT (?:to|nothing|only|NOT|for|that|it|more)",
        r"[PQ] (?:has |have )?(?:[a-z]+ly |already |suddenly )?THINK (?:that|of|about|to|back|it|better|again"
        r"|this|how)",
        r"[PQ] ~1KNOW (?:that|at once|better|it|by|what|how|deep|in|enough|then|now)",
        r"[PQ] ~2(?:is|are|was|were|grows|becomes|feels|felt|grew|became) ~2AFRAID",
        r"[PQ] ~1(?:feels?|felt) ~4FEEL",
        r"FEEL +5(?:over|in|through|of|at|fills|grips|seizes|overcomes|floods|takes|into|inside|up) [PQ](?:'s)?",
        r"[PQ]'s ~1INNER ~1(?:[a-z]+s|is|are|was|goes|SCARE|MIND)",
        r"[PQ]'s ~1FEEL ~1[a-z]+s",
        r"(?<!to )SCARE [PQ](?!')",
        r"(?:dawns|dawned|occurs|occurred|comes|came) (?:on|to|upon) [PQ] that",
        r"(?:dawns|dawned) (?:on|upon) [PQ]",
        r"strikes [PQ] (?:that|as)",
        r"[PQ] +4, (?:AFRAID|agreeing|refusing|thinking|wondering|hoping|fearing)",
        r"[PQ] ~1(?:makes?|made|make|changes?|changed) (?:up )?(?:[PQT]'s |his |her |their )?mind",
        r"[PQ] would (?:rather|sooner|give|like)",
        r"[PQ] ~1(?:gives?|gave|gives) in(?! (?:to the))",
        r"[PQ] ~1(?:takes?|took) (?:a )?(?:liking|dislike|pity|offence|comfort|pride|heart)",
        r"[PQ] ~1(?:falls?|fell) in love",
        r"[PQ] ~1(?:sees|feels) (?:the )?sense",
        r"comes from [PQ] [.,]",
    ),
    *rules(
        r"[PQ] (?:can |could )?NOT (?:help|bring|resist|bear|stop|wait|but|trust|believe|like|care|want)",
        denies=True,
    ),
)
DEEDS: Final = rules(
    r"Q (?:, [^\n,;]{1,40}, )?(?:[a-z]+ly |then |now |just |also |at last )?DO(?! (?:of|like))"
)
