"""The map without a pointer: walk, place, size, line, path, pick, move."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from notesapp.model.body_map import MarkKind
from tests.notesapp.bodymap.samples import LOW_BACK, sciatica
from tests.ui.bodymap.test_canvas import Told, a_canvas
from tests.ui.bodymap.test_map_pane import a_pane
from ui.bodymap.canvas import BodyCanvas
from ui.bodymap.map_pane import MapPane, Shown

Key = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def keyed(qtbot: QtBot, **held: object) -> tuple[BodyCanvas, Told]:
    canvas = a_canvas(**held)  # type: ignore[arg-type]
    qtbot.addWidget(canvas)
    return canvas, Told(canvas)


def hit(canvas: BodyCanvas, *keys: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(canvas, key, held)


def test_a_path_is_led_from_region_to_region_and_ends_on_the_same_spot(qtbot: QtBot) -> None:
    canvas, told = keyed(qtbot, tool="path")
    said: list[str] = []
    canvas.voice.said.connect(said.append)
    hit(canvas, Key.Key_Down, Key.Key_Return)
    first = canvas.focused
    hit(canvas, Key.Key_Down, Key.Key_Down, Key.Key_Return, Key.Key_Down, Key.Key_Return)
    assert told.labels == []
    last = canvas.focused
    hit(canvas, Key.Key_Return)
    (mark,) = told.body_map.marks
    assert mark.kind is MarkKind.PATH
    assert (mark.strokes[0][0], mark.strokes[0][-1]) == (first.point, last.point)  # type: ignore[union-attr]
    assert mark.places[-1].region == last.key  # type: ignore[union-attr]
    assert any(words.startswith("Begun: ") for words in said)


@pytest.mark.parametrize(("tool", "kind"), [("line", MarkKind.LINE), ("paint", MarkKind.STROKE)])
def test_lines_and_strokes_end_with_control_and_enter(qtbot: QtBot, tool: str, kind: MarkKind) -> None:
    canvas, told = keyed(qtbot, tool=tool)
    hit(canvas, Key.Key_Down, Key.Key_Return, Key.Key_Up, Key.Key_Up)
    hit(canvas, Key.Key_Return, held=CONTROL)
    (mark,) = told.body_map.marks
    assert mark.kind is kind
    assert len(mark.strokes[0]) == 2


def test_escape_drops_what_was_begun(qtbot: QtBot) -> None:
    canvas, told = keyed(qtbot, tool="path")
    hit(canvas, Key.Key_Down, Key.Key_Return, Key.Key_Down, Key.Key_Return, Key.Key_Escape)
    assert canvas.by_key.line == []
    assert told.labels == []


def test_a_point_is_placed_finely(qtbot: QtBot) -> None:
    canvas, told = keyed(qtbot, tool="point")
    hit(canvas, Key.Key_Down)
    x, y = canvas.focused.point  # type: ignore[union-attr]
    hit(canvas, Key.Key_Right, Key.Key_Right, Key.Key_Up, held=SHIFT)
    hit(canvas, Key.Key_Return)
    (mark,) = told.body_map.marks
    assert mark.strokes == (((x + 100, y - 50),),)


def test_the_fine_cursor_comes_into_the_next_region_and_stays_on_the_body(qtbot: QtBot) -> None:
    canvas, _ = keyed(qtbot, tool="point")
    hit(canvas, Key.Key_Down)
    start = canvas.focused
    for _ in range(200):
        hit(canvas, Key.Key_Right, held=SHIFT)
    assert canvas.focused is not start
    assert canvas.by_key.at is not None
    assert canvas.by_key.at[0] < 4000


def test_marks_are_walked_moved_and_sized(qtbot: QtBot) -> None:
    pane, session = a_pane(qtbot)
    pane.show_map(Shown(sciatica()))
    hit(pane.canvas, Key.Key_Period)
    assert pane.shown.selected == "low"
    hit(pane.canvas, Key.Key_Down, held=ALT)
    low = session.body_map.mark("low")
    assert low is not None
    assert low.strokes[0][0] == (LOW_BACK[0][0], LOW_BACK[0][1] + 50)
    hit(pane.canvas, Key.Key_Plus)
    grown = session.body_map.mark("low")
    assert grown is not None
    assert max(x for x, _ in grown.strokes[0]) > max(x for x, _ in low.strokes[0])
    hit(pane.canvas, Key.Key_Comma)
    assert pane.shown.selected == "ql"


def test_the_lasso_picks_moves_and_deletes_by_key(qtbot: QtBot) -> None:
    pane, session = a_pane(qtbot)
    pane.show_map(Shown(sciatica()))
    press(pane, "F8")
    assert pane.tool == "lasso"
    pane.canvas.pick("low")
    hit(pane.canvas, Key.Key_Left, held=ALT)
    low = session.body_map.mark("low")
    assert low is not None
    assert low.strokes[0][0][0] == LOW_BACK[0][0] - 50
    hit(pane.canvas, Key.Key_Delete)
    assert session.body_map.mark("low") is None


def press(pane: MapPane, key: str) -> None:
    """The key of a shortcut of the pane, as Qt would activate it."""
    from PySide6.QtGui import QKeySequence, QShortcut

    (short,) = [one for one in pane.findChildren(QShortcut) if one.key() == QKeySequence(key)]
    short.activated.emit()


def test_every_tool_and_layer_has_a_key(qtbot: QtBot) -> None:
    pane, _ = a_pane(qtbot)
    for key, tool in (
        ("F3", "paint"),
        ("F4", "line"),
        ("F5", "point"),
        ("F6", "path"),
        ("F9", "erase"),
        ("F2", "region"),
    ):
        press(pane, key)
        assert pane.tool == tool
    press(pane, "F7")
    assert pane.tool == "region"  # the client's layer takes no stamps
    press(pane, "Shift+F3")
    assert pane.layer == "findings"
    press(pane, "F7")
    assert pane.tool == "stamp"
    press(pane, "Ctrl+Shift+F2")
    assert pane.canvas.scene.quiet
    press(pane, "Ctrl+Shift+F2")
    assert pane.canvas.scene.hidden == {"client"}
