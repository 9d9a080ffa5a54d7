"""The last step: what is missing first, in the words in which it was asked; every answer is there once unfolded."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from ldnprep import pipeline, shipped
from ldnprep.answers.model import MedicineRow, PartialDate, Settings, TherapyRow, Value
from ldnprep.content.model import Kind
from ldnprep.outputs.pdf.raster import page_count
from ldnprep.ui.look.links import LinkLine
from ldnprep.ui.pages.check_page import CheckPage
from ldnprep.ui.pages.fields_page import FieldsPage
from ldnprep.ui.pages.missing_card import in_context, missing
from ldnprep.ui.program import Program
from ldnprep.ui.sheets.making import part_pages
from ldnprep.ui.state import left_out
from tests.ui.conftest import Driver
from tests.ui.entering import press, type_into

SAID: dict[str, Value] = {
    "visit_date": PartialDate(2027, 1, 15),
    "opioid_names": (MedicineRow("tramadol"),),
    "therapies": (TherapyRow("exercise", effect="helped"),),
}
EXAMPLES = {each.stem: each for each in shipped.resource("examples").glob("*.yaml")}


def check(drive: Driver, *, unfolded: bool = False) -> CheckPage:
    """The page, in sight and whole."""
    drive.program.go("_check")
    page = drive.program.pages["_check"]
    assert isinstance(page, CheckPage)
    if unfolded and not page.answers.fold_button.isChecked():
        press(page.answers.fold_button)
    settle()
    return page


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def headings(page: CheckPage) -> list[str]:
    """The headings of the cards in sight, from top to bottom."""
    found = [each for each in page.findChildren(QLabel) if each.property("role") == "heading" and each.isVisible()]
    return [each.text() for each in sorted(found, key=lambda each: each.mapTo(page, each.rect().topLeft()).y())]


def words(page: CheckPage) -> str:
    """All words in sight."""
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def links(page: CheckPage) -> list[LinkLine]:
    """What was left out, as links in sight."""
    found = [each for each in page.findChildren(LinkLine) if each.isVisible()]
    return sorted(found, key=lambda each: each.mapTo(page, each.rect().topLeft()).y())


# ---------------------------------------------------------------- what is missing


def test_what_is_missing_stands_first_and_the_rest_is_folded(drive: Driver) -> None:
    page = check(drive)
    assert headings(page) == ["Not answered"]
    assert page.missing.mapTo(page, QPoint()).y() < page.cards["notes"].mapTo(page, QPoint()).y()
    assert not page.looks.papers["a4"].isVisible()


def test_it_is_little_more_than_one_screen_when_nothing_was_answered(drive: Driver) -> None:
    drive.window.resize(1366, 768 - 70)  # with the bars of the system
    page = check(drive)
    ground = page.widget()
    assert ground is not None
    assert ground.height() <= 1.6 * page.viewport().height()


def test_a_link_says_what_was_asked_and_leads_there_and_back(drive: Driver) -> None:
    asked = next(field for field in drive.program.checklist.fields() if field.id == "opioids_now")
    page = check(drive)
    link = links(page)[0]
    assert link.words == f"Opioids, last 4 weeks: {asked.label}"  # what matters most for safety is the first
    press(link)
    assert drive.program.wizard.current.id != "_check"
    drive.program.visit.set_value("opioids_now", "no")
    drive.program.go_on()
    assert not any(asked.label in each.words for each in links(check(drive)))


def test_where_a_danger_text_stands_the_country_comes_first(drive: Driver) -> None:
    drive.program.visit.set_value("breathing_trouble_now", "yes")
    assert links(check(drive))[0].words == "Where do you live?"


def test_many_are_told_by_page_with_their_number(drive: Driver) -> None:
    page = check(drive)
    several = [each.words for each in links(page) if each.words.endswith(" more")]
    told = len(links(page)) - len(several) + sum(int(each.split()[-2]) for each in several)
    visit = drive.program.visit
    offered = 2  # where she lives, and the page of what she tried
    assert told == offered + sum(len(left_out(step, visit.findings.unanswered)) for step in page.steps)
    press(next(each for each in links(page) if each.words in several))
    assert drive.program.wizard.return_to


def test_when_nothing_is_missing_it_says_so(small: Driver) -> None:
    small.program.visit.change_settings(country="uk")
    for name, value in {
        "patient_name": "Ada", "filled_in_by": "self", "pain_now": 3, "fatigue_now": 3, "opioids_now": "no",
        "mood_crisis": "no", "notes": "None.", "conditions": ("crps",),
    }.items():  # fmt: skip
        small.program.visit.set_value(name, value)  # type: ignore[arg-type]  # of the right kinds
    left = [each.words for each in links(check(small))]
    assert left[:2] == ["When is your visit?", "Which ones? Type them as they are on the box."]
    for name in ("visit_date", "opioid_names", "therapies"):
        small.program.visit.set_value(name, SAID[name])
    assert links(check(small)) == []
    assert "All is answered" in words(check(small))


def test_spaces_alone_are_listed_as_left_out_and_stay_in_the_file(small: Driver) -> None:
    small.program.visit.set_value("patient_name", "  ")
    assert "Your name" in [each.words for each in links(check(small))]
    assert small.program.keeper.finish()
    assert small.program.keeper.path is not None
    assert b'patient_name: "  "' in small.program.keeper.path.read_bytes()


def test_what_is_missing_wraps_instead_of_being_cut_at_the_largest_text(drive: Driver) -> None:
    drive.program.looks.set_text_size(200)
    drive.window.resize(800, 600)
    for link in links(check(drive)):
        assert link.height() >= link.heightForWidth(link.width())
    drive.program.looks.set_text_size(100)


# ---------------------------------------------------------------- all answers, unfolded


def test_the_cards_stand_in_the_order_of_the_steps(drive: Driver) -> None:
    page = check(drive, unfolded=True)
    titles = [step.title for step in drive.program.wizard.steps if step.page is not None]
    assert [each for each in headings(page) if each in titles] == titles


def test_an_answer_given_after_the_first_look_is_there_at_the_next(drive: Driver) -> None:
    page = check(drive, unfolded=True)
    assert "left hip" not in words(page)
    drive.program.visit.set_value("surgery_planned", "yes")
    drive.program.visit.set_value("surgery_what", "left hip")
    settle()
    assert "left hip" in words(page)
    titles = [step.title for step in drive.program.wizard.steps if step.page is not None]
    assert [each for each in headings(page) if each in titles] == titles
    drive.program.undo()
    settle()
    assert "left hip" not in words(page)


def test_each_answer_has_a_way_back_to_it(drive: Driver) -> None:
    drive.program.visit.set_value("clinician_name", "Ada")
    page = check(drive, unfolded=True)
    edits = [each for each in page.findChildren(QAbstractButton) if each.accessibleName().startswith("Edit: ")]
    (edit,) = (each for each in edits if "First" not in each.accessibleName())
    press(edit)
    assert drive.program.wizard.current.id == "visit"


def test_a_card_that_has_not_changed_is_not_made_anew(drive: Driver) -> None:
    drive.program.visit.set_value("patient_name", "Ada")
    page = check(drive, unfolded=True)
    name = next(each for each in page.findChildren(QLabel) if each.text() == "Ada")
    drive.program.visit.set_value("surgery_planned", "no")
    check(drive)
    assert name in page.findChildren(QLabel)
    assert name.isVisible()


def test_what_other_answers_made_unnecessary_is_told_without_unfolding(drive: Driver) -> None:
    drive.program.visit.set_value("helper_name", "my son Tom")
    drive.program.visit.set_value("filled_in_by", "self")
    page = check(drive)
    assert "Kept, but not on the sheet" in words(page)
    assert "my son Tom" in words(page)


# ---------------------------------------------------------------- how the sheet looks


@pytest.mark.parametrize("part", ["answers", "read", "evidence", "diary"])
def test_a_part_that_is_ticked_is_printed_behind_the_leaf(drive: Driver, part: str) -> None:
    drive.program.visit.set_value("patient_name", "Ada")
    drive.program.visit.set_value("claims_read", ("helps",))
    page = check(drive)
    press(page.looks.fold_button)
    leaf = pages(drive)
    press(page.looks.parts[part])
    assert drive.program.visit.answers.settings.parts == (part,)
    assert pages(drive) > leaf
    drive.program.undo()
    settle()
    assert not page.looks.parts[part].isChecked()
    assert pages(drive) == leaf


def test_whether_what_she_read_is_printed_stands_in_sight_with_its_tick(drive: Driver) -> None:
    assert not check(drive).looks.read_box.isVisible()
    drive.program.visit.set_value("claims_read", ("helps",))
    page = check(drive)
    assert page.looks.read_box.isVisible()
    assert not page.looks.read_box.isChecked()
    press(page.looks.read_box)
    assert drive.program.visit.answers.settings.parts == ("read",)
    assert page.looks.parts["read"].isChecked()
    press(page.looks.fold_button)
    press(page.looks.parts["read"])
    assert not page.looks.read_box.isChecked()


def test_all_answers_say_that_they_are_added_by_themselves(drive: Driver) -> None:
    program = drive.program
    program.visit.set_many({"notes": "a long story of my illness " * 120, "decision_values": "my garden " * 100})
    page = check(drive)
    press(page.looks.fold_button)
    drive.settle()
    box, diary = page.looks.parts["answers"], page.looks.parts["diary"]
    assert box.isChecked(), "it prints"
    assert not box.isEnabled(), "and a press would not keep it from printing"
    assert "added by itself" in box.text()
    assert "added by itself" not in diary.text()
    press(diary)
    assert program.visit.answers.settings.parts == ("diary",), "what came by itself is no choice of hers"
    press(diary)
    page.looks.show_pages({"answers": 2}, frozenset())
    assert not box.isChecked()
    assert box.isEnabled()


def test_a_part_that_she_chose_is_never_one_that_came_by_itself(drive: Driver) -> None:
    """Its pages may be counted late: after she has taken its tick away again."""
    chosen = replace(drive.program.visit.answers, settings=Settings(parts=("diary", "read")))
    assert part_pages(drive.program.checklist, chosen).added == frozenset()


def test_the_diary_of_an_older_file_is_ticked_and_can_be_taken_back(drive: Driver) -> None:
    drive.program.visit.change_settings(diary=True)
    page = check(drive)
    press(page.looks.fold_button)
    assert page.looks.parts["diary"].isChecked()
    press(page.looks.parts["diary"])
    assert drive.program.visit.answers.settings.parts is None
    assert not drive.program.visit.answers.settings.diary


def pages(drive: Driver) -> int:
    """How many the sheet has, made from the answers as they are."""
    answers = drive.program.visit.answers
    return page_count(pipeline.make_pdf(drive.program.checklist, answers, pipeline.options_for(answers.settings)))


def test_what_is_missing_is_named_with_what_it_belongs_to(drive: Driver) -> None:
    """ "Which one?" alone says nothing: it stands with the line under which it opened."""
    program = drive.program
    page = next(each for each in program.checklist.pages if each.id == "body")
    words = next(line.words for gate in page.gates for line in gate.lines if line.field == "urgent_pain_condition")
    assert missing_of(program, "dialysis") == f"{page.title}: Dialysis"
    assert missing_of(program, "urgent_pain_what") == f"{words}: Which one?"
    assert missing_of(program, "patient_name") == "Your name"


def missing_of(program: Program, field_id: str) -> str:
    """The words for one question, were it alone."""
    asked = [(step, field) for step in program.wizard.steps if step.page for field in step.page.fields]
    return in_context(*next((step, field) for step, field in asked if field.id == field_id))


def test_each_part_says_how_many_pages_it_would_take(drive: Driver) -> None:
    program = drive.program
    program.visit.set_many(SAID)
    page = check(drive)
    press(page.looks.fold_button)
    drive.settle()
    said = {name: each.text() for name, each in page.looks.parts.items()}
    assert said["read"].endswith("(nothing yet)")
    answers = program.visit.answers
    leaf = page_count(pipeline.make_pdf(program.checklist, answers, pipeline.options_for(answers.settings, parts=())))
    for name in ("answers", "evidence", "diary"):
        options = pipeline.options_for(answers.settings, parts=(name,))
        pages = page_count(pipeline.make_pdf(program.checklist, answers, options)) - leaf
        assert said[name].endswith(f"({pages} pages)" if pages > 1 else "(1 page)"), name


# ---------------------------------------------------------------- no, but typed


def test_what_she_said_no_to_and_typed_is_asked_until_she_answers_otherwise(drive: Driver) -> None:
    visit = drive.program.visit
    visit.set_many({"opioids_now": "no", "sedatives": "no"})
    visit.set_value(
        "opioid_names", (MedicineRow("dihydrocodeine", how_often="Now and then", under="opioid_from_other"),)
    )
    visit.set_value("opioid_from_other", "yes")
    page = check(drive)
    assert not page.said_no.isVisible()  # her sister's pill stands under the line that she ticked
    visit.set_value("medicines", (MedicineRow("Nurofen Plus"), MedicineRow("gabapentine"), MedicineRow("vitamin D")))
    settle()
    assert [each.names for each in page.said_no.links] == ["“Nurofen Plus”", "“gabapentine”"]
    assert "Now make your sheet" not in words(page)  # something is open still
    press(next(iter(page.said_no.links.values())))
    assert drive.program.wizard.current.id == "opioids"
    drive.program.go_on()  # lines are open there
    drive.program.go_on()
    settle()
    assert drive.program.wizard.current.id == "_check"
    assert [each.names for each in page.said_no.links] == ["“Nurofen Plus”", "“gabapentine”"]  # looking answers nothing
    visit.set_value("opioids_now", "yes")
    settle()
    assert [each.names for each in page.said_no.links] == ["“gabapentine”"]


def test_words_with_commas_that_speak_against_a_no_stay_whole_and_stand_once(drive: Driver) -> None:
    visit = drive.program.visit
    visit.set_value("opioids_now", "no")
    names = ("solpadeine max, when bad", "kaolin and morphine, my aunties")
    visit.set_value("medicines", tuple(map(MedicineRow, names)))
    visit.set_value("notes", "solpadeine is only for bad days")
    page = check(drive)
    assert [each.names for each in page.said_no.links] == [
        "“solpadeine max, when bad”, “kaolin and morphine, my aunties”"
    ]


def test_what_speaks_against_a_no_stands_beside_its_line(drive: Driver) -> None:
    visit = drive.program.visit
    visit.set_value("medicines", (MedicineRow("solpadeine max"),))
    visit.set_value("opioids_now", "no")
    drive.program.go("opioids")
    page = drive.program.pages["opioids"]
    assert isinstance(page, FieldsPage)
    page.complete()
    line = next(row for made in page.gates.values() if (row := made.card.row_of("opioids_now")))
    assert line.tick.said().endswith("typed: “solpadeine max”")
    settle()
    high = line.height()
    press(line.tick)
    settle()
    assert visit.value("opioids_now") == "yes"  # a press on her "no" is a yes
    assert line.height() == high


def test_the_link_to_the_last_dose_brings_its_box_into_sight_with_the_focus(drive: Driver) -> None:
    visit = drive.program.visit
    visit.set_many({"opioid_cough": "not_sure", "opioids_now": "no", "opioid_from_other": "no", "opioid_street": "no"})
    drive.window.resize(1366, 700)
    page = check(drive)
    press(next(each for each in links(page) if each.words == "Opioid last used"))
    settle()
    opened = drive.program.pages["opioids"]
    assert isinstance(opened, FieldsPage)
    box = QApplication.focusWidget()
    assert box is not None
    assert opened.cards["opioid_last_dose"].isAncestorOf(box)
    assert opened.shows(box)


def test_the_last_dose_that_the_sheet_misses_is_asked_before_it_is_made(drive: Driver) -> None:
    visit = drive.program.visit
    checklist = drive.program.checklist
    asked = {field.id for field in checklist.fields() if field.kind is Kind.YES_NO_UNSURE}
    visit.set_many({name: "no" for topic in checklist.topics for name in topic.deciding if name in asked})
    visit.set_value("medicines", (MedicineRow("Nurofen Plus"),))
    page = check(drive)

    def asks() -> bool:
        settle()
        text = pipeline.make_text(checklist, visit.answers, pipeline.options_for(visit.answers.settings)).decode()
        prints = re.search(r"Last used:? +not answered", text) is not None
        asked_of = [each.field for each in missing(visit, page.steps) if "last used?" in each.words]
        assert asked_of == (["medicines"] if prints else [])
        return prints

    assert asks()
    visit.set_value("medicines", (MedicineRow("Nurofen Plus", last_used="Sunday"),))
    assert not asks()
    visit.set_value("medicines", (MedicineRow("folic acid"),))
    assert not asks()


def test_a_no_that_nothing_speaks_against_is_not_asked_again(drive: Driver) -> None:
    drive.program.visit.set_many({"opioids_now": "no", "sedatives": "no"})
    drive.program.visit.set_value("medicines", (MedicineRow("folic acid"),))
    assert not check(drive).said_no.isVisible()


def test_an_opioid_without_its_name_is_asked_for_it(drive: Driver) -> None:
    visit = drive.program.visit
    page = check(drive)
    row = MedicineRow(how_often="now and then", last_used="sunday", under="opioid_cough")

    def asked() -> list[str]:
        return [each.words for each in missing(visit, page.steps) if each.words.endswith(": Name on the box")]

    visit.set_many({"opioid_cough": "yes", "opioid_names": (row,)})
    assert asked() == ["Cough syrup with codeine or the like: Name on the box"]
    visit.set_value("opioid_names", (MedicineRow("linctus", under="opioid_cough"),))
    assert not asked()


# ---------------------------------------------------------------- one truth with the sheet


@pytest.mark.parametrize("example", sorted(EXAMPLES))
def test_nothing_with_an_answer_stands_under_not_answered(drive: Driver, example: str) -> None:
    checklist, visit = drive.program.checklist, drive.program.visit
    visit.set_many(dict(pipeline.load_answers(EXAMPLES[example], checklist).values))
    told = missing(visit, drive.program.wizard.steps)
    left = [each.field for each in told if not each.words.endswith("last used?")]  # of a row: its own day
    assert left
    assert not [name for name in left if visit.value(name)]


def test_an_opioid_without_a_day_is_named_with_the_way_to_it(drive: Driver) -> None:
    drive.program.visit.set_many(
        {
            "opioids_now": "yes",
            "opioid_names": (MedicineRow("co-codamol", last_used="yesterday"),),
            "medicines": (MedicineRow("mums tramadol once"),),
        }
    )
    page = check(drive)
    assert "if not said above" not in words(page)
    press(next(each for each in links(page) if each.words == "“mums tramadol once”: last used?"))
    assert drive.program.wizard.current.id == "medicines"


@pytest.mark.parametrize("field", ["medicines", "opioid_names"])
def test_the_way_to_a_missing_day_ends_in_the_box_of_that_very_row(drive: Driver, field: str) -> None:
    """Else what she types goes into the name of another medicine, and says "Saved"."""
    said = {"medicines": (MedicineRow("duloxetine 60mg morning"),), "opioid_names": ()}
    rows = (*said[field], MedicineRow("codeine", last_used="yesterday"), MedicineRow("tramadoll 50mg"))
    drive.program.visit.set_many({"opioids_now": "yes", **said, field: rows})
    page = check(drive)
    press(next(each for each in links(page) if each.words == "“tramadoll 50mg”: last used?"))
    drive.settle()
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    assert box.text() == ""
    type_into(box, "last week")
    kept = drive.program.visit.value(field)
    assert isinstance(kept, tuple)
    assert kept[:-1] == rows[:-1]
    assert kept[-1] == MedicineRow("tramadoll 50mg", last_used="last week")


def test_a_no_to_one_line_about_opioids_is_asked_beside_the_name(drive: Driver) -> None:
    drive.program.visit.set_many({"opioids_now": "yes", "opioid_from_other": "no"})
    drive.program.visit.set_value("medicines", (MedicineRow("mums tramadol once"),))
    page = check(drive)
    assert headings(page)[0] == "Please check"
    (link,) = page.said_no.links.values()
    assert "“mums tramadol once”" in link.words
    assert "Pain pill or patch from someone else" in link.words


def test_the_list_of_answers_says_which_questions_come_first_and_not_on_which_side(drive: Driver) -> None:
    """On which side they have room the sheet alone decides."""
    page = check(drive, unfolded=True)
    assert "First three" in words(page)
    assert "On the front" not in words(page)


def test_where_she_lives_and_a_page_without_any_answer_are_open_too(drive: Driver) -> None:
    def open_now() -> list[str]:
        return [each.words for each in missing(drive.program.visit, drive.program.wizard.steps)]

    assert {"Where do you live?", "Tried before"} <= set(open_now())
    drive.program.visit.change_settings(country="uk")
    drive.program.visit.set_value("tried", (TherapyRow("duloxetine", effect="helped"),))
    assert not {"Where do you live?", "Tried before"} & set(open_now())


@pytest.mark.parametrize("percent", [100, 200])
def test_a_danger_text_that_comes_while_she_types_leaves_her_box_where_it_is(drive: Driver, percent: int) -> None:
    drive.program.looks.set_text_size(percent)
    drive.window.resize(1366, 700)
    page = check(drive)
    box = page.cards["notes"].focus_widget()
    box.setFocus()
    page.bring_into_sight(box)
    settle()
    before = box.mapTo(page, QPoint(0, 0)).y()
    QTest.keyClicks(box, "Some days I wish I was dead, and ")
    drive.program.visit.refresh()
    settle()
    assert page.urgent_box.isVisible()
    assert page.urgent_box.mapTo(page, QPoint(0, 0)).y() < box.mapTo(page, QPoint(0, 0)).y()
    assert abs(box.mapTo(page, QPoint(0, 0)).y() - before) <= 2
    QTest.keyClicks(box, "then not.")
    assert drive.program.visit.value("notes") == "Some days I wish I was dead, and then not."


def test_a_change_of_the_notes_that_was_asked_for_from_elsewhere_leads_to_where_they_stand(drive: Driver) -> None:
    drive.program.go("visit")
    drive.program.edit("notes", "notes")
    page = drive.program.pages["_check"]
    assert isinstance(page, CheckPage)
    assert drive.program.wizard.current.id == "_check"
    focused = drive.window.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    assert focused.accessibleName() == next(f for f in drive.program.checklist.fields() if f.id == "notes").label
