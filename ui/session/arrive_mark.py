"""The selected mark: what it feels like, how strong, how deep, how often, in whose words. Edits at once, no Apply."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import options
from notesapp.catalogue.symptoms import symptoms
from notesapp.editing import arrive as moves
from notesapp.model.body_map import FeltDepth, Layer, Mark, MarkKind, Moment, Role, Sides, Timing
from ui.base import metrics
from ui.base.theme import current
from ui.parts.badges import SideBadge
from ui.parts.buttons import Button, IconButton
from ui.parts.choices import Segmented, SymptomTiles
from ui.parts.fields import LineField
from ui.parts.flow import Choice, Flow
from ui.parts.intensity import IntensityStrip
from ui.parts.paint import elided
from ui.parts.words import Text
from ui.parts.wrap import Together, WrapRow
from ui.session import arrive_words as words
from ui.session.arrive_page import ArrivePage
from ui.session.desk import Desk

TITLE = 236
SHORTER = 66
"""How wide a mark's name may be before it is shortened, and how much less beside other marks, px at 100 %."""


class MarkCard(ArrivePage):
    """Shows `desk.selected`. Further symptoms (More) unfold in the place of the tiles."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("arrive.mark", self.tr("Mark"), desk)
        metrics.space(self.body, 6)
        self._shown: Mark | None = None
        self._tight = False
        self._side = SideBadge(None, "arrive.mark.side", 24)
        self.beside_heading(self._side)
        self.heading.setContentsMargins(0, 0, 6, 0)
        self._make_head()
        self.tiles = SymptomTiles("arrive.symptom", self.tr("What it feels like"))
        self.tiles.chosen.connect(lambda key: self._change(self.tr("Symptom"), what=key))
        self.body.addWidget(self.tiles)
        self._further = Flow(6)
        self._further.hide()
        self.body.addWidget(self._further)
        self.strip = IntensityStrip("arrive.intensity", self.tr("How strong"))
        self.strip.chosen.connect(self._rate)
        self.body.addWidget(self.strip)
        self._ends = QWidget()
        ends = metrics.row(self._ends, 0)
        ends.addWidget(Text(self.tr("No pain"), "secondary", "text2"))
        ends.addStretch(1)
        ends.addWidget(Text(self.tr("Worst imaginable"), "secondary", "text2"))
        self.body.addWidget(self._ends)
        self._switches = self._make_switches()
        self.body.addWidget(self._switches)
        self._words_row = self._make_words()
        self.body.addWidget(self._words_row)
        self.body.addStretch(1)

    def _make_head(self) -> None:
        self._previous = IconButton("back", "arrive.mark.previous", self.tr("Previous mark"))
        self._next = IconButton("next", "arrive.mark.next", self.tr("Next mark"))
        self._more = Button(self.tr("More"), "arrive.symptom.more", "quiet", trail="down")
        self._both = IconButton("mirror", "arrive.mark.both", self.tr("The same on both sides"))
        self._both.clicked.connect(self._mirror)
        self._remove = IconButton("bin", "arrive.mark.remove", self.tr("Remove this mark"))
        self._close = IconButton("check", "arrive.mark.done", self.tr("Done with this mark"))
        self.header.removeWidget(self.aside)
        tools = Together(2)
        for widget in (self._previous, self.aside, self._next, self._more, self._both, self._remove, self._close):
            tools.row.addWidget(widget)
        self.header.addWidget(tools)
        metrics.space(self.header, 2)
        self._previous.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        self._more.clicked.connect(self._toggle_further)
        self._remove.clicked.connect(self._take_away)
        self._close.clicked.connect(lambda: self.desk.select(None))

    def _make_switches(self) -> QWidget:
        box = QWidget()
        line = WrapRow(box, 12)
        depths = [(d.value, options("depths")[d.value].label) for d in FeltDepth]
        short = {"surface": self.tr("Surface")}
        order = ("deep", "surface", "both")
        labels = dict(depths) | short
        self._depth = Segmented("arrive.depth", self.tr("How deep"), [(k, labels[k]) for k in order])
        timings = [(t.value, options("timings")[t.value].label) for t in Timing]
        self._timing = Segmented("arrive.timing", self.tr("How often"), timings)
        self._depth.chosen.connect(lambda key: self._change(self.tr("How deep"), depth=FeltDepth(key)))
        self._timing.chosen.connect(lambda key: self._change(self.tr("How often"), timing=Timing(key)))
        line.addWidget(self._depth, 1)
        line.addWidget(self._timing, 1)
        return box

    def _make_words(self) -> QWidget:
        box = QWidget()
        line = WrapRow(box, 12)
        says = self.tr("In the client's own words")
        self._words = LineField("arrive.mark.words", says, says, note_undo=True)
        self._words.textEdited.connect(self._typed)
        self._words.left.connect(self.desk.end_merge)
        self._role = Segmented(
            "arrive.role",
            self.tr("What this part is"),
            ((Role.SOURCE.value, self.tr("It starts here")), (Role.SPREAD.value, self.tr("It spreads here"))),
        )
        self._role.chosen.connect(lambda key: self._change(self.tr("What this part is"), role=Role(key)))
        line.addWidget(self._words, 1, least=180)
        line.addWidget(self._role, 1)
        return box

    # showing

    def set_tight(self, tight: bool) -> None:
        """Leave room for a question bar below."""
        self._tight = tight
        self._arrange()

    def _arrange(self) -> None:
        """With the further symptoms open, only they and the strip are asked."""
        further = not self._further.isHidden()
        self.tiles.setVisible(not further)
        self._switches.setVisible(not further)
        self._words_row.setVisible(not further and not self._tight)
        self._ends.setVisible(not further and not self._tight)

    def refresh(self) -> None:
        body = self.desk.note.body_map
        mark = body.mark(self.desk.selected) if self.desk.selected else None
        if mark is None:
            return
        if self._shown is None or self._shown.id != mark.id:
            self._further.hide()
            self._arrange()
        self._shown = mark
        theme = current()
        marks = self._marks()
        title = words.mark_title(mark)
        self.set_heading(elided(title, theme.font("heading"), theme.px(TITLE - (SHORTER if len(marks) > 1 else 0))))
        self.heading.setToolTip(words.place_and_side(mark))
        self.setAccessibleName(words.place_and_side(mark))
        self._side.set_side(words.letter(mark.side))
        at = next((i for i, m in enumerate(marks) if m.id == mark.id), 0)
        self.aside.say(self.tr("{at} of {count}").format(at=at + 1, count=len(marks)))
        self.aside.setVisible(len(marks) > 1)
        self.aside.setAccessibleName(self.tr("Mark {at} of {count}").format(at=at + 1, count=len(marks)))
        self._both.setVisible(mark.side in (Sides.LEFT, Sides.RIGHT))
        self._previous.setVisible(len(marks) > 1)
        self._next.setVisible(len(marks) > 1)
        tile = mark.what in symptoms() and symptoms()[mark.what].tile
        self.tiles.choose(mark.what if tile else None)
        more = [words.symptom(q) for q in (*(() if tile else (mark.what,)), *mark.qualities)]
        self._more.say(", ".join(more) if more and len(more) < 2 else self.tr("More"))
        self.strip.set_symptom(words.ramp_of(mark.what))
        self._show_reading(mark)
        self._depth.choose(mark.depth.value if mark.depth else None)
        self._timing.choose(mark.timing.value if mark.timing else None)
        self._role.choose(mark.role.value if mark.role and mark.role is not Role.SEPARATE else None)
        self._role.setVisible(mark.kind is MarkKind.PATH or mark.linked_to is not None or len(marks) > 1)
        if self._words.text() != mark.client_words:
            self._words.setText(mark.client_words)

    def _show_reading(self, mark: Mark) -> None:
        reading = self.desk.note.body_map.reading(mark.id, Moment.ARRIVE)
        value = reading.intensity if reading else None
        self.strip.set_value(value)
        ghost = next((g for g in self.desk.ghosts if g.mark.id == mark.from_mark), None)
        was = ghost.reading.intensity if ghost and ghost.reading else None
        self.strip.set_arrival(was if value is None else None)

    def _marks(self) -> list[Mark]:
        return [m for m in self.desk.note.body_map.marks if m.layer is Layer.CLIENT]

    # the hand

    def _step(self, by: int) -> None:
        marks = self._marks()
        at = next((i for i, m in enumerate(marks) if m.id == self.desk.selected), 0)
        self.desk.select(marks[(at + by) % len(marks)].id)

    def _change(self, step: str, merge: str | None = None, **changes: object) -> None:
        if self.desk.selected:
            self.desk.change(moves.change_mark(self.desk.note, self.desk.selected, **changes), step, merge)

    def _typed(self, text: str) -> None:
        self._change(self.tr("Words"), f"arrive.mark.words.{self.desk.selected}", client_words=text)

    def _rate(self, level: int) -> None:
        desk = self.desk
        mark = desk.note.body_map.mark(desk.selected) if desk.selected else None
        if mark is None:
            return
        said = self.tr("{what}: {level}").format(what=words.mark_title(mark), level=level)
        ghost = next((g for g in desk.ghosts if g.mark.id == mark.from_mark), None)
        if ghost is not None:
            first = desk.note.body_map.reading(mark.id, Moment.ARRIVE) is None
            desk.change(moves.adopt_ghost(desk.note, ghost, level, desk.stamp), said)
            if first:  # all else is known of it; a tap on its line opens it again
                desk.select(None)
        else:
            desk.change(moves.read_mark(desk.note, mark.id, Moment.ARRIVE, desk.stamp, intensity=level), said)

    def _mirror(self) -> None:
        if self.desk.selected:
            note = moves.mark_both_sides(self.desk.note, self.desk.selected, self.desk.stamp)
            self.desk.change(note, self.tr("Both sides"))

    def _take_away(self) -> None:
        if self.desk.selected:
            self.desk.change(moves.remove_mark(self.desk.note, self.desk.selected), self.tr("Remove the mark"))

    def _toggle_further(self) -> None:
        if self._further.isHidden():
            self._show_further()
        else:
            self._further.hide()
            self._arrange()

    def _show_further(self) -> None:
        """Further ways it feels, several may hold; the tiles stay the main one."""
        mark = self._shown
        if mark is None:
            return
        held = mark.qualities
        self._further.offer(
            [
                Choice(f"arrive.symptom.also.{key}", one.label, key in held, partial(self._toggle_quality, key))
                for key, one in symptoms().items()
                if key != mark.what
            ]
        )
        self._further.show()
        self._arrange()

    def _toggle_quality(self, key: str) -> None:
        mark = self._shown
        if mark is None:
            return
        held = mark.qualities
        told = tuple(q for q in held if q != key) if key in held else (*held, key)
        self._change(self.tr("Also feels like"), qualities=told)
        self._show_further()
