"""LHC-Forms, the form renderer of the U.S. National Library of Medicine, in a Chromium without a window or a network.

It knows nothing of us: it draws a Questionnaire, fills in a QuestionnaireResponse, and tells what a person would see
and what it would hand on. It comes from the npm registry as one archive, unpacked here; nothing of it is installed.
"""

from __future__ import annotations

import hashlib
import html
import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]

PACKAGE = "lforms@40.1.3"
SHA256 = "288cff4360e8a90a44e994a01422d2cf970170000ce915b5739ccc383097edd9"
ARCHIVE = Path(__file__).resolve().parents[3] / "build" / "npm" / "lforms-40.1.3.tgz"
SCRIPTS = ("webcomponent/assets/lib/zone.min.js", "webcomponent/lhc-forms.js", "fhir/R4/lformsFHIR.min.js")
STYLES = "webcomponent/styles.css"

# one form after the other; the answer of the page is its own text, in an element of its own
PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><link rel="stylesheet" href="{styles}"></head>
<body><div id="form"></div><pre id="told"></pre>
{scripts}
<script src="forms.js"></script>
<script>
async function show(form) {{
  let shown = LForms.Util.convertFHIRQuestionnaireToLForms(form.questionnaire, "R4");
  shown = LForms.Util.mergeFHIRDataIntoLForms("QuestionnaireResponse", form.response, shown, "R4");
  await LForms.Util.addFormToPage(shown, "form", {{prepopulate: false}});
  await new Promise(done => setTimeout(done, 1500));
  const items = [...document.querySelectorAll('#form [id^="item-"]')].filter(one => one.getClientRects().length > 0);
  return {{
    visible: items.map(one => one.id.slice("item-".length).split("/")[0]),
    response: LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4", "#form"),
  }};
}}
(async () => {{
  const told = [];
  for (const form of FORMS) {{
    try {{ told.push(await show(form)); }} catch (problem) {{ told.push({{problem: String(problem.stack)}}); }}
  }}
  document.getElementById("told").textContent = JSON.stringify(told);
}})();
</script></body></html>
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """What LHC-Forms made of one form: link ids of the items that can be seen; the response that it hands on."""

    visible: frozenset[str]
    response: Json


@cache
def missing() -> str | None:
    """Why LHC-Forms cannot run here; None when it can."""
    if not shutil.which("chromium"):
        return "LHC-Forms needs a browser (Debian: chromium)"
    if not ARCHIVE.is_file():
        return f"LHC-Forms is missing: npm pack {PACKAGE} --pack-destination build/npm"
    if hashlib.sha256(ARCHIVE.read_bytes()).hexdigest() != SHA256:
        return f"{ARCHIVE.name} is not the archive that was tried: delete it and run npm pack {PACKAGE} again"
    return None


def shown(forms: Iterable[tuple[Json, Json]], folder: Path) -> list[Shown]:
    """Draw each (Questionnaire, QuestionnaireResponse) in one browser. Call `missing()` first."""
    page = _site([{"questionnaire": form, "response": response} for form, response in forms], folder)
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",  # continuous integration runs as root, where the sandbox cannot start; the page is our own
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--proxy-server=127.0.0.1:9",  # nothing listens there: the page must do without a network
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=120000",
        "--dump-dom",
        page.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    _, _, rest = done.stdout.partition('<pre id="told">')
    told = html.unescape(rest.partition("</pre>")[0])
    assert told, f"LHC-Forms told nothing: {done.stderr[-2000:]}"
    return [_as_shown(one) for one in json.loads(told)]


def _as_shown(told: Json) -> Shown:
    assert "problem" not in told, told["problem"]
    return Shown(frozenset(told["visible"]), told["response"])


def _site(forms: list[Json], folder: Path) -> Path:
    with tarfile.open(ARCHIVE) as archive:
        for name in (*SCRIPTS, STYLES):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            inside = archive.extractfile(f"package/dist/lforms/{name}")
            assert inside is not None
            target.write_bytes(inside.read())
    (folder / "forms.js").write_text(f"const FORMS = {json.dumps(forms)};\n", "utf-8")
    scripts = "\n".join(f'<script src="{name}"></script>' for name in SCRIPTS)
    page = folder / "page.html"
    page.write_text(PAGE.format(styles=STYLES, scripts=scripts), "utf-8")
    return page
