"""The letter of a signed session: the form and its preview, nothing of the note itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.usecases.issue_document import Paper
from ui.base import metrics
from ui.base.i18n import tr
from ui.documents.preview import PreviewPane
from ui.parts.press import identify
from ui.parts.stack import Stack
from ui.session.desk import Desk
from ui.session.finish import finishing
from ui.session.letter_form import LetterForm
from ui.session.services import Services


class LetterPage(QWidget):
    """`left` when the form is put away. DESK holds the note with the letter's words; it is not saved."""

    left = Signal()

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__()
        identify(self, "letter_page", tr("Referral letter"))
        self._desk = desk
        box = metrics.column(self, 0)
        self._stack = Stack()
        box.addWidget(self._stack)
        self._finishing = finishing(desk, services)
        self.form = LetterForm(desk, services)
        self.form.closed.connect(self.left)
        self.form.preview_asked.connect(lambda: self._finishing.preview(Paper.LETTER, self._preview))
        self._stack.addWidget(self.form)

    def _preview(self, pane: PreviewPane) -> None:
        def back() -> None:
            self._stack.setCurrentWidget(self.form)
            self._stack.removeWidget(pane)
            pane.deleteLater()

        pane.closed.connect(back)
        self._stack.addWidget(pane)
        self._stack.setCurrentWidget(pane)
        pane.take_focus()
