"""The Checklist: everything that may be asked and said, frozen. Read from questions.yaml, checked, never changed.

Texts hold no placeholders and no markup. Ids are lower-case words joined by `_`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from ldnprep.content.gate import Gate, Pick, Split
from ldnprep.content.ids import BOWELS, LAST_BLOCKER, LAST_USED, OPIOIDS
from ldnprep.content.when import Condition, FieldIs, Told
from ldnprep.errors import Place
from ldnprep.named import Named


class Kind(Named):
    """Kinds of field. Every layer (parse, show, print) has one table with one row per kind."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    SCALE = "scale"
    YES_NO_UNSURE = "yes_no_unsure"
    MEDICINES = "medicines"
    THERAPIES = "therapies"
    TRIED = "tried"
    GOAL = "goal"


# kinds whose rows name a treatment of a list of the content, whether it is used, and what it did
TREATMENTS = frozenset({Kind.THERAPIES, Kind.TRIED})


class PageKind(Named):
    """`fields` shows fields one below the other, `claims` the claims of articles, `questions` what to ask."""

    FIELDS = "fields"
    CLAIMS = "claims"
    QUESTIONS = "questions"


class Urgency(Named):
    """How urgent an alert, and with it its topic, is; the most urgent first."""

    TODAY = "today"  # act today
    BEFORE = "before"  # must be cleared before anybody prescribes
    PLAN = "plan"  # needs a plan
    NOTE = "note"  # good to know
    NONE = "none"  # of a topic in which nothing is raised; no alert has it

    @property
    def place(self) -> int:
        """0 for the most urgent."""
        return _PLACES[self]

    @property
    def is_grave(self) -> bool:
        """For today, or before anybody prescribes."""
        return self in (Urgency.TODAY, Urgency.BEFORE)


_PLACES = {urgency: place for place, urgency in enumerate(Urgency)}

COUNTRIES = ("us", "ca", "uk", "ie", "au", "nz", "other")
THERAPY_STATES = ("using", "tried")
THERAPY_EFFECTS = ("helped", "no_change", "worse")

# ---------------------------------------------------------------- what is asked


class Option(Struct, frozen=True):
    """One value of a choice; `label` is for the screen, `short` for the sheet.

    alone: among choices, says that none of the others fits ("None of these"): ticking it takes the others back.
    """

    id: str
    label: str
    short: str
    alone: bool = False


class Field(Struct, frozen=True):
    """One thing that is asked. It has no value: values live in Answers.

    label: the question as asked. short: its name on the sheet and in lists. tiny: the same in one to four words, for
    the front ("came off", "last blood test"). why: why we ask. help: an example or a hint below the label. low, high:
    words at the ends of a scale. options: of a choice or choices. print: False for fields that steer the wizard only.

    when: whether its answer counts. ask: whether it is asked, beside that; an answer that is there shows and counts
    anyway. more: it waits behind "More questions". retired: it is not asked any more; the answer of an older file
    stays.
    """

    id: str
    kind: Kind
    label: str
    short: str
    tiny: str = ""
    help: str = ""
    why: str = ""
    when: Condition | None = None
    ask: Condition | None = None
    more: bool = False
    retired: bool = False
    options: tuple[Option, ...] = ()
    low: str = ""
    high: str = ""
    print: bool = True
    sources: tuple[str, ...] = ()
    place: Place | None = None

    def above(self) -> tuple[str, ...]:
        """Ids of the questions of which a yes, or a doubt, opens this one."""
        tests = (test for way in (self.when.any_of if self.when else ()) for test in way)
        return tuple(t.field for t in tests if isinstance(t, FieldIs) and set(t.values) <= {"yes", "not_sure"})


class Alert(Struct, frozen=True):
    """What raises the urgency of a topic.

    topic: id of that topic. urgency, order: how urgent; order is its place within that urgency, small first.
    label: what she was asked, and no more. brief: one short sentence for the front of the leaf; text: the whole one.
    state: id of the field whose own state word prints beside the label; "" where typed names or a date decide, or where
    the alert joins answers that print with their own states elsewhere (a combination).
    quote: a line of the first source, for the clinician who signs; never on a sheet.
    quotes: ids of the fields that the label speaks of. show, show_groups: fields and typed rows of these groups whose
    values belong to it. yields_to: ids of alerts that say the same with more reason; while one of them is raised this
    one is not.
    """

    id: str
    topic: str
    urgency: Urgency
    order: int
    label: str
    when: Condition
    text: str
    sources: tuple[str, ...]
    brief: str = ""
    state: str = ""
    quotes: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    show_groups: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    quote: str = ""
    place: Place | None = None

    @property
    def is_general(self) -> bool:
        """Whether anything that tells of its topic raises it."""
        return self.when.any_of == ((Told(self.topic),),)


class Question(Struct, frozen=True):
    """A question for the visit. `reason`: why the program suggests it. rank: small first among the suggested.

    heading: id of the heading under which it stands. efficacy: it asks whether LDN works or helps; never suggested
    while something must be done today, cleared before, or planned. yields_to: ids of questions that ask the same with
    more reason; while one of them applies this one is not suggested.
    """

    id: str
    text: str
    heading: str
    rank: int
    reason: str = ""
    when: Condition | None = None
    sources: tuple[str, ...] = ()
    efficacy: bool = False
    place: Place | None = None
    yields_to: tuple[str, ...] = ()


class Page(Struct, frozen=True):
    """One page of the wizard with its fields, its red flags and its questions for the visit.

    step: its name in the list of steps; the title where it is empty.
    gates, picks: cards that show several fields together, each where the first of its fields stands.
    """

    id: str
    title: str
    kind: PageKind
    intro: str = ""
    step: str = ""
    fields: tuple[Field, ...] = ()
    gates: tuple[Gate, ...] = ()
    picks: tuple[Pick, ...] = ()
    alerts: tuple[Alert, ...] = ()
    questions: tuple[Question, ...] = ()
    place: Place | None = None


# ---------------------------------------------------------------- what is said


class TopicRow(Struct, frozen=True):
    """One row of a topic on the front: its words, then the fields whose states and values it tells, in this order.

    groups: typed medicines in which one of these groups was recognised stand in it. names: if not empty, only those of
    these names (`Match.name`). unknown: so do those that were not recognised.
    signs: danger signs of this moment, which say nothing of the topic itself ("allergies: no" stays true).
    past: what was tried before stands in it, and nothing else.
    """

    label: str
    fields: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    unknown: bool = False
    place: Place | None = None
    signs: bool = False
    past: bool = False


class Topic(Struct, frozen=True):
    """What pages, safety answers, alerts and the sheet are ordered by. Each field and each alert has one topic.

    label: its heading. short: its name within a sentence ("No: surgery, liver ..."). page: id of the page that asks
    for it. deciding: the safety fields that say whether it is settled: with a "no" in each the topic is "no".
    evidence: answers that tell of the thing itself, now or lately; asked for in `when` as `told: <id>`.
    rows: how its facts stand on the front.
    """

    id: str
    label: str
    short: str
    page: str
    deciding: tuple[str, ...] = ()
    evidence: Condition | None = None
    rows: tuple[TopicRow, ...] = ()
    place: Place | None = None

    def fields(self) -> tuple[str, ...]:
        """Ids of all its fields, each once, the deciding ones first."""
        return tuple(dict.fromkeys((*self.deciding, *(name for row in self.rows for name in row.fields))))


class Urgent(Struct, frozen=True):
    """An urgent text, shown at once on `pages` and in the box "Get help now" of the sheet; `text` by country id.

    signs: ids of the fields whose label and state print above it, so that it names what she ticked. yields_to: ids of
    urgent texts that say the same with more reason; while one of them applies this one does not.
    """

    id: str
    when: Condition
    text: Mapping[str, str]
    pages: tuple[str, ...]
    sources: tuple[str, ...]
    signs: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    place: Place | None = None


class Claim(Struct, frozen=True):
    """Something people read. status: supported, mixed, not_supported, outdated, unsafe, background.

    certainty: high, moderate, low or very_low; its words come from `texts`. rows: numbers of the table of claims.
    question: id of a Question, or "".
    """

    id: str
    heard: str
    evidence: str
    status: str
    certainty: str
    question: str
    rows: tuple[int, ...]
    sources: tuple[str, ...]
    place: Place | None = None


class Difference(Struct, frozen=True):
    """A difference from placebo in points of a 0 to 10 scale of pain, less pain below 0; `words` says the same.

    low, high: ends of the 95 % interval, as text like mean; both are the mean where no interval was reported.
    """

    mean: str
    low: str
    high: str
    words: str


class Trial(Struct, frozen=True):
    """One row of the trial table: all words, numbers with their comparison."""

    source: str
    people: str
    design: str
    result: str
    kind: str = "trial"  # trial or pooled
    study: str = ""  # its name in the table; the id of the source when empty
    estimate: Difference | None = None  # for the plot


class Statement(Struct, frozen=True):
    """A sentence of fact with the sources it rests on."""

    id: str
    text: str
    sources: tuple[str, ...]
    place: Place | None = None


class Evidence(Struct, frozen=True):
    """one_line: the concession on page 1. summary: a few sentences. trials: tables. statements: for the physician.

    illnesses: the same for each further illness that she may name; the id is that of the option. known: for her, on the
    back of every sheet.
    """

    one_line: Statement
    summary: Statement
    illnesses: tuple[Statement, ...] = ()
    trials: tuple[Trial, ...] = ()
    statements: tuple[Statement, ...] = ()
    known: tuple[Statement, ...] = ()

    def said(self) -> tuple[Statement, ...]:
        """All that it states beside the trials."""
        return (self.one_line, *self.illnesses, *self.known, self.summary, *self.statements)


class Therapy(Struct, frozen=True):
    """A treatment that can be reported: a therapy, or a pain medicine or procedure that was tried.

    named: its name is asked for as well. folded: it waits behind a link. medicines: names as the recogniser gives them;
    what is typed among the medicines is not asked for again.
    """

    id: str
    label: str
    named: bool = False
    folded: bool = False
    medicines: tuple[str, ...] = ()


class Heading(Struct, frozen=True):
    """A heading under which questions stand on the sheet, in this order."""

    id: str
    title: str


class Source(Struct, frozen=True):
    """A source of facts. `checked`: the day on which we read it. mark: read, reported or known.

    short: first author, journal, year, DOI or PMID in at most 90 letters, for the leaf.
    """

    id: str
    citation: str
    checked: date
    doi: str = ""
    pmid: str = ""
    registry: str = ""
    url: str = ""
    mark: str = "read"
    short: str = ""
    place: Place | None = None


class Meta(Struct, frozen=True):
    """Which content this is. `reviewed_by` and `reviewed_on` stay empty until the signatures of all parts stand.

    sha256: of the file's bytes, lower-case hexadecimal. builtin: the file that was shipped with the program.
    """

    id: str
    version: str
    language: str
    reviewed_by: str
    reviewed_on: date | None
    sha256: str
    builtin: bool


class CountryWord(Struct, frozen=True):
    """A word of ours, and what the sheet says for it where her country has another."""

    word: str
    say: str
    countries: tuple[str, ...]


class Review(Struct, frozen=True):
    """A signature. part: one of `signing.PARTS`. registration: the signer's number in a register.

    version: of the content. checksum: of the part as it was signed. stands: whether the part is still the same.
    """

    part: str
    name: str
    role: str
    registration: str
    day: date
    version: str
    checksum: str
    stands: bool = False


class Checklist(Struct, frozen=True):
    """All content. `texts` holds every fixed word of the sheet by key (keys: `content/text_keys.py`)."""

    meta: Meta
    texts: Mapping[str, str]
    pages: tuple[Page, ...]
    topics: tuple[Topic, ...]
    urgent: tuple[Urgent, ...]
    claims: tuple[Claim, ...]
    evidence: Evidence
    decisions: tuple[Field, ...]
    therapies: tuple[Therapy, ...]
    terms: Mapping[str, str]
    headings: tuple[Heading, ...]
    sources: Mapping[str, Source]
    tried: tuple[Therapy, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    split: Mapping[str, Split] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()
    country_words: tuple[CountryWord, ...] = ()
    reviews: tuple[Review, ...] = ()

    def fields(self) -> tuple[Field, ...]:
        """All fields of all pages, in reading order."""
        return tuple(f for page in self.pages for f in page.fields)

    def always_count(self) -> frozenset[str]:
        """Ids of the fields whose answers count whatever is asked: the day of the last LDN, and all about opioids."""
        rows = (row for topic in self.topics for row in topic.rows if topic.id == OPIOIDS or BOWELS in row.fields)
        return frozenset({LAST_USED, LAST_BLOCKER}).union(*(row.fields for row in rows))

    def treatments(self, kind: Kind) -> tuple[Therapy, ...]:
        """The list that rows of this kind name."""
        return {Kind.THERAPIES: self.therapies, Kind.TRIED: self.tried}.get(kind, ())

    def alerts(self) -> tuple[Alert, ...]:
        """All alerts, the most urgent first: by urgency, then order, then place in the file."""
        found = [alert for page in self.pages for alert in page.alerts]
        return tuple(sorted(found, key=lambda alert: (alert.urgency.place, alert.order)))

    def questions(self) -> tuple[Question, ...]:
        """All questions for the visit, in the order of the file."""
        return tuple(q for page in self.pages for q in page.questions)
