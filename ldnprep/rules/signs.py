"""The phrases of danger signs, "right now", one row a sign: for a clinician to read, and to add to.

What is heard so beside "no" raises the urgent text of that sign. The signs are those of the page of that name.
"""

from __future__ import annotations

from ldnprep.answers.model import NOT_SURE
from ldnprep.content.ids import CRISIS, MOOD, OTHER_HEALTH
from ldnprep.rules.phrases import DAY, OPIOID, When, Words
from ldnprep.rules.sign_rows import PLAIN_SIGNS
from ldnprep.rules.unwell import UNWELL

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
        |breathing (?:(?:is|was|has been|got) )?(?:\w+ )?(?:bad|hard|worse|difficult)
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
        r"|eyes? (?:are |have |is |has )?(?:swelled|swollen) shut|(?:came|come|broke) out in hives"
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
            \s+(?:[\w']+ ){{0,4}}?{OPIOID}
        |(?:since|after) (?:[\w']+ ){{0,3}}?{OPIOID}\b[^.;]{{0,40}}?\b(?:nod\w* off|nodding out|so (?:sleepy|drowsy))
        |(?:very|so|really|extremely|too) (?:sleepy|drowsy)\b[^.;]{{0,30}}?\b(?:breath\w* (?:\w+ )?(?:slow|shallow)\w*
            |(?:slow|shallow)\w* breath\w*)
        |(?:slow|shallow) breath\w*|breathing (?:\w+ )?(?:slowly|shallowly)
        |(?:fall|nod|drop|drift)\w* (?:asleep|off) (?:\w+ )?(?:mid\b|in the middle of (?:a|my|the|talking|speaking
        |eating))
        |(?:stop|stops|stopped|stopping) breathing\b[^.;]{{0,30}}?\b(?:blue|grey|purple|since (?:the|my|these) new
            |since (?:{DAY}|yesterday|last night))
        |(?:my )?breathing (?:is|was|gets|goes|got|looks|seems|has gone|has become) (?:\w+ )?(?:slow|shallow)""",
        When.NOT_LONG,
        r"""cold|winter|raynaud\w*|lipstick|swim\w*|apn(?:o)?ea|alarm|early|when i (?:was|had)|better|operation
        |meditat\w*|yoga|relax\w*|calm\w*|in time|hope|wish|pray|always|heavy sleeper|as a (?:child|teenager)""",
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
            |paper|slipped|scissors|razor|on (?:the|a|an|some|my) (?:\w+ )?(?:roses?|thorns?|brambles?|hedge
            |bush|holly        |wire|fence|nail|metal|rocks?|coral)|(?:the|our|my) (?:cat|dog)
        |(?:stopped|free|without|no) (?:of |from )?self""",
    ),
    Words(
        "liver",
        {"liver_signs_now": NOT_SURE},
        r"""(?:eyes?|skin|face|whites of my eyes) (?:\w+ ){0,2}?(?:went|gone|turned|turning|going|look|looks|are|is)
            \s+(?:\w+ ){0,3}?yell?ow\w*(?!\W?(?:green|brown|hazel))
        |(?:eyes?|whites of my eyes) yellow|jaundiced? (?:since|today|now|again|this|yesterday|last (?:week|night))
        |(?:dark|brown|orange) (?:urine|wee|pee)|(?:pale|white|grey) (?:stools?|poos?)
        |(?:urine|wee|pee) (?:\w+ )?(?:very |really )?(?:dark|brown)
        |(?:urine|wee|pee|water) (?:[\w']+ ){0,3}?(?:the )?colou?r of (?:coke|cola|tea|coffee)
        |(?:tea|cola|coke|coffee)[\s-]colou?red (?:urine|wee|pee|water)
        |(?:awful|terrible|severe|bad|unbearable|agoni[sz]ing) pain (?:[\w']+ ){0,3}?(?:right ribs?|upper (?:belly
        |tummy|stomach
            |abdomen)|top right)\b[^.;]{0,40}?\b(?:today|tonight|now|since (?:yesterday|last night|this morning)
            |last night
            |can['’]?t (?:stand|move|sit|straighten))
        |yellow (?:eyes|skin)(?! (?:cream|lotion|tone|type))|(?:^|am |i['’]m |been )(?:turning|turned|going
            |gone) (?:\w+ )?yellow
        |i(?:['’]m| am| look| turned| went| have gone) (?:\w+ )?(?:yellow|jaundiced)
        |(?:urine|wee|pee|water) (?:is|looks|has gone|went|turned) (?:\w+ )?(?:dark|brown|orange|like (?:tea|cola))
        |(?:poo|stools?|poos?) (?:is|are|looks?|went|turned|has gone) (?:\w+ )?(?:pale|white|grey|like clay)""",
        When.NOT_LONG,
        r"""born|newborn|baby|bruis\w+|years ago|as a child|vitamins?|beetroot|when i (?:had|was)|used to|better|fine
        |ok|okay|cleared|normal|(?:in the|first thing|of a|most) mornings?|not enough|if i
        |(?:do not|don['’]?t|did not|didn['’]?t) drink|(?:of|like) (?:an? |the |my )?(?:owl|cat|dog|tiger|wol)\w*
        |leaves|nails?|teeth|page|paper|walls?|paint""",
    ),
    *UNWELL,
    *PLAIN_SIGNS,
)  # fmt: skip
