"""Where the packaged program starts: `ldnprep`, made fit for a program without a terminal."""

import os
import sys
from importlib.util import find_spec
from multiprocessing import freeze_support
from pathlib import Path
from types import ModuleType

if not find_spec("PIL"):
    # reportlab asks for Pillow when it is loaded, for photographs; a sheet has none, so it is not in the package
    sys.modules["PIL"] = ModuleType("PIL")
    vars(sys.modules["PIL"])["Image"] = None

if __name__ == "__main__":
    freeze_support()  # `ldnprep make --jobs N` starts this program again for each worker
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # a windowed program on Windows has neither
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # open as long as the program runs

    from ldnprep.cli import main

    sys.exit(main())
