"""Recognised in, what `ldnprep medicines` prints out: JSON of the contract, or sentences for people."""

from __future__ import annotations

from ldnprep.medicines.model import Flag, LongActing, Match, Recognised

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
    LongActing.UNKNOWN: "interval uncertain",
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
            }
            for match in recognised.matches
        ],
    }


def as_text(recognised: Recognised) -> str:
    """One line for people: the text as typed, what it is, and below it each name that was found, with line ends."""
    lines = [f"{recognised.text}: {_verdict(recognised)}", *map(_match, recognised.matches)]
    return "\n".join(lines) + "\n"


def _verdict(recognised: Recognised) -> str:
    if not recognised.matches:
        return "no medicine named" if recognised.recognised else "not recognised: please check"
    return _VERDICTS[recognised.flag] + ("" if recognised.recognised else " (part of it not recognised: please check)")


def _match(match: Match) -> str:
    facts = [match.group.replace("_", " ")] if match.group != "name" else []
    facts += [fact for fact in (match.severity, _LASTING[match.long_acting]) if fact]
    return f"  {match.typed} = {match.name}" + (f" ({', '.join(facts)})" if facts else "")
