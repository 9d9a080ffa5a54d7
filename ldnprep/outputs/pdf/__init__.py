"""A Document in, the bytes of an accessible PDF out; the only door to reportlab, pikepdf and pypdfium2."""

import sys
from types import ModuleType

# Before it is loaded: reportlab runs code from these two modules, or else from `.reportlab_mods` and
# `.reportlab_settings` in the home folder. A sheet has the same bytes on every machine, and where the home is no folder
# reportlab would not load at all: so both are there, and empty.
for _name in ("reportlab_mods", "reportlab_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))
