"""How deaths and wounds are told, in frames."""

from __future__ import annotations

from typing import Final

from narrator.checks.frames import rules
from narrator.checks.inflection import lexicon

LEXICON: Final = lexicon(
    verbs={
        "CUT": "slice slash gash rip bite stab pierce crush scald impale gore skewer scorch lacerate puncture"
        " mangle maul",
        "INJURE": "break fracture dislocate sprain burn scald graze gash slice bruise cut wrench twist"
        " shatter smash crush",
        "STRIKE": "hit strike catch take find clip punch slam club bludgeon brain",
        "ENTER": "go pass sink dig drive slide stand lodge bury stick slip come",
        "DIE": "die perish expire",
        "KILL": "kill slay murder execute behead strangle throttle butcher",
        "FALL": "fall drop collapse crumple slump topple keel sprawl",
        "BLEED": "bleed",
        "GIVE": "crack snap tear pop give",
    },
    nouns={
        "BODY": "arm leg shoulder chest rib side cheek jaw hand thigh throat neck back belly gut knee scalp"
        " forehead temple"
        " wrist ankle calf flesh skin lip nose ear face brow skull head finger thumb palm knuckle shin foot"
        " toe hip elbow"
        " eye stomach heart lung spine tooth mouth chin collarbone heel",
        "BLADE": "blade knife sword arrow bullet shot splinter shard nail spear dagger axe claw fang tusk"
        " thorn spike slug"
        " dart lance pike hatchet razor scythe bayonet glass edge hook needle beak stinger",
        "WOUND": "wound gash burn bruise blister graze injury sprain fracture cut puncture welt",
        "BONE": "rib bone ankle knee collarbone shin",
        "CORPSE": "corpse cadaver carcass",
    },
    words={"BLEED": "bleeding bled", "LIE": "lie lies lay lying sit sits slumped sprawled hangs"},
)
_NOT_DEADLY = (
    r"(?! (?:tired|calm|set|certain|still|on time|wrong|sure|drunk|asleep|to|serious|straight|silent|quiet|centre|right"
    r"|weight|keen|slow|level|ahead|against))"
)
DEATHS: Final = (
    *rules(
        r"[PQNAT] (?:(?:has|have|had) )?~1DIE(?! (?:down|away|out|of (?:boredom|shame|laughter|curiosity)"
        r"|laughing|a little))",
        rf"[PQNAT] ~1(?:LIE|FALL|is|are|was|were) +6(?:, ~1)?(?:dead|lifeless|quite cold|stone cold){_NOT_DEADLY}",
        rf"[PQNAT] +8, ~2(?:dead|lifeless){_NOT_DEADLY}",
        r"[PQNAT] (?:is|was|are|were) ~2CORPSE",
        r"[PQNAT]'s ~2CORPSE",
        r"(?:CORPSE|body) of [PQNAT]",
        r"[PQNAT]'s ~1(?:last|final|dying) (?:breath|words|heartbeat|gasp)",
        r"(?:the )?(?:end|death) of [PQNAT] [.,;]",
        r"(?:is|was) over for [PQNAT]",
        r"life ~3(?:goes|leaves|drains|ebbs|runs|went|fades|passes|seeps) ~3[PQNAT](?:'s)?",
        r"[PQNAT] (?:is|was|are|were|has been|have been|gets) ~2KILL",
        r"KILL ~1[PQNAT](?! (?:time|joy))",
        r"(?:covers?|cover|covered|close|closes?|closed) ~1[PQN]'s BODY",
        r"(?:buries|buried|mourns?|mourned) [PQN]",
        r"[PQNAT] (?:breathes?|draws?|breathed|drew) ~2last",
        r"[PQNAT]'s heart ~1(?:stops|stopped)",
        r"(?:takes?|took|claims?|claimed|ends?|ended|costs?) [PQNAT]'s life",
        r"[PQNAT] (?:is|was) NOT more",
    ),
    *rules(
        r"[PQN] +8NOT ~1(?:breathe|wake|breathes|wakes) ~1(?:in )?(?:again|up)",
        r"[PQN] +8NOT (?:move|stir|rise|speak|moves|stirs) (?:again|any more)",
        r"[PQN] +2(?:FALL|goes down|went down) [^\n]{0,40}NOT ~1(?:get|rise|move|stir)",
        r"NOT survive [^\n]{0,40}[PQNAT] (?:has|have|does|did) NOT",
        r"[PQNAT] ~2(?:does|do|did|has|have|will) NOT survive",
        r"[PQN] (?:has|have) NOT (?:pulse|heartbeat)",
        denies=True,
    ),
)
WOUNDS: Final = (
    *rules(
        r"BLADE +6(?:STRIKE|CUT) [PQN](?! (?:by surprise|unawares|off guard|out))",
        r"BLADE +6(?:STRIKE|CUT|INJURE|opens?|opened|lays? open) ~1[PQN]'s ~2BODY",
        r"BLADE +6(?:ENTER|gone) ~1(?:in|into|through|between|under|across|below|home in|from)"
        r" ~1(?:[PQN](?!\S)|[PQN]'s ~2BODY)",
        r"[PQN] (?:(?:has|have|had) )?~1INJURE (?:an?|the|one|two|three|[PQNT]'s|both|his|her|their) ~2BODY",
        r"[PQNT] ~3BLEED(?! into)",
        r"blood ~6[PQN]'s own",
        r"[PQN]'s own blood",
        r"blood ~4(?:from|down|out of|over) [PQN]'s ~2BODY",
        r"(?:pain|agony) (?!of )+5[PQN](?:'s ~2BODY)?",
        r"(?:a|the|fresh) (?!old )~1WOUND (?:on|in|across|over|along|to) [PQN]'s ~2BODY",
        r"[PQN]'s ~2BODY ~4(?:useless|broken|bleeding|bloody|swollen|blistered|blistering|shattered|severed|mangled)",
        r"[PQNT] (?:is|are|was|were|has been|have been|gets|lies|goes) ~2(?:wounded|injured|stabbed|shot"
        r"|maimed|unconscious"
        r"|senseless|concussed|scalded|crippled|lamed|impaled|paralysed|knocked out|knocked cold|knocked senseless"
        r"|knocked unconscious|out cold|beaten up)",
        r"[PQN]'s ~1(?:vision|sight) ~1(?:swims|blurs|goes|dims|darkens|swam|blurred)",
        r"[PQN]'s ~1BODY ~1(?:is|are|was|were) ~2(?:INJURE|CUT)",
        r"[PQN]'s ~1BODY (?:INJURE|GIVE) (?:[.,;]|under|with a|like|beneath|in two)",
        r"(?:something|somebody|bone|it) ~1(?:GIVE|INJURE|BODY) in [PQN]'s ~2BODY",
        r"BONE (?:ENTER|GIVE|INJURE) [.,;]",
        r"[PQN] +6, ~1(?:bleeding|BLEED|wounded|unconscious)",
        r"knock ~2(?:on|to) the head",
        r"(?:wounds|wounded|stabs|stabbed|shoots|maims|cripples|lames|poisons|scalds) [PQN]",
        r"[PQN] (?:passes|passed|blacks|blacked|faints|fainted) out",
    ),
    *rules(
        r"BODY (?:will|does|can|would) NOT ~1(?:take|hold|bear|carry)",
        r"NOT feel [PQN]'s ~1BODY",
        denies=True,
    ),
)
