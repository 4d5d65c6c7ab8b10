"""The screen turned to the client: the map and large words, nothing else. The client points; nothing of the record is
to be read here: no alerts, no findings, no names. It is left by two touches in two places, so not by chance.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from notesapp.bodymap.reshape import removed
from notesapp.bodymap.scene import Scene, Sheet
from notesapp.catalogue import tokens
from notesapp.catalogue.symptoms import tiles
from notesapp.editing.arrive import COMPLAINT, change_mark, read_mark
from notesapp.model.body_map import BodyMap, Layer, Mark, Moment, View
from notesapp.words.lexicon import upper_first
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.bodymap.canvas import BodyCanvas
from ui.bodymap.holding import Holding, ToolName
from ui.bodymap.naming import region_name
from ui.bodymap.rails import VIEWS
from ui.parts.buttons import Button
from ui.parts.choices import OneOf, Segmented, SymptomTile
from ui.parts.intensity import IntensityStrip
from ui.parts.lists import FlowRow, ScrollPane
from ui.parts.press import identify, reveal
from ui.parts.words import Text
from ui.session.desk import Desk

SIDE = 560
"""The words stand in a column this wide, px at 100 %."""
AIR = 24
"""Around the picture and the words."""
BY = "client"
"""Who made the marks of this page."""
KEPT_BACK: Final[frozenset[Sheet]] = frozenset({"findings", "treated", "avoid"})
"""What is the therapist's, and not to be read here."""
WAYS: tuple[tuple[ToolName, str], ...] = (("region", "Touch"), ("paint", "Paint"), ("erase", "Rub out"))


class _Tiles(OneOf):
    """The symptoms in the client's words, in as many lines as they need."""

    def __init__(self, name: str, accessible: str, labels: dict[str, str]) -> None:
        super().__init__(name, accessible)
        flow = FlowRow(self, 6)
        for key, words in labels.items():
            tile = SymptomTile(key, f"{name}.{key}", words)
            self._take(key, tile)
            flow.addWidget(tile)


class ToClient(QWidget):
    """`done` when it was given back. `open(moment)` shows it; what the client marks goes into DESK's note at once."""

    done = Signal()
    round_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        identify(self, "to_client", tr("For the client"))
        self._desk = desk
        self._moment = Moment.ARRIVE
        self._view = View.BACK
        self._selected: str | None = None
        self._holding = Holding(
            what="ache", by=BY, new_id=desk.stamp.new_id, now=desk.stamp.now, fitting=("region", "paint", "erase")
        )
        line = metrics.row(self, AIR, (AIR, AIR, AIR, AIR))
        self.canvas = BodyCanvas("to_client.map")
        self.canvas.wording = "client"
        self.canvas.tells_hidden = False
        line.addWidget(self.canvas, 1)
        self._side = ScrollPane("to_client.words", tr("For the client"), spacing=16)
        line.addWidget(self._side)
        self._column = self._side.body
        self._make_head()
        self._make_ask()
        self._make_foot()
        self.canvas.changed.connect(self._drawn)
        self.canvas.mark_tapped.connect(self._marked)
        self.canvas.remove_asked.connect(self._remove)
        desk.changed.connect(lambda *_: self._refresh())
        self._hold()

    # the words

    def _make_head(self) -> None:
        self._title = Text(tr("Where does it hurt?"), "display", name="to_client.title")
        self._column.addWidget(self._title)
        self._column.addWidget(
            Text(tr("Touch the place on the picture, or paint over it."), "heading", "text2", wrap=True)
        )
        names = [(view.value, tr(words)) for view, words in VIEWS.items() if view is not View.SOLES]
        self.views = Segmented("to_client.view", tr("Which side you see"), names, View.BACK.value, height=64)
        self.views.chosen.connect(lambda key: self._turn(View(key)))
        self._column.addWidget(self.views)
        self.ways = Segmented("to_client.way", tr("How you mark"), [(k, tr(t)) for k, t in WAYS], "region", height=64)
        self.ways.chosen.connect(self._take)
        self._column.addWidget(self.ways)

    def _make_ask(self) -> None:
        self._asked = QWidget()
        box = metrics.column(self._asked, 12)
        self._where = Text("", "heading", name="to_client.where", elide=True)
        box.addWidget(self._where)
        labels = {one.key: upper_first(one.client.removeprefix("it ")) for one in tiles()}
        short = {key: words.split(",")[0] for key, words in labels.items()}
        self.tiles = _Tiles("to_client.what", tr("What it feels like"), short)
        self.tiles.chosen.connect(self._felt)
        box.addWidget(self.tiles)
        box.addWidget(Text(tr("How strong is it now?"), "heading"))
        self.strip = IntensityStrip("to_client.strength", tr("How strong is it now?"))
        self.strip.chosen.connect(self._rated)
        box.addWidget(self.strip)
        ends = metrics.row(None, 0)
        ends.addWidget(Text(tr("Nothing"), "body", "text2"))
        ends.addStretch(1)
        ends.addWidget(Text(tr("Worst imaginable"), "body", "text2"))
        box.addLayout(ends)
        self.away = Button(tr("Take this away"), "to_client.away", size="bar", icon="bin")
        self.away.clicked.connect(lambda: self._remove((self._selected,) if self._selected else ()))
        box.addWidget(self.away)
        self._column.addWidget(self._asked)
        self._column.addStretch(1)

    def _make_foot(self) -> None:
        self._foot = QWidget()
        line = metrics.row(self._foot, 12)
        self.round = Button(tr("Turn round"), "to_client.round", size="bar", icon="turn")
        self.round.setAccessibleName(tr("Turn the picture for someone who sits opposite"))
        self.round.clicked.connect(self.round_asked)
        self.finished = Button(tr("I am done"), "to_client.finished", "primary", "bar", icon="check")
        self.finished.clicked.connect(lambda: self._ask_back(True))
        line.addWidget(self.round)
        line.addStretch(1)
        line.addWidget(self.finished)
        self._column.addWidget(self._foot)
        self._back = QWidget()
        box = metrics.column(self._back, 12)
        box.addWidget(Text(tr("Give it back to the therapist now?"), "heading"))
        line = metrics.row(None, 12)
        self.give = Button(tr("Give it back"), "to_client.give_back", "primary", "bar")
        self.stay = Button(tr("Go on marking"), "to_client.stay", size="bar")
        self.give.clicked.connect(self._leave)
        self.stay.clicked.connect(lambda: self._ask_back(False))
        line.addWidget(self.give)
        line.addStretch(1)
        line.addWidget(self.stay)
        box.addLayout(line)
        self._column.insertWidget(0, self._back)
        self._back.hide()

    # coming and going

    def open(self, moment: Moment, view: View) -> None:
        """Begin: what stands on the client's layer at MOMENT."""
        standing = view in VIEWS and view is not View.SOLES
        self._moment, self._view, self._selected = moment, view if standing else View.BACK, None
        self.views.choose(self._view.value)
        words = tr("Where does it hurt now?") if moment is Moment.LEAVE else tr("Where does it hurt?")
        self._title.say(words)
        self._ask_back(False)
        self._refresh()
        self.canvas.setFocus()

    def _ask_back(self, asked: bool) -> None:
        """The question stands at the head, far from the button that calls it."""
        reveal(self._back, asked)
        self._foot.setVisible(not asked)
        if asked:
            self.stay.setFocus()

    def _leave(self) -> None:
        self._ask_back(False)
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._ask_back(True)
            event.accept()
        else:
            super().keyPressEvent(event)

    # what is shown

    def _mark(self) -> Mark | None:
        found = self._desk.note.body_map.mark(self._selected) if self._selected else None
        return found if found is not None and found.layer is Layer.CLIENT else None

    def _refresh(self) -> None:
        if not self.isVisible() and self.window().isVisible():
            return
        mark = self._mark()
        body_map = self._desk.note.body_map
        chosen = mark.id if mark else None
        self.canvas.show_scene(Scene(body_map, self._view, self._moment, selected=chosen, hidden=KEPT_BACK))
        self._asked.setVisible(mark is not None)
        if mark is None:
            return
        place = upper_first(region_name(mark.places[0].region, "client")) if mark.places else ""
        self._where.say(place)
        known = mark.what in tokens.symptoms()
        self.tiles.choose(mark.what if known else None)
        reading = body_map.reading(mark.id, self._moment)
        self.strip.set_symptom(mark.what if known else None)
        self.strip.set_value(reading.intensity if reading else None)

    def _turn(self, view: View) -> None:
        self._view = view
        self._refresh()

    def _take(self, key: str) -> None:
        self._holding = replace(self._holding, tool=key)  # type: ignore[arg-type]
        self._hold()

    def _hold(self) -> None:
        self.canvas.hold(self._holding)

    # what the client does

    def _drawn(self, body_map: BodyMap, label: str) -> None:
        note = self._desk.note
        self._desk.change(replace(note, body_map=body_map, reason=note.reason or COMPLAINT), tr("marked by the client"))

    def _marked(self, mark_id: str) -> None:
        self._selected = mark_id
        mark = self._mark()
        if mark is not None and mark.what != self._holding.what:
            self._holding = replace(self._holding, what=mark.what)
            self._hold()
        self._refresh()

    def _felt(self, what: str) -> None:
        mark = self._mark()
        self._holding = replace(self._holding, what=what)
        self._hold()
        if mark is not None:
            self._desk.change(change_mark(self._desk.note, mark.id, what=what), tr("Symptom"))

    def _rated(self, level: int) -> None:
        mark = self._mark()
        if mark is not None:
            note = read_mark(self._desk.note, mark.id, self._moment, self._desk.stamp, intensity=level)
            self._desk.change(note, tr("How strong"))

    def _remove(self, ids: tuple[str, ...]) -> None:
        note, hand = self._desk.note, self._holding.hand(self.canvas.scene)
        self._selected = None
        self._desk.change(replace(note, body_map=removed(note.body_map, ids, hand)), tr("Remove the mark"))
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        return QSize(400, 400)

    def _share(self) -> None:
        """The words take what they need, but leave the picture its part."""
        least = self.canvas.minimumSizeHint().width() + 3 * round(current().px(AIR))
        self._side.setFixedWidth(min(round(current().px(SIDE)), max(self.width() - least, 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_side"):
            self._share()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().colour("map"))
        painter.end()
