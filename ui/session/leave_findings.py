"""The therapist's findings, graded again: one line until it is opened."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from notesapp.editing.arrive import read_mark
from notesapp.editing.paths import whole
from notesapp.model.body_map import Extent, Mark, Moment
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.badges import SideBadge
from ui.parts.cards import FoldedLine
from ui.parts.choices import Segmented
from ui.parts.press import reveal
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session import leave_words as words
from ui.session.desk import Desk

GRADES = (("gone", "Gone"), ("1", "Light"), ("2", "Moderate"), ("3", "Severe"))


class _Row(QWidget):
    def __init__(self, desk: Desk, mark: Mark) -> None:
        super().__init__()
        self._desk, self.mark = desk, mark
        name = f"leave.finding.{mark.id}"
        self.setObjectName(name)
        line = WrapRow(self, 8)
        title = Text(words.title(mark), "body", weight=500, elide=True, name=f"{name}.title")
        line.addWidget(title, 1, least=140)
        line.addWidget(SideBadge(words.letter(mark), f"{name}.side"))
        self._was = Text("", "secondary", "text2", name=f"{name}.was")
        line.addWidget(self._was)
        options = [(key, tr(text)) for key, text in GRADES]
        self._grade = Segmented(f"{name}.grade", tr("{what} now", what=words.spoken(mark)), options)
        metrics.size(self._grade, width=312)
        self._grade.chosen.connect(self._choose)
        line.addWidget(self._grade)

    def refresh(self) -> None:
        leave = self._desk.note.body_map.reading(self.mark.id, Moment.LEAVE)
        self._was.say(words.grades(self.mark, self._desk.note.body_map).split(" → ")[0])
        value = None
        if leave is not None:
            value = "gone" if leave.extent is Extent.GONE else str(leave.grade) if leave.grade else None
        self._grade.choose(value)

    def _choose(self, key: str) -> None:
        desk = self._desk
        if key == "gone":
            note = whole(desk.note, self.mark.id, Extent.GONE, desk.stamp)
        else:
            note = whole(desk.note, self.mark.id, Extent.AS_DRAWN, desk.stamp)
            note = read_mark(note, self.mark.id, Moment.LEAVE, desk.stamp, grade=int(key))
        desk.change(note, tr("Finding now"))


class FindingRows(QWidget):
    """How many findings there are and how many were graded again; opened, one row each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("leave.findings")
        self._desk = desk
        self._rows: list[_Row] = []
        self._opened = False
        box = metrics.column(self, 4)
        self.line = FoldedLine(tr("Findings"), "", "leave.findings.line", done=False)
        self.line.clicked.connect(self._toggle)
        box.addWidget(self.line)
        self._box = metrics.column(None, 4)
        box.addLayout(self._box)

    @property
    def is_open(self) -> bool:
        return self._opened

    def _toggle(self) -> None:
        self._opened = not self._opened
        self.refresh()

    def fold(self) -> None:
        self._opened = False
        self.refresh()

    def refresh(self) -> None:
        body = self._desk.note.body_map
        found = words.findings(body)
        again = sum(body.reading(m.id, Moment.LEAVE) is not None for m in found)
        count = tr("1 finding") if len(found) == 1 else tr("{n} findings", n=len(found))
        said = (
            tr("{count}, {n} graded again", count=count, n=again)
            if again
            else tr("{count}, not graded again", count=count)
        )
        self.line.set_answer(said, done=bool(found) and again == len(found))
        if [row.mark for row in self._rows] != list(found) or not self._opened:
            self._clear()
        if self._opened and not self._rows:
            for mark in found:
                row = _Row(self._desk, mark)
                self._rows.append(row)
                self._box.addWidget(row)
                reveal(row, True)
        for row in self._rows:
            row.refresh()

    def _clear(self) -> None:
        while self._rows:
            row = self._rows.pop()
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
