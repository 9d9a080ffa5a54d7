"""A sentence that names an opioid which she did not take: never had, refused, allergic to, or not yet given by others.

Few and whole patterns, each with the words that take it back: whatever else a sentence says, it counts as use.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ldnprep.medicines.taking_words import NEVER_QUITE, word_set

_AMONG = word_set(
    """any a an one single of the my strong such as like tablet tablets pill pills patch patches painkiller painkillers
    medicine medicines opioid opioids or nor and either ever at all in whole life myself"""
)
_TAKEN = r"(?:taken|took|had|used|swallowed|touched|tried|wanted|been\s+(?:on|given))"
_TAKEN_BACK = word_set("but except only just other than apart until till since unless without now")  # before "never"
_NOT_WANTED = r"(?:,?\s*(?:and|nor|or)\s+(?:i\s+)?(?:do\s+not|don['’]?t|never|do)\s+(?:i\s+)?want\b.*)?"
_STAFF = r"gp|pain\s+(?:clinic|team|doctor)|consultant|surgeons?|an(?:a)?esthetists?|doctors?|dr|nurses?|dentist"
_GIVERS = rf"(?:they|{_STAFF}|hospital|theatre|team|ward|clinic)"
_WILL = r"(?:will|may|might|would|(?:wants?|plans?|hopes?|(?:is|are)\s+going)\s+to|['’]ll)"
_OFFERED = r"(?:offered|suggested|prescribed|recommended|given)"
_NOT_TAKEN = r"(?:say|said)\s+no|refused|declined|(?:never\s+took|did\s+not\s+take|didn['’]t\s+take)\s+(?:it|them|any)"
_EVENT = r"(?:surgery|operation|op|accident|emergency|hospital|ambulance|birth|labou?r|injury)"
_SOON = r"today|tonight|tomorrow|now|already|again|after\s+that|i"
_AFTER_ALL = r"more|again|first|today|now|until|till|except|then|later|still|since|only"
_LIKE_IT = re.compile(r"\s+or\s+anything\s+like\s+(?:that|it)\b", re.IGNORECASE)
_TAKES = r"more|again|still|now|anyway|takes?|taking|took|on\s+NAME"
_WONT = r"(?:won['’]?t|wouldn['’]?t|will\s+not|would\s+not|refus\w+\s+to)"
_JOB = r"(?:pharmacist|nurse|vet|paramedic|midwife|carer|dispenser|doctor)"
_HANDS_OUT = r"(?:dispense|handle|administer|give\s+out)"
_LDN = r"(?:ldn|naltrexone)"
_MUST_NOT = r"(?:must|should|can|could)(?:\s*not|n['’]t)\s+(?:take|have|use|mix)"
_APART = r"my|but|now|so|hours?|wait|leave|apart|between|before|after"
_USED = r"my|still|take|takes|taking|took|use|using|again|back|more|now|anyway|had"
_HER_OWN = r"my|still|takes?|taking|took|on\s+NAME|use|using|again|more|now|anyway"
# what is said of NAME, and the words that take it back
_WAYS = (
    (rf"\b{_GIVERS}\s+{_WILL}\s+(?:\w+\s+)?(?:give|offer|use|put)\b(?:\s+\w+){{0,4}}\s+NAME\b", _SOON),
    (r"\b(?:refused|turned\s+down|declined|said\s+no\s+to)\s+(?:the\s+|any\s+|all\s+)?NAME\w*\W*$", _AFTER_ALL),
    (rf"\b{_OFFERED}\b(?:\s+\w+){{0,4}}?\s+NAME\w*[^.;!?]*?\b(?:{_NOT_TAKEN})\W*$", _AFTER_ALL),
    (rf"\b(?:if|in\s+case)\b(?:\s+\w+){{0,9}}?\s+NAME\b.*\b{_EVENT}\b", _HER_OWN),
    (rf"\b(?:if|in\s+case)\b.*\b{_EVENT}\b[^.;]*\bNAME\b", _HER_OWN),
    (rf"\b{_MUST_NOT}\s+NAME\s+(?:with|and|on|while)\b.*\b{_LDN}\b", _APART),
    (rf"\b(?:NAME\b.*\b{_LDN}|{_LDN}\b.*\bNAME)\b.*\b(?:mix|clash|interact|go\s+together)\b", _USED),
    (rf"\b{_LDN}\s+means\s+no\s+NAME\b", _USED),
    (rf"\b{_GIVERS}\s+(?:\w+\s+)?(?:talk|talked|spoke|asked|mentions?|mentioned)\s+(?:\w+\s+){{0,3}}?NAME\W*$", _USED),
    (r"\b(?:being|getting)\s+(?:given|put\s+on|prescribed|offered)\s+(?:\w+\s+)?NAME\b", _USED),
    (r"\brefus\w+\s+to\s+(?:take|have|use|touch)\s+(?:any\s+)?NAME\w*\W*$", _AFTER_ALL),
    (rf"\b{_WONT}\s+(?:give|prescribe)\s+(?:me\s+)?(?:any\s+|the\s+)?NAME\w*\W*$", _TAKES),
    (r"\bNAME\w*\s+(?:is|was|are)\s+(?:named|mentioned|listed)\s+in\b", _USED),
    (rf"\bi(?:['’]?m|\s+am|\s+work\s+as)\s+an?\s+(?:\w+\s+)?{_JOB}\b[^.;]*\b{_HANDS_OUT}\s+NAME", _USED),
    (r"\b(?:can\s*not|can['’]?t)\s+(?:take|have|tolerate|stand|stomach)\s+NAME\b", rf"{_HER_OWN}|without|but"),
    (r"^\W*no\s+(?:more\s+)?NAME\w*,?\s+please\b", _HER_OWN),
    (r"\b(?:allergic|allergy|intolerant|intolerance)\s+(?:to|of)\s+(?:\w+\s+(?:and|or)\s+)?NAME\b", _HER_OWN),
)
# in the box for what she wants to avoid, where a name stands for what may come
_FEARED = (
    r"^\W*(?:any\s+|anything\s+(?:like|with)\s+)?NAME(?:\W*$|,?\s+(?:it|which|that|because|again)\b)",
    r"\b(?:like|such\s+as|e\.?g\.?|or|and|any|strong|needing)\s+NAME\b",
    r"\b(?:go|going|be|being|get|getting|put|end|ending)\s+(?:up\s+)?(?:on|onto|on\s+to)\s+NAME\b",
)
_HAS_IT = re.compile(
    r"\b(?:my|g[ai]ves?|back|i|i['’]m|we|more|still|now|takes?|taking|took|off|half|daily|nightly|every|at\s+night|today|yesterday|last"
    r"|less|twice|stop\w*|withdraw\w*|run\w*)\b",
    re.IGNORECASE,
)


def is_feared(sentence: str, name: str) -> bool:
    """Whether a sentence of what she wants to avoid names an opioid that may come, and nothing in it tells of hers."""
    patterns = (said.replace("NAME", re.escape(name)) for said in _FEARED)
    return not _HAS_IT.search(sentence) and any(re.search(said, sentence, re.IGNORECASE) for said in patterns)


def is_untaken(sentence: str, name: str, names: Collection[str]) -> bool:
    """Whether a sentence says in so many words that she did not take it. names: the opioids of the text, as typed."""
    typed = re.escape(name)
    return _is_denied(sentence, names) or any(
        re.search(said.replace("NAME", typed), sentence, re.IGNORECASE)
        and not re.search(rf"\b(?:{back})\b".replace("NAME", typed), sentence, re.IGNORECASE)
        for said, back in _WAYS
    )


def _is_denied(sentence: str, names: Collection[str]) -> bool:
    sentence = _LIKE_IT.sub("", sentence)
    before, _, behind = sentence.casefold().partition("never")
    if not NEVER_QUITE.isdisjoint(re.findall(r"\w+", behind)) or not _TAKEN_BACK.isdisjoint(before.split()):
        return False
    among = "|".join((*(re.escape(each) for each in sorted(names, key=len, reverse=True)), *sorted(_AMONG)))
    verbs = rf"{_TAKEN}(?:\s*(?:,|or|nor|and)\s*{_TAKEN})*"
    pattern = rf"\bi(?:['’]ve|\s+have)?\s+never\b[^.;!?]*?\b{verbs}(?:\s*,?\s*\b(?:{among})\b)+{_NOT_WANTED}\W*$"
    return bool(re.search(pattern, sentence, re.IGNORECASE))
