"""The installer for Windows, by NSIS; the same on Windows and on Linux."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from ldnprep import __version__

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ICON = ROOT / "build" / "icons" / "ldnprep.ico"
SIDE = ICON.with_name("ldnprep-side.bmp")
_ON_WINDOWS = Path(r"C:\Program Files (x86)\NSIS\makensis.exe")


def compiler() -> str | None:
    """NSIS' compiler; None where it is not installed."""
    return shutil.which("makensis") or (str(_ON_WINDOWS) if _ON_WINDOWS.exists() else None)


def build(folder: Path, target: Path, *, version: str = __version__, quick: bool = False) -> Path:
    """Packs the program's folder into an installer in the folder `target`; a quick one is larger."""
    made = target / f"LDN-Prep-{version}-windows-setup.exe"
    told = options(folder, made, version)
    if quick:
        told.append(f"{told[0][0]}DQUICK")
    subprocess.run([compiler() or "makensis", *told, str(HERE / "installer.nsi")], check=True)
    return made


def options(folder: Path, made: Path, version: str) -> list[str]:
    """What the compiler is told; its words begin with a dash everywhere but on Windows."""
    dash = "/" if os.name == "nt" else "-"
    told = {"VERSION": version, "FOLDER": str(folder), "OUT": str(made), "ICON": str(ICON), "SIDE": str(SIDE)}
    if os.environ.get("LDNPREP_WILL_BE_SIGNED"):
        told["SIGNED"] = "yes"
    return [f"{dash}V2", f"{dash}WX", f"{dash}NOCD", *(f"{dash}D{name}={value}" for name, value in told.items())]
