"""Plain wordings of illness, pregnancy and drink, one a row: what a reader of English can check (see `Wordings`)."""

from __future__ import annotations

from ldnprep.answers.model import NOT_SURE
from ldnprep.content.ids import OTHER_HEALTH
from ldnprep.rules.phrases import NO_DRINK, When, Words

_ANY = {
    "IS": "is|are|was|were|came back|have been|has been|went|still",
    "BAD": "bad|weak|poor|damaged|scarred|failing|struggling|dodgy|shot|knackered|diseased|not good|not great|"
    "half gone",
    "CLINIC": "clinic|specialist|doctor|consultant|team|unit",
    "SCARS": "scarring|scars|fibrosis|damage|cancer|tumour|tumor|disease|illness|trouble|problems|problem|condition",
    # lungs
    "LUNG": "lung|lungs|airways",
    "ASTHMA": "asthma|brittle asthma|severe asthma|bad asthma",
    "AT NIGHT": "at night|overnight|every night|when i sleep|to sleep|in bed",
    "MASK": "mask|machine|ventilator|vent|bi pap|bipap machine|bipap|breathing machine",
    # kidneys
    "KIDNEY": "kidney|kidneys|renal",
    "LOW": "low|down|poor|reduced|bad|dropping|half|getting worse|impaired|declining|falling",
    "WEE": "urine|wee|pee|water",
    # liver
    "LIVER": "liver|hepatic",
    "LFT": "lfts|lft|liver numbers|liver count|liver counts|liver enzymes|liver readings|liver levels|liver values|"
    "liver bloods|liver blood tests|liver tests|liver function|liver profile|alt|ast|ggt|gamma gt|bilirubin|"
    "transaminases|alt and ast|ast and alt",
    "HIGH": "up|high|raised|abnormal|elevated|off|bad|doubled|tripled|sky high|through the roof|too high|very high|"
    "a bit high|slightly raised|slightly high|a little high|deranged|out of range|not right|not good|wrong|poor",
    "HIGH FIRST": "high|raised|elevated|abnormal|deranged|bad|poor|rising",
    # a child
    "EXPECT": "expecting|pregnant|having a baby",
    "BABY": "a baby|twins|triplets|again|our second|our first|another|a child|a boy|a girl",
    "FEED": "breastfeeding|breast feeding|breastfeed|breast feed|chestfeeding",
    "CHILD": "my|our|the|a",
    "BORN": "baby|newborn|son|daughter|toddler|little one|infant|twins",
    # drink
    "DRINK": "wine|gin|vodka|whisky|whiskey|rum|beer|cider|lager|spirits|brandy|sherry|prosecco|cans|pints",
    "EVERY": "every|each|most",
    "NIGHT": "night|nights|evening|evenings|day|days|morning|mornings",
    "TOO MUCH": "too much|heavily|a lot|to cope|myself to sleep|to sleep|for the pain|to numb|all day|"
    "more than i should",
    "ALCOHOL": "alcohol|drink|drinking|booze|the bottle",
}  # fmt: skip
_LUNGS = (
    "chronic bronchitis", "LUNG SCARS", "SCARS on my LUNG", "SCARS in my LUNG", "SCARS of the LUNG",
    "cancer in my LUNG", "cancer of the LUNG", "pulmonary sarcoidosis", "sarcoidosis of the LUNG",
    "sarcoidosis in my LUNG", "sarcoid in my LUNG", "LUNG work at", "LUNG only work", "LUNG IS BAD",
    "LUNG function IS", "BAD LUNG", "half a lung", "lost a lung", "one lung", "a lung removed", "lung was removed",
    "part of my lung", "hypoventilation", "nebuliser", "nebulizer", "nebules", "trelegy", "spiriva", "brown inhaler",
    "blue and brown", "brown and blue", "MASK AT_NIGHT", "MASK for my breathing", "MASK to breathe",
    "on a ventilator AT_NIGHT", "oxygen AT_NIGHT", "farmer's lung", "smoker's lung", "black lung", "phrenic nerve",
    "paralysed diaphragm", "paralyzed diaphragm", "diaphragm palsy", "breathing muscles", "affects my breathing",
    "i have ASTHMA", "i've got ASTHMA", "my asthma", "asthmatic", "ASTHMA since", "ASTHMA and copd", "with asthma",
    "interstitial lung", "pneumothorax",
)  # fmt: skip
_KIDNEYS = (
    "ckd", "KIDNEY failure", "KIDNEY impairment", "KIDNEY insufficiency", "KIDNEY SCARS", "KIDNEY IS BAD",
    "BAD kidneys", "a BAD kidney", "low egfr", "low gfr", "egfr IS LOW", "gfr IS LOW", "polycystic KIDNEY", "pkd",
    "nephritis", "glomerulonephritis", "nephropathy", "nephrotic",
    "protein in my WEE", "protein in the WEE", "blood and protein in", "creatinine IS HIGH", "HIGH_FIRST creatinine",
    "KIDNEY function IS LOW", "KIDNEY function is at", "LOW KIDNEY function", "kidneys don't filter",
    "kidneys do not filter", "kidneys don't work", "kidneys do not work", "kidneys aren't working",
    "kidneys are not working", "kidneys not working", "stage 3 KIDNEY", "stage 4 KIDNEY", "stage 5 KIDNEY",
    "stage three KIDNEY", "stage four KIDNEY", "diabetic KIDNEY", "peritoneal dialysis", "dialysis bag",
    "dialysis bags", "born with one kidney", "lost a kidney",
)  # fmt: skip
_LIVERS = (
    "pbc", "psc", "primary biliary", "primary sclerosing", "sclerosing cholangitis", "haemochromatosis",
    "hemochromatosis", "enlarged LIVER", "LIVER IS enlarged", "LIVER IS swollen", "LIVER IS inflamed", "LIVER IS BAD",
    "liver's shot", "liver's bad", "liver's BAD", "BAD LIVER", "LIVER SCARS", "LIVER mets", "LIVER metastases",
    "LIVER secondaries", "LIVER failure", "LIVER tumour", "LIVER lesions", "wilson's disease", "gilbert's syndrome",
    "gilbert syndrome", "have gilbert's", "cirrhotic", "oesophageal varices",
    "esophageal varices", "ascites", "alpha 1 antitrypsin", "alpha one antitrypsin", "porphyria",
    "cancer in my LIVER", "cancer in the LIVER", "cancer of the LIVER", "spread to my LIVER", "spread to the LIVER",
    "budd chiari", "portal hypertension",
)  # fmt: skip
_TESTS = ("LFT IS? HIGH", "LFT IS? a? bit HIGH", "HIGH_FIRST LFT", "LFT IS all over the place")
_PREGNANT = (
    "first trimester", "second trimester", "third trimester", "EXPECT BABY", "i am EXPECT", "i'm EXPECT",
    "expecting in", "baby on the way", "baby due", "bun in the oven", "embryo transfer", "frozen transfer",
    "in early pregnancy", "my pregnancy test was positive", "pregnancy test positive", "weeks pregnant",
    "months pregnant",
)  # fmt: skip
_TRYING = (
    "trying to conceive", "pill to conceive", "want to conceive", "hoping to conceive", "stopped the pill to",
    "came off the pill to", "egg collection", "fertility treatment", "fertility clinic", "ivf", "iui",
    "trying to fall pregnant", "trying for BABY", "ttc",
)  # fmt: skip
_FEEDING = (
    "FEED CHILD", "nursing CHILD BORN", "i am FEED", "i'm FEED", "still FEED", "lactating", "FEED and",
)  # fmt: skip
_DRINKING = (
    "in aa", "aa meetings", "ALCOHOL dependence", "ALCOHOL dependent", "dependent on ALCOHOL", "ALCOHOL problem",
    "ALCOHOL abuse", "ALCOHOL misuse", "ALCOHOL addiction", "addicted to ALCOHOL", "problem with ALCOHOL",
    "i drink TOO_MUCH", "drinking TOO_MUCH", "drink TOO_MUCH", "need a drink in the", "need a drink to",
    "need a drink first", "binge drink", "binge drinking", "binge drinker", "heavy drinker", "big drinker",
    "DRINK EVERY NIGHT", "drink EVERY NIGHT", "drinking EVERY NIGHT", "alcohol EVERY NIGHT", "hungover EVERY",
    "hitting the bottle", "hit the bottle",
)  # fmt: skip
_NO_SIGN = r"""negative|no sign|ruled out|rule out|clear of|all clear|vaccin\w+|jabs?|cured|reversed|gone|normal|family
    |in case|check(?:ed|ing)? for|test(?:ed|ing)? for|screen\w*|prevent\w*|bad for|good for|hard on|strain on
    |protect\w*|support for"""
_THEN = r"""normal (?:again|now)|back to normal|settled|came down|never|weren['’]t|wasn['’]t|if|can|could|does|may
    |might|years ago|as a (?:child|teenager)|(?:19\d\d|20(?:[01]\d|2[0-4]))|vitamin|cholesterol|sugar|glucose"""
_NO_CHILD = r"""menopaus\w+|hysterectomy|coil|implant|grand\w*|sister|daughter['’]s|friend|years|was|were|lost
    |miscarr\w+|course|school|farm|hens"""

PLAIN_ILLNESS = (
    Words(
        OTHER_HEALTH, {"breathing_illness": NOT_SURE}, when=When.EVER, plain=(_LUNGS, _ANY),
        unless=rf"{_NO_SIGN}|work\w* (?:on|in|at)|nurse on|as a (?:baby|child)|grew out|outgr\w+|light|eye|face|noise",
    ),
    Words("kidneys", {"kidney_disease": NOT_SURE}, when=When.EVER, plain=(_KIDNEYS, _ANY), unless=_NO_SIGN),
    Words(
        "kidneys", {"kidney_disease": NOT_SURE}, when=When.EVER, plain=(("KIDNEY CLINIC", "nephrologist"), _ANY),
        unless=_NO_SIGN, beside_no=True,
    ),
    Words(
        "liver", {"liver_disease": NOT_SURE}, when=When.EVER, plain=(("LIVER CLINIC", "hepatologist"), _ANY),
        unless=_NO_SIGN, beside_no=True,
    ),
    Words("liver", {"liver_disease": NOT_SURE}, when=When.EVER, plain=(_LIVERS, _ANY), unless=_NO_SIGN),
    Words(
        "liver", {"liver_tests_raised": NOT_SURE}, r"(?:alt|ast|ggt) (?:(?:is|was|of|at|now) )*(?:[6-9]\d|\d{3,4})",
        When.EVER, _THEN, plain=(_TESTS, _ANY),
    ),
    Words("pregnancy", {"pregnancy": NOT_SURE}, when=When.NOW, plain=(_PREGNANT, _ANY), unless=_NO_CHILD),
    Words(
        "pregnancy", {"pregnancy": NOT_SURE, "pregnancy_which": "trying"}, when=When.NOW, plain=(_TRYING, _ANY),
        unless=_NO_CHILD,
    ),
    Words(
        "pregnancy", {"pregnancy": NOT_SURE, "pregnancy_which": "breast_feeding"}, when=When.NOW,
        plain=(_FEEDING, _ANY), unless=rf"{_NO_CHILD}|(?:my|a) cold|hopes|degree|school|home|career|grudge",
    ),
    Words(
        "alcohol", {"alcohol": NOT_SURE}, when=When.NOW, plain=(_DRINKING, _ANY),
        unless=rf"""{NO_DRINK}|alcohol\W?free|ginger|root|batter(?:y|ies)|used to|years ago|no longer|stopped|sober|rub
            |vinegar|don['’]?t""",
    ),
)  # fmt: skip
