r"""The phrases by which words tell of a question, one row a matter: for a clinician to read, and to add to.

A space stands for any, a line may end anywhere; at an end of a line a space that counts is written `\s+`.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from enum import IntEnum

from msgspec import Struct

from ldnprep.answers.model import NOT_SURE, Value
from ldnprep.content.ids import MOOD, OPIOIDS, OTHER_HEALTH, PUMP


class When(IntEnum):
    """The time that a phrase must be of.

    NOW: it is so now. AHEAD: it is to come, and not months away. LATELY: of the last weeks, by the words. NOT_LONG: not
    plainly long ago. EVER: whenever it was. NOT_LATELY: whenever, but not in the last weeks.
    """

    NOW = 0
    AHEAD = 1
    LATELY = 2
    NOT_LONG = 3
    EVER = 4
    NOT_LATELY = 5


class Words(Struct, frozen=True):
    """heard: the answers that are heard so, where hers are no or none. phrases: what any box may say. when: of which
    time. unless: words of the same sentence that take it back. field: a box in which `here` is enough. beside: what
    another sentence of the same text must say, not of long ago. with_one: whether it counts only of one who tells of an
    opioid, LDN or naltrexone. plain: wordings that say the same, and the phrases of their names, see `Wordings`.
    beside_no: whether they add nothing to a "yes": "liver clinic"."""

    topic: str
    heard: Mapping[str, Value]
    phrases: str = "(?!)"
    when: When = When.NOW
    unless: str = "(?!)"
    field: str = ""
    here: str = "(?!)"
    beside: str = ""
    with_one: bool = False
    plain: tuple[tuple[str, ...], Mapping[str, str]] | None = None
    beside_no: bool = False


DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
COUNT = r"(?:\d+|a|an|one|two|three|four|five|six|seven|a few|a couple of)"
OPIOID = r"""(?:patch(?:es)?|painkillers?|morphine|\w*morph|tramadol|\w*codeine|co-codamol|\w+codone|oxy\w*|methadone
    |fentanyl|bup\w+|subutex|suboxone|tapentadol|palexia|mst|opi\w+|pethidine|butrans)"""
DRINK = r"(?:vodka|wine|whisk(?:e)?y|gin|rum|spirits|beers?|cider|pints?|cans?|units?|drinks)"
NO_DRINK = r"coffee|tea|water|milk|caffeine|cola|coke|pop|juice|squash|fizzy|milkshakes?|smoothies?"
STOPPED = r"(?:stopped|quit|gave up|given up|came off|not had)"
ACUTE_LIVER = r"""acute hepatitis|hepatitis (?:\w+ )?(?:now|at the moment|currently|last week|this week)
    |fever hepatitis
    |(?:currently|now|at the moment) (?:[\w']+ ){0,5}?hepatitis|liver (?:failure|is failing)
    |waiting list for (?:a |my )?(?:new )?liver(?! (?:scan|biopsy|test|ultrasound|clinic))"""
MONTH = rf"(?:{'|'.join(name for name in (*calendar.month_name, 'sept', *calendar.month_abbr) if name)})\b"
# by somebody else, to her
_GAVE = r"(?:g[ai]ve|given|giving|put|had|got|getting|needed|injected|jabbed|stuck|hooked)"
_FORM = r"(?:drips?|jabs?|shots?|injections?|needles?|infusions?|iv|pills?|tablets?|capsules?|syrup|medicine|spray)"
_EVENT = r"""(?:scope|scan|mri|op|operation|surgery|procedure|theatre|tooth|teeth|dentist|hospital|a\s*&\s*e|e\.?r\.?
    |casualty|ambulance|paramedics?|fall|crash|accident|biopsy|\w+oscopy|birth|labou?r|broken|fracture|wrist|ankle
        |hip|shoulder)"""
_NO_OPIOID = r"""steroids?|cortisone|botox|lidocaine|local|b12|vitamin \w+|flu|covid|vaccine|paracetamol|tylenol
    |ibuprofen|anti-?inflammator\w+|diclofenac|naproxen|gel|cream|antibiotics?|refused|declined|offered"""
# treatment for opioid use, and the times of which it is told beside it
_TREATMENT = r"""(?:suboxone|subutex|methadone|sublocade|buvidal|espranor|vivitrol|subs|subbies|methadose
    |physeptone|bupe|buprenorphine
    (?! patch))"""
_THEN = r"""(?:for (?:\w+ )?(?:years?|months?)|till|until|years? ago|months? ago|in (?:19|20)\d\d|in my (?:teens
    |twenties|thirties
    |forties|fifties|youth|\d0s)|back in|when i was|from (?:19|20)\d\d|\d+ years|years back|a long time ago|(?:19
    |20)\d\d)"""
_OF_ABUSE = r"""painkillers?|pain killers?|pain (?:pills|meds|tablets)|codeine|co-codamol|nurofen plus|solpadeine
    |oxy\w*|percs?|percocet|vicodin
    |norco|tramadol|fentanyl|morphine|opi\w+|hydrocodone|dihydrocodeine|endone|heroin"""
_SMALL = r"""(?:child|kid|boy|girl|son|daughter|grandson|granddaughter|grandchild|toddler|baby|nephew|niece|little one
    |husband|wife|mum|mother|dad|father|gran(?:dad|dpa|ny|ma)?|nan|sister|brother|dog|cat|friend|someone|somebody|he
        |she)"""
_ATE = r"(?:ate|eaten|swallowed|took|taken|chewed|got (?:at|into|hold of)|drank|licked|sucked)"
_PILL = r"(?:pills?|tablets?|capsules?|medicines?|meds|patch(?:es)?|naltrexone|ldn|painkillers?)"

ROWS = (
    Words(
        "liver",
        {"liver_disease": NOT_SURE, "liver_which": ("acute_hepatitis",)},
        ACUTE_LIVER,
        When.NOT_LONG,
        r"vaccin\w+|jabs?|negative|clear of|no sign|ruled out|as a child|(?:gp|dr|nurse) (?:is|was) off",
    ),
    Words(
        "liver",
        {"liver_disease": NOT_SURE},
        r"""liver transplant|cirrhosis|(?:hepatitis|hep) [bc]
        |(?:i have|i['’]ve got|my) (?:\w+ )?liver (?:disease|illness|problems?|trouble|damage|cancer)
        |liver (?:disease|damage|scarring)
        |scarring of (?:the|my) liver|my liver is (?:\w+ )?(?:scarred|damaged|failing|diseased)""",
        When.EVER,
        r"vaccin\w+|jabs?|negative|clear of|no sign|ruled out",
        "transplant_what",
        r"liver|hepatic",
    ),
    Words(
        "liver",
        {"liver_tests_raised": NOT_SURE},
        r"""(?:liver (?:blood )?(?:tests?|enzymes?|function|numbers|bloods)|lfts?|alt|ast|ggt)
            \s+(?:(?:is|are|was|were|have been|came back|went|still) )+(?:\w+ )?(?:up|high|raised|abnormal|elevated
            |bad
            |off)
        |(?:raised|high|abnormal|elevated|deranged) (?:liver (?:\w+ )?(?:tests?|enzymes?|function|numbers)|lfts?|alt
        |ast|ggt)""",
        When.EVER,
        r"""normal (?:again|now)|back to normal|settled|came down|never|not|weren['’]t|wasn['’]t|if|can|could|does
        |(?:may|might) (?:be|raise)|years ago|as a (?:child|teenager)|(?:19\d\d|20(?:[01]\d|2[0-4]))""",
    ),
    Words(
        "liver",
        {"liver_tests_raised": NOT_SURE},
        r"""(?:liver (?:blood )?(?:tests?|enzymes?|numbers)|lfts?|alt|ast|ggt) (?:\w+ ){0,3}?
            (?:\d+(?:\.\d+)?|two|twice|three|four|five|six|ten)\s*(?:x|×|times)? (?:the )?(?:upper )?(?:normal
            |limit)""",
        When.EVER,
        r"""normal (?:again|now)|back to normal|settled|came down|if|could|years ago|as a child""",
    ),
    Words(
        "liver",
        {"liver_disease": NOT_SURE, "liver_which": ("fatty_liver",)},
        r"fatty liver|(?-i:NASH|NAFLD|MASLD|MASH)|steatohepatitis|steatosis",
        When.EVER,
        r"""negative|no sign|ruled out|reversed|gone|dr|mr|mrs|ms|doctor|diet (?:for|against)|prevent\w*""",
    ),
    Words(
        "liver",
        {"liver_disease": NOT_SURE},
        r"""(?:autoimmune|alcoholic
            |chronic) hepatitis
        |liver fibrosis|fibrosis of (?:the|my) liver""",
        When.EVER,
        r"""negative|no sign|ruled out|reversed|gone|dr|mr|mrs|ms|doctor|diet (?:for|against)|prevent\w*""",
    ),
    Words(
        "kidneys",
        {"kidney_disease": NOT_SURE},
        r"""kidney (?:transplant|failure|disease|(?:was )?(?:taken )?(?:out|removed))|one kidney
        |(?:one|single) (?:working |good )kidney|kidneys are failing|e?gfr\D{0,6}[1-5]?\d
        |(?:gave|donated) (?:[\w'’]+ ){0,3}?kidney
        |kidneys? (?:is|are|works?|working) (?:only )?(?:at |down to )(?:about )?\d+""",
        When.EVER,
        r"no kidney|want to|going to|would|thinking of|might|when i die",
        "transplant_what",
        r"kidneys?|renal",
    ),
    Words(
        "kidneys",
        {"kidney_disease": NOT_SURE, "dialysis": NOT_SURE},
        rf"""(?:on|to|for|have|having|start(?:ed|ing)?|do|get|need|my) (?:\w+ )?(?:haemo|hemo)?dialysis
        |^\W*(?:haemo|hemo)?dialysis\W+(?:at|every|{COUNT}|twice|{DAY}s?|mon|tue|tues|wed|thu|thurs|fri|sat|home)
        |dialysis (?:\w+ ){{0,2}}?(?:a|each|every|per) (?:week|day|night)
        |(?:on|to) (?:the|a) machine (?:[\w']+ ){{0,8}}?kidneys?|kidney machine""",
        When.NOW,
        r"nurse on a|work\w*",
    ),
    Words(
        "pregnancy",
        {"pregnancy": NOT_SURE, "pregnancy_which": "trying"},
        r"""(?:hoping|trying) to (?:get pregnant|fall pregnant|conceive)
        |trying for (?:an?(?:other)?|our \w+) (?:baby|child)|(?:having|start\w*|on|our|my|doing|need) ivf""",
        When.NOW,
        r"menopaus\w+|hysterectomy|coil|implant",
    ),
    Words(
        "pregnancy",
        {"pregnancy": NOT_SURE},
        rf"baby (?:is )?due (?:(?:in|on|at|next|early|late) )?(?:{MONTH}|month|year|\d+)",
        When.NOT_LATELY,
        r"grand\w*|was|years",
    ),
    Words(
        "pregnancy",
        {"pregnancy": NOT_SURE, "pregnancy_which": "breast_feeding"},
        r"""(?:pump\w*|express\w*) (?:my )?(?:breast )?milk
        |(?:i(?:['’]?m| am)|while|still|and) (?:\w+ )?(?:breast\s*-?\s*feeding|nursing (?:my|the|a
            |our) (?:[\w-]+ ){0,3}?(?:baby|son
        |daughter|newborn|little one|old))|nursing (?:my|our) (?:baby|newborn)|i (?:still )?breast\s*-?\s*feed""",
        When.NOW,
        r"menopaus\w+|hysterectomy",
    ),
    Words(
        "pregnancy",
        {"pregnancy": NOT_SURE},
        r"""i(?:['’]?m| am) (?:(?!not\b|never\b)\w+ ){0,3}?(?:pregnant|expecting)|\d+\s*(?:weeks?|wks?
        |months?) (?:gone|pregnant|along)
        |positive pregnancy|(?:my|the) baby is due|my due date|(?:missed|late) (?:\w+ )?periods?
        |period is (?:\w+ ){0,3}?(?:late|overdue)|no period (?:for|since) \w+
        |(?:i )?(?:might|may|could) (?:\w+ )?be (?:pregnant|expecting)
""",
        When.NOW,
        r"menopaus\w+|hysterectomy|coil|implant",
    ),
    Words(
        "alcohol",
        {"alcohol": NOT_SURE, "alcohol_often": "every_day"},
        rf"""(?:bottles?|glass(?:es)?) of {DRINK} (?:a|every|each|per) (?:day|night|evening)
        |(?:\d+|two|three|four|five|six|eight|ten|several|some) {DRINK} (?:a|every|each|per) (?:day|night)
        |drink(?:ing)? (?:\w+ ){{0,3}}?(?:every|each) (?:day|night)|alcoholic""",
        When.NOW,
        NO_DRINK,
    ),
    Words(
        "alcohol",
        {"alcohol": NOT_SURE, "alcohol_often": "every_day"},
        rf"""(?:an?|one|two|three|half an?|\d+|a few|few|some|a couple of) (?:large |big |small )?
            (?:(?:bottles?|glass(?:es)?|lit(?:re|er)s?|cans?|pints?|units?|shots?|tots?|measures?) of )?{DRINK}
            \s+(?:(?:a|every|each|per) (?:day|night|evening)|daily|nightly|most (?:days|nights|evenings))
        |(?:i|we) (?:\w+ )?drink (?:\w+ ){{0,3}}?(?:(?:every|each) evening|(?:on )?most (?:days|nights|evenings)
            |daily)""",
        When.NOW,
        rf"{NO_DRINK}|alcohol\W?free|ginger|root",
    ),
    Words(
        "alcohol",
        {"alcohol": NOT_SURE},
        rf"""(?:an?|one|two|three|half an?|\d+|a few|few|some|a couple of|the odd) (?:large |big |small )?
            (?:(?:bottles?|glass(?:es)?|lit(?:re|er)s?|cans?|pints?|units?|shots?|crates?|packs?) of )?{DRINK}
            \s+(?:(?:a|every|each|per|most|at|on|at the|on the|on a) (?:week(?:end)?s?|{DAY}s?)|weekly
            |now and (?:then|again)|sometimes|socially)
        |(?:i|we) (?:(?!never|don)[\w'’]+ )?drink (?:\w+ ){{0,3}}?
            (?:(?:at|on|every|each|most|at the|on the) (?:week(?:end)?s?|{DAY}s?)
            |socially|now and (?:then|again)|sometimes)""",
        When.NOW,
        rf"{NO_DRINK}|alcohol\W?free|ginger|root",
    ),
    Words(
        "alcohol",
        {"alcohol": NOT_SURE, "alcohol_often": "every_day"},
        rf"""{STOPPED} (?:the |my |all |an? |any )?(?:drink(?:ing)?|alcohol|booze|{DRINK})|(?:no|without
        |last) (?:a )?(?:drink|alcohol)
            \s+(?:since|was|for)""",
        When.LATELY,
        NO_DRINK,
    ),
    Words(
        "alcohol",
        {"alcohol": NOT_SURE, "alcohol_often": "every_day"},
        r"""(?:shakes?|shaky|shaking|sweats?|sweaty|trembl\w+) (?:when|if|unless|without|until|till)
            \s+(?:(?:i|a|the|my|first|don['’]?t|do|not|stop|have|haven['’]?t|had) )*
            (?:drink\w*|alcohol|wine|vodka|beer)""",
        When.NOT_LONG,
        NO_DRINK,
    ),
    Words(
        "surgery",
        {"urgent_pain_condition": NOT_SURE},
        r"""sickle\s*-?\s*cell|kidney stones (?:every|each|again|often|keep|most)
        |(?:recurrent|prone to|get|keep getting) kidney stones""",
        When.EVER,
        r"trait only|no sickle",
    ),
    Words(
        OTHER_HEALTH,
        {"transplant": NOT_SURE},
        r"""(?:bone marrow|stem cells?) (?:transplant|from|was|were)|(?:heart|lungs?|liver|kidney|pancreas
        |organ) transplant
        |transplanted (?:heart|lungs?|liver|kidney)|(?:had|have|got) (?:a|my) transplant|new (?:heart|lungs?|liver
        |kidney) (?:in (?:19|20)\d\d|is)|(?:had|got|have|given) (?:\w+ )?(?:new )?
            (?:bone marrow|stem cells|(?:heart|lung|liver|kidney|pancreas) transplant|new (?:heart|lung|lungs|liver
            |kidney))""",
        When.EVER,
        r"donat\w+|gave|registry|register|ward|nurse|list|waiting|hair|corne\w+",
    ),
    Words(
        OTHER_HEALTH,
        {"breathing_illness": NOT_SURE},
        r"""(?:i|me) (?:\w+ ){0,2}?(?:stop|stopping|quit) breathing|(?:gasp\w*|chok\w+|fight\w* for (?:air|breath))
            \s+(?:[\w']+ ){0,4}?(?:at night|in my sleep|in the night|when i (?:sleep|doze))
        |(?:wake|woke|waking) (?:myself )?(?:up )?(?:\w+ )?(?:gasping|choking)
        |(?:sleep )?apn(?:o?e|i)a|sleep apn\w+|(?:my|a|on|the|use|with|have) (?:cpap|bipap)|cpap
        |copd|c\.o\.p\.d|emphys[ae]ma|emphas[ae]ma|bronch[a-z]*ectas\w*|pulmonary (?:fibrosis|hypertension)
        |cystic fibrosis|(?:chronic )?obstructive (?:pulmonary|airways?|lung) \w+|lung (?:disease|fibrosis
        |condition|illness)
        |(?:bad|scarred|damaged|weak|poor) lungs|silicosis|asbestosis|fibrosis of (?:the|my) lungs?
        |(?:on|use|using|need|needs|have|got|with|and) (?:(?:home|portable|night[\s-]?time|some|my|the
        |\d+ lit\w+ of) )*oxygen
        |home oxygen|oxygen (?:at (?:home|night)|cylinder|concentrator|tank|therapy)""",
        When.EVER,
        r"""no sleep apn\w+|ruled out|negative|used to|cured|snor\w+ only|tested|cough\w*|laugh\w*|food|water|swim\w*
        |panic|not? (?:copd|asthma|emphysema|apn\w+|lung disease)|oxygen (?:bar|levels?|facial|chamber|was|tent)
        |hyperbaric
        |(?:work\w*|nurse|job|ward) (?:[\w'’]+ ){0,4}?(?:copd|oxygen|lung)|as a baby|in (?:hospital|theatre|icu)
        |ventilat\w+
        |(?:when|while) i (?:was|had)|with covid""",
    ),
    Words(
        OTHER_HEALTH,
        {"swallowed_by_other": NOT_SURE},
        rf"""{_SMALL} (?:has |have )?(?:just |now |today |accidentally )*{_ATE}\b[^.;]{{0,25}}?\b(?:my|mine|our|his
            |her)
            \b[^.;]{{0,20}}?{_PILL}
        |{_SMALL} (?:has |have )?(?:just |now )?{_ATE} (?:an?|one|two|some|the|this) (?:\w+ )?{_PILL}""",
        When.NOT_LONG,
        r"""last (?:year|month|week)|years?|once|when|prescribed|his own|her own|every day|daily|used to|dreamt|nearly
        |almost|for (?:his|her) \w+""",
    ),
    Words(
        MOOD,
        {"self_harm_ever": NOT_SURE},
        r"""(?:tried|attempt\w*|trying) (?:to )?(?:kill|hang|drown|shoot|hurt|harm) (?:myself|my)
        |(?:tried|attempt\w*) (?:to )?(?:end|take) (?:it all|my (?:own )?life)|suicide attempts?|attempted suicide
        |(?:used to|i have|i['’]ve) (?:\w+ )?(?:self\s*-?\s*harm\w*|cut(?:ting)? myself)""",
        When.EVER,
        r"""never|shaving|kitchen|risk|charity|helpline|training|warning|leaflet|prevention|kit|campaign|(?:of
        |on) (?:sugar|chocolate|tv|telly|sun)""",
    ),
    Words(
        MOOD,
        {"self_harm_ever": NOT_SURE},
        r"""overdosed|(?:took|taken|had|after|another|my) (?:\w+ )?overdoses?
        |(?:made|makes|left|had|gave|got|gives) me (?:feel\w* )?(?:\w+ )?(?:suicidal|want to (?:die|kill myself)
            |(?:thoughts of|thinking of|think of) suicide|suicidal thoughts)""",
        When.NOT_LATELY,
        r"""never|shaving|kitchen|risk|charity|helpline|training|warning|leaflet|prevention|kit|campaign|(?:of
        |on) (?:sugar|chocolate|tv|telly|sun)""",
    ),
    # ------------------------------------------------------------ what may be an opioid
    Words(
        OPIOIDS,
        {},
        rf"""(?:in|having|had|through|got|my|opioid|opiate) (?:(?!no\b)\w+ )?withdrawals?|withdrawing
        |withdrawal (?:symptoms?|sweats)|dope ?sick|cold turkey|detox(?:ed|ing)?
        |(?:out of|in|from|been to|went to|left) rehab(?! for (?:pills|pain))
        |(?:pills?|tablets?|stuff|gear|blues) (?:from|off|on) (?:the street|(?:a|my|some|the) (?:dealer|guy|man))
        |street (?:pills?|drugs?|blues)
        |(?:took|take|taken|had|have|used?|tried|borrow\w*) (?:something|some|one|pills|tablets|a (?:pill|tablet
            |patch))
            \s+(?:of|from|off) (?:my|a|the|her|his) {_SMALL}(?:['’]?s)?\b[^.;]{{0,20}}?\bpain""",
        When.NOT_LONG,
        r"""alcohol|drink\w*|wine|beer|nicotine|smok\w+|cigarettes?|caffeine|coffee|sugar|antidepressants?|sertraline
        |venlafaxine|duloxetine|citalopram|pregabalin|gabapentin|steroids?|prednisolone|diet|juice|cleanse|foot|tea
        |cardiac|stroke|physio\w*|bank|cash|money|study|trial|paracetamol|ibuprofen|will|want|wonder\w*|avoid""",
    ),
    Words(
        OPIOIDS,
        {"opioid_treatment": NOT_SURE},
        rf"""(?:been on|was on|were on|am on|i['’]?m on|on|had|took|used|start\w+|put on|using
        |tried) (?:\w+ ){{0,2}}?{_TREATMENT}\b[^.;]{{0,40}}?
            (?:{_THEN})
        |{_TREATMENT} (?:\w+ )?(?:{_THEN})|(?:{_THEN})[^.;]{{0,25}}?\b(?:on|had|took) (?:\w+ ){{0,2}}?{_TREATMENT}
        |vivitrol (?:shots?|jabs?|injections?) (?:in|last|since|every|until|till|when|for)
        |(?:shots?|jabs?|injections?|meds|medicine|medication|treat\w*|strips?) (?:[\w']+ ){{0,8}}?for (?:my|the
        |an?) addiction
        |for (?:my|the|an?) addiction [^.;]{{0,40}}?\b(?:shots?|jabs?|injections?|medicine|medication|strips?)
        |(?:rehab|detox|treated|treatment|NA|(?:drug|methadone|addiction) clinic
            |meetings) (?:in \d+ )?for (?:my )?(?:pills|(?:pain\s?)?killers
        |pain (?:pills|meds|tablets)
            |painkillers?|heroin|opi\w+|oxy\w*|codeine|percs?|percocet|vicodin|norco|tramadol|fentanyl|morphine
            |nurofen plus)""",
        When.EVER,
        r"""alcohol\w*|drink\w*|smok\w+|gambl\w+|food|never|refus\w+|offered|for (?:the |my )?pain|ward|nurse
        |work\w*|dispens\w+|study
        |pain clinic|weight""",
    ),
    Words(
        OPIOIDS,
        {"opioid_use_disorder": NOT_SURE},
        rf"""(?:used?|on|did|took|smoked|injected|addict\w* to|hooked on|clean from|clean off|off|into
        |dependent on) (?:\w+ )?(?:heroin|smack)
        |heroin (?:{_THEN}|addict\w*|user|habit|problem)
        |(?:problems?|trouble|issues?|addiction|habit|struggl\w+) (?:with|to|on) (?:\w+ ){{0,2}}?(?:{_OF_ABUSE})
        |(?:addict\w*|hooked|dependent|dependant|abus\w+|misus\w+) (?:to|on|of|from) (?:\w+ ){{0,2}}?(?:{_OF_ABUSE})
        |hook\w* on (?:\w+ )?(?:{_OF_ABUSE})""",
        When.EVER,
        r"""alcohol\w*|never|not|worr\w+|scared|fear\w*|afraid|becom\w+|getting|want|risk|could|might|work\w*|read
        |leaflet|swallow\w*
        |sleep\w*|constipat\w*|bung\w*|side effects?|sick\w*""",
    ),
    Words(
        OPIOIDS,
        {},
        r"""(?:i was|i am|i['’]?m|used to be|recovering|former|ex|been) (?:\w+ ){0,2}?(?:addict|junkie)
        |(?:i was|i am|i['’]?m|i got|used to be|been) (?:\w+ ){0,2}?(?:addicted|dependent|hooked) (?:to|on)
            \s+(?:\w+ ){0,2}?(?:painkillers?|pain killers?|pills|tablets|pain meds)|(?-i:NA) meetings?
        |(?:been |am |got |i['’]m )?clean (?:for|since) \w+
        |on the programme?|narcotics anonymous|(?:years|months) clean|on (?-i:MAT)|medication\W?assisted treatment
        |on maintenance (?:since|for|treatment|therapy|dose)|(?:dosing|dosed|dose) (?:every \w+ )?at (?:the|my
            |a) (?:\w+ )?
            clinic
        |(?:strips?|films?) under (?:my|the) tongue|(?:the|my|from) drug (?:service|team|worker)
        |feel free (?:shots?|tonics?)|(?:red|green|white) (?:vein|maeng)|(?:a )?bit of brown(?! (?:rice|sugar|bread
            |sauce|toast|paper))
        |blues (?:from|off) (?:a|my|some) (?:friend|mate|cousin|neighbou?r)|i use h(?= on| at| every| \w+ times)""",
        When.EVER,
        r"""alcohol\w*|drink\w*|smok\w+|cigarettes?|gambl\w+|chocolate|sugar|coffee|exercise|eating|house|scans?
            |cancer
        |physio\w*|weight|diet|tv|telly|radio|adrenaline|b12|nitro\w*|testosterone|inhalers?|asthma|lupus|chemo
            |immuno\w*""",
    ),
    Words(
        OPIOIDS,
        {},
        rf"""{_GAVE} (?:[\w']+ ){{0,4}}?something (?:\w+ )?(?:strong\w*|for (?:the|my) (?:\w+ )?pain)
        |{_GAVE} (?:[\w']+ ){{0,4}}?{_FORM} (?:of \w+ )?for (?:(?:the|my) )?(?:\w+ )?pain
        |{_FORM} of something|{_GAVE} (?:me )?something (?:\w+ )?in(?:to)? (?:the|my|an?) (?:iv|drip|cannula|arm
        |vein|hand)|{_GAVE} me (?:\w+ )?something (?:to|that|which) (?:\w+ ){{0,3}}?
            (?:sleepy|drowsy|woozy|sleep|float\w*|high|calm)
        |{_GAVE} me (?:with )?something\b(?=.*\b{_EVENT}\b)|{_EVENT}\b[^.;]*\b{_GAVE} me (?:(?:with )?something
            |(?:some |strong )?(?:pills|tablets))
        |{_SMALL} (?:\w+ )?(?:gave|gives|lends|lent|slips|slipped) me (?:[\w']+ ){{0,3}}?(?:her|his|their
        |hers) (?:\w+ )?(?:tablets?|pills?|meds
            |medicine|stuff)\b[^.;]{{0,20}}?\b(?:pain|back|knee|hip)
        |(?:take|have|use|on) something (?:\w+ )?strong\w*|(?:plaster|patch)(?:es)? with (?:\w+ )?painkillers?
        |(?:had|given|gave me|got|needed|put in) (?:an? |my )?epidural
        |(?:knocked|put) me (?:right )?(?:out|under|to sleep)\b(?=.*\b{_EVENT}\b)
        |{_EVENT}\b[^.;]*\b(?:knocked|put) me (?:right )?(?:out|under|to sleep)
        |on (?:a|the) (?:drip|iv) for (?:the|my) (?:\w+ )?pain|sedat(?:ed|ing) me
        |i (?:was|got) (?:\w+ )?(?:sedated|knocked out|put under)|(?:had|with|under) (?:\w+ )?(?:sedation
        |twilight sleep)""",
        When.NOT_LONG,
        rf"{_NO_OPIOID}|g[ai]ven? (?:to )?(?:my|our|his|her) {_SMALL}",
    ),
    Words(
        OPIOIDS,
        {},
        rf"""(?:g[ai]ves? me|borrow\w*|take|took|taking|takes|had|have|use|used|using|shares?|shared)
            \s+(?:[\w'’]+ ){{0,3}}?(?:her|his|their|{_SMALL}(?:['’]?s)) (?:\w+ )?
            (?:painkillers?|pain (?:pills?|tablets?|meds|killers?))""",
        When.NOT_LONG,
        r"never|not|no|paracetamol|tylenol|ibuprofen|naproxen|over the counter|otc",
    ),
    Words(
        OPIOIDS,
        {},
        r"""(?:i )?(?:have )?(?:just )?had (?:(?:a|my|our|the) )?(?:\w+ )?(?:baby|twins)|gave birth
        |(?:set|pinned|stitched) in theatre
        |broke (?:my|an?) (?:\w+ )?(?:wrist|ankle|leg|arm|hip|collarbone|shoulder|pelvis|elbow|thigh)""",
        When.LATELY,
        r"nearly|almost",
    ),
    Words(
        OPIOIDS,
        {},
        r"""(?:painkillers?|tablets?|pills?|medicines?|meds)\b[^.;]{0,40}?\b(?:habit[\s-]*forming|addictive
        |hard to come off)
        |(?:habit[\s-]*forming|addictive) (?:\w+ )?(?:painkillers?|tablets?|pills?|medicines?|meds)""",
        When.NOT_LONG,
        r"not|isn['’]?t|aren['’]?t|non|never|without|want|prefer|anything|nothing|no|ldn|naltrexone|sleeping|smok\w+",
        plain=(
            ("controlled drug", "controlled drugs", "controlled PILLS", "PILLS for addiction", "rehab PILLS",
             "CHEMIST juice", "juice from the CHEMIST", "my juice daily", "green liquid from the CHEMIST",
             "stick on for pain", "sticker for pain", "sticky thing for pain", "supervised PILLS"),
            {"PILLS": "pills|tablets|meds|medicine|medicines|dose|doses|liquid|film|films",
             "CHEMIST": "chemist|pharmacy|clinic|drug clinic|chemists|boots"},
        ),
    ),
    Words(
        OPIOIDS,
        {PUMP: NOT_SURE},
        r"""(?:pain|baclofen|intrathecal|spinal(?: cord)?|implanted|ziconotide|medicine
        |drug) pump|pump (?:is )?(?:in|under|inside) (?:my
        |the)\s+
            (?:back|spine|tummy|belly|abdomen|stomach|side|skin)|my (?:\w+ )?pump (?:\w+ ){0,2}?(?:re)?fill\w*
        |pump (?:\w+ ){0,3}?into my (?:back|spine)|pump for (?:the|my) (?:\w+ )?pain
        |(?:re)?fill\w* (?:my|the) (?:\w+ )?pump""",
        When.EVER,
        r"""insulin|diabet\w+|glucose|breast|milk|bike|petrol|gas|fuel|water|heart|foot|taken out|took .*\bout
        |removed|offered|suggested
        |consider\w*|talk\w*|about|feed\w*|pond""",
    ),
)  # fmt: skip
