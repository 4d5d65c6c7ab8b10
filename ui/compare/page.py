"""Compare: two sessions of a client, or two moments of one, as pictures and in measures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from notesapp.model.body_map import View
from notesapp.usecases.compare import Course
from notesapp.usecases.overview import SessionLine
from notesapp.words.compared import Two
from notesapp.words.comparison import Compared
from notesapp.words.lexicon import say, upper_first
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.compare.course import CoursePane
from ui.compare.fade import FadeSlider
from ui.compare.legend import CompareLegend
from ui.compare.maps import CompareMaps
from ui.compare.measures import MeasuresCard
from ui.compare.picks import Picks
from ui.compare.which import SessionsCard, WhichCard
from ui.documents.preview import PreviewPane
from ui.parts.buttons import Button, IconButton
from ui.parts.choices import Segmented
from ui.parts.lists import ScrollPane
from ui.parts.press import identify, reveal
from ui.parts.stack import Stack
from ui.parts.words import Text

RIGHT, NARROW = 432, 900
"""How wide the measures stand, and below which width of the page they stand below the maps; px at 100 %."""
LEAST = 420
"""Then they are at least this high, and the page scrolls."""
WHOLE = 16_777_215
"""Qt's word for no limit."""
COURSE = "course"
KEYS = {Qt.Key.Key_1: "beside", Qt.Key.Key_2: "over", Qt.Key.Key_3: "difference", Qt.Key.Key_4: COURSE}


class ComparePage(QWidget):
    """`wanted(Picks)`: these two are to be shown; `course_wanted(problem id)`; `summary_asked(Picks)`; `closed`.

    LINES are the client's sessions, newest first.
    """

    closed = Signal()
    wanted = Signal(object)
    course_wanted = Signal(str)
    summary_asked = Signal(object)

    def __init__(self, client: str, lines: Sequence[SessionLine], picks: Picks) -> None:
        super().__init__()
        identify(self, "compare", tr("Compare"))
        self._lines, self.picks = tuple(lines), picks
        self._two: Two | None = None
        self._view: View | None = None
        self._switch: Segmented | None = None
        outer = metrics.column(self, 0)
        self._stack = Stack()
        outer.addWidget(self._stack)
        work = QWidget()
        room = ScrollPane("compare.room", tr("Compare"))
        room.body.addWidget(work, 1)
        self._stack.addWidget(room)
        box = metrics.column(work, 0)
        box.addLayout(self._head(client))
        self._columns = metrics.row(None, 16, (24, 8, 24, 16))
        self._columns.addWidget(self._left(), 1)
        self._right = Stack()
        self._columns.addWidget(self._right)
        box.addLayout(self._columns, 1)
        self._right.addWidget(self._figures())
        self.setFocusProxy(self.maps)

    # how it is built

    def _head(self, client: str) -> QHBoxLayout:
        line = metrics.row(None, 8, (16, 12, 24, 4))
        back = IconButton("back", "compare.back", tr("Back"))
        back.clicked.connect(self.closed)
        line.addWidget(back)
        line.addWidget(Text(tr("Compare"), "heading", name="compare.title"))
        line.addWidget(Text(client, "body", "text2", elide=True, name="compare.client"), 1)
        self.summary = Button(tr("Summary with both"), "compare.summary", icon="document")
        self.summary.setToolTip(tr("The later session’s summary, with this comparison in it"))
        self.summary.clicked.connect(lambda: self.summary_asked.emit(self.picks))
        line.addWidget(self.summary)
        return line

    def _left(self) -> QWidget:
        left = QWidget()
        box = metrics.column(left, 8)
        self._bar = metrics.row(None, 12)
        self.ways = Segmented(
            "compare.way",
            tr("How to compare"),
            (
                ("beside", tr("Side by side")),
                ("over", tr("Laid over")),
                ("difference", tr("Difference")),
                (COURSE, tr("Over time")),
            ),
            "beside",
        )
        self.ways.chosen.connect(self._go)
        self._bar.addWidget(self.ways, 1)
        box.addLayout(self._bar)
        self._views = metrics.row(None, 0)
        box.addLayout(self._views)
        self._shown = Stack()
        box.addWidget(self._shown, 1)
        self.maps = CompareMaps()
        self._shown.addWidget(self.maps)
        self.course = CoursePane()
        self.course.taken.connect(lambda key: self._which.pick_session("then", key))
        self.course.problem_chosen.connect(self.course_wanted)
        self._shown.addWidget(self.course)
        foot = metrics.row(None, 12)
        self.fade = FadeSlider()
        self.legend = CompareLegend()
        foot.addWidget(self.legend, 1, Qt.AlignmentFlag.AlignVCenter)
        self._zoom = [
            IconButton("zoom_out", "compare.smaller", tr("Smaller")),
            IconButton("zoom_in", "compare.larger", tr("Larger")),
        ]
        for button, by in zip(self._zoom, (1 / 1.5, 1.5), strict=True):
            button.clicked.connect(lambda _=False, by=by: self.maps.enlarge(by))
            foot.addWidget(button)
        box.addWidget(self.fade)
        box.addLayout(foot)
        self.fade.valueChanged.connect(self.maps.fade)
        self.maps.flipped.connect(self._flip)
        self.maps.faded.connect(lambda step: self.fade.setValue(self.fade.value() + step * self.fade.singleStep()))
        self.fade.hide()
        return left

    def _figures(self) -> QWidget:
        pane = ScrollPane("compare.pane", tr("Which, and what changed"), 12)
        self._which = WhichCard(self._lines)
        self._which.show_picks(self.picks)
        self._which.changed.connect(self._changed)
        self._which.list_wanted.connect(self._list)
        self.measures = MeasuresCard()
        pane.body.addWidget(self._which)
        pane.body.addWidget(self.measures)
        pane.body.addStretch(1)
        return pane

    # what it shows

    def show_two(self, two: Two) -> None:
        """Show both drawings; the measures follow."""
        views = two.views()
        self._two = two
        if self._view not in views:
            self._view = two.telling_view()
        self._make_switch(views)
        self.measures.wait()
        self._show()

    @property
    def shown(self) -> Two | None:
        """What is compared on the screen."""
        return self._two

    def show_words(self, two: Two, said: Compared) -> None:
        """Show what was found of TWO, unless others are shown by now."""
        if two is self._two:
            self.measures.show_words(said)
            self.maps.setAccessibleDescription(said.sentence)

    def show_course(self, course: Course) -> None:
        self.course.show_course(course)

    def _show(self) -> None:
        two, view, way = self._two, self._view, self.ways.value or "beside"
        if two is None or view is None:
            return
        chosen = frozenset({self.picks.then.session_id, self.picks.now.session_id})
        self.course.look(view, chosen)
        if way != COURSE:
            self.maps.show_two(two, view)
            self.legend.show_way(way, two)

    def _make_switch(self, views: tuple[View, ...]) -> None:
        if self._switch is not None and self._switch.keys == tuple(view.value for view in views):
            self._switch.choose(self._view.value if self._view else None)
            return
        if self._switch is not None:
            self._views.removeWidget(self._switch)
            self._switch.hide()
            self._switch.deleteLater()
        options = [(view.value, upper_first(say("en", f"views.{view}"))) for view in views]
        self._switch = Segmented("compare.view", tr("View"), options, self._view.value if self._view else None)
        self._switch.chosen.connect(self._look)
        self._views.addWidget(self._switch)
        reveal(self._switch, len(views) > 1)

    # what it does

    def _look(self, key: str) -> None:
        self._view = View(key)
        self._show()

    def _go(self, way: str) -> None:
        self.ways.choose(way)
        course = way == COURSE
        self._shown.setCurrentWidget(self.course if course else self.maps)
        for widget in (self.legend, *self._zoom):
            reveal(widget, not course)
        reveal(self.fade, way == "over")
        if course and not self.course.is_filled:
            self.course_wanted.emit("")
        if not course:
            self.maps.look(way)  # type: ignore[arg-type]
        self._show()

    def _flip(self) -> None:
        if self.ways.value == "over":
            self.fade.flip()
        else:
            self._go("over")

    def _changed(self, picks: Picks) -> None:
        self.picks = picks
        self._close_list()
        self.wanted.emit(picks)

    def _list(self, slot: str) -> None:
        which = tr("The earlier drawing") if slot == "then" else tr("The later drawing")
        pick = self.picks.then if slot == "then" else self.picks.now
        card = SessionsCard(self._lines, which, pick.session_id)
        card.closed.connect(self._close_list)
        card.taken.connect(lambda key: self._which.pick_session(slot, key))
        self._close_list()
        self._right.addWidget(card)
        self._right.setCurrentWidget(card)
        card.take_focus()

    def _close_list(self) -> None:
        self._right.setCurrentIndex(0)
        while self._right.count() > 1:
            if (over := self._right.widget(1)) is not None:
                self._right.removeWidget(over)
                over.hide()
                over.deleteLater()

    def show_over(self, pane: PreviewPane) -> None:
        """Show a preview in place of the page, until it is closed."""
        self._stack.addWidget(pane)
        self._stack.setCurrentWidget(pane)
        pane.closed.connect(lambda: self._end_over(pane))
        pane.take_focus()

    def _end_over(self, pane: PreviewPane) -> None:
        self._stack.setCurrentIndex(0)
        self._stack.removeWidget(pane)
        pane.hide()
        pane.deleteLater()
        self.take_focus()

    def take_focus(self) -> None:
        self.maps.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS:
            self._go(KEYS[key])
        elif key is Qt.Key.Key_V and self._switch is not None and self._view is not None:
            keys = self._switch.keys
            following = keys[(keys.index(self._view.value) + 1) % len(keys)]
            self._switch.choose(following)
            self._look(following)
        elif key is Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_right"):
            self._arrange()

    def _arrange(self) -> None:
        """The measures beside the maps, or below them where there is little room."""
        theme = current()
        narrow = self.width() < theme.px(NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)
        self._right.setMinimumSize(0 if narrow else theme.px(RIGHT), theme.px(LEAST) if narrow else 0)
        self._right.setMaximumWidth(WHOLE if narrow else theme.px(RIGHT))
