"""What follows from the lines of a gate, in their order, below the list: no line moves when it opens."""

from __future__ import annotations

from collections.abc import Sequence

from ldnprep.ui.fields.gate_panel import GatePanel
from ldnprep.ui.fields.opening import Opening
from ldnprep.ui.fields.opioid_list import OpioidList
from ldnprep.ui.look.theme import theme
from ldnprep.ui.look.widgets import Card, show_if


class GateBelow(Card):
    """The card. Out of sight while nothing follows."""

    def __init__(self, panels: Sequence[GatePanel], others: OpioidList | None) -> None:
        """others: the opioids that stand under no line; the details of all opioids come last."""
        super().__init__()
        self.body.setSpacing(theme().px(8))
        self._panels = panels
        self._others = others
        for panel in panels:
            self.body.addWidget(panel)
        lists = [panel.rows for panel in panels if panel.rows is not None]
        if others is not None:
            self.body.addWidget(others)
            others.hide()
            lists.append(others)
        for each in lists:
            self.body.addLayout(each.details)
        self.setVisible(False)

    def settle(self) -> list[Opening]:
        """Opens and shuts what is in it, after its parts were shown; gives what opened just now."""
        opened: list[Opening] = [panel for panel in self._panels if panel.settle()]
        shown = [panel for panel in self._panels if not panel.isHidden()]
        for panel in shown:
            show_if(panel.rule, panel is not shown[0])
        others = self._others
        if others is not None:
            opened += [others] if others.lines and others.isHidden() else []
            show_if(others.rule, bool(shown))
            show_if(others, bool(others.lines))
        show_if(self, bool(shown or (others and others.lines)))
        return opened
