"""The phrases of the sign "sudden vomiting, loose bowels, shaking, sweating or confusion", one row a way to tell.

What is heard so beside "no" raises the urgent text of that sign.
"""

from __future__ import annotations

from ldnprep.answers.model import NOT_SURE
from ldnprep.content.ids import OTHER_HEALTH
from ldnprep.rules.phrases import COUNT, DAY, DRINK, MONTH, NO_DRINK, OPIOID, STOPPED, When, Words

_UNWELL = r"""(?:(?:the )?shak(?:e|es|ing|y)|vomit(?:s|ing|ed)?|throw(?:n|ing)? up|threw up
    |loose bowels|diarrh?o?ea|the runs
    |confused|confusion|sweat(?:s|ing)? and \w+)"""
_LDN = r"(?:ldn|(?:low[\s-]dose )?naltrexone|vivitrol)"
_ILL = rf"""(?:{_UNWELL}|sweat(?:s|ing|y)?|heart (?:is )?(?:rac|pound)\w+|twitch\w*|goose\s?bumps
    |restless legs|feel awful|very sick)"""
_LEFT = r"(?:stopp\w+|came off|coming off|c(?:ut|utting)|reduc\w+|ran out|miss\w+|without|quit|off)"
_SHAKES = r"(?:(?:the )?shak\w+|tremors?|trembl\w+|see(?:ing)? things|hallucinat\w+|sweat\w*|fits?|seizures?)"
_DRY = rf"{STOPPED} (?:the |my |all |an? |any )?(?:drink(?:ing)?|alcohol|booze|{DRINK})"
_UNWELL_NOW = {"opioid_withdrawal_now": NOT_SURE}
# one of these tells it with any time of now, two of the others, and one of the others only with a day
_STRONG = r"""(?:vomit(?:s|ing|ed)?|throw(?:s|n|ing)? up|threw up|pu(?:k|ked|king)e?|retching|heaving
    |(?:be(?:en|ing)|am|i['’]?m|feel(?:ing)?) (?:(?:so|very|really|violently) )?sick(?! (?:of|and tired|leave|note))
    |(?:not|cannot|can['’]?t|can not|unable to) keep (?:\w+ )?(?:anything|food|water|fluids?|it|tablets)
    |(?:violently|horribly|terribly) sick|cold sweats?|pouring with sweat
    |sweat pouring|diarrh?o?ea|the (?:runs|trots|squits)|(?:terrible|bad
    |awful) runs|loose bowels|running to the (?:loo|toilet|bathroom))"""
# never a sign alone: many live with a foggy head. Sudden, with another sign, or after what was stopped, it is
_MUDDLED = r"(?:(?:very |so |all )?(?:confused|muddled)|confusion|(?:talk\w*|mak\w*) (?:\w+ )?(?:nonsense|no sense))"
_WEAK = r"""(?:(?:the )?shak(?:es|ing|y)|trembl(?:y|ing)|shiver(?:s|y|ing)|in a sweat|goose\s?(?:bumps|flesh)
    |sweat(?:s|y|ing)|(?:dripping|wringing|soaking) wet|soaked through|drenched
    |twitch(?:y|ing)|the shivers)"""
_ONE = rf"(?:{_STRONG}|{_WEAK})"
_TWO = rf"""(?:{_WEAK}(?:\W+\w+){{0,4}}?\W+{_ONE}|{_STRONG}|{_MUDDLED}(?:\W+\w+){{0,6}}?\W+{_ONE}
    |{_ONE}(?:\W+\w+){{0,6}}?\W+{_MUDDLED})"""
_RAN_OUT = rf"""(?:(?:ever )?(?:since|after|when|once) (?:i|my|the|we)['’]?(?:ve)? (?:\w+ ){{0,3}}?(?:ran out
    |run out|stopped|quit|missed
    |skipped|forgot|came off|halved|cut (?:down|out|back)|lost)
    |(?:after|since|from) (?:\w+ )?(?:running out|stopping|missing|coming off|quitting|skipping)|(?:i|and|have
    |i['’]ve) (?:ran|run) out
    |(?:i )?(?:ran|have run) out (?:of|on|{DAY}|yesterday)|came off (?:my|the|it|them))"""
_A_DAY = rf"""(?:today|tonight|yesterday|last night|this (?:morning|afternoon|evening)|since (?:(?:early|late|last
    |this|about) )*(?:{DAY}|lunch\w*
    |breakfast|the weekend|the early hours|\d+\s?(?:am|pm))|woke(?: me)?(?: up)?|since \d+|(?:for|last
    |past) {COUNT} (?:hours|days|nights)
    |{COUNT} days now|(?:right|just) now|now(?=\W*$)|at the moment|{_RAN_OUT})"""
_ANY = rf"(?:{_ONE}|{_MUDDLED})"
_SUDDEN = rf"(?:sudden(?:ly)?|since (?:last night|yesterday|this \w+)|{_RAN_OUT})"
_OTHER = r"(?:husband|wife|partner|daughter|son|mother|mum|friend|sister)"
_SEES = rf"(?:{_OTHER} (?:says?|said|thinks|found|noticed)|(?:says?|said) my {_OTHER})"
_NOW = rf"""(?:{_A_DAY}|(?:all|the whole) (?:night|day|morning)|sudden(?:ly)?|(?:ever )?since|non[\s-]?stop
    |after (?:the|my) (?:first|new)
    |(?:i|i['’]m|am|and) now(?= {_ONE}))"""
_TELLS_OF_NOW = r"""(?:i(?:['’]?m| am| have| keep|['’]ve| feel)|been|constant(?:ly)?|keep|still|got
    |having) (?:(?!not\b|never\b|no\b|less\b|to\b|worried\b|scared\b|afraid\b|going\b|will\b|would\b|might\b
    |if\b)\w+ ){0,3}?"""
_CHRONIC = rf"""menopaus\w*|hot (?:flush|flash)\w*|the change|hrt|ibs|crohn\w*|colitis|migraines?|metformin
    |magnesium|laxatives?
    |antibiotics?|thyroid|parkinson\w*|essential tremor|nerv\w+|excite\w*|laugh\w*|anxi\w+|panic\w*|coffee|caffeine
    |gym
    |exercis\w+|garden\w*|heat|hot (?:day|weather|room)|degrees|summer|sauna|years?|months?|always|usually|sometimes
    |often|every (?:night|day|week|month|morning|time)|long words|used to|as a child
    |when i (?:was|had|see|think|hear|stand|get)|settled|(?:feel|feeling|am|is|getting|much) better|better (?:now
    |today)
    |(?:am|is|feel|all|now) fine|fine (?:now|again)|(?:all|is|are|has) gone|passed(?! out)|(?:it|that) is over
    |shaking (?:my head|hands)|stopped (?:shaking|vomiting)
    |no longer|less|mild|off sick|called in sick|sick (?:of|note|day|leave|dog|cat)|(?:car|sea|travel)\s?sick
    |confused (?:by|about|as to|with|over|which|what)|(?:in|since) (?:19|20)\d\d|(?:in|since) {MONTH}|scans?"""
UNWELL = (
    Words(
        OTHER_HEALTH,
        _UNWELL_NOW,
        rf"""{_ILL}\b[^.;]{{0,50}}?\b(?:since|after|from|when) (?:[\w']+ ){{0,4}}?(?:{_LEFT} [^.;]{{0,25}}?{OPIOID}
            |last cut|last reduction)
        |(?:since|after) (?:[\w']+ ){{0,3}}?(?:{_LEFT} [^.;]{{0,25}}?{OPIOID}|last cut|new {OPIOID})\b
            [^.;]{{0,60}}?\b{_ILL}
        |{_ILL}\b[^.;]{{0,40}}?\b(?:since|after) (?:the|my) new {OPIOID}
        |(?:ran|run|running) out of [^.;]{{0,25}}?{OPIOID}\b[^.;]{{0,60}}?\b{_ILL}
        |(?:confus\w+|see(?:ing)? things|hallucinat\w+|shaking|vomiting|throwing up)\b[^.;]{{0,30}}?\b(?:since
            |after|from)
            \s+(?:(?:the|my|these|this|those) )?new (?:tablets?|pills?|medicines?|meds|patch(?:es)?|dose)
        |dope ?sick|(?:in|having|going through) (?:full |bad |opioid |opiate |the )?withdrawals?""",
        When.NOT_LONG,
        r"""less|better|no longer|gone|passed|used to|fine|alcohol|drink\w*|nicotine|smok\w+|caffeine|coffee|sugar
        |antidepressants?|sertraline|venlafaxine|duloxetine|steroids?|when i (?:was|had)""",
        "opioid_stopped_what",
        rf"{_ILL}",
    ),
    Words(
        OTHER_HEALTH,
        _UNWELL_NOW,
        r"""(?:i (?:feel|am|get|keep|have been)|i['’]m|i['’]ve been) (?:(?!not\b|never\b|less\b)\w+ ){0,3}?
            (?:shiver\w*|shak(?:y|ing)|sweat(?:y|ing)|jittery|yawning|cold and hot|hot and cold|sick|vomiting)
        |my legs? (?:\w+ )?(?:jump|kick|twitch|jerk|ache|crawl)\w*|goose\s?(?:bumps|flesh)|my nose (?:runs|is running)
        |(?:cannot|can['’]?t) (?:sit|keep|lie) still""",
        When.NOT_LONG,
        r"""better|gone|passed|used to|fine|years|always|since i was|flu|covid|a cold|hunger|excite\w*
        |sick (?:of|and tired|note)|when i (?:was|had)|nerves""",
        beside=rf"""(?:{_LEFT}|took me off|taken off|taken me off|wean\w*|no more) (?:[\w']+ ){{0,4}}?{OPIOID}
        |{OPIOID}\b[^.;?]{{0,30}}?\b(?:stopp\w+|ran out|cut down|was cut|were cut)""",
    ),
    Words(
        OTHER_HEALTH,
        _UNWELL_NOW,
        rf"""{_UNWELL}[^.;]{{0,40}}?\bsince (?:[\w']+ ){{0,3}}?{_LDN}
        |since (?:[\w']+ ){{0,3}}?{_LDN}\b[^.;]{{0,60}}?\b{_UNWELL}""",
        When.NOT_LONG,
        r"less|better|no longer|gone|passed|used to|fine|hands? shake less|mild",
        "naltrexone_what",
        rf"{_UNWELL}[^.;]{{0,40}}?\b(?:since|after) (?:i (?:took|started|had) (?:it|them|one)"
        r"|the first (?:one|dose|night))",
    ),
    Words(
        "alcohol",
        {"alcohol": NOT_SURE, "alcohol_often": "every_day", **_UNWELL_NOW},
        rf"""{_DRY}\b[^.;]{{0,50}}?\b{_SHAKES}|{_SHAKES}\b[^.;]{{0,40}}?\b(?:since|after|when) (?:\w+ ){{0,2}}?{_DRY}
        |dr[aiu]nk\b[^.;]{{0,40}}?\b(?:stopped|quit)\b[^.;]{{0,40}}?\b{_SHAKES}""",
        When.NOT_LONG,
        NO_DRINK,
    ),
    Words(
        OTHER_HEALTH,
        _UNWELL_NOW,
        rf"""(?:since|after|from|with) (?:[\w']+ ){{0,5}}?{_LDN}\b[^.;]{{0,60}}?\b{_UNWELL}
        |{_UNWELL}[^.;]{{0,40}}?\b(?:since|after) (?:[\w']+ ){{0,5}}?{_LDN}
        |{_LDN}\b[^.;]{{0,60}}?\b{_UNWELL} (?:ever )?since
        |{_LDN}\b[^.;]{{0,10}}?\b(?:last night|yesterday|this morning|on {DAY})\b[^.;]{{0,40}}?\b{_UNWELL}
        |{_LDN}\b[^.;]{{0,30}}?\b(?:makes|made|has made) me (?:\w+ )?{_UNWELL}""",
        When.LATELY,
        r"less|better|no longer|stopped (?:shaking|vomiting)|gone|passed|used to|fine|hands? shake less|mild",
    ),
    Words(
        OTHER_HEALTH,
        _UNWELL_NOW,
        rf"""{_ONE}\b[^.;]{{0,50}}?\b{_A_DAY}|{_A_DAY}\b[^.;]{{0,50}}?\b{_ONE}
        |{_TWO}\b[^.;]{{0,50}}?\b{_NOW}|{_NOW}\b[^.;]{{0,50}}?\b{_TWO}
        |{_ANY}(?:\W+\w+){{0,2}}?\W+{_ANY}(?:\W+\w+){{0,2}}?\W+{_ANY}
        |{_MUDDLED}\b[^.;,]{{0,30}}?\b{_SUDDEN}|{_SUDDEN}[^.;,]{{0,30}}?\b{_MUDDLED}
        |{_SEES} (?:that )?(?:i|me) (?:[\w']+ ){{0,3}}?{_MUDDLED}\b[^.;]{{0,30}}?\b{_A_DAY}
        |{_MUDDLED}\b[^.;]{{0,30}}?\b{_A_DAY}\W+(?:my )?{_SEES}
        |(?:cannot|can['’]?t|can not) stop (?:being sick|vomiting|throwing up|puking|shaking|shivering|trembling)""",
        When.NOT_LONG,
        _CHRONIC,
    ),
    Words(
        OTHER_HEALTH,
        _UNWELL_NOW,
        rf"{_TELLS_OF_NOW}{_ONE}|^\W*{_TWO}",
        When.NOT_LONG,
        _CHRONIC,
        with_one=True,
    ),
)  # fmt: skip
