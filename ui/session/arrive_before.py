""" "Before you touch": alerts, last time in three lines, and what is asked before anybody is touched."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.editing import arrive as moves
from notesapp.model.answers import ConsentReply, HealthReply
from notesapp.model.session_note import SessionNote
from notesapp.words.lines import last_session_lines
from ui.base import metrics
from ui.base.focus import staying
from ui.parts.buttons import Button
from ui.parts.cards import Card, FoldedLine
from ui.parts.flow import tighten
from ui.parts.press import shown_plain
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session import arrive_words as words
from ui.session.arrive_after import AfterRow, ExerciseRow
from ui.session.arrive_alerts import AlertRow, warnings
from ui.session.desk import Desk


class BeforeCard(Card):
    """Asks one thing at a time; what waits and what is answered are lines to tap. `goto` names a page to open."""

    goto = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__("arrive.before", self.tr("Before you touch"), words.last_seen(desk.briefing))
        self._desk = desk
        tighten(self, 8, (20, 12, 20, 10))
        metrics.space(self.body, 6)
        self._alerts = AlertRow("arrive.alerts")
        self._alerts.more.connect(lambda: self.goto.emit("health"))
        self.body.addWidget(self._alerts)
        self._last = QWidget()
        lines = metrics.column(self._last, 0)
        last = desk.briefing.last
        for at, (heading, said) in enumerate(last_session_lines(last) if last else ()):
            lines.addWidget(_LastLine(heading, said, f"arrive.last.{at}"))
        if not lines.count():
            self._last.hide()
        self.body.addWidget(self._last)
        self._asked = QWidget()
        rows = metrics.column(self._asked, 2)
        self.health: FirstHealth | HealthRow
        if desk.briefing.is_first_visit:
            self.health = FirstHealth(desk)
        else:
            self.health = HealthRow(desk)
        self.health.goto.connect(self.goto)
        self.after = AfterRow(desk)
        self.after.goto.connect(self.goto)
        self.exercises = ExerciseRow(desk)
        for row in (self.health, self.after, self.exercises):
            rows.addWidget(row)
        self.body.addWidget(self._asked)
        self.after.wanted.connect(lambda: self._open(self.after))
        self.exercises.wanted.connect(lambda: self._open(self.exercises))
        self._chosen: QWidget | None = None
        self.refresh()

    def set_compact(self, compact: bool, telling: bool = False) -> None:
        """While a form is open in the lower place, only the head and the alerts stay; TELLING: more may come."""
        self._last.setVisible(not compact and not self._desk.briefing.is_first_visit)
        self._asked.setVisible(not compact)
        self._alerts.reserve(telling)

    def ask_health(self) -> None:
        """Put the hand on the question of health and consent."""
        self.health.take_focus()

    def refresh(self) -> None:
        with staying(self.health, self.after, self.exercises):
            self._refresh()

    def _refresh(self) -> None:
        note = self._desk.note
        self._alerts.show_warnings(warnings(self._desk.found, self._desk.briefing))
        self.health.refresh()
        open_row = self._chosen if self._chosen is not None else self._next(note)
        self.after.refresh(open_row is self.after)
        self.exercises.refresh(open_row is self.exercises)

    def _next(self, note: SessionNote) -> QWidget | None:
        """The first question without an answer; the later ones wait as lines."""
        if note.health is None or note.consent is None:
            return None
        if not self.after.is_answered:
            return self.after
        return None if self.exercises.is_answered else self.exercises

    def _open(self, row: AfterRow | ExerciseRow) -> None:
        self._chosen = None if row.is_answered and self._chosen is row else row
        self.refresh()

    def note_changed(self, old: SessionNote, new: SessionNote) -> None:
        """An answer closes the line that was opened by hand; shown by `refresh`."""
        if self._chosen is self.after and old.response != new.response and self.after.is_answered:
            self._chosen = None
        if self._chosen is self.exercises and old.adherence != new.adherence and self.exercises.is_answered:
            self._chosen = None


class _LastLine(QWidget):
    def __init__(self, heading: str, said: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(f"{heading}: {said}")
        row = metrics.row(self, 7)
        row.addWidget(metrics.size(Text(heading, "body", "text2"), width=64))
        row.addWidget(Text(said, "body", elide=True, name=f"{name}.text"), 1)
        self.setToolTip(shown_plain(said))
        metrics.size(self, height=24)


class HealthRow(QWidget):
    """Later visits: one button stores that health is unchanged and consent is as before."""

    goto = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        row = WrapRow(metrics.size(self, min_height=44), 8)
        self._same = Button(self.tr("No change in health, consent as before"), "arrive.as_before", icon="check")
        self._changed = Button(self.tr("Something changed"), "arrive.changed", "quiet")
        self._folded = FoldedLine(self.tr("Health and consent"), "", "arrive.health.folded")
        row.addWidget(self._same, 1)
        row.addWidget(self._changed)
        row.addWidget(self._folded, 1)
        self._same.clicked.connect(self._as_before)
        self._changed.clicked.connect(lambda: self.goto.emit("health"))
        self._folded.clicked.connect(lambda: self.goto.emit("health"))

    def take_focus(self) -> None:
        self._same.setFocus()

    def _as_before(self) -> None:
        desk = self._desk
        desk.change(moves.health_and_consent_as_before(desk.note, desk.stamp), self.tr("Health and consent as before"))

    def refresh(self) -> None:
        note = self._desk.note
        answered = note.health is not None and note.consent is not None
        begun = note.health is not None or note.consent is not None
        self._same.setVisible(not begun)
        self._changed.setVisible(not begun)
        self._folded.setVisible(begun)
        self._folded.set_answer(f"{health_words(note)} · {consent_words(note)}", done=answered)


class FirstHealth(QWidget):
    """First visit: there is no "as before"; health and consent are asked openly."""

    goto = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = metrics.column(self, 4)
        self._health = FoldedLine(self.tr("Health history"), "", "arrive.health.folded")
        self._consent = FoldedLine(self.tr("Consent"), "", "arrive.consent.folded")
        column.addWidget(self._health)
        column.addWidget(self._consent)
        self._health.clicked.connect(lambda: self.goto.emit("health"))
        self._consent.clicked.connect(lambda: self.goto.emit("consent"))

    def take_focus(self) -> None:
        (self._consent if self._desk.note.health else self._health).setFocus()

    def refresh(self) -> None:
        note = self._desk.note
        unasked = self.tr("Not asked yet")
        self._health.set_answer(health_words(note) if note.health else unasked, done=note.health is not None)
        self._consent.set_answer(consent_words(note) if note.consent else unasked, done=note.consent is not None)


def health_words(note: SessionNote) -> str:
    said = {
        None: "Health not asked yet",
        HealthReply.NO_CHANGE: "No change",
        HealthReply.CHANGED: "Health changed",
        HealthReply.FIRST: "History taken",
    }
    return said[note.health.reply if note.health else None]


def consent_words(note: SessionNote) -> str:
    said = {
        None: "Consent not asked yet",
        ConsentReply.GIVEN: "Consent given today",
        ConsentReply.AS_BEFORE: "as before",
        ConsentReply.CHANGED: "Consent changed",
        ConsentReply.REFUSED: "Consent refused",
        ConsentReply.WITHDRAWN: "Consent withdrawn",
    }
    return said[note.consent.reply if note.consent else None]
