"""From nodes to what is said: urgent texts, claims, evidence, sources. Each function notes all problems."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ldnprep.content.asked import NEVER, each
from ldnprep.content.conditions import condition, group_list
from ldnprep.content.context import Context
from ldnprep.content.model import (
    COUNTRIES,
    Claim,
    CountryWord,
    Difference,
    Evidence,
    Heading,
    Review,
    Source,
    Statement,
    Therapy,
    Topic,
    TopicRow,
    Trial,
    Urgent,
)
from ldnprep.content.nodes import MapNode, Node, TextNode, excerpt, words
from ldnprep.content.reader import Reader, as_whole
from ldnprep.content.shape import CERTAINTIES, MARKS, REVIEWED_PARTS, STATUSES, TRIAL_KINDS
from ldnprep.content.when import Told


def topic(node: Node, context: Context) -> Topic:
    """One topic. What it takes for evidence names answers only, never another topic."""
    reader = context.reader(node, "topic")
    evidence = condition(reader, context, "evidence")
    if evidence and any(isinstance(test, Told) for tests in evidence.any_of for test in tests):
        context.problems.add(reader.at("evidence"), "`evidence` cannot ask for `told`", "name the answers themselves")
    return Topic(
        id=context.new_id(reader, "topic"),
        label=context.words(reader, "label"),
        short=context.words(reader, "short"),
        page=context.ref(reader, "page", "page"),
        deciding=context.refs(reader, "deciding", "field"),
        evidence=evidence,
        rows=each(reader, "rows", context, topic_row),
        place=context.problems.place(node),
    )


def topic_row(node: Node, context: Context) -> TopicRow:
    """One row of a topic."""
    reader = context.reader(node, "topic row")
    groups = reader.get("groups")
    return TopicRow(
        label=context.words(reader, "label"),
        fields=context.refs(reader, "fields", "field"),
        groups=group_list(groups, context) if groups else (),
        names=tuple(name.text for name in reader.texts("names")),
        unknown=reader.yes_no("unknown"),
        past=reader.yes_no("past"),
        signs=reader.yes_no("signs"),
        place=context.problems.place(node),
    )


def urgent(node: Node, context: Context) -> Urgent:
    """One urgent text."""
    reader = context.reader(node, "urgent text")
    return Urgent(
        id=context.new_id(reader, "urgent text"),
        when=condition(reader, context) or NEVER,
        text=_by_country(reader, context),
        pages=context.refs(reader, "pages", "page"),
        sources=context.sources(reader),
        signs=context.refs(reader, "signs", "field"),
        yields_to=context.refs(reader, "yields_to", "urgent text"),
        place=context.problems.place(node),
    )


def _by_country(reader: Reader, context: Context) -> Mapping[str, str]:
    node = reader.get("text")
    if isinstance(node, TextNode):  # no numbers in it: the same for all
        return dict.fromkeys(COUNTRIES, context.words(reader, "text"))
    found: dict[str, str] = {}
    for key, value in reader.pairs("text"):
        if key.text not in COUNTRIES:
            what = f"there is no country `{excerpt(key.text)}`"
            context.problems.add(key, what, context.problems.suggest(key.text, COUNTRIES))
        found[key.text] = context.prose(value, f"the text for `{excerpt(key.text)}`")
    missing = [country for country in COUNTRIES if not found.get(country)]
    if node is not None and missing:
        context.problems.add(node, f"there is no text for {words(missing)}", "add one for each country")
    return {country: found.get(country, "") for country in COUNTRIES}


def claim(node: Node, context: Context) -> Claim:
    """One claim of an article."""
    reader = context.reader(node, "claim")
    rows = (as_whole(item, context.problems, "a row", 1, 999) for item in reader.items("rows"))
    return Claim(
        id=context.new_id(reader, "claim"),
        heard=context.words(reader, "heard"),
        evidence=context.words(reader, "evidence"),
        status=reader.one_of("status", STATUSES),
        certainty=reader.one_of("certainty", CERTAINTIES),
        question=context.ref(reader, "question", "question"),
        rows=tuple(row for row in rows if row is not None),
        sources=context.sources(reader),
        place=context.problems.place(node),
    )


def evidence(node: Node, context: Context) -> Evidence:
    """The evidence in brief."""
    reader = context.reader(node, "evidence")
    return Evidence(
        one_line=_short_statement(reader, "one_line", context),
        summary=_short_statement(reader, "summary", context),
        illnesses=each(reader, "illnesses", context, statement),
        known=each(reader, "known", context, statement),
        trials=each(reader, "trials", context, trial),
        statements=each(reader, "statements", context, statement),
    )


def _short_statement(reader: Reader, key: str, context: Context) -> Statement:
    node = reader.get(key)
    if node is None:  # reported by the table of shapes
        return Statement(key, "", ())
    inner = context.reader(node, "short statement")
    text = context.words(inner, "text")
    return Statement(key, text, context.sources(inner), context.problems.place(node))


def statement(node: Node, context: Context) -> Statement:
    """One sentence of fact for the physician."""
    reader = context.reader(node, "statement")
    statement_id = context.new_id(reader, "statement", ("one_line", "summary"))
    text = context.words(reader, "text")
    return Statement(statement_id, text, context.sources(reader), context.problems.place(node))


def trial(node: Node, context: Context) -> Trial:
    """One row of the table of trials."""
    reader = context.reader(node, "trial")
    return Trial(
        source=context.ref(reader, "source", "source"),
        people=context.words(reader, "people"),
        design=context.words(reader, "design"),
        result=context.words(reader, "result"),
        kind=reader.one_of("kind", TRIAL_KINDS, default=TRIAL_KINDS[0]),
        study=context.words(reader, "study"),
        estimate=_difference(reader, context),
    )


_POINTS = re.compile(r"-?\d{1,2}(\.\d{1,2})?\Z")


def _difference(reader: Reader, context: Context) -> Difference | None:
    node = reader.get("estimate")
    if node is None:
        return None
    inner = context.reader(node, "estimate")
    numbers = [inner.text(key) for key in ("mean", "low", "high")]
    for key, text in zip(("mean", "low", "high"), numbers, strict=True):
        if not _POINTS.match(text):
            context.problems.add(inner.at(key), f"`{excerpt(text)}` is no number of points", "write it as in -0.34")
    mean, low, high = numbers
    return Difference(mean, low, high, context.words(inner, "words")) if all(map(_POINTS.match, numbers)) else None


def therapy(node: Node, context: Context) -> Therapy:
    """One therapy, or one thing that may have been tried."""
    reader = context.reader(node, "therapy")
    return Therapy(
        id=context.new_id(reader, "therapy"),
        label=context.words(reader, "label"),
        named=reader.yes_no("named"),
        folded=reader.yes_no("folded"),
        medicines=tuple(each.text for each in reader.texts("medicines")),
    )


def country_word(node: Node, context: Context) -> CountryWord:
    """One word that another country writes otherwise."""
    reader = context.reader(node, "country word")
    countries = reader.texts("countries")
    for named in countries:
        if named.text not in COUNTRIES:
            what = f"unknown country `{excerpt(named.text)}`"
            context.problems.add(named, what, context.problems.suggest(named.text, COUNTRIES))
    return CountryWord(reader.text("word"), reader.text("say"), tuple(named.text for named in countries))


def heading(node: Node, context: Context) -> Heading:
    """One heading of questions."""
    reader = context.reader(node, "heading")
    return Heading(context.new_id(reader, "heading"), context.words(reader, "title"))


_NUMBERS = {  # key: (what it looks like, in words)
    "doi": (re.compile(r"10\.\d{4,9}/\S+\Z"), "starts with 10. and holds a /"),
    "pmid": (re.compile(r"\d{1,9}\Z"), "is a number"),
    "registry": (re.compile(r"[A-Z][A-Za-z]*[-/ ]?\d[\w/.-]*\Z"), "is letters and a number, as NCT04270877"),
    "url": (re.compile(r"https?://[^\s<>\"]+\Z"), "starts with https://"),
}


def source(node: Node, context: Context) -> Source | None:
    """One source; None where the day on which it was read is missing or wrong."""
    reader = context.reader(node, "source")
    for key, (looks, form) in _NUMBERS.items():
        text = reader.text(key)
        if text and not looks.match(text):
            context.problems.add(reader.at(key), f"`{excerpt(text)}` is no {key}", f"a {key} {form}")
    # what nobody read has no address; it stands in the review pack among what rests on settled knowledge
    known = reader.text("mark") == "known"
    if isinstance(node, MapNode) and not known and not any(reader.has(key) for key in _NUMBERS):
        context.problems.add(node, "this source cannot be found by a reader", "add one of doi, pmid, registry, url")
    checked = reader.day("checked")
    if checked is None:
        return None
    return Source(
        id="",
        citation=context.words(reader, "citation"),
        checked=checked,
        **{key: reader.text(key) for key in _NUMBERS},
        mark=reader.one_of("mark", MARKS, default=MARKS[0]),
        short=_short(reader, context),
        place=context.problems.place(node),
    )


def review(node: Node, context: Context) -> Review | None:
    """One signature; None where its day is missing or wrong."""
    reader = context.reader(node, "review")
    day = reader.day("day")
    if day is None:
        return None
    return Review(
        part=reader.one_of("part", REVIEWED_PARTS),
        name=context.words(reader, "name"),
        role=context.words(reader, "role"),
        registration=context.words(reader, "registration"),
        day=day,
        version=context.words(reader, "version"),
        checksum=reader.text("checksum").strip().lower(),
    )


_SHORT = 90  # letters of a source's short form: one line of the leaf


def _short(reader: Reader, context: Context) -> str:
    text = context.words(reader, "short")
    if len(text) > _SHORT:
        what = f"`short` has {len(text)} letters"
        context.problems.add(reader.at("short"), what, f"write at most {_SHORT}: first author, journal, year, DOI")
    return text
