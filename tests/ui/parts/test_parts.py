"""The parts answer a hand and a keyboard, and say what they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from notesapp.catalogue import tokens
from tests.ui.parts.gallery import sheet
from ui.base.theme import Themes
from ui.parts.badges import Chip, SideBadge
from ui.parts.buttons import Button, CheckInButton, RailButton
from ui.parts.cards import Banner, FoldedLine, ToastUndo
from ui.parts.choices import ChoiceTiles, Segmented, SymptomTiles, Tick, Tile
from ui.parts.fields import Labelled, LineField, PassField, SearchField, TextArea
from ui.parts.intensity import IntensityStrip
from ui.parts.lists import FlowRow, SelectList, SelectRow
from ui.parts.steps import Stepper, StepTabs
from ui.parts.words import SaveState, Text, TimerLabel

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
pytestmark = pytest.mark.usefixtures("themes")


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    for widget in widgets:
        box.addWidget(widget)
    page.resize(640, 200)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_every_part_has_a_name_and_says_what_it_is(qtbot: QtBot) -> None:
    page = sheet()
    qtbot.addWidget(page)
    parts = page.findChildren(QAbstractButton) + page.findChildren(QLineEdit) + page.findChildren(QPlainTextEdit)
    parts += page.findChildren(IntensityStrip)
    assert len(parts) > 60
    for part in parts:
        assert part.objectName()
        assert part.accessibleName(), part.objectName()


def test_every_target_is_large_enough(qtbot: QtBot) -> None:
    page = sheet()
    qtbot.addWidget(page)
    for button in page.findChildren(QAbstractButton):
        assert button.sizeHint().height() >= 44, button.objectName()
        assert button.sizeHint().width() >= 44, button.objectName()


def test_a_part_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="accessible name"):
        Button("", "name")
    with pytest.raises(ValueError, match="accessible name"):
        LineField("", "words")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_button_takes_mouse_and_keys(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Open", "open", "primary")
    _page = shown(qtbot, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.mouseClick(button, LEFT)
    qtbot.keyClick(button, key)
    assert len(pressed) == 2
    button.setEnabled(False)
    qtbot.mouseClick(button, LEFT)
    assert len(pressed) == 2


def test_hover_and_press_are_seen(qtbot: QtBot) -> None:
    button = Button("Open", "open")
    _page = shown(qtbot, button)
    at = QPoint(6, button.height() // 2)
    rest = button.grab().toImage().pixelColor(at)
    qtbot.mousePress(button, LEFT)
    pressed = button.grab().toImage().pixelColor(at)
    qtbot.mouseRelease(button, LEFT)
    assert rest == QColor(tokens.colours("light")["surface"])
    assert pressed != rest


def test_segments_start_unanswered_and_tell_what_was_chosen(qtbot: QtBot) -> None:
    depth = Segmented("depth", "Depth", (("deep", "Deep"), ("surface", "Surface")))
    _page = shown(qtbot, depth)
    assert depth.value is None
    with qtbot.waitSignal(depth.chosen) as told:
        qtbot.mouseClick(depth.option("surface"), LEFT)
    assert told.args == ["surface"]
    depth.option("surface").setFocus()
    qtbot.keyClick(depth.option("surface"), Qt.Key.Key_Left)
    assert depth.value == "deep"
    with qtbot.assertNotEmitted(depth.chosen):
        depth.choose(None)
    assert depth.value is None


def test_a_tile_over_the_limit_says_so(qtbot: QtBot) -> None:
    tile = Tile("strong", "level.4", big="4")
    levels = ChoiceTiles("levels", "Level", [("4", tile)])
    _page = shown(qtbot, levels)
    tile.set_dashed(True, "over limit")
    assert tile.accessibleName() == "4 over limit"
    qtbot.mouseClick(tile, LEFT)
    assert levels.value == "4"


def test_symptoms_show_their_own_colour_and_have_a_letter(qtbot: QtBot) -> None:
    tiles = SymptomTiles("symptoms", "Kind")
    _page = shown(qtbot, tiles)
    assert tiles.keys == tuple(tokens.symptoms())
    assert tiles.key_for("b") == "burning"
    assert tiles.key_for("q") is None
    numb = tiles.option("numb").grab().toImage()
    colours = {numb.pixelColor(x, y).name() for x in range(numb.width()) for y in range(9, 46)}
    style = tokens.symptom_style("numb", 6)
    assert {style.fill, style.ink} <= colours


@pytest.mark.parametrize("level", range(11))
def test_a_tap_on_a_tile_chooses_its_number(qtbot: QtBot, level: int) -> None:
    strip = IntensityStrip("strength", "How strong", "burning")
    _page = shown(qtbot, strip)
    assert strip.value is None
    with qtbot.waitSignal(strip.chosen) as told:
        qtbot.mouseClick(strip, LEFT, pos=strip.tile_rect(level).center().toPoint())
    assert told.args == [level]
    assert strip.accessibleName() == f"How strong: {level} of 10"


def test_digits_and_x_choose_a_number(qtbot: QtBot) -> None:
    strip = IntensityStrip("strength", "How strong")
    _page = shown(qtbot, strip)
    strip.setFocus()
    came: list[int] = []
    strip.chosen.connect(came.append)
    qtbot.keyClicks(strip, "07x")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(strip, key)
    assert came == [0, 7, 10, 10, 9]


def test_the_arrival_value_stands_over_its_tile(qtbot: QtBot) -> None:
    strip = IntensityStrip("now", "Now", "shooting")
    _page = shown(qtbot, strip)
    low = strip.sizeHint().height()
    strip.set_arrival(5)
    strip.set_value(2)
    assert strip.sizeHint().height() > low
    assert strip.accessibleDescription() == "on arrival 5"
    strip.resize(strip.width(), strip.sizeHint().height())
    rect = strip.tile_rect(5)
    seen = strip.grab().toImage().pixelColor(round(rect.center().x()), round(rect.top()) - 6)
    assert seen == QColor(tokens.colours("light")["text2"])


@pytest.mark.parametrize("level", [-1, 11])
def test_a_number_beyond_is_refused(level: int) -> None:
    strip = IntensityStrip("strength", "How strong")
    with pytest.raises(ValueError, match="0-10"):
        strip.set_value(level)
    with pytest.raises(ValueError, match="0-10"):
        strip.set_arrival(level)


def test_the_right_badge_is_filled_and_the_left_one_outlined(qtbot: QtBot) -> None:
    right, left = SideBadge("R", "r"), SideBadge("L", "l")
    _page = shown(qtbot, right, left)
    at = QPoint(4, 11)
    assert right.grab().toImage().pixelColor(at) == QColor(tokens.colours("light")["text"])
    assert left.grab().toImage().pixelColor(at) == QColor(tokens.colours("light")["surface"])
    assert (right.accessibleName(), left.accessibleName()) == ("right", "left")
    left.set_side(None)
    assert not left.isVisible()


def test_a_place_chip_is_read_with_its_side(qtbot: QtBot) -> None:
    chip = Chip("Piriformis", "chip", "R", "8 min", "check")
    _page = shown(qtbot, chip)
    assert chip.accessibleName() == "Piriformis, right, 8 min"
    assert chip.sizeHint().height() == 64
    chip.set_sub("now")
    assert chip.accessibleName() == "Piriformis, right, now"


def test_a_check_in_flashes_shortly(qtbot: QtBot, themes: Themes) -> None:
    button = CheckInButton("Softer", "softer", "softer2", 1)
    _page = shown(qtbot, button)
    qtbot.mouseClick(button, LEFT)
    assert button.is_lit
    qtbot.waitUntil(lambda: not button.is_lit, timeout=2000)
    themes.set_still(True)
    qtbot.mouseClick(button, LEFT)
    assert not button.is_lit


def test_minutes_go_up_and_down_between_their_ends(qtbot: QtBot) -> None:
    minutes = Stepper("minutes", "Minutes", "minutes", 1, high=3)
    _page = shown(qtbot, minutes)
    more = minutes.findChild(QAbstractButton, "minutes.more")
    less = minutes.findChild(QAbstractButton, "minutes.less")
    came: list[int] = []
    minutes.changed.connect(came.append)
    for _ in range(4):
        qtbot.mouseClick(more, LEFT)
    assert came == [2, 3]
    assert not more.isEnabled()
    qtbot.mouseClick(less, LEFT)
    assert minutes.value == 2
    assert minutes.accessibleName() == "Minutes: 2 minutes"


def test_steps_take_the_tap_on_their_whole_height(qtbot: QtBot) -> None:
    steps = StepTabs("steps", "Steps", (("arrive", "Arrive"), ("treat", "Treat")))
    _page = shown(qtbot, steps)
    steps.set_done("arrive", True)
    assert steps.option("arrive").accessibleDescription() == "something is recorded"
    qtbot.mouseClick(steps.option("treat"), LEFT, pos=QPoint(10, 2))
    assert steps.value == "treat"


def test_the_note_keeps_undo_for_itself(qtbot: QtBot) -> None:
    area, line = TextArea("area", "Note"), LineField("line", "Words", note_undo=True)
    page = shown(qtbot, area, line)
    undone: list[str] = []
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page, lambda: undone.append("undo"))
    for field in (area, line):
        field.setFocus()
        qtbot.keyClicks(field, "sore")
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["undo", "undo"]
    assert (area.toPlainText(), line.text()) == ("sore", "sore")


def test_a_field_tells_when_it_is_left(qtbot: QtBot) -> None:
    area, line = TextArea("area", "Note"), LineField("line", "Words")
    _page = shown(qtbot, area, line)
    area.setFocus()
    with qtbot.waitSignal(area.left):
        qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert line.hasFocus()


def test_a_text_area_grows_with_its_text(qtbot: QtBot) -> None:
    area = TextArea("area", "Note", most=6)
    _page = shown(qtbot, area)
    low = area.height()
    area.show_text("one\ntwo\nthree\nfour")
    assert area.height() > low
    area.show_text("\n".join("abcdefghij"))
    assert area.height() <= low * 4


def test_the_second_tap_of_a_pair_does_not_choose_what_came_under_the_finger(qtbot: QtBot) -> None:
    level, reason = Button("4", "level"), Button("Cleared in writing", "reason")
    _page = shown(qtbot, level, reason)
    told: list[str] = []
    level.clicked.connect(lambda: told.append("level"))
    reason.clicked.connect(lambda: told.append("reason"))
    qtbot.mouseClick(level, LEFT)
    for under_the_finger in (reason, level):
        at = QPointF(under_the_finger.rect().center())
        kind = QEvent.Type.MouseButtonDblClick
        again = QMouseEvent(kind, at, under_the_finger.mapToGlobal(at), LEFT, LEFT, NO_KEYS)
        QApplication.sendEvent(under_the_finger, again)
        qtbot.mouseRelease(under_the_finger, LEFT)
    assert told == ["level", "level"]


def test_text_that_is_shown_is_written_on_at_its_end(qtbot: QtBot) -> None:
    area = TextArea("area", "Note")
    _page = shown(qtbot, area)
    area.show_text("Better ")
    qtbot.keyClicks(area, "now")
    assert area.toPlainText() == "Better now"


def test_what_is_wrong_stands_below_the_field(qtbot: QtBot) -> None:
    labelled = Labelled("Name", LineField("name", "Name"), "As on paper")
    _page = shown(qtbot, labelled)
    assert labelled.below == "As on paper"
    labelled.tell("Needed", "danger")
    assert labelled.below == "Needed"
    labelled.tell("")
    assert labelled.below == "As on paper"


def test_a_passphrase_is_hidden_until_asked_for(qtbot: QtBot) -> None:
    field = PassField("pass", "Passphrase")
    _page = shown(qtbot, field)
    caps: list[bool] = []
    field.caps.connect(caps.append)
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(field.findChild(QAbstractButton, "pass.show"), LEFT)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert caps == [False]


def test_keys_pressed_on_the_eye_do_not_change_the_passphrase(qtbot: QtBot) -> None:
    field = PassField("pass", "Passphrase")
    _page = shown(qtbot, field)
    qtbot.keyClicks(field, "amber")
    eye = field.findChild(QAbstractButton, "pass.show")
    eye.setFocus()
    qtbot.keyClicks(eye, "canoe")
    assert field.text() == "amber"


def test_escape_empties_the_search(qtbot: QtBot) -> None:
    search = SearchField("search", "Find", "Who?")
    _page = shown(qtbot, search)
    search.field.setFocus()
    qtbot.keyClicks(search.field, "mara")
    qtbot.keyClick(search.field, Qt.Key.Key_Escape)
    assert search.field.text() == ""


def test_a_banner_offers_what_can_be_done(qtbot: QtBot) -> None:
    done: list[str] = []
    banner = Banner("b", "warn", "Four questions first.")
    button = banner.add_action("Ask now", "b.ask", lambda: done.append("asked"))
    _page = shown(qtbot, banner)
    qtbot.mouseClick(button, LEFT)
    banner.say("danger", "One yes.", "Stop here.")
    assert done == ["asked"]
    assert (banner.kind, banner.words, banner.accessibleName()) == ("danger", "One yes. Stop here.", "One yes.")


def test_a_folded_answer_opens_with_one_tap(qtbot: QtBot) -> None:
    line = FoldedLine("After last time", "Better", "after")
    _page = shown(qtbot, line)
    with qtbot.waitSignal(line.clicked):
        qtbot.mouseClick(line, LEFT)
    line.set_answer("Worse")
    assert line.accessibleName() == "After last time: Worse. Change"


def test_undo_is_offered_and_goes_away_when_taken(qtbot: QtBot) -> None:
    bar = ToastUndo("bar")
    _page = shown(qtbot, bar)
    bar.tell("Mark erased")
    assert bar.isVisible()
    with qtbot.waitSignal(bar.undo):
        qtbot.mouseClick(bar.findChild(QAbstractButton, "bar.undo"), LEFT)
    assert not bar.isVisible()


def test_a_list_is_walked_with_the_arrows(qtbot: QtBot) -> None:
    rows = SelectList("rows", "Notes", selectable=True)
    rows.show_rows([(key, SelectRow(key.upper(), f"row.{key}", "below")) for key in "abc"])
    _page = shown(qtbot, rows)
    rows.row("a").setFocus()
    qtbot.keyClick(rows.row("a"), Qt.Key.Key_Down)
    assert rows.row("b").hasFocus()
    with qtbot.waitSignal(rows.taken) as told:
        qtbot.keyClick(rows.row("b"), Qt.Key.Key_Return)
    assert told.args == ["b"]
    assert rows.row("b").isChecked()


def test_a_flow_row_begins_a_new_line(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowRow(page)
    chips = [Chip(f"Place {i}", f"chip.{i}") for i in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    page.resize(260, 400)
    page.show()
    assert chips[-1].y() > chips[0].y()
    assert all(chip.geometry().right() <= page.width() for chip in chips)


def test_the_state_of_saving_is_said_in_words(qtbot: QtBot) -> None:
    state = SaveState()
    _page = shown(qtbot, state)
    said = []
    for step in (state.saving, lambda: state.saved("14:32"), state.failed, lambda: state.signed("15:26")):
        step()
        said.append(state.words)
    assert said == ["Saving…", "Saved 14:32", "Not saved. Trying again", "Signed 15:26"]
    assert state.accessibleName() == "Signed 15:26"


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (372, "6:12"), (3661, "1:01:01")])
def test_the_timer_counts(qtbot: QtBot, seconds: int, words: str) -> None:
    timer = TimerLabel("timer", large=True)
    qtbot.addWidget(timer)
    timer.show_seconds(seconds, "on this region")
    assert timer.words == f"{words} on this region"


def test_text_is_shown_as_it_is(qtbot: QtBot) -> None:
    text = Text("<b>a & b</b>", wrap=True)
    qtbot.addWidget(text)
    assert text.words == "<b>a & b</b>"
    assert "&lt;b&gt;" in text.text()


def test_a_tick_and_a_rail_button_are_checked_by_a_tap(qtbot: QtBot) -> None:
    tick, rail = Tick("I have understood", "tick"), RailButton("Treated", "rail", "done")
    _page = shown(qtbot, tick, rail)
    for button in (tick, rail):
        qtbot.mouseClick(button, LEFT)
        assert button.isChecked()
    rail.set_dot(True)
    assert rail.accessibleDescription() == "has marks"


def test_no_part_paints_differently_for_being_dark_in_what_it_records(qtbot: QtBot, themes: Themes) -> None:
    strip = IntensityStrip("strength", "How strong", "numb")
    _page = shown(qtbot, strip)
    at = strip.tile_rect(6).topLeft().toPoint() + QPoint(6, 10)
    light = strip.grab().toImage().pixelColor(at)
    themes.choose("dark")
    assert strip.grab().toImage().pixelColor(at) == light == QColor(tokens.symptom_style("numb", 6).fill)


def test_making_parts_opens_no_window(qtbot: QtBot, qapp: QApplication) -> None:
    opened: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        page = sheet()
    finally:
        qapp.removeEventFilter(watch)
    qtbot.addWidget(page)
    assert opened == []
