"""Verbs that players and packs use, in their base form, and little words that tell a verb from a noun."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


VERBS = word_set(
    """
    accept accuse ache act add address adjust admire admit advance advise aim allow analyse announce
    answer apologise appeal appear apply approach argue arm arrange arrive ask assure attack attempt
    avoid await back balance bandage bang bar bargain bark barricade bash bathe beat beckon beg begin
    believe bellow bend bet bind bite blast blink block blow board bolt bow brace break breathe bribe
    bring brush build bully burn burst bury buy calculate call calm carry cast catch challenge change
    charge charm chase chat check cheer chew choose chop circle claim clamber clap clasp clean clear
    clench climb cling close clutch coax collapse collect come comfort command compare compel comply
    conceal confess confirm confront confuse consider console continue convince cook cough count cover
    crack crawl creep cross crouch crush cry curse cut dance dangle dare dart dash deal debate deceive
    decide declare decline deduce defend deflect delay deliver demand deny descend describe deserve
    destroy dig dip direct disarm discover discuss disguise dismiss distract dive dodge doubt douse drag
    draw dream dress drink drive drop duck dump dust ease eat edge embrace empty enter escape examine
    exchange exclaim excuse exit expect explain explore extinguish eye face fall feed feel feign fetch
    fiddle fight figure fill find finish fire fish fit fix flail flank flash flatter flee fling flip
    float follow force forgive free frown fumble gag gain gallop gasp gather gaze gesture get give
    glance glare go grab greet grin grip groan grope growl grumble guard guess guide gulp hack hail halt
    hammer hand hang harass haul have head heal hear heave help hesitate hide hint hiss hit hobble hold
    holler hope hug hum hunt hurl hurry hurt identify ignore imagine impersonate indicate inform inhale
    inquire insist inspect insult intercept interrogate interrupt intimidate introduce investigate
    invite invoke jam jerk jog join joke jump keep kick kill kneel knock know lash laugh launch lay lead
    lean leap learn leave lend let level lie lift light limp linger listen load lob lock look loom
    loosen loot lower lunge lure lurk make manage march mark mask measure meet mend mention mimic mind
    mix moan mock mop mount mourn move mumble murmur muse mutter nail nap near need negotiate nod nose
    note notice nudge obey observe offer open order pace pack paddle parry pass pat pause pay peek peel
    peer persuade pick pin place plan plant play plead pledge plot pluck plunge pocket point poke ponder
    pop pose position pounce pound pour practise praise pray prepare present press pretend prise probe
    proceed prod produce promise propose protect protest prove provoke prowl pry pull punch push put
    question quiet quote race raise ram rap reach read realise reason reassure recall recite recognise
    reconsider refuse regard release relight remain remember remind remove repair repeat reply report
    rescue resist respond rest resume retreat retrieve return reveal ride ring rip rise roar roll rouse
    row rub run rush sabotage say scale scan scatter scour scout scowl scramble scrape scratch scream
    screw scrub seal search seat secure see seek seem seize sell send separate set settle shake share
    sharpen shield shift shine shiver shoot shoulder shout shove show shrug shut shutter sidestep sigh
    signal sing sink sit sketch skirt slam slap slash sleep slice slide sling slip slow smash smell
    smile smoke snap snarl sneak sniff snuff soak sort sound speak spin spit splash split spot spread
    spring sprint squat squeeze squint stab stack stagger stake stalk stall stamp stand stare start
    startle stash stay steady steal steer step stick stir stoop stop stow strain strap stretch stride
    strike strip stroke stroll struggle study stuff stumble suggest summon support suppose surrender
    survey suspect swallow swap swear sweep swim swing tackle tail take talk tap taste taunt teach tear
    tease tell tempt tend test thank think threaten throw thrust tie tiptoe toast toss touch trace track
    trade trail trap travel tread treat trick trip trot trust try tuck tug turn twist uncork uncover
    unfold unlock unroll unsheathe untie unwrap urge use usher vault visit vomit vow wade wait wake walk
    wander want warm warn wash watch wave wedge weigh welcome whirl whisper whistle wield win wince wind
    wink wipe wish withdraw wonder work worry wrap wrench wrestle wriggle write yank yell yield
    appraise audit befriend bless bluff bridle cite copy decipher dismantle duel eavesdrop fence file fly forage glide
    gossip grapple haggle herd hook intone jab land lasso loose mingle navigate nurse oil patch pelt perform rally reel
    register rein request revive rig rope soar splice subscribe survive tally thwack tinker tip topple unscrew
    upset vanish mean name juggle carve tidy trick balance eavesdrop compliment bandage feint swerve brandish
    accelerate activate administer amend arrest attune bait banish bleed blend boil bounce bid broadcast canvass
    cheat chant commune complain conduct conjure connect decode demonstrate denounce display dispute divide dose
    drill encourage enchant endure expose fake forge frighten frisk gamble goad grant grease headbutt heckle hex
    hinder hoist honour hush inspire install interpret jack label levitate lose match melt object operate oppose
    organise overhear overtake phone pilot pitch plug pump query rebut reckon record reflect replace requisition
    research restore reverse riffle rummage scare scold scry semaphore sense shadow shame shelter sign silence
    smother snag snatch solve soothe spell spill splint state stitch stoke summon switch sympathise tag tamper
    tangle telephone thaw translate transmit trim tune unbind understand undo unhook unjam unpack unpick unpin
    unstrap void wager waft ward weld wheel witness yodel
    bully rely supply tally sally
    kiss pet cuddle thumb knit sew whittle salute curtsey bless haul heft rinse scrub comb shave tickle
    """
)

AFTER_VERB = word_set(
    """
    a about across after again against ahead all along an and any around as aside at away back because
    before behind beside between but by carefully certain down each every everyone everything for
    clear forward free from hard her here herself high him himself his home how if in inside into it its itself like
    loudly low me more my myself near nobody nothing off on once one onto or our out outside over past
    quickly quietly since slowly so softly some somebody someone something still sure that the there their
    them themself themselves then these this those three through to toward towards two under until up
    upon us what when where whether while who why with without you your yourself
    """
)
"""Words that follow a verb far more often than a noun that looks like one."""

NEVER_NOUNS = word_set(
    """
    ask become bring carry explain follow forgive get give go hear keep learn listen make persuade put remind say see
    send sing sit speak take tell threaten throw tie untie warn write
    """
)
"""Verbs that go on after "and" whatever follows them."""

NOT_VERBS = word_set(
    """
    across afterwards alas always as backwards besides downstairs downwards else forwards hers his
    indoors inwards its less nevertheless nonetheless ours outdoors outwards perhaps perilous plus
    sideways sometimes theirs this thus towards unless upstairs upwards us various was whereas yes yours
    """
)
"""Words in -s that follow a name without being its verb."""
