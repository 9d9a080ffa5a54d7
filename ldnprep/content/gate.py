"""Gates: lists of things to tick on one card, each with a "?" for "not sure", and "none of these" below.

A gate has no value of its own: it writes into the fields of its lines. Where it stands on its page, and what it holds,
is said here; what is asked stays with the fields.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from ldnprep.errors import Place


class GateLine(Struct, frozen=True):
    """One line: a field of kind yes_no_unsure, or one option of a field of kind choices.

    words: what stands in the line. option: of a choices field, else "". follow: what opens under it, ids of fields or
    of gates of the page. unsure_label: what a typed follow-up is called after "not sure"; "" as after yes.
    rows: a list of medicines of which a row opens under it. last_used: what its day is called, "" as in other rows.
    called: what such a medicine is called above its row, where the words of the line are a list of names.
    also: fields that take its "no" and its "not sure" too. known: groups of medicines; a typed name of one of these
    answers the line, which is then shown as known and not asked.
    """

    field: str
    words: str
    option: str = ""
    follow: tuple[str, ...] = ()
    unsure_label: str = ""
    rows: str = ""
    last_used: str = ""
    called: str = ""
    known: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Gate(Struct, frozen=True):
    """One card with its lines in order. label: its heading, may be empty. help: a short sentence above the lines."""

    id: str
    lines: tuple[GateLine, ...]
    label: str = ""
    help: str = ""
    place: Place | None = None

    def fields(self) -> tuple[str, ...]:
        """Ids of all fields (and of gates within it) that stand in this gate, each once: the lines first."""
        found = [line.field for line in self.lines]
        for line in self.lines:
            found += [*line.follow, *line.also, *((line.rows,) if line.rows else ())]
        return tuple(dict.fromkeys(found))


class Press(Struct, frozen=True):
    """One answer of a Pick: its words, and what it writes; every other field of the Pick is cleared."""

    words: str
    writes: Mapping[str, str] = field(default_factory=dict)


class Pick(Struct, frozen=True):
    """One question whose answers write several fields at once, such as how often and thereby whether at all."""

    id: str
    label: str
    presses: tuple[Press, ...]
    help: str = ""
    place: Place | None = None

    def fields(self) -> tuple[str, ...]:
        """Ids of the fields that it writes, each once."""
        return tuple(dict.fromkeys(name for press in self.presses for name in press.writes))


class Split(Struct, frozen=True):
    """What has become of a former field of kind choice or choices: each of its options is told in other fields now.

    becomes: option → (field, value) in order. Of a yes_no_unsure field the value is a state; of a list of medicines it
    is the name of a row.
    """

    becomes: Mapping[str, tuple[tuple[str, str], ...]]
