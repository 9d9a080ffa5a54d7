"""run.py: the first thing a stranger starts."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def copy_of_run(folder: Path) -> ModuleType:
    """run.py as a module that lives in `folder`, with pyproject.toml, the locks and the example patients beside it."""
    for file in (ROOT / "run.py", ROOT / "pyproject.toml", *ROOT.glob("requirements*.txt")):
        shutil.copy(file, folder)
    shutil.copytree(ROOT / "resources" / "examples", folder / "resources" / "examples")
    spec = importlib.util.spec_from_file_location("run_copy", folder / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def run(tmp_path: Path) -> ModuleType:
    return copy_of_run(tmp_path)


def start(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "run.py", *arguments],
        cwd=folder,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def pretend_installed(run: ModuleType, folder: Path) -> None:
    """A `.venv` whose Python is this one: the operating system's door, so that nothing is fetched."""
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (folder / ".venv" / "ldnprep-installed.txt").write_text(run.fingerprint(""))


@pytest.mark.parametrize("version", [(3, 6, 9), (3, 10, 2), (3, 15, 0), (4, 0, 0)])
@pytest.mark.parametrize(("system", "start"), [("nt", "py -3.14 run.py"), ("posix", "python3.14 run.py")])
def test_a_python_that_the_libraries_do_not_fit_is_told_which_one_to_get(
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    version: tuple[int, ...],
    system: str,
    start: str,
) -> None:
    with monkeypatch.context() as pretended:
        pretended.setattr(sys, "version_info", version)
        pretended.setattr(os, "name", system)
        with pytest.raises(SystemExit) as left:
            run.main([])
    assert left.value.code == 3
    told = capsys.readouterr().err
    assert f"needs Python 3.11 to 3.14; this one is {version[0]}.{version[1]}. Get Python 3.14" in told
    assert told.endswith(f"type: {start}\n")


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.txt", "requirements-build.txt"])
def test_it_installs_again_when_what_is_asked_for_changed(run: ModuleType, tmp_path: Path, name: str) -> None:
    before = run.fingerprint("")
    assert before == run.fingerprint("")
    assert before != run.fingerprint("test")
    with (tmp_path / name).open("a") as file:
        file.write("\n# changed\n")
    assert run.fingerprint("") != before


def test_pins_that_come_back_are_installed_again(run: ModuleType, tmp_path: Path) -> None:
    stamp, lock = tmp_path / "stamp", tmp_path / "requirements.txt"
    run.note_installed(stamp, run.fingerprint(""))
    run.note_installed(stamp, run.fingerprint("test"))
    of_main, test_of_main, pins = run.fingerprint(""), run.fingerprint("test"), lock.read_bytes()
    assert stamp.read_text().split() == [of_main, test_of_main]
    lock.write_bytes(pins + b"\n# another branch\n")
    run.note_installed(stamp, run.fingerprint("test"))
    lock.write_bytes(pins)
    assert not {of_main, test_of_main} & set(stamp.read_text().split())


def test_an_index_out_of_reach_is_one_plain_sentence(tmp_path: Path) -> None:
    copy_of_run(tmp_path)
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    done = start(tmp_path, "medicines", "x", **nowhere)
    assert done.returncode == 3
    assert "Installing, once" in done.stdout
    assert "package index (PyPI) could not be reached" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for PyYAML>=6", "index (PyPI) could not be reached"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n    PyYAML==6.0.3 from ...",
            "not the file that LDN Prep was tested with, so nothing was installed",
        ),
        ("error: something else", "pip says:\nerror: something else"),
    ],
)
def test_a_failed_install_names_its_likeliest_reason(
    run: ModuleType, capsys: pytest.CaptureFixture[str], output: str, sentence: str
) -> None:
    with pytest.raises(SystemExit):
        run.explain_failed_install(output)
    assert sentence in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a screen")
def test_without_a_screen_it_makes_an_example_and_says_where(run: ModuleType, tmp_path: Path) -> None:
    pretend_installed(run, tmp_path)
    done = start(tmp_path)
    assert done.returncode == 0, done.stderr
    sheet = tmp_path / "out" / "example-sheet.pdf"
    assert str(sheet) in done.stdout
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert "with a screen" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="the pretended .venv is a shell script")
def test_other_words_go_to_ldnprep_with_its_exit_code(run: ModuleType, tmp_path: Path) -> None:
    pretend_installed(run, tmp_path)
    assert start(tmp_path, "--version").stdout.startswith("ldnprep ")
    assert start(tmp_path, "exampel").returncode == 2


def test_no_command_of_ldnprep_has_a_developers_word(run: ModuleType) -> None:
    from ldnprep.arguments import COMMANDS

    assert not set(COMMANDS) & set(run.TASKS)
    assert not set(COMMANDS) & {"test", "bench", "soak", "gallery", "bundle", "release-check"}


@pytest.mark.parametrize("word", ["bundle", "release-check"])
def test_a_release_is_made_of_pinned_libraries_and_of_nothing_else(run: ModuleType, tmp_path: Path, word: str) -> None:
    extra, _, _ = run.TASKS[word]
    (told,) = run.steps(extra)
    assert "--require-hashes" in told
    assert "--only-binary=:all:" in told
    assert files_of(told) == ["requirements.txt", "requirements-build.txt", "requirements-bundle.txt"]
    before = run.fingerprint(extra)
    with (tmp_path / "requirements.txt").open("a") as file:
        file.write("\n# changed\n")
    assert run.fingerprint(extra) != before


def files_of(told: list[str]) -> list[str]:
    """The files of pins that pip is told to install."""
    return [Path(name).name for name in told if name.endswith(".txt")]


@pytest.mark.parametrize(
    ("extra", "files"),
    [
        ("", ["requirements.txt", "requirements-build.txt"]),
        ("test", ["requirements.txt", "requirements-build.txt", "requirements-test.txt"]),
    ],
)
def test_both_commands_of_the_readme_install_what_is_pinned_and_fetch_nothing_else(
    run: ModuleType, tmp_path: Path, extra: str, files: list[str]
) -> None:
    pinned, project = run.steps(extra)
    assert "--require-hashes" in pinned
    assert files_of(pinned) == files
    assert {"--no-deps", "--no-build-isolation"} <= set(project)
    assert project[-1] == str(tmp_path)


@pytest.mark.parametrize("extra", ["bench", "soak"])
def test_what_only_figures_need_comes_after_what_is_pinned(run: ModuleType, extra: str) -> None:
    pinned, _, more = run.steps(extra)
    assert "--require-hashes" in pinned
    assert more[-1].endswith(f"[{extra}]")
    assert not any(word.startswith("--upgrade") for word in more)


@pytest.mark.skipif(os.name == "nt", reason="the pretended environment is a shell script")
def test_the_newest_versions_are_tried_in_an_environment_of_their_own_each_time_anew(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "provide_qt_libraries", lambda: None)
    python = tmp_path / "build" / "newest" / "bin" / "python"
    python.parent.mkdir(parents=True)
    log = tmp_path / "log"
    python.write_text(f'#!/bin/sh\necho "$@" >>"{log}"\n[ "$1" = -c ] && exec "{sys.executable}" "$@"\nexit 0\n')
    python.chmod(0o755)
    for _ in range(2):
        assert run.main(["test", "--newest", "-q", "tests/rules"]) == 0
    lines = [line for line in log.read_text().splitlines() if not line.startswith("-c")]
    assert ["--upgrade" in line and "require-hashes" not in line for line in lines] == [True, False, True, False]
    assert lines[1] == "-m pytest -q tests/rules"
    assert not (tmp_path / ".venv").exists()


@pytest.mark.skipif(os.name == "nt", reason="the pretended .venv is a shell script")
@pytest.mark.parametrize("broken", ["tests/ui", "tests/content"])
def test_the_whole_suite_runs_in_two_halves_and_a_failure_of_either_is_one(
    run: ModuleType, tmp_path: Path, broken: str
) -> None:
    pretend_installed(run, tmp_path)
    (tmp_path / ".venv" / "ldnprep-installed.txt").write_text(run.fingerprint("test"))
    for folder in ("tests/ui", "tests/handover", "tests/content"):
        (tmp_path / folder).mkdir(parents=True)
        name, held = folder.replace("/", "_"), folder != broken
        (tmp_path / folder / f"test_{name}.py").write_text(f"def test_of_{name}():\n    assert {held}\n")
    assert start(tmp_path, "test", "tests/handover").returncode == 0, "what is named runs alone"
    done = start(tmp_path, "test", "-v")
    assert done.returncode == 1
    for folder in ("tests_ui", "tests_handover", "tests_content"):
        assert len(re.findall(f"::test_of_{folder} (?:PASSED|FAILED)", done.stdout)) == 1, done.stdout + done.stderr
