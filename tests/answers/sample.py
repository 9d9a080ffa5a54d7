"""A small Checklist with a field of every kind, and hypothesis strategies for all that Answers can hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import strategies as st

from ldnprep.answers.dates import partial_date
from ldnprep.answers.file import answers_bytes, is_json_name
from ldnprep.answers.model import (
    Answers,
    ContentStamp,
    DateNotSure,
    MedicineRow,
    OwnQuestion,
    QuestionChoices,
    Resume,
    Settings,
    TherapyRow,
    TypedDate,
)
from ldnprep.content.model import (
    COUNTRIES,
    Checklist,
    Claim,
    Evidence,
    Field,
    Heading,
    Kind,
    Meta,
    Option,
    Page,
    PageKind,
    Question,
    Statement,
    Therapy,
)


def _field(name: str, kind: Kind, *options: str) -> Field:
    return Field(name, kind, name, name, options=tuple(Option(option, option, option) for option in options))


FIELDS = (
    _field("patient_name", Kind.TEXT),
    _field("birth_date", Kind.DATE),
    _field("visit_date", Kind.DATE),
    _field("clinician_name", Kind.TEXT),
    _field("filled_in_by", Kind.CHOICE, "self", "helper"),
    _field("conditions", Kind.CHOICES, "fibromyalgia", "crps", "other"),
    _field("pain_now", Kind.SCALE),
    _field("fatigue_now", Kind.SCALE),
    _field("opioids_now", Kind.YES_NO_UNSURE),
    _field("allergies_what", Kind.TEXT),
    _field("opioid_names", Kind.MEDICINES),
    _field("medicines", Kind.MEDICINES),
    _field("therapies", Kind.THERAPIES),
    _field("notes", Kind.LONG_TEXT),
)
_NO_STATEMENT = Statement("one", "text", ("S",))
CHECKLIST = Checklist(
    meta=Meta("ldn-builtin", "2026.11", "en", "", None, "00", builtin=True),
    texts={},
    pages=(
        Page("visit", "The visit", PageKind.FIELDS, fields=FIELDS),
        Page(
            "my_questions",
            "My questions",
            PageKind.QUESTIONS,
            questions=tuple(
                Question(name, name, "topic", n) for n, name in enumerate(("cost", "patch", "tests", "side"))
            ),
        ),
    ),
    topics=(),
    urgent=(),
    claims=(
        Claim("safe", "heard", "evidence", "unsafe", "moderate", "", (1,), ("S",)),
        Claim("cures", "heard", "evidence", "unsafe", "moderate", "", (2,), ("S",)),
    ),
    evidence=Evidence(_NO_STATEMENT, _NO_STATEMENT),
    decisions=(_field("decision", Kind.CHOICE, "start", "not_now"), _field("who_does_what", Kind.LONG_TEXT)),
    therapies=(Therapy("exercise", "Exercise"), Therapy("pacing", "Pacing")),
    terms={},
    headings=(Heading("topic", "Topic"),),
    sources={},
    renamed={"opioid_now": "opioids_now", "oldest": "opioid_now", "price": "cost", "sport": "exercise"},
    deleted=frozenset({"shoe_size", "weather"}),
)


def written(folder: Path, text: str | bytes, name: str = "answers.yaml") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# --- everything that can be said --------------------------------------------------------------------------------------

# signs on which files break: line ends of all kinds, signs that don't show, accents in two parts, marks of YAML
HARD = "\n\r\t\x00\x07\x1b\x7f\x85\xa0\u00ad\u200b\u200d\u202e\u2028\u2029\ufeff\ufffe\uffffé😀𝔘'\"\\:#-?[]{},&*!|>%@` "
texts = st.one_of(
    st.text(min_size=1, max_size=80),
    st.text(alphabet=HARD, min_size=1, max_size=30),
    st.sampled_from(
        ["no", "null", "~", "- a", "a: b", "# c", "a #b", " x ", "x\n", "\n x\n  y", "'", "1e3", "2027", "---", "..."]
    ),
    st.builds(lambda part, n: part * n, st.text(alphabet=HARD + "ab", min_size=1, max_size=6), st.integers(20, 300)),
)
maybe = st.one_of(st.just(""), texts)
partial = st.one_of(
    st.builds(partial_date, st.integers(1850, 2250)),
    st.builds(partial_date, st.integers(1850, 2250), st.integers(1, 12)),
    st.builds(partial_date, st.integers(1850, 2250), st.integers(1, 12), st.integers(1, 28)),
)
dates = st.one_of(
    st.just(DateNotSure()),
    partial,
    st.builds(TypedDate, texts, st.dates(date(1850, 1, 1), date(2250, 12, 31)), st.none() | partial),
)
medicines = st.lists(
    st.builds(MedicineRow, texts, maybe, maybe, maybe, maybe),
    min_size=1,
    max_size=3,
).map(tuple)
therapies = st.lists(
    st.builds(
        TherapyRow,
        st.sampled_from(["exercise", "pacing"]),
        maybe,
        st.sampled_from(["", "using", "tried"]),
        st.sampled_from(["", "helped", "no_change", "worse"]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)


def _subset(*names: str, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.permutations(names).flatmap(lambda order: st.integers(least, len(order)).map(lambda n: tuple(order[:n])))


_by_kind = {
    Kind.TEXT: texts,
    Kind.LONG_TEXT: texts,
    Kind.DATE: dates,
    Kind.SCALE: st.integers(0, 10),
    Kind.YES_NO_UNSURE: st.sampled_from(["yes", "no", "not_sure"]),
    Kind.MEDICINES: medicines,
    Kind.THERAPIES: therapies,
}


def _values_of(*fields: Field) -> st.SearchStrategy[dict[str, object]]:
    def one(field: Field) -> st.SearchStrategy[object]:
        options = [option.id for option in field.options]
        if field.kind is Kind.CHOICES:
            return _subset(*options, least=1)
        return st.sampled_from(options) if options else _by_kind[field.kind]

    return st.fixed_dictionaries({}, optional={field.id: one(field) for field in fields})


plain = st.recursive(
    st.none() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(maybe, inner, max_size=3),
    max_leaves=6,
)
_extra = st.dictionaries(st.builds(lambda text: "their " + text, maybe), plain, max_size=2)


@st.composite
def questions(draw: st.DrawFn) -> QuestionChoices:
    own = tuple(OwnQuestion(f"own_{n}", draw(texts)) for n in range(draw(st.integers(0, 2))))
    of_content = ["cost", "patch", "tests", "side"]
    ids = [*of_content, *(question.id for question in own)]
    chosen = draw(st.none() | _subset(*ids))
    top = draw(st.none() | _subset(*chosen)) if chosen else draw(st.sampled_from([None, ()]))
    return QuestionChoices(
        chosen=chosen,
        top=top[:3] if top else top,
        edited=draw(st.dictionaries(st.sampled_from(of_content), texts, max_size=2)),
        dismissed=frozenset(draw(_subset(*ids))),
        own=own,
    )


flags = st.none() | st.booleans()
answers = st.builds(
    Answers,
    values=_values_of(*FIELDS, _field("claims_read", Kind.CHOICES, "safe", "cures")),
    settings=st.builds(
        Settings,
        st.sampled_from([None, "a4", "letter"]),
        flags,
        flags,
        st.none() | st.sampled_from(COUNTRIES),
        st.booleans(),
        st.none() | st.lists(st.sampled_from(("answers", "diary", "of a later version")), unique=True).map(tuple),
        _extra,
    ),
    questions=questions(),
    decided=_values_of(*CHECKLIST.decisions),
    title=maybe,
    saved=st.none()
    | st.datetimes(
        datetime(2, 1, 1),  # the first and the last year have no date in every time zone: refused
        datetime(9998, 12, 31),  # the zone is the next argument
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=-5)), timezone(timedelta(minutes=330))]),
    ),
    content=st.builds(ContentStamp, maybe, maybe, maybe, _extra),
    resume=st.builds(Resume, maybe, st.lists(texts, max_size=3).map(tuple), _extra),
    extra=_extra,
    previous=st.dictionaries(st.sampled_from(["pain_now", "fatigue_now"]), st.integers(0, 10), max_size=2),
    previous_on=partial.map(str) | st.just(""),
)


def save(path: Path, said: Answers) -> None:
    """The file that the program would write under this name."""
    path.write_bytes(answers_bytes(said, as_json=is_json_name(path)))
