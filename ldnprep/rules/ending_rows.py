"""Plain wordings of ending her life, one a row: what a reader of English can check (how a row is read: `Wordings`).

Pills are always hers: "my" or "the". A wording that denies ("not safe") holds its own "not": one before it takes it
away.
"""

from functools import cache

from ldnprep.rules.wordings import Wordings

_ANY = {
    # what she wants or feels
    "GLAD": "happy|glad|relieved|content",
    "HAPPIER": "happier|better|better off|easier",
    "WANT": "want to|wanted to|wanting to|wanna|wish to|like to|longing to|hoping to|ready to|need to",
    "RATHER": "rather|sooner",
    "WISH": "wish|hope|pray|praying|hoping|wishing",
    "COULD": "could|would|might|may|can",
    "ASK": "pray|praying|ask|asking|beg|begging|wish|ready|waiting|want",
    "THINK": "think|thinking|thought|thoughts|dream|dreaming|fantasise|fantasising|fantasize|fantasizing|ideas",
    "ABOUT": "of|about",
    "URGE": "urge to|urges to|feel like|felt like|want to|wanted to|thought of|thought about|thoughts of|thinking of|"
    "thinking about|think of|think about|impulse to|tempted to|imagine|imagining|dream of",
    "LOOKED": "looked up|looking up|look up|googled|googling|searched|searching|researched|researching|read up on|"
    "worked out|working out|looking into|looked into|asked about|signed up for|registered with|applied for",
    "UNSURE": "not sure|unsure|do not know|don't know|dont know|not certain|doubt",
    "CARELESS": "do not care|don't care|dont care|do not mind|don't mind|not bothered|past caring|stopped caring|"
    "no longer care|would not mind|wouldn't mind|would not care|wouldn't care",
    "IF": "if|whether|that",
    "REALLY": "really|still|even|always|actually",
    "JUST": "just|only|simply",
    "DO NOT": "do not|don't|dont|cannot|can't|cant|can not|never|no longer",
    "CANNOT": "cannot|can not|can't|cant|couldn't|could not",
    # being dead
    "DEAD": "dead|gone|not alive|no longer alive|not here|no longer here|not around",
    "WERE": "was|were|am|is",
    "WEREN'T": "wasn't|weren't|was not|were not|wasnt",
    "DEATH": "dying|death|being dead|not being here|not being alive|not being around|not existing|my own death",
    "VANISH": "disappear|vanish|stop existing|cease to exist|fade away|not exist|stop breathing|be no more",
    "EVER": "for ever|forever|for good",
    "AND NEVER": "and never|and not|and just not",
    "DIE": "die|died|don't wake|dont wake|never wake|never woke|didn't wake|did not wake|wasn't here|weren't here",
    "DYING": "dying|being dead|not waking up|not being here",
    "BE HERE": "be here|be alive|live|exist|go on|carry on|wake up|be around|keep going|stay alive",
    "ANY MORE": "any more|anymore|any longer|much longer",
    "LIFE": "life|living|being alive|existence",
    "THEY": "everyone|everybody|they|family|kids|children|husband|wife|partner|people|world|son|daughter|all of you",
    "BE FINE": "be better|be better off|be fine|be happier|cope better|manage better|be ok|cope|manage",
    "NOBODY": "nobody|no one|noone",
    "NOTICE": "notice|care|cry|mind",
    "GOODBYE": "goodbye|good bye|farewell|suicide",
    "LETTER": "letter|letters|note|notes|video|message|messages",
    "LATE": "late|dead|deceased",
    "PAIN": "pain|suffering|misery|agony",
    "FOR GOOD": "for good|once and for all|for ever|forever|permanently",
    "END": "end|stop|be over|finish",
    "ASSISTED": "assisted dying|assisted suicide|assisted death|euthanasia|dignitas",
    # how
    "PILLS": "tablets|pills|meds|medication|medicines|capsules|painkillers|morphine|insulin|patches|oramorph|tramadol|"
    "codeine|amitriptyline|oxycodone|sleeping tablets|sleeping pills",
    "MY": "my|the|all my|all the|these",
    "TAKING": "taking|swallowing|downing|necking",
    "TAKE": "take|swallow|down|neck",
    "OVERDOSE": "an overdose|overdose|overdosing|taking an overdose|take an overdose|od'ing|an od|taking the lot",
    "SAVING": "saving|saving up|saved|saved up|collecting|putting by|kept back",
    "HOARDING": "hoarding|hoarded|stockpiling|stockpiled|stashing|stashed|squirrelling away",
    "ON PURPOSE": "on purpose|deliberately|intentionally|to end it|so i would not wake|so i wouldn't wake",
    "KILL ME": "kill me|finish me off|end it|end it all|end me|do the job|die",
    "JUMP": "jump|jumping|throw myself|throwing myself",
    "OFF": "off|off of|from|out of",
    "HEIGHT": "bridge|building|roof|cliff|balcony|window|car park|multi storey",
    "UNDER": "under|in front of|into|out in front of",
    "TRAIN": "train|trains|tube|bus|lorry|truck|car|cars|traffic",
    "STEP": "step|stepping|walk|walking|run|running",
    "A": "a|an|the|that|my|oncoming",
    "DRIVE": "drive|driving|steer|steering|crash|crashing|swerve|swerving",
    "CAR": "my car|the car|it|myself",
    "WALL": "tree|wall|bridge|cliff|lorry|truck|river|traffic|ditch|lamp post",
    "KILL": "hang|hanging|shoot|shooting|drown|drowning|gas|gassing|unalive|unaliving|off|offing|neck|"
    "necking|top|topping|suffocate|suffocating|electrocute",
    "CUT": "cut|cutting|slit|slitting|slash|slashing",
    "HARM": "burn|burning|burned|burnt|punish|punishing|bruise|bruising|scald|scalding|injure|injuring|hit|hitting|"
    "scratch|scratching|cut|cutting|starve|starving",
    "ARMS": "myself|my arms|my arm|my legs|my leg|my thighs|my wrists|my skin|my hands",
    "BLADE": "blade|razor|razor blade|cigarette|cigarettes|lighter|lit match",
    "SELF HARM": "self harm|self harming|selfharm|hurting myself on",
    "BY HARM": "by burning|by cutting|by hitting|by starving|by scratching",
}  # fmt: skip
_ROWS = (
    # wishing
    "GLAD not to wake up", "GLAD if i DIE", "GLAD if i did not wake up", "not waking up one of these mornings",
    "CARELESS DYING .", "WANT be dead", "WANT be gone .", "WANT VANISH .", "WANT VANISH EVER", "WANT sleep EVER",
    "WANT go to sleep EVER", "WANT fall asleep EVER", "WANT close my eyes EVER", "WANT die .", "sleep AND_NEVER wake",
    "asleep AND_NEVER wake", "my eyes AND_NEVER wake", "RATHER not be here .", "RATHER not be alive",
    "RATHER not exist .", "RATHER not wake up .", "RATHER be dead", "RATHER be gone .", "WISH i COULD JUST? VANISH .",
    "WISH i COULD JUST? die", "WISH i COULD JUST? be dead", "WISH i COULD JUST? sleep EVER",
    "WISH i COULD JUST? go to sleep EVER", "WISH i WERE never born", "WISH i WERE dead", "WISH i WERE gone .",
    "WISH i WERE no longer here", "WISH i had never been born", "WISH i'd never been born", "WISH i WEREN'T here .",
    "WISH i WEREN'T alive", "WISH i don't wake up .", "WISH i do not wake up .", "WISH i die .",
    "WISH something kills me", "WISH something would kill me", "WISH it would kill me", "WISH for death",
    "WISH i die in my sleep", "WISH to die in my sleep", "WISH not to see the morning", "WISH for a heart attack",
    "WISH i didn't exist", "WISH i did not exist", "WISH i'd die", "WISH i would die", "WISH it WERE all over .",
    "WISH it WERE over .", "i should be dead .", "i should die .", "should JUST? end it .", "could JUST? end it .",
    "might JUST? end it .", "i'm ending it .", "i am ending it .", "JUST? fall asleep and stay asleep",
    "part of me wants to die", "part of me wants to be dead", "part of me wants to end", "WANT leave this world",
    "WANT leave this life", "leave this life behind", "a favour by dying", "a favour if i DIE", "a favor if i DIE",
    "HAPPIER if i WEREN'T around", "WISH to die .", "WISH god would JUST? take me", "ASK for god to JUST? take me",
    "ASK god to JUST? take me", "ASK god to JUST? take me every", "ASK for the lord to JUST? take me",
    "lord take me .", "god take me .", "WANT be with my LATE", "WANT join my LATE", "i JUST? want out .",
    "want it all to END .", "want everything to END .", "for it all to END .", "it all to stop for good",
    "want it to be over, all of it", "end my PAIN FOR_GOOD", "end the PAIN FOR_GOOD", "end this PAIN FOR_GOOD",
    "ending my PAIN FOR_GOOD", "ending the PAIN FOR_GOOD", "end my misery .", "put an end to it .",
    "put an end to it all", "put an end to everything", "put an end to my life", "put an end to myself",
    "putting an end to it .", "putting an end to it all", "putting an end to everything", "putting an end to my life",
    "ending myself", "end myself", "ready to die .", "ready to go and be with", "die by my own", "feel like dying",
    "dying is all i", "dying is the only", "death is the only", "death would be a", "death would be easier",
    "dying would be easier", "a way out if it", "need a way out .", "looking for a way out .", "HAPPIER to be dead",
    "HAPPIER to JUST? die", "HAPPIER dead", "HAPPIER if i WERE DEAD", "HAPPIER if i DIE",
    "HAPPIER if i WEREN'T here .", "better of without me", "THEY would BE_FINE without me",
    "THEY'd BE_FINE without me", "THEY are better without me .", "better place without me", "NOBODY would miss me",
    "NOBODY would NOTICE if i DIE", "NOBODY would NOTICE if i WERE DEAD .", "would anyone miss me",
    "would anybody miss me", "who would miss me",
    # no longer wanting to live
    "CARELESS IF i live", "CARELESS IF i DIE", "CARELESS IF i wake up", "CARELESS about living .",
    "CARELESS what happens to me .", "UNSURE IF? i REALLY? WANT BE_HERE .", "DO_NOT REALLY want to BE_HERE .",
    "DO_NOT REALLY want to live like this .", "DO_NOT want to live like this .", "won't be here much longer if",
    "not wanting to BE_HERE .", "no wish to BE_HERE .", "no desire to BE_HERE .", "lost the wish to live",
    "lost my wish to live", "no reason to carry on", "no reason to be here ANY_MORE", "no reason to stay alive",
    "no reason to be alive", "LIFE is not worth it .", "LIFE isn't worth it .", "LIFE ain't worth it",
    "life is not worth the", "life isn't worth the", "given up on LIFE .", "giving up on LIFE .", "give up on LIFE .",
    "CANNOT live like this ANY_MORE .", "CANNOT face another day", "CANNOT face living .", "nothing left to live for",
    "nothing to live for", "no point in me being here .", "why am i still alive", "why am i still here .",
    "what's the point of living", "what is the point of living", "why go on living", "why live like this",
    "who would miss me", "no point being alive", "no point to my life",
    # thinking of it, and making ready
    "THINK ABOUT DEATH", "THINK ABOUT DEATH every", "THINK a lot ABOUT DEATH", "THINK constantly ABOUT DEATH",
    "THINK ABOUT how to do it .", "obsessed with DEATH", "plan how i would do it", "plan how i'd do it",
    "plan how i'll do it", "planned how i would do it", "planned how i'd do it", "know how i would do it",
    "know how i'd do it", "know exactly how i would do it", "know exactly how i'd do it", "planned my funeral",
    "planning my own death", "planned my own death", "planning my death", "a day to die", "GOODBYE LETTER",
    "said my goodbyes .", "saying my goodbyes .", "letters for when i am gone .", "letters for when i'm gone .",
    "LOOKED ASSISTED", "ASSISTED is an option", "ASSISTED would be", "ASSISTED for me", "ASSISTED for myself",
    "want ASSISTED", "WANT go to dignitas", "THINK ABOUT ASSISTED", "consider ASSISTED", "considering ASSISTED",
    "considered ASSISTED", "apply for ASSISTED",
    # with pills
    "THINK ABOUT TAKING MY PILLS", "THINK ABOUT TAKING all MY PILLS", "THINK ABOUT TAKING all of MY PILLS",
    "URGE TAKE all MY PILLS", "URGE TAKE all of MY PILLS", "URGE OVERDOSE", "THINK ABOUT OVERDOSE", "plan to overdose",
    "planning to overdose", "planning OVERDOSE", "planned OVERDOSE", "LOOKED how to overdose", "LOOKED how to die",
    "LOOKED how to kill", "LOOKED how to end it", "LOOKED how to end my", "LOOKED ways to die", "LOOKED painless ways",
    "LOOKED a lethal", "LOOKED lethal", "LOOKED suicide", "LOOKED how many PILLS it", "LOOKED how many it takes",
    "LOOKED how many it would", "LOOKED how much it takes", "LOOKED how much it would", "how many PILLS would KILL_ME",
    "how many PILLS it would take to", "how many would KILL_ME", "how much would kill me", "tried to overdose",
    "tried an overdose", "a stash of PILLS for", "a stash of PILLS in case", "took extra ON_PURPOSE",
    "HOARDING MY PILLS", "HOARDING PILLS", "SAVING MY PILLS .", "SAVING PILLS .", "SAVING MY PILLS in case",
    "SAVING MY PILLS for when", "SAVING MY PILLS to end", "MY PILLS counted out just in case",
    "got MY PILLS counted out", "enough PILLS to KILL_ME", "enough PILLS here to KILL_ME",
    "enough PILLS in the house to KILL_ME", "enough PILLS at home to KILL_ME", "enough here to KILL_ME",
    "enough to KILL_ME .", "DO_NOT trust myself with MY PILLS", "DO_NOT trust myself around MY PILLS",
    "DO_NOT trust myself with PILLS", "DO_NOT trust myself alone", "DO_NOT trust myself to be alone",
    "DO_NOT trust myself on my own", "not safe with MY PILLS in the house", "not safe with MY PILLS here",
    "not safe around MY PILLS", "not safe with PILLS in the house", "DO_NOT feel safe with myself",
    "DO_NOT feel safe from myself", "not safe from myself", "DO_NOT feel safe with MY PILLS", "hide MY PILLS from me",
    "hides MY PILLS from me", "locks MY PILLS away from me", "hid MY PILLS from me", "has hidden MY PILLS from me",
    # in other ways
    "URGE JUST? JUMP OFF A? HEIGHT", "URGE JUST? JUMP UNDER A? TRAIN", "URGE JUST? STEP in front of A? TRAIN",
    "URGE JUST? STEP out in front of A? TRAIN", "URGE JUST? STEP into traffic", "think about jumping .",
    "thought about jumping .", "thinking of jumping .", "thinking about jumping .",
    "URGE JUST? DRIVE CAR? into A? WALL", "URGE JUST? DRIVE CAR? off A? WALL", "URGE JUST? DRIVE CAR? off the road",
    "URGE JUST? DRIVE CAR? into something", "KILL myself .", "tried to jump .", "use it on myself",
    "using it on myself", "do away with myself", "doing away with myself", "do myself in", "doing myself in",
    "did myself in", "finish myself off", "finishing myself off", "CUT my wrists .", "URGE CUT my wrists",
    "CUT my wrists ON_PURPOSE", "CUT my throat .", "URGE CUT my throat", "blow my brains out", "blowing my brains out",
    "a bullet in my head", "rope round my neck", "rope around my neck", "noose", "check out for good",
    "checking out for good", "unalive", "tried to end it .", "tried to end my life", "tried to take my life",
    "tried to take my own life", "took my own life", "take my life .", "end my own life", "attempt on my life",
    "attempt on my own life", "attempted to end my", "attempted overdose",
    # harm to herself
    "burn myself when it gets bad", "HARM ARMS ON_PURPOSE", "HARM ARMS to feel", "HARM ARMS with a BLADE",
    "HARM ARMS with BLADE", "THINK ABOUT SELF_HARM", "URGE SELF_HARM", "WANT hurt myself .", "HARM ARMS to cope",
    "HARM ARMS because i deserve", "punish myself BY_HARM", "punishing myself BY_HARM", "started to cut again",
    "started cutting again", "back to cutting .", "urge to cut .", "urges to cut .", "do something to myself",
    "doing something to myself", "did something to myself", "do something silly", "do something stupid to myself",
    "what i'll do to myself", "what i will do to myself", "danger to myself", "a risk to myself",
)  # fmt: skip
# what follows makes a day's work of it: "counted out for the week", "not to wake up early", "an overdose by mistake"
_ORDINARY = (
    "at five", "at night", "at six", "at 5", "at 6", "at 4", "at 3", "by", "every", "with", "early", "tired", "stiff",
    "sore", "because", "before", "into", "in pain", "in the box", "up", "weekly", "for the", "for my", "for a",
    "to the", "to my", "to show", "along", "accidentally", "of", "my hair", "duties", "frightens", "scares",
)  # fmt: skip
_END = (
    "and", "but", "any more", "anymore", "any longer", "at all", "now", "sometimes", "often", "today", "tonight",
    "tomorrow", "yesterday", "lately", "again", "at times", "last night", "last week", "like this", "most days",
    "most nights", "some days", "some nights", "every day", "every night", "when",
)  # fmt: skip


@cache
def plainly() -> Wordings:
    """All of them, ready to be found in a text."""
    return Wordings(_ROWS, _ANY, ends=_END, unless=_ORDINARY)
