"""Pain now: the same marks as on arrival, asked again; nothing is preselected, and what is not asked stays empty."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.catalogue.lists import label
from notesapp.editing import paths
from notesapp.editing.arrive import read_mark
from notesapp.model.body_map import Extent, Mark, MarkKind, Moment
from notesapp.model.session_note import SessionNote
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.parts.badges import SideBadge
from ui.parts.cards import Card, FoldedLine
from ui.parts.choices import Segmented
from ui.parts.intensity import IntensityStrip
from ui.parts.paint import start, text_width, triangle, write
from ui.parts.press import reveal
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session import leave_words as words
from ui.session.desk import Desk
from ui.session.leave_findings import FindingRows


class OnArrival(QWidget):
    """The legend of the triangle."""

    def __init__(self) -> None:
        super().__init__()
        self._words = tr("on arrival")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(round(text_width(self._words, theme.font("secondary"))) + theme.px(20), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        tip = QPointF(theme.px(6), self.height() / 2 + theme.px(4))
        triangle(painter, tip, theme.px(12), theme.colour("text2"))
        rect = QRectF(self.rect()).adjusted(theme.px(20), 0, 0, 0)
        write(painter, rect, self._words, theme.font("secondary"), theme.colour("text2"))
        painter.end()


class MarkRow(QWidget):
    """One mark: where and what it is, how far it reaches, how strong; folded to a line when it is not its turn."""

    touched = Signal(str)

    def __init__(self, desk: Desk, mark: Mark) -> None:
        super().__init__()
        self.setObjectName(f"leave.mark.{mark.id}")
        self.setAccessibleName(words.spoken(mark))
        self._desk, self.mark = desk, mark
        name = self.objectName()
        box = metrics.column(self, 0)
        self.line = FoldedLine(words.spoken(mark), "", f"{name}.line", done=False)
        self.line.clicked.connect(lambda: self.touched.emit(mark.id))
        box.addWidget(self.line)
        self._open = QWidget()
        inside = metrics.column(self._open, 4)
        head = WrapRow(None, 12)
        head.addWidget(self._title(mark, name), 1, least=170)
        path = mark.kind is MarkKind.PATH
        options = [
            (e.value, tr("Shorter") if path and e is Extent.SMALLER else tr("Longer") if path and e is Extent.LARGER
             else label("extents", e.value)) for e in Extent
        ]  # fmt: skip
        self.extent = Segmented(f"{name}.extent", tr("How far it reaches now"), options)
        self.extent.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.extent.chosen.connect(self._reaches)
        head.addWidget(self.extent)
        inside.addLayout(head)
        self.ends: Segmented | None = None
        if stops := paths.ends(mark):
            self.ends = Segmented(f"{name}.end", tr("It now ends at"), [(s, tr(words.STOPS[s])) for s in stops])
            self.ends.chosen.connect(self._ends)
            inside.addWidget(self.ends)
        self.strip = IntensityStrip(f"{name}.now", tr("{what} now", what=words.spoken(mark)), words.ramp_of(mark.what))
        self.strip.chosen.connect(self._number)
        inside.addWidget(self.strip)
        box.addWidget(self._open)

    def _title(self, mark: Mark, name: str) -> QWidget:
        holder = QWidget()
        whole = metrics.row(holder, 10)
        whole.addWidget(SideBadge(words.letter(mark), f"{name}.side"), 0, Qt.AlignmentFlag.AlignVCenter)
        lines = metrics.column(None, 0)
        lines.addWidget(Text(words.title(mark), "body", weight=600, elide=True, name=f"{name}.title"))
        second = metrics.row(None, 8)
        second.addWidget(Text(words.kind(mark), "secondary", "text2", elide=True, name=f"{name}.kind"), 1)
        self._numbers = Text("", "body", weight=600, name=f"{name}.numbers", tabular=True)
        second.addWidget(self._numbers)
        lines.addLayout(second)
        whole.addLayout(lines, 1)
        return holder

    def show_note(self, note: SessionNote, opened: bool) -> None:
        body = note.body_map
        arrive, leave = body.reading(self.mark.id, Moment.ARRIVE), body.reading(self.mark.id, Moment.LEAVE)
        self.strip.set_arrival(arrive.intensity if arrive else None)
        self.strip.set_value(leave.intensity if leave else None)
        self.extent.choose(leave.extent.value if leave and leave.extent else None)
        self._numbers.say(words.from_to(arrive, leave) if leave and leave.intensity is not None else "")
        self.line.set_answer(words.answer(self.mark, body), words.is_answered(self.mark, body))
        if self.ends is not None:
            self.ends.choose(paths.stop_of(self.mark, leave))
            reveal(self.ends, leave is not None and leave.extent is Extent.SMALLER)
        reveal(self._open, opened)
        reveal(self.line, not opened)

    def _number(self, level: int) -> None:
        self.touched.emit(self.mark.id)
        note = read_mark(self._desk.note, self.mark.id, Moment.LEAVE, self._desk.stamp, intensity=level)
        self._desk.change(note, tr("Pain now"))

    def _reaches(self, key: str) -> None:
        self.touched.emit(self.mark.id)
        note = paths.whole(self._desk.note, self.mark.id, Extent(key), self._desk.stamp)
        self._desk.change(note, tr("How far it reaches"))

    def _ends(self, key: str) -> None:
        note = paths.shorten(self._desk.note, self.mark.id, key, self._desk.stamp)  # type: ignore[arg-type]
        self._desk.change(note, tr("Where it ends"))


MANY = 4
"""With more marks than this only the one whose turn it is stands open; the others are two lines together."""


class PainCard(Card):
    """The card over all marks. What was touched last and the first that was not asked are open, the others lines.

    When all were asked and the hand went on, they are one line together.
    """

    acted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("leave.pain", tr("Pain now"))
        self._desk = desk
        self._rows: dict[str, MarkRow] = {}
        self._touched: str | None = None
        self._settled = False
        metrics.space(self.box, 6, (20, 12, 20, 12))
        metrics.space(self.body, 6)
        self._legend = OnArrival()
        self.header.addWidget(self._legend)
        self._together = FoldedLine(tr("Pain now"), "", "leave.pain.line")
        self._together.clicked.connect(self._unfold)
        self.body.addWidget(self._together)
        self._answered = FoldedLine(tr("Answered"), "", "leave.pain.answered")
        self._waiting = FoldedLine(tr("Still to be asked"), "", "leave.pain.waiting", done=False)
        self._unfolded = False
        self._marks = metrics.column(None, 4)
        self.body.addWidget(self._answered)
        self.body.addLayout(self._marks)
        self.body.addWidget(self._waiting)
        for line in (self._answered, self._waiting):
            line.clicked.connect(self._show_all)
        self._nothing = Text(tr("Nothing was marked on arrival."), "body", "text2", name="leave.pain.nothing")
        self._sentence = Text("", "secondary", "text2", wrap=True, name="leave.pain.sentence")
        self.findings = FindingRows(desk)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self.findings)
        self.findings.line.clicked.connect(self._go_on_to_findings)

    @property
    def all_asked(self) -> bool:
        body = self._desk.note.body_map
        return all(words.is_answered(mark, body) for mark in words.asked_marks(body))

    @property
    def is_done(self) -> bool:
        """All asked, and the hand went on: what comes next may take its room."""
        return self.all_asked and self._touched is None and not self.findings.is_open

    def row(self, mark_id: str) -> MarkRow:
        return self._rows[mark_id]

    def settle(self) -> None:
        """Fold what is answered: the hand went on to another card."""
        if self._touched is not None or not self._settled:
            self._touched, self._settled, self._unfolded = None, True, False
            self.findings.fold()
            self.refresh()

    def _go_on_to_findings(self) -> None:
        """They take the room of the numbers, which are all answered."""
        self._touched = None
        self.acted.emit()
        self.refresh()

    def _unfold(self) -> None:
        self._settled = False
        self.acted.emit()
        self.refresh()

    def refresh(self) -> None:
        note = self._desk.note
        body = note.body_map
        asked = words.asked_marks(body)
        self._match(asked)
        open_ones = {self._touched}
        first = next((m.id for m in asked if not words.is_answered(m, body)), None)
        open_ones.add(first)
        many = len(asked) > MANY and not self._unfolded
        if many:  # one at a time: what is asked next, or what was touched when all are answered
            open_ones = {first or self._touched}
        together = self._settled and bool(asked) and first is None and self._touched is None
        for mark in asked:
            self._rows[mark.id].show_note(note, mark.id in open_ones)
            reveal(self._rows[mark.id], not together and (not many or mark.id in open_ones))
        answered = sum(1 for m in asked if words.is_answered(m, body) and m.id not in open_ones)
        waiting = sum(1 for m in asked if not words.is_answered(m, body) and m.id not in open_ones)
        for line, count in ((self._answered, answered), (self._waiting, waiting)):
            line.set_answer(str(count), line is self._answered)
            reveal(line, many and bool(count) and not together)
        reveal(self._together, together)
        numbers = (words.from_to(body.reading(m.id, Moment.ARRIVE), body.reading(m.id, Moment.LEAVE)) for m in asked)
        self._together.set_answer("   ".join(numbers))
        reveal(self.heading, not together)
        reveal(self._legend, bool(asked) and bool(open_ones - {None}))
        reveal(self._nothing, not asked)
        sentence = words.summary(body) if first is None else ""
        self._sentence.say(sentence)
        reveal(self._sentence, bool(sentence))
        self.findings.refresh()
        reveal(self.findings, bool(words.findings(body)) and first is None and not together)

    def _show_all(self) -> None:
        self._unfolded = True
        self.acted.emit()
        self.refresh()

    def _match(self, asked: tuple[Mark, ...]) -> None:
        """A row for each mark; one whose mark changed its place or kind is made anew."""
        known = {mark.id: mark for mark in asked}
        for key, row in list(self._rows.items()):
            if known.get(key) != row.mark:
                del self._rows[key]
                self._marks.removeWidget(row)
                row.hide()
                row.deleteLater()
        for at, mark in enumerate(asked):
            if mark.id not in self._rows:
                row = self._rows[mark.id] = MarkRow(self._desk, mark)
                row.touched.connect(self._touch)
                self._marks.insertWidget(at, row)
                row.show()

    def _touch(self, mark_id: str) -> None:
        self._settled = False
        self.acted.emit()
        if self._touched != mark_id:
            self._touched = mark_id
            self.refresh()
