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
def test_every_way_to_e_mail_has_a_name_of_its_own(qapp: QApplication, platform: str, tmp_path: Path) -> None:
    del qapp
    panel = EmailPanel()
    providers = email_providers(SystemFacts(cast(Platform, platform), tmp_path))
    panel.show_ways(providers)
    names = [each.text().partition(" (")[0] for each in panel.ways.findChildren(QAbstractButton)]
    assert len(names) == len(providers)
    assert all(names), names
    assert len(set(names)) == len(names), names
