"""What set text is made of: runs in a style, broken into lines of atoms. Values only; points unless said otherwise."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from ldnprep.outputs.pdf.text.shaping import Word

INK = "#16232B"
SECOND_INK = "#3A4750"
ACCENT = "#0B5F63"
WHITE = "#FFFFFF"


class Style(NamedTuple):
    """How a block of text looks. `align` "start" is left, or right for text that starts right to left."""

    size: float = 12
    leading: float = 15
    bold: bool = False
    italic: bool = False
    colour: str = INK
    align: Literal["start", "right"] = "start"

    def but(self, **changes: object) -> Style:
        """The same style with some fields changed."""
        return self._replace(**changes)  # type: ignore[arg-type]  # the names are checked there


BODY = Style()


class Run(NamedTuple):
    """A stretch of text in one look. What is empty here is taken from the style.

    link: an address such as `https://doi.org/...`, or `#name` of a place set with `TaggedCanvas.place(name)`.
    spoken: what is read instead of it; the text is then one word. mark: a sign drawn before the text, unread.
    gap: room in points left free before the text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = ""
    size: float = 0
    link: str = ""
    spoken: str = ""
    mark: str = ""
    gap: float = 0

    def styled(self, style: Style) -> Run:
        """The run with what it takes from the style."""
        bold, italic = self.bold or style.bold, self.italic or style.italic
        return self._replace(bold=bold, italic=italic, colour=self.colour or style.colour, size=self.size or style.size)


class Atom(NamedTuple):
    """What a line is made of: a word, a part of one, spaces, or plain words in a row. chunk: of words between spaces.

    tail: spaces behind it, where all letters go left to right.
    run: with what it takes from the style. start: place in the paragraph. free: a line may break before it although no
    space stands there. mark: no word but the place of a sign.
    """

    word: Word
    run: Run
    width: float
    chunk: int
    start: int
    space: bool = False
    free: bool = False
    mark: str = ""
    tail: str = ""

    @property
    def reading(self) -> str:
        """What a reader of the file gets."""
        return self.run.spoken or self.word.reading


class Line(NamedTuple):
    """One line on paper; `width` without the spaces at its end.

    base: 1 when the paragraph starts right to left. order: levels of its letters, None: all go left to right.
    continues: the next line goes on with the same word.
    """

    atoms: tuple[Atom, ...]
    width: float
    base: int = 0
    order: tuple[int, ...] | None = None
    continues: bool = False

    @property
    def text(self) -> str:
        """The characters of the line as typed."""
        return "".join(atom.word.text + atom.tail for atom in self.atoms)


class Laid(Struct, frozen=True):
    """Lines ready to draw: a whole text or a part of it. broken: chunks that go over the end of a line."""

    lines: tuple[Line, ...]
    style: Style
    width: float
    broken: frozenset[int] = field(default=frozenset())

    @property
    def height(self) -> float:
        """Height in points."""
        return len(self.lines) * self.style.leading

    @property
    def text_width(self) -> float:
        """Width of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def text(self) -> str:
        """The words of all lines in a row."""
        return " ".join(line.text.strip() for line in self.lines)

    def split(self, height: float) -> tuple[Laid | None, Laid | None]:
        """What fits into the height, and the rest. Neither part is a single line (if the whole is not)."""
        fits = int((height + 0.01) // self.style.leading)
        if fits >= len(self.lines):
            return self, None
        fits = min(fits, len(self.lines) - 2)
        return (None, self) if fits < 2 else (self.part(0, fits), self.part(fits, len(self.lines)))

    def part(self, first: int, end: int) -> Laid:
        """The lines from `first` up to, not including, `end`."""
        return replace(self, lines=self.lines[first:end])
