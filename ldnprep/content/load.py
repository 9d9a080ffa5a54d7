"""questions.yaml → Checklist. The one door: `load_checklist`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ldnprep import files
from ldnprep.content import asked, said
from ldnprep.content.alerts import check_alerts
from ldnprep.content.context import Context
from ldnprep.content.fixed import check_fixed, check_texts
from ldnprep.content.former import deleted_ids, renamed_ids
from ldnprep.content.gates import check_gates
from ldnprep.content.index import CLAIMS_READ, index_of
from ldnprep.content.model import Checklist, Claim, Meta, Option, Page, Source
from ldnprep.content.nodes import MapNode, Node, Problems, TextNode, excerpt
from ldnprep.content.parsing import parse
from ldnprep.content.reach import check_reach
from ldnprep.content.reader import Reader, kind_of
from ldnprep.content.shape import FORMAT
from ldnprep.content.signed_words import Group
from ldnprep.content.signing import signed
from ldnprep.content.topics import check_topics
from ldnprep.content.tree import Limits
from ldnprep.content.wording import check_wording, spoken
from ldnprep.errors import ContentError

if TYPE_CHECKING:
    from ldnprep.medicines import Entry

_LONG = {"yes": "long", "unknown": "how long: unknown"}
LIMITS = Limits(nodes=400_000)  # ten thousand questions with all their keys


class MedicineGroups(Struct, frozen=True):
    """What content may name of the recogniser. ids: all groups. opioids: those whose names flag a line as opioid.

    names: gives each group with its flag and names, as a clinician signs them; reading them takes time.
    """

    ids: frozenset[str]
    opioids: frozenset[str] = frozenset()
    names: Callable[[], Iterable[Group]] = tuple


def load_checklist(path: Path, *, builtin: bool, groups: MedicineGroups | None = None) -> Checklist:
    """Read and check a content file.

    path: questions.yaml or a clinic's own file. builtin: whether it is the shipped one. groups: for tests; else those
    of the shipped `resources/medicines.yaml`.

    Raises ContentError with all problems at once, each with line, column and remedy; UsageError where there is no such
    file; MachineError where it cannot be read.
    """
    problems = Problems(str(path), ContentError)
    data = files.read_limited(path, LIMITS.bytes, error=ContentError)
    return checklist_from(data, problems, builtin=builtin, groups=groups or shipped_groups())


def checklist_from(data: bytes, problems: Problems, *, builtin: bool, groups: MedicineGroups) -> Checklist:
    """The same from the bytes of a file; its name stands in `problems`."""
    checklist, root = built_from(data, problems, builtin=builtin, groups=groups)
    check_wording(checklist, root, spoken(root), problems)
    problems.raise_if_any()
    return checklist


def built_from(data: bytes, problems: Problems, *, builtin: bool, groups: MedicineGroups) -> tuple[Checklist, Node]:
    """What is right in form and in safety, and its nodes; the words are still to be checked (`wording.py`)."""
    root = parse(data, problems, LIMITS)
    if not isinstance(root, MapNode) or not root.entries.keys() & {"meta", "texts", "pages"}:
        what = f"the file is {kind_of(root)}, not a content file"
        problems.stop(root, what, "it starts with `meta:`, `texts:`, `pages:` and so on, see docs/questions.md")
    _refuse_first_edition(root, problems)
    context = Context(problems, index_of(root, groups.ids))
    reader = context.reader(root, "the file")
    checklist = _build(reader, context, hashlib.sha256(data).hexdigest(), builtin)
    check_fixed(checklist, root, context)
    check_gates(checklist, context)
    check_topics(checklist, root, context)
    check_alerts(checklist, sorted(groups.opioids), root, context)
    check_reach(checklist, context)
    problems.raise_if_any()
    return signed(checklist, groups.names), root


def _refuse_first_edition(root: MapNode, problems: Problems) -> None:
    """A file of another form is never half read."""
    form = form_of(root)
    if form == str(FORMAT):
        return
    meta = root.entries.get("meta")
    node = meta[0] if meta else root
    if form.isascii() and form.isdigit() and int(form[:9]) > FORMAT:
        problems.stop(node, "this content file is for a newer LDN Prep", "update LDN Prep, then try again")
    if form:
        what = f"this content file has the unknown form `{excerpt(form)}`"
        problems.stop(node, what, f"write `format: {FORMAT}` under `meta`")
    what = "this content file has the form of the first edition"
    problems.stop(node, what, "move it with `ldnprep check --upgrade OLD -o NEW`")


def form_of(root: MapNode) -> str:
    """`meta.format` as it stands, "" in a file of the first edition."""
    meta = root.get("meta")
    form = meta.get("format") if isinstance(meta, MapNode) else None
    return form.text if isinstance(form, TextNode) and not form.is_null else ""


def shipped_groups() -> MedicineGroups:
    """The groups of the shipped medicines."""
    from ldnprep.medicines import Flag, group_flags

    flags = group_flags()
    opioids = frozenset(group for group, flag in flags.items() if flag is Flag.OPIOID)
    return MedicineGroups(frozenset(flags), opioids, _shipped_names)


def _shipped_names() -> Iterator[Group]:
    from ldnprep.medicines.data import shipped_medicines

    for group in shipped_medicines().groups:
        names = tuple(f"{entry.name}{_acts(entry)}{_members(entry)}" for entry in group.entries)
        yield group.id, group.flag.value, names


def _acts(entry: Entry) -> str:
    """What makes an opioid more or less than the others of its group."""
    if entry.flag.value != "opioid":
        return ""
    acts = ("in the gut" if entry.severity == "gut" else "", _LONG.get(entry.long_acting.value, ""))
    said = ", ".join(filter(None, acts))
    return f" ({said})" if said else ""


# entries whose name is that of a kind: a pharmacist signs the medicines in it
_KINDS = frozenset(
    {
        "checkpoint inhibitor", "transplant medicine", "steroid tablets", "medicines for MS", "JAK inhibitor",
        "TNF blocker", "biologic for joints, bowel, skin, asthma or other illness", "other immune medicines",
        "other liver-toxic medicines", "herbs linked to harm to the liver", "MAO inhibitor", "barbiturate", "triptan",
        "nitazenes and fentanyl analogues", "given in hospital or by ambulance", "diphenoxylate",
        "brompheniramine, triprolidine and their like", "aripiprazole, lurasidone and their like",
        "droperidol, pimozide, flupentixol and other neuroleptics",
        "tiagabine, perampanel and other epilepsy medicines that make sleepy",
    }
)  # fmt: skip


def _members(entry: Entry) -> str:
    """The medicines of a kind, as they are looked for."""
    return f" [{', '.join(entry.spellings)}]" if entry.name in _KINDS else ""


def _build(reader: Reader, context: Context, sha256: str, builtin: bool) -> Checklist:
    evidence = reader.get("evidence")
    claims = asked.each(reader, "claims", context, said.claim)
    renamed, split = renamed_ids(reader, context)
    return Checklist(
        meta=_meta(reader, context, sha256, builtin),
        texts=check_texts(reader, context),
        pages=tuple(_with_claims(page, claims) for page in asked.each(reader, "pages", context, asked.page)),
        topics=asked.each(reader, "topics", context, said.topic),
        urgent=asked.each(reader, "urgent", context, said.urgent),
        claims=claims,
        evidence=said.evidence(evidence if evidence else reader.node, context),
        decisions=asked.each(reader, "decisions", context, asked.decision),
        therapies=asked.each(reader, "therapies", context, said.therapy),
        tried=asked.each(reader, "tried", context, said.therapy),
        terms=_terms(reader, context),
        headings=asked.each(reader, "headings", context, said.heading),
        sources=_sources(reader, context),
        renamed=renamed,
        split=split,
        deleted=deleted_ids(reader, context),
        country_words=asked.each(reader, "country_words", context, said.country_word),
        reviews=tuple(filter(None, asked.each(reader, "reviews", context, said.review))),
    )


def _terms(reader: Reader, context: Context) -> dict[str, str]:
    found = {}
    for key, value in reader.pairs("terms"):
        found[key.text] = context.prose(value, f"`{excerpt(key.text)}`")
        if not found[key.text]:
            context.problems.add(key, f"the term `{excerpt(key.text)}` is not explained", "say what it means")
    return found


def _with_claims(page: Page, claims: tuple[Claim, ...]) -> Page:
    """The options of the field `claims_read` are the claims."""
    options = tuple(Option(claim.id, claim.heard, claim.heard) for claim in claims)
    fields = (
        replace(field, options=options) if field.id == CLAIMS_READ else field for field in page.fields
    )
    return replace(page, fields=tuple(fields))


def _meta(reader: Reader, context: Context, sha256: str, builtin: bool) -> Meta:
    node = reader.get("meta")
    inner = context.reader(node, "meta") if node else None
    if inner is None:  # reported by the table of shapes
        return Meta("", "", "", "", None, sha256, builtin)
    signed, day = context.words(inner, "reviewed_by"), inner.day("reviewed_on")
    if bool(signed) != bool(day):
        what = "`reviewed_by` and `reviewed_on` belong together"
        context.problems.add(inner.node, what, "give both, or leave both empty until a clinician has signed")
    name, version, language = (context.words(inner, key) for key in ("id", "version", "language"))
    return Meta(name, version, language, signed, day, sha256, builtin)


def _sources(reader: Reader, context: Context) -> dict[str, Source]:
    found = {}
    for key, node in reader.pairs("sources"):
        source = said.source(node, context)
        if source:
            found[key.text] = replace(source, id=key.text)
    return found
