"""The screens before a practice is open, and its places."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from notesapp.usecases.demo_practice import PASSPHRASE
from tests.shots.album import Album
from ui.rehearsal.hand import Hand
from ui.rehearsal.stage import SIZE, Stage


def start_page(album: Album, hand: Hand, stage: Stage) -> None:
    stage.app.start()
    stage.app.window.resize(SIZE)
    hand.find("first.own")
    album.take("start")
    hand.tap("first.own")
    hand.type("first.you.therapist", "Robin Sample")
    album.take("start-you")
    hand.tap("first.you.onward")
    hand.type("first.secret.passphrase", "olive oil and warm towels")
    hand.type("first.secret.again", "olive oil and warm towels")
    hand.tap("first.secret.understood", QPointF(10, 20))
    album.take("start-passphrase")
    hand.tap("first.secret.onward")
    hand.find("first.folder.onward")
    folder = hand.find("first.folder.path")
    assert isinstance(folder, QLineEdit)
    folder.setText("/home/robin/session-notes")  # anybody's folder: the picture tells of no computer
    album.take("start-folder")


def unlock(album: Album, hand: Hand, stage: Stage) -> None:
    stage.app.ask_passphrase(stage.practice)
    hand.find("unlock.passphrase")
    album.take("unlock")
    hand.type("unlock.passphrase", "demonstratoin")
    hand.tap("unlock.open")
    hand.find("unlock.passphrase.hint")
    hand.wait(lambda: stage.app.tasks.is_idle, "the answer")
    album.take("unlock-wrong")
    hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(hand.find("unlock.passphrase"), PASSPHRASE)
    hand.tap("unlock.open")
    hand.find("today.date")


def places(album: Album, hand: Hand, stage: Stage) -> None:
    album.take("today")
    hand.type("today.search", "or")
    album.take("today-find", large=False)
    for _ in range(2):
        hand.key(Qt.Key.Key_Backspace)
    hand.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hand.find("palette.search")
    hand.type("palette.search", "no")
    album.take("palette")
    hand.key(Qt.Key.Key_Escape)
    hand.tap("nav.clients")
    album.take("clients")
    hand.tap(hand.named("clients.row", "Nora"))
    hand.find("client.name")
    album.take("client")
    hand.tap("client.edit")
    hand.find("client_form.name")
    album.take("client-form")
    hand.tap("nav.settings")
    hand.find("settings.pane")
    album.take("settings")
    hand.tap("nav.today")
    hand.tap("today.new")
    hand.find("client_form.name")
    album.take("client-new", large=False)
    hand.tap("nav.today")


SCENES = (start_page, unlock, places)
