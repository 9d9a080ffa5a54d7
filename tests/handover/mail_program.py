"""A real Thunderbird with an account of its own, offline, on a screen that nobody sees."""

from __future__ import annotations

import contextlib
import email
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path

_PATIENCE_SECONDS = 60.0
_PREFS = {
    "mail.accountmanager.accounts": "account1,account2",
    "mail.accountmanager.defaultaccount": "account2",
    "mail.accountmanager.localfoldersserver": "server1",
    "mail.account.account1.server": "server1",
    "mail.server.server1.type": "none",
    "mail.server.server1.hostname": "Local Folders",
    "mail.server.server1.userName": "nobody",
    "mail.server.server1.name": "Local Folders",
    "mail.server.server1.directory-rel": "[ProfD]Mail/Local Folders",
    "mail.account.account2.server": "server2",
    "mail.account.account2.identities": "id1",
    "mail.server.server2.type": "pop3",
    "mail.server.server2.hostname": "localhost",
    "mail.server.server2.userName": "anna",
    "mail.server.server2.name": "anna@localhost",
    "mail.server.server2.deferred_to_account": "account1",
    "mail.identity.id1.fullName": "Anna Example",
    "mail.identity.id1.useremail": "anna@localhost",
    "mail.identity.id1.valid": True,
    "mail.identity.id1.smtpServer": "smtp1",
    "mail.identity.id1.draft_folder": "mailbox://nobody@Local%20Folders/Drafts",
    "mail.identity.id1.drafts_folder_picker_mode": "0",
    "mail.smtpservers": "smtp1",
    "mail.smtp.defaultserver": "smtp1",
    "mail.smtpserver.smtp1.hostname": "localhost",
    "mail.smtpserver.smtp1.username": "anna",
    "mail.compose.autosave": False,
    "mail.shell.checkDefaultClient": False,
    "mail.spotlight.firstRunDone": True,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.rights.version": 1,
    "mailnews.start_page.enabled": False,
    "mailnews.start_page_override.mstone": "ignore",
    "app.donation.eoy.version.viewed": 999,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "offline.autoDetect": False,
    "offline.startup_state": 3,
    "offline.download.download_messages": 2,
    "mail.inappnotifications.enabled": False,
}


def text_of(draft: EmailMessage) -> str:
    """The draft's text as the person sees it: flowed lines (RFC 3676) joined, their stuffing taken off; HTML read."""
    body = draft.get_body(("plain", "html"))
    assert body is not None
    if body.get_content_subtype() == "html":
        return _visible(str(body.get_content()))
    text = str(body.get_content()).replace("\r\n", "\n").rstrip("\n")
    if body["Content-Type"].params.get("format") != "flowed":
        return text
    lines = [line.removeprefix(" ") for line in text.split("\n")]
    return "".join(line if line.endswith(" ") else line + "\n" for line in lines).rstrip("\n")


class _Visible(HTMLParser):
    text = ""

    def handle_data(self, data: str) -> None:
        self.text += " ".join(["", *data.split(), ""]) if data.strip() else " "

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # library's name
        self.text += "\n" if tag == "br" else "" if tag in ("html", "head", "meta", "body", "p") else f"<{tag}>"


def _visible(page: str) -> str:
    """Lines as shown; any tag but a line break stays in sight."""
    reader = _Visible()
    reader.feed(page)
    return "\n".join(line.strip() for line in reader.text.strip().split("\n"))


def _literal(value: object) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value).replace("'", '"')


@dataclass
class Screen:
    """An invisible screen, and a home folder with a Thunderbird profile in it."""

    display: str
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return kept | {
            "DISPLAY": self.display,
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home),
            "MOZ_ENABLE_WAYLAND": "0",
            "MOZ_LEGACY_PROFILES": "1",  # the profile made here, not a new one for each installed copy
            "NO_AT_BRIDGE": "1",
            "LC_ALL": "C.UTF-8",
        }

    def wait_for_window(self, title: str) -> str:
        """The number of the first visible window with this in its title."""
        return self.until(lambda: (self._xdotool("search", "--onlyvisible", "--name", title).split() or [""])[0], title)

    def press(self, window: str, keys: str) -> None:
        self._xdotool("windowfocus", window)
        self._xdotool("key", "--window", window, keys)

    def titles(self) -> str:
        windows = self._xdotool("search", "--onlyvisible", "--name", ".").split()
        return " | ".join(self._xdotool("getwindowname", window).strip() for window in windows)

    def until(self, found: Callable[[], str], what: str) -> str:
        end = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < end:
            if result := found():
                return result
            time.sleep(0.2)
        raise AssertionError(f"{what!r} never came; windows: {self.titles()}")

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(  # a test's own tool
            ["xdotool", *arguments],
            capture_output=True, text=True, check=False, env=self.environment,
        )  # fmt: skip
        return done.stdout

    def saved_draft(self, subject: str) -> EmailMessage:
        """Waits for the draft's window, saves it as the person would (Ctrl+S), and reads what was saved."""
        window = self.wait_for_window(f"Write: {subject}" if subject else "Write: ")
        drafts = self.home / "profile" / "Mail" / "Local Folders" / "Drafts"

        sizes = [0]

        def saved() -> str:
            sizes.append(drafts.stat().st_size if drafts.exists() else 0)
            if not sizes[-1]:
                self.press(window, "ctrl+s")
            return "saved" if sizes[-1] and sizes[-1] == sizes[-2] else ""

        self.until(saved, "the saved draft")
        message = email.message_from_bytes(drafts.read_bytes().partition(b"\n")[2], policy=default)
        assert isinstance(message, EmailMessage)
        return message


@contextlib.contextmanager
def screen(home: Path) -> Iterator[Screen]:
    """Everything that was started on it is ended with it."""
    _write_profile(home)
    reading, writing = os.pipe()
    server = subprocess.Popen(  # a test's own tool
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    try:
        yield Screen(f":{number}", home)
    finally:
        _end_all_that_live_in(home)
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)


def _end_all_that_live_in(home: Path) -> None:
    """By their HOME, which no other program has."""
    mark = f"HOME={home}".encode()
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            with contextlib.suppress(OSError):
                if mark in (process / "environ").read_bytes().split(b"\0"):
                    os.kill(int(process.name), signal.SIGKILL)


def _write_profile(home: Path) -> None:
    profile = home / "profile"
    (home / ".thunderbird").mkdir(parents=True)
    (profile / "Mail" / "Local Folders").mkdir(parents=True)
    (home / ".thunderbird" / "profiles.ini").write_text(
        f"[General]\nStartWithLastProfile=1\nVersion=2\n\n[Profile0]\nName=test\nIsRelative=0\nPath={profile}\nDefault=1\n"
    )
    (home / ".config").mkdir()
    (home / ".config" / "mimeapps.list").write_text(
        "[Default Applications]\nx-scheme-handler/mailto=thunderbird.desktop\n"
    )
    lines = (f'user_pref("{name}", {_literal(value)});' for name, value in _PREFS.items())
    (profile / "user.js").write_text("\n".join(lines) + "\n")
