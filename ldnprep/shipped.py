"""Where the shipped files are: the one module that knows, in a checkout, an installed wheel and a frozen program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_shipped"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def questions_file() -> Path:
    """The built-in content, `questions.yaml`."""
    return _ROOT / "questions.yaml"


def resource(*names: str) -> Path:
    """A file or folder under `resources/`, for example `resource("fonts", "LICENSE.txt")`."""
    return _ROOT.joinpath("resources", *names)
