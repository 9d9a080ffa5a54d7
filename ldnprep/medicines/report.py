"""Recognised in, what `ldnprep medicines` prints out: JSON of the contract, or sentences for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ldnprep.medicines.items import Why
from ldnprep.medicines.model import Certainty, Flag, Group, LongActing, Match, Recognised

_ACTING: dict[LongActing, bool | str] = {
    LongActing.YES: True,
    LongActing.NO: False,
    LongActing.UNKNOWN: "unknown",
}
_VERDICTS = {
    Flag.OPIOID: "opioid: tell the physician",
    Flag.ANTAGONIST: "opioid blocker: tell the physician",
    Flag.CHECK: "please check",
    Flag.NONE: "known, not an opioid",
}
_LASTING = {
    LongActing.YES: "long-acting",
    LongActing.NO: "",
    LongActing.UNKNOWN: "time in body unclear",
}


_SOFTER = {Certainty.SLANG: "may be slang: please check", Certainty.PATTERN: "looks like it: please check"}
_SURENESS = {
    Certainty.EXACT: "spelt as in the list",
    Certainty.SPELLING: "not spelt exactly so: a slip, a label's short form, or the name within a longer word",
    Certainty.SLANG: "a word of the street or of everyday speech: may be slang for an opioid, please check",
    Certainty.PATTERN: "only the build of the word, a near name or the strengths say so: please check",
}


def as_json(recognised: Recognised) -> dict[str, object]:
    """One line as data for `json.dumps`, in the shape of the contract; long_acting is true, false or "unknown"."""
    return {
        "text": recognised.text,
        "flag": recognised.flag.value,
        "recognised": recognised.recognised,
        "matches": [
            {
                "typed": match.typed,
                "name": match.name,
                "group": match.group,
                "severity": match.severity,
                "long_acting": _ACTING[match.long_acting],
                "certainty": match.certainty.value,
            }
            for match in recognised.matches
        ],
    }


def as_text(recognised: Recognised) -> str:
    """One line for people: the text as typed, what it is, and below it each name that was found, with line ends."""
    lines = [f"{recognised.text}: {_verdict(recognised)}", *map(_match, recognised.matches)]
    return "\n".join(lines) + "\n"


def explained(recognised: Recognised, groups: Sequence[Group], items: Iterable[Why] = ()) -> str:
    """One line for people with the reason for each answer; `groups`: where titles and notes are looked up.

    items: of the line, each with its own reason.
    """
    lines = [f"{recognised.text}: {_verdict(recognised)}"]
    for match in recognised.matches:
        lines += [_match(match), *(f"    {reason}" for reason in _reasons(match, groups))]
    lines += [f"  item “{item.typed}”: {_known(item)}: {'; '.join(item.reasons)}" for item in items]
    lines += [f"  {reason}" for reason in _of_the_line(recognised)]
    return "\n".join(lines) + "\n"


def _known(item: Why) -> str:
    return "known" if item.known else "to be checked"


def _reasons(match: Match, groups: Iterable[Group]) -> Iterator[str]:
    yield f"{_SURENESS[match.certainty]}; by itself: {_VERDICTS[match.flag]}"
    group = next((group for group in groups if group.id == match.group), None)
    if group is None:
        yield "in the list of names that raise no flag"
        return
    entry = next((entry for entry in group.entries if entry.name == match.name), None)
    yield f"group: {group.title}"
    if match.touches:
        yield f"touches: {', '.join(match.touches).replace('_', ' ')}"
    if entry is not None:
        yield from (text for text in (entry.note, f"source: {entry.source}") if text)


def _of_the_line(recognised: Recognised) -> Iterator[str]:
    """What holds for the line as a whole."""
    if not recognised.text.strip():
        yield "nothing is written"
    elif "?" in recognised.text:
        yield "a question mark stands in it: she is not sure herself"
    if not recognised.recognised:
        yield "a part of the line may be a medicine that is in no list: the line is to be checked"
    if recognised.pain_or_cough:
        yield "it speaks of pain relief or a cough, so that it may well be an opioid"
    if recognised.suggestions:
        yield f"near names, to ask about and no more: {', '.join(recognised.suggestions)}"


def _verdict(recognised: Recognised) -> str:
    if not recognised.matches:
        return "no medicine named" if recognised.recognised else "not recognised: please check"
    return _VERDICTS[recognised.flag] + ("" if recognised.recognised else " (part of it not recognised: please check)")


def _match(match: Match) -> str:
    facts = [match.group.replace("_", " ")] if match.group != "name" else []
    facts += [fact for fact in (match.severity, _LASTING[match.long_acting]) if fact]
    facts += [_SOFTER[match.certainty]] if match.certainty in _SOFTER and match.flag is not Flag.NONE else []
    return f"  {match.typed} = {match.name}" + (f" ({', '.join(facts)})" if facts else "")
