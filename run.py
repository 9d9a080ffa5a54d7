#!/usr/bin/env python3
"""Start here: `python3 run.py` (on Windows `py run.py`) installs LDN Prep beside itself and opens it.

`run.py test` runs the tests; the words in TASKS are for developers; everything else goes to the command `ldnprep`.
Standard library only, and in words that an old Python can still read, so that it can say that it is too old.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "ldnprep-installed.txt"
OLDEST = (3, 11)
EXAMPLE = "patch-and-surgery"

# word: (extra to install, what to run in the virtual environment one after the other, needs Qt's system libraries)
TASKS = {
    "test": ("test", [["-m", "pytest"]], True),
    "gallery": ("test", [["-m", "tests.gallery"]], False),
    "soak": ("soak", [["-m", "benchmarks.soak"]], True),
