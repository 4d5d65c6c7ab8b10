"""Something that only who knows the passphrase may do: it is asked for once more, on a page of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.base import metrics
from ui.base.i18n import tr
from ui.keys.secret_form import COLUMN, MARGINS
from ui.parts.buttons import Button
from ui.parts.fields import PassphraseField
from ui.parts.lists import ScrollPane
from ui.parts.words import Text


class PresentPage(QWidget):
    """`given(passphrase)`; then `working()`, and `failed(...)` when that was not it."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, heading: str, lead: str, onward: str) -> None:
        super().__init__()
        self.setObjectName("present")
        self.setAccessibleName(heading)
        self._words = onward
        outer = metrics.column(self, 0)
        pane = ScrollPane("present.pane", heading, 14, MARGINS, COLUMN)
        outer.addWidget(pane)
        self._labelled = PassphraseField("present.passphrase", tr("Present passphrase"))
        self._field = self._labelled.pass_field
        self._onward = Button(onward, "present.onward", "primary", "large")
        self._cancel = Button(tr("Cancel"), "present.cancel", "quiet", "large")
        holder = QWidget()
        line = metrics.row(holder, 8, (0, 8, 0, 0))
        for button in (self._onward, self._cancel):
            line.addWidget(button)
        line.addStretch(1)
        parts = (Text(heading, "display"), Text(lead, "body", "text2", wrap=True), self._labelled, holder)
        for part in parts:
            pane.body.addWidget(part)
        pane.body.addStretch(1)
        self._onward.clicked.connect(self._ask)
        self._field.returnPressed.connect(self._ask)
        self._cancel.clicked.connect(self.cancelled)
        self.setFocusProxy(self._field)

    def _ask(self) -> None:
        if not self._field.text():
            self._labelled.tell(tr("Type the passphrase you have now."), "danger")
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.given.emit(self._field.text())

    def working(self) -> None:
        self._onward.say(tr("One moment…"))
        self._enable(False)

    def failed(self, sentence: str, hint: str = "") -> None:
        self._onward.say(self._words)
        self._enable(True)
        self._labelled.tell(f"{sentence} {hint}".strip(), "danger")
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self, enabled: bool) -> None:
        for widget in (self._field, self._onward, self._cancel):
            widget.setEnabled(enabled)
