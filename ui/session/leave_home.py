"""For home: one or two instructions, given with one tap; each with its picture, dose, why, and when to stop."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from notesapp.catalogue.aftercare import items
from notesapp.editing import leave as moves
from notesapp.model.aftercare import AftercareGiven, Dose
from notesapp.model.body_map import Side
from notesapp.safety.advice import Suggested
from notesapp.words.lexicon import upper_first
from notesapp.words.plan import dose
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import Theme
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.choices import Segmented
from ui.parts.drawing import ExercisePicture
from ui.parts.lists import FlowRow
from ui.parts.paint import panel, text_width, write
from ui.parts.press import Press, reveal
from ui.parts.steps import Stepper
from ui.parts.words import IconLabel, Text
from ui.parts.wrap import WrapRow
from ui.session import leave_words as words
from ui.session.desk import Desk
from ui.session.leave_others import Others

REMEMBERED = 2
CARD = 240
"""px at 100 %: how wide a card must be at least to stand beside another."""
_STEPPERS = (
    ("hold_s", "seconds", 5, 5, 300),
    ("minutes", "minutes", 1, 1, 90),
    ("repetitions", "times", 1, 1, 30),
    ("times_a_day", "times a day", 1, 1, 12),
    ("days", "days", 1, 1, 60),
)


def _letter(side: Side | None) -> words.Letter | None:
    return "L" if side is Side.LEFT else "R" if side is Side.RIGHT else None


class CareCard(Press):
    """What is given, or with GIVEN None what is suggested; a tap opens what can be changed."""

    radius = 12.0

    def __init__(self, item: str, side: Side | None, dose_words: str, why: str, name: str, given: bool) -> None:
        found = items()[item]
        super().__init__("", name, f"{found.title}, {dose_words}" + (tr(". Change") if given else ""))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._given = given
        self.setCheckable(given)
        box = metrics.column(self, 6, (12, 12, 12, 10))
        top = metrics.row(None, 12)
        wide, high = (112, 80) if given else (88, 64)
        picture = ExercisePicture(item, side.value if side else None, wide, high, _letter(side))
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        lines = metrics.column(None, 1)
        lines.addWidget(Text(found.title, "body", weight=600, wrap=True, name=f"{name}.title"))
        lines.addWidget(Text(upper_first(dose_words), "body" if given else "secondary", wrap=True, name=f"{name}.dose"))
        lines.addStretch(1)
        top.addLayout(lines, 1)
        box.addLayout(top)
        if given:
            box.addLayout(_line(tr("Why"), why, "text", f"{name}.why"))
            if found.stop:
                box.addLayout(_line(*_stop(found.stop), "danger", f"{name}.stop"))
        box.addStretch(1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(200), theme.px(88)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self.isChecked():
            panel(painter, rect, theme.px(12), self.ground(theme, "accent_soft"), theme.colour("accent"), 2)
        else:
            panel(
                painter,
                rect,
                theme.px(12),
                self.ground(theme),
                theme.colour("border_strong" if self._given else "border"),
            )


class _Line(Press):
    """A word in front and what follows it, on one line; the rest as a tip."""

    def __init__(self, head: str, text: str, tone: str, name: str) -> None:
        super().__init__(text, name, f"{head} {text}", text)
        self._head, self._tone = head, tone
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(120), theme.px(19)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        font = theme.font("secondary", 600)
        write(painter, rect, self._head, font, theme.colour(self._tone))
        rest = rect.adjusted(text_width(self._head, font) + theme.px(7), 0, 0, 0)
        write(painter, rest, self.text(), theme.font("secondary"), theme.colour("text2"))


def _line(head: str, text: str, tone: str, name: str) -> QHBoxLayout:
    row = metrics.row(None, 0)
    row.addWidget(_Line(head, text, tone, name))
    return row


def _stop(text: str) -> tuple[str, str]:
    """The words that say what to do, and when: ("Stop if", "pain shoots down the leg")."""
    first = text.split(". ")[0].rstrip(".").split()
    at = next((k for k, word in enumerate(first[:5]) if word in ("if", "with")), None)
    if at is None:
        return tr("Careful"), " ".join(first)
    return " ".join(first[: at + 1]), " ".join(first[at + 1 :])


class DoseEditor(QWidget):
    """The numbers of one item, its side, and Take away."""

    def __init__(self, desk: Desk, given: AftercareGiven) -> None:
        super().__init__()
        self.setObjectName("leave.home.edit")
        self._desk, self._id = desk, given.id
        item = items().get(given.item)
        line = FlowRow(self)
        present = given.dose if given.dose != Dose() else moves.usual_dose(given.item)
        for field, unit, step, low, high in _STEPPERS:
            value = getattr(present, field)
            if value is None:
                continue
            stepper = Stepper(f"leave.home.edit.{field}", tr(unit), tr(unit), value, low, high, step)
            metrics.size(stepper, min_width=168, height=64)
            stepper.changed.connect(lambda value, field=field: self._set_dose(field, value))
            line.addWidget(stepper)
        if item is not None and item.sided:
            side = Segmented(
                "leave.home.edit.side",
                tr("Side"),
                (("left", "L"), ("right", "R"), ("both", tr("Both"))),
                "both" if given.both_sides else given.side.value if given.side else None,
                height=64,
            )
            metrics.size(side, min_width=132)
            side.chosen.connect(self._set_side)
            line.addWidget(side)
        away = Button(tr("Take away"), "leave.home.edit.drop", "quiet", "bar", icon="bin")
        away.clicked.connect(lambda: desk.change(moves.drop_item(desk.note, given.item), tr("Take away")))
        line.addWidget(away)

    def _given(self) -> AftercareGiven | None:
        return next((a for a in self._desk.note.aftercare if a.id == self._id), None)

    def _set_dose(self, field: str, value: int) -> None:
        if (given := self._given()) is None:
            return
        base = given.dose if given.dose != Dose() else moves.usual_dose(given.item)
        changed = replace(base, text="", **{field: value})
        self._desk.change(moves.change_given(self._desk.note, self._id, dose=changed), tr("Dose"), f"dose.{self._id}")

    def _set_side(self, key: str) -> None:
        both = key == "both"
        note = moves.change_given(self._desk.note, self._id, side=None if both else Side(key), both_sides=both)
        self._desk.change(note, tr("Side"))


class HomeCard(Card):
    """`choosing(bool)`: the whole list is open and wants the room of the other cards."""

    choosing = Signal(bool)
    acted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("leave.home", tr("For home"))
        self._desk = desk
        self._edited: str | None = None
        self._choosing = False
        self._shown: object = None
        metrics.space(self.box, 6, (20, 8, 20, 12))
        metrics.space(self.body, 8)
        self._shield = IconLabel("shield", "text2", 16)
        self._left_out = Text("", "secondary", "text2", elide=True, name="leave.home.left_out")
        self.header.addWidget(self._shield, at=1)
        self.header.addWidget(self._left_out, 1, at=2)
        self._others = Button(tr("Choose others"), "leave.home.others", "link", icon="swap")
        self._others.clicked.connect(self._toggle_others)
        self._give = Button(tr("Give these"), "leave.home.give", "soft", icon="check")
        self._give.clicked.connect(self._give_suggested)
        self.header.addWidget(self._others)
        self.header.addWidget(self._give)
        self._cards = QWidget()
        self._grid = WrapRow(self._cards, 8, even=True)
        self.body.addWidget(self._cards)
        self._editor_box = metrics.column(None, 0)
        self.body.addLayout(self._editor_box)
        self._editor: DoseEditor | None = None
        self._list = Others(desk)
        self._list.hide()
        self.body.addWidget(self._list, 1)

    @property
    def is_choosing(self) -> bool:
        return self._choosing

    def refresh(self) -> None:
        note, advice = self._desk.note, self._desk.found.aftercare
        given = note.aftercare
        if self._edited and all(a.id != self._edited for a in given):
            self._edited = None
        sentence = words.left_out(advice.left_out)
        self._left_out.say(sentence)
        self._left_out.setToolTip(sentence)
        reveal(self._shield, bool(sentence))
        chosen = advice.chosen
        reveal(self._give, not given and bool(chosen) and not self._choosing)
        self._others.say(tr("Done") if self._choosing else tr("Choose others") if given or chosen else tr("Choose"))
        self._others.set_icon("check" if self._choosing else "swap")
        shown = (given, () if given else chosen, self._edited)
        if shown != self._shown:
            self._shown = shown
            self._fill(given, () if given else chosen)
        reveal(self._cards, not self._choosing)
        if self._choosing:
            self._list.refresh()

    def _fill(self, given: tuple[AftercareGiven, ...], chosen: tuple[Suggested, ...]) -> None:
        had_focus = self._editor is not None and self._editor.isAncestorOf(self.focusWidget() or self)
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        cards: list[QWidget] = []
        for one in given:
            if one.item not in items():
                continue
            card = CareCard(one.item, _side(one), dose(one), one.reason, f"leave.home.{one.item}", True)
            card.setChecked(one.id == self._edited)
            card.clicked.connect(lambda _=False, key=one.id: self._edit(key))
            cards.append(card)
        for s in chosen:
            words_of = dose(AftercareGiven("", s.item, s.side, s.both_sides, moves.usual_dose(s.item)))
            card = CareCard(s.item, s.side, words_of, s.reason, f"leave.home.suggested.{s.item}", False)
            card.clicked.connect(lambda _=False, s=s: self._give_one(s))
            cards.append(card)
        if len(given) > REMEMBERED:
            text = tr("People remember two. The sheet says the third, too.")
            cards.append(Text(text, "secondary", "warn", 600, wrap=True, name="leave.home.remember"))
        if not cards:
            cards.append(Text(tr("Nothing is suggested for today."), "body", "text2", name="leave.home.nothing"))
        for one_card in cards:
            self._grid.addWidget(one_card, 1, least=CARD)
            one_card.show()
        if not had_focus or self._editor is None:
            self._show_editor()

    def _show_editor(self) -> None:
        if self._editor is not None:
            self._editor_box.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        one = next((a for a in self._desk.note.aftercare if a.id == self._edited), None)
        if one is not None:
            self._editor = DoseEditor(self._desk, one)
            self._editor_box.addWidget(self._editor)
            self._editor.show()

    def _edit(self, given_id: str) -> None:
        self._edited = None if self._edited == given_id else given_id
        self._shown = None
        self._show_editor()
        self.refresh()
        self.acted.emit()

    def _give_suggested(self) -> None:
        desk = self._desk
        self.acted.emit()
        desk.change(moves.give_suggested(desk.note, desk.found.aftercare.chosen, desk.stamp), tr("For home"))

    def _give_one(self, one: Suggested) -> None:
        self.acted.emit()
        self._desk.change(moves.give_suggested(self._desk.note, (one,), self._desk.stamp), tr("For home"))

    def fold(self) -> None:
        """The hand went on to another card."""
        if self._edited is not None:
            self._edited = None
            self._show_editor()
            self.refresh()

    def _toggle_others(self) -> None:
        self._choosing = not self._choosing
        reveal(self._list, self._choosing)
        self.acted.emit()
        self.choosing.emit(self._choosing)
        self.refresh()


def _side(given: AftercareGiven) -> Side | None:
    return None if given.both_sides else given.side
