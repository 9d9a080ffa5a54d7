"""Words of a helper who fills in the form: whoever takes something there, "Mum", "my husband", "she", is the patient.

The text is read as if the patient had written it: "Mum takes codeine" as "I take codeine", each word padded to its
length, so that what is found stands at the same place in what was typed. "Her sister" stays somebody else.
"""

from __future__ import annotations

import re

from ldnprep.medicines.taking_words import KIN, word_set

_FAR = frozenset({"people", "patients", "others", "someone", "somebody", "friends"})  # never the patient
_KIN = "|".join(sorted(KIN - _FAR))
_SUBJECT = rf"(?:my\s+(?:{_KIN})|(?<!\w\s)(?:{_KIN})|(?:mum|mom|mother|dad|father|gran|nan|grandma)|s?he)"
_ANOTHERS = r"(?<!own\s)(?<!her\s)(?<!his\s)(?<!their\s)(?<!['’]s\s)(?<!whose\s)(?<!\ba\s)(?<!the\s)"
_ADVERB = r"(?:(?:also|still|now|only|just|often|sometimes|usually|always|never|really|regularly)\s+)?"
_DOES = re.compile(rf"\b{_ANOTHERS}({_SUBJECT})(['’](?:s|d|ll))?(\s+{_ADVERB})([a-z]+(?:['’]t)?)?\b", re.IGNORECASE)
_POSSESSIVE = re.compile(
    rf"\b{_ANOTHERS}(?:my\s+)?(?:{_KIN})['’]s\b|\b(?:her|his)\b(?!\s*(?:$|[.,;:!?]))", re.IGNORECASE
)
_GIVEN = r"(?<=\bgave\s)|(?<=\bgive\s)|(?<=\bgives\s)|(?<=\bmade\s)|(?<=\bmakes\s)|(?<=\bput\s)"
_OBJECT = re.compile(rf"\b(?:him|herself|himself)\b|\bher(?=\s*(?:$|[.,;:!?]))|(?:{_GIVEN})her\b", re.IGNORECASE)
# "Mum's on codeine"
_IS_SO = word_set("on in taking been got had not still very so now using having pregnant")
_VERBS = {"has": "have", "is": "am", "does": "do", "goes": "go", "was": "was", "doesn't": "don't", "hasn't": "haven't"}


def read_as_hers(text: str) -> str:
    """The text of a helper as the patient would say it, of the same length."""
    text = _DOES.sub(_of_subject, text)
    text = _OBJECT.sub(lambda found: _padded("myself" if found[0].endswith("f") else "me", found[0]), text)
    return _POSSESSIVE.sub(lambda found: _padded("my", found[0]), text)


def as_typed(typed: str, heard: str, text: str) -> str:
    """What stands in the text where the text as heard holds these words."""
    place = heard.find(typed)
    end = place + len(typed)
    while heard[end : end + 1] == " " != text[end : end + 1]:  # "myself" for "herself"
        end += 1
    return text[place:end] if place >= 0 else typed


def _of_subject(found: re.Match[str]) -> str:
    if found[2] and found[2][1:].casefold() != "s":  # "she'd be better off dead"
        return f"{_padded('I' + found[2], found[1] + found[2])}{found[3]}{found[4] or ''}"
    if found[2] and found[1].casefold() not in ("he", "she") and (found[4] or "").casefold() not in _IS_SO:
        return found[0]  # "Mum's brother"
    verb = (found[4] or "").casefold().replace("’", "'")
    stem = re.sub(r"(?<=sh|ch|ss)es$|(?<=[^s])s$", "", verb)  # "wishes", "takes"; not "miss"
    said = _VERBS.get(verb) or (stem if stem != verb else found[4] or "")
    whose = found[1] + (found[2] or "")
    longer = max(0, len(said) - len(verb))  # "have" for "has"
    subject = _padded("I am" if found[2] else "I", whose[longer:])
    return f"{subject}{found[3]}{_padded(said, verb + ' ' * longer)}"


def _padded(said: str, typed: str) -> str:
    """With spaces at its end to the length of what was typed; never longer."""
    return f"{said:<{len(typed)}}" if len(said) <= len(typed) else typed
