"""What she ticked that makes an urgent text apply, in words, so that the text names it."""

from __future__ import annotations

from collections.abc import Mapping

from ldnprep.answers.model import NOT_SURE, YES, Value
from ldnprep.content.model import Checklist, Field, Urgent


def sign_lines(checklist: Checklist, values: Mapping[str, Value], urgent: Urgent) -> tuple[str, ...]:
    """One line a sign: its name as asked, and the state of her own answer ("Dark urine: not sure").

    values: the answers that count. A sign that she did not tick has no line.
    """
    fields = {field.id: field for field in checklist.fields()}
    named = ((fields[name], values.get(name)) for name in urgent.signs if name in fields)
    lines = (_line(checklist.texts, field, value) for field, value in named if value is not None)
    return tuple(line for line in lines if line)


def _line(texts: Mapping[str, str], field: Field, value: Value) -> str:
    if isinstance(value, tuple):
        ticked = [option.short for option in field.options if option.id in value and not option.alone]
        return f"{', '.join(ticked)}: {texts[YES]}" if ticked else ""
    return f"{field.short}: {texts[value]}" if value in (YES, NOT_SURE) and isinstance(value, str) else ""
