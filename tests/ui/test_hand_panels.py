"""What the panels for printing and e-mailing say."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from ldnprep.handover.mail import email_providers
from ldnprep.handover.model import Platform, SystemFacts
from ldnprep.ui.pages.hand_panels import EmailPanel


@pytest.mark.parametrize("platform", ["windows", "macos", "linux"])
def test_on_a_machine_without_mail_no_mail_program_is_offered(
    qapp: QApplication, platform: str, tmp_path: Path
) -> None:
    del qapp
    panel = EmailPanel()
    panel.show_ways(email_providers(SystemFacts(cast(Platform, platform), tmp_path)))
    assert panel.ways.buttons == {}


@pytest.mark.parametrize("platform", ["windows", "macos", "linux"])
def test_every_way_to_e_mail_has_a_name_of_its_own(qapp: QApplication, platform: str, tmp_path: Path) -> None:
    del qapp
    panel = EmailPanel()
    programs = dict.fromkeys(("olk", "mail", "outlook", "osascript", "thunderbird", "xdg-email"), "/bin/true")
    facts = SystemFacts(
        cast(Platform, platform), tmp_path, programs, "some.mail.program", opens_eml="Mail", mapi_program="Outlook"
    )
    panel.show_ways(email_providers(facts))
    names = [each.text().partition(" (")[0] for each in panel.ways.findChildren(QAbstractButton)]
    assert len(names) >= 3
    assert all(names), names
    assert len(set(names)) == len(names), names
