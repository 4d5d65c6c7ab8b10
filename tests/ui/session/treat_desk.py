"""A room for the tests of Treat: as that of Arrive, with a stopwatch that stands until it is moved."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from notesapp.bodymap.regions import RegionRef
from notesapp.model.treatment import TechniqueUse
from tests.ui.session.arrive_desk import Room
from ui.session.treat import TreatPane


class TreatRoom(Room):
    """`seconds` is what the stopwatch shows."""

    seconds = 0.0

    def make_pane(self, services: Any) -> QWidget:
        return TreatPane(self.desk, services, lambda: self.seconds)

    def region(self, *keys: str, side: str = "right") -> None:
        """The map was tapped; KEYS are what the finger may have meant."""
        refs = [RegionRef(key, "mid" if key == "sacrum" else side, "surface") for key in keys]
        self.pane.take_region(refs)

    @property
    def use(self) -> TechniqueUse | None:
        """The use at work."""
        return self.note.use(self.desk.use) if self.desk.use else None

    def hold(self, name: str) -> None:
        """Press NAME and keep the knuckle there until it is lit as held."""
        button = self.find(name)
        QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        button._hold.timeout.emit()
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.rect().center())

    def key(self, key: Qt.Key) -> None:
        """A key pressed while the window is in front, or a foot on the pedal."""
        self.pane.activateWindow()
        assert QTest.qWaitForWindowActive(self.pane)
        QTest.keyClick(self.pane, key)
