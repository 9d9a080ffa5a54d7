"""Checklist, Answers and Findings in, a FHIR R4 Bundle or Questionnaire out, as JSON in UTF-8."""

from ldnprep.outputs.fhir.bundle import bundle_json
from ldnprep.outputs.fhir.questionnaire import questionnaire_json

__all__ = ["bundle_json", "questionnaire_json"]
