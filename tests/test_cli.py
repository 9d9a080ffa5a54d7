"""The command line as other tools rely on it: what is printed, what is written, which exit code."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ldnprep.cli import main
from ldnprep.commands import medicines
from ldnprep.commands.example import example_bytes, names
from ldnprep.commands.make import Request, plan
from ldnprep.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "resources" / "examples"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    target = tmp_path / "answers.yaml"
    target.write_bytes(example_bytes("no-but-typed"))
    return target


def refused(capsys: pytest.CaptureFixture[str], code: int, *arguments: str | Path) -> str:
    """The sentence printed when these arguments are refused with `code`."""
    assert main([str(argument) for argument in arguments]) == code
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert printed.err.strip()
    return printed.err


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_example_becomes_a_sheet(tmp_path: Path, name: str, paper: str) -> None:
    source, sheet = tmp_path / "a.yaml", tmp_path / "sheet.pdf"
    assert main(["example", name, "-o", str(source)]) == 0
    assert main(["make", str(source), "-o", str(sheet), "--paper", paper]) == 0
    assert sheet.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("inputs", "output", "words"),
    [
        (["ann.json"], "Ann.json", "is one of the answers files"),
        (["Zoe\u0301.json"], "Zo\u00e9.json", "is one of the answers files"),
        (["Ann.yaml", "ann.json"], "sheets/", "would both become"),
    ],
    ids=["case", "accent", "two of a folder"],
)
def test_no_file_goes_where_the_disk_takes_two_names_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[str], output: str, words: str
) -> None:
    for name in inputs:
        (tmp_path / name).write_bytes(example_bytes("no-but-typed"))
    end = "/" * output.endswith("/")
    request = Request(tuple(tmp_path / name for name in inputs), str(tmp_path / output) + end)
    monkeypatch.setattr(sys, "platform", "linux")
    plan(request)  # it tells them apart
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(UsageError, match=words):
        plan(request)


def test_the_same_answers_give_the_same_bytes(tmp_path: Path, answers: Path) -> None:
    sheets = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for seed, sheet in enumerate(sheets):
        environment = os.environ | {"PYTHONHASHSEED": str(seed), "TZ": f"UTC{seed:+d}", "LANG": "C"}
        command = [sys.executable, "-m", "ldnprep", "make", str(answers), "-o", str(sheet)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
    assert sheets[0].read_bytes() == sheets[1].read_bytes()


def test_standard_output_carries_the_sheet_alone(answers: Path) -> None:
    command = [sys.executable, "-m", "ldnprep", "make", str(answers), "-o", "-", "--format", "pdf"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.startswith(b"%PDF-")
    assert done.stdout.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize(("ending", "start"), [(".pdf", b"%PDF-"), (".txt", b"Patient's own notes"), (".json", b"{")])
def test_the_ending_chooses_the_format(tmp_path: Path, answers: Path, ending: str, start: bytes) -> None:
    target = tmp_path / f"sheet{ending}"
    assert main(["make", str(answers), "-o", str(target)]) == 0
    assert target.read_bytes()[: len(start)] == start


def test_a_folder_becomes_one_sheet_each_named_after_the_input(tmp_path: Path) -> None:
    inside, out = tmp_path / "in", tmp_path / "out"
    shutil.copytree(EXAMPLES, inside)
    assert main(["make", str(inside), "-o", str(out), "--format", "text", "--jobs", "2"]) == 0
    assert {path.name for path in out.iterdir()} == {f"{name}.txt" for name in names()}


def test_page_1_alone_says_so_in_its_name(tmp_path: Path, answers: Path) -> None:
    out = tmp_path / "out"
    assert main(["make", str(answers), "--page-one", "-o", f"{out}/"]) == 0
    (made,) = out.iterdir()
    assert made.name == "answers-page-1.pdf"
    assert main(["make", str(answers), "--page-one", "-o", str(tmp_path / "one.txt")]) == 0
    assert "For our talk" not in (tmp_path / "one.txt").read_text(encoding="utf-8")


def with_parts(answers: Path, parts: str) -> None:
    """The same answers with these parts in their settings."""
    text = answers.read_text(encoding="utf-8")
    answers.write_text(text.replace("settings: {", f"settings: {{parts: [{parts}], "), encoding="utf-8")


def test_parts_follow_the_leaf_only_when_named(tmp_path: Path, answers: Path) -> None:
    def made(*arguments: str) -> str:
        target = tmp_path / "sheet.txt"
        assert main(["make", str(answers), "-o", str(target), *arguments]) == 0
        return target.read_text(encoding="utf-8")

    titles = ("ALL MY ANSWERS", "FOR THE PHYSICIAN: EVIDENCE", "SYMPTOM DIARY")
    assert not any(title in made() for title in titles)
    assert [title in made("--with", "evidence,answers") for title in titles] == [True, True, False]
    assert [title in made("--with", "answers", "--diary") for title in titles] == [True, False, True]
    assert not any(title in made("--with", "none") for title in titles)
    with_parts(answers, "evidence, body")
    assert [title in made() for title in titles] == [False, True, False]
    assert not any(title in made("--with", "none") for title in titles)


def test_a_part_that_there_is_not_is_told(tmp_path: Path, answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_parts(answers, "body")
    assert main(["make", str(answers), "-o", str(tmp_path / "sheet.txt")]) == 0
    assert "there is no part 'body'" in capsys.readouterr().err


def test_message_is_short_and_goes_to_standard_output_or_a_file(tmp_path: Path, answers: Path) -> None:
    command = [sys.executable, "-m", "ldnprep", "message", str(answers)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    text = done.stdout.decode("utf-8")
    assert len(text) <= 1400
    assert "Opioids, last 4 weeks: " in text
    assert main(["message", str(answers), "-o", str(tmp_path / "message.txt")]) == 0
    assert (tmp_path / "message.txt").read_text(encoding="utf-8") == text


def test_in_a_batch_the_good_ones_are_made_and_the_highest_code_wins(
    tmp_path: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nanswers: {opioids_nwo: yes}\n")
    out = tmp_path / "out"
    out.mkdir()
    assert main(["make", str(answers), str(broken), "-o", str(out)]) == 1
    assert (out / "answers.pdf").exists()
    assert not (out / "broken.pdf").exists()
    error = capsys.readouterr().err
    assert len(error.strip().splitlines()) == 1
    assert "broken.yaml:2" in error
    assert "opioids_now" in error


WRONG_LINES: dict[str, tuple[list[str], str]] = {
    "unknown command": (["mkae"], "did you mean make"),
    "unknown option": (["make", "ANSWERS", "-o", "x.pdf", "--papre", "a4"], "--papre"),
    "unknown paper": (["make", "ANSWERS", "-o", "x.pdf", "--paper", "a5"], "a5"),
    "no output": (["make", "ANSWERS"], "-o"),
    "no answers": (["make", "-o", "x.pdf"], "file of answers"),
    "no such file": (["make", "nowhere.yaml", "-o", "x.pdf"], "nowhere.yaml"),
    "output is the input": (["make", "ANSWERS", "-o", "ANSWERS", "--format", "pdf"], "one of the answers files"),
    "unknown ending": (["make", "ANSWERS", "-o", "x.docx"], "x.docx"),
    "unknown ending, empty sheet": (["make", "--blank", "-o", "x.docx"], "x.docx"),
    "unknown part": (["make", "ANSWERS", "--with", "evidense", "-o", "x.pdf"], "did you mean evidence?"),
    "none beside a part": (["make", "ANSWERS", "--with", "none,read", "-o", "x.pdf"], "none"),
    "page 1 and parts": (["make", "ANSWERS", "--page-one", "--with", "read", "-o", "x.pdf"], "--with"),
    "message over its answers": (["message", "ANSWERS", "-o", "ANSWERS"], "answers file"),
    "several into a file": (["make", "ANSWERS", "ANSWERS", "-o", "x.pdf"], "folder"),
    "blank with answers": (["make", "ANSWERS", "--blank", "-o", "x.pdf"], "--blank"),
    "empty and page 1": (["make", "--blank", "--page-one", "-o", "x.pdf"], "--page-one"),
    "page 1 and diary": (["make", "ANSWERS", "--page-one", "--diary", "-o", "x.pdf"], "--diary"),
    "page 1 as data": (["make", "ANSWERS", "--page-one", "-o", "x.json"], "--page-one"),
    "folder for content": (["make", "ANSWERS", "-o", "x.pdf", "--questions", "FOLDER"], "folder"),
    "folder to check": (["check", "FOLDER"], "folder"),
    "content not there": (["check", "nowhere.yaml"], "nowhere.yaml"),
    "unknown example": (["example", "no-but-typd", "-o", "x.yaml"], "no-but-typed"),
    "not a day": (["check", "--today", "tomorrow"], "tomorrow"),
    "no jobs": (["make", "ANSWERS", "-o", "x.pdf", "--jobs", "0"], "'0'"),
    "output without a name": (["make", "ANSWERS", "-o", ""], "-o"),
    "blank without a name": (["make", "--blank", "--format", "pdf", "-o", ""], "-o"),
    "a name that no disk can hold": (["make", "n" * 300 + ".yaml", "-o", "x.pdf"], "no such file"),
    "content before the command": (["--questions", "q.yaml", "make", "ANSWERS", "-o", "x.pdf"], "--questions"),
    "answers before the command": (["--answers", "ANSWERS", "make", "ANSWERS", "-o", "x.pdf"], "--answers"),
    "two files of one name": (["check", "--review-sheet", "x", "--fhir", "./x"], "x"),
}


@pytest.mark.parametrize(("arguments", "word"), WRONG_LINES.values(), ids=WRONG_LINES.keys())
def test_a_wrong_command_line_is_one_sentence_and_code_2(
    tmp_path: Path,
    answers: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    meant = {"ANSWERS": str(answers), "FOLDER": str(tmp_path)}
    error = refused(capsys, 2, *[meant.get(argument, argument) for argument in arguments])
    assert word in error
    assert len(error.strip().splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.yaml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["make", "ANSWERS", "--questions", "CONTENT", "--format", "text", "-o", "CONTENT"],
        ["make", "--blank", "--questions", "CONTENT", "--format", "text", "-o", "CONTENT"],
        ["check", "CONTENT", "--review-sheet", "CONTENT"],
        ["check", "CONTENT", "--fhir", "CONTENT"],
    ],
)
def test_a_clinics_content_file_is_never_written_over(
    tmp_path: Path, answers: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    content = tmp_path / "clinic.yaml"
    shutil.copyfile(ROOT / "questions.yaml", content)
    before = content.read_bytes()
    meant = {"ANSWERS": str(answers), "CONTENT": str(content)}
    assert "clinic.yaml" in refused(capsys, 2, *[meant.get(argument, argument) for argument in arguments])
    assert content.read_bytes() == before


EVERY_OUTPUT = {
    "make": ["make", "ANSWERS", "-o", "-", "--format", "pdf"],
    "check": ["check"],
    "example": ["example", names()[0], "-o", "-"],
    "list": ["example"],
    "medicines": ["medicines", "tramadol"],
    "message": ["message", "ANSWERS"],
}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("arguments", EVERY_OUTPUT.values(), ids=EVERY_OUTPUT.keys())
def test_a_full_disk_behind_standard_output_is_one_sentence_and_code_3(answers: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "ldnprep", *(str(answers) if a == "ANSWERS" else a for a in arguments)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        "standard output: cannot write: the disk is full; make room on it, or choose another folder"
    ]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signal for a reader that went away")
@pytest.mark.parametrize("arguments", EVERY_OUTPUT.values(), ids=EVERY_OUTPUT.keys())
def test_a_reader_that_went_away_is_no_failure(answers: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "ldnprep", *(str(answers) if a == "ANSWERS" else a for a in arguments)]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02\xff\xfe" * 100,
        b"%PDF-1.7\n",
        b"- a\n- b\n",
        b"a: &x [1]\nb: *x\n",
        b"{" * 20_000,
        b"answers: {opioids_now: maybe}\n",
        "answers: {opioids_now: ja}\n".encode("utf-16"),
        b"\xff\xfe",
    ],
    ids=["empty", "binary", "pdf", "list", "alias", "deep", "value", "utf-16", "bom"],
)
def test_a_file_that_is_wrong_inside_is_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    source, sheet = tmp_path / "answers.yaml", tmp_path / "sheet.pdf"
    source.write_bytes(data)
    assert "answers.yaml" in refused(capsys, 1, "make", source, "-o", sheet)
    assert not sheet.exists()


def test_a_huge_file_is_refused_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "huge.yaml"
    with source.open("wb") as file:
        file.truncate(50_000_000)
    assert "huge.yaml" in refused(capsys, 1, "make", source, "-o", tmp_path / "sheet.pdf")


def test_a_folder_that_is_not_there_is_code_3_and_nothing_is_half_written(
    tmp_path: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, 3, "make", answers, "-o", tmp_path / "gone" / "sheet.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["answers.yaml"]


def test_an_example_never_replaces_a_file(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = answers.read_bytes()
    refused(capsys, 2, "example", names()[0], "-o", answers)
    assert answers.read_bytes() == before


def test_example_lists_its_patients(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["example"]) == 0
    assert capsys.readouterr().out.split() == list(names())
    assert len(names()) >= 4


def test_medicines_answers_each_line_of_standard_input() -> None:
    lines = ["tramadal 50s", "", "metformin", "Fentanyl-Pflaster, Ibuprofen", "naïve \u2028 x"]
    command = [sys.executable, "-m", "ldnprep", "medicines"]
    data = "\n".join(lines).encode() + b"\n"
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(command, input=data, cwd=ROOT, env=environment, capture_output=True, check=True)
    answers = [json.loads(line) for line in done.stdout.decode().split("\n")[:-1]]
    assert [answer["text"] for answer in answers] == lines
    assert [answer["flag"] for answer in answers[:4]] == ["opioid", "none", "none", "opioid"]
    assert set(answers[0]) == {"text", "flag", "recognised", "matches"}
    assert set(answers[0]["matches"][0]) == {"typed", "name", "group", "severity", "long_acting", "certainty"}


def test_medicines_says_why_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["medicines", "trammies", "--explain"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("trammies: opioid")
    assert "may be slang for an opioid" in said
    assert "source: " in said


@pytest.mark.parametrize(
    ("bound", "typed", "answered", "said"),
    [
        ("LONGEST_LINE", b"a\nbb\nmorphine\nc\n", 2, "standard input:3: this line is too long"),
        ("MOST_BYTES", b"a\nbb\nc\n", 2, "standard input:3: there is too much"),
        ("MOST_BYTES", b"a\nbb\n", 2, ""),
        ("LONGEST_LINE", b"abcd\nabcde", 2, ""),
    ],
)
def test_medicines_has_bounds_and_says_at_which_line(
    bound: str,
    typed: bytes,
    answered: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(medicines, bound, 5)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    assert main(["medicines"]) == (1 if said else 0)
    out, err = capsys.readouterr()
    assert out.count("\n") == answered
    assert err.startswith(said)
    assert err.count("\n") == (1 if said else 0)


def test_a_text_is_explained_readably_or_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["medicines", "co-codamol"]) == 0
    readable = capsys.readouterr().out
    assert "opioid" in readable
    assert "" not in readable.splitlines()
    assert main(["medicines", "co-codamol", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["flag"] == "opioid"


def test_without_a_screen_the_wizard_is_one_sentence_and_code_3() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "ldnprep"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if sys.platform.startswith("linux"):
        assert done.returncode == 3
        assert len(done.stderr.strip().splitlines()) == 1
        assert "screen" in done.stderr


def test_a_password_makes_a_sheet_that_only_it_opens(tmp_path: Path, answers: Path) -> None:
    import pikepdf

    sheet = tmp_path / "sheet.pdf"
    command = [sys.executable, "-m", "ldnprep", "make", str(answers), "-o", str(sheet), "--password-stdin"]
    subprocess.run(command, cwd=ROOT, input="pässword ✓\n".encode(), check=True)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(sheet)
    with pikepdf.open(sheet, password="pässword ✓") as pdf:  # noqa: S106  # a test's own
        assert len(pdf.pages) > 1


CLOSED: dict[str, tuple[list[str], str, int, str]] = {
    "input, for medicines": (["medicines"], "<&-", 2, "no standard input"),
    "input, for a password": (["make", "ANSWERS", "-o", "x.pdf", "--password-stdin"], "<&-", 2, "no standard input"),
    "output, for a sheet": (["make", "ANSWERS", "-o", "-", "--format", "text"], ">&-", 3, "Standard output is closed"),
    "output, for words": (["medicines", "tramadol"], ">&-", 3, "Standard output is closed"),
    "output, for flags": (["flags", "ANSWERS"], ">&-", 3, "Standard output is closed"),
    "output, for the check": (["check"], ">&-", 3, "Standard output is closed"),
    "output, for the message": (["message", "ANSWERS"], ">&-", 3, "Standard output is closed"),
    "errors": (["make", "nowhere.yaml", "-o", "x.pdf"], "2>&-", 2, ""),
}


@pytest.mark.skipif(sys.platform == "win32", reason="no shell that closes a stream")
@pytest.mark.parametrize(("arguments", "closing", "code", "words"), CLOSED.values(), ids=CLOSED.keys())
def test_a_stream_that_is_closed_is_one_sentence(
    tmp_path: Path, answers: Path, arguments: list[str], closing: str, code: int, words: str
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "ldnprep", *(str(answers) if one == "ANSWERS" else one for one in arguments)]
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closing}', "sh", *command], cwd=tmp_path, env=environment, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == bool(words)
    assert words in done.stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device that never ends")
def test_a_password_that_never_ends_is_refused_after_a_kilobyte(tmp_path: Path, answers: Path) -> None:
    command = [sys.executable, "-m", "ldnprep", "make", str(answers), "-o", str(tmp_path / "x.pdf"), "--password-stdin"]
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(command, cwd=ROOT, stdin=endless, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "too long" in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_in_a_folder_what_is_no_ordinary_file_is_a_failure_too(
    tmp_path: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = tmp_path / "batch"
    batch.mkdir()
    shutil.copy(answers, batch / "good.yaml")
    os.mkfifo(batch / "pipe.yaml")
    (batch / "link.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (batch / "folder.yaml").mkdir()
    assert main(["make", str(batch), "-o", str(tmp_path / "out") + "/"]) > 0
    told = capsys.readouterr().err.splitlines()
    assert [Path(line.partition(":")[0]).name for line in told] == ["folder.yaml", "link.yaml", "pipe.yaml"]
    assert [made.name for made in (tmp_path / "out").iterdir()] == ["good.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="names there hold no such signs")
def test_signs_in_a_file_name_are_shown_to_the_terminal_and_not_obeyed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "a\x1b]0;pwned\x07\u202egpj.yaml"
    (tmp_path / name).write_text("answers: {", "utf-8")
    assert main(["make", str(tmp_path / name), "-o", str(tmp_path / "x.pdf")]) == 1
    told = capsys.readouterr().err
    assert "aU+001B]0;pwnedU+0007U+202Egpj.yaml:2" in told
    assert told.removesuffix("\n").isprintable()


@pytest.mark.skipif(sys.platform == "win32", reason="no core dumps there")
def test_the_memory_with_her_answers_is_never_dumped_to_the_disk() -> None:
    import resource

    assert main(["example"]) == 0
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


@pytest.mark.parametrize("home", ["a file", "a folder with code for the library"])
def test_nothing_in_the_home_folder_stops_or_changes_a_sheet(tmp_path: Path, answers: Path, home: str) -> None:
    place = tmp_path / "home"
    if home == "a file":
        place.touch()
    else:
        place.mkdir()
        for name in (".reportlab_mods", ".reportlab_settings"):
            (place / name).write_text("raise SystemExit(9)", "utf-8")
    sheets = [tmp_path / "plain.pdf", tmp_path / "odd.pdf"]
    for sheet, where in zip(sheets, ({}, {"HOME": str(place), "USERPROFILE": str(place)}), strict=True):
        command = [sys.executable, "-m", "ldnprep", "make", str(answers), "-o", str(sheet)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, **where}, check=True)
    assert sheets[0].read_bytes() == sheets[1].read_bytes()


def test_version_and_help_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, word in ((["--version"], "ldnprep "), (["--help"], "make"), (["make", "--help"], "--large-print")):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 0
        assert word in capsys.readouterr().out


def test_letters_that_no_font_has_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "a.yaml"
    answers.write_text('format: 1\nanswers: {patient_name: "ગ Pat 🫠"}\n', "utf-8")
    assert main(["make", str(answers), "-o", str(tmp_path / "a.pdf")]) == 0
    assert "no font here has ગ 🫠; the sheet shows a code there" in capsys.readouterr().err
