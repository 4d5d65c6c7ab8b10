"""The pages of Treat: the hands' work in front, and what is one tap away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from notesapp.catalogue.techniques import techniques
from notesapp.model.treatment import TechniqueUse
from ui.parts.stack import Stack
from ui.session.desk import Desk
from ui.session.treat_hands import Hands
from ui.session.treat_lists import MenuPanel, Panel, PlanList, SetList, TechniqueList, ToolList
from ui.session.treat_more import MorePanel
from ui.session.treat_start import marked_places, open_plan


class TreatPages(Stack):
    """Opens one list at a time; `left` when the work is in front again."""

    left = Signal()

    def __init__(self, desk: Desk, hands: Hands) -> None:
        super().__init__()
        self._desk, self._hands = desk, hands
        self.addWidget(hands)
        self.techniques, self.tools = TechniqueList(), ToolList()
        self.plan, self.sets, self.menu = PlanList(), SetList(), MenuPanel()
        self.more = MorePanel(desk)
        panels: tuple[Panel, ...] = (self.techniques, self.tools, self.plan, self.sets, self.menu, self.more)
        for panel in panels:
            self.addWidget(panel)
            panel.left.connect(self._back)

    def _back(self) -> None:
        self.turn_to(None)
        self.left.emit()

    def turn_to(self, panel: Panel | None) -> None:
        """Show PANEL; None is the work itself."""
        self.setCurrentIndex(0 if panel is None else self.indexOf(panel))
        self.updateGeometry()

    def open_techniques(self, use: TechniqueUse | None) -> None:
        if use is not None:
            over = [key for kind, key in self._hands.over(use, tuple(techniques())) if kind == "technique"]
            self.techniques.show_all(use.technique, over)
            self.turn_to(self.techniques)

    def open_tools(self, use: TechniqueUse | None) -> None:
        if use is not None:
            over = [key for kind, key in self._hands.over(use, ()) if kind == "tool"]
            self.tools.show_all(use.tool, over)
            self.turn_to(self.tools)

    def open_plan(self) -> None:
        note = self._desk.note
        self.plan.show_plan(open_plan(self._desk.briefing, note), marked_places(note))
        self.turn_to(self.plan)

    def open_sets(self) -> None:
        self.sets.show_all()
        self.turn_to(self.sets)

    def open_more(self, use: TechniqueUse | None) -> None:
        if use is not None:
            self.more.show_use(use)
            self.turn_to(self.more)

    def open_menu(self, rows: Sequence[tuple[str, str, str, str, Callable[[], object]]]) -> None:
        self.menu.show_rows(rows)
        self.turn_to(self.menu)
