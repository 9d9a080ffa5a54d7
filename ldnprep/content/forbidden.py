"""What no page may ever say: doses, schedules, opioid-free and surgery intervals, promises, verdicts.

Source: the list of forbidden statements in the product's rules (no advice, no dose, no interval; both sides; no score).
Exemptions go by the key that a text stands under (`EXEMPT`), never by its phrase. The rules are English. A content in
another language needs its own; until it has them those hold whose English words no other language meets by chance
(`ANY_LANGUAGE`), so that a file is not let through because it calls itself German. Text typed by the person is never
scanned.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from types import MappingProxyType

from msgspec import Struct


class Hit(Struct, frozen=True):
    """One forbidden statement. rule: id of the rule. words: the words found. remedy: what to write instead."""

    rule: str
    words: str
    remedy: str


class Rule(Struct, frozen=True):
    """find: all forbidden pieces of one text (already made plain by `_plain`)."""

    id: str
    remedy: str
    find: Callable[[str], Iterator[str]]


_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|twenty-four|thirty|"
    "forty|forty-eight|fifty|sixty|seventy-two|ninety|hundred"
)
_NUMBER = rf"(?:\d+(?:[.,/]\d+)?|\b(?:{_NUMBER_WORDS})(?: and a half)?\b)"
_RANGE = rf"{_NUMBER}(?:\s*(?:-|to|or|and)\s*{_NUMBER})?"
_VAGUE = r"\b(?:a|an|a few|several|some|a couple of|couple of|half an?|many)"
_TIME = r"(?:hours?|hrs?|h|days?|nights?|weeks?|wks?|fortnights?|months?|years?)\b"
_SPAN = rf"(?:{_RANGE}|{_VAGUE})\s*-?\s*(?:full |whole |more )?{_TIME}"
_LOOK_BACK = rf"(?:\b(?:the|these|your)\s+)?\b(?:last|past)\s+{_SPAN}"
# what an opioid-free or surgery interval is about
_ABOUT = re.compile(
    r"\b(?:opioid|opiate|painkiller|pain killer|pain relief|narcotic|methadone|buprenorphine|tramadol|codeine|morphine|"
    r"oxycodone|hydrocodone|fentanyl|tapentadol|kratom|patch|detox|surger|surgical|operat|an(?:a)?esth|procedure|"
    r"dental|dentist|endoscop|labou?r\b|childbirth|wait|washout|wash-out|pause|restart|hold off|last dose)",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    rf"(?:{_SPAN}\s*-?\s*(?:free|off|without|clear|clean|gap|interval|before|after|beforehand|prior)\b"
    rf"|\b(?:off|without|wait|stop|hold|gap of|interval of|free for|clean for)\b[^.;]{{0,25}}?{_SPAN})",
    re.IGNORECASE,
)
_SPAN_RE = re.compile(_SPAN, re.IGNORECASE)
_LOOK_BACK_RE = re.compile(_LOOK_BACK, re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])[\"')\]]*\s+")
_SHARE = re.compile(
    r"\d+(?:\.\d+)?\s*(?:%|per\s?cent\b)|\b(?:one|two|three|four)[- ](?:thirds?|quarters?|fifths?)\b"
    r"|\bhalf of (?:the |all )?(?:people|patients|women|men|them)\b"
    r"|\b\d+ (?:out of|in|of) (?:every )?\d+\b"
    rf"|\b(?:{_NUMBER_WORDS}) (?:in|out of) (?:every )?(?:{_NUMBER_WORDS})\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?|\bnone\b|\bhalf\b|\bthirds?\b")


def _sentences(text: str) -> list[str]:
    return _SENTENCE.split(text)


def _words(*patterns: str) -> Callable[[str], Iterator[str]]:
    compiled = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)

    def find(text: str) -> Iterator[str]:
        for match in compiled.finditer(text):
            yield match[0]

    return find


def _intervals(text: str) -> Iterator[str]:
    """Spans of time near opioids, surgery or waiting. A look-back window ("in the last ...") has its own rule."""
    for sentence in _sentences(text):
        rest = _LOOK_BACK_RE.sub(" ", sentence)
        found = _SPAN_RE.search(rest) if _ABOUT.search(rest) else _WITHOUT.search(rest)
        if found:
            yield found[0]


def _windows(text: str) -> Iterator[str]:
    """Look-back windows near opioids or surgery: right in a question that is asked, wrong in a statement."""
    for sentence in _sentences(text):
        found = _LOOK_BACK_RE.search(sentence)
        if found and _ABOUT.search(_LOOK_BACK_RE.sub(" ", sentence)):
            yield found[0]


def _lonely_shares(text: str) -> Iterator[str]:
    """Percentages and shares in a sentence that does not give the placebo figure too."""
    for sentence in _sentences(text):
        share = _SHARE.search(sentence)
        if share and not ("placebo" in sentence.lower() and len(_FIGURE.findall(sentence)) > 1):
            yield share[0]


_MEDICINE = (
    r"(?:ldn|naltrexone|it|them|your (?:opioids?|medicines?|tablets?|pills?|dose)|the (?:opioids?|medicines?)|opioids?)"
)
_UNIT = r"(?:mg|mgs|mcg|µg|ug|micrograms?|milligrams?|grams?|g|ml|mls|millilit(?:re|er)s?|cc|iu)\b"
_PIECE = r"(?:tablets?|tabs?|capsules?|caps|pills?|drops|puffs|sprays|patches|(?:tea)?spoons?(?:fuls?)?)\b"
_MORE_OR_LESS = r"(?:increas|rais|doubl|halv|reduc|lower|step(?:ping)? up|build(?:ing)? up|go(?:ing)? up)"
_AT_TIMES = (
    r"(?:at (?:night|bedtime)|before bed|in the (?:morning|evening)|(?:each|every) (?:day|night|morning|evening)"
    r"|daily|nightly|with food)"
)
_ORDER = (
    r"(?:stop|start|restart|begin|increase|reduce|lower|double|skip|pause|hold|taper|switch|take|resume|cut down)"
    r"(?: off| on| taking| using)?"
)
_AVOID = (
    r"(?:avoid|ban|banned|forbidden|cut out|give up|giving up|never eat|do not eat|don't eat|must not eat|stop eating"
    r"|eliminate|quit|no more|stay away from)"
)
_CHANGES = r"(?:caus|lift|treat|cur|eas|reliev|help|trigger|improv)\w*"
_NO_DOSE = "delete it: no dose, step or schedule is ever printed; say `a low dose`"
_NO_INTERVAL = "delete it: write `see the naltrexone label, opioid-free interval`, or ask the team"
_NO_VERDICT = "delete it: the sheet gives no verdict; say `No opioid reported (patient's answer; not verified)`"
_NO_PROMISE = "say what studies found, and how sure that is"

RULES: tuple[Rule, ...] = (
    Rule(
        "dose",
        _NO_DOSE,
        _words(
            rf"(?<![\w.]){_RANGE}\s*-?\s*{_UNIT}",
            rf"(?<![\w.])(?:{_RANGE}|\bhalf(?: an?)?|\ba quarter(?: of an?)?)\s+(?:\w+\s)?{_PIECE}",
            r"\b(?:two|three|four|five|six|\d+) doses\b",
            r"\b(?:double|half|quarter|triple) (?:the |your |a )?dose\b",
        ),
    ),
    Rule(
        "step",
        _NO_DOSE,
        _words(
            r"\b(?:start|starting|begin|beginning|go|going) (?:low|slow|slowly|small)\b",
            r"\btitrat\w+",
            rf"\b{_MORE_OR_LESS}\w*\b[^.;?]{{0,25}}\b(?:(?<!low.)dose|amount|slowly|gradually|each week|every week)\b",
            r"\bdose (?:step|ladder|schedule)s?\b",
        ),
    ),
    Rule(
        "schedule",
        _NO_DOSE,
        _words(
            rf"\b(?:once|twice|thrice|{_NUMBER} times) (?:a|an|per|each|every) (?:day|night|week|month|hour)\b",
            r"\b(?:once|twice) (?:daily|nightly|weekly|monthly)\b",
            r"\b(?:b\.i\.d|t\.i\.d|q\.i\.d|q\.d|qid|tid|qhs)\b",
            rf"\bevery (?:other |second |third |few |{_NUMBER} )(?:hours?|days?|nights?|weeks?)\b",
            rf"\b(?:tak(?:e|es|ing)|dos(?:e|es|ing)|swallow)\b[^.;?]{{0,40}}\b{_AT_TIMES}\b",
        ),
    ),
    Rule("interval", _NO_INTERVAL, _intervals),
    Rule("window", "ask for the window in a question's label only, never state it", _windows),
    Rule(
        "instruction",
        "delete it: the sheet never tells anybody to start, stop or change a medicine",
        _words(
            r"\bwait\b[^.]{0,60}\b(?:and |then |before |to )+(?:start|begin|tak)\w*",
            r"\bstop\b[^.,]{0,30}\b(?:when|once|as soon as)\b[^.]{0,20}\b(?:relie|better|feel|pain|gone|improv)\w*",
            rf"(?:^|[.!?;:]\s+|\byou (?:should|must|can|may|could|need to) |\bplease ){_ORDER} {_MEDICINE}\b",
            r"\b(?:split|splitting|dissolv\w*|crush\w*|halv\w*|cut|cutting|break|open)\b[^.?]{0,25}\b(?:tablet|capsule|pill)s?\b",
        ),
    ),
    Rule(
        "safe",
        _NO_PROMISE,
        _words(
            r"\b(?:completely|totally|perfectly|entirely|absolutely|wholly|100\s?%|fully|always|very|quite|so) safe\b",
            r"\b(?:no|without|zero) (?:any )?(?:risks?|side[- ]effects?|dangers?)\b",
            r"\brisk[- ]free\b",
            r"\bharmless\b",
            r"\b(?:ldn|naltrexone|low dose) is safe\b",
            r"\bguarantee\w*",
        ),
    ),
    Rule("proven", _NO_PROMISE, _words(r"\bprove[ns]?\b", r"\bproved\b", r"\bproving\b", r"\bproofs?\b")),
    Rule("cure", _NO_PROMISE, _words(r"\bcur(?:e|es|ed|ing)\b", r"\bmiracle\b")),
    Rule(
        "interactions",
        "name the interactions, or say that no data were found",
        _words(
            r"\bno (?:known |drug |medicine )*interactions?\b(?! data| stud)",
            r"\b(?:(?:does|do) not|doesn't|don't) interact\b",
        ),
    ),
    Rule(
        "too_small",
        "delete it: a low dose blocks opioids too",
        _words(r"\btoo (?:small|low|little|weak) (?:a dose )?to (?:matter|block|clash|interact|count|harm)\b"),
    ),
    Rule("exacerbation", "delete it: it is a slip of the article", _words(r"\bpain exacerbation\b")),
    Rule(
        "immunity",
        "delete it: no study shows this",
        _words(
            r"\b(?:boost|strengthen|suppress|weaken|calm|balanc|modulat)\w* (?:the |your |her |our )?immun\w*",
            r"\bimmun\w*[- ](?:boost|suppress|strengthen)\w*",
        ),
    ),
    Rule("candida", "delete it", _words(r"\bcandida\b", r"\byeast[- ]free diet\b", r"\banti-yeast\b")),
    Rule(
        "diet_ban",
        "ask instead; no food is forbidden here",
        _words(
            rf"\b{_AVOID}\b[^.?]{{0,40}}\b(?:gluten|wheat|dairy|milk|sugar)\b",
        ),
    ),
    Rule(
        "depression",
        "say that mood needs watching; nothing more is known",
        _words(
            rf"\b(?:ldn|naltrexone|it|low dose)\b[^.?]{{0,40}}\b{_CHANGES}\b[^.?]{{0,30}}\b(?:depress\w*|mood)\b",
        ),
    ),
    Rule("share", "give the placebo figure in the same sentence, or leave the number out", _lonely_shares),
    Rule(
        "no_opioids",
        _NO_VERDICT,
        _words(
            r"\bno opioids\b",
            r"\bno opioid\b(?! reported)",
            r"\bopioid[- ]free\b(?! interval)",
            r"\bfree (?:of|from) opioids?\b",
            r"\b(?:not|isn't) (?:on|taking) (?:an |any )?opioids?\b",
            r"\bdoes not (?:take|use) (?:an |any )?opioids?\b",
        ),
    ),
    Rule(
        "no_red_flags",
        "delete it: that nothing was found is never said",
        _words(r"\bno (?:red |warning )?(?:flag|warning sign)s?\b"),
    ),
    Rule(
        "verdict",
        _NO_VERDICT,
        _words(
            r"\b(?:un)?suitab\w+",
            r"\b(?:in)?eligib\w+",
            r"\bcandidates?\b",
            r"\b(?:risk|safety|ldn|readiness) score\b",
            r"\b(?:good|right|ideal) fit for (?:ldn|naltrexone)\b",
        ),
    ),
    Rule(
        "takes",
        "write what was typed, letter for letter",
        _words(
            r"\b(?:patient|she|he) (?:takes|uses|is on) (?:an? )?(?:opioids?|strong pain\w*)\b",
            r"\btakes (?:tramadol|codeine|morphine|oxycodone|hydrocodone|fentanyl|methadone|buprenorphine)\b",
        ),
    ),
    Rule(
        "conclusion",
        "say what she was asked or what a label or study says; the physician concludes",
        _words(
            r"\b(?:possible|possibly|probable|probably|suspected|suspicion|presumed|apparently)\b",
            r"(?<!more )(?<!less )\blikely\b",
            r"\b(?:suggests|suggesting|suggestive|indicates|indicating|points to|consistent with|compatible with)\b",
            r"\b(?:detect|diagnos)\w*\b",
            r"\b(?:toxicit|duplicat)\w*\b",
            r"\b(?:signs?|symptoms?) of\b",
        ),
    ),
    Rule("name", "delete it: nobody behind the articles is named", _words(r"\blifshitz\b", r"\bliptan\b")),
    Rule("number", "delete it: it is no PubMed number", _words(r"\b42385209\b")),
)
RULE_IDS = tuple(rule.id for rule in RULES)

# rules that hold in a language without rules of its own: no other language meets their English words by chance
ANY_LANGUAGE = frozenset(
    {
        "dose", "step", "schedule", "interval", "instruction", "safe", "too_small", "immunity", "no_opioids",
        "no_red_flags", "takes", "name", "number",
    }
)  # fmt: skip
# rule → letters of which a text must hold one before the rule can find anything: a search that takes no time
_LETTERS: dict[str, tuple[str, ...]] = {
    "interval": ("hour", "hr", "day", "night", "wk", "week", "month", "year", " h", *(f"{n}h" for n in "-0123456789")),
    "window": ("last", "past"),
    "proven": ("prov", "proof"),
    "cure": ("cur", "miracle"),
    "interactions": ("interact",),
    "too_small": ("too ",),
    "exacerbation": ("exacerbation",),
    "immunity": ("immun",),
    "candida": ("candida", "yeast"),
    "diet_ban": ("gluten", "wheat", "dairy", "milk", "sugar"),
    "depression": ("depress", "mood"),
    "share": ("%", "cent", "third", "quarter", "fift", "half", " of ", " in "),
    "no_opioids": ("opioid",),
    "no_red_flags": ("flag", "warning"),
    "verdict": ("suitab", "eligib", "candidate", "score", "fit for"),
    "takes": ("takes", "uses", "is on"),
    "name": ("lifshitz", "liptan"),
    "number": ("42385209",),
}

# rule → the only keys under which it applies: a flag says what she was asked, and no more
ONLY = MappingProxyType(
    {
        "conclusion": frozenset(
            {"alert.label", "alert.brief", "alert.text", "field.tiny", "topic.label", "topic.short", "topic row.label"}
        )
    }
)
_EVERYWHERE = {"name", "number"}  # not even a citation may hold these
_ABOUT_AMOUNTS = {"dose", "step", "schedule", "interval", "window", "instruction", "exacerbation"}
# key of a text → ids of the rules that do not apply there
EXEMPT = MappingProxyType(
    {
        # titles of papers hold doses
        "source.citation": frozenset(set(RULE_IDS) - _EVERYWHERE),
        # a label may be quoted in full to the clinician who signs; it is never on a sheet
        "alert.quote": frozenset(set(RULE_IDS) - _EVERYWHERE),
        # the words that people read, printed directly above the evidence; never a dose, a step or an interval
        "claim.heard": frozenset(set(RULE_IDS) - _EVERYWHERE - _ABOUT_AMOUNTS),
        # a look-back window is part of what is asked, and of the name of that question on the sheet
        **dict.fromkeys(
            (
                *("field.label", "field.short", "field.tiny", "field.help", "option.label", "option.short"),
                *("topic row.label", "page.title", "page.step", "group.label", "group.help", "line.words"),
            ),
            frozenset({"window"}),
        ),
        # a question repeats it, and a flag names what was asked
        **dict.fromkeys(("question.text", "question.reason", "alert.label", "alert.text"), frozenset({"window"})),
    }
)

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060"),  # nothing to be seen: taken out
    }
)


def _plain(text: str) -> str:
    """The text with look-alike signs made equal, so that none of them hides a forbidden word."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(_SAME))


def applying(key: str) -> frozenset[str]:
    """Ids of the rules that apply to a text under this key."""
    return frozenset(RULE_IDS) - EXEMPT.get(key, frozenset()) - {rule for rule, keys in ONLY.items() if key not in keys}


def find_forbidden(text: str, *, key: str = "", language: str = "en") -> tuple[Hit, ...]:
    """Everything in one text that must never be printed.

    key: the key that the text stands under, as `section.key` of the content ("claim.heard", "field.label"); its
    exemptions apply. Text of unknown origin takes none, and no rule of single keys. language: of the text, without a
    country. Gives () when nothing was found.
    """
    plain = _plain(text)
    small = plain.lower()
    wanted = applying(key) if language == "en" else applying(key) & ANY_LANGUAGE
    rules = (rule for rule in RULES if rule.id in wanted and _may_hold(small, rule.id))
    return tuple(Hit(rule.id, words.strip(), rule.remedy) for rule in rules for words in rule.find(plain))


def _may_hold(small: str, rule: str) -> bool:
    letters = _LETTERS.get(rule)
    return letters is None or any(each in small for each in letters)
