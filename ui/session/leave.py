"""Leave: pain again on the same marks, what goes home, what comes next, and the way to the signature."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from notesapp.model.body_map import Layer, Moment
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.usecases.issue_document import Paper
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.press import identify, reveal
from ui.session.desk import Desk
from ui.session.finish import finishing
from ui.session.leave_home import HomeCard
from ui.session.leave_next import NextCard
from ui.session.leave_pain import PainCard
from ui.session.mark_keys import MarkKeys
from ui.session.services import Services
from ui.session.sign_bar import OpenPoints, SignBar
from ui.session.told import Told


class LeavePane(QWidget):
    """`signed(SignedNote)` when it was signed from here; `jump_asked(key)`: what is missing is answered elsewhere

    (a key of `missing`, or "use:<id>" for a reason that is not given).
    """

    review_asked = Signal()
    jump_asked = Signal(str)
    signed = Signal(object)
    done = Signal()

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__()
        identify(self, "leave", tr("Leave"))
        self._desk, self._services = desk, services
        self._stale = True
        self._box = box = metrics.column(self, 12, (0, 0, 0, 0))
        self.pain, self.home, self.next = PainCard(desk), HomeCard(desk), NextCard(desk)
        self.points, self.bar = OpenPoints(desk), SignBar(desk)
        self.points.hide()
        for part in (self.pain, self.home, self.next):
            box.addWidget(part)
        self._rest = QWidget()
        box.addWidget(self._rest, 1)
        box.addWidget(self.points)
        box.addWidget(self.bar)
        self.home.acted.connect(self.pain.settle)
        self.home.choosing.connect(self._make_room)
        self.home.acted.connect(self.next.fold)
        self.next.acted.connect(self.pain.settle)
        self.next.acted.connect(self.home.fold)
        self.pain.acted.connect(self.next.fold)
        self.pain.acted.connect(self.home.fold)
        self.points.jump_asked.connect(self._jump)
        self.bar.points_asked.connect(self._show_points)
        self.bar.review_asked.connect(self.review_asked)
        self._finishing = finishing(desk, services)
        self._asked = False
        self.told = Told(self._finishing, services)
        box.insertWidget(box.indexOf(self.bar), self.told)
        self.bar.sheet_asked.connect(lambda: self._finishing.print(Paper.SHEET))
        self.bar.sign_asked.connect(self._sign)
        self._finishing.signed.connect(self._signed)
        self._finishing.busy_changed.connect(lambda: self.bar.set_busy(self._finishing.is_signing))
        MarkKeys(self, desk, moment=Moment.LEAVE)
        desk.changed.connect(self._changed)
        desk.briefing_changed.connect(self.refresh)

    def show_question(self, key: str) -> None:
        """Open what answers KEY ("outcome" or "plan")."""
        self._make_room(False)
        if key == "outcome":
            self.next.open_outcome()
        self.next.setFocus()

    def refresh(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.pain.refresh()
        self.home.refresh()
        self.next.refresh()
        self.next.show_more(self.pain.is_done)
        self.bar.refresh()
        self.points.refresh()
        if self.points.is_empty and not self.points.isHidden():
            self._show_points()  # the last of it was answered: back to the whole page

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        mark = self._desk.note.body_map.mark(self._desk.selected) if self._desk.selected else None
        if mark is not None and mark.layer is Layer.THERAPIST:
            self._desk.select(None)  # one chosen in Treat must not take the number that is meant for the pain
        if self._stale:
            self.refresh()

    def _sign(self) -> None:
        self._asked = True
        self._finishing.sign_and_print()

    def _signed(self, result: SignedNote) -> None:
        if self._asked:
            self.signed.emit(result)

    def _changed(self, old: SessionNote, new: SessionNote) -> None:
        self.refresh()

    def _make_room(self, choosing: bool) -> None:
        """The whole list of what can go home takes the room of the other cards."""
        reveal(self.pain, not choosing)
        reveal(self.next, not choosing)
        self._box.setStretchFactor(self.home, 1 if choosing else 0)
        self._box.setStretchFactor(self._rest, 0 if choosing else 1)

    def _show_points(self) -> None:
        shown = self.points.isVisible()
        reveal(self.points, not shown)
        for part in (self.pain, self.home):
            reveal(part, shown)

    def _jump(self, key: str) -> None:
        self._show_points()
        if key in ("outcome", "plan"):
            self.show_question(key)
        else:
            self.jump_asked.emit(key)
