"""Plain wordings of the danger signs, one a row: what a reader of English can check (how a row is read: `Wordings`).

What tells of a sign by itself stands apart from what does so only with a day of now, or in one who tells of an opioid.
"""

from __future__ import annotations

from ldnprep.answers.model import NOT_SURE
from ldnprep.content.ids import OTHER_HEALTH
from ldnprep.rules.phrases import OPIOID, When, Words

_ANY = {
    # who, and what she cannot
    "NOT": "cannot|can not|can't|cant|could not|couldn't|can hardly|can barely|could hardly|could barely|won't|"
    "wouldn't|not able to|unable to|struggle to|struggling to|hard to",
    "THEY": "husband|wife|partner|mum|mom|daughter|son|sister|he|she|they|nobody|no one",
    "AM": "am|'m|was|been|feel|felt|get|got|keep|is|are|become|became|gone|went",
    "SO": "so|very|really|too|quite|that|badly|all",
    "IN THE MIDDLE": "mid sentence|mid conversation|in mid sentence|while talking|while eating|when talking|"
    "when eating|over dinner|over my dinner|over my food|over lunch|in my food|in my dinner|talking|eating|standing up|"
    "at my desk|at the wheel|in the middle of a sentence|in conversation",
    "FALL ASLEEP": "fall asleep|falling asleep|fell asleep|nod off|nodding off|nodded off|drop off|dropping off|"
    "doze off|dozing off|drift off|drifting off|conk out|conking out",
    "SLEEPY": "sleepy|drowsy|sedated|doped up|drugged|out of it|spaced out|woozy|zonked|dopey|knocked out",
    "BLUE": "blue|grey|gray|purple|dusky",
    "SLOWLY": "slowly|shallowly|slow|shallow|irregularly|noisily",
    "OUT": "passed out|blacked out|out cold|unconscious|hardly conscious|barely conscious|half conscious",
    # breath
    "AIR": "air|breath|breaths|oxygen",
    "FULL": "full|deep|proper|whole|good",
    "CLOSING": "closing|closing up|closing in|swelling shut|swelling up|swelling|tightening|tight|blocked",
    "AT REST": "sitting|sitting still|sitting down|sitting here|lying down|lying flat|talking|speaking|in bed|at rest|"
    "doing nothing|just sitting|even sitting|even in bed|even at rest|standing still",
    "BREATHLESS": "breathless|out of breath|short of breath|puffed|gasping|panting|wheezing",
    # swelling
    "FACE": "face|lips|lip|tongue|eyelids|eyes|eye|mouth|throat|cheeks|top lip|bottom lip|upper lip|lower lip|neck",
    "IS": "is|are|has|have|'s|was|were|went|gone|feels|feel|looks|look|seems|getting",
    "SWOLLEN": "swollen|swelled|swelled up|swollen up|puffed up|puffy|ballooned|ballooned up|blew up|blown up|huge|"
    "enormous|massive|twice the size|double the size|doubled in size|doubled|thick|fat|too big|swelling|swelling up",
    # the liver
    "YELLOW": "yellow|yellowish|a bit yellow|slightly yellow|quite yellow|jaundiced",
    "TINGE": "tinge|tint|look|colour|color|hue|glow",
    "WEE": "wee|pee|urine|water|piss",
    "DARK": "coke|cola|tea|coffee|stout|guinness|treacle|rust|marmite",
    "POO": "poo|poos|poop|stool|stools|motions|bowel motions",
    "PALE": "pale|white|grey|gray|clay|putty|chalky|chalk|cream|clay coloured|clay colored|putty coloured|"
    "putty colored|clay like|beige",
    "TUMMY": "tummy|belly|stomach|abdomen|side|ribs",
    "AWFUL": "bad|terrible|awful|severe|sharp|unbearable|agonising|agonizing|horrible|intense|constant",
    # withdrawal, or too much of what lifts the mood
    "CRAWLING": "crawling|creeping|itching and crawling",
    "COLD TURKEY": "cold turkey|rattling|clucking|dope sick|dopesick|roasting|the rattle",
    "OPIOIDS": "oxy|oxycodone|codeine|tramadol|morphine|fentanyl|opioids|opiates|methadone|my patches|the patches|"
    "my patch|painkillers|suboxone|buprenorphine|dihydrocodeine|hydrocodone|heroin|kratom|pain pills|"
    "my tablets|pain meds",
    "ILL": "ill|sick|unwell|poorly",
    "VIOLENTLY": "violently|so|really|horribly|terribly|dreadfully|desperately|very|extremely",
}  # fmt: skip
_WAKING = (
    "THEY NOT wake me", "THEY NOT get me to wake", "NOT get me to wake", "NOT be woken", "NOT be roused",
    "shake me to wake", "shake me awake", "shook me awake", "ages to wake me", "a long time to wake me",
    "trouble waking me", "hard to rouse", "hard to wake me", "difficult to rouse", "slap me to wake",
    "NOT wake up properly", "would not wake up yesterday", "wouldn't wake up yesterday",
    "would not answer when they shook", "slumped over and", "slumped and would not", "lips going BLUE",
    "lips looked BLUE", "lips turned BLUE", "lips turning BLUE", "fingertips and lips", "stop breathing and go BLUE",
    "stopped breathing and went BLUE", "a few breaths a minute", "breaths a minute", "breathing a few times a",
    "only breathing a few", "breathing SO? SLOWLY", "breathe SO? SLOWLY", "gurgling in my sleep",
    "snoring and gurgling", "snoring strangely", "gurgling since", "pinpoint pupils", "pin point pupils",
    "pupils are pinpoint", "pupils are tiny", "tiny pupils",
)  # fmt: skip
_DROWSY = (
    "FALL_ASLEEP IN_THE_MIDDLE", "keep FALL_ASLEEP", "NOT keep my eyes open", "NOT stay awake",
    "NOT hold a conversation", "drifting in and out", "in and out of sleep", "in and out of consciousness",
    "like a zombie", "a zombie", "sleep all day", "sleeping all day", "slept all day", "sleep twenty hours",
    "sleeping twenty hours", "sleep 20 hours", "sleep 18 hours", "slurring my words", "slurring my speech",
    "slurred my words", "slurred speech", "speech is slurred", "i'm SO SLEEPY", "i AM SO SLEEPY", "SO SLEEPY that i",
    "SO SLEEPY i", "SLEEPY all day", "SLEEPY all the time", "SLEEPY and NOT", "OUT",
)  # fmt: skip
_OUT = (
    "OUT", "slumped over", "slurring my words and falling asleep",
)  # fmt: skip
_BREATH = (
    "NOT get enough AIR", "NOT get any AIR", "NOT get AIR in", "NOT get my AIR", "NOT take a breath in",
    "NOT take a breath", "NOT draw a? FULL? breath", "NOT draw breath", "NOT breathe lying", "NOT breathe when i lie",
    "NOT breathe flat", "throat IS CLOSING", "throat IS like it is CLOSING", "throat IS like it's CLOSING",
    "throat closing", "throat closing up", "throat swelling shut", "throat keeps CLOSING", "asthma attack now",
    "asthma attack right now", "having an asthma attack", "in the middle of an asthma attack", "inhaler does nothing",
    "inhaler is not helping", "inhaler isn't helping", "inhaler is not working", "inhaler isn't working",
    "inhaler does not help", "inhaler doesn't help", "sit up to breathe", "sitting up to breathe",
    "BREATHLESS just? AT_REST", "BREATHLESS even when AT_REST", "BREATHLESS when AT_REST", "BREATHLESS while AT_REST",
    "gasping for AIR", "starved of AIR", "hungry for AIR", "cannot speak for lack of",
)  # fmt: skip
_BREATH_LATELY = (
    "panting", "puffing", "suffocating", "like i'm drowning", "feels like drowning", "no air",
    "NOT take a FULL breath", "breath is short", "breath is shorter", "breaths are short", "choking feeling",
    "choking sensation", "choking", "tight AIR", "breathing is hard work", "breathing is heavy",
    "breathing is laboured", "breathing is labored", "breathing is an effort", "chest is SO? tight",
    "chest feels SO? tight", "sits on my chest", "sitting on my chest", "elephant on my chest",
)  # fmt: skip
_FACE = (
    "FACE IS SO? SWOLLEN", "FACE has SWOLLEN", "tongue is too big", "puffy FACE", "FACE swollen shut",
    "FACE swelled shut", "FACE IS swollen shut", "SWOLLEN lips", "SWOLLEN tongue", "SWOLLEN mouth", "big swollen FACE",
    "thick tongue", "lips tingling and swelling", "FACE swelling since", "FACE swelling after", "swelling of my FACE",
    "swelling in my FACE", "hives all over and lips swelling", "hives and SWOLLEN FACE", "hives and FACE swelling",
    "FACE and tongue swelling", "FACE and lips swelling", "lips and tongue swelling",
)  # fmt: skip
_FACE_LATELY = (
    "angioedema", "angio oedema", "angiooedema", "FACE SWOLLEN", "puffy FACE", "FACE swelling",
    "FACE up like a balloon",
)  # fmt: skip
_LIVER = (
    "skin IS YELLOW", "eyes IS YELLOW", "YELLOW skin", "YELLOW eyes", "a YELLOW TINGE", "YELLOW TINGE to",
    "have a YELLOW TINGE", "look SO? YELLOW", "looking SO? YELLOW", "looks SO? YELLOW", "whites of my eyes IS YELLOW",
    "WEE is like DARK", "WEE like DARK", "WEE the colour of DARK", "WEE the color of DARK",
    "WEE is the colour of DARK", "WEE as dark as DARK", "WEE is as dark as DARK", "WEE looks like DARK", "WEE is DARK",
    "WEE is brown", "WEE is orange", "dark WEE", "dark brown WEE", "PALE POO", "PALE floating POO", "pale greasy POO",
    "POO is PALE", "POO are PALE", "POO has gone PALE", "POO have gone PALE", "jaundice is back", "jaundice came back",
    "jaundice again", "jaundice has come back", "AWFUL pain in upper right TUMMY",
    "AWFUL pain in my upper right TUMMY", "AWFUL pain in the upper right TUMMY", "AWFUL pain under my right ribs",
    "AWFUL pain under my ribs on the right", "AWFUL pain top right of my TUMMY",
)  # fmt: skip
_ILL_WITH = (
    "VIOLENTLY ILL", "sick as a dog", "ill as a dog", "SO SO? ILL", "throwing up", "threw up", "shaking all over",
    "awful all night",
)  # fmt: skip
_RATTLING = (
    "i am COLD_TURKEY", "i'm COLD_TURKEY", "COLD_TURKEY since", "going COLD_TURKEY", "gone COLD_TURKEY",
    "went COLD_TURKEY", "doing COLD_TURKEY",
)  # fmt: skip
_SHAKES = (
    "given naloxone and now", "given narcan and now", "withdrawing from OPIOIDS", "withdrawals since",
    "having withdrawals", "CRAWLING out of my skin", "skin CRAWLING", "skin is CRAWLING", "ants under my skin",
    "legs kick all night", "legs kicking all night", "legs jumping all night", "like i have flu since i",
    "like i have the flu since i", "like flu since i", "flu since i stopped", "flu like since i stopped",
    "flu symptoms since i stopped", "flu symptoms since stopping", "coming out both ends", "coming out of both ends",
    "from both ends", "both ends since", "both ends all",
)  # fmt: skip

_SLEEPY, _UNWELL = {"opioid_very_sleepy_now": NOT_SURE}, {"opioid_withdrawal_now": NOT_SURE}
_BREATHING, _FACE_NOW = {"breathing_trouble_now": NOT_SURE}, {"swollen_face_now": NOT_SURE}
_OFTEN = r"sometimes|often|usually|always|years?|used to|when i (?:was|had)|as a child|better|fine|gone|dream\w*"
_EFFORT = rf"stairs|walk\w*|climb\w*|exercis\w+|run\w*|hills?|danc\w+|gym|mask|my nose|nuts?|cold|laugh\w*|{_OFTEN}"
_NO_FACE = rf"{_EFFORT}|tooth|teeth|dentist|cry\w*|cried|hay ?fever|wasps?|bees?|gnats?|conjunctivitis|moon"
_NO_LIVER = (
    rf"{_OFTEN}|baby|newborn|born|bruis\w*|vitamins?|beetroot|lenses|sunglasses|mornings?|creams?|lotion|green|hazel"
    r"|not enough|drink\w*|paint"
)
_SEDATIVE = rf"""{OPIOID}|the dose
    |(?:second|new|extra|higher|raised|bigger|evening|night|double) (?:dose|tablet|pill|patch)s?"""
_NO_DRUG = r"smok\w+|nicotine|cigarettes?|vap\w+|sugar|caffeine|coffee|chocolate|gluten|dairy|phone|telly|tv"
_TIRED = rf"{_OFTEN}|films?|telly|tv|car|train|bus|book|reading|cfs|me/cfs|weekends?|jet\s?lag\w*|night shifts?|baby"


PLAIN_SIGNS = (
    Words(
        OTHER_HEALTH, _SLEEPY, when=When.NOT_LONG, plain=(_WAKING, _ANY),
        unless=rf"{_OFTEN}|apn(?:o)?ea|lipstick|yoga|meditat\w*|alarm",
    ),
    Words(OTHER_HEALTH, _SLEEPY, when=When.NOT_LONG, plain=(_DROWSY, _ANY), unless=_TIRED, with_one=True),
    Words(OTHER_HEALTH, _SLEEPY, when=When.NOT_LONG, plain=(_DROWSY, _ANY), unless=_TIRED, beside=_SEDATIVE),
    Words(
        OTHER_HEALTH, _SLEEPY, when=When.LATELY, plain=(_OUT, _ANY),
        unless=rf"{_TIRED}|faint\w*|standing|stood|heat|blood test|needles?",
    ),
    Words("allergies", _BREATHING, when=When.NOT_LONG, plain=(_BREATH, _ANY), unless=_EFFORT),
    Words("allergies", _BREATHING, when=When.LATELY, plain=(_BREATH_LATELY, _ANY), unless=_EFFORT),
    Words("allergies", _FACE_NOW, when=When.NOT_LONG, plain=(_FACE, _ANY), unless=_NO_FACE),
    Words("allergies", _FACE_NOW, when=When.LATELY, plain=(_FACE_LATELY, _ANY), unless=_NO_FACE),
    Words("liver", {"liver_signs_now": NOT_SURE}, when=When.NOT_LONG, plain=(_LIVER, _ANY), unless=_NO_LIVER),
    Words(
        OTHER_HEALTH, _UNWELL, when=When.NOT_LONG, plain=(_ILL_WITH, _ANY), unless=_OFTEN,
        beside=r"(?:after|since|with|from|on) (?:[\w']+ ){0,4}?(?:ldn|naltrexone)",
    ),
    Words(
        OTHER_HEALTH, _UNWELL, when=When.NOT_LONG, plain=(_RATTLING, _ANY), with_one=True,
        unless=rf"{_OFTEN}|{_NO_DRUG}",
    ),
    Words(OTHER_HEALTH, _UNWELL, when=When.NOT_LONG, plain=(_SHAKES, _ANY), unless=rf"{_OFTEN}|{_NO_DRUG}"),
)  # fmt: skip
