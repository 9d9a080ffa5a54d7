"""The Document: neutral blocks in reading order. It knows no paper, no fonts, no Qt, no ReportLab.

Every writer (PDF, text, message) prints the same blocks, so that outputs cannot disagree. Words typed by the person
stand in spans of their own (`typed`), unaltered.

A sheet is one leaf (front for the physician, back for the talk) and, only when chosen, parts behind it. What may leave
the front when it is too long for the page is settled here, not by the writer: `Leaf.fronts` holds the same side from
full to short, and a writer with pages takes the first that fits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from ldnprep.named import Named


class Tone(Named):
    """How a span is set. STRONG bold, SOFT second ink, ITALIC for "not answered"."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"
    ITALIC = "italic"


class Span(Struct, frozen=True):
    """A run of words.

    cites: ids of its sources. sources: their numbers in the list of sources, printed as small marks after it.
    link: an address to open, printed in full as the text. page_of: id of the part where the rest stands: writers with
    pages print the number of its first page in place of `text`, others print `text`. spoken: what a listener hears
    instead ("recognised as" for an arrow). mark: a sign of state within a line (the ring of "not sure"), decoration
    beside the word that says it.
    """

    text: str
    tone: Tone = Tone.PLAIN
    typed: bool = False
    cites: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()
    link: str = ""
    page_of: str = ""
    spoken: str = ""
    mark: Mark | None = None


Text = tuple[Span, ...]


class Mark(Named):
    """The sign before a row, never told by colour alone: shape tells the state, fill the urgency."""

    NONE = ""
    URGENT = "urgent"  # a filled triangle: act today, or clear before any prescription
    PLAN = "plan"  # an open triangle: needs a plan
    UNSURE = "unsure"  # a ring with a question mark
    UNANSWERED = "unanswered"  # a dash
    PHONE = "phone"  # a telephone: whom to call
    FOUND = "found"  # a filled dot: a study that found less pain
    NOT_FOUND = "not_found"  # an open dot: one that found no more than with a dummy pill


class Role(Named):
    """What a paragraph is for; the writer chooses the type."""

    BODY = "body"
    LEAD = "lead"  # who, when; the line below the title
    FIXED = "fixed"  # the sentence that stands on every output
    URGENT = "urgent"
    NOTE = "note"  # second ink
    SMALL = "small"  # sources at the foot of the leaf


class Heading(Struct, frozen=True):
    """A heading below the title of a side or a part. rule: a line runs on behind the words."""

    text: Text
    rule: bool = False


class Paragraph(Struct, frozen=True):
    """Words in a row; line breaks in typed text are kept."""

    text: Text
    role: Role = Role.BODY


class Rule(Struct, frozen=True):
    """A thin line across the page: decoration."""


class Listing(Struct, frozen=True):
    """A list, `ordered` with numbers. small: a list of sources, in the type of the leaf's sources."""

    items: tuple[Text, ...]
    ordered: bool = False
    large: bool = False  # the top three, in the larger type
    small: bool = False


class SourceList(Struct, frozen=True):
    """The place of a list of sources; `numbering.py` puts the list there before a writer sees it.

    names: each source by its id. whole: all that were cited since the last list; else those that stand in no list
    yet, in one paragraph between the words `before` and `behind`.
    """

    names: Mapping[str, str]
    before: str = ""
    behind: str = ""
    whole: bool = False


class LedgerRow(Struct, frozen=True):
    """One row of the front: mark, topic, words. topic "": the words run on below the row above.

    quiet: the topic is set plain, since the row raises nothing ("Answered no", "On page 3").
    """

    mark: Mark
    topic: str
    text: Text
    quiet: bool = False


class Ledger(Struct, frozen=True):
    """Rows of the front, one below the other; for a listener a table whose first column names the row."""

    rows: tuple[LedgerRow, ...]


class Band(Struct, frozen=True):
    """The band "act today": white on black title, its rows framed."""

    title: str
    rows: tuple[LedgerRow, ...]


class Box(Struct, frozen=True):
    """The opioid box, or the box with the urgent texts (`role` URGENT, one row for each).

    loud: framed with a thick bar at its left; quiet: no frame. text: its sentence, below the rows.
    """

    mark: Mark
    heading: Text
    rows: tuple[LedgerRow, ...]
    loud: bool
    text: Text = ()
    role: Role = Role.BODY


class Table(Struct, frozen=True):
    """A table with one header row; the first column names the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()  # shares of the width, empty: even


class ScaleRow(Struct, frozen=True):
    """A 0 to 10 scale; value None is "not answered". last: last time's value, None if there is none."""

    label: str
    value: int | None
    last: int | None


class Chart(Struct, frozen=True):
    """The scales as a quiet dot chart with their numbers: a figure whose alternative text tells every number.

    title, hint: above it ("How I am, last week", "10 worst"). alt: the alternative text. last_label: the word
    for last time's dots, "" without any. line: the same in one line of words, for large print and for a short front.
    """

    title: str
    hint: str
    rows: tuple[ScaleRow, ...]
    not_answered: str
    last_label: str
    alt: str
    line: Text


class Estimate(Struct, frozen=True):
    """One row of a forest plot: a mean difference from placebo with its interval, in points of a 0 to 10 scale."""

    label: str
    mean: float
    low: float
    high: float
    words: str  # the same in words, for the table of the plot and for a listener


class Forest(Struct, frozen=True):
    """A small forest plot. zero: words at the line of no difference ("same as placebo"). alt: all of it in words."""

    rows: tuple[Estimate, ...]
    zero: str
    better: str
    worse: str
    alt: str


class Columns(Struct, frozen=True):
    """Two groups of blocks side by side where the type is normal, one below the other in large print.

    Reading order is left, then right. share: the left column's share of the width.
    """

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.6


class QuestionBlock(Struct, frozen=True):
    """A question with ruled room to write below it, never parted from its lines. number None: unnumbered."""

    text: Text
    number: int | None
    lines: int
    notes: Text = ()  # typed in after the visit


class WritingLines(Struct, frozen=True):
    """Ruled lines for a pen, after an optional label; `typed` is what was typed in already."""

    label: str
    lines: int
    typed: Text = ()


class PenTable(Struct, frozen=True):
    """An empty table for a pen: headings ("Who does what", "By when") with their shares, and a number of ruled rows."""

    header: tuple[str, ...]
    widths: tuple[float, ...]
    rows: int


class TickBoxes(Struct, frozen=True):
    """Boxes to tick, with those already ticked. row: side by side, for a few short words."""

    label: str
    options: tuple[Text, ...]
    ticked: tuple[bool, ...]
    row: bool = False


class DiaryWeek(Struct, frozen=True):
    """One page for seven days: scales down, days across, room for a word a day."""

    title: str
    date_label: str
    scales: tuple[str, ...]
    words_label: str
    hint: str = ""


Block = (
    Heading
    | Paragraph
    | Rule
    | Listing
    | SourceList
    | Ledger
    | Band
    | Box
    | Table
    | Chart
    | Forest
    | Columns
    | QuestionBlock
    | WritingLines
    | PenTable
    | TickBoxes
    | DiaryWeek
)


class Side(Struct, frozen=True):
    """One side of the leaf. foot: blocks that stand at the bottom of the page, whatever is above (fixed sentences).

    moved: what has left this side for the part "all my answers", in words; () for the full one. gone: what of it the
    other side is to show, by its name. cited: ids of the sources cited up to its end.
    """

    title: str
    beside: Text  # behind the title, in smaller type: whose sheet, which visit
    blocks: tuple[Block, ...]
    foot: tuple[Block, ...]
    moved: tuple[str, ...] = ()
    gone: frozenset[str] = frozenset()
    cited: tuple[str, ...] = ()


def no_backs(_front: Side) -> Sequence[Side]:
    """Of a front that stands alone."""
    return ()


class Leaf(Struct, frozen=True):
    """Front and back, each from full to short; a writer with pages takes the first that fits.

    backs: those that go with a front, since the back shows what that has no room for, and goes on with its numbers.

    In normal print a side has one page, in large print two at most. The last one always fits in normal print on both
    papers and in large print: a test holds that over random patients; a writer refuses loudly where it does not. Each
    is made when it is looked at: a writer that searches by halves makes few of them.
    """

    fronts: Sequence[Side]
    backs: Callable[[Side], Sequence[Side]]


class Section(Struct, frozen=True):
    """A titled section of a part. whole: never parted between pages, if a page can hold it."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    whole: bool = False


class Part(Struct, frozen=True):
    """What follows the leaf when it was chosen; starts on a page of its own. id: answers, read, evidence or diary."""

    id: str
    title: str
    sections: tuple[Section, ...]


class Document(Struct, frozen=True):
    """The whole sheet in reading order.

    title: of the document (metadata). language: BCP 47 tag. leaf: front and back; fronts only when made as page 1
    alone (backs is then empty). parts: those that were chosen, in their order. spare: the part "all my answers" where
    it was not chosen but may be added: a writer that takes a front or a back with something moved puts it before the
    other parts; None where it stands among `parts` already or was declined.
    footer: words of the running footer, in parts. page_words: those of "Page N of M". sheet_number: short, without
    personal data.
    """

    title: str
    language: str
    leaf: Leaf
    parts: tuple[Part, ...]
    spare: Part | None
    footer: tuple[str, ...]
    page_words: tuple[str, str]  # "Page", "of"
    sheet_number: str

    def fullest(self) -> tuple[Side, ...]:
        """The sides as they are where there is room for all."""
        front = self.leaf.fronts[0]
        return (front, *self.leaf.backs(front)[:1])


# --- the short message for a portal ----------------------------------------------------------------------------------


class Line(Struct, frozen=True):
    """A line about safety. opioid: it holds a name that she typed. place: a high one has room last."""

    text: str
    opioid: bool = False
    place: int = 0


class Portal(Struct, frozen=True):
    """All that the message may say. ways: the lines about safety from full to short; plans: topics that need a plan,
    with what and when, then by their names alone; none without such a topic. questions: as long as there is room for;
    short: for a message without."""

    head: tuple[str, ...]
    ways: tuple[tuple[Line, ...], ...]
    plans: tuple[str, ...]
    questions: tuple[str, ...]
    short: tuple[str, ...]
