"""The window, unlocking, the first run and the palette, by mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell.helpers import Answers
from ui.base.theme import Themes
from ui.keys.strength import strength
from ui.shell.emergency import emergency_number
from ui.shell.first_run import FirstRun, NewPractice
from ui.shell.palette import CommandPalette, Found
from ui.shell.unlock import UnlockScreen
from ui.shell.window import MainWindow, Place

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.usefixtures("themes")


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, LEFT)


def write(qtbot: QtBot, page: QWidget, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    assert field is not None, name
    field.clear()
    qtbot.keyClicks(field, text)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


PLACES = ("today", "clients", "settings")


def places(built: list[str]) -> list[Place]:
    def maker(key: str) -> QWidget:
        built.append(key)
        page = QWidget()
        page.setObjectName(key)
        return page

    return [
        Place(key, key.capitalize(), key, lambda key=key: maker(key), key == "settings")  # type: ignore[misc]
        for key in PLACES
    ]


# the window


def test_a_place_is_built_once_when_first_visited(window: MainWindow, qtbot: QtBot) -> None:
    built: list[str] = []
    window.set_places(places(built))
    window.go("today")
    press(qtbot, window, "nav.clients")
    press(qtbot, window, "nav.today")
    assert built == ["today", "clients"]
    assert window.page is not None
    assert window.page.objectName() == "today"
    assert window.findChild(QAbstractButton, "nav.today").isChecked()
    assert not window.findChild(QAbstractButton, "nav.clients").isChecked()


def test_a_session_stands_alone_and_goes_when_left(window: MainWindow, qtbot: QtBot) -> None:
    window.set_places(places([]))
    window.go("today")
    session = QWidget()
    window.show_page(session, alone=True)
    assert not window.findChild(QWidget, "nav").isVisible()
    assert window.windowTitle() == "Session Notes"
    left: list[QWidget | None] = []
    window.leaving.connect(lambda: left.append(window.page))
    with qtbot.waitSignal(session.destroyed):
        window.go("clients")
    assert left == [session]
    assert window.findChild(QWidget, "nav").isVisible()
    assert window.windowTitle() == "Clients - Session Notes"


def test_lock_and_close_are_announced(window: MainWindow, qtbot: QtBot) -> None:
    window.set_places(places([]))
    window.go("today")
    with qtbot.waitSignal(window.lock_requested):
        press(qtbot, window, "nav.lock")
    with qtbot.waitSignal(window.closing):
        window.close()


def test_a_session_shows_one_banner_at_a_time_the_gravest_first(window: MainWindow, qtbot: QtBot) -> None:
    page = QWidget()
    window.show_page(page, alone=True)
    window.tell("copy", "warn", "No copy could be made.")
    window.tell("disk", "danger", "The disk is full.")
    window.tell("old", "warn", "The last copy is old.")

    def shown() -> list[str]:
        return [banner.words for banner in window.banners if banner.isVisible()]

    assert shown() == ["The disk is full."]
    press(qtbot, window, "banner.rest")
    assert len(shown()) == 3
    press(qtbot, window, "banner.rest")
    press(qtbot, window, "banner.disk.close")
    assert shown() == ["No copy could be made."]
    press(qtbot, window, "banner.copy.close")
    assert shown() == ["The last copy is old."]
    assert not window.findChild(QWidget, "banner.rest").isVisible()


def test_a_banner_stays_until_it_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    window.tell("disk", "danger", "The disk is full.")
    window.tell("disk", "danger", "The disk is still full.")
    assert [banner.words for banner in window.banners] == ["The disk is still full."]
    assert window.banners[0].isVisible()
    press(qtbot, window.banners[0], "banner.disk.close")
    assert window.banners == ()


# unlocking


@pytest.fixture
def unlock(window: MainWindow) -> UnlockScreen:
    made = UnlockScreen(Path("/practice/Haddad"), "Haddad Massage Therapy")
    window.show_page(made, alone=True)
    return made


def test_the_passphrase_is_asked_for_at_once_and_given_with_enter(unlock: UnlockScreen, qtbot: QtBot) -> None:
    field = unlock.findChild(QLineEdit, "unlock.passphrase")
    assert field.hasFocus()
    qtbot.keyClicks(field, "four quiet words")
    with qtbot.waitSignal(unlock.unlock_requested) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [Path("/practice/Haddad"), "four quiet words"]


def test_nothing_typed_is_not_tried(unlock: UnlockScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(unlock.unlock_requested):
        press(qtbot, unlock, "unlock.open")
    assert unlock.told == "Type the passphrase of this practice."


def test_a_wrong_passphrase_is_said_below_the_field(unlock: UnlockScreen, qtbot: QtBot) -> None:
    unlock.opening()
    assert not unlock.findChild(QAbstractButton, "unlock.open").isEnabled()
    unlock.wrong("This passphrase does not open the practice.", "Try again.")
    assert unlock.told == "This passphrase does not open the practice. Try again."
    field = unlock.findChild(QLineEdit, "unlock.passphrase")
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert unlock.told == ""


def test_caps_lock_is_noticed(unlock: UnlockScreen, qtbot: QtBot) -> None:
    field = unlock.findChild(QLineEdit, "unlock.passphrase")
    qtbot.keyClicks(field, "A", Qt.KeyboardModifier.NoModifier)
    assert unlock.told == "Caps Lock is on"
    qtbot.keyClicks(field, "a")
    assert unlock.told == ""


def test_another_practice_can_be_chosen(unlock: UnlockScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(unlock.other_folder_requested):
        press(qtbot, unlock, "unlock.other")
    with qtbot.waitSignal(unlock.start_page_requested):
        press(qtbot, unlock, "unlock.start")
    unlock.show_folder(Path("/practice/Other"))
    assert unlock.folder == Path("/practice/Other")


# the first run


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def first(window: MainWindow, answers: Answers) -> FirstRun:
    made = FirstRun(answers, Path("/home/noor/Practice"), "CA")
    window.show_page(made, alone=True)
    return made


def test_a_practice_of_ones_own_in_three_steps(first: FirstRun, qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    press(qtbot, first, "first.own")
    write(qtbot, first, "first.you.therapist", "Noor Haddad")
    write(qtbot, first, "first.you.practice", "Haddad Massage Therapy")
    press(qtbot, first, "first.you.onward")
    write(qtbot, first, "first.secret.passphrase", "amber canoe field lemon")
    write(qtbot, first, "first.secret.again", "amber canoe field lemon")
    press(qtbot, first, "first.secret.understood")
    press(qtbot, first, "first.secret.onward")
    answers.answer = tmp_path
    press(qtbot, first, "first.folder.choose")
    with qtbot.waitSignal(first.create_requested) as told:
        press(qtbot, first, "first.folder.onward")
    made = told.args[0]
    assert isinstance(made, NewPractice)
    assert (made.therapist, made.practice) == ("Noor Haddad", "Haddad Massage Therapy")
    assert (made.emergency_number, made.folder) == ("911", tmp_path)
    assert made.passphrase == "amber canoe field lemon"
    assert "amber" not in repr(made)


def test_tab_leads_from_the_passphrase_to_the_second_one(first: FirstRun, qtbot: QtBot) -> None:
    first.show_step(1)
    qtbot.keyClicks(first.focusWidget(), "amber canoe")
    qtbot.keyClick(first.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(first.focusWidget(), "amber lemon")
    typed = [first.findChild(QLineEdit, f"first.secret.{name}").text() for name in ("passphrase", "again")]
    assert typed == ["amber canoe", "amber lemon"]


def test_a_name_is_needed(first: FirstRun, qtbot: QtBot) -> None:
    press(qtbot, first, "first.own")
    press(qtbot, first, "first.you.onward")
    assert first.findChild(QLineEdit, "first.you.therapist").hasFocus()


@pytest.mark.parametrize(
    ("one", "two", "tick"),
    [("short", "short", True), ("long enough", "long enuogh", True), ("long enough",) * 2 + (False,)],
)
def test_an_unsure_passphrase_does_not_go_on(first: FirstRun, qtbot: QtBot, one: str, two: str, tick: bool) -> None:
    first.show_step(1)
    write(qtbot, first, "first.secret.passphrase", one)
    write(qtbot, first, "first.secret.again", two)
    if tick:
        press(qtbot, first, "first.secret.understood")
    press(qtbot, first, "first.secret.onward")
    assert first.findChild(QWidget, "first.secret").isVisible()


def test_the_other_ways_in(first: FirstRun, qtbot: QtBot, answers: Answers) -> None:
    with qtbot.waitSignal(first.demo_requested):
        press(qtbot, first, "first.demo")
    with qtbot.assertNotEmitted(first.existing_requested):
        press(qtbot, first, "first.existing")
    answers.answer = Path("/practice/Old")
    with qtbot.waitSignal(first.existing_requested) as told:
        press(qtbot, first, "first.existing")
    assert told.args == [Path("/practice/Old")]


def test_a_folder_that_cannot_be_used_can_be_changed(first: FirstRun, qtbot: QtBot) -> None:
    first.show_step(2)
    first.working("Creating…")
    assert not first.findChild(QAbstractButton, "first.folder.onward").isEnabled()
    first.failed("The disk is full.")
    assert first.findChild(QAbstractButton, "first.folder.onward").isEnabled()
    write(qtbot, first, "first.folder.path", "not/whole")
    with qtbot.assertNotEmitted(first.create_requested):
        press(qtbot, first, "first.folder.onward")


def test_at_200_percent_the_start_page_still_fits(first: FirstRun, window: MainWindow, themes: Themes) -> None:
    first.show_step(0)
    themes.set_percent(200)
    window.resize(1280, 800)
    assert window.width() == 1280
    assert not first.findChild(QWidget, "first.rail").isVisible()
    name = first.findChild(QLineEdit, "first.you.practice")
    right = name.mapTo(window, name.rect().topRight()).x()
    assert right < window.width()


def test_strength_is_said_in_words() -> None:
    assert not strength("short").enough
    assert strength("passwordpassword").tone == "warn"
    assert strength("aaaaaaaaaaaaaaa").tone == "warn"
    assert strength("amber canoe field lemon").words == "Strong."
    assert strength("amber canoe field").bits < strength("amber canoe field lemon").bits


@pytest.mark.parametrize(("country", "number"), [("ca", "911"), ("GB", "999"), ("DE", "112"), ("", "112")])
def test_the_emergency_number_of_the_country(country: str, number: str) -> None:
    assert emergency_number(country) == number


# the palette

THINGS = (Found("client.1", "Mara Lindqvist"), Found("client.2", "Marek Olsen"), Found("backup", "Back up now"))


@pytest.fixture
def palette(window: MainWindow) -> CommandPalette:
    made = CommandPalette(window, lambda words: [t for t in THINGS if words.lower() in t.title.lower()])
    made.open()
    return made


def test_typing_narrows_and_enter_takes(palette: CommandPalette, qtbot: QtBot) -> None:
    field = palette.findChild(QLineEdit, "palette.search")
    assert palette.keys == ("client.1", "client.2", "backup")
    qtbot.keyClicks(field, "mar")
    assert palette.keys == ("client.1", "client.2")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.taken) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["client.2"]
    assert not palette.isVisible()


def test_a_tap_takes_too(palette: CommandPalette, qtbot: QtBot) -> None:
    with qtbot.waitSignal(palette.taken) as told:
        press(qtbot, palette, "palette.backup")
    assert told.args == ["backup"]


@pytest.mark.parametrize("typed", ["zzz"])
def test_escape_closes_it(palette: CommandPalette, qtbot: QtBot, typed: str) -> None:
    field = palette.findChild(QLineEdit, "palette.search")
    qtbot.keyClicks(field, typed)
    with qtbot.assertNotEmitted(palette.taken), qtbot.waitSignal(palette.closed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_tap_beside_it_closes_it(palette: CommandPalette, qtbot: QtBot) -> None:
    with qtbot.waitSignal(palette.closed):
        qtbot.mouseClick(palette, LEFT, pos=palette.rect().bottomLeft())
