"""What the keys do on the map, to be looked up while working; the same list stands in docs/MAP.md."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.bodymap.sheets import MapSheet
from ui.parts.words import Text

WIDTH = 960
KEYS = 172
"""px for the keys, at 100 %."""
COLUMNS = ((0, 1), (2, 3))
"""Which groups stand beneath each other."""
GROUPS: Final[tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = (
    (
        "On the map",
        (
            ("Arrows", "To the neighbouring region"),
            ("Shift + arrows", "The cursor by 5 mm"),
            ("Enter", "What the tool does there; a line goes on, on the same spot it ends"),
            ("Ctrl + Enter", "End a line, a path or a painted area"),
            ("Escape", "Drop what was begun; then the whole body"),
            (". and ,", "The next mark, the one before"),
            ("Ctrl and +, -, 0", "The map larger, smaller, whole"),
        ),
    ),
    (
        "The chosen mark",
        (
            ("Alt + arrows", "Move it by 5 mm"),
            ("+ and -", "Larger, smaller"),
            ("0 to 9, X", "How strong a symptom is; X is 10"),
            ("1, 2, 3", "A finding: light, moderate, severe; 0 takes it back"),
            ("Alt + 1, 2, 3", "A finding after the work; Alt + 0: gone. On Leave without Alt"),
            ("Letters", "The symptom (Arrive): the letter on its tile"),
            ("Delete", "Remove it, or what the lasso holds"),
        ),
    ),
    (
        "Tools",
        (
            ("F2, F3, F5, F6", "Region, Paint, Point, Path, on the map at once"),
            ("F4, F7, F8, F9", "Line, Stamp, Lasso, Erase"),
            ("Shift + F2 to F5", "Take a layer in hand: client, findings, treated, avoid"),
            ("Ctrl + Shift + F2 to F5", "Show, dim, hide a layer"),
            ("F10", "Layers and marks"),
        ),
    ),
    (
        "The session",
        (
            ("Ctrl + 1 to 4", "Arrive, Treat, Leave, Review"),
            ("Ctrl + Z, Ctrl + Y", "Undo, redo"),
            ("Ctrl + Shift + C", "Compare with another session"),
            ("Ctrl + K", "Find any client or action"),
            ("1 to 5", "Treat, no mark chosen: how the pressure is"),
        ),
    ),
)


class KeysSheet(MapSheet):
    """Made when it is first asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "map.keys", tr("Keys of the map"), WIDTH)
        beside = metrics.row(None, 24)
        for groups in COLUMNS:
            column = metrics.column(None, 6)
            for group in groups:
                _show(GROUPS[group], column)
            column.addStretch(1)
            beside.addLayout(column, 1)
        self.body.addLayout(beside)
        self.body.addStretch(1)
        self.pane.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that the keys scroll it where it does not fit

    def first_focus(self) -> QWidget:
        return self.pane


def _show(group: tuple[str, tuple[tuple[str, str], ...]], column: QVBoxLayout) -> None:
    heading, rows = group
    column.addWidget(Text(tr(heading), "secondary", "text2", 600))
    for keys, does in rows:
        line = metrics.row(None, 8)
        line.addWidget(metrics.size(Text(tr(keys), "label", weight=600), width=KEYS))
        line.addWidget(Text(tr(does), "secondary", wrap=True), 1)
        column.addLayout(line)
