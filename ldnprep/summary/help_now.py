"""The box "Get help now": each danger by her own words, then its call, then one step a line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from ldnprep.answers.model import NOT_SURE, YES
from ldnprep.content.model import Field, Kind, Urgent
from ldnprep.summary.as_typed import in_one_quotation, mention_text
from ldnprep.summary.blockers import blocker_line, other_blockers
from ldnprep.summary.help_lines import CALL, help_lines, is_step, sentences
from ldnprep.summary.model import Block, Box, LedgerRow, Mark, Paragraph, Role, Span, Text, Tone
from ldnprep.summary.room import Room
from ldnprep.summary.words import Desk, joined, name_of, typed, value_text

# sources of what the urgent texts of one country alone say
OF_COUNTRY = {"NHS-111": "uk", "LIFELINE-NI": "uk"}
FEW = 2  # so many texts may well run in: nobody loses her place among them
_PHONE, _TO_THEM = ("Phone ", "Today, phone "), ("Tell ", "Ask ", "Say ")


def help_now(at: Desk, room: Room) -> Iterator[Block]:
    """The urgent texts with the numbers of her country, each below what she ticked; the same sentence once."""
    rows: list[LedgerRow] = []
    helps = _helps(at, room)
    in_one = room.without("help_lines" if len(helps) > FEW else "help_few")
    for help_ in helps:
        texts = [tuple(replace(span, tone=Tone.STRONG) for span in head) for head in help_.heads]
        said = help_lines(help_.said)
        texts += [_step(at, number, line) for number, line in said]
        texts[-1] = (*texts[-1][:-1], replace(texts[-1][-1], cites=at.statement("", help_.sources).cites))
        # where room is short her sign and the call are one line, then all of it is
        calls = len(help_.heads) + next((n for n, (number, _) in enumerate(said) if number), len(said))
        run = len(texts) if in_one else calls if room.without("help_calls") else 1
        lines = (joined(texts[:run], " "), *texts[run:])
        rows += [LedgerRow(Mark.NONE if in_one else _mark(line), "", line) for line in lines]
    if rows:
        heading = (Span(at.word("urgent_heading")),)
        yield Box(Mark.URGENT, heading, tuple(rows), loud=True, role=Role.URGENT)
        yield Paragraph((Span(at.word("fixed_sentence_urgent")),), Role.FIXED)


def _mark(text: Text) -> Mark:
    return Mark.PHONE if any(span.text.startswith(CALL) for span in text) else Mark.NONE


def _step(at: Desk, number: int, line: str) -> Text:
    """A step with its number; a call is bold, and has none."""
    words = at.statement(line, (), Tone.STRONG if line.startswith(CALL) else Tone.PLAIN)
    return (Span(f"{number}. ", Tone.STRONG), words) if number else (words,)


class _Help(Struct):
    """What she is told for one danger, or for several that begin with the same call to a clinic."""

    heads: list[Text]
    said: list[str]
    sources: tuple[str, ...]


def _helps(at: Desk, room: Room) -> list[_Help]:
    """The texts in their order. What asks to phone the very same people goes on below that line: alone, "tell them"
    would mean nobody. Whom to tell what is never left out as said before: it was said of others."""
    helps: list[_Help] = []
    said: set[str] = set()
    for urgent in sorted(at.findings.urgent_printed, key=partial(_is_unsure, at)):
        every = [each for each in sentences(urgent.text[at.country]) if each != at.word("only_on_screen")]
        new = [each for each in every if each not in said or each.startswith(_TO_THEM)]
        heads = _heads(at, urgent, room, said)
        sources = tuple(name for name in urgent.sources if at.country == OF_COUNTRY.get(name, at.country))
        alone = all(each.startswith(_TO_THEM) for each in new)  # all else is said already
        calls = {each for each in every if each in said and (alone or each.startswith(_PHONE))}
        said.update((*new, *urgent.signs))
        home = next((each for each in helps if calls.intersection(each.said)), None)
        if home is not None:
            home.heads += heads
            home.said += [each for each in new if each not in home.said]
            home.sources = tuple(dict.fromkeys((*home.sources, *sources)))
        else:
            helps.append(_Help(heads or _lead(new), new, sources))
    return helps


def _is_unsure(at: Desk, urgent: Urgent) -> bool:
    """Whether she is sure of none of its signs: what she said yes to stands before it."""
    answers = [at.value(name) for name in urgent.signs]
    return NOT_SURE in answers and YES not in answers


def _lead(new: list[str]) -> list[Text]:
    """What the danger is, where no sign of hers says it: taken out of the sentences."""
    first = next((each for each in new if not is_step(each)), "")
    if not first or first == new[-1]:
        return []
    new.remove(first)
    return [(Span(first),)]


def _heads(at: Desk, urgent: Urgent, room: Room, said: set[str]) -> list[Text]:
    """Her signs with her answers, as she was asked, or by their names where room is short; then other blockers."""
    signs = [(at.fields[name], _sign_words(at, name, room)) for name in urgent.signs if name not in said]
    short = room.without("signs")
    asked = ((f"{name_of(field)[:1].upper()}{name_of(field)[1:]}:" if short else as_asked(field)) for field, _ in signs)
    told = [(Span(f"{label} "), *words, Span(".")) for label, (_, words) in zip(asked, signs, strict=True) if words]
    for line, name in other_blockers(urgent, at.findings.lines):
        what = blocker_line(at.checklist.texts, line, name).removeprefix(line.row.name)
        told += [(typed(line.row.name), Span(f"{what}."))] if line.row.name not in said else []
        said.add(line.row.name)
    return told


def _sign_words(at: Desk, name: str, room: Room) -> Text:
    """Her answer, or her words of the sign beside a "no": who reads "no" above the number reads no further."""
    value = at.value(name)
    if value in (YES, NOT_SURE):
        return value_text(at, at.fields[name], value)
    told = (each for each in at.findings.mentions if name in dict(each.heard))
    return joined(mention_text(at, each, room) for each in in_one_quotation(told))


def as_asked(asked: Field) -> str:
    """What she was asked, in the very words, before her answer; of a list the name of the list."""
    label = asked.label if asked.kind is Kind.YES_NO_UNSURE else asked.short
    return label if label.endswith("?") else f"{label}:"
