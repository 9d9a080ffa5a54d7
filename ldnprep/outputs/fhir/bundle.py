"""The Bundle that a clinic's software can take in: the answers, what they answer, and what follows from them.

Only what was typed goes in. Nothing is coded beyond the answers' own codes, no identifier is invented.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from ldnprep import __version__
from ldnprep.answers.model import Answers, MedicineRow, said_only
from ldnprep.content.model import Checklist
from ldnprep.medicines.model import Flag
from ldnprep.outputs.fhir.answer_items import partial_date
from ldnprep.outputs.fhir.codes import Json, absent, as_bytes, string, urn
from ldnprep.outputs.fhir.questionnaire import questionnaire
from ldnprep.outputs.fhir.response import moment, questionnaire_response
from ldnprep.outputs.fhir.sheet_items import scales
from ldnprep.rules.model import Findings, MedicineLine, unknown_key

OF_IT = ("name", "amount", "how_often")  # a name in any other box need not be that of the medicine itself
READ_AS = {Flag.OPIOID: "recognised_opioid", Flag.ANTAGONIST: "recognised_antagonist", Flag.CHECK: "recognised_check"}


def bundle_json(checklist: Checklist, answers: Answers, findings: Findings) -> bytes:
    """A Bundle of type collection, JSON in UTF-8; the same answers give the same bytes."""
    return as_bytes(bundle(checklist, answers, findings))


def bundle(checklist: Checklist, answers: Answers, findings: Findings) -> Json:
    """The Bundle as a value."""
    answers = said_only(answers)
    form = questionnaire(checklist)
    # addresses come from what is inside, so that two people's bundles never share one
    seed = hashlib.sha256(
        json.dumps(questionnaire_response(checklist, answers, findings, ""), sort_keys=True).encode()
    ).hexdigest()
    patient = urn(seed, "patient")
    resources = [
        (patient, _patient(answers)),
        (form["url"], form),
        (urn(seed, "response"), questionnaire_response(checklist, answers, findings, patient)),
        *((urn(seed, statement["id"]), statement) for statement in _medicines(checklist, findings, patient)),
        *((urn(seed, scale["id"]), scale) for scale in _now(checklist, answers, findings, patient)),
        *((urn(seed, scale["id"]), scale) for scale in _last_time(checklist, answers, findings, patient)),
    ]
    targets = [address for address, resource in resources if resource["resourceType"] != "Questionnaire"]
    resources += [(urn(seed, "provenance"), p) for p in _provenance(checklist, answers, patient, targets)]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        **({"timestamp": moment(answers.saved)} if answers.saved else {}),
        "entry": [{"fullUrl": address, "resource": resource} for address, resource in resources],
    }


def _patient(answers: Answers) -> Json:
    name, born = answers.values.get("patient_name"), partial_date(answers.values.get("birth_date"))
    return {
        "resourceType": "Patient",
        "id": "patient",
        **({"name": [{"text": string(name)}]} if isinstance(name, str) and name.strip() else {}),
        **({"birthDate": born} if born else {}),
    }


def _medicines(checklist: Checklist, findings: Findings, patient: str) -> list[Json]:
    """One for each typed row of medicines, and for a therapy in whose name a medicine to look at was recognised."""
    names = {field.id: field.short for field in checklist.fields()}
    rows = [(line, _typed(line)) for line in findings.lines]
    return [
        _medicine(f"medicine-{n}", row, _notes(line, row, names, checklist), patient)
        for n, (line, row) in enumerate(((line, row) for line, row in rows if row), start=1)
    ]


def _typed(line: MedicineLine) -> MedicineRow | None:
    if isinstance(line.row, MedicineRow):
        return None if line.row == MedicineRow() else line.row
    return MedicineRow(name=line.row.name) if line.recognised.matches else None


def _notes(line: MedicineLine, row: MedicineRow, names: Mapping[str, str], checklist: Checklist) -> list[str]:
    """What the program makes of the line, as the sheet says it; where it was typed; who prescribed it, as typed."""
    found = line.recognised
    said = [checklist.texts[READ_AS[found.flag]]] if found.flag in READ_AS else []
    unknown = [] if found.recognised else [checklist.texts[unknown_key(line)]]
    matches = [match for match in found.matches if match.flag is not Flag.NONE]
    known = [match.name for match in matches if line.box_of(match) in OF_IT]
    known += [f"{match.name} {checklist.texts['named']}" for match in matches if match.name not in known]
    note = "; ".join(dict.fromkeys(said + known + unknown))
    return [
        *([f"Read by the program, not by a person: {note}"] if note else []),
        f"Typed under: {names[line.field]}",
        *([f"Prescribed by, as typed: {row.prescriber}"] if row.prescriber else []),
    ]


def _medicine(name: str, row: MedicineRow, notes: list[str], patient: str) -> Json:
    dosage = ", ".join(filter(None, (row.amount, row.how_often)))
    return {
        "resourceType": "MedicationStatement",
        "id": name,
        # a typed line may say "stopped": whether it is taken now is for a person to read
        "status": "unknown",
        "medicationCodeableConcept": {"text": string(row.name)} if row.name else {"extension": absent("unknown")},
        "subject": {"reference": patient},
        "informationSource": {"reference": patient},
        **({"reasonCode": [{"text": string(row.reason)}]} if row.reason else {}),
        "note": [{"text": string(note)} for note in notes],
        **({"dosage": [{"text": string(dosage)}]} if dosage else {}),
    }


def _now(checklist: Checklist, answers: Answers, findings: Findings, patient: str) -> list[Json]:
    when = {"effectiveDateTime": moment(answers.saved)} if answers.saved else {}
    return [
        _scale(scale_id(field.id), field.short, value, when, patient)
        for field in scales(checklist)
        if isinstance(value := answers.values.get(field.id), int) and field.id in findings.printed
    ]


def _last_time(checklist: Checklist, answers: Answers, findings: Findings, patient: str) -> list[Json]:
    """Last time's scales; without the day of that visit nobody could tell them from today's, so then none."""
    if not answers.previous_on:
        return []
    when = {"effectiveDateTime": answers.previous_on}
    return [
        _scale(scale_id(f"last_{field.id}"), field.short, answers.previous[field.id], when, patient)
        for field in scales(checklist)
        if field.id in answers.previous and field.id in findings.printed
    ]


def scale_id(field: str) -> str:
    """An id as R4 takes it: no underscore, at most 64 characters."""
    plain = field.replace("_", "-")
    return plain if len(plain) <= 64 else urn(field).removeprefix("urn:uuid:")


def _scale(name: str, short: str, value: int, when: Json, patient: str) -> Json:
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "code": {"text": string(f"{short}, 0 to 10, 10 is the worst")},
        "subject": {"reference": patient},
        **when,
        "performer": [{"reference": patient}],
        "valueInteger": value,
    }


def _provenance(checklist: Checklist, answers: Answers, patient: str, targets: list[str]) -> list[Json]:
    if answers.saved is None:  # FHIR wants the moment; we never make one up
        return []
    helped = answers.values.get("filled_in_by") == "helper"
    program = f"LDN Prep {__version__}, content {checklist.meta.id} {checklist.meta.version}"
    return [
        {
            "resourceType": "Provenance",
            "id": "provenance",
            "target": [{"reference": target} for target in targets],
            "recorded": moment(answers.saved),
            "agent": [
                {
                    "type": {"text": "patient-reported" + (", filled in by a helper" if helped else "")},
                    "who": {"reference": patient},
                },
                {"type": {"text": "assembled by the program"}, "who": {"display": program}},
            ],
        }
    ]
