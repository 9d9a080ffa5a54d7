"""run.py: the first thing a stranger starts."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def copy_of_run(folder: Path) -> ModuleType:
    """run.py as a module that lives in `folder`, with a pyproject.toml and the example patients beside it."""
    shutil.copy(ROOT / "run.py", folder)
    shutil.copy(ROOT / "pyproject.toml", folder)
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


def test_an_old_python_is_told_so(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    with pytest.raises(SystemExit) as left:
        run.main([])
    assert left.value.code == 3
    assert "needs Python 3.11 or newer; this one is 3.9" in capsys.readouterr().err


def test_it_installs_again_when_pyproject_changed(run: ModuleType, tmp_path: Path) -> None:
    before = run.fingerprint("")
    assert before == run.fingerprint("")
    assert before != run.fingerprint("test")
    with (tmp_path / "pyproject.toml").open("a") as file:
        file.write("\n# changed\n")
    assert run.fingerprint("") != before


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
    told = run.libraries(extra)
    assert "--require-hashes" in told
    assert [Path(name).name for name in told if name.endswith(".txt")] == list(run.LOCKS)
    for name in run.LOCKS:
        shutil.copy(ROOT / name, tmp_path)
    before = run.fingerprint(extra)
    with (tmp_path / run.LOCKS[0]).open("a") as file:
        file.write("\n# changed\n")
    assert run.fingerprint(extra) != before
