"""A selected finding of the therapist's: how strong it was under the hands before, and after."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.findings import findings
from notesapp.catalogue.lists import options
from notesapp.editing.arrive import read_mark
from notesapp.model.body_map import Layer, Mark, Moment
from ui.base import metrics
from ui.parts.badges import SideBadge
from ui.parts.buttons import IconButton
from ui.parts.choices import Segmented
from ui.parts.fields import LineField
from ui.parts.words import Text
from ui.session.desk import Desk
from ui.session.treat_words import letter_of, places_name


class FindingCard(QWidget):
    """Shows the mark selected on the desk if it is the therapist's; in Treat it takes the place of the three rows."""

    left = Signal()

    def __init__(self, desk: Desk, name: str = "treat.finding") -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Finding"))
        box = metrics.column(self, 8)
        head = metrics.row(None, 8)
        self._name = Text("", "heading", name=f"{name}.name", elide=True)
        self._badge = SideBadge(None, f"{name}.side")
        close = IconButton("x", f"{name}.close", self.tr("Close the finding"), 44)
        head.addWidget(self._name, 1)
        head.addWidget(self._badge)
        head.addWidget(close)
        box.addLayout(head)
        grades = [(key, one.label) for key, one in options("grades").items()]
        self._before = Segmented(f"{name}.before", self.tr("Before"), grades, height=44)
        self._after = Segmented(f"{name}.after", self.tr("After"), [*grades], height=44)
        for words, strip in ((self.tr("Before"), self._before), (self.tr("After"), self._after)):
            line = metrics.row(None, 8)
            line.addWidget(metrics.size(Text(words, "secondary", "text2"), width=56))
            line.addWidget(strip, 1)
            box.addLayout(line)
        self._note = LineField(f"{name}.note", self.tr("Note"), self.tr("Note"), note_undo=True)
        box.addWidget(self._note)
        close.clicked.connect(self.left)
        self._before.chosen.connect(lambda key: self._grade(Moment.ARRIVE, key))
        self._after.chosen.connect(lambda key: self._grade(Moment.LEAVE, key))
        self._note.textEdited.connect(self._write)
        self._note.left.connect(desk.end_merge)

    @property
    def mark(self) -> Mark | None:
        selected = self._desk.selected
        mark = self._desk.note.body_map.mark(selected) if selected else None
        return mark if mark is not None and mark.layer is Layer.THERAPIST else None

    def show_mark(self) -> None:
        mark = self.mark
        if mark is None:
            return
        one = findings().get(mark.what)
        name = one.label if one else mark.what
        self._name.say(f"{name} · {places_name(mark.places)}" if mark.places else name)
        self._badge.set_side(letter_of(mark.places))
        graded = one is None or one.graded
        for strip, moment in ((self._before, Moment.ARRIVE), (self._after, Moment.LEAVE)):
            reading = self._desk.note.body_map.reading(mark.id, moment)
            keys = {option.value: key for key, option in options("grades").items()}
            strip.choose(keys.get(reading.grade) if reading and reading.grade else None)
            strip.setEnabled(graded)
        if self._note.text() != mark.note:
            self._note.setText(mark.note)

    def _grade(self, moment: Moment, key: str) -> None:
        mark = self.mark
        if mark is not None:
            grade = options("grades")[key].value
            note = read_mark(self._desk.note, mark.id, moment, self._desk.stamp, grade=grade)
            self._desk.change(note, self.tr("Grade the finding"))

    def _write(self, text: str) -> None:
        mark = self.mark
        if mark is not None:
            note = self._desk.note
            body = note.body_map.with_mark(replace(mark, note=text))
            self._desk.change(replace(note, body_map=body), self.tr("Note"), merge=f"finding:{mark.id}")
