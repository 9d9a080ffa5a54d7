"""`ldnprep flags`: what the rules make of a file of answers, as one JSON object."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ldnprep import pipeline
from ldnprep.commands.out import put_text

if TYPE_CHECKING:
    from ldnprep.answers.model import Answers
    from ldnprep.content.model import Checklist


def run(answers: Path, *, questions: Path | None) -> int:
    """Print what the rules make of `answers` (questions: another content file); gives the exit code."""
    checklist = pipeline.load_checklist(questions)
    put_text(json.dumps(told(checklist, pipeline.load_answers(answers, checklist)), ensure_ascii=False, indent=1))
    return 0


def told(checklist: Checklist, answers: Answers) -> dict[str, object]:
    """The object: topics in printed order with urgency, state, alerts and lines; urgent texts; questions; reassures."""
    findings = pipeline.find(checklist, answers)
    lines = pipeline.lines_by_topic(checklist, answers, findings)
    return {
        "topics": [
            {
                "topic": found.topic.id,
                "urgency": found.urgency.value,
                "state": found.state.value,
                "alerts": [raised.alert.id for raised in found.alerts],
                "lines": list(lines.get(found.topic.id, ())),
            }
            for found in findings.topics
        ],
        "urgent": [urgent.id for urgent in findings.urgent_printed],
        "questions": [asked.id for asked in findings.top],
        "reassures": findings.reassures,
    }
