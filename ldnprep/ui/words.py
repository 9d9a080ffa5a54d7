"""Words in the window: content stays as it is written, and the window's own words go through Qt's translation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ldnprep.answers.model import DateAnswer, DateNotSure, Goal, MedicineRow, PartialDate, TherapyRow, TypedDate, Value
from ldnprep.content.model import Checklist, Field, Kind


def tr(text: str, context: str = "Wizard") -> str:
    """The window's own words in the person's language."""
    return QCoreApplication.translate(context, text)


def plain(text: str) -> str:
    """A text for a button, menu or tab as it is: `&` would make the next letter an Alt key."""
    return text.replace("&", "&&")


def date_words(value: PartialDate, *, short: bool = False) -> str:
    """A date with its month by name: 15 January 2027, January 2027 or 2027; short: 15 Jan 2027."""
    if value.month is None:
        return str(value.year)
    from PySide6.QtCore import QLocale  # knows 300 languages by name: not on the way to the first page

    name = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    month = QLocale(QLocale.Language.English).standaloneMonthName(value.month, name)
    known = [str(value.day)] if value.day is not None else []
    return " ".join([*known, month, str(value.year)])


def answer_date_words(value: DateAnswer) -> str:
    """A date answer as the person would say it."""
    if isinstance(value, PartialDate):
        return date_words(value)
    if isinstance(value, TypedDate):
        meant = f" = {date_words(value.iso)}" if value.iso else ""
        return value.typed + meant
    return tr("not sure")


def first_upper(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def value_words(field: Field, value: Value | None, checklist: Checklist) -> str:
    """An answer as one reads it on the page that shows all of them; several things stand in lines of their own."""
    if value is None:
        return ""
    return _SHOWN[field.kind](field, value, checklist)


def _typed(_field: Field, value: Value, _checklist: Checklist) -> str:
    return str(value)


def _one(field: Field, value: Value, _checklist: Checklist) -> str:
    return next((option.label for option in field.options if option.id == value), str(value))


def _state(_field: Field, value: Value, checklist: Checklist) -> str:
    return first_upper(checklist.texts.get(str(value), str(value)))


def _some(field: Field, value: Value, _checklist: Checklist) -> str:
    chosen = value if isinstance(value, tuple) else ()
    return "\n".join(option.label for option in field.options if option.id in chosen)


def _scale(_field: Field, value: Value, _checklist: Checklist) -> str:
    return tr("{number} of 10").format(number=value)


def _date(_field: Field, value: Value, _checklist: Checklist) -> str:
    if not isinstance(value, DateAnswer):
        return str(value)
    words = answer_date_words(value)
    return first_upper(words) if isinstance(value, DateNotSure) else words


def _medicines(_field: Field, value: Value, _checklist: Checklist) -> str:
    rows = [row for row in value if isinstance(row, MedicineRow)] if isinstance(value, tuple) else []
    return "\n".join(", ".join(row.typed()) for row in rows)


def _therapies(_field: Field, value: Value, checklist: Checklist) -> str:
    labels = {therapy.id: therapy.label for therapy in (*checklist.therapies, *checklist.tried)}
    words = {
        "using": tr("using now"), "tried": tr("tried before"),
        "helped": tr("helped"), "no_change": tr("no change"), "worse": tr("made it worse"),
    }  # fmt: skip
    rows = [row for row in value if isinstance(row, TherapyRow)] if isinstance(value, tuple) else []
    return "\n".join(
        ", ".join(
            part
            for part in (labels.get(row.id, row.id), row.name, words.get(row.state), words.get(row.effect), row.stopped)
            if part
        )
        for row in rows
    )


def _goal(_field: Field, value: Value, checklist: Checklist) -> str:
    if not isinstance(value, Goal):
        return str(value)
    name = next((scale.short for scale in checklist.fields() if scale.id == value.field), value.field)
    numbers = [tr("from {number}").format(number=value.before)] if value.before is not None else []
    numbers += [tr("to {number}").format(number=value.after)] if value.after is not None else []
    return " ".join(filter(None, [name, *numbers]))


# how an answer is shown: one row per kind
_SHOWN: dict[Kind, Callable[[Field, Value, Checklist], str]] = {
    Kind.TEXT: _typed,
    Kind.LONG_TEXT: _typed,
    Kind.CHOICE: _one,
    Kind.CHOICES: _some,
    Kind.DATE: _date,
    Kind.SCALE: _scale,
    Kind.YES_NO_UNSURE: _state,
    Kind.MEDICINES: _medicines,
    Kind.THERAPIES: _therapies,
    Kind.TRIED: _therapies,
    Kind.GOAL: _goal,
}
