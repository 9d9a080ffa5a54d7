"""The phrases of danger signs, "right now", one row a sign: for a clinician to read, and to add to.

What is heard so beside "no" raises the urgent text of that sign. The signs are those of the page of that name.
"""

from __future__ import annotations

from ldnprep.answers.model import NOT_SURE
from ldnprep.content.ids import CRISIS, MOOD, OTHER_HEALTH
from ldnprep.rules.phrases import DAY, DRINK, NO_DRINK, STOPPED, When, Words

_UNWELL = r"""(?:(?:the )?shak(?:e|es|ing|y)|vomit(?:s|ing|ed)?|throw(?:n|ing)? up|threw up
    |loose bowels|diarrh?o?ea|the runs
    |confused|confusion|sweat(?:s|ing)? and \w+)"""
_LDN = r"(?:ldn|(?:low[\s-]dose )?naltrexone|vivitrol)"
_ILL = rf"""(?:{_UNWELL}|sweat(?:s|ing|y)?|heart (?:is )?(?:rac|pound)\w+|twitch\w*|goose ?bumps
    |restless legs|feel awful|very sick)"""
_OPIOID = r"""(?:patch(?:es)?|painkillers?|morphine|\w*morph|tramadol|\w*codeine|co-codamol|\w+codone|oxy\w*|methadone
    |fentanyl|bup\w+|subutex|suboxone|tapentadol|palexia|mst|opi\w+|pethidine|butrans)"""
_LEFT = r"(?:stopp\w+|came off|coming off|c(?:ut|utting)|reduc\w+|ran out|miss\w+|without|quit|off)"
_SHAKES = r"(?:(?:the )?shak\w+|tremors?|trembl\w+|see(?:ing)? things|hallucinat\w+|sweat\w*|fits?|seizures?)"
_DRY = rf"{STOPPED} (?:the |my |all |an? |any )?(?:drink(?:ing)?|alcohol|booze|{DRINK})"
_SWELLS = r"(?:face|lips?|tongue|throat|eyelids?|mouth)"
_STEADY = r"""stairs|walk\w*|climb\w*|exercis\w+|run\w*|hills?|sometimes|often|when i (?:was|had)|years|used to
    |dream\w*
    |mask|through my nose|as a child|better|gone|fine|laugh\w*|giggl\w*|nuts?|wasps?|bees?|dentist"""
_SWALLOWED = r"(?:took|taken|swallowed|necked|downed|popped|gulped|ate)"
_MANY = r"""(?:(?:[1-9]\d|\d{3}|twelve|fifteen|twenty|thirty|forty|fifty|sixty|a dozen|dozens|handfuls?|a handful
    |loads|lots)
    (?!\s*(?:minutes|hours|days|weeks|months|years|steps|miles|mg|mcg|ml|g|units))|(?:far |way )?too many)"""
_MEDICINE = r"""(?:pills?|tablets?|capsules?|meds|medicines?|painkillers?|sleeping pills|oxy|oxys|percs?|norcos?
    |xanax|insulin
    |advil|aspirin|tylenol|panadol|nurofen|anadin|benadryl|gabapentin|pregabalin|lyrica|valium
    |(?!children|women|photos?|time|often|seven|eleven)[a-z]{3,}(?:ol|ine|mol|pam|lam|one|cet|fen|min|lin|codol|en
        |in|am))"""
_BREATH, _SWOLLEN = {"breathing_trouble_now": NOT_SURE}, {"swollen_face_now": NOT_SURE}
_UNWELL_NOW = {"opioid_withdrawal_now": NOT_SURE}

SIGNS = (
    Words(
        "allergies",
        _BREATH,
        r"""(?:can hardly|can barely|can scarcely|struggl\w+ to|fighting to|cannot|can not|can['’]?t) (?:\w+ )?breathe
        |struggl\w+ (?:for|to get) (?:my |a )?(?:breath|air)|(?:cannot|can['’]?t|can not) (?:catch|get) (?:my|a
            |any) breath
        |(?:having|i have|i['’]ve got) (?:\w+ )?(?:trouble|difficulty|problems) (?:with )?(?:my )?breathing
        |breathing (?:is |has been )?(?:getting|becoming|got) (?:\w+ )?(?:hard|harder|difficult|bad|worse)
        |(?:hives|rash)\b[^.;]{0,30}?\bthroat (?:\w+ )?(?:tight\w*|clos\w+)
        |gasping (?:for (?:air|breath))?|fighting for (?:air|breath)
        |throat (?:is|keeps|feels like it is|feels) (?:\w+ )?(?:closing|tightening)
        |(?:cannot|can['’]?t|can not) (?:finish|speak|get out) (?:a|full|whole|one) sentences?""",
        When.NOT_LONG,
        _STEADY,
        "breathing_what",
        r"(?:much |far |a lot )?worse (?:today|tonight|this morning|since (?:last night|yesterday))",
    ),
    Words(
        "allergies",
        _BREATH,
        r"""short(?:ness)? of breath|breathless\w*
        |breathing (?:is|was|has been) (?:\w+ )?(?:bad|hard|worse|difficult)
        |out of breath|(?:trouble|difficulty|hard|problems?) (?:\w+ )?breath\w+
        |wheez\w+|throat (?:\w+ )?(?:clos\w+|tight\w*)|chest (?:\w+ )?tight""",
        When.LATELY,
        _STEADY,
    ),
    Words(
        "allergies",
        _SWOLLEN,
        rf"""{_SWELLS} (?:is|are|keeps|looks?) (?:\w+ )?(?:swelling|swollen|puffed up)
        |{_SWELLS} (?:(?:is|are|looks?|feels?|has gone|went) )?(?:\w+ )?(?:like an? balloon|like balloons
            |twice (?:its|the|their)
            \s+(?:\w+ )?size|ballooning)
        |{_SWELLS} (?:starts|started) (?:to swell|swelling)|{_SWELLS} swells?(?: up)? (?:every|each) time i take (?:it
        |ldn|naltrexone|them|one)""",
        When.NOT_LONG,
        _STEADY,
    ),
    Words(
        "allergies",
        _SWOLLEN,
        rf"{_SWELLS} (?:\w+ ){{0,3}}?(?:swollen|swell(?:ed|ing|s)?|puff(?:ed|y)|blew up)|swollen {_SWELLS}"
        rf"|{_SWELLS} closed up|{_SWELLS} (?:has )?(?:ballooned|blown up)"
        r"|hives (?:\w+ )?(?:all over|everywhere)|covered in hives",
        When.LATELY,
        _STEADY,
    ),
    Words(
        OTHER_HEALTH,
        {"opioid_very_sleepy_now": NOT_SURE},
        rf"""lips? (?:\w+ ){{0,3}}?(?:blue|purple|grey)|blue lips
        |(?:cannot|can['’]?t|can not|could not|couldn['’]?t|(?:can |could )?(?:hardly|barely|scarcely)|(?:hard
            |difficult) to
            |unable to|struggl\w+ to) (?:\w+ )?(?:wake|rouse) (?:me|i|mum|mom|dad)
        |i (?:(?:am|was) )?(?:very |so |really |quite )(?:hard|difficult) to (?:wake|rouse)
        |i (?:won['’]?t|will not|wouldn['’]?t|would not|cannot|can['’]?t) (?:wake(?: up)?|rouse|be roused|respond)
        |too (?:sleepy|drowsy) to (?:wake|talk|speak|sit|stand|drink|eat)
        |(?:so|too) (?:sleepy|drowsy) (?:\w+ )?(?:that )?(?:i )?(?:cannot|can['’]?t|can not|can hardly|can barely)
            \s+(?:stay awake|wake|be woken|speak|talk|keep)
        |i (?:(?:am|was) )?(?:\w+ )?unresponsive(?! to)|found (?:me|myself) unresponsive
        |nodding off (?:mid|in the middle|(?:while|when) (?:talking|speaking|eating|i (?:talk|speak|eat)))
        |(?:sleepy|drowsy|asleep)\W+(?:\w+ )?(?:very |so |really )?hard to wake
        |(?:i|me|and) (?:(?:am|is|was) )?(?:so )?hard to wake|(?:i|and) (?:cannot|can['’]?t|could not) be woken
        |(?:nod\w* off|nodding out|so (?:sleepy|drowsy))\b[^.;]{{0,40}}?\b(?:since|after|with|from|on)
            \s+(?:[\w']+ ){{0,4}}?{_OPIOID}
        |(?:since|after) (?:[\w']+ ){{0,3}}?{_OPIOID}\b[^.;]{{0,40}}?\b(?:nod\w* off|nodding out|so (?:sleepy|drowsy))
        |(?:my )?breathing (?:is|was|gets|goes|got|looks|seems|has gone|has become) (?:\w+ )?(?:slow|shallow)""",
        When.NOT_LONG,
        r"""cold|winter|raynaud\w*|lipstick|swim\w*|apn(?:o)?ea|alarm|early|when i (?:was|had)|better|operation
        |meditat\w*|yoga|relax\w*|calm\w*|in time|hope|wish|pray|always|heavy sleeper|as a (?:child|teenager)""",
    ),
    Words(
        OTHER_HEALTH,
        _UNWELL_NOW,
        rf"""{_ILL}\b[^.;]{{0,50}}?\b(?:since|after|from|when) (?:[\w']+ ){{0,4}}?(?:{_LEFT} [^.;]{{0,25}}?{_OPIOID}
            |last cut|last reduction)
        |(?:since|after) (?:[\w']+ ){{0,3}}?(?:{_LEFT} [^.;]{{0,25}}?{_OPIOID}|last cut|new {_OPIOID})\b
            [^.;]{{0,60}}?\b{_ILL}
        |{_ILL}\b[^.;]{{0,40}}?\b(?:since|after) (?:the|my) new {_OPIOID}
        |(?:ran|run|running) out of [^.;]{{0,25}}?{_OPIOID}\b[^.;]{{0,60}}?\b{_ILL}
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
        |my legs? (?:\w+ )?(?:jump|kick|twitch|jerk|ache|crawl)\w*|goose ?(?:bumps|flesh)|my nose (?:runs|is running)
        |(?:cannot|can['’]?t) (?:sit|keep|lie) still""",
        When.NOT_LONG,
        r"""better|gone|passed|used to|fine|years|always|since i was|flu|covid|a cold|hunger|excite\w*
        |sick (?:of|and tired|note)|when i (?:was|had)|nerves""",
        beside=rf"""(?:{_LEFT}|took me off|taken off|taken me off|wean\w*|no more) (?:[\w']+ ){{0,4}}?{_OPIOID}
        |{_OPIOID}\b[^.;?]{{0,30}}?\b(?:stopp\w+|ran out|cut down|was cut|were cut)""",
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
        MOOD,  # whatever was meant by it: the text of that sign is the one that says "or taken something"
        {CRISIS: NOT_SURE},
        rf"""{_SWALLOWED} (?:{_MANY} (?:of )?(?:(?:my|the|his|her|our) )?(?:[\w'’]+ ){{0,2}}?{_MEDICINE}
            |(?:the |an? )?(?:whole|full|entire) (?:box|pack|packet|bottle|strip|(?:month|week)['’]?s? (?:supply
            |worth|of))
            |all (?:of )?(?:my|the|his|her|our) {_MEDICINE}|{_MANY} of (?:them|these|those))
        |(?:an|another|my|the) overdose (?:like )?(?:last|on|this|yesterday|the other)""",
        When.LATELY,
        r"""as usual|as normal|as prescribed|on time|with (?:breakfast|food|water)|like i should|over (?:the|a
            |\w+) \w+|course
        |in total|spread|prescribed|tests?|antibiotics?|vitamins?|each|dreamt|nearly|almost|mg|steroids?""",
    ),
    Words(
        OTHER_HEALTH,
        {"opioid_very_sleepy_now": NOT_SURE},
        rf"""(?:gave|given|got|had|needed|used) (?:me |some |the )?(?:\w+ )?(?:narcan|naloxone|nyxoid
            |prenoxad)[^.;]{{0,20}}?
            \b(?:today|tonight|yesterday|last night|this (?:morning|week)|on {DAY}|two days ago)
        |(?:today|tonight|yesterday|last night|this (?:morning|week)|on {DAY})[^.;]{{0,30}}?\b(?:narcan|naloxone)""",
        When.LATELY,
        r"kit|prescri\w+|train\w*|course|pharmac\w+|carry|bag|just in case|keep",
    ),
    Words(
        MOOD,
        {CRISIS: NOT_SURE},
        r"""(?:took|taken) (?:an?|another) (?:\w+ )?overdose|overdosed
        |overdose (?:that )?i(?:['’]ve)? (?:have )?(?:just )?(?:took|taken|had)
        |(?:pills?|tablets?|capsules?|meds) (?:that )?i(?:['’]ve)? (?:have )?(?:just )?(?:took|taken|swallowed)
            \s+on purpose
        |(?:took|taken|swallowed) (?:too many|all)(?: of)?(?: my| the)? (?:pills?|tablets?|capsules?|medicines?|meds)
            \s+(?:\w+ ){0,3}?on purpose
        |(?:cut|slashed|burn(?:ed|t)) my (?:\w+ )?(?:arms?|wrists?|legs?)|i (?:\w+ )?(?:cut|slashed) myself
        |self\s*-?\s*harm(?:ed|ing)?""",
        When.LATELY,
        r"""accident\w*|by mistake|knife|kitchen|cooking|glass|tin|oven|hob|kettle|iron|fell|garden\w*|shaving|sun
            |paper|slipped|scissors|razor
        |(?:stopped|free|without|no) (?:of |from )?self""",
    ),
    Words(
        "liver",
        {"liver_signs_now": NOT_SURE},
        r"""(?:eyes?|skin|face|whites of my eyes) (?:\w+ ){0,2}?(?:went|gone|turned|turning|going|look|looks|are|is)
            \s+(?:\w+ ){0,3}?yell?ow\w*(?!\W?(?:green|brown|hazel))
        |(?:eyes?|whites of my eyes) yellow|jaundice(?:d)? (?:since|today|now|again|this)
        |(?:dark|brown|orange) (?:urine|wee|pee)|(?:pale|white|grey) (?:stools?|poos?)
        |(?:urine|wee|pee) (?:\w+ )?(?:very |really )?(?:dark|brown)
        |(?:urine|wee|pee|water) (?:[\w']+ ){0,3}?(?:the )?colou?r of (?:coke|cola|tea|coffee)
        |yellow (?:eyes|skin)(?! (?:cream|lotion|tone|type))|(?:^|am |i['’]m |been )(?:turning|turned|going
            |gone) (?:\w+ )?yellow
        |i(?:['’]m| am| look| turned| went| have gone) (?:\w+ )?(?:yellow|jaundiced)
        |(?:urine|wee|pee|water) (?:is|looks|has gone|went|turned) (?:\w+ )?(?:dark|brown|orange|like (?:tea|cola))
        |(?:poo|stools?|poos?) (?:is|are|looks?|went|turned|has gone) (?:\w+ )?(?:pale|white|grey|like clay)""",
        When.NOT_LONG,
        r"""born|newborn|baby|bruis\w+|years ago|as a child|vitamins?|beetroot|when i (?:had|was)|used to|better|fine
        |ok|okay|cleared|normal|in the morning|not enough|(?:of|like) (?:an? |the |my )?(?:owl|cat|dog|tiger|wol)\w*
        |leaves|nails?|teeth|page|paper|walls?|paint""",
    ),
)  # fmt: skip
