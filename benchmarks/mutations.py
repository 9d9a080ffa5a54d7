"""Does the suite notice when the program is broken on purpose? `python -m benchmarks.mutations [--jobs N] [WORD ...]`.

Each breakage is made in a copy of the tree, one at a time, and only the tests named beside it run. WORD: only the
breakages whose name holds it. Prints one line each, and the names of those that nobody noticed; exit code 1 then.
"""

from __future__ import annotations

import argparse
import os
import queue
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_COPIED = ("build", "dist", "out")
_TESTS_FAILED = 1  # pytest's exit code; 2 and above mean that the tests could not run

RULES = ("tests/rules/test_flags.py", "tests/rules/test_conditions.py", "tests/rules/test_shared.py")
PAGE_1 = ("tests/summary/test_first_page.py", "tests/summary/test_document.py")
NAMES = ("tests/medicines",)
FILES = ("tests/test_files.py",)
ANSWERS = ("tests/answers/test_file.py",)


@dataclass(frozen=True, slots=True)
class Breakage:
    """name: what is broken, in words. old → new: text in `file`, where old stands once. tests: what must notice."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


BREAKAGES = (
    # --- a missed opioid is the worst failure
    Breakage("tramadol filed as a gut opioid", "resources/medicines.yaml",
             "  - name: tramadol\n    kind: agonist\n", "  - name: tramadol\n    kind: agonist\n    severity: gut\n",
             ("tests/medicines", "tests/rules")),
    Breakage("tramadol left out of the list", "resources/medicines.yaml",
             "  - name: tramadol\n    kind: agonist\n", "  - name: tramadolx\n    kind: agonist\n", NAMES),
    Breakage("typing slips are not looked for", "ldnprep/medicines/misspelt.py",
             "most = 2 if len(folded) >= _LONG else 1", "most = 0", NAMES),
    Breakage("the least urgent match decides", "ldnprep/medicines/recogniser.py",
             "return Recognised(text, min(flags, key=urgency)", "return Recognised(text, max(flags, key=urgency)",
             NAMES),
    Breakage("an unknown word counts as known", "ldnprep/medicines/recogniser.py",
             "flags = [match.flag for match in matches] + ([] if known else [Flag.CHECK])",
             "known = True\n        flags = [match.flag for match in matches] or [Flag.NONE]", NAMES),
    Breakage("typed opioids without a flag of the content are dropped", "ldnprep/rules/flags.py",
             "if line.recognised.flag is Flag.OPIOID and id(line) not in shown)",
             "if line.recognised.flag is Flag.OPIOID and id(line) in shown)", RULES),
    Breakage("rows of hidden questions do not count", "ldnprep/rules/facts.py",
             "return name in asked or name in ALWAYS_COUNT or (name in fields and fields[name].kind is Kind.MEDICINES)",
             "return name in asked", ("tests/rules",)),
    Breakage("the other cells of a row are not read", "ldnprep/rules/facts.py",
             "return replace(found, flag=Flag.OPIOID, matches=found.matches + extra) if extra else found",
             "return found", ("tests/rules",)),
    Breakage("opioids in notes are not looked for", "ldnprep/rules/find.py",
             "        if matches:\n            yield Mention", "        if not matches:\n            yield Mention",
             ("tests/rules",)),
    Breakage("'no, but typed' is no contradiction", "ldnprep/rules/flags.py",
             "contradicted = bool(typed_names and lines and denied and (about_opioids or not answering))",
             "contradicted = False", RULES),
    Breakage("the contradicted flag does not stand first", "ldnprep/rules/flags.py",
             "ordered.insert(0, first)", "ordered.append(first)", ("tests/rules",)),
    # --- four states, four words
    Breakage("'not sure' is printed as 'no'", "ldnprep/rules/flags.py",
             "return State(value) if value in (YES, NO, NOT_SURE) else State.NOT_ANSWERED",
             "return State(value) if value in (YES, NO) else State.NO", RULES),
    Breakage("'not answered' is printed as 'no'", "ldnprep/rules/flags.py",
             "return State(value) if value in (YES, NO, NOT_SURE) else State.NOT_ANSWERED",
             "return State(value) if value in (YES, NO, NOT_SURE) else State.NO", RULES),
    Breakage("'not sure' about opioids raises no flag", "questions.yaml",
             "          - {opioids_now: [yes, not_sure]}\n", "          - {opioids_now: [yes]}\n",
             ("tests/rules", "tests/test_questions.py")),
    Breakage("unanswered safety questions are not named", "ldnprep/rules/flags.py",
             "    return tuple(Unanswered(tier, named) for tier, named in by_tier if named)", "    return ()",
             ("tests/rules",)),
    Breakage("the marks of 'no' and 'not answered' are swapped", "ldnprep/summary/safety_part.py",
             "State.NO: Mark.NONE, State.NOT_SURE: Mark.UNSURE, State.NOT_ANSWERED: Mark.UNANSWERED",
             "State.NO: Mark.UNANSWERED, State.NOT_SURE: Mark.UNSURE, State.NOT_ANSWERED: Mark.NONE",
             PAGE_1),
    # --- what is shared, and what is printed
    Breakage("show_mood off leaks the answer", "ldnprep/rules/shared.py",
             "if answers.settings.show_mood:", "if True:", ("tests/rules", "tests/summary")),
    Breakage("the fixed sentence is left out", "ldnprep/summary/first_page.py",
             'fixed = at.word("fixed_sentence")', 'fixed = ""', ("tests/summary",)),
    Breakage("own content is not named on page 1", "ldnprep/summary/first_page.py",
             "    if not meta.builtin:\n", "    if meta.builtin is None:\n", ("tests/trust/test_supply.py",)),
    Breakage("the content's checksum is not on the sheet", "ldnprep/summary/reading.py",
             "{at.word('content_checksum')} {meta.sha256}", "{at.word('content_checksum')}",
             ("tests/trust/test_supply.py",)),
    Breakage("a content file may state a dose", "ldnprep/content/forbidden.py",
             "def find_forbidden(text: str, *, key: str = \"\") -> tuple[Hit, ...]:\n",
             "def find_forbidden(text: str, *, key: str = \"\") -> tuple[Hit, ...]:\n    if key is not None:\n"
             "        return ()\n",
             ("tests/content/test_forbidden.py",)),
    Breakage("control characters are obeyed on paper", "ldnprep/outputs/pdf/fonts.py",
             "def is_control(letter: str) -> bool:\n",
             "def is_control(letter: str) -> bool:\n    return not letter\n\n\ndef _other(letter: str) -> bool:\n",
             ("tests/outputs/pdf/test_fonts.py", "tests/outputs/pdf/test_injection.py")),
    Breakage("text in the metadata is not escaped", "ldnprep/outputs/pdf/metadata.py",
             "{name: escape(text) for name, text in fields.items()}", "{name: text for name, text in fields.items()}",
             ("tests/trust/test_privacy.py",)),
    Breakage("brackets in a link are not escaped", "ldnprep/outputs/pdf/assemble.py",
             'return plain.replace("\\\\", "%5C").replace("(", "%28").replace(")", "%29")', "return plain",
             ("tests/outputs/pdf",)),
    # --- nothing typed is lost
    Breakage("the bytes are not synced", "ldnprep/files.py",
             "            fs.sync(descriptor)\n        finally:", "            pass\n        finally:", FILES),
    Breakage("the name is not synced", "ldnprep/files.py",
             "            fs.remove(temporary)\n        raise\n    fs.sync_folder(target.parent)\n",
             "            fs.remove(temporary)\n        raise\n", FILES),
    Breakage("written in place instead of replaced", "ldnprep/files.py",
             "        if overwrite:\n            _replace(temporary, target, fs)\n",
             "        if overwrite:\n            target.write_bytes(data)\n            fs.remove(temporary)\n", FILES),
    Breakage("an existing file may be replaced though it must not", "ldnprep/files.py",
             "        if not overwrite and target.exists():\n            raise _exists(path)\n", "",
             ("tests/test_files.py::TestPowerCut", "tests/test_files.py", "tests/answers/test_sheets.py")),
    Breakage("typing puts saving off", "ldnprep/answers/autosave.py",
             "        if self._due is None:\n            self._due = self._clock() + DELAY_SECONDS",
             "        self._due = self._clock() + DELAY_SECONDS", ("tests/answers/test_autosave.py",)),
    Breakage("saving is not tried again", "ldnprep/answers/autosave.py",
             "        self._due = self._clock() + RETRY_SECONDS", "        _ = self._clock() + RETRY_SECONDS",
             ("tests/answers/test_autosave.py",)),
    Breakage("another program's change is overwritten", "ldnprep/answers/sheets.py",
             "if on_disk is not None and on_disk != self._seen:", "if False:", ("tests/answers/test_sheets.py",)),
    Breakage("a damaged file is written to", "ldnprep/answers/sheets.py",
             "if self.opened.read_only is not None:", "if False:", ("tests/answers/test_sheets.py",)),
    Breakage("two windows write one sheet", "ldnprep/locks.py",
             "            if _is_alive(_read_token(self._owner_file)):\n                return False\n", "",
             ("tests/test_locks.py",)),
    Breakage("unknown answers are dropped from the file", "ldnprep/answers/reading.py",
             "        extra[key] = to_plain(value)\n        near", "        near", ANSWERS),
    # --- private
    Breakage("files are readable by others", "ldnprep/files.py", "_OWNER_FILE = 0o600", "_OWNER_FILE = 0o644", FILES),
    Breakage("folders are readable by others", "ldnprep/files.py",
             "_OWNER_FOLDER = 0o700", "_OWNER_FOLDER = 0o755", FILES),
    Breakage("an error quotes what she wrote", "ldnprep/errors.py", "    personal = True\n", "    personal = False\n",
             ANSWERS),
    Breakage("a crash report tells what the error says", "ldnprep/crash.py",
             '    return f"{kind.__module__.partition(\'.\')[0]}.{kind.__name__}{number}"',
             '    return f"{kind.__module__.partition(\'.\')[0]}.{kind.__name__}{number} {error}"',
             ("tests/trust/test_crash_report.py",)),
    Breakage("'delete everything' leaves the saved sheets", "ldnprep/files.py",
             "return tuple(path for root in _roots() for path", "return tuple(path for root in _roots()[::2] for path",
             FILES),
    Breakage("a line break in the e-mail's subject is let through", "ldnprep/handover/checks.py",
             "    if _has_control(request.subject):", "    if False:", ("tests/handover/test_eml.py",
             "tests/handover/test_checks.py")),
    # --- bounds
    Breakage("aliases are taken", "ldnprep/content/nodes.py",
             "            yaml.AliasEvent: self._alias,\n", "", ("tests/content/test_nodes.py",)),
    Breakage("nesting has no bound", "ldnprep/content/nodes.py",
             "if len(self._open) >= self._limits.depth:", "if len(self._open) >= 10**9:",
             ("tests/content/test_nodes.py",)),
    Breakage("the number of entries has no bound", "ldnprep/content/nodes.py",
             "if self._nodes > self._limits.nodes:", "if self._nodes > 10**9:", ("tests/content/test_nodes.py",)),
    Breakage("the size of a file has no bound", "ldnprep/files.py",
             "    if len(data) > limit_bytes:\n", "    if len(data) < 0:\n", FILES),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one breakage: by: the first test that noticed it, "" when none did; wrong: why it was not tried."""

    breakage: Breakage
    by: str = ""
    wrong: str = ""


def main(arguments: Sequence[str]) -> int:
    """Breaks, tests, prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=__doc__)
    parser.add_argument("words", nargs="*", metavar="WORD")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--green", action="store_true", help="the tests are known to pass: do not run them unbroken")
    options = parser.parse_args(arguments)
    chosen = [b for b in BREAKAGES if not options.words or any(word in b.name for word in options.words)]
    with tempfile.TemporaryDirectory(prefix="ldnprep-mutations-") as folder:
        results = _run(chosen, Path(folder), options.jobs, green=options.green)
    missed = [result for result in results if not result.by]
    print(f"breakages: {len(results)}; noticed: {len(results) - len(missed)}; not noticed: {len(missed)}")
    return 1 if missed else 0


def _run(chosen: Sequence[Breakage], folder: Path, jobs: int, *, green: bool) -> list[Result]:
    trees: queue.Queue[Path] = queue.Queue()
    for number in range(jobs):
        trees.put(_copy(folder / str(number)))
    tests = sorted({test for breakage in chosen for test in breakage.tests})
    before = ("", "") if green else _outcome(folder / "0", tuple(tests))
    if any(before):
        raise SystemExit(f"the tests fail without any breakage: {' '.join(before)}")
    results = []
    with ThreadPoolExecutor(jobs) as pool:
        for result in pool.map(lambda breakage: _tried(breakage, trees), chosen):
            print(f"- {result.breakage.name}: {result.by or result.wrong or 'NOT NOTICED'}", flush=True)
            results.append(result)
    return results


def _copy(target: Path) -> Path:
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns("__pycache__", ".*", *NOT_COPIED))
    return target


def _tried(breakage: Breakage, trees: queue.Queue[Path]) -> Result:
    tree = trees.get()
    path = tree / breakage.file
    whole = path.read_text("utf-8")
    try:
        if breakage.old not in whole:
            return Result(breakage, wrong=f"{breakage.file} has changed: mend this breakage")
        path.write_text(whole.replace(breakage.old, breakage.new), "utf-8")
        return Result(breakage, *_outcome(tree, breakage.tests))
    finally:
        path.write_text(whole, "utf-8")
        trees.put(tree)


def _outcome(tree: Path, tests: tuple[str, ...]) -> tuple[str, str]:
    """The first test that fails in this tree ("" when none does), and why they could not run ("" when they could)."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", *tests]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(  # noqa: S603  # pytest, with arguments from the table above
        command, cwd=tree, capture_output=True, text=True, env=environment, check=False
    )
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    if done.returncode == 0:
        return "", ""
    if done.returncode != _TESTS_FAILED or not failed:
        return "", f"the tests cannot run ({done.returncode}): {(failed or [done.stdout[-300:]])[0]}"
    return failed[0].split(" ", 1)[1].split(" - ")[0].split("[")[0], ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
