"""The body on arrival and when leaving, side by side, with a legend that says each mark in words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.bodymap.scene import Scene
from notesapp.catalogue import tokens
from notesapp.catalogue.lists import label
from notesapp.catalogue.symptoms import symptoms
from notesapp.model.body_map import AvoidArea, Extent, Layer, Mark, MarkKind, Moment, View
from notesapp.model.session_note import SessionNote
from notesapp.words import names
from notesapp.words.lexicon import lower_first, upper_first
from notesapp.words.names import For
from notesapp.words.summary import views_of
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.bodymap.map_view import MapView
from ui.bodymap.stamps import paint_glyph
from ui.parts.buttons import Button
from ui.parts.choices import Segmented
from ui.parts.lists import Rule
from ui.parts.paint import hatch, panel, start, swatch
from ui.parts.press import reveal
from ui.parts.words import Text
from ui.session import leave_words as words

VIEWS = {
    View.FRONT: "Front",
    View.BACK: "Back",
    View.LEFT: "Left",
    View.RIGHT: "Right",
    View.SOLES: "Soles",
    View.PALMS: "Palms",
    View.HANDS: "Hands, back",
    View.FEET: "Feet",
    View.FACE: "Face",
}
ENTRIES = 6


class Sign(QWidget):
    """The pattern of a symptom, the wash of what was worked on, the hatch of where care is needed, a finding's sign."""

    def __init__(self, what: str, level: int) -> None:
        super().__init__()
        self._what, self._level = what, level
        metrics.size(self, width=32, height=32)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        rect = QRectF(self.rect())
        if self._what == "careful":
            hatch(painter, rect, theme.px(8), theme.scale)
        elif self._what == "treated":
            look = tokens.treated()
            panel(painter, rect, theme.px(8), QColor(tokens.figure_roles(theme.name)["base"]))
            wash = QColor(look.fill)
            wash.setAlphaF(look.opacity)
            panel(painter, rect, theme.px(8), wash, QColor(tokens.colours("light")["accent"]), 1.5)
        elif self._what in symptoms():
            key = symptoms()[self._what].pattern
            swatch(painter, rect, tokens.symptom_style(key, self._level), theme.px(8), theme.scale)
        else:
            ground = QColor(tokens.figure_roles(theme.name)["base"])
            panel(painter, rect, theme.px(8), ground, theme.colour("border"))
            paint_glyph(painter, rect.adjusted(theme.px(3), theme.px(3), -theme.px(3), -theme.px(3)), self._what)
        painter.end()


Entry = tuple[str, int, str, str]


def entries(note: SessionNote, avoid: tuple[AvoidArea, ...] = ()) -> list[Entry]:
    """The legend: (sign, level, name, what is said below). Every sign on the maps is in it.

    Each mark has its entry; with more than there is room for, those that look alike share one.
    """
    felt, careful = list(words.asked_marks(note.body_map)), _careful(avoid)
    found = _kinds(m for m in note.body_map.marks if m.layer is Layer.THERAPIST)
    said = [(m.what, _level(m, note), *_mark(m, note)) for m in felt]
    stamped = [_finding(some, note) for some in found]
    worked = tuple(dict.fromkeys(place for use in note.uses for place in use.places))
    treated = [("treated", 0, tr("Worked on"), upper_first(names.places(worked, For.CLIENT)))] if worked else []
    if len(said) + len(stamped) + len(treated) + len(careful) > ENTRIES:
        said = [_alike(some, note) for some in _kinds(felt)]
        careful = [("careful", 0, tr("Careful"), ", ".join(one[2] for one in careful))] if careful else []
    return [*said, *stamped, *treated, *careful]


def _careful(avoid: tuple[AvoidArea, ...]) -> list[Entry]:
    said: list[Entry] = []
    places = tuple(p for area in avoid if area.rule is None for p in area.places)
    if places:
        said.append(("careful", 0, tr("Careful"), names.places(places, For.CLIENT)))
    for area in avoid:
        if area.rule is not None and area.places:
            said.append(("careful", 0, area.reason.rstrip("."), names.places(area.places, For.CLIENT)))
    return said


def _kinds(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Marks that look alike, together."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.what, []).append(mark)
    return list(found.values())


def _alike(some: list[Mark], note: SessionNote) -> Entry:
    if len(some) == 1:
        return (some[0].what, _level(some[0], note), *_mark(some[0], note))
    name = tr("{kind}, {n} places", kind=upper_first(words.kind(some[0])), n=len(some))
    readings = (tuple(note.body_map.reading(mark.id, moment) for moment in Moment) for mark in some)
    said = "; ".join(words.from_to(arrive, leave) for arrive, leave in readings)
    return some[0].what, max(_level(mark, note) for mark in some), name, said


def _finding(some: list[Mark], note: SessionNote) -> Entry:
    kind = upper_first(words.kind(some[0]))
    if len(some) > 1:
        return some[0].what, 0, kind, tr("{n} places", n=len(some))
    side, graded = words.letter(some[0]), words.grades(some[0], note.body_map)
    where = f"{words.title(some[0])}{f' {side}' if side else ''}"
    return some[0].what, 0, kind, where if graded == tr("not graded") else f"{where}, {graded}"


def _level(mark: Mark, note: SessionNote) -> int:
    reading = note.body_map.reading(mark.id, Moment.ARRIVE) or note.body_map.reading(mark.id, Moment.LEAVE)
    return reading.intensity if reading and reading.intensity is not None else 5


def _mark(mark: Mark, note: SessionNote) -> tuple[str, str]:
    arrive, leave = (note.body_map.reading(mark.id, moment) for moment in (Moment.ARRIVE, Moment.LEAVE))
    side = words.letter(mark)
    name = f"{upper_first(words.kind(mark))}, {lower_first(words.title(mark))}{f' {side}' if side else ''}"
    parts = [words.from_to(arrive, leave)]
    if leave is not None and leave.end_region is not None:
        parts.append(tr("now to the {end}", end=names.region(names.broad(leave.end_region.region), For.CLIENT)))
    elif leave is not None and leave.extent not in (None, Extent.AS_DRAWN):
        shorter = mark.kind is MarkKind.PATH and leave.extent is Extent.SMALLER
        parts.append(tr("shorter") if shorter else lower_first(label("extents", leave.extent)))
    return name, ", ".join(parts)


class ReviewMaps(QWidget):
    """592 px wide: two figures, and below them what the marks say. With EARLIER ones, `compare_asked`."""

    compare_asked = Signal()

    def __init__(self, earlier: bool = False) -> None:
        super().__init__()
        self.setObjectName("review.maps")
        self.setAccessibleName(tr("Body maps"))
        self._view: View | None = None
        self._note: SessionNote | None = None
        self._shown: object = None
        self._avoid: tuple[AvoidArea, ...] = ()
        box = metrics.column(self, 8, (16, 16, 16, 16))
        line = metrics.row(None, 8)
        self._maps: dict[Moment, MapView] = {}
        for moment, title in ((Moment.ARRIVE, tr("On arrival")), (Moment.LEAVE, tr("When leaving"))):
            if self._maps:
                line.addWidget(Rule(upright=True))
            column = metrics.column(None, 4)
            head = Text(title, "heading", name=f"review.{moment.value}.title")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            view = MapView(f"review.{moment.value}")
            view.tagged = False
            self._maps[moment] = view
            column.addWidget(head)
            column.addWidget(view, 1)
            line.addLayout(column, 1)
        box.addLayout(line, 1)
        self._switch_row = metrics.row(None, 0)
        self._switch: Segmented | None = None
        box.addLayout(self._switch_row)
        if earlier:
            compare = Button(tr("Compare with last time"), "review.compare", "link", icon="compare")
            compare.clicked.connect(self.compare_asked)
            box.addWidget(compare, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(Rule())
        self._legend = metrics.grid(None, 8)
        box.addLayout(self._legend)

    def show_note(self, note: SessionNote, avoid: tuple[AvoidArea, ...] = ()) -> None:
        """AVOID are the places hatched on both figures."""
        self._avoid = avoid
        views = views_of(note)
        if self._view not in views:
            self._view = views[0]
        changed = self._note is None or views != views_of(self._note) or self._switch is None
        self._note = note
        if changed:
            self._make_switch(views)
        self._show()

    def _show(self) -> None:
        note = self._note
        assert note is not None
        assert self._view is not None
        for moment, view in self._maps.items():
            uses = note.uses if moment is Moment.LEAVE else ()
            view.show_scene(Scene(note.body_map, self._view, moment, uses=uses, avoid=self._avoid))
        found = entries(note, self._avoid)
        if found != self._shown:
            self._shown = found
            self._make_legend(found)

    def _make_switch(self, views: tuple[View, ...]) -> None:
        if self._switch is not None:
            self._switch_row.removeWidget(self._switch)
            self._switch.hide()
            self._switch.deleteLater()
        self._switch = Segmented("review.view", tr("View"), [(v.value, tr(VIEWS[v])) for v in views])
        self._switch.choose(self._view.value if self._view else None)
        self._switch.chosen.connect(self._look)
        self._switch_row.addWidget(self._switch)
        reveal(self._switch, len(views) > 1)

    def _look(self, key: str) -> None:
        self._view = View(key)
        self._show()

    def _make_legend(self, found: list[tuple[str, int, str, str]]) -> None:
        while (item := self._legend.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for at, (what, level, name, said) in enumerate(found[:ENTRIES]):
            entry = QWidget()
            line = metrics.row(entry, 12)
            line.addWidget(Sign(what, level))
            lines = metrics.column(None, 0)
            lines.addWidget(Text(name, "body", weight=500, elide=True, name=f"review.legend.{at}"))
            if at == ENTRIES - 1 and len(found) > ENTRIES:
                said = tr("and {n} more", n=len(found) - at)
            lines.addWidget(Text(said, "secondary", "text2", elide=True, name=f"review.legend.{at}.said"))
            line.addLayout(lines, 1)
            entry.setToolTip(f"{name}\n{said}")  # what does not fit is shortened
            self._legend.addWidget(entry, at // 2, at % 2)
            entry.show()
        self._legend.setColumnStretch(0, 1)
        self._legend.setColumnStretch(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), start(self)
        painter.fillRect(self.rect(), theme.colour("map"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), theme.colour("border"))
        painter.end()
