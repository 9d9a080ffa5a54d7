"""The Bundle that a clinic's software can take in: the answers, what they answer, and what follows from them.

Only what was typed goes in. Nothing is coded beyond the answers' own codes, no identifier is invented.
"""

from __future__ import annotations

import hashlib
import json

from ldnprep import __version__
from ldnprep.answers.model import Answers, MedicineRow
from ldnprep.content.model import Checklist, Kind
from ldnprep.outputs.fhir.codes import Json, as_bytes, string, urn
from ldnprep.outputs.fhir.questionnaire import questionnaire
from ldnprep.outputs.fhir.response import partial_date, questionnaire_response
from ldnprep.rules.model import Findings


def bundle_json(checklist: Checklist, answers: Answers, findings: Findings) -> bytes:
    """A Bundle of type collection, JSON in UTF-8; the same answers give the same bytes."""
    return as_bytes(bundle(checklist, answers, findings))


def bundle(checklist: Checklist, answers: Answers, findings: Findings) -> Json:
    """The Bundle as a value."""
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
        *((urn(seed, statement["id"]), statement) for statement in _medicines(checklist, answers, patient)),
        *((urn(seed, scale["id"]), scale) for scale in _scales(checklist, answers, findings, patient)),
    ]
    targets = [address for address, resource in resources if resource["resourceType"] != "Questionnaire"]
    resources += [(urn(seed, "provenance"), p) for p in _provenance(checklist, answers, patient, targets)]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        **_saved(answers, "timestamp"),
        "entry": [{"fullUrl": address, "resource": resource} for address, resource in resources],
    }


def _saved(answers: Answers, key: str) -> Json:
    return {key: answers.saved.isoformat()} if answers.saved else {}


def _patient(answers: Answers) -> Json:
    name, born = answers.values.get("patient_name"), partial_date(answers.values.get("birth_date"))
    return {
        "resourceType": "Patient",
        "id": "patient",
        **({"name": [{"text": string(name)}]} if isinstance(name, str) and name.strip() else {}),
        **({"birthDate": born} if born else {}),
    }


def _medicines(checklist: Checklist, answers: Answers, patient: str) -> list[Json]:
    rows = [
        (field.id, row)
        for field in checklist.fields()
        if field.kind is Kind.MEDICINES
        for row in answers.values.get(field.id, ())  # type: ignore[union-attr]  # a medicines field holds rows
        if isinstance(row, MedicineRow)
    ]
    return [_medicine(f"medicine-{n}", row, patient) for n, (_, row) in enumerate(rows, start=1)]


def _medicine(name: str, row: MedicineRow, patient: str) -> Json:
    dosage = ", ".join(filter(None, (row.amount, row.how_often)))
    return {
        "resourceType": "MedicationStatement",
        "id": name,
        # a typed line may say "stopped": whether it is taken now is for a person to read
        "status": "unknown",
        "medicationCodeableConcept": {"text": string(row.name or dosage or row.reason or row.prescriber)},
        "subject": {"reference": patient},
        "informationSource": {"reference": patient},
        **({"reasonCode": [{"text": string(row.reason)}]} if row.reason else {}),
        **({"note": [{"text": string(f"Prescribed by, as typed: {row.prescriber}")}]} if row.prescriber else {}),
        **({"dosage": [{"text": string(dosage)}]} if dosage else {}),
    }


def _scales(checklist: Checklist, answers: Answers, findings: Findings, patient: str) -> list[Json]:
    return [
        {
            "resourceType": "Observation",
            "id": field.id.replace("_", "-"),
            "status": "final",
            "code": {"text": string(f"{field.short}, 0 to 10, 10 is the worst")},
            "subject": {"reference": patient},
            **_saved(answers, "effectiveDateTime"),
            "performer": [{"reference": patient}],
            "valueInteger": answers.values[field.id],
        }
        for field in checklist.fields()
        if field.kind is Kind.SCALE and field.id in answers.values and field.id in findings.printed
    ]


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
            "recorded": answers.saved.isoformat(),
            "agent": [
                {
                    "type": {"text": "patient-reported" + (", filled in by a helper" if helped else "")},
                    "who": {"reference": patient},
                },
                {"type": {"text": "assembled by the program"}, "who": {"display": program}},
            ],
        }
    ]
