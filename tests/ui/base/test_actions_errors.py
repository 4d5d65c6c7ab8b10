"""Shortcuts do not clash; failures are told in a sentence and logged without values."""

from __future__ import annotations

import logging
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.base.actions import Action, ActionTable
from ui.base.errors import BUG, Failures
from ui.base.i18n import tr


class ForeseenError(Exception):
    pass


def test_two_actions_on_one_shortcut_are_refused() -> None:
    table = ActionTable(Action("find", "Find", ("Ctrl+K",)), Action("treat.next", "Next", ("PgDown",), scope="treat"))
    with pytest.raises(ValueError, match="both want Ctrl\\+K"):
        table.add(Action("keep", "Keep", ("Ctrl+K",), scope="treat"))
    with pytest.raises(ValueError, match="both want PgDown"):
        table.add(Action("other", "Other", ("PgDown",)))
    with pytest.raises(ValueError, match="two actions are called find"):
        table.add(Action("find", "Find again"))
    table.add(Action("leave.next", "Next", ("PgDown",), scope="leave"))
    assert [action.key for action in table] == ["find", "treat.next", "leave.next"]
    assert table["find"].label == "Find"


def test_a_bound_action_answers_its_key(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = QLineEdit(page)
    done: list[str] = []
    table = ActionTable(Action("find", "Find", ("Ctrl+K",)))
    table.bind(page, "find", lambda: done.append("found"))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert done == ["found"]


def test_a_foreseen_failure_is_its_own_sentence() -> None:
    told: list[str] = []
    failures = Failures(lambda: told.append("flushed"), ForeseenError)
    failures.told.connect(told.append)
    failures.handle(ForeseenError("The disk is full."))
    assert told == ["The disk is full."]


def test_a_bug_saves_first_is_shown_once_and_logged_without_values(caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    failures = Failures(lambda: told.append("flushed"), ForeseenError)
    failures.told.connect(told.append)
    for _ in range(2):
        try:
            print({}["Mara Lindqvist"])
        except KeyError as error:
            with caplog.at_level(logging.ERROR, "ui"):
                failures.handle(error)
    assert told == ["flushed", BUG, "flushed"]
    assert "Mara" not in caplog.text
    assert "test_actions_errors.py" in caplog.text


def test_a_bug_in_a_thread_is_told_too() -> None:
    told: list[str] = []
    failures = Failures(lambda: None, ForeseenError)
    failures.told.connect(told.append, Qt.ConnectionType.DirectConnection)
    before = sys.excepthook, threading.excepthook
    failures.install()
    try:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        sys.excepthook(ValueError, ValueError("x"), None)
    finally:
        failures.uninstall()
        sys.excepthook, threading.excepthook = before
    assert told == [BUG, BUG]


def test_words_are_filled_in() -> None:
    assert tr("Step {at} of {all}", at=1, all=3) == "Step 1 of 3"
