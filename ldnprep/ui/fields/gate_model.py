"""What a press on a gate does, without a window: four states a line, and what is written into which field."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ldnprep.answers.model import NO, NOT_SURE, YES, Value
from ldnprep.content.gate import Gate, GateLine
from ldnprep.content.model import Field, Kind

OPEN = ""  # not answered
STATES = (YES, NO, NOT_SURE)

Changes = dict[str, Value | None]  # field → its new value, None for no answer


class GateModel:
    """The lines of a gate as they are answered now.

    fields: those of its page by id. Each method that changes something gives what is to be written, all at once.
    """

    def __init__(self, gate: Gate, fields: Mapping[str, Field]) -> None:
        self.gate = gate
        self._fields = fields
        self._values: dict[str, Value] = {}
        self._known: Mapping[str, Collection[str]] = {}
        self._asked: tuple[GateLine, ...] = gate.lines
        self._by_foot: dict[str, set[str]] = {NO: set(), NOT_SURE: set()}

    def show(
        self, values: Mapping[str, Value], asked: Collection[str], known: Mapping[str, Collection[str]] | None = None
    ) -> None:
        """Takes the answers. asked: ids of the fields that are asked now; a line of another is out of sight. known:
        field → the typed names that answer it.
        """
        self._known = known or {}
        names = (*(line.field for line in self.gate.lines), *(name for line in self.gate.lines for name in line.also))
        self._values = {name: values[name] for name in names if name in values}
        self._asked = tuple(line for line in self.gate.lines if line.field in asked)
        for state, lines in self._by_foot.items():
            lines &= {_key(line) for line in self.gate.lines if self.state(line) == state}

    @property
    def lines(self) -> tuple[GateLine, ...]:
        """The lines in sight."""
        return self._asked

    def has_states(self, line: GateLine) -> bool:
        """Whether a line can be "not sure"; an option of a list can only be ticked."""
        return not line.option

    def state(self, line: GateLine) -> str:
        """YES, NO, NOT_SURE or OPEN."""
        value = self._values.get(line.field)
        if not line.option:
            return value if isinstance(value, str) and value in STATES else OPEN
        chosen = value if isinstance(value, tuple) else ()
        if line.option in chosen:
            return YES
        return NO if chosen and set(chosen) <= self._alone(line) else OPEN

    def known(self, line: GateLine) -> str:
        """The typed names that answer a line, "" for none."""
        return ", ".join(self._known.get(line.field, ()))

    def is_known(self, line: GateLine) -> bool:
        """Whether a typed name answers a line in which she marked nothing."""
        return self.state(line) == OPEN and bool(self.known(line))

    def _is_open(self, line: GateLine) -> bool:
        return self.state(line) == OPEN and not self.known(line)

    def count(self, state: str) -> int:
        """How many lines in sight have this state; one that a typed name answers is not open."""
        return sum(self._is_open(line) if state == OPEN else self.state(line) == state for line in self._asked)

    @property
    def is_touched(self) -> bool:
        """Whether any line in sight is answered."""
        return any(self.state(line) != OPEN for line in self._asked)

    @property
    def speaks_of_the_rest(self) -> bool:
        """Whether a line was marked by itself or is known, so that the buttons below are about the others: so it is,
        too, of one open line among those that have a "no".
        """
        alone = self._by_foot[NOT_SURE]
        return any(
            self.state(line) == YES
            or self.is_known(line)
            or (self.state(line) == NOT_SURE and _key(line) not in alone)
            or (self.state(line) == NO and self.count(OPEN) > 0)
            for line in self._asked
        )

    @property
    def is_all_by_one(self) -> bool:
        """Whether all lines in sight have one state, and the button of that state is checked."""
        return any(self.count(state) == len(self._asked) and self.is_checked(state) for state in (NO, NOT_SURE))

    def is_checked(self, state: str) -> bool:
        """Whether the button that writes this state carries its check: nothing is open, and it or the file wrote it."""
        if self.count(OPEN) or not self.count(state):
            return False
        return state == NO or bool(self._by_foot[NOT_SURE])

    def has_rest(self, state: str) -> bool:
        """Whether the button that writes this state has something to do; else every line was marked by itself."""
        other = NOT_SURE if state == NO else NO
        return bool(self._wants(state) or self._wrote(other) or self.is_checked(state))

    def _wrote(self, state: str) -> set[str]:
        """What the button of this state wrote, just now or before the sheet was opened."""
        checked = self.is_checked(state)
        return self._by_foot[state] or {_key(line) for line in self._asked if checked and self.state(line) == state}

    def _wants(self, state: str) -> list[GateLine]:
        return [line for line in self._asked if self._is_open(line) and (state == NO or not line.option)]

    # ------------------------------------------------------------ presses

    def press(self, line: GateLine, state: str) -> Changes:
        """A press on the tick or on "?": the state, or, where it holds already, back to open.

        A tick that a typed name set is taken off by a press: her "no". The next one takes her "no" back.
        """
        now = self.state(line)
        if state == YES and self.known(line) and not line.option and now != NOT_SURE:
            return self._write({line: OPEN if now == NO else NO})
        return self._write({line: OPEN if now == state else state})

    def rest(self, state: str) -> Changes:
        """A press on a button below: its state into every open line, or, where none is open, into those that the other
        button wrote; pressed again, it lifts what it wrote.
        """
        if self.is_checked(state):
            wrote = self._wrote(state)
            self._by_foot[state] = set()
            return self._write({line: OPEN for line in self._asked if _key(line) in wrote})
        opened = self._wants(state)
        other = NOT_SURE if state == NO else NO
        if not opened:  # she meant this button: what the other one wrote becomes this
            wrote = self._wrote(other)
            opened = [line for line in self._asked if _key(line) in wrote and not line.option]
        changes = self._write(dict.fromkeys(opened, state))
        self._by_foot[state] = {_key(line) for line in opened}
        return changes

    def _write(self, wanted: Mapping[GateLine, str]) -> Changes:
        changes: Changes = {}
        for line, state in wanted.items():
            before = self.state(line)
            if line.option:
                self._tick(line, state, changes)
            else:
                changes[line.field] = state or None
                self._also(line, before, state, changes)
        return changes

    def _tick(self, line: GateLine, state: str, changes: Changes) -> None:
        """An option of a list; with the last "no" of such a list its "none of these" is written."""
        value = changes.get(line.field, self._values.get(line.field))
        chosen = [option for option in value if isinstance(option, str)] if isinstance(value, tuple) else []
        alone = self._alone(line)
        if state == NO:
            if not set(chosen) - alone:
                changes[line.field] = tuple(alone) or None
            return
        kept = [option for option in chosen if option != line.option and option not in alone]
        changes[line.field] = tuple([*kept, line.option] if state == YES else kept) or None

    def _alone(self, line: GateLine) -> set[str]:
        field = self._fields.get(line.field)
        options = field.options if field is not None and field.kind is Kind.CHOICES else ()
        return {option.id for option in options if option.alone}

    def _also(self, line: GateLine, before: str, state: str, changes: Changes) -> None:
        """Other fields take this line's "no" and "not sure"; what was written with it goes with it."""
        for name in line.also:
            there = self._values.get(name)
            if before in (NO, NOT_SURE) and there == before:
                there = changes[name] = None
            if state in (NO, NOT_SURE) and there is None:
                changes[name] = state


def _key(line: GateLine) -> str:
    return f"{line.field}.{line.option}"
