"""A sheet takes no Pillow: it is loaded when a picture is asked for, and its absence does not matter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SHEET = """
from pathlib import Path
from ldnprep import pipeline, shipped
content = pipeline.load_checklist()
answers = pipeline.load_answers(shipped.resource("examples", "nothing-to-flag.yaml"), content)
assert pipeline.make_pdf(content, answers, pipeline.SheetOptions()).startswith(b"%PDF-1.7")
"""
WITHOUT = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "PIL":
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Missing())
import importlib.util as util
found = util.find_spec
util.find_spec = lambda name, package=None: None if name == "PIL" else found(name, package)
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_no_sheet_loads_it() -> None:
    assert run(f"{SHEET}import sys; print('PIL.ExifTags' in sys.modules)") == "False"


def test_whoever_asks_for_a_picture_gets_it() -> None:
    pytest.importorskip("PIL", reason="Pillow is not installed here")
    assert run(f"{SHEET}from PIL import Image; print(Image.new('RGB', (2, 3)).size)") == "(2, 3)"


def test_a_sheet_is_made_without_it() -> None:
    assert run(f"{WITHOUT}{SHEET}from PIL import Image; print(Image)") == "None"
