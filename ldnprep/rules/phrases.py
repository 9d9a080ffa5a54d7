"""The phrases by which words tell of a question, one row a matter: for a clinician to read, and to add to.

In a phrase a space that counts is written `\\s+` (the patterns are verbose).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from ldnprep.answers.model import NO, NOT_SURE, Value
from ldnprep.content.ids import OPIOIDS, OTHER_HEALTH, PUMP
from ldnprep.frozen import dataclass


class When(IntEnum):
    """The time that a phrase must be of.

    NOW: it is so now. AHEAD: it is to come, and not months away. LATELY: of the last weeks, by the words. NOT_LONG: not
    plainly long ago. EVER: whenever it was.
    """

    NOW = 0
    AHEAD = 1
    LATELY = 2
    NOT_LONG = 3
    EVER = 4


@dataclass(frozen=True, slots=True)
class Words:
    """heard: the answers that are heard so, where hers are no or none. phrases: what any box may say. when: of which
    time. unless: words of the same sentence that take it back. field: a box in which `here` is enough."""

    topic: str
    heard: Mapping[str, Value]
    phrases: str
    when: When = When.NOW
    unless: str = "(?!)"
    field: str = ""
    here: str = "(?!)"


_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_COUNT = r"(?:\d+|a|an|one|two|three|four|five|six|seven|a\s+few|a\s+couple\s+of)"
_DRINK = r"(?:vodka|wine|whisk(?:e)?y|gin|rum|spirits|beers?|cider|pints?|cans?|units?|drinks)"
_NO_DRINK = r"coffee|tea|water|milk|caffeine|cola|coke|pop|juice|squash|fizzy|milkshakes?|smoothies?"
_STOPPED = r"(?:stopped|quit|gave\s+up|given\s+up|came\s+off|not\s+had)"
ACUTE_LIVER = (
    r"acute\s+hepatitis|hepatitis\s+(?:\w+\s+)?(?:now|last\s+week|this\s+week)|liver\s+(?:failure|is\s+failing)"
)
_OPERATION = rf"""(?:operations?|op|surgery|(?:hip|knee|shoulder|joint|valve)\s+replacement|hernia\s+repair|\w+ectomy
    |caesarean|cesarean|c-?section|colonoscopy|endoscopy|gastroscopy|bronchoscopy|biopsy|root\s+canal|keyhole
    |(?:wisdom\s+)?(?:tooth|teeth)\s+(?:(?:is|are)\s+)?(?:taken\s+|coming\s+|being\s+taken\s+)?out
    |general\s+an(?:a)?esthetic|puts?\s+me\s+(?:to\s+sleep|under)|(?:put|putting)\s+me\s+(?:to\s+sleep|under)
    |being\s+induced|induction)"""
_SOON = rf"""(?:today|tonight|tomorrow|(?:on|next|this|coming)\s+{_DAY}|(?:next|this)\s+week|in\s+{_COUNT}\s+days?
    |in\s+the\s+next\s+(?:few\s+)?days|any\s+day)"""
_GONE = r"""had|was|were|went|went\s+well|after|since|last|ago|cancell?ed|postponed|put\s+off|he|she|his|her|they\s+had"""
# by somebody else, to her
_GAVE = r"(?:g[ai]ve|given|giving|put|had|got|getting|needed|injected|stuck|hooked)"
_FORM = r"(?:drips?|jabs?|shots?|injections?|needles?|infusions?|iv|pills?|tablets?|capsules?|syrup|medicine|spray)"
_EVENT = r"""(?:scope|scan|mri|op|operation|surgery|procedure|theatre|tooth|teeth|dentist|hospital|a\s*&\s*e|e\.?r\.?
    |casualty|ambulance|paramedics?|biopsy|\w+oscopy|birth|labou?r|broken|fracture|wrist|ankle|hip|shoulder)"""
_NO_OPIOID = r"""steroids?|cortisone|botox|lidocaine|local|b12|vitamin\s+\w+|flu|covid|vaccine|paracetamol|tylenol
    |ibuprofen|anti-?inflammator\w+|diclofenac|naproxen|gel|cream|antibiotics?|refused|declined|offered"""
_UNWELL = r"""(?:shak(?:e|es|ing|y)|vomit(?:s|ing|ed)?|throw(?:n|ing)?\s+up|threw\s+up|loose\s+bowels|diarrh?o?ea|the\s+runs
    |confused|confusion|sweat(?:s|ing)?\s+and\s+\w+)"""
_LDN = r"(?:ldn|(?:low[\s-]dose\s+)?naltrexone|vivitrol)"
_SMALL = r"""(?:child|kid|boy|girl|son|daughter|grandson|granddaughter|grandchild|toddler|baby|nephew|niece|little\s+one
    |husband|wife|mum|mother|dad|father|dog|cat|friend|someone|somebody|he|she)"""
_ATE = r"(?:ate|eaten|swallowed|took|taken|chewed|got\s+(?:at|into|hold\s+of)|drank|licked|sucked)"
_PILL = r"(?:pills?|tablets?|capsules?|medicines?|meds|patch(?:es)?|naltrexone|ldn|painkillers?)"

ROWS = (
    Words(
        "liver",
        {"liver_disease": NOT_SURE},
        rf"""{ACUTE_LIVER}|liver\s+transplant|cirrhosis|(?:hepatitis|hep)\s+[bc]
        |(?:i\s+have|i['’]ve\s+got|my)\s+(?:\w+\s+)?liver\s+(?:disease|illness|problems?|trouble|damage|cancer)
        |liver\s+(?:disease|damage)""",
        When.EVER,
        r"vaccin\w+|jabs?|tested\s+negative|clear\s+of|no\s+sign",
        "transplant_what",
        "liver|hepatic",
    ),
    Words(
        "liver",
        {"liver_signs_now": NOT_SURE},
        r"""(?:eyes?|skin|face|whites\s+of\s+my\s+eyes)\s+(?:\w+\s+){0,2}?(?:went|gone|turned|turning|going|look|looks|are|is)
            \s+(?:\w+\s+)?yell?ow\w*
        |yellow\s+(?:eyes|skin)|i(?:['’]m|\s+am|\s+look)\s+(?:\w+\s+)?(?:yellow|jaundiced)
        |(?:urine|wee|pee|water)\s+(?:is|looks|has\s+gone|went|turned)\s+(?:\w+\s+)?(?:dark|brown|orange|like\s+(?:tea|cola))
        |(?:poo|stools?|poos?)\s+(?:is|are|looks?|went|turned|has\s+gone)\s+(?:\w+\s+)?(?:pale|white|grey|like\s+clay)""",
        When.NOT_LONG,
        r"born|newborn|baby|bruis\w+|years\s+ago|as\s+a\s+child|vitamins?|beetroot|when\s+i\s+(?:had|was)|used\s+to|better",
    ),
    Words(
        "kidneys",
        {"kidney_disease": NOT_SURE},
        r"""kidney\s+(?:transplant|failure|disease|(?:was\s+)?(?:taken\s+)?(?:out|removed))|one\s+kidney
        |kidneys\s+are\s+failing|e?gfr\D{0,6}[1-5]?\d|(?:gave|donated)\s+(?:[\w'’]+\s+){0,3}?kidney""",
        When.EVER,
        r"no\s+kidney|want\s+to|going\s+to|would|thinking\s+of|might|when\s+i\s+die",
        "transplant_what",
        r"kidneys?|renal",
    ),
    Words(
        "kidneys",
        {"kidney_disease": NOT_SURE, "dialysis": NOT_SURE},
        rf"""(?:on|have|having|start(?:ed|ing)?|do|get|need|my)\s+(?:\w+\s+)?(?:haemo|hemo)?dialysis
        |^\W*(?:haemo|hemo)?dialysis\W+(?:at|every|{_COUNT}|twice|{_DAY}s?|mon|tue|tues|wed|thu|thurs|fri|sat|home)
        |dialysis\s+(?:\w+\s+){{0,2}}?(?:a|each|every|per)\s+(?:week|day|night)
        |(?:on|to)\s+(?:the|a)\s+machine\s+(?:[\w']+\s+){{0,8}}?kidneys?|kidney\s+machine""",
        When.NOW,
        r"nurse\s+on\s+a|work\w*",
    ),
    Words(
        "pregnancy",
        {"pregnancy": NOT_SURE},
        r"""i(?:['’]?m|\s+am)\s+(?:\w+\s+){0,3}?(?:pregnant|expecting)|\d+\s*(?:weeks?|wks?|months?)\s+(?:gone|pregnant|along)
        |positive\s+pregnancy|(?:my|the)\s+baby\s+is\s+due|my\s+due\s+date|(?:missed|late)\s+(?:my\s+)?period
        |period\s+is\s+(?:\w+\s+){0,3}?(?:late|overdue)|no\s+period\s+(?:for|since)\s+\w+""",
        When.NOW,
        r"menopaus\w+|hysterectomy|coil|implant",
    ),
    Words(
        "alcohol",
        {"alcohol": NOT_SURE, "alcohol_often": "every_day"},
        rf"""(?:bottles?|glass(?:es)?)\s+of\s+{_DRINK}\s+(?:a|every|each|per)\s+(?:day|night|evening)
        |(?:\d+|two|three|four|five|six|eight|ten|several|some)\s+{_DRINK}\s+(?:a|every|each|per)\s+(?:day|night)
        |drink(?:ing)?\s+(?:\w+\s+){{0,3}}?(?:every|each)\s+(?:day|night)|alcoholic""",
        When.NOW,
        _NO_DRINK,
    ),
    Words(
        "alcohol",
        {"alcohol": NOT_SURE, "alcohol_often": "every_day"},
        rf"""{_STOPPED}\s+(?:the\s+|my\s+|all\s+)?(?:drink(?:ing)?|alcohol|booze|{_DRINK})|(?:no|without|last)\s+(?:a\s+)?(?:drink|alcohol)
            \s+(?:since|was|for)""",
        When.LATELY,
        _NO_DRINK,
    ),
    Words(
        "surgery",
        {"surgery_planned": NOT_SURE, "surgery_soon": NOT_SURE},
        rf"{_OPERATION}\b[^.;]{{0,30}}?\b{_SOON}|{_SOON}[^.;]{{0,30}}?\b{_OPERATION}",
        When.AHEAD,
        rf"{_GONE}|months?|next\s+year|see\s+(?:the|my)\s+surgeon|talk\w*|discuss\w*|meeting|result\w*",
    ),
    Words(
        "surgery",
        {"surgery_planned": NOT_SURE, "surgery_soon": NO},
        rf"""(?:i(?:['’]m|\s+am)\s+(?:\w+\s+)?(?:having|getting|booked\s+(?:in\s+)?for|going\s+(?:in\s+)?for|waiting\s+for|down\s+for)
            |i\s+(?:have|need|will\s+have)|waiting\s+list\s+for|booked\s+for|my)
            \s+(?:(?:an?|my|the|new)\s+)?(?:\w+\s+){{0,2}}?{_OPERATION}""",
        When.NOW,
        rf"{_GONE}|scar\w*|think\w*|consider\w*|successful|failed|helped|wounds?|{_SOON}",
    ),
    Words(
        "surgery",
        {"urgent_pain_condition": NOT_SURE},
        r"sickle\s*-?\s*cell",
        When.EVER,
        r"trait\s+only|no\s+sickle",
    ),
    Words(
        OTHER_HEALTH,
        {"transplant": NOT_SURE},
        r"""(?:bone\s+marrow|stem\s+cells?)\s+(?:transplant|from|was|were)|(?:had|got|have|given)\s+(?:\w+\s+)?(?:new\s+)?
            (?:bone\s+marrow|stem\s+cells|(?:heart|lung|liver|kidney|pancreas)\s+transplant|new\s+(?:heart|lung|lungs|liver|kidney))""",
        When.EVER,
        r"donat\w+|gave|registry|register",
    ),
    Words(
        OTHER_HEALTH,
        {"swallowed_by_other": NOT_SURE},
        rf"""{_SMALL}\s+(?:has\s+|have\s+)?(?:just\s+|now\s+|today\s+|accidentally\s+)*{_ATE}\b[^.;]{{0,25}}?\b(?:my|mine|our|his|her)
            \b[^.;]{{0,20}}?{_PILL}
        |{_SMALL}\s+(?:has\s+|have\s+)?(?:just\s+|now\s+)?{_ATE}\s+(?:an?|one|two|some|the|this)\s+(?:\w+\s+)?{_PILL}""",
        When.NOT_LONG,
        r"""last\s+(?:year|month|week)|years?|once|when|prescribed|his\s+own|her\s+own|every\s+day|daily|used\s+to|dreamt|nearly
        |almost|for\s+(?:his|her)\s+\w+""",
    ),
    Words(
        OTHER_HEALTH,
        {"opioid_withdrawal_now": NOT_SURE},
        rf"""(?:since|after|from|with)\s+(?:[\w']+\s+){{0,5}}?{_LDN}\b[^.;]{{0,60}}?\b{_UNWELL}
        |{_UNWELL}[^.;]{{0,40}}?\b(?:since|after)\s+(?:[\w']+\s+){{0,5}}?{_LDN}
        |{_LDN}\b[^.;]{{0,30}}?\b(?:makes|made|has\s+made)\s+me\s+(?:\w+\s+)?{_UNWELL}""",
        When.LATELY,
        r"less|better|no\s+longer|stopped\s+(?:shaking|vomiting)|gone|passed|used\s+to|fine|hands?\s+shake\s+less|mild",
    ),
    # ------------------------------------------------------------ what may be an opioid
    Words(
        OPIOIDS,
        {},
        rf"""{_GAVE}\s+(?:[\w']+\s+){{0,4}}?something\s+(?:\w+\s+)?(?:strong\w*|for\s+(?:the|my)\s+(?:\w+\s+)?pain)
        |{_GAVE}\s+(?:[\w']+\s+){{0,4}}?{_FORM}\s+(?:of\s+\w+\s+)?for\s+(?:the|my)\s+(?:\w+\s+)?pain
        |{_FORM}\s+of\s+something
        |(?:had|given|gave\s+me|got|needed|put\s+in)\s+(?:an?\s+|my\s+)?epidural
        |(?:knocked|put)\s+me\s+(?:right\s+)?(?:out|under|to\s+sleep)\b(?=.*\b{_EVENT}\b)
        |{_EVENT}\b[^.;]*\b(?:knocked|put)\s+me\s+(?:right\s+)?(?:out|under|to\s+sleep)
        |i\s+was\s+(?:\w+\s+)?(?:sedated|knocked\s+out|put\s+under)|(?:had|with|under)\s+(?:\w+\s+)?(?:sedation|twilight\s+sleep)""",
        When.NOT_LONG,
        _NO_OPIOID,
    ),
    Words(
        OPIOIDS,
        {},
        rf"""(?:operation|op|surgery|\w+ectomy|caesarean|cesarean|c-?section|general\s+an(?:a)?esthetic|(?:hip|knee|shoulder)\s+replacement)
            """,
        When.LATELY,
        rf"{_SOON}|have|will|going\s+to|need|waiting|he|she|his|her|they|my\s+(?:mum|mother|dad|father|son|daughter|husband|wife|sister|brother)",
    ),
    Words(
        OPIOIDS,
        {},
        r"""(?:painkillers?|tablets?|pills?|medicines?|meds)\b[^.;]{0,40}?\b(?:habit[\s-]*forming|addictive|hard\s+to\s+come\s+off)
        |(?:habit[\s-]*forming|addictive)\s+(?:\w+\s+)?(?:painkillers?|tablets?|pills?|medicines?|meds)""",
        When.NOT_LONG,
        r"not|isn['’]?t|aren['’]?t|non|never|without|want|prefer|anything|nothing|no|ldn|naltrexone|sleeping|smok\w+",
    ),
    Words(
        OPIOIDS,
        {PUMP: NOT_SURE},
        r"""(?:pain|baclofen|intrathecal|spinal|ziconotide|medicine|drug)\s+pump|pump\s+(?:is\s+)?(?:in|under|inside)\s+(?:my|the)\s+
            (?:back|spine|tummy|belly|abdomen|stomach|side|skin)|my\s+(?:\w+\s+)?pump\s+(?:\w+\s+){0,2}?(?:re)?fill\w*""",
        When.EVER,
        r"""insulin|diabet\w+|glucose|breast|milk|bike|petrol|gas|fuel|water|heart|foot|taken\s+out|removed|offered|suggested
        |consider\w*|talk\w*|about|feed\w*|pond""",
    ),
)  # fmt: skip
