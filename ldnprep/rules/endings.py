"""Words of ending her life in the notes or in a box about mood: a few exact phrases, beside an answer "no" or none.

Missing one is worse than a number shown once too often: only what denies the very phrase, or is said of somebody else,
takes it away. "Since my husband died I want to end it all" is hers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import chain

from ldnprep.medicines.ago import Ago, ago
from ldnprep.medicines.sentences import sentences
from ldnprep.rules.ending_rows import plainly
from ldnprep.rules.hers import is_hers

# what she ends it with is a person or a thing of hers, not the means
_PARTED = r"""(?!\s+(?:all\s+)?with\s+(?:him|her|them
    |(?:my|the|this|that)\s+(?!pills|tablets|meds|bottle|box|rope|knife|gun)))"""
# "like this", and not of her work alone
_LIKE_THIS = r"""like\s+this(?!\s+(?:at\s+work|in\s+(?:this|my)\s+(?:job|house|flat|marriage)
    |with\s+(?:work|him|her|them|(?:this|my)\s+(?:job|boss|work|doctor|surgery|landlord))))"""
_MADE_OF = r"""(?!.*\b(?:quilt\w*|fabric|cloth|grass|lawn|hedges?|hair|paper|patterns?|cards|wood|logs|carbs
    |calories)\b)"""
_PHRASES = re.compile(
    rf"""(?ix)\b(?:end(?:ing)?\s+it\s+all{_PARTED}
    | (?:of|about|plan\w*|like|want\w*|consider\w*|going|ready)\s+(?:to\s+)?
      end(?:ing)?\s+(?:it|things|everything)\b{_PARTED}
    | end(?:ing)?\s+my\s+(?:own\s+)?life | tak(?:e|ing)\s+my\s+own\s+life | kill(?:ing)?\s+myself | suicid\w*
    | better\s+off\s+(?:without\s+me|dead) | (?:want|wish)\s+to\s+die | wish\s+i\s+(?:was|were)\s+dead
    | (?:dont|don['’]t|do\s+not|cant|can['’]?t|cannot|can\s+not|no\s+longer|never|hardly)\s+see\s+(?:the|a|any
    |much)\s+
      (?:point|reason|use)\s+(?:of|in|to|for)\s+(?:liv(?:e|ing)|going\s+on|being\s+here|carrying\s+on)(?!\s+(?!any
      |like|much)\w)
    | (?:no|what(?:\s+is|['’]?s)\s+the|is\s+there\s+any)\s+(?:point|reason|use)\s+(?:of|in|to|for)?\s*
      (?:liv(?:e|ing)|going\s+on|being\s+here|carrying\s+on)(?!\s+(?!any|like|much)\w)
    | (?:(?<!am\s)(?<!['’]m\s)not\s+wanting|^\W*to\s+not\s+want)\s+to\s+die
    | think\w*\s+(?:about|of)\s+not\s+being\s+(?:here|around|alive)
    | what\s+i\s+(?:might|may|could|would|will)\s+do\s+to\s+myself
    | i\s+(?:\w+\s+)?self\s*-?\s*harm(?!ed) | (?:been|started|am|i['’]?m|keep|back\s+to)\s+self\s*-?\s*harming
    | (?:been|started|am|i['’]?m|keep|back\s+to|thoughts\s+of|thinking\s+of|urges?\s+to)\s+hurt(?:ing)?\s+myself
      (?!\s+(?:by|at|in|on|when|while|lifting|doing|if|falling|with|more)\b)
    | (?:been|started|am|i['’]?m|keep|back\s+to)\s+cutting{_MADE_OF}(?=\s+(?:again|myself|my\s+(?:arms?|wrists?|legs?
    |thighs?))|\W*$)
    | i\s+cut\s+(?:myself|my\s+(?:arms?|wrists?|legs?|thighs?))(?=\W*$|\s+(?:when\s+(?:it|things|i['’]?m\s+(?:low
    |upset))|if\s+it|every|most))
    | harm(?:ing)?\s+myself | cutting\s+myself
    | (?:wish|hope|pray)\s+i\s+(?:(?:would|do|will)\s+not|(?:would|do|wo)n['’]?t|never)\s+wake\s+up
    | (?:do\s+not|don['’]?t|no\s+longer)\s+want\s+to\s+(?:be\s+(?:here|alive|around\s+any\s*more)|live(?!\s+\w)
    |live\s+like\s+this
      |live\s+any\s*more|exist
      |(?:go|carry|keep)\s+on\s+living|go\s+on\s+{_LIKE_THIS}|wake\s+up(?!\s+(?:my|the|him|her|them|at|to|early
          |every|with|in(?!\s+the\s+morning\W*$)|so|feeling|tired|stiff)\b))
    | enough\s+of\s+(?:living|life|this\s+life) | ways\s+(?:to|of)\s+end(?:ing)?\s+(?:it|things|everything)
    | (?:and|to)\s+(?:not|never)\s+wake\s+up(?!\s+(?:tired|stiff|in|at|with|my|the)\b)
    | (?:had\s+not|hadn['’]?t|had\s+never)\s+woken\s+up(?:\s+(?:at\s+all|again|this\s+morning))?\s*(?=$|[.,;])
    | rather\s+(?:be\s+dead|die)\b
      (?!\s+than\s+(?!live|living|go\s+on|carry\s+on|be\s+like|stay|suffer|another\s+day))
    | (?:cannot|can\s+not|can['’]?t)\s+(?:go|carry)\s+on
      (?=\W*$|[.,;!]|\s+(?:{_LIKE_THIS}|any\s*more|living|much\s+longer))
    | sav(?:e|ed|ing)\s+(?:\w+\s+){{0,5}}(?:tablets|pills|meds)
      (?=\W*$|\s+(?:in\s+case\s+(?:it|things|i)|for\s+when|so\s+i|to\s+end))
    | (?:easier|better)\s+(?:for\s+\w+\s+)?if\s+(?:i|she|he)\s+(?:was|were)\s+(?:gone|dead|not\s+here|n['’]t\s+here)
    | ^\W*being\s+(?:here|alive)(?:\s+(?:next\s+year|any\s*more|tomorrow))?\W*$
    | want\s+to\s+(?:just\s+)?end\s+(?:things|everything|it){_PARTED}
    | want\s+out\s+of\s+this\s+life | no\s+longer\s+wish\s+to\s+live
    | (?:can(?:no|['’])?t\s+see\s+(?:a|any)|no)\s+reason\s+(?:to\s+live|to\s+go\s+on|for\s+living)
    | cut\s+myself\s+(?:when|again|to\s+(?:cope|feel)) | hurt(?:ing)?\s+myself\s+on\s+purpose
    | not\s+to\s+want\s+to\s+die | stop(?:ped)?\s+wanting\s+to\s+die | (?:not|isn['’]?t)\s+worth\s+living
    | (?:no\s+point\s+(?:in|to)|nothing\s+(?:left\s+)?to)\s+liv(?:e|ing)(?:\s+for)?
    | (?:no|lost\s+(?:the|my|all)|without\s+(?:the|a|any))\s+will\s+to\s+live
    | (?:done|finished)\s+with\s+(?:life|living)(?!\s+(?:with|in|on|like|at))
    | (?:tired|sick)\s+of\s+(?:being\s+alive|living\b(?!\s+(?:with|in|on|like|at))|life\b(?!\s+(?:with|in|on|as)))
    | (?:hang|shoot|drown)(?:ing)?\s+myself(?!\s+upside)
    | (?:never|not)\s+wak(?:e|ing)\s+up\s+(?:again|any\s*more|one\s+day))\b""",
)
# each phrase has one of these: most texts are not looked at any further
_ONE_OF = re.compile(
    r"end|di[ey]|dead|li[fv]|kill|hang|shoot|drown|suicid|harm|cut|hurt|wak|woken|exist|here|better|go\s+on|carry"
    r"|sav|gone|do\s+to\s+myself|going\s+on|around",
    re.IGNORECASE,
)
# asked of nobody: any other question may be one for the visit, "can it make me suicidal?"
_RHETORICAL = re.compile(
    r"^\W*(?:so\s+|and\s+|but\s+)?(?:what(?:['’]?s|\s+is)?\s+the\s+(?:point|use)|why\s+(?:am|go|carry|keep|bother|live|not)"
    r"|who\s+would|would\s+any|is\s+there\s+any)\b",
    re.IGNORECASE,
)
_LINE = re.compile(r"^\W*(?:hotline|helpline|prevention|line)\b", re.IGNORECASE)


def ending_words(text: str, day: date | None) -> Iterator[str]:
    """The phrases, as typed, in sentences that speak of herself and of now. day: when it was written, if known."""
    for sentence in sentences(text):
        yield from _told_in(sentence, day)


@lru_cache(maxsize=512)  # sentences: with each letter that she types one changes
def _told_in(sentence: str, day: date | None) -> tuple[str, ...]:
    """The first such phrase of a sentence, if there is one."""
    asked = sentence.endswith("?") and not _RHETORICAL.match(sentence)
    if asked or ago(sentence, day) is Ago.LONG:
        return ()
    by_pattern = _PHRASES.finditer(sentence) if _ONE_OF.search(sentence) else iter(())
    each = chain(by_pattern, plainly().find(sentence))
    told = (found for found in each if not _LINE.search(sentence[found.end() :]))
    told = (found for found in told if not _is_over(sentence, found, day))
    return tuple(found[0] for found in told if is_hers(sentence, found, thought=False))[:1]


def _is_over(sentence: str, found: re.Match[str], day: date | None) -> bool:
    """ "I was suicidal in 2015, fine now": the words round the phrase are of long ago."""
    start = max(sentence.rfind(sign, 0, found.start()) for sign in ",;:")
    clause = sentence[start + 1 : found.end()] + re.split(r"[,;:]|\bbut\b", sentence[found.end() :])[0]
    return ago(clause, day) is Ago.LONG
