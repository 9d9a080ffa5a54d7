"""What is found on a machine, and which printers; answers of Windows and macOS come from a fake door."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from ldnprep import files
from ldnprep.handover.door import Door, Finished, child_environment
from ldnprep.handover.model import Printer
from ldnprep.handover.printing import printers
from ldnprep.handover.system import probe
from tests.handover.fakes import FakeDoor

THUNDERBIRD = {"thunderbird": "/usr/bin/thunderbird"}
CHOSEN = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\mailto\UserChoice"
EML = r"Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.eml\UserChoice"
OLK = r"Software\Microsoft\Windows\CurrentVersion\App Paths\olk.exe"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path))


def test_each_look_has_a_folder_of_its_own_for_what_it_hands_over() -> None:
    """So that a mail program which still holds the first draft does not disturb the second try."""
    first, second = probe(FakeDoor()), probe(FakeDoor())
    assert first.staging != second.staging
    assert first.staging.parent == files.temp_dir()
    assert not first.staging.exists()


@pytest.mark.parametrize(
    ("programs", "scripts", "sandboxed"),
    [
        (THUNDERBIRD, {}, False),
        (THUNDERBIRD, {"/usr/bin/thunderbird": b"#!/bin/sh\nexec /usr/lib/thunderbird/thunderbird"}, False),
        (THUNDERBIRD, {"/usr/bin/thunderbird": b'#!/bin/sh\nexec /snap/bin/thunderbird "$@"'}, True),
        ({"thunderbird": "/snap/bin/thunderbird"}, {}, True),
        (THUNDERBIRD | {"/usr/bin/thunderbird->": "/var/lib/flatpak/exports/bin/org.mozilla.Thunderbird"}, {}, True),
        ({}, {}, False),
    ],
)
def test_a_thunderbird_that_cannot_read_our_files_is_noticed(
    programs: Mapping[str, str], scripts: Mapping[str, bytes], sandboxed: bool
) -> None:
    assert ("thunderbird" in probe(FakeDoor(programs=programs, scripts=scripts)).sandboxed) is sandboxed


INI = b"[Install4F]\nDefault=xy\n[Profile1]\nPath=xy\nIsRelative=1\n[Profile0]\nPath=/srv/mail\nIsRelative=0\n"
ACCOUNT = b'user_pref("mail.smtpservers", "smtp1");\nuser_pref("mail.identity.id1.useremail", "anna@example.org");\n'
EMPTY = b'user_pref("mail.accountmanager.localfoldersserver", "server1");\n'


@pytest.mark.parametrize(
    ("profiles", "lacks"),
    [
        ({}, True),  # never started
        ({"~/.thunderbird/profiles.ini": INI}, True),
        ({"~/.thunderbird/profiles.ini": INI, "~/.thunderbird/xy/prefs.js": EMPTY}, True),
        ({"~/.thunderbird/profiles.ini": INI, "~/.thunderbird/xy/prefs.js": ACCOUNT}, False),
        ({"~/.thunderbird/profiles.ini": INI, "/srv/mail/prefs.js": ACCOUNT}, False),
        (
            {
                "~/snap/thunderbird/common/.thunderbird/profiles.ini": INI,
                "~/snap/thunderbird/common/.thunderbird/xy/prefs.js": ACCOUNT,
            },
            False,
        ),
        ({"~/.thunderbird/profiles.ini": b"\xff no such thing"}, False),  # cannot be read: not said to lack one
    ],
)
def test_a_thunderbird_without_an_account_is_noticed(profiles: Mapping[str, bytes], lacks: bool) -> None:
    assert ("thunderbird" in probe(FakeDoor(programs=THUNDERBIRD, profiles=profiles)).no_account) is lacks


def test_a_settings_file_that_is_there_and_one_that_is_not(tmp_path: Path) -> None:
    (tmp_path / "prefs.js").write_bytes(ACCOUNT)
    assert Door().settings(str(tmp_path / "prefs.js")) == ACCOUNT
    assert Door().settings(str(tmp_path / "no.js")) is None


@pytest.mark.parametrize(
    ("answer", "default"),
    [(Finished(0, "thunderbird.desktop\n"), "thunderbird.desktop"), (Finished(0, ""), ""), (TimeoutError("slow"), "")],
)
def test_linux_default_mail_program(answer: Finished | OSError, default: str) -> None:
    door = FakeDoor(programs={"xdg-mime": "/usr/bin/xdg-mime"}, answers={"/usr/bin/xdg-mime query": answer})
    assert probe(door).default_mail == default
    assert probe(FakeDoor()).default_mail == ""


@pytest.mark.parametrize(
    ("handlers", "default"),
    [
        (None, "com.apple.mail"),
        ({"LSHandlers": []}, "com.apple.mail"),
        ({"LSHandlers": "damaged"}, "com.apple.mail"),
        (
            {
                "LSHandlers": [
                    {"LSHandlerURLScheme": "http"},
                    {"LSHandlerURLScheme": "mailto", "LSHandlerRoleAll": "com.microsoft.Outlook"},
                ]
            },
            "com.microsoft.outlook",
        ),
    ],
)  # fmt: skip
def test_macos_default_mail_program(handlers: object, default: str) -> None:
    lists = {"com.apple.launchservices.secure.plist": handlers}
    door = FakeDoor(system="macos", lists=lists, present=frozenset({"/System/Applications/Mail.app"}))
    found = probe(door)
    assert found.default_mail == default
    assert dict(found.programs) == {"mail": "/System/Applications/Mail.app"}


@pytest.mark.parametrize(
    ("keys", "programs", "default", "eml", "mapi"),
    [
        ({}, {"explorer": r"C:\Windows\explorer.exe"}, "", "", ""),
        (
            {
                (OLK, ""): r"C:\olk.exe",
                (CHOSEN, "ProgId"): "AppX-olk",
                (EML, "ProgId"): "AppX-eml",
                (r"Software\Clients\Mail", ""): "Microsoft Outlook",
                (r"Software\Clients\Mail\Microsoft Outlook", "DLLPathEx"): r"C:\mapi.dll",
            },
            {"olk": r"C:\olk.exe", "explorer": r"C:\Windows\explorer.exe"},
            "AppX-olk",
            "AppX-eml",
            "Microsoft Outlook",
        ),
        (
            {(r"Software\Clients\Mail", ""): "Hotmail", (r"Software\Classes\.eml", ""): "Old.eml"},
            {"explorer": r"C:\Windows\explorer.exe"},
            "",
            "Old.eml",
            "",
        ),
    ],
)
def test_windows(
    keys: Mapping[tuple[str, str], str], programs: Mapping[str, str], default: str, eml: str, mapi: str
) -> None:
    found = probe(FakeDoor(system="windows", keys=keys))
    assert (dict(found.programs), found.default_mail, found.opens_eml, found.mapi_program) == (
        programs,
        default,
        eml,
        mapi,
    )
    assert found.worker == ("LDN Prep.exe", "--mapi-worker")


def test_this_machine_really_answers() -> None:
    found = probe()
    assert found.platform in ("linux", "macos", "windows")
    assert all(Path(path).exists() for path in found.programs.values())


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (
            {
                "/lpstat -e": Finished(0, "Kitchen\nPDF\n"),
                "/lpstat -d": Finished(0, "system default destination: PDF\n"),
            },
            (Printer("PDF", True), Printer("Kitchen")),
        ),
        (
            {"/lpstat -e": Finished(0, "A\n"), "/lpstat -d": Finished(0, "no system default destination\n")},
            (Printer("A"),),
        ),
        ({"/lpstat -e": Finished(1, "", "lpstat: Scheduler is not running.")}, ()),
        ({"/lpstat": OSError(2, "gone")}, ()),
    ],
)
def test_printers_of_cups(answers: Mapping[str, Finished | OSError], expected: tuple[Printer, ...]) -> None:
    door = FakeDoor(programs={"lpstat": "/lpstat"}, answers=answers)
    assert printers(probe(door), door) == expected


def test_without_a_print_service_there_are_no_printers() -> None:
    assert printers(probe(FakeDoor()), FakeDoor()) == ()


def test_printers_of_windows() -> None:
    devices = r"Software\Microsoft\Windows NT\CurrentVersion\Devices"
    default = (r"Software\Microsoft\Windows NT\CurrentVersion\Windows", "Device")
    door = FakeDoor(
        system="windows",
        keys={(devices, "Fax"): "winspool,Ne00:", (devices, "HP, upstairs"): "x", default: "Fax,winspool,Ne00:"},
    )
    assert printers(probe(door), door) == (Printer("Fax", True), Printer("HP, upstairs"))


class TestEnvironmentOfOtherPrograms:
    def test_ours_when_not_packaged(self) -> None:
        assert child_environment({"PATH": "/bin", "LD_LIBRARY_PATH": "/x"}, frozen=False) == {
            "PATH": "/bin",
            "LD_LIBRARY_PATH": "/x",
        }

    def test_a_packaged_programs_libraries_are_not_theirs(self) -> None:
        ours = {"LD_LIBRARY_PATH": "/bundle", "QT_PLUGIN_PATH": "/bundle/qt", "PATH": "/bin"}
        assert child_environment(ours, frozen=True) == {"PATH": "/bin"}
        assert (
            child_environment(ours | {"LD_LIBRARY_PATH_ORIG": "/before"}, frozen=True)["LD_LIBRARY_PATH"] == "/before"
        )


class TestRealDoor:
    def test_runs_without_a_shell_and_in_english(self) -> None:
        said = Door().run(("printf", "%s", "$(id) `id` %PATH% 'x' \"y\""))
        assert (said.code, said.output) == (0, "$(id) `id` %PATH% 'x' \"y\"")
        refused = Door().run(("cat", "/nowhere/at all"))
        assert refused.code == 1
        assert "No such file" in refused.errors

    def test_data_go_in_by_standard_input(self) -> None:
        assert Door().run(("cat",), "ż🐱".encode()).output == "ż🐱"

    def test_a_program_that_hangs_is_given_up(self) -> None:
        with pytest.raises(TimeoutError, match="no answer"):
            Door().run(("sleep", "60"), seconds=0.1)

    def test_an_early_failure_is_noticed_and_a_program_that_stays_open_is_not_waited_for(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert Door().start(("false",)).code == 1
        monkeypatch.setattr("ldnprep.handover.door._EARLY_FAILURE_SECONDS", 0.1)
        assert Door().start(("sleep", "1")).code is None

    def test_a_missing_program(self) -> None:
        with pytest.raises(FileNotFoundError):
            Door().start(("no-such-program-anywhere",))

    def test_the_worker_is_this_program_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import sys

        assert Door().worker("ldnprep.handover.mapi_worker", "--x") == (
            sys.executable,
            "-m",
            "ldnprep.handover.mapi_worker",
        )
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        assert Door().worker("ldnprep.handover.mapi_worker", "--x") == (sys.executable, "--x")

    def test_what_is_written_for_other_programs_is_the_owners_only(self) -> None:
        path = files.temp_dir() / "abc" / "draft.eml"
        Door().write(path, b"x")
        assert (path.stat().st_mode & 0o077, path.parent.stat().st_mode & 0o077) == (0, 0)
        assert re.fullmatch(r"[0-9a-f]+", path.parent.name)
