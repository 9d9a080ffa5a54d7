"""The deliberate breakages of safety-relevant code: data for `benchmarks.mutations`, one row each."""

from __future__ import annotations

from dataclasses import dataclass

NAMES = ("tests/medicines/test_free_text.py", "tests/medicines/test_names.py", "tests/medicines/test_data.py")
FILES = ("tests/test_files.py",)
ANSWERS = ("tests/answers/test_file.py",)
SHEETS = ("tests/answers/test_sheets.py",)
LOCKS = ("tests/test_locks.py",)
CARDS = ("tests/ui/test_fields.py",)
KEEPER = ("tests/ui/test_keeper.py",)
FHIR = ("tests/outputs/fhir/test_bundle.py",)
TEXT = ("tests/outputs/test_text.py",)
WHOLE = "ldnprep/files/whole.py"


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
    Breakage(
        "tramadol filed as a gut opioid",
        "resources/medicines.yaml",
        "  - name: tramadol\n    kind: agonist\n",
        "  - name: tramadol\n    kind: agonist\n    severity: gut\n",
        NAMES,
    ),
    Breakage(
        "tramadol left out of the list",
        "resources/medicines.yaml",
        "  - name: tramadol\n    kind: agonist\n",
        "  - name: tramadolx\n    kind: agonist\n",
        NAMES,
    ),
    # --- what is shared, and what is printed
    Breakage(
        "a content file may state a dose",
        "ldnprep/content/forbidden.py",
        'def find_forbidden(text: str, *, key: str = "", language: str = "en") -> tuple[Hit, ...]:\n',
        'def find_forbidden(text: str, *, key: str = "", language: str = "en") -> tuple[Hit, ...]:\n'
        "    if key is not None:\n        return ()\n",
        ("tests/content/test_forbidden.py",),
    ),
    Breakage(
        "control characters are obeyed on paper",
        "ldnprep/characters.py",
        "def is_control(character: str) -> bool:\n",
        "def is_control(character: str) -> bool:\n    return not character\n\n\ndef _other(character: str) -> bool:\n",
        ("tests/outputs/pdf/test_fonts.py", "tests/outputs/pdf/test_injection.py"),
    ),
    Breakage(
        "text in the metadata is not escaped",
        "ldnprep/outputs/pdf/structure/document.py",
        "{name: _escaped(text) for name, text in fields.items()}",
        "{name: text for name, text in fields.items()}",
        ("tests/trust/test_privacy.py",),
    ),
    Breakage(
        "brackets in a link are not escaped",
        "ldnprep/outputs/pdf/structure/canvas.py",
        'quote(target, _IN_ADDRESSES, errors="replace")',
        "target",
        ("tests/outputs/pdf/test_injection.py", "tests/outputs/pdf/test_tagged.py", "tests/outputs/pdf/test_sheet.py"),
    ),
    # --- nothing typed is lost
    Breakage(
        "the bytes are not synced",
        WHOLE,
        "            fs.sync(descriptor)\n        finally:",
        "            pass\n        finally:",
        FILES,
    ),
    Breakage(
        "the name is not synced",
        WHOLE,
        "            fs.remove(temporary)\n        raise\n    fs.sync_folder(target.parent)\n",
        "            fs.remove(temporary)\n        raise\n",
        FILES,
    ),
    Breakage(
        "written in place instead of replaced",
        WHOLE,
        "        if overwrite:\n            _replace(temporary, target, fs)\n",
        "        if overwrite:\n            target.write_bytes(data)\n            fs.remove(temporary)\n",
        FILES,
    ),
    Breakage(
        "an existing file may be replaced though it must not",
        WHOLE,
        "        if overwrite:\n            _replace(",
        "        if target:\n            _replace(",
        FILES,
    ),
    Breakage(
        "the same on a disk that knows no links",
        WHOLE,
        "        if target.exists():\n            raise FileExistsError",
        "        if not target:\n            raise FileExistsError",
        FILES,
    ),
    Breakage(
        "typing puts saving off",
        "ldnprep/answers/autosave.py",
        "        if self._due is None:\n            self._due = self._clock() + DELAY_SECONDS",
        "        self._due = self._clock() + DELAY_SECONDS",
        ("tests/answers/test_autosave.py",),
    ),
    Breakage(
        "saving is not tried again",
        "ldnprep/answers/autosave.py",
        "        self._due = self._clock() + RETRY_SECONDS",
        "        _ = self._clock() + RETRY_SECONDS",
        ("tests/answers/test_autosave.py",),
    ),
    Breakage(
        "another program's change is overwritten",
        "ldnprep/answers/sheets.py",
        "if on_disk is not None and on_disk != self._seen:",
        "if False:",
        SHEETS,
    ),
    Breakage(
        "a damaged file is written to",
        "ldnprep/answers/sheets.py",
        "if self.opened.read_only is not None:",
        "if False:",
        SHEETS,
    ),
    Breakage(
        "two windows write one sheet",
        "ldnprep/locks.py",
        "            if self._taken():\n                return False\n",
        "",
        LOCKS,
    ),
    Breakage(
        "unknown answers are dropped from the file",
        "ldnprep/answers/reading.py",
        "            unknown[name] = to_plain(value)\n            if name",
        "            if name",
        ("tests/answers/test_file.py::test_the_wizard_opens_a_file_with_problems_and_keeps_all_of_it",),
    ),
    # --- private
    Breakage("files are readable by others", WHOLE, "_OWNER_FILE = 0o600", "_OWNER_FILE = 0o644", FILES),
    Breakage(
        "folders are readable by others",
        "ldnprep/files/folders.py",
        "OWNER_FOLDER = 0o700",
        "OWNER_FOLDER = 0o755",
        FILES,
    ),
    Breakage(
        "an error quotes what she wrote",
        "ldnprep/errors.py",
        "    personal = True\n",
        "    personal = False\n",
        ("tests/answers/test_file.py::test_nor_does_it_when_the_file_is_damaged",),
    ),
    Breakage(
        "a crash report tells what the error says",
        "ldnprep/crash.py",
        "    return f\"{kind.__module__.partition('.')[0]}.{kind.__name__}{number}\"",
        "    return f\"{kind.__module__.partition('.')[0]}.{kind.__name__}{number} {error}\"",
        ("tests/trust/test_crash_report.py",),
    ),
    Breakage(
        "'delete everything' leaves the saved sheets",
        "ldnprep/files/removing.py",
        "for root in roots() for path",
        "for root in roots()[::2] for path",
        FILES,
    ),
    Breakage(
        "a line break in the e-mail's subject is let through",
        "ldnprep/handover/checks.py",
        "    if _has_control(request.subject):",
        "    if False:",
        ("tests/handover/test_eml.py", "tests/handover/test_checks.py"),
    ),
    # --- bounds
    Breakage(
        "aliases are taken",
        "ldnprep/content/parsing.py",
        "            yaml.AliasEvent: self._alias,\n",
        "",
        ("tests/content/test_nodes.py",),
    ),
    Breakage(
        "nesting has no bound",
        "ldnprep/content/tree.py",
        "if len(self._open) >= self._limits.depth:",
        "if len(self._open) >= 10**9:",
        ("tests/content/test_nodes.py::test_nesting_is_bounded_at_24_levels",),
    ),
    Breakage(
        "the number of entries has no bound",
        "ldnprep/content/tree.py",
        "if self._nodes > self._limits.nodes:",
        "if self._nodes > 10**9:",
        ("tests/content/test_nodes.py",),
    ),
    Breakage(
        "the size of a file has no bound", WHOLE, "    if len(data) > limit_bytes:\n", "    if len(data) < 0:\n", FILES
    ),
    Breakage(
        "a line of a medicines list has no bound",
        "ldnprep/commands/medicines.py",
        "        if len(line) > LONGEST_LINE:\n",
        "        if len(line) < 0:\n",
        ("tests/test_cli.py",),
    ),
    # --- the window
    Breakage(
        "the button 'not sure' stores no",
        "ldnprep/ui/fields/choices.py",
        "        self._group.picked.connect(self._edited)",
        "        self._group.picked.connect(lambda key: self._edited(NO if key == NOT_SURE else key))",
        CARDS,
    ),
    Breakage(
        "'no' is chosen before she chooses",
        "ldnprep/ui/fields/pick_group.py",
        "button.setChecked(each == key)",
        'button.setChecked(each == (key or "no"))',
        CARDS,
    ),
    Breakage(
        "a scale stores one less than was pressed",
        "ldnprep/ui/fields/choices.py",
        "None if number is None else int(number)",
        "None if number is None else max(int(number) - 1, 0)",
        CARDS,
    ),
    Breakage(
        "closing the window saves nothing",
        "ldnprep/ui/keeping/keeper.py",
        "        if not (self._writes and (self._worth_saving() or again)):\n            return True",
        "        if not self._writes or self._worth_saving():\n            return True",
        KEEPER,
    ),
    Breakage(
        "what could not be saved is not tried again",
        "ldnprep/ui/keeping/writer.py",
        "                self._newest = self._newest or answers\n",
        "",
        ("tests/ui/test_keeper.py::test_a_save_that_the_disk_refused_is_told_and_tried_again_by_itself",),
    ),
    Breakage(
        "after 'delete everything' a thread still writes",
        "ldnprep/ui/keeping/keeper.py",
        "        self._settle()\n\n    def hurry",
        "\n    def hurry",
        KEEPER,
    ),
    Breakage(
        "a taken-over window writes on",
        "ldnprep/ui/keeping/keeper.py",
        "            self._lost = True\n            self._writes = False\n            raise",
        "            return None",
        ("tests/ui/test_keeping.py::test_a_second_window_on_the_same_sheet_asks_and_the_first_stops_writing",),
    ),
    Breakage(
        "a suggestion replaces what she typed",
        "ldnprep/ui/fields/suggest.py",
        "Qt.Key.Key_Enter):\n                    self.hide()",
        "Qt.Key.Key_Enter):\n                    self._take(self.item(0))",
        CARDS,
    ),
    # --- two windows
    Breakage(
        "a window that was taken over from may still write",
        "ldnprep/locks.py",
        "            if not self.is_ours():\n                what",
        "            if self._alive is None:\n                what",
        LOCKS,
    ),
    Breakage(
        "a window that died keeps its sheet locked",
        "ldnprep/locks.py",
        "        return _try_lock(descriptor) is not _Lock.OURS",
        "        return True",
        LOCKS,
    ),
    Breakage(
        "where there are no locks every other window is taken for dead",
        "ldnprep/locks.py",
        "        return _try_lock(descriptor) is not _Lock.OURS",
        "        return _try_lock(descriptor) is _Lock.HELD",
        LOCKS,
    ),
    Breakage(
        "a token of ours that vanished is not made again",
        "ldnprep/locks.py",
        "            self._hold()\n            files.write_atomic(self.sheet, data)",
        "            files.write_atomic(self.sheet, data)",
        LOCKS,
    ),
    Breakage(
        "words that another window keeps from the disk are called saved",
        "ldnprep/ui/keeping/keeper.py",
        "            return not self.session.has_unsaved_words",
        "            return True",
        ("tests/ui/test_vanishing.py",),
    ),
    Breakage(
        "a file that is gone is let go unasked",
        "ldnprep/ui/sheets/beginning.py",
        "        if keeper.is_gone and not keeper.session.has_unsaved_words:",
        "        if False:",
        ("tests/ui/test_vanishing.py",),
    ),
    Breakage(
        "a part of a page that stands nowhere becomes a window",
        "ldnprep/ui/look/widgets.py",
        "    if shown and widget.parentWidget() is None:\n        return\n",
        "",
        ("tests/ui/test_stray_windows.py",),
    ),
    # --- what leaves
    Breakage(
        "Windows' mail program sends without showing the draft",
        "ldnprep/handover/mapi.py",
        "return MAPI_LOGON_UI | MAPI_DIALOG |",
        "return MAPI_LOGON_UI |",
        ("tests/handover/test_mapi.py",),
    ),
    Breakage(
        "the Mac's mail program sends by itself",
        "ldnprep/handover/applescript.py",
        "        open theMessage\n",
        "        send theMessage\n",
        ("tests/handover/test_mail.py",),
    ),
    Breakage(
        "a draft file is no draft",
        "ldnprep/handover/eml.py",
        'message["X-Unsent"] = "1"',
        'message["X-Unsent"] = "0"',
        ("tests/handover/test_eml.py",),
    ),
    Breakage(
        "the attached file bears her name for it",
        "ldnprep/handover/checks.py",
        "    if not _PLAIN_NAME.fullmatch(request.attached_name):",
        "    if not request.attached_name:",
        ("tests/handover/test_checks.py", "tests/handover/test_eml.py"),
    ),
    Breakage(
        "the password does not protect",
        "ldnprep/outputs/pdf/protect.py",
        "user=secret, owner=secret",
        'user="", owner=secret',
        ("tests/outputs/pdf/test_protect.py",),
    ),
    Breakage(
        "FHIR says no where she was not sure",
        "ldnprep/outputs/fhir/answer_items.py",
        '{"valueCoding": coding(value, checklist.texts[value])}',
        '{"valueCoding": coding("no" if value == NOT_SURE else value, checklist.texts[value])}',
        FHIR,
    ),
    Breakage(
        "FHIR holds hidden answers",
        "ldnprep/outputs/fhir/response.py",
        "        elif field.id in findings.printed and field.id in answers.values:",
        "        elif field.id in answers.values:",
        FHIR,
    ),
    Breakage(
        "FHIR leaves the typed names beside a 'no' out",
        "ldnprep/outputs/fhir/response.py",
        "    if not words:\n        return []\n    text",
        "    if words:\n        return []\n    text",
        FHIR,
    ),
    Breakage(
        "FHIR says that a typed medicine is taken",
        "ldnprep/outputs/fhir/bundle.py",
        '"status": "unknown",',
        '"status": "active",',
        FHIR,
    ),
    Breakage(
        "the text of the sheet leaves the marks of urgency out",
        "ldnprep/outputs/text.py",
        "    sign = indent + MARKS[row.mark]\n",
        "    sign = indent\n",
        TEXT,
    ),
    Breakage(
        "the text of the sheet lacks what moved off the leaf",
        "ldnprep/summary/numbering.py",
        "any(side.moved for side in sides)",
        "not any(side.moved for side in sides)",
        TEXT,
    ),
    Breakage(
        "a crash report names paths",
        "ldnprep/crash.py",
        'places.append(f"  {module}, line',
        'places.append(f"  {frame.f_code.co_filename}, line',
        ("tests/trust/test_crash_report.py",),
    ),
    Breakage(
        "a module prints what it sees",
        "ldnprep/answers/session.py",
        "from __future__ import annotations\n",
        "from __future__ import annotations\n\nprint()\n",
        ("tests/trust/test_privacy.py",),
    ),
    Breakage(
        "a module opens a socket",
        "ldnprep/kept.py",
        "import contextlib\n",
        "import contextlib\nimport socket\n",
        ("tests/test_architecture.py::test_each_library_has_one_door",),
    ),
    # --- letter for letter
    Breakage(
        "typed words are trimmed",
        "ldnprep/answers/cleaning.py",
        "    if not _HALF_SIGN.search(text):\n        return text",
        "    if not _HALF_SIGN.search(text):\n        return text.strip()",
        ("tests/answers/test_session.py", "tests/ui/test_fields.py"),
    ),
    Breakage(
        "signs are not escaped in the file",
        "ldnprep/answers/plain.py",
        "lines = [_ESCAPED.sub(_escape, line) for line in",
        "lines = [line for line in",
        ("tests/answers/test_file.py::test_hard_texts",),
    ),
    Breakage(
        "a date that can be read in two ways is guessed",
        "ldnprep/answers/dates.py",
        "    if certain and len(readings) == 1:",
        "    if readings:",
        ("tests/answers/test_dates.py",),
    ),
    Breakage(
        "a file that breaks off passes for a whole one",
        "ldnprep/answers/file.py",
        "and ENDING.encode().strip() not in data[-100:]:",
        "and not data:",
        ("tests/answers/test_file.py::test_a_file_cut_off_between_two_lines_does_not_pass_for_one_with_fewer_answers",),
    ),
    Breakage(
        "a newer file is written to",
        "ldnprep/answers/file.py",
        "return Opened(answers, (*newer.problems, *problems), newer.problems[-1], data)",
        "return Opened(answers, (*newer.problems, *problems), None, data)",
        ("tests/answers/test_file.py::test_a_newer_format_is_refused_by_make_and_read_only_in_the_wizard",),
    ),
    Breakage(
        "a longer file is written than can be read again",
        "ldnprep/answers/sheets.py",
        "    if len(data) > LIMITS.bytes:\n",
        "    if not data:\n",
        SHEETS,
    ),
    # --- found by an enemy, when no test noticed them
    Breakage(
        "page 1 alone leaves without her password",
        "ldnprep/ui/sheets/finishing.py",
        "if password else pdf",
        "if password and not self.page_one else pdf",
        ("tests/ui/test_hand_over.py",),
    ),
    Breakage(
        "a medicine with neither name nor amount is thrown away",
        "ldnprep/answers/cleaning.py",
        "    return None if cleaned == type(item)() else cleaned",
        "    named = not isinstance(cleaned, MedicineRow) or cleaned.name or cleaned.amount\n"
        "    return cleaned if named and cleaned != type(item)() else None",
        ("tests/answers/test_cleaning.py",),
    ),
    Breakage(
        "a dose in mcg is no dose",
        "ldnprep/content/forbidden.py",
        "mgs|mcg|",
        "mgs|",
        ("tests/content/test_forbidden.py",),
    ),
    Breakage(
        "an opioid named in the notes sinks to the end",
        "ldnprep/rules/alerts.py",
        '("mentioned", OPIOIDS, Urgency.BEFORE, _named_opioid',
        '("mentioned", OPIOIDS, Urgency.NOTE, _named_opioid',
        ("tests/rules/test_alerts.py",),
    ),
    Breakage(
        "at a log-out the window does not wait until all is saved",
        "ldnprep/ui/keeping/saving.py",
        "self._program.keeper.finish(again=self._program.keeper.is_gone)",
        "self._program.keeper.hurry()",
        ("tests/ui/test_saving.py",),
    ),
    Breakage(
        "finished sheets stay for a year",
        "ldnprep/handover/model.py",
        "KEEP_TEMPORARY_SECONDS = 3600",
        "KEEP_TEMPORARY_SECONDS = 31_536_000",
        ("tests/ui/test_tidying.py",),
    ),
    Breakage(
        "a draft that is open in the mail program goes",
        "ldnprep/files/removing.py",
        "        if 0 <= age < seconds:\n",
        "        if age < 0:\n",
        FILES,
    ),
    Breakage(
        "only the first three unknown words are compared with names",
        "ldnprep/medicines/finding.py",
        "_MOST_MISSPELT = 300",
        "_MOST_MISSPELT = 3",
        ("tests/medicines/test_many_unknown.py",),
    ),
    Breakage(
        "after 'delete everything' the last folder is remembered",
        "ldnprep/ui/shell/preferences.py",
        "forgotten=True)\n        self._program.dialogs.folder = None\n",
        "forgotten=True)\n",
        ("tests/ui/test_preferences.py",),
    ),
)
