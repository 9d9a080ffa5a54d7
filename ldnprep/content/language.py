"""What is known of the language of a content: whether its words can be checked, and the words that are fixed in it."""

from __future__ import annotations

from collections.abc import Mapping

_STATES_EN = {
    "yes": "yes",
    "no": "no",
    "not_sure": "not sure",
    "not_answered": "not answered",
    "answered_no": "answered no",
    "answered_yes_label": "Answered yes",
    "answered_no_label": "Answered no",
    "not_sure_label": "Not sure",
    "not_answered_label": "Not answered",
}
_FIXED_EN = (
    "start, stop or change LDN or any opioid because of this sheet. Stopping an opioid suddenly can be dangerous."
)
_SENTENCES_EN = {
    "fixed_sentence": f"Do not {_FIXED_EN}",
    "fixed_sentence_urgent": f"Follow the box above first. Otherwise do not {_FIXED_EN}",
    "get_help_now": (
        "If you have yellow skin or eyes, dark urine, a swollen face, trouble breathing, or feel very ill after taking "
        "LDN, get medical help now. Do not wait for the visit."
    ),
    "stop_drinking": "Stopping heavy drinking suddenly can be dangerous too.",
    "no_opioid_reported": "No opioid reported (patient's answer; not verified).",
    "not_shared": "Answers about mood are not shared: please ask.",
    "not_checked": "Not checked by a clinician. You may say no.",
    "awaiting_review": "awaiting clinical review",
}
# language → key of `texts` → the only words that may stand there. A language that is here has its checks.
FIXED_WORDS: Mapping[str, Mapping[str, str]] = {"en": {**_STATES_EN, **_SENTENCES_EN}}

# keys of `texts` that tell things apart: in any language, no two of a row may be the same words
TELL_APART = (
    ("yes", "no", "not_sure", "not_answered"),
    ("answered_yes_label", "answered_no_label", "not_sure_label", "not_answered_label"),
    (
        "status_supported", "status_mixed", "status_not_supported", "status_outdated", "status_unsafe",
        "status_background",
    ),
    ("certainty_high", "certainty_moderate", "certainty_low", "certainty_very_low"),
    ("helped", "no_change", "worse"),
    ("using", "tried"),
    ("recognised_opioid", "recognised_antagonist", "recognised_check"),
    ("by_patient", "by_helper", "by_not_answered"),
)  # fmt: skip


def base(language: str) -> str:
    """The language without its country: "en" of "en-GB"."""
    return language.strip().replace("_", "-").partition("-")[0].lower()


def fixed_words(language: str) -> Mapping[str, str]:
    """Key of `texts` → the only words that may stand there; none for a language without checks."""
    return FIXED_WORDS.get(base(language), {})


def is_checked(language: str) -> bool:
    """Whether words in this language can be checked: forbidden statements, fixed sentences, reading level."""
    return base(language) in FIXED_WORDS
