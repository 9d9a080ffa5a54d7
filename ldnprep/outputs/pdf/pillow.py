"""Pillow is put off: reportlab loads it with itself, for photographs, of which a sheet has none."""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


def put_off() -> None:
    """Makes `from PIL import Image` give a module that is loaded when something in it is first used.

    Without effect where Pillow is loaded already. Where it is not installed, `Image` is None.
    """
    if "PIL" in sys.modules:
        return
    if not find_spec("PIL"):
        sys.modules["PIL"] = ModuleType("PIL")
        vars(sys.modules["PIL"])["Image"] = None
        return
    spec = find_spec("PIL.Image")
    if spec is not None and spec.loader is not None:
        spec.loader = LazyLoader(spec.loader)
        image = sys.modules["PIL.Image"] = module_from_spec(spec)
        spec.loader.exec_module(image)
        vars(sys.modules["PIL"])["Image"] = image
