"""Typed medicines as they print on the front: her words between quote marks, then what was recognised, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ldnprep.answers.model import MedicineRow, PartialDate, TherapyRow
from ldnprep.content.ids import AS_NEEDED, NOW_AND_THEN, OPIOID_NAMES, OPIOIDS
from ldnprep.medicines.ago import counts_from_its_day
from ldnprep.medicines.herself import of_herself, speaks_of_it
from ldnprep.medicines.model import Certainty, Flag, LongActing, Match
from ldnprep.medicines.sentences import sentences
from ldnprep.medicines.taking_words import KIN, NEGATED
from ldnprep.medicines.words_beside import PERSONS
from ldnprep.rules.model import MedicineLine, Mention, RowFound, State, Tells, TopicFound, is_guess, unknown_key
from ldnprep.rules.unanswered import echoes, known_names
from ldnprep.summary.model import Span, Text, Tone
from ldnprep.summary.room import Room
from ldnprep.summary.words import (
    CELLS,
    Desk,
    calendar_date,
    date_text,
    joined,
    matches_text,
    name_of,
    named,
    quoted,
    therapy_name,
    typed,
)

_ABOUT = ("amount", "how_often")  # boxes that stand beside the name, within its quote marks
_ALWAYS = ("last_used", "since", "stopped")  # when it was last used, since when, and why it ended never leave
# of the other boxes, the key of the words before them
_BOXES = {
    "reason": "row_reason",
    "prescriber": "row_prescriber",
    "last_used": "row_last_used",
    "since": "row_since",
    "stopped": "stopped",
}


def line_text(
    at: Desk,
    line: MedicineLine,
    room: Room,
    *,
    unknown: bool = True,
    short: bool = False,
    by_name: tuple[str, ...] = (),
    reason: bool = False,
) -> Text:
    """A typed medicine between quote marks, then what was recognised, unless that is the same word.

    A medicine that was named in another box stands behind that box: what is taken in place of tramadol is no tramadol.
    unknown: whether to say that it was not recognised. short: by its name alone. by_name: names that its row is about:
    these are told also where nothing else is to be said of the medicine. reason: what it is for counts in any case.
    """
    found = _by_box(line)
    row = line.row
    name = room.typed((typed(row.name, Tone.STRONG),), _last_letter(row.name, line.recognised.matches))
    about = [box for box in _ABOUT if not short or box in found]
    cells = [(typed(text),) for box in about if (text := getattr(row, box, ""))]
    own = joined((name if row.name else (), *(room.typed(cell) for cell in cells)), CELLS)
    lead = unnamed(at, line)
    words = joined((lead, quoted(*own) if own or not lead else ()), " ")
    said = matches_text(at, [match for box in ("name", *_ABOUT) for match in found.get(box, ())])
    if not said:
        names = [match.name for match in line.recognised.matches if match.name in by_name]
        said = named(name for name in names if name.lower() not in row.name.lower())
    ticked = therapy_name(at, row) if isinstance(row, TherapyRow) and not row.name else ()
    said = said or _harmless_among_opioids(line)
    if not (said or ticked or lead) and not line.recognised.recognised and not _is_plain_name(line):
        said = _not_known_whole(at, line, unknown=unknown)
    parts = [(*(ticked or words), *arrow(at, said), *_effect(at, row))] if row.name or cells or ticked or lead else []
    always = {*_ALWAYS, *(("reason",) if reason else ())}
    told = joined((*parts, *_other_boxes(at, line, found, room, always)), ", ")
    return told if parts else told + _effect(at, row)


def unnamed(at: Desk, line: MedicineLine) -> Text:
    """In place of a name that she left out: the answer under which the row stands, and that the name is missing.

    How often she takes it is no name: it is never "not recognised".
    """
    row = line.row
    if not isinstance(row, MedicineRow) or row.name.strip() or line.recognised.matches:
        return ()
    under = at.fields.get(row.under)
    said = at.value(under.id) if under else None
    lead = " ".join((name_of(under), *([at.word(said)] if isinstance(said, str) else []), "")) if under else ""
    missing = at.word("name_not_given")
    return (Span(f"{lead}({missing[:1].lower()}{missing[1:]})"),)


def told_by_rows(at: Desk) -> frozenset[str]:
    """What a key in a row of opioids, or the "not sure" of a line, answered too: no answers of their own."""
    often = {getattr(line.row, "how_often", "").strip().casefold() for line in at.findings.lines}
    return echoes(at.checklist, at.value) | ({AS_NEEDED} if NOW_AND_THEN in often else frozenset())


def named_for(at: Desk) -> dict[str, tuple[str, ...]]:
    """Field → the typed medicines that answer it: she need not. A no of hers beside them is told by its name."""
    gates = (gate for page in at.checklist.pages for gate in page.gates)
    return {name: names for gate in gates for name, names in known_names(gate, at.findings.lines).items()}


_AGAINST = re.compile(
    rf"\b(?:{'|'.join(sorted(PERSONS | KIN))}|not|never|no|only|none|someone|vet|dog|cat|{NEGATED})\b", re.IGNORECASE
)


def denies(line: MedicineLine) -> bool:
    """Whether the box "what for" may say that it is not for her, or not taken: it stands beside the name then."""
    return bool(_AGAINST.search(getattr(line.row, "reason", "")))


def _is_plain_name(line: MedicineLine) -> bool:
    """Whether what prints is a known name and nothing else: what is not recognised stands in another box."""
    name = line.row.name.strip().casefold()
    beside = any(getattr(line.row, box, "") for box in _ABOUT)
    known = (m for m in line.recognised.matches if m.flag is not Flag.NONE and not is_guess(m))
    return not beside and any(match.typed.strip().casefold() == name for match in known)


def recognised_text(at: Desk, line: MedicineLine) -> Text:
    """What was recognised in a row, without her words; what stands in another box than the name is only named."""
    own = [match for match in line.recognised.matches if line.box_of(match) not in _BOXES]
    others = [match for match in line.recognised.matches if line.box_of(match) in _BOXES]
    more = matches_text(at, [match for match in others if match.name not in {each.name for each in own}])
    said = joined((matches_text(at, own), (*more, Span(f" {at.word('named')}")) if more else ()), ", ")
    return said or _harmless_among_opioids(line)


def _by_box(line: MedicineLine) -> dict[str, list[Match]]:
    """The matches that say more than the words themselves, by the box in which they were typed, each name once."""
    found: dict[str, list[Match]] = {}
    seen: set[str] = set()
    for match in sorted(line.recognised.matches, key=lambda match: line.box_of(match) in _BOXES):
        if match.name not in seen and _says_more(match, line.row.name):
            seen.add(match.name)
            found.setdefault(line.box_of(match), []).append(match)
    return found


def _harmless_among_opioids(line: MedicineLine) -> Text:
    """What a name in the box for opioids is known as, where that is something else: "lidocaine plaster"."""
    found = line.recognised
    if not line.is_in(OPIOID_NAMES) or not found.recognised or found.flag is not Flag.NONE:
        return ()
    return (Span(", ".join(dict.fromkeys(match.name.lower() for match in found.matches))),) if found.matches else ()


def _not_known_whole(at: Desk, line: MedicineLine, *, unknown: bool) -> Text:
    """Of a line that is not known whole: names of the part that is, where she wrote them otherwise, and that there is
    more, or that none is. unknown: as in `line_text`; where the row says it, only such names are told."""
    sure = [match for match in line.recognised.matches if not is_guess(match)]
    here = dict.fromkeys(match.name for match in sure if line.box_of(match) not in _BOXES)
    new = named(name for name in here if name.lower() not in line.row.name.lower())
    rest = Span(at.word(unknown_key(line)), Tone.STRONG)
    return (*new, Span(", "), rest) if new else (rest,) if unknown else ()


def arrow(at: Desk, said: Text) -> Text:
    """What was recognised, behind the words in which it was."""
    return (Span(" → ", spoken=at.word("recognised_as")), *said) if said else ()


def _other_boxes(
    at: Desk, line: MedicineLine, found: dict[str, list[Match]], room: Room, always: set[str]
) -> Iterator[Text]:
    """The boxes that count in any case, and every one in which a medicine was named."""
    for box, key in _BOXES.items():
        text, matches = getattr(line.row, box, ""), found.get(box, [])
        if text and (matches or box in always):
            day = _day(text) if box in ("last_used", "since") else None
            whole = _last_letter(text, matches)
            kept = date_text(at.checklist.texts, day) if day else room.typed((typed(text),), whole)
            said = matches_text(at, matches)
            told = (*said, Span(f" {at.word('named')}")) if said else ()
            told_on = _filled_in(at) if box in ("last_used", "since") and counts_from_its_day(text) else ()
            yield (Span(f"{at.word(key)} "), *(kept if day else quoted(*kept)), *told_on, *arrow(at, told))


def _filled_in(at: Desk) -> Text:
    """The day from which "10 days ago" counts: at the visit it is longer."""
    saved = at.answers.saved
    if saved is None:
        return ()
    day = PartialDate(saved.year, saved.month, saved.day)
    return (Span(f" ({at.word('filled_in').lower()} {calendar_date(at.checklist.texts, day)})"),)


def when_used(at: Desk, line: MedicineLine) -> Text:
    """When it was last used, and since when, each by its name."""
    return joined(_other_boxes(at, line, {}, Room(), {"last_used", "since"}), CELLS)


def _day(text: str) -> PartialDate | None:
    """A day or a month as the window writes it: "2026-11-29"; None for any other words."""
    found = re.fullmatch(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?", text)
    return PartialDate(*(int(part) for part in found.groups() if part)) if found else None


def _effect(at: Desk, row: MedicineRow | TherapyRow) -> Text:
    """Of what was tried, what it did: right behind its name, for another may be named in why it ended."""
    told = [at.word(key) for key in (row.state, row.effect) if key] if isinstance(row, TherapyRow) else []
    return (Span(f" ({', '.join(told)})"),) if told else ()


def _says_more(match: Match, name: str) -> bool:
    if match.flag is Flag.OPIOID:  # "fentanyl" within "fentanyl patch" is still another medicine
        return match.name.lower() != name.strip().lower() or match.long_acting is not LongActing.NO
    return match.flag is not Flag.NONE and match.name.lower() not in name.lower()


def _last_letter(text: str, matches: tuple[Match, ...] | list[Match]) -> int:
    """How many letters of a text stand before the end of the last recognised word: these are never cut."""
    places = (text.find(match.typed) + len(match.typed) for match in matches if match.typed in text)
    return max((place + 2 for place in places), default=0)


_SHORTER = ("details", "ledger", "floor")  # steps that may leave the words of an answer out


def new_mentions(found: TopicFound, row: RowFound, room: Room) -> list[Mention]:
    """Mentions that name something which no typed row of the topic holds, in words that do not stand there anyway."""
    listed = {m.name for r in found.rows for line in r.lines for m in line.recognised.matches}
    whole = not any(map(room.without, _SHORTER))
    said = {fact.field.id for fact in found.facts(State.YES)} if whole else set()
    new = (mention for mention in row.mentions if mention.field not in said or len(mention.text) > room.limit)
    return in_one_quotation(mention for mention in new if not {m.name for m in mention.matches} <= listed)


NOT_HERS = frozenset({Tells.PAST, Tells.OTHERS, Tells.UNTAKEN})


def in_one_quotation(mentions: Iterable[Mention]) -> list[Mention]:
    """Several things that were read in one text of hers as one mention, so that her words stand there once."""
    merged: dict[tuple[str, str, Tells | None], Mention] = {}
    for each in mentions:
        key = (each.field, each.text, each.tells if each.tells in NOT_HERS else None)
        if (first := merged.get(key)) is not None:
            matches, heard = dict.fromkeys((*first.matches, *each.matches)), dict.fromkeys((*first.heard, *each.heard))
            merged[key] = replace(first, matches=tuple(matches), heard=tuple(heard))
        else:
            merged[key] = each
    return list(merged.values())


def mention_text(at: Desk, mention: Mention, room: Room) -> Text:
    """An opioid named in other words of hers: the sentence in which it stands, so that "I never take codeine" accuses
    nobody; the names alone where that sentence may not print. And where she wrote it."""
    names = tuple(dict.fromkeys(match.typed for match in mention.matches))
    said = tuple(_around(sentence, names, room) for sentence in _sentences(mention, names))
    words = joined(said or (quoted(typed(name, Tone.STRONG)) for name in names), ", ")
    where = (*words, Span(f" ({at.word('mentioned_in')} {mention.where})"))
    sure = (m for m in mention.matches if mention.tells is Tells.USE and m.certainty is Certainty.EXACT)
    more = {m.name: m for m in sure if _says_more(m, m.typed)}
    return (*where, *arrow(at, matches_text(at, more.values())))


# letters of a quotation that stands whole; behind the names of a longer one; before them at the most
_MOST, _BESIDE, _FARTHEST = 240, 80, 400


# what may turn round the sentence before it: "I would never."
_TURNS = re.compile(
    rf"\b(?:never|not|no|nothing|none|nor|herself|himself|myself|refused|declined|{NEGATED})\b", re.IGNORECASE
)


def _sentences(mention: Mention, names: tuple[str, ...]) -> list[str]:
    """Her words that hold one of the names, each from the beginning of its sentence, with what she says of it in the
    sentences behind; none of a text that does not print."""
    found = sentences(mention.text) if mention.field else []
    hers = set(of_herself(mention.text, names, (), None))
    turned = _TURNS.search if mention.topic == OPIOIDS else (lambda _: None)
    held = [any(name in sentence for name in names) for sentence in found]
    before = (False, *held)  # whether the sentence before holds one
    quotes: list[list[str]] = []
    follows = False  # whether the sentence before was quoted
    for place, sentence in enumerate(found):
        goes_on = before[place] and (speaks_of_it(sentence) or turned(sentence))
        taken = bool(held[place] or goes_on or sentence in hers)
        if taken and follows and (goes_on or sentence in hers):
            quotes[-1].append(sentence)
        elif taken:
            quotes.append([sentence])
        follows = taken
    return [" ".join(quote) for quote in quotes]


def _around(words: str, names: tuple[str, ...], room: Room) -> Text:
    """Her words between quote marks, their names strong; cut at the far end only, for what stands before a name may
    turn it round ("I stopped ..."). So long a beginning that it has no room leaves the names alone."""
    places = sorted((words.find(name), name) for name in names if name in words)
    last = max((place + len(name) for place, name in places), default=0)
    if places and places[0][0] > _FARTHEST:
        return joined((quoted(typed(name, Tone.STRONG)) for _, name in places), ", ")
    end = len(words)
    if (room.without("words_long") or end > _MOST) and end - last > _BESIDE:
        end = max(words.rfind(" ", last, last + _BESIDE), last)
    spans, begin = [], 0
    for place, name in places:
        if place >= begin:
            spans += [typed(words[begin:place]), typed(name, Tone.STRONG)]
            begin = place + len(name)
    rest = words[begin:end] + (" …" if end < len(words) else "")
    return quoted(*(span for span in (*spans, typed(rest)) if span.text))
