"""The phrases of an operation, a birth or a look inside, ahead of her or in the last weeks: one row a way to tell.

What is ahead is heard beside "no" to the operation; of what was lately nobody knows which medicine she was given.
"""

from __future__ import annotations

from ldnprep.answers.model import NO, NOT_SURE
from ldnprep.content.ids import OPIOIDS, SURGERY
from ldnprep.rules.phrases import COUNT, DAY, MONTH, When, Words

_PART = r"""(?:womb|ovar\w+|gall\s*bladder|gall\s*stones?|appendix|tonsils|adenoids|thyroid|kidney(?: stones?)?
    |spleen|bowel
    |bunions?|cataracts?|hips?|knees?|shoulders?|elbow|hernia|(?:varicose )?veins?|tooth|teeth|lump|cyst|fibroids?
    |polyps?
    |prostate|back|spine|disc|neck|toes?|fingers?|hand|wrist|ankle|foot|carpal tunnel|sinus(?:es)?|rotator cuff
    |(?:heart )?valve
    |bladder)(?! (?:scans?|x|mri|clinic|appointments?|pain|physio\w*|injections?|brace|specialist|consultant
    |results?|tests?
    |support|doctor|ultrasound|check|trouble|problems?))"""
_TAKEN_OUT = rf"""{_PART} (?:(?:is|are|was|to|be|has|have|needs?|will|going|being|coming|comes?|getting|gets?
    |taken) )*
    (?:out|off|removed|done|repaired|replaced|fixed|pulled|fused|operated)"""
_OPERATION = rf"""(?:op+er?ations?|op|surg[eu]ry|{_PART} (?:op|repair|release|decompression|resurfacing)
    |\w+ replac\w*ment|hernia repair
    |\w+ectomy|\w+oplasty|spinal fusion|fusion
    |c(?:a)?es(?:a|e)?r(?:ea|ia)n|c[\s-]?section|\w+osc[oa]py|scope|egd|camera (?:test|down|up)|biopsy|root canal
    |keyhole|(?:dental|tooth) implant
    |{_TAKEN_OUT}|(?<!my\s)new (?:hips?|knees?|shoulders?|valve)
    |pull\w* (?:\w+ ){{0,2}}?(?:tooth|teeth)|(?:go|going) in for (?:my|an?|the) (?:new )?{_PART}
    |general an(?:a)?esthetic|puts? me (?:to sleep|under)|(?:put|putting) me (?:to sleep|under)
    |being induced|induction|under the knife|extractions?|(?:do|doing) my {_PART}
    |bab(?:y|ies) (?:\w+ ){{0,4}}?(?:section|delivered)|bypass|stents?|pacemaker|ablation|breast reduction|sterilis\w+
    |manipulation|day (?:case|surgery)|a port|bone marrow (?:harvest|donation)|donat\w+ (?:a|my) kidney|skin graft
    |amputation|angiogram|cardioversion|lithotripsy|embolisation|embolization|tak(?:e|ing) my {_PART} out
    |{_PART} out|joint injected under|facelift)"""
_SOON = rf"""(?:today|tonight|tomorrow|(?:(?:on|next|this|coming) )?{DAY}|(?:next|this) week|in {COUNT} days?
    |in the next (?:few )?days|any day)"""
_DATE = rf"(?:\d+\w* (?:of )?{MONTH}|{MONTH} \d+(?!\d)|the \d+(?:st|nd|rd|th)|\d\d?/\d\d?(?!/?\d))"
_AHEAD = rf"""(?:(?:(?:is|has been|being|all|now) )*(?:booked|scheduled|planned|due|arranged|pending|coming up)
    |soon|next (?:month|year)
    |in the new year|(?:in|at the end of|early|late|this coming) {MONTH}|in (?:the )?(?:spring|summer|autumn|fall
    |winter)
    |in {COUNT} (?:weeks?|wks?|months?)|(?:(?:date )?is |on |for )?{_DATE}|(?:(?:is )?on )?(?:(?:an?|my
    |the) )?(?:\w+ )?waiting list|pencilled in|before (?:christmas|easter|the end of)|date (?:to be|tbc))
    (?! (?:of )?(?:19|20)\d\d)"""
_GP = r"""(?:gp|doctor['’]?s|at the|near the|to the|dental|from the) surgery|the surgery (?:is (?:closed|shut|open
    |busy)|rang|phoned
    |called|said|opens?|closes?)"""
_GONE = r"""gave me|given
    |had|was|were|went|went well|after (?:my|the|an?|that)|since|last|ago|cancell?ed|postponed|put off|he|she|his
    |her|they had"""
_NOT_HERS = rf"""{_GP}|operations|surgeries|scar\w*|think\w*|consider\w*|successful|failed|helped|wounds?|said no
    |refus\w+|declin\w+|do not want|don['’]?t want"""

OPERATIONS = (
    Words(
        SURGERY,
        {"surgery_planned": NOT_SURE, "surgery_soon": NOT_SURE},
        rf"{_OPERATION}\b[^.;]{{0,30}}?\b{_SOON}|{_SOON}[^.;]{{0,30}}?\b{_OPERATION}",
        When.AHEAD,
        rf"{_GONE}|{_GP}|months?|next year|see (?:the|my) surgeon|talk\w*|discuss\w*|meeting|result\w*",
    ),
    Words(
        SURGERY,
        {"surgery_planned": NOT_SURE, "surgery_soon": NO},
        rf"""(?:i(?:['’]?m| am) (?:\w+ )?(?:having|getting)|i (?:have|will have)|need(?:s|ing)?|my|to have
        |(?:wait(?:ing|listed|ed)?|(?:waiting )?list|down|listed|booked
            |scheduled|due|going|referred) (?:in |on )?(?:for|to have|an?)|await\w*|(?:upcoming|planned|booked
            |scheduled|pending))
            \s+(?:(?:an?|my|the|new) )?(?:\w+ ){{0,2}}?{_OPERATION}
        |(?:wait(?:ing|listed)?|(?:waiting )?list|listed|booked|scheduled|due|going) (?:in |on )?(?:for
        |to have) (?:(?:an?|my|the|new|another) )*{_PART}
        |(?:having|getting) (?:(?:an?|my|the|new|both|this) )*(?:\w+ )?{_OPERATION}""",
        When.NOT_LATELY,
        rf"{_GONE}|{_NOT_HERS}|{_SOON}|(?:in|{MONTH}) (?:19|20)\d\d",
    ),
    Words(
        SURGERY,
        {"surgery_planned": NOT_SURE, "surgery_soon": NO},
        rf"{_OPERATION}[^.;,]{{0,20}}? {_AHEAD}|{_PART} (?:is|are) being (?:taken out|removed|repaired|replaced)",
        When.NOT_LATELY,
        rf"{_GONE}|{_NOT_HERS}|{_SOON}|not?|never",
    ),
    Words(
        SURGERY,
        {"surgery_planned": NOT_SURE, "surgery_soon": NO},
        when=When.NOT_LATELY,
        unless=_GONE,
        plain=(
            ("seeing the ANAESTHETIST", "see the ANAESTHETIST", "meet the ANAESTHETIST", "meeting the ANAESTHETIST",
             "appointment with the ANAESTHETIST", "surgeon WANTS to operate", "surgeons want to operate",
             "it has to come out", "needs to come out", "has to be cut out", "need an operation", "need a stent",
             "need a pacemaker", "need a new HIP", "needs operating on", "needs an operation"),
            {"ANAESTHETIST": "anaesthetist|anesthetist|anesthesiologist|anaesthetic team|pre op nurse",
             "WANTS": "wants|wanted|plans|is going", "HIP": "hip|knee|shoulder|heart valve|valve|kidney|liver|lens"},
        ),
    ),
    Words(
        OPIOIDS,
        {},
        rf"""op+er?ations?|op|surg[eu]ry|\w+ectomy|\w+osc[oa]py|scope|egd|c(?:a)?es(?:a|e)?r(?:ea|ia)n|c-?section
        |general an(?:a)?esthetic
        |\w+ replac\w*ment|{_TAKEN_OUT}""",
        When.LATELY,
        rf"""{_SOON}|(?:without|no|refused|declined) (?:\w+ )?(?:sedation|gas)|have|will|going to|need|waiting|due
        |next one
        |he|she|his|her|they|my (?:mum|mother|dad|father|son|daughter
        |husband|wife|sister|brother)""",
    ),
    Words(
        OPIOIDS,
        {},
        rf"(?:i )?(?:['’]ve |have )?just (?:had|been for) (?:(?:an?|my|the) )?(?:\w+ )?{_OPERATION}",
        When.NOT_LONG,
        r"(?:without|no|refused|declined) (?:\w+ )?(?:sedation|gas)|cancell?ed",
    ),
)  # fmt: skip
