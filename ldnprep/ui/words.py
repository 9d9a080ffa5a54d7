"""Words in the window: content stays as it is written, and the window's own words go through Qt's translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from ldnprep.answers.model import DateAnswer, DateNotSure, PartialDate, TypedDate


def tr(text: str, context: str = "Wizard") -> str:
    """The window's own words in the person's language."""
    return QCoreApplication.translate(context, text)


def plain(text: str) -> str:
    """A text for a button, menu or tab as it is: `&` would make the next letter an Alt key."""
    return text.replace("&", "&&")


def date_words(value: PartialDate) -> str:
    """A date with its month by name: 15 January 2027, January 2027 or 2027."""
    if value.month is None:
        return str(value.year)
    month = QLocale(QLocale.Language.English).standaloneMonthName(value.month)
    known = [str(value.day)] if value.day is not None else []
    return " ".join([*known, month, str(value.year)])


def answer_date_words(value: DateAnswer) -> str:
    """A date answer as the person would say it."""
    return {
        PartialDate: lambda v: date_words(v),
        TypedDate: lambda v: v.typed,
        DateNotSure: lambda v: tr("not sure"),
    }[type(value)](value)
