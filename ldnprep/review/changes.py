"""What has changed since a part was signed: its statements then, kept beside the pack, against those of today."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from ldnprep.content.model import Checklist, Review
from ldnprep.content.shape import REVIEWED_PARTS
from ldnprep.content.signing import Item, checksum, latest

COLUMNS = ("id", "text")


class Change(Struct, frozen=True):
    """One statement that is not as it was signed. old is "" for a new one, new is "" for one that is gone."""

    id: str
    old: str
    new: str


class PartNow(Struct, frozen=True):
    """A part today. review: its last signature. changes: since then; None where the signed statements are not at hand.

    A part without any signature has no changes: all of it is to be read.
    """

    part: str
    checksum: str
    items: tuple[Item, ...]
    review: Review | None
    changes: tuple[Change, ...] | None


def file_name(part: str, number: str) -> str:
    """Name of the file that keeps the statements of a part as they were with this checksum."""
    return f"{part}-{number}.csv"


def as_csv(items: Iterable[Item]) -> str:
    """The statements of a part, one a line (RFC 4180, with a header line)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows((item.id, item.text) for item in items)
    return out.getvalue()


def from_csv(text: str) -> tuple[Item, ...]:
    """The reverse; lines that are no statements are passed over."""
    rows = csv.reader(io.StringIO(text, newline=""))
    return tuple(Item(row[0], row[1]) for row in rows if len(row) == len(COLUMNS) and tuple(row) != COLUMNS)


def parts_now(
    checklist: Checklist, items: Mapping[str, tuple[Item, ...]], kept: Mapping[str, str]
) -> tuple[PartNow, ...]:
    """Each part with its last signature and what has changed. kept: name → text of the files beside the last pack."""
    return tuple(_part_now(part, checklist, items[part], kept) for part in REVIEWED_PARTS)


def _part_now(part: str, checklist: Checklist, items: tuple[Item, ...], kept: Mapping[str, str]) -> PartNow:
    review = latest(checklist.reviews, part)
    if review is None or review.stands:
        return PartNow(part, checksum(items), items, review, ())
    old = from_csv(kept.get(file_name(part, review.checksum), ""))
    known = checksum(old) == review.checksum  # a file that was edited is no record of what was signed
    return PartNow(part, checksum(items), items, review, tuple(_changes(old, items)) if known else None)


def _changes(old: tuple[Item, ...], new: tuple[Item, ...]) -> Iterator[Change]:
    before, now = ({item.id: item.text for item in items} for items in (old, new))
    for name in dict.fromkeys((*now, *before)):
        if before.get(name, "") != now.get(name, ""):
            yield Change(name, before.get(name, ""), now.get(name, ""))


def lines_to_sign(parts: Iterable[PartNow], version: str) -> str:
    """The lines of `reviews` for every part that has no standing signature, to be filled in."""
    out = ["# Put the lines of the parts that you signed into the content file, filled in.", "reviews:"]
    for part in parts:
        if part.review is None or not part.review.stands:
            out.append(
                f'  - {{part: {part.part}, name: "", role: "", registration: "", day: "", version: "{version}", '
                f'checksum: "{part.checksum}"}}'
            )
    return "\n".join(out) + "\n"
