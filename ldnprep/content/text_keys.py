"""The keys of `texts` in questions.yaml: every fixed word of the sheet, each with a note for the person who edits it.

The content check refuses a missing and an unknown key. Rooms that print words name their keys here.
"""

from __future__ import annotations

TEXT_KEYS: dict[str, str] = {
    "title": "title of the sheet, before the date: 'Patient's own notes for the visit on'",
    "title_no_date": "title when no visit date is known",
    "not_checked": "line below the title: completed at home, not checked, makes no recommendation",
    "not_checked_helper": "the same when a helper filled it in",
    "fixed_sentence": "the fixed sentence for patients, word for word",
    "get_help_now": "the 'get medical help now' sentence, word for word",
    "stop_drinking": "added to the fixed sentence when alcohol is heavy",
    "yes": "state word",
    "no": "state word",
    "not_sure": "state word",
    "not_answered": "state word",
}
