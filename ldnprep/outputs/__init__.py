"""A Document in, bytes of a PDF or a text out; FHIR from Checklist, Answers and Findings."""
