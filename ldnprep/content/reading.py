"""How hard a text is to read: words, sentences, syllables, Flesch-Kincaid grade and SMOG. English only.

Formulas: Kincaid and others 1975 (0.39 words per sentence + 11.8 syllables per word - 15.59); McLaughlin 1969
(1.0430 √(words of three syllables or more × 30 / sentences) + 3.1291).

Our own counter of syllables, because those on PyPI either bring a dictionary of several megabytes under a licence that
would bind the whole program, or count hyphenation points, which are not syllables.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿ]+)*|\d+(?:[.,:]\d+)*")
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_SHORTENED = re.compile(r"\b(?:e\.g|i\.e|Dr|Mr|Mrs|Ms|vs|St|etc|No)\.(?=\s)")

# words whose letters mislead the rules below, by number of syllables
_COUNTED = {
    1: (
        "ache aches aren't bake bye can't clothes don't dye dyes ease eased eye eyes hour hours league liked ounce "
        "our phone real sure tongue use used vague weren't whole won't you your"
    ),
    2: (
        "antique baseline bedtime before being bowel business caffeine careful careless client clients closely "
        "codeine colleague colleagues colour couldn't create dairy didn't diet diets disease doesn't doing "
        "elsewhere evening every fatigue fire flower fluid fluids foetus giant going goodbye guideline guidelines "
        "harmful hasn't haven't headache headaches higher homeless homemade hopeful household increase increased "
        "isn't judgement kidney kidneys lately layer lifeline lifetime likely likewise lonely lower maybe meanwhile "
        "measure moment morphine movement painful people placement poem power prayer quiet rarely react reacts "
        "really release released rhythm ruin safely safer safety science seeing shouldn't shower sideways someone "
        "something sometimes somewhere statement statements surely technique therefore tired toothache towel trial "
        "trials unique useful useless uses via vowel wasn't widespread wire wired wouldn't"
    ),
    3: (
        "actual anaemia annual another anyone anything area areas arrangement beforehand completely completeness "
        "created different diseases everyone everything everywhere family gradual haemorrhage heroin hopefully idea "
        "ideas improvement improvements involvement management medicine medicines methadone naloxone naltrexone "
        "nausea oedema opinion pancreas reaction reactions realise realize reassure reliant replacement several "
        "somebody suicide theatre tiredness usual whenever"
    ),
    4: (
        "actually anaesthetic anaesthetist buprenorphine caesarean cooperate coordinate diabetes diarrhea diarrhoea "
        "entirely everybody february hepatitis ibuprofen january suicidal usually"
    ),
    5: "continuation gynaecologist",
    6: "fibromyalgia",
}
_EXCEPTIONS = {word: count for count, group in _COUNTED.items() for word in group.split()}
# short words that are spoken, not spelt, also in capitals
_LOUD = re.compile(r"(?:a[mn]|an[dy]|be|but|do|get|i[fnst]|m[ey]|no[rtw]?|o[fnr]|one|so|the|to|up|we|yes|you)\Z")
_SILENT_E = re.compile(r"(?<=[bcdfghjkmnpqrstvwxz])e$|(?<=[aeiouy]l)e$|(?<=[aeo]u)e$|(?<=[aeiou])e$")
_SILENT_ED = re.compile(r"(?<=[^aeioutdyl])ed$|(?<=[aeiouyl]l)ed$|(?<=[aeiouy])d$")
_SILENT_ES = re.compile(r"(?<=[^aeiouyszxcglh])es$|(?<=[^sc]h)es$|(?<=[aeiouy]l)es$|(?<=[aeiouy])es$")
_GROUP = re.compile(r"[aeiouyàâäéèêëïîôöûüÿ]+")
# two vowels side by side that are two syllables
_APART = re.compile(
    r"(?<![tcsg])i[ao]|(?<=[tcsg])ia(?=[bt]|$)|i[uü]|(?<![nqg])ua(?!r)|[aeiouy]ing|eo(?!u)(?!n\b)|uou|oi(?=ng)|(?<=[ae])yo"
    r"|(?<=[dlrnvpb])ie(?=t|nt|nc)|ie(?=r$|st$)|oa(?=n)|ei(?=ng)|uity|nuit|ism$|isms$|(?<=d)oe(?=s)n"
)


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Syllables of an English word, at least 1. A short form in capitals is spelt: LDN has three."""
    if word[0].isdigit():
        return 1
    lower = word.lower().replace("’", "'")
    spelt = len(word) <= 3 or not _GROUP.search(lower)
    if word.isupper() and 1 < len(word) <= 5 and spelt and not _LOUD.match(lower):
        return len(word) + 2 * word.count("W")
    if "-" in lower:
        return sum(syllables(part) for part in lower.split("-") if part)
    known = _EXCEPTIONS.get(lower)
    if known:
        return known
    return max(1, _by_rule(lower.removesuffix("'s").replace("'", "")))


def _by_rule(word: str) -> int:
    extra = len(_APART.findall(word))
    if not re.search(r"[^aeiouy]le?s?$", word):  # ta-ble, ta-bles keep their e
        for silent in (_SILENT_ED, _SILENT_ES, _SILENT_E):
            word, changed = silent.subn("", word)
            if changed:
                break
    return len(_GROUP.findall(word)) + extra


def sentences(text: str) -> list[str]:
    """The sentences of one text. A text that ends without a full stop is a sentence too."""
    guarded = _SHORTENED.sub(lambda found: found[0].replace(".", "\x00"), text)
    return [part.replace("\x00", ".") for part in _END.split(guarded) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words and numbers of a text. A hyphenated word is one word."""
    return _WORD.findall(text)


class Reading(Struct, frozen=True):
    """Counts of a body of text. hard: words of three syllables or more."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    hard: int = 0

    @property
    def flesch_kincaid(self) -> float:
        """Years of school; 0.0 for no text."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """Years of school; 0.0 for no text. Meant for 30 sentences or more."""
        return 1.0430 * math.sqrt(self.hard * 30 / self.sentences) + 3.1291 if self.sentences else 0.0


def measure(texts: Iterable[str], set_aside: re.Pattern[str] | None = None) -> Reading:
    """Count texts. Terms that match `set_aside` still count as a word, of two syllables: they have to be read too."""
    found = [sentence for text in texts for sentence in sentences(set_aside.sub("paper", text) if set_aside else text)]
    lengths = [syllables(word) for sentence in found for word in words(sentence)]
    return Reading(len(lengths), len(found), sum(lengths), sum(length > 2 for length in lengths))


def any_of(terms: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of some terms as whole words, plural included; None for no terms."""
    parts = sorted(map(re.escape, terms), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(parts)})(?:s|es)?\b", re.IGNORECASE) if parts else None
