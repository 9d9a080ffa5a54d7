"""Which mail programs can be offered on which machine, and exactly what each would be given."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ldnprep import files
from ldnprep.errors import MachineError
from ldnprep.handover import applescript
from ldnprep.handover.addresses import thunderbird_compose
from ldnprep.handover.mail import email_providers, fresh, plan, save_eml
from ldnprep.handover.model import (
    Action,
    AllOf,
    CopyFile,
    EmailRequest,
    Fit,
    MapiSend,
    OpenFile,
    Platform,
    RequestError,
    RunProgram,
    SystemFacts,
    WriteEml,
    WriteText,
)
from tests.handover.fakes import HOSTILE, PDF, STAGING, facts, request

WINDOWS = facts(
    "windows",
    programs={"olk": r"C:\olk.exe", "explorer": r"C:\Windows\explorer.exe"},
    default_mail="Outlook.URL.mailto.15",
    opens_eml="Outlook.File.eml.15",
    mapi_program="Microsoft Outlook",
    worker=("LDN Prep.exe", "--mapi-worker"),
)
MAC = facts(
    "macos",
    programs={
        "osascript": "/usr/bin/osascript",
        "mail": "/M",
        "outlook": "/O",
        "thunderbird": "/T",
        "open": "/usr/bin/open",
    },
    default_mail="com.apple.mail",
)
LINUX = facts(
    "linux",
    programs={
        "thunderbird": "/usr/bin/thunderbird",
        "xdg-email": "/usr/bin/xdg-email",
        "dbus-send": "/usr/bin/dbus-send",
    },
    default_mail="thunderbird.desktop",
)


def planned(system: SystemFacts, name: str, draft: EmailRequest) -> Action:
    return next(plan(provider, draft) for provider in email_providers(system) if provider.id == name)


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        (WINDOWS, "new_outlook:yes mapi:yes eml:maybe:may_open_read_only mailto:maybe:attach_the_file_yourself"),
        (
            replace(WINDOWS, programs={}, mapi_program=""),
            "eml:maybe:may_open_read_only mailto:maybe:attach_the_file_yourself new_outlook:no:not_installed "
            "mapi:no:no_mail_program",
        ),
        (
            facts("windows"),
            "mailto:maybe:no_mail_program_known new_outlook:no:not_installed mapi:no:no_mail_program "
            "eml:no:nothing_opens_eml",
        ),
        (
            MAC,
            "apple_mail:yes mac_outlook:maybe:not_your_usual_one thunderbird:maybe:not_your_usual_one "
            "mailto:maybe:attach_the_file_yourself",
        ),
        (
            replace(MAC, default_mail="com.microsoft.outlook"),
            "mac_outlook:yes apple_mail:maybe:not_your_usual_one thunderbird:maybe:not_your_usual_one "
            "mailto:maybe:attach_the_file_yourself",
        ),
        (
            replace(MAC, programs={"mail": "/M"}),
            "mailto:maybe:attach_the_file_yourself apple_mail:no:not_installed mac_outlook:no:not_installed "
            "thunderbird:no:not_installed",
        ),
        (LINUX, "thunderbird:yes xdg_email:maybe:may_drop_the_file mailto:maybe:attach_the_file_yourself"),
        (
            replace(LINUX, sandboxed=frozenset({"thunderbird"})),
            "xdg_email:maybe:may_drop_the_file mailto:maybe:attach_the_file_yourself "
            "thunderbird:no:cannot_read_our_files",
        ),
        (
            replace(LINUX, default_mail="firefox.desktop"),
            "thunderbird:maybe:not_your_usual_one xdg_email:maybe:web_mail_drops_the_file "
            "mailto:maybe:attach_the_file_yourself",
        ),
        (
            replace(LINUX, no_account=frozenset({"thunderbird"})),
            "thunderbird:no:no_account xdg_email:no:no_account mailto:no:no_account",
        ),
        (
            replace(LINUX, no_account=frozenset({"thunderbird"}), default_mail="org.gnome.Evolution.desktop"),
            "xdg_email:maybe:may_drop_the_file mailto:maybe:attach_the_file_yourself thunderbird:no:no_account",
        ),
        (facts("linux"), "mailto:maybe:no_mail_program_known thunderbird:no:not_installed xdg_email:no:not_installed"),
    ],
)
def test_what_is_offered_best_first(system: SystemFacts, expected: str) -> None:
    found = email_providers(system)
    said = [":".join(filter(None, (item.id, item.fit.value, item.why))) for item in found]
    assert said == expected.split()


@pytest.mark.parametrize("system", [WINDOWS, MAC, LINUX])
def test_mailto_is_the_only_one_that_never_carries_the_file(system: SystemFacts) -> None:
    assert [provider.id for provider in email_providers(system) if not provider.attaches_file] == ["mailto"]


@pytest.mark.parametrize("system", [WINDOWS, MAC, LINUX])
@pytest.mark.parametrize("change", [{"to": "a@b.example\nBcc: c@d.example"}, {"subject": "a\r\nb"}, {"body": "\0"}])
def test_every_way_refuses_an_injection(system: SystemFacts, change: dict[str, str]) -> None:
    for provider in email_providers(system):
        with pytest.raises(RequestError):
            plan(provider, request(**change))


@pytest.mark.parametrize("platform", ["windows", "macos", "linux"])
def test_a_way_that_cannot_work_is_not_planned(platform: Platform) -> None:
    impossible = [provider for provider in email_providers(facts(platform)) if provider.fit is Fit.NO]
    assert len(impossible) >= 2
    for provider in impossible:
        with pytest.raises(MachineError, match="choose another way"):
            plan(provider, request())


def test_a_second_try_does_not_touch_the_files_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path))
    first = email_providers(WINDOWS)[0]
    second = fresh(first)
    assert second.system.staging not in (first.system.staging, fresh(first).system.staging)
    assert replace(second, system=first.system) == first


# --- Windows ----------------------------------------------------------------------------------------------------------


def test_new_outlook_gets_a_draft_file() -> None:
    draft = STAGING / "visit-notes-2027-01-15.eml"
    assert planned(WINDOWS, "new_outlook", request()) == RunProgram(
        (r"C:\olk.exe", str(draft)), (WriteEml(draft, request()),)
    )


def test_an_eml_program_gets_a_draft_file() -> None:
    draft = STAGING / "visit-notes-2027-01-15.eml"
    assert planned(WINDOWS, "eml", request()) == OpenFile(
        str(draft), "draft_should_show", (WriteEml(draft, request()),)
    )


def test_simple_mapi_gets_the_texts_as_they_are_and_a_neutral_file() -> None:
    draft = request(pdf=Path("/home/anna/Anna's notes.pdf"), body=HOSTILE)
    copy = STAGING / "visit-notes-2027-01-15.pdf"
    assert planned(WINDOWS, "mapi", draft) == MapiSend(
        ("LDN Prep.exe", "--mapi-worker"), replace(draft, pdf=copy), (CopyFile(draft.pdf, copy),)
    )


# --- macOS ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "script"), [("apple_mail", applescript.MAIL), ("mac_outlook", applescript.OUTLOOK)])
def test_applescript_is_constant_and_the_data_are_arguments(name: str, script: str) -> None:
    action = planned(MAC, name, request(body=HOSTILE * 500, subject='a "b" \\ c'))
    assert isinstance(action, RunProgram)
    assert action.argv[:3] == ("/usr/bin/osascript", "-e", script.strip())
    assert action.argv[3:] == (str(PDF), "front.desk@clinic.example", 'a "b" \\ c', HOSTILE * 500)
    assert action.wait


@pytest.mark.parametrize("script", [applescript.MAIL, applescript.OUTLOOK])
def test_applescript_shows_the_draft_and_never_sends(script: str) -> None:
    assert "send" not in script.replace("osascript", "")
    assert "visible:true" in script or "open theMessage" in script


def test_an_option_like_text_cannot_come_first_for_osascript() -> None:
    action = planned(MAC, "apple_mail", request(subject="-e", body="-i", to=""))
    assert isinstance(action, RunProgram)
    assert action.argv[3].startswith("/")


# --- Linux ------------------------------------------------------------------------------------------------------------


def read_as_thunderbird_does(argument: str) -> dict[str, str]:
    """GetArgs of MsgComposeCommands.js (Thunderbird 153), line by line."""
    data, quote, previous = "", "", ""
    for place, letter in enumerate(argument):
        following = argument[place + 1 : place + 2]
        if letter == quote and following in (",", ""):
            quote = ""
            data += letter
        elif letter in "'\"" and previous == "=":
            quote = quote or letter
            data += letter
        else:
            data += "\x01" if letter == "," and not quote else letter
        previous = letter
    values = {}
    for pair in reversed(data.split("\x01")):
        name, sign, value = pair.partition("=")
        if sign and value.startswith("'") and value.endswith("'"):
            values[name] = value[1:-1]
        elif sign:
            values[name] = unquote(value.strip('"'), errors="strict")
    return values


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0")),
    st.text(st.characters(exclude_categories=("Cs", "Cc"))),
)
def test_thunderbird_reads_back_any_text(body: str, subject: str) -> None:
    values = read_as_thunderbird_does(thunderbird_compose(request(body=body, subject=subject)))
    assert values.get("body", "") == body
    assert values.get("subject", "") == subject
    assert values["attachment"] == PDF.as_uri()
    assert values["format"] == "text"  # else the text would be read as HTML
    assert set(values) <= {"format", "to", "subject", "body", "attachment"}


@pytest.mark.parametrize("path", ["/home/o'brien/a,b.pdf", '/home/x/a "b" 100 %41.pdf', "/home/ż/🐱 & $(id).pdf"])
def test_thunderbird_finds_the_file_whatever_its_path(path: str) -> None:
    values = read_as_thunderbird_does(thunderbird_compose(request(pdf=Path(path))))
    assert unquote(urlsplit(values["attachment"]).path) == path


def test_a_long_text_goes_to_thunderbird_as_a_file() -> None:
    action = planned(LINUX, "thunderbird", request(body=HOSTILE * 1000))
    assert isinstance(action, RunProgram)
    assert action.before == (WriteText(STAGING / "text.txt", HOSTILE * 1000),)
    assert read_as_thunderbird_does(action.argv[2])["message"] == str(STAGING / "text.txt")
    assert max(len(part.encode()) for part in action.argv) < 131_072


@pytest.mark.parametrize(
    ("path", "copied"),
    [
        ("/home/anna/visit-notes-2027-01-15.pdf", False),
        ("/home/anna/Anna Nowak.pdf", True),
        ("/home/o'brien/visit-notes-2027-01-15.pdf", True),
        ("/home/a b/visit-notes-2027-01-15.pdf", True),
    ],
)
def test_xdg_email_gets_a_path_without_anything_a_shell_could_read(path: str, copied: bool) -> None:
    action = planned(LINUX, "xdg_email", request(pdf=Path(path)))
    assert isinstance(action, RunProgram)
    wanted = STAGING / "visit-notes-2027-01-15.pdf" if copied else Path(path)
    assert action.before == ((CopyFile(Path(path), wanted),) if copied else ())
    assert action.argv[1:4] == ("--utf8", "--attach", str(wanted))


def test_xdg_email_gets_the_texts_percent_encoded_so_that_no_shell_reads_them() -> None:
    action = planned(replace(LINUX, default_mail="org.kde.kmail2.desktop"), "xdg_email", request(body=HOSTILE))
    assert isinstance(action, RunProgram)
    address = urlsplit(action.argv[-1])
    assert (address.scheme, address.path) == ("mailto", "front.desk@clinic.example")
    assert parse_qs(address.query)["body"] == [HOSTILE.replace("\n", "\r\n")]
    assert set(action.argv[-1]) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~@:?=&%")


@pytest.mark.parametrize(
    ("default", "body", "text", "file"),
    [
        ("thunderbird.desktop", "plain", True, True),
        ("thunderbird.desktop", "pain <b>5</b>", False, True),
        ("org.kde.kmail2.desktop", "pain <b>5</b>", True, True),
        ("org.kde.kmail2.desktop", "x" * 100_000, False, True),
        ("firefox.desktop", "plain", True, False),
        ("google-chrome.desktop", "plain", True, False),
    ],
)
def test_xdg_email_says_what_it_does_not_carry(default: str, body: str, text: bool, file: bool) -> None:
    action = planned(replace(LINUX, default_mail=default), "xdg_email", request(body=body))
    assert isinstance(action, RunProgram)
    assert (action.carries_text, action.attaches_file) == (text, file)
    assert ("body=" in action.argv[-1]) is text


# --- the last way -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("system", [WINDOWS, MAC, LINUX])
@pytest.mark.parametrize(("body", "carried"), [("short & sweet?", True), ("x" * 100_000, False)])
def test_mailto_opens_a_draft_and_shows_the_file(system: SystemFacts, body: str, carried: bool) -> None:
    action = planned(system, "mailto", request(body=body))
    assert isinstance(action, AllOf)
    opened = action.actions[0]
    assert isinstance(opened, OpenFile)
    assert (opened.attaches_file, opened.carries_text) == (False, carried)
    fields = parse_qs(urlsplit(opened.target).query)
    assert fields["subject"] == ["Notes for my visit on 15 January 2027"]
    assert fields.get("body") == ([body] if carried else None)
    assert str(PDF) in str(action.actions[1]) or PDF.as_uri() in str(action.actions[1])


def test_saving_a_draft_is_checked_too() -> None:
    assert save_eml(request(), Path("/x/draft.eml")) == WriteEml(Path("/x/draft.eml"), request())
    with pytest.raises(RequestError):
        save_eml(request(to="nobody"), Path("/x/draft.eml"))
