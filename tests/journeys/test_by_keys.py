"""A whole session without a pointer: every step is reached by keys, and one always sees where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from notesapp.model.body_map import Layer, MarkKind, Moment
from notesapp.model.session_note import SessionNote
from tests.journeys.conftest import MakeStage
from ui.rehearsal.hand import Hand, until

CTRL = Qt.KeyboardModifier.ControlModifier
FAR = 60


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def is_marked(hand: Hand) -> bool:
    """Whether a ring, or the edge of a field, shows where the keyboard is, whole and inside the window."""
    widget = focus()
    rings = [w for w in hand.window.findChildren(QWidget) if type(w).__name__ == "_Ring" and w.isVisible()]
    fields = isinstance(widget, QLineEdit | QPlainTextEdit)
    inside = [hand.window.rect().contains(QRect(r.mapTo(hand.window, QPoint()), r.size())) for r in rings]
    return fields or (bool(inside) and all(inside)) or widget.objectName().startswith("map.canvas")


def tab_to(hand: Hand, name: str) -> None:
    for _ in range(FAR):
        if focus().objectName() == name:
            assert until(lambda: is_marked(hand), 2000), f"nobody sees that the keyboard is at {name}"
            return
        hand.key(Qt.Key.Key_Tab)
    raise AssertionError(f"{name} cannot be reached")


def press(hand: Hand, name: str, group: str = "") -> None:
    """Go to NAME and press it; in a GROUP, whose first is called so, the arrows walk."""
    tab_to(hand, group or name)
    hand._settle()
    for _ in range(9):
        if focus().objectName() == name:
            break
        hand.key(Qt.Key.Key_Right)
        assert until(lambda: is_marked(hand), 2000)
    assert focus().objectName() == name
    hand.key(Qt.Key.Key_Return)
    hand._settle()


def test_a_session_is_recorded_signed_and_looked_at_by_keys_alone(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand = stage.open()
    assert focus().objectName() == "today.search"
    QTest.keyClicks(focus(), "nora")
    hand.key(Qt.Key.Key_Return)
    hand.find("arrive")
    hand.key(Qt.Key.Key_1, CTRL)
    assert focus().objectName() == "arrive.as_before", "the first question has the keyboard"
    hand.key(Qt.Key.Key_Return)
    press(hand, "arrive.response.better", "arrive.response.much_worse")
    assert focus().objectName() == "arrive.relief.some_hours", "the question that follows comes next"
    press(hand, "arrive.relief.some_days", "arrive.relief.some_hours")
    press(hand, "arrive.nothing_new")
    press(hand, "arrive.relax")
    hand.key(Qt.Key.Key_2, CTRL)
    assert focus().objectName() == "treat.as_last_time"
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_2)
    hand.key(Qt.Key.Key_3, CTRL)
    press(hand, "leave.home.give")
    press(hand, "leave.next.visit.7")
    hand.key(Qt.Key.Key_4, CTRL)
    hand.find("review.title")
    press(hand, "review.sign")
    if not until(lambda: hand.sees("signed.done"), 3000):  # what is worth a look is shown once
        press(hand, "review.sign")
    hand.find("signed.done")
    press(hand, "signed.sheet")
    hand.find("preview.title")
    assert focus().objectName() == "preview.print"
    hand.key(Qt.Key.Key_Return)
    assert until(lambda: bool(stage.printer.taken)), "the sheet was printed"
    hand.key(Qt.Key.Key_Escape)
    press(hand, "signed.done")
    hand.find("today.date")


def test_a_body_is_mapped_by_keys_alone(make_stage: MakeStage) -> None:
    """Painted, led from place to place, stamped, graded before and after, asked again: no pointer anywhere."""
    stage = make_stage()
    hand = stage.open()
    QTest.keyClicks(focus(), "nora")
    hand.key(Qt.Key.Key_Return)
    hand.find("arrive")

    def note() -> SessionNote:
        practice = stage.app.practice
        assert practice is not None
        assert practice.session is not None
        assert practice.session.desk is not None
        return practice.session.desk.note

    def keys(*some: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for one in some:
            hand.key(one, held)
        hand._settle()

    keys(Qt.Key.Key_F3)
    assert focus().objectName() == "map.canvas", "who takes a tool by its key goes to the map"
    keys(Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return)
    keys(Qt.Key.Key_Down, Qt.Key.Key_Return)
    keys(Qt.Key.Key_Return)
    (painted,) = note().body_map.marks
    hand.find("arrive.intensity")
    keys(Qt.Key.Key_B, Qt.Key.Key_6)
    keys(Qt.Key.Key_F6)
    keys(Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    keys(Qt.Key.Key_Return, held=CTRL)
    path = note().body_map.marks[-1]
    keys(Qt.Key.Key_X)
    body = note().body_map
    assert [(mark.kind, mark.layer) for mark in body.marks] == [
        (MarkKind.STROKE, Layer.CLIENT),
        (MarkKind.PATH, Layer.CLIENT),
    ]
    told = [body.reading(mark.id, Moment.ARRIVE) for mark in (painted, path)]
    assert [reading.intensity if reading else None for reading in told] == [6, 10]
    assert body.marks[0].what == "burning"

    keys(Qt.Key.Key_2, held=CTRL)
    keys(Qt.Key.Key_F3, held=Qt.KeyboardModifier.ShiftModifier)
    keys(Qt.Key.Key_F7, Qt.Key.Key_Up, Qt.Key.Key_Return)
    stamp = note().body_map.marks[-1]
    keys(Qt.Key.Key_3)
    keys(Qt.Key.Key_1, held=Qt.KeyboardModifier.AltModifier)
    body = note().body_map
    assert (stamp.kind, stamp.layer) == (MarkKind.STAMP, Layer.THERAPIST)
    graded = [body.reading(stamp.id, moment) for moment in Moment]
    assert [reading.grade if reading else None for reading in graded] == [3, 1]

    keys(Qt.Key.Key_3, held=CTRL)
    keys(Qt.Key.Key_2)
    left = [r.intensity for r in note().body_map.readings if r.moment is Moment.LEAVE and r.intensity is not None]
    assert left == [2], "the first mark that is not answered takes the number"
