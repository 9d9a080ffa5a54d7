"""A machine that is not there: a door with answers written beforehand, which notes what was asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ldnprep.handover.door import Door, Finished
from ldnprep.handover.model import EmailRequest, Platform, SystemFacts

STAGING = Path("/staging/0123")
PDF = Path("/home/anna/Documents/visit-notes-2027-01-15.pdf")
HOSTILE = (
    'Dear "clinic", it\'s me: 50 % & more, $(rm -rf ~) `id` %PATH% ^ | > \\n <b>x</b>\n.\nFrom: a\nąż Ω 🐱‍👤 שלום\n'
)


def request(**changes: object) -> EmailRequest:
    """An ordinary draft, with changes."""
    fields = {
        "pdf": PDF,
        "attached_name": "visit-notes-2027-01-15.pdf",
        "subject": "Notes for my visit on 15 January 2027",
        "body": "Dear clinic,\n\nmy notes are attached.\n",
        "to": "front.desk@clinic.example",
    }
    return EmailRequest(**(fields | changes))  # type: ignore[arg-type]  # a test says what it means


def facts(platform: Platform, **known: object) -> SystemFacts:
    """What was found on a machine of this kind."""
    return SystemFacts(platform=platform, staging=STAGING, **known)  # type: ignore[arg-type]  # as above


THUNDERBIRD_WITH_ACCOUNT = {
    f"{home}/{name}": data
    for home in ("~/.thunderbird", "~/Library/Thunderbird")
    for name, data in (
        ("profiles.ini", b"[Profile0]\nName=default\nIsRelative=1\nPath=ab.default\n[General]\nVersion=2\n"),
        ("ab.default/prefs.js", b'user_pref("mail.identity.id1.useremail", "anna@example.org");\n'),
    )
}


@dataclass
class FakeDoor(Door):
    """`answers`: first words of a command → how it ends, or the error it raises. `done` is what was asked, in order."""

    system: Platform = "linux"
    programs: Mapping[str, str] = field(default_factory=dict)
    present: frozenset[str] = frozenset()
    scripts: Mapping[str, bytes] = field(default_factory=dict)
    keys: Mapping[tuple[str, str], str] = field(default_factory=dict)
    lists: Mapping[str, object] = field(default_factory=dict)
    answers: Mapping[str, Finished | OSError] = field(default_factory=dict)
    files: dict[Path, bytes] = field(default_factory=lambda: {PDF: b"%PDF-1.7 sheet"})
    profiles: Mapping[str, bytes] = field(default_factory=lambda: dict(THUNDERBIRD_WITH_ACCOUNT))
    full: bool = False
    done: list[tuple[str, object]] = field(default_factory=list)

    def platform(self) -> Platform:
        return self.system

    def environment(self) -> Mapping[str, str]:
        return {"SYSTEMROOT": r"C:\Windows"}

    def which(self, name: str) -> str:
        return self.programs.get(name, "")

    def exists(self, path: str) -> bool:
        return path in self.present

    def real_path(self, path: str) -> str:
        return self.programs.get(f"{path}->", path)

    def start_of_file(self, path: str) -> bytes:
        return self.scripts.get(path, b"\x7fELF")

    def settings(self, path: str) -> bytes | None:
        return self.profiles.get(path)

    def property_list(self, path: str) -> object:
        return self.lists.get(Path(path).name)

    def registry(self, key: str, name: str = "") -> str:
        return self.keys.get((key, name), "")

    def registry_names(self, key: str) -> tuple[str, ...]:
        return tuple(name for place, name in self.keys if place == key)

    def worker(self, module: str, hidden_option: str) -> tuple[str, ...]:  # noqa: ARG002  # as if packaged
        return ("LDN Prep.exe", hidden_option)

    def run(self, argv: tuple[str, ...], data: bytes = b"", seconds: float | None = 10) -> Finished:
        self.done.append(("run", (argv, data) if data else argv))
        assert seconds is None or seconds > 0
        return self._answer(argv)

    def start(self, argv: tuple[str, ...]) -> Finished:
        self.done.append(("start", argv))
        return self._answer(argv)

    def start_quoted(self, argv: tuple[str, ...]) -> Finished:
        return self.start(argv)

    def open(self, target: str) -> None:
        self.done.append(("open", target))
        if self._answer((target,)).code:
            raise OSError("nothing opens it")

    def read(self, path: Path) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(2, "gone", str(path))
        return self.files[path]

    def write(self, path: Path, data: bytes) -> None:
        if self.full:
            raise OSError(28, "no space left")
        self.done.append(("write", path))
        self.files[path] = data

    def _answer(self, argv: tuple[str, ...]) -> Finished:
        command = " ".join(argv)
        answer = next((answer for start, answer in self.answers.items() if command.startswith(start)), Finished(0))
        if isinstance(answer, OSError):
            raise answer
        return answer
