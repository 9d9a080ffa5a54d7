"""Rows of several boxes, for recognisers of the tests: the name is read in full, the other boxes for exact names."""

from __future__ import annotations

from msgspec.structs import replace

from ldnprep.medicines.model import Flag, Match, Recognised


class ReadsRows:
    """A recogniser of lines that reads rows too."""

    def recognise(self, text: str, *, context: str = "", opioid_field: bool = False) -> Recognised:
        """What one line says."""
        raise NotImplementedError

    def mentions(self, text: str) -> tuple[Match, ...]:
        """The names in free text."""
        raise NotImplementedError

    def hints(self, text: str, *, wished: bool = False) -> tuple[Match, ...]:
        """No more than the names."""
        del text, wished
        return ()

    def recognise_row(
        self,
        name: str,
        amount: str = "",
        how_often: str = "",
        reason: str = "",
        prescriber: str = "",
        *others: str,
        opioid_field: bool = False,
    ) -> Recognised:
        """The most urgent of its boxes counts; a row without a name is an unknown medicine."""
        cells = (amount, how_often, reason, prescriber, *others)
        extra = tuple(m for cell in cells if cell for m in self.mentions(cell) if m.flag is Flag.OPIOID)
        if name.strip() or not any(cells):
            found = self.recognise(name, context=" ".join(filter(None, cells)), opioid_field=opioid_field)
        else:
            found = Recognised(name, Flag.CHECK, False, ())
        return replace(found, flag=Flag.OPIOID, matches=found.matches + extra) if extra else found
