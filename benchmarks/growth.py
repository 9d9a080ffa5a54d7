"""`python -m benchmarks.growth KIND SIZE`: one size of one kind of work; prints its processor milliseconds as JSON.

KIND: content (a content file of SIZE questions is read and checked), notes (a sheet with notes of SIZE words).
"""

from __future__ import annotations

import json
import sys
import time

from msgspec.structs import replace

from ldnprep import pipeline, shipped
from ldnprep.content.load import checklist_from, shipped_groups
from ldnprep.content.nodes import Problems
from ldnprep.errors import ContentError


def content(size: int) -> float:
    """The shipped content with so many more questions for the visit."""
    text = shipped.questions_file().read_text("utf-8")
    topic = pipeline.load_checklist().topics[0].id
    head, mark, tail = text.partition("\n    questions:\n")
    more = "".join(
        f"      - {{id: more_{n}, topic: {topic}, rank: {500 + n}, text: Is this question number {n}?}}\n"
        for n in range(size)
    )
    data = (head + mark + more + tail).encode()
    started = time.process_time()
    checklist_from(data, Problems("large.yaml", ContentError), builtin=False, groups=shipped_groups())
    return (time.process_time() - started) * 1000


def notes(size: int) -> float:
    """A sheet whose notes have so many words, all different ones often enough."""
    checklist = pipeline.load_checklist()
    answers = pipeline.load_answers(shipped.resource("examples", "patch-and-surgery.yaml"), checklist)
    some = ("a longer sentence, with a comma.", "word{} and", "more of {}")
    words = " ".join(" ".join(some[n % 3].format(n % 997) for n in range(size // 3)).split()[:size])
    long = replace(answers, values={**answers.values, "notes": words})
    pipeline.make_pdf(checklist, answers, pipeline.options_for(answers.settings))  # all that is read once is read
    started = time.process_time()
    pipeline.make_pdf(checklist, long, pipeline.options_for(long.settings))
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    kind = {"content": content, "notes": notes}[sys.argv[1]]
    print(json.dumps(kind(int(sys.argv[2]))))
