"""What a press on a gate does, without a window."""

from __future__ import annotations

import pytest

from ldnprep.answers.model import NO, NOT_SURE, YES, Value
from ldnprep.content.gate import Gate, GateLine
from ldnprep.content.model import Field, Kind, Option
from ldnprep.ui.fields.gate_model import OPEN, Changes, GateModel

NAMES = ("one", "two", "three", "four")
LIST = Field(
    "list", Kind.CHOICES, "L", "L",
    options=(Option("a", "A", "a"), Option("b", "B", "b"), Option("none", "None", "none", alone=True)),
)  # fmt: skip
FIELDS = {name: Field(name, Kind.YES_NO_UNSURE, name, name) for name in (*NAMES, "also")} | {"list": LIST}


class Gated:
    """A model with its values, as a page keeps them."""

    def __init__(self, *lines: GateLine, known: dict[str, tuple[str, ...]] | None = None, **values: Value) -> None:
        lines = lines or tuple(GateLine(name, name) for name in NAMES)
        self.model = GateModel(Gate("g", lines), FIELDS)
        self.values: dict[str, Value] = dict(values)
        self.known = known or {}
        self.lines = {line.option or line.field: line for line in lines}
        self.take({})

    def take(self, changes: Changes) -> None:
        self.values = {**self.values, **changes}  # type: ignore[dict-item]  # None goes in the next line
        self.values = {name: value for name, value in self.values.items() if value is not None}
        self.model.show(self.values, [line.field for line in self.lines.values()], self.known)

    def press(self, name: str, state: str = YES) -> None:
        self.take(self.model.press(self.lines[name], state))

    def rest(self, state: str = NO) -> None:
        self.take(self.model.rest(state))


def test_a_second_press_takes_a_mark_back_to_open_and_never_to_no() -> None:
    for state in (YES, NOT_SURE):
        gate = Gated()
        gate.press("one", state)
        assert gate.values == {"one": state}
        gate.press("one", state)
        assert gate.values == {}


def test_yes_and_not_sure_exclude_each_other_and_a_no_becomes_what_is_pressed() -> None:
    gate = Gated(one=NO)
    for state in (YES, NOT_SURE, YES):
        gate.press("one", state)
        assert gate.values == {"one": state}


def test_the_button_below_writes_into_open_lines_only() -> None:
    gate = Gated(one=YES, two=NOT_SURE)
    gate.rest()
    assert gate.values == {"one": YES, "two": NOT_SURE, "three": NO, "four": NO}
    assert gate.model.is_checked(NO)
    assert not gate.model.is_checked(NOT_SURE)


def test_pressed_again_it_lifts_what_it_wrote_and_nothing_else() -> None:
    gate = Gated(one=NO, two=YES)
    gate.rest()
    gate.rest()
    assert gate.values == {"one": NO, "two": YES}


def test_of_a_file_in_which_nothing_is_open_it_lifts_all_that_it_could_have_written() -> None:
    gate = Gated(one=NO, two=NO, three=NO, four=YES)
    assert gate.model.is_checked(NO)
    gate.rest()
    assert gate.values == {"four": YES}


def test_not_sure_below_does_the_same() -> None:
    gate = Gated()
    gate.rest(NOT_SURE)
    assert set(gate.values.values()) == {NOT_SURE}
    assert gate.model.is_checked(NOT_SURE)
    assert not gate.model.speaks_of_the_rest
    gate.rest(NOT_SURE)
    assert gate.values == {}


def test_the_other_button_turns_what_the_first_one_wrote_and_nothing_else() -> None:
    gate = Gated(one=YES)
    gate.rest(NO)
    gate.rest(NOT_SURE)
    assert gate.values == {"one": YES, "two": NOT_SURE, "three": NOT_SURE, "four": NOT_SURE}
    gate.rest(NO)
    assert gate.values == {"one": YES, "two": NO, "three": NO, "four": NO}
    gate.rest(NO)
    assert gate.values == {"one": YES}


def test_a_line_that_she_takes_back_afterwards_is_open_and_the_button_is_not_checked() -> None:
    gate = Gated(one=YES)
    gate.rest()
    gate.press("one")
    assert not gate.model.is_checked(NO)
    assert gate.model.count(OPEN) == 1


def test_the_buttons_speak_of_the_rest_once_a_line_is_marked() -> None:
    gate = Gated()
    assert not gate.model.speaks_of_the_rest
    gate.press("one", NOT_SURE)
    assert gate.model.speaks_of_the_rest


def test_a_file_with_any_mixture_shows_each_lines_own_state() -> None:
    gate = Gated(one=YES, two=NO, three=NOT_SURE)
    assert [gate.model.state(line) for line in gate.model.lines] == [YES, NO, NOT_SURE, OPEN]


@pytest.mark.parametrize("state", [NO, NOT_SURE])
def test_another_field_takes_its_no_and_its_not_sure_and_loses_it_with_it(state: str) -> None:
    gate = Gated(GateLine("one", "one", also=("also",)), GateLine("two", "two"))
    gate.rest(state)
    assert gate.values["also"] == state
    gate.press("one", YES)
    assert "also" not in gate.values


def test_what_she_said_there_herself_stays() -> None:
    gate = Gated(GateLine("one", "one", also=("also",)), GateLine("two", "two"), also=YES)
    gate.rest()
    assert gate.values["also"] == YES


def test_a_line_that_a_typed_name_answers_is_neither_open_nor_written() -> None:
    gate = Gated(known={"one": ("amitriptyline",)})
    assert gate.model.count(OPEN) == 3
    gate.rest()
    assert "one" not in gate.values


def test_a_tick_that_a_typed_name_set_is_taken_off_by_a_press_and_the_next_one_brings_it_back() -> None:
    gate = Gated(known={"one": ("amitriptyline",)})
    gate.press("one")
    assert gate.values["one"] == NO
    gate.press("one")
    assert gate.values.get("one") is None
    assert gate.model.is_known(gate.lines["one"])


def test_a_line_that_is_not_asked_is_not_written() -> None:
    gate = Gated()
    gate.model.show({}, ["one", "two"])
    assert gate.model.rest(NO) == {"one": NO, "two": NO}


# ---------------------------------------------------------------- options of a list

OPTIONS = (GateLine("list", "A", option="a"), GateLine("list", "B", option="b"))


def test_options_of_a_list_are_ticked_and_taken_back() -> None:
    gate = Gated(*OPTIONS)
    gate.press("a")
    gate.press("b")
    assert gate.values == {"list": ("a", "b")}
    gate.press("a")
    gate.press("b")
    assert gate.values == {}


def test_none_of_these_is_written_for_the_list_and_goes_with_a_tick() -> None:
    gate = Gated(*OPTIONS)
    gate.rest()
    assert gate.values == {"list": ("none",)}
    assert gate.model.count(NO) == 2
    gate.press("a")
    assert gate.values == {"list": ("a",)}


def test_one_open_line_among_noes_is_the_rest() -> None:
    gate = Gated(one=NO, two=NO, three=NO)
    assert gate.model.speaks_of_the_rest
    gate.rest(NO)
    assert not gate.model.speaks_of_the_rest  # one button says it of all


def test_what_none_of_these_wrote_before_the_sheet_was_opened_can_still_become_not_sure() -> None:
    gate = Gated(one=NO, two=NO, three=NO, four=NO)
    assert gate.model.has_rest(NOT_SURE)
    gate.rest(NOT_SURE)
    assert set(gate.values.values()) == {NOT_SURE}
    gate.rest(NO)
    assert set(gate.values.values()) == {NO}
