"""What may stand in questions.yaml: one table of sections with their keys.

The loader refuses what is not here; the JSON Schema for editors and the list of keys in docs/questions.md come from
here too.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ldnprep.content.model import COUNTRIES, THERAPY_EFFECTS, THERAPY_STATES, Kind, PageKind, Urgency

STATUSES = ("supported", "mixed", "not_supported", "outdated", "unsafe", "background")
CERTAINTIES = ("high", "moderate", "low", "very_low")
MARKS = ("read", "reported", "known")
TRIAL_KINDS = ("trial", "pooled")
LONG_ACTING = ("yes", "no", "unknown")
SEVERITIES = ("systemic", "gut")
URGENCIES = tuple(urgency for urgency in Urgency if urgency is not Urgency.NONE)
REVIEWED_PARTS = ("flags", "urgent", "questions", "evidence", "settled", "medicines", "fronts")
FORMAT = 2  # of content files; `meta.format`


class Shape(StrEnum):
    """What may stand under a key."""

    TEXT = "text"  # words, on one paragraph
    ID = "id"  # lower-case words joined by `_`
    IDS = "ids"  # a list of ids or names
    WHOLE = "whole"  # a whole number
    WHOLES = "wholes"  # a list of whole numbers
    DAY = "day"  # 2026-11-22
    YES_NO = "yes_no"
    ONE_OF = "one_of"  # one of `values`
    WHEN = "when"  # a condition
    SHOW = "show"  # field ids and recognised groups
    TEXTS = "texts"  # name → words
    RENAMED = "renamed"  # old id → new id, or old option → field → value
    WRITES = "writes"  # field → value
    COUNTRY_TEXTS = "country_texts"  # words, or country → words
    SECTION = "section"  # one mapping of the section `of`
    SECTIONS = "sections"  # a list of such mappings
    NAMED_SECTIONS = "named_sections"  # name → such a mapping


class Key(Struct, frozen=True):
    """One key of a section. values: for ONE_OF. of: name of the section for SECTION, SECTIONS, NAMED_SECTIONS."""

    shape: Shape
    note: str
    required: bool = False
    values: tuple[str, ...] = ()
    of: str = ""


def _id(note: str) -> Key:
    return Key(Shape.ID, note, required=True)


_WHEN = Key(Shape.WHEN, "condition; without it, always")
_SOURCES = Key(Shape.IDS, "ids of the sources that the facts here rest on")
_SOURCES_NEEDED = Key(Shape.IDS, "ids of the sources that this rests on, at least one", required=True)

SECTIONS: dict[str, dict[str, Key]] = {
    "the file": {
        "meta": Key(Shape.SECTION, "which content this is", required=True, of="meta"),
        "texts": Key(Shape.TEXTS, "every fixed word of the sheet", required=True),
        "pages": Key(Shape.SECTIONS, "pages of the wizard, in order", required=True, of="page"),
        "topics": Key(Shape.SECTIONS, "what everything is ordered by, fixed", required=True, of="topic"),
        "urgent": Key(Shape.SECTIONS, "urgent texts", of="urgent text"),
        "claims": Key(Shape.SECTIONS, "what people read", of="claim"),
        "evidence": Key(Shape.SECTION, "evidence in brief for the physician", required=True, of="evidence"),
        "decisions": Key(Shape.SECTIONS, "fields typed in after the visit", of="field"),
        "therapies": Key(Shape.SECTIONS, "therapies other than medicine", of="therapy"),
        "tried": Key(Shape.SECTIONS, "pain medicines and procedures that may have been tried before", of="therapy"),
        "terms": Key(Shape.TEXTS, "medical words and what they mean"),
        "country_words": Key(Shape.SECTIONS, "words that another country writes otherwise", of="country word"),
        "headings": Key(Shape.SECTIONS, "headings of the questions, in order", of="heading"),
        "sources": Key(Shape.NAMED_SECTIONS, "sources of facts, by id", required=True, of="source"),
        "renamed": Key(Shape.RENAMED, "old id → new id, or what each of its options becomes, for old answers"),
        "deleted": Key(Shape.IDS, "ids that are gone on purpose"),
        "reviews": Key(Shape.SECTIONS, "signatures of clinicians; `check --review-pack` gives the lines", of="review"),
    },
    "meta": {
        "id": Key(Shape.TEXT, "name of this content, for example `ldn-builtin`", required=True),
        "version": Key(Shape.TEXT, "printed in the footer", required=True),
        "format": Key(Shape.WHOLE, f"{FORMAT}: the form of this file; see `ldnprep check --upgrade`", required=True),
        "language": Key(Shape.TEXT, "language code, for example `en`", required=True),
        "reviewed_by": Key(Shape.TEXT, "who signed; empty until the signature of every part stands in `reviews`"),
        "reviewed_on": Key(Shape.DAY, "the day of the last of these signatures"),
    },
    "review": {
        "part": Key(Shape.ONE_OF, "which part was signed", required=True, values=REVIEWED_PARTS),
        "name": Key(Shape.TEXT, "who signed", required=True),
        "role": Key(Shape.TEXT, "for example pharmacist", required=True),
        "registration": Key(Shape.TEXT, "number in a professional register", required=True),
        "day": Key(Shape.DAY, "the day of the signature", required=True),
        "version": Key(Shape.TEXT, "version of the content that was signed", required=True),
        "checksum": Key(Shape.TEXT, "checksum of the part, from the review pack", required=True),
    },
    "page": {
        "id": _id("id of the page"),
        "title": Key(Shape.TEXT, "heading", required=True),
        "kind": Key(Shape.ONE_OF, "`fields` when left out", values=tuple(PageKind)),
        "intro": Key(Shape.TEXT, "one or two sentences below the heading"),
        "step": Key(Shape.TEXT, "its name in the list of steps; the title when left out"),
        "fields": Key(Shape.SECTIONS, "what is asked", of="field"),
        "groups": Key(Shape.SECTIONS, "gates: fields of this page that are ticked on one card", of="group"),
        "picks": Key(Shape.SECTIONS, "questions whose answers write several fields of this page", of="pick"),
        "alerts": Key(Shape.SECTIONS, "red flags that come from this page", of="alert"),
        "questions": Key(Shape.SECTIONS, "questions for the visit that come from this page", of="question"),
    },
    "field": {
        "id": _id("id of the answer in the answers file; never change it, see `renamed`"),
        "kind": Key(Shape.ONE_OF, "kind of answer", required=True, values=tuple(Kind)),
        "label": Key(Shape.TEXT, "the question as asked", required=True),
        "short": Key(Shape.TEXT, "its name on the sheet; the label when left out"),
        "tiny": Key(Shape.TEXT, "the same in one to four words, for the front; the short name when left out"),
        "help": Key(Shape.TEXT, "a hint or an example below the label"),
        "why": Key(Shape.TEXT, "why we ask, shown on request"),
        "when": _WHEN,
        "ask": Key(Shape.WHEN, "asked only if this holds as well; an answer that is there counts anyway"),
        "more": Key(Shape.YES_NO, "yes: waits behind `More questions`"),
        "retired": Key(Shape.YES_NO, "yes: not asked any more; the answer of an older file still shows and counts"),
        "options": Key(Shape.SECTIONS, "answers to choose from, for choice and choices", of="option"),
        "low": Key(Shape.TEXT, "words at the 0 end of a scale"),
        "high": Key(Shape.TEXT, "words at the 10 end of a scale, the worst"),
        "print": Key(Shape.YES_NO, "no: steers the wizard only, never on the sheet"),
        "sources": _SOURCES,
    },
    "group": {
        "id": _id("id of the gate; no field may have it"),
        "label": Key(Shape.TEXT, "its heading; none when left out"),
        "help": Key(Shape.TEXT, "a short sentence above the lines"),
        "lines": Key(Shape.SECTIONS, "what can be ticked, in order, two or more", required=True, of="line"),
    },
    "line": {
        "field": Key(Shape.ID, "id of a yes_no_unsure field, or of a choices field with `option`", required=True),
        "option": Key(Shape.ID, "id of the option of a choices field that this line ticks"),
        "words": Key(Shape.TEXT, "what stands in the line; the field's or the option's label when left out"),
        "follow": Key(Shape.IDS, "ids of fields (or of a group) that open under the line"),
        "unsure_label": Key(Shape.TEXT, "what a typed follow-up is called after `not sure`"),
        "rows": Key(Shape.ID, "id of a medicines field of which a row opens under the line"),
        "last_used": Key(Shape.TEXT, "what the day of last use is called in that row"),
        "called": Key(Shape.TEXT, "what such a medicine is called above its row, where the line is a list of names"),
        "known": Key(Shape.IDS, "groups of medicines: a typed name of one of these answers the line"),
        "also": Key(Shape.IDS, "ids of yes_no_unsure fields that take this line's `no` and `not sure` too"),
    },
    "pick": {
        "id": _id("id of the pick; no field may have it"),
        "label": Key(Shape.TEXT, "the question", required=True),
        "help": Key(Shape.TEXT, "a hint below it"),
        "presses": Key(Shape.SECTIONS, "its answers, in order", required=True, of="press"),
    },
    "press": {
        "words": Key(Shape.TEXT, "words of the answer", required=True),
        "writes": Key(Shape.WRITES, "field → value that this answer writes", required=True),
    },
    "option": {
        "id": _id("the value in the answers file"),
        "label": Key(Shape.TEXT, "words on the screen", required=True),
        "short": Key(Shape.TEXT, "words on the sheet; the label when left out"),
        "alone": Key(Shape.YES_NO, "yes: fits beside no other option, such as None of these; for choices"),
    },
    "alert": {
        "id": _id("id of the flag"),
        "topic": Key(Shape.ID, "id of the topic whose urgency it raises", required=True),
        "urgency": Key(Shape.ONE_OF, "today, before any prescription, plan, or note", True, URGENCIES),
        "order": Key(Shape.WHOLE, "place within that urgency, 1 first", required=True),
        "label": Key(Shape.TEXT, "what she was asked, and no more", required=True),
        "brief": Key(Shape.TEXT, "one short sentence for the front"),
        "when": Key(Shape.WHEN, "when it is raised", required=True),
        "states": Key(Shape.ID, "the field whose own state prints beside the label; `none` for a combination"),
        "quotes": Key(Shape.IDS, "ids of the fields that the label speaks of", required=True),
        "yields_to": Key(Shape.IDS, "ids of alerts that say the same with more reason"),
        "show": Key(Shape.SHOW, "field ids whose answers print beside it, or `recognised: [groups]`"),
        "text": Key(Shape.TEXT, "for the physician: short, factual"),
        "quote": Key(Shape.TEXT, "a line of the first source, for the clinician who signs; never on a sheet"),
        "sources": Key(Shape.IDS, "needed when there is a `text`"),
    },
    "question": {
        "id": _id("id of the question"),
        "text": Key(Shape.TEXT, "the question in the patient's words", required=True),
        "heading": Key(Shape.ID, "id of a heading", required=True),
        "efficacy": Key(Shape.YES_NO, "yes: asks whether LDN helps; never suggested beside a danger"),
        "rank": Key(Shape.WHOLE, "small first among the suggested", required=True),
        "reason": Key(Shape.TEXT, "why it is suggested, shown on the screen"),
        "yields_to": Key(Shape.IDS, "ids of questions that ask the same with more reason"),
        "when": _WHEN,
        "sources": _SOURCES,
    },
    "topic": {
        "id": _id("id of the topic, one of the fixed ones"),
        "label": Key(Shape.TEXT, "its heading on the front", required=True),
        "short": Key(Shape.TEXT, "its name within a sentence", required=True),
        "page": Key(Shape.ID, "id of the page that asks for it", required=True),
        "deciding": Key(Shape.IDS, "ids of the safety fields that settle it"),
        "evidence": Key(Shape.WHEN, "answers that tell of the thing itself; `told: <id>` in a condition"),
        "rows": Key(Shape.SECTIONS, "how its facts stand on the front", of="topic row"),
    },
    "topic row": {
        "label": Key(Shape.TEXT, "words before the facts", required=True),
        "fields": Key(Shape.IDS, "ids of fields, in order"),
        "groups": Key(Shape.IDS, "typed medicines of these groups stand in this row"),
        "names": Key(Shape.IDS, "only names of the groups that stand here"),
        "unknown": Key(Shape.YES_NO, "yes: so do those that were not recognised"),
        "past": Key(Shape.YES_NO, "yes: what was tried before stands in it, and nothing else"),
        "signs": Key(Shape.YES_NO, "yes: danger signs of this moment, which say nothing of the topic itself"),
    },
    "urgent text": {
        "id": _id("id of the text"),
        "pages": Key(Shape.IDS, "ids of the pages on which it shows", required=True),
        "signs": Key(Shape.IDS, "ids of the fields whose label and state print above it"),
        "yields_to": Key(Shape.IDS, "ids of urgent texts that say the same with more reason"),
        "when": Key(Shape.WHEN, "when it shows", required=True),
        "text": Key(Shape.COUNTRY_TEXTS, "one text, or one for each of " + ", ".join(COUNTRIES), required=True),
        "sources": _SOURCES_NEEDED,
    },
    "claim": {
        "id": _id("id of the claim"),
        "heard": Key(Shape.TEXT, "the words people read", required=True),
        "evidence": Key(Shape.TEXT, "what studies show", required=True),
        "status": Key(Shape.ONE_OF, "how the claim stands", required=True, values=STATUSES),
        "certainty": Key(Shape.ONE_OF, "how sure that is", required=True, values=CERTAINTIES),
        "question": Key(Shape.ID, "id of the question to ask"),
        "rows": Key(Shape.WHOLES, "numbers in the table of claims that this covers"),
        "sources": _SOURCES_NEEDED,
    },
    "evidence": {
        "one_line": Key(Shape.SECTION, "the concession on page 1", required=True, of="short statement"),
        "illnesses": Key(Shape.SECTIONS, "one line for each further illness; its id is the option's", of="statement"),
        "known": Key(Shape.SECTIONS, "for the person, on the back of every sheet", of="statement"),
        "summary": Key(Shape.SECTION, "a few sentences", required=True, of="short statement"),
        "trials": Key(Shape.SECTIONS, "the table of trials", of="trial"),
        "statements": Key(Shape.SECTIONS, "sentences for the physician", of="statement"),
    },
    "country word": {
        "word": Key(Shape.TEXT, "as this file writes it; its beginning is enough", required=True),
        "say": Key(Shape.TEXT, "what stands for it", required=True),
        "countries": Key(Shape.IDS, "where: " + ", ".join(COUNTRIES), required=True),
    },
    "short statement": {
        "text": Key(Shape.TEXT, "the words", required=True),
        "sources": _SOURCES_NEEDED,
    },
    "statement": {
        "id": _id("id of the statement"),
        "text": Key(Shape.TEXT, "the words", required=True),
        "sources": _SOURCES_NEEDED,
    },
    "trial": {
        "source": Key(Shape.TEXT, "id of the source", required=True),
        "study": Key(Shape.TEXT, "its name in the table, for example `Younger 2013`; the source's id when left out"),
        "kind": Key(Shape.ONE_OF, "`trial` when left out", values=TRIAL_KINDS),
        "people": Key(Shape.TEXT, "how many, who", required=True),
        "design": Key(Shape.TEXT, "how it was done", required=True),
        "result": Key(Shape.TEXT, "what was found, with the comparison", required=True),
        "estimate": Key(Shape.SECTION, "for the plot: the difference from placebo on a 0 to 10 scale", of="estimate"),
    },
    "estimate": {
        "mean": Key(Shape.TEXT, "points; less pain than with placebo is below 0", required=True),
        "low": Key(Shape.TEXT, "low end of the 95 % interval; the mean where none was reported", required=True),
        "high": Key(Shape.TEXT, "its high end", required=True),
        "words": Key(Shape.TEXT, "the same in words", required=True),
    },
    "therapy": {
        "id": _id("id of the therapy"),
        "label": Key(Shape.TEXT, "its name", required=True),
        "named": Key(Shape.YES_NO, "yes: its own name is asked for as well"),
        "folded": Key(Shape.YES_NO, "yes: waits behind a link"),
        "medicines": Key(Shape.IDS, "names as the recogniser gives them: what she takes is not asked for again"),
    },
    "heading": {"id": _id("id of the heading"), "title": Key(Shape.TEXT, "words on the sheet", required=True)},
    "source": {
        "citation": Key(Shape.TEXT, "authors, title, journal, year", required=True),
        "short": Key(Shape.TEXT, "first author, journal, year, DOI or PMID, at most 90 letters: what the sheet prints"),
        "doi": Key(Shape.TEXT, "10.…/…"),
        "pmid": Key(Shape.TEXT, "PubMed number"),
        "registry": Key(Shape.TEXT, "trial registry number"),
        "url": Key(Shape.TEXT, "https address"),
        "checked": Key(Shape.DAY, "the day on which we read it", required=True),
        "mark": Key(Shape.ONE_OF, "`read` when left out", values=MARKS),
    },
}

# Sections of conditions: what may stand under a field's id or a special key in `when`.
CONDITIONS: dict[str, dict[str, Key]] = {
    "answered": {"answered": Key(Shape.YES_NO, "whether there is any answer", required=True)},
    "bounds": {
        "at_least": Key(Shape.WHOLE, "this or more"),
        "at_most": Key(Shape.WHOLE, "this or less"),
    },
    "days since": {
        "field": Key(Shape.ID, "id of a date", required=True),
        "at_least": Key(Shape.WHOLE, "this many days or more"),
        "at_most": Key(Shape.WHOLE, "this many days or less"),
    },
    "age": {
        "at_least": Key(Shape.WHOLE, "this many years or more"),
        "below": Key(Shape.WHOLE, "younger than this"),
    },
    "recognised": {
        "groups": Key(Shape.IDS, "groups of medicines", required=True),
        "long_acting": Key(Shape.ONE_OF, "acts for long", values=LONG_ACTING),
        "severity": Key(Shape.ONE_OF, "where it acts", values=SEVERITIES),
        "names": Key(Shape.IDS, "only these medicines of the groups, by the name that the recogniser gives"),
        "past": Key(Shape.YES_NO, "yes: among what was tried before and is not used now"),
        "lately": Key(Shape.YES_NO, "yes: of that only what her words tell to be still used, or stopped lately"),
        "untold": Key(Shape.YES_NO, "yes: of that what no words tell to be stopped lately, nor to be long over"),
    },
    "therapy test": {
        "any": Key(Shape.IDS, "ids of therapies, or of what was tried before; any when left out"),
        "state": Key(Shape.ONE_OF, "using or tried", values=THERAPY_STATES),
        "effect": Key(Shape.ONE_OF, "what it did", values=THERAPY_EFFECTS),
    },
}
