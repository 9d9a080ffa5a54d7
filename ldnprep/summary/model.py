"""The Document: neutral blocks in reading order. It knows no pages beyond the first, no fonts, no Qt, no ReportLab.

Every writer (PDF, text) prints the same blocks, so that outputs cannot disagree. Words typed by the person stand in
spans of their own (`typed`), unaltered.
"""

from __future__ import annotations

from enum import StrEnum

from ldnprep.frozen import dataclass

CONTINUATION = "continuation"  # id of the section that takes what left page 1


class Tone(StrEnum):
    """How a span is set. STRONG bold, SOFT second ink, ITALIC for "not answered"."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words. sources: numbers of the list of sources, printed as small marks after it.

    link: an address to open, printed in full as the text. continued: the id of the section where the full text
    stands: writers with pages print `texts.continued` and the page's number, others the section's title.
    """

    text: str
    tone: Tone = Tone.PLAIN
    typed: bool = False
    sources: tuple[int, ...] = ()
    link: str = ""
    continued: str = ""


Text = tuple[Span, ...]


class Mark(StrEnum):
    """The sign before a flag or a state, never told by colour alone."""

    NONE = ""
    FLAG = "flag"  # a triangle
    UNSURE = "unsure"  # a question mark
    UNANSWERED = "unanswered"


class Role(StrEnum):
    """What a paragraph is for; the writer chooses the type."""

    BODY = "body"
    LEAD = "lead"  # who, when; the line below the title
    FIXED = "fixed"  # the sentence that stands on every output
    URGENT = "urgent"
    NOTE = "note"  # second ink


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3; the document's title is level 1."""

    text: Text
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in a row; line breaks in typed text are kept."""

    text: Text
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `ordered` numbers it from `start`."""

    items: tuple[Text, ...]
    ordered: bool = False
    start: int = 1
    large: bool = False  # the top three, in the larger type


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One red flag: mark, label, state word, then the rest. tier: name of its tier where that tier begins, else "".

    brief: what stays beside the label when the rest has left page 1, such as typed names.
    in_table: the safety table shows the same answer with the same mark.
    """

    mark: Mark
    label: str
    state: str
    body: Text
    number: int | None = None
    tier: str = ""
    brief: Text = ()
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class StateCell:
    """One answer of the safety table; `beside`: dates and words that belong to it."""

    label: str
    mark: Mark
    state: str
    tone: Tone
    beside: Text = ()


@dataclass(frozen=True, slots=True)
class SafetyTable:
    """The safety answers in their fixed order; a writer may set them in two columns, down then across."""

    cells: tuple[StateCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; the first column names the row when `row_headers`."""

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    row_headers: bool = True
    widths: tuple[float, ...] = ()  # shares of the width, empty: even
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A 0 to 10 scale; value None is "not answered". last: last time's value, None if there is none."""

    label: str
    value: int | None
    last: int | None
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Scales:
    """The scales as bars with their number. not_answered, last_label: the words for those."""

    rows: tuple[ScaleRow, ...]
    not_answered: str
    last_label: str = ""


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A question with ruled room to write below it, never parted from its lines. number None: unnumbered."""

    text: Text
    number: int | None = None
    lines: int = 3
    notes: Text = ()  # typed in after the visit


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Ruled lines for a pen, after an optional label; `typed` is what was typed in already."""

    label: str
    lines: int = 1
    typed: Text = ()


@dataclass(frozen=True, slots=True)
class TickBoxes:
    """Boxes to tick, with those already ticked. row: side by side, for a few short words."""

    label: str
    options: tuple[str, ...]
    ticked: tuple[bool, ...]
    row: bool = False


@dataclass(frozen=True, slots=True)
class DiaryWeek:
    """One page for seven days: scales down, days across, room for a word a day."""

    title: str
    date_label: str
    scales: tuple[str, ...]
    words_label: str
    hint: str = ""


Block = (
    Heading
    | Paragraph
    | Listing
    | FlagLine
    | SafetyTable
    | Table
    | Scales
    | QuestionBlock
    | WritingLines
    | TickBoxes
    | DiaryWeek
)


class Frame(StrEnum):
    """Parts of page 1 with the same frame, one after the other, stand in one box or one column."""

    HEAD = "head"
    FLAGS = "flags"
    SAFETY = "safety"
    TOP = "top"
    MEDICINES = "medicines"
    THERAPIES = "therapies"
    SCALES = "scales"
    EVIDENCE = "evidence"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Rung:
    """A shorter form of a part. leaves: place in the order of leaving over the whole page, 1 leaves first.

    Several parts may have a rung of the same place: they leave together. 0 never stands on page 1 in full.
    short: what stays on page 1, with a span that says where it goes on. moved: what stands in full in the
    continuation; () when an earlier rung of the same part has moved it already.
    """

    leaves: int
    short: tuple[Block, ...]
    moved: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of page 1: its full form, then its rungs from mild to short. Without rungs it never leaves."""

    frame: Frame
    blocks: tuple[Block, ...]
    rungs: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstPage:
    """Page 1 as parts in reading order. See `ldnprep.summary.first_page.at_rung` for a shorter form."""

    parts: tuple[Part, ...]

    @property
    def rungs(self) -> int:
        """The highest place in the order of leaving; 0 when nothing may leave."""
        return max((rung.leaves for part in self.parts for rung in part.rungs), default=0)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled section after page 1. own_page: starts on a new page. whole: never parted, if a page can hold it."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    own_page: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Alone:
    """Words for a page 1 that is made alone: in place of references to other pages, and what was left out."""

    elsewhere: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole sheet in reading order: title, page 1, then the sections.

    continuation_title: of the section that takes what left page 1 (its id is CONTINUATION), the first after page 1.
    footer: words of the running footer, in parts. page_words: those of "Page N of M". language: BCP 47 tag.
    sheet_number: short, without personal data.
    """

    title: str
    language: str
    first: FirstPage
    sections: tuple[Section, ...]
    continuation_title: str
    continued_words: str  # "continued on page", for writers with pages
    continued_in: str  # "continued in", for the others
    footer: tuple[str, ...]
    page_words: tuple[str, str]  # "Page", "of"
    sheet_number: str
    alone: Alone | None = None
