"""The head of a page that was opened from another one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from ui.base import metrics
from ui.parts.buttons import IconButton
from ui.parts.words import Text


def page_head(name: str, title: str, back: str, left: Callable[[], object]) -> QHBoxLayout:
    """The way back (NAME.back, described as BACK) that calls LEFT, and the TITLE beside it."""
    head = metrics.row(None, 12)
    button = IconButton("back", f"{name}.back", back)
    button.clicked.connect(lambda: left())
    head.addWidget(button)
    head.addWidget(Text(title, "display"))
    head.addStretch(1)
    return head
