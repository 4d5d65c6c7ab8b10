"""What is one tap away on Treat: all techniques, all tools, the plan row by row, routines and groups, the menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from notesapp.catalogue.regions import groups
from notesapp.catalogue.routines import routines
from notesapp.catalogue.techniques import GOALS, Technique, techniques
from notesapp.catalogue.tools import tools
from notesapp.model.body_map import Place
from notesapp.model.treatment import TechniqueUse
from ui.base import metrics
from ui.base.theme import Theme, current
from ui.parts.buttons import Button
from ui.parts.choices import Tick
from ui.parts.fields import SearchField
from ui.parts.lists import ScrollPane, SelectRow
from ui.parts.paint import RIGHT, mix, panel, wrapped_height, write
from ui.parts.press import Press
from ui.parts.words import Text
from ui.session.treat_start import row_words
from ui.session.treat_words import clear, level_text, places_name, tool_name


class Panel(QWidget):
    """A page over the rows and check-ins: a heading, Back, and what scrolls below."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = name
        box = metrics.column(self, 8)
        head = metrics.row(None, 8)
        self._heading = Text("", "heading", name=f"{name}.heading")
        head.addWidget(self._heading)
        head.addStretch(1)
        self._back = Button(self.tr("Back"), f"{name}.back", "secondary", "bar", icon="back")
        head.addWidget(self._back)
        box.addLayout(head)
        self.top = metrics.column(None, 8)
        box.addLayout(self.top)
        self._scroll = ScrollPane(f"{name}.scroll", name, spacing=0, margins=(0, 0, 8, 0))
        box.addWidget(self._scroll, 1)
        self.bottom = metrics.column(None, 8)
        box.addLayout(self.bottom)
        self._back.clicked.connect(self.left)

    @property
    def body(self) -> QVBoxLayout:
        return self._scroll.body

    def start(self, heading: str) -> None:
        self._heading.say(heading)
        self.setAccessibleName(heading)
        clear(self.body)
        self._scroll.verticalScrollBar().setValue(0)

    def put(self, widget: QWidget) -> None:
        self.body.addWidget(widget)
        widget.show()

    def section(self, words: str) -> None:
        text = Text(words, "secondary", "text2", 600)
        text.setContentsMargins(16, 14, 0, 4)
        self.put(text)

    def end(self) -> None:
        self.body.addStretch(1)


def _found(way: Technique, words: str) -> bool:
    text = " ".join((way.name, *way.synonyms, way.client_name, way.definition)).lower()
    return all(part in text for part in words.lower().split())


LEAST = 240


class WayRow(Press):
    """One technique: name and pressure range, what it is, what to mind; the words wrap."""

    radius = 8.0

    def __init__(self, way: Technique, reach: str, caution: str) -> None:
        spoken = ", ".join(part for part in (way.name, reach, way.definition, caution) if part)
        super().__init__(way.name, f"treat.techniques.{way.key}", spoken)
        self._reach, self._what, self._caution = reach, way.definition, caution
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(LEAST), self.heightForWidth(max(self.width(), theme.px(LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = current()
        font, room = theme.font("secondary"), width - theme.px(32)
        words = [self._what, self._caution] if self._caution else [self._what]
        high = sum(wrapped_height(text, font, room) for text in words)
        return max(theme.px(64), round(high + theme.px(10 + 22 + 2 + 12)))

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self.isChecked():
            panel(painter, rect, theme.px(self.radius), self.ground(theme, "accent_soft"))
        elif self.underMouse() or self.isDown():
            wash = mix(theme.colour("bg"), theme.colour("text"), 0.09 if self.isDown() else 0.04)
            panel(painter, rect, theme.px(self.radius), wash)
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left, room, top = rect.left() + theme.px(16), rect.width() - theme.px(32), rect.top() + theme.px(10)
        first = QRectF(left, top, room, theme.px(22))
        write(painter, first, self.text(), theme.font("body", 500), self.ink(theme))
        write(painter, first, self._reach, theme.font("label", 600), self.ink(theme, "accent"), RIGHT)
        top += theme.px(24)
        font = theme.font("secondary")
        for words, tone in ((self._what, "text2"), (self._caution, "warn")):
            if words:
                high = wrapped_height(words, font, room)
                align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
                write(painter, QRectF(left, top, room, high), words, font, self.ink(theme, tone), align, wrap=True)
                top += high


class TechniqueList(Panel):
    """All techniques by goal; searchable."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__("treat.techniques")
        self._search = SearchField("treat.techniques.search", self.tr("Find a technique"), self.tr("Find a technique"))
        self.top.addWidget(self._search)
        self._search.changed.connect(lambda _: self._fill())
        self._over: frozenset[str] = frozenset()
        self._at = ""

    def show_all(self, at: str, over: Iterable[str]) -> None:
        """AT is the technique in use; OVER those that a rule excludes here."""
        self._at, self._over = at, frozenset(over)
        self._search.field.clear()
        self._fill()

    def _fill(self) -> None:
        self.start(self.tr("Techniques"))
        words = self._search.field.text()
        goals = {
            "relax": self.tr("Relax"),
            "clinical": self.tr("Relieve"),
            "movement": self.tr("Move"),
            "energy": self.tr("Energy work"),
            "adjunct": self.tr("Beside the hands"),
        }
        some = False
        for goal in GOALS:
            ways = [way for way in techniques().values() if way.goals[0] == goal and _found(way, words)]
            if ways:
                some = True
                self.section(goals[goal])
            for way in ways:
                self._row(way)
        if not some:
            self.put(Text(self.tr("No technique with these words."), tone="text2", name="treat.techniques.none"))
        self.end()

    def _row(self, way: Technique) -> None:
        cautions = [way.caution] if way.caution else []
        if way.key in self._over:
            cautions.append(self.tr("Needs a reason here."))
        row = WayRow(way, self._range(way), " ".join(cautions))
        row.setChecked(way.key == self._at)
        row.clicked.connect(lambda: self.taken.emit(way.key))
        self.put(row)

    def _range(self, way: Technique) -> str:
        if not way.pressure:
            return self.tr("no pressure")
        low, high = level_text(way.level_min), level_text(way.level_max)
        return self.tr("level {low}").format(low=low) if low == high else f"{low}–{high}"


class ToolList(Panel):
    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__("treat.tools")

    def show_all(self, at: str, over: Iterable[str]) -> None:
        self.start(self.tr("Tools"))
        for key in tools():
            icon = "avoid" if key in over else ""
            row = SelectRow(tool_name(key), f"treat.tools.{key}", icon=icon, tone="danger")
            metrics.size(row, height=64)
            row.setCheckable(True)
            row.setChecked(key == at)
            row.clicked.connect(lambda _=False, key=key: self.taken.emit(key))
            self.put(row)
        self.end()


class PlanList(Panel):
    """Last time row by row, all ticked; what is struck is not taken over. Below, the other places marked today."""

    taken = Signal(object)  # ids of the rows
    place = Signal(object)

    def __init__(self) -> None:
        super().__init__("treat.rows_of_last_time")
        self._ticks: dict[str, Tick] = {}
        self._take = Button(self.tr("Take over"), "treat.take_rows", "primary", "bar")
        self.bottom.addWidget(self._take)
        self._take.clicked.connect(lambda: self.taken.emit(self._wanted()))

    def _wanted(self) -> frozenset[str]:
        return frozenset(key for key, tick in self._ticks.items() if tick.isChecked())

    def show_plan(self, plan: Sequence[TechniqueUse], places: Sequence[Place]) -> None:
        self.start(self.tr("Last time, row by row") if plan else self.tr("Marked today"))
        self._ticks = {}
        sides = {"left": self.tr("left"), "right": self.tr("right"), "both": self.tr("both sides"), "mid": ""}
        for use in plan:
            named = " ".join(part for part in (places_name(use.places), sides[use.side.value]) if part)
            tick = Tick(f"{named}: {row_words(use)}", f"treat.row.{use.id}")
            metrics.size(tick, min_height=64)
            tick.setChecked(True)
            tick.toggled.connect(self._count)
            self._ticks[use.id] = tick
            self.put(tick)
        if plan and places:
            self.section(self.tr("Marked today"))
        for place in places:
            row = SelectRow(places_name((place,)), f"treat.marked.{place.region}.{place.side}", sub=sides[place.side])
            metrics.size(row, height=64)
            row.clicked.connect(lambda _=False, place=place: self.place.emit(place))
            self.put(row)
        self.end()
        self._take.setVisible(bool(plan))
        self._count()

    def _count(self) -> None:
        wanted = len(self._wanted())
        one = self.tr("Take over one row")
        self._take.say(one if wanted == 1 else self.tr("Take over {n} rows").format(n=wanted))
        self._take.setEnabled(wanted > 0)


class SetList(Panel):
    """Routines, and groups of regions."""

    routine = Signal(str)
    group = Signal(str)

    def __init__(self) -> None:
        super().__init__("treat.set_list")

    def show_all(self) -> None:
        self.start(self.tr("Routines and groups"))
        self.section(self.tr("Routines"))
        for routine in routines().values():
            parts = dict.fromkeys(groups()[s.group].name if s.group else "" for s in routine.steps)
            sub = ", ".join(part for part in parts if part) or self.tr("{n} parts").format(n=len(routine.steps))
            row = SelectRow(routine.name, f"treat.routine.{routine.key}", sub=sub, action=self.tr("Take"))
            row.clicked.connect(lambda _=False, key=routine.key: self.routine.emit(key))
            self.put(row)
        self.section(self.tr("Groups, both sides"))
        for group in groups().values():
            sub = self.tr("{n} regions").format(n=len(group.keys))
            row = SelectRow(group.name, f"treat.group.{group.key}", sub=sub, action=self.tr("Take"))
            row.clicked.connect(lambda _=False, key=group.key: self.group.emit(key))
            self.put(row)
        self.end()


class MenuPanel(Panel):
    """What is rarely needed."""

    def __init__(self) -> None:
        super().__init__("treat.menu")

    def show_rows(self, rows: Sequence[tuple[str, str, str, str, Callable[[], object]]]) -> None:
        """ROWS are (key, title, line below, icon, what it does)."""
        self.start(self.tr("More"))
        for key, title, sub, icon, do in rows:
            row = SelectRow(title, f"treat.menu.{key}", sub=sub, icon=icon)
            row.clicked.connect(lambda _=False, do=do: do())
            self.put(row)
        self.end()
