"""How one sheet is made: what the command line asks for, else the file of answers, else fixed values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ldnprep.formats import PARTS

if TYPE_CHECKING:
    from ldnprep.answers.model import Settings


class SheetOptions(Struct, frozen=True):
    """How one sheet is made. paper: a4 or letter. country: us, ca, uk, ie, au, nz or other. page_one: side 1 alone.

    parts: ids of `formats.PARTS` behind the leaf; "answers" is added where something had no room. () is the leaf
    alone, whatever had no room; None: nothing was chosen.
    """

    paper: str = "a4"
    large_print: bool = False
    country: str = "other"
    page_one: bool = False
    parts: tuple[str, ...] | None = None


def options_for(
    settings: Settings,
    *,
    paper: str | None = None,
    large_print: bool | None = None,
    diary: bool | None = None,
    country: str | None = None,
    page_one: bool = False,
    parts: tuple[str, ...] | None = None,
) -> SheetOptions:
    """The command line (the keywords) wins, else the file's settings, else a4 / no / other / no part; never the
    machine.

    page_one is chosen anew for each sheet and stands in no file. diary: a short form of the part of that name.
    """
    chosen = [name for name in PARTS if name in (settings.parts or ())] if parts is None else list(parts)
    wants_diary = diary or (diary is None and parts is None and bool(settings.diary))
    if wants_diary and "diary" not in chosen:
        chosen.append("diary")
    return SheetOptions(
        paper=paper or settings.paper or "a4",
        large_print=bool(settings.large_print if large_print is None else large_print),
        country=country or settings.country or "other",
        page_one=page_one,
        parts=tuple(chosen) if chosen or parts is not None else None,
    )
