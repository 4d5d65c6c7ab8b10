"""What looks like mark-up is shown as it was written: on every screen of the real window, and on paper."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from notesapp.editing.stamp import Stamp
from notesapp.pdf.preview import texts
from notesapp.storage.vault import Vault
from notesapp.usecases import issue_document
from notesapp.usecases.brief import brief_for
from notesapp.usecases.overview import session
from notesapp.usecases.protect import RecordExport
from notesapp.usecases.record_note import record_note
from tests.ui.app_room import AppRoom
from tests.vault_fixtures import PASSPHRASE, _real_template, practice_folder

__all__ = ["_real_template", "practice_folder"]
MARK = "<b>x</b>&lt;&amp;<para>"
MAY_BREAK = "\u200b"
"""Put into long words so that they find room; nobody sees it."""
EXAMPLE = json.loads((Path(__file__).parents[2] / "docs" / "example-note.json").read_text(encoding="utf-8"))
FREE = {
    *("called", "phone", "email", "address", "occupation", "activity", "remarks", "title", "onset_words", "goal"),
    *("since", "note", "words", "client_words", "result", "changed", "told_client", "new_symptoms", "subjective"),
    *("objective", "assessment", "focus", "refer_to", "practice"),
}
"""Fields that a person fills with their own words."""


def marked(plain: Any) -> Any:
    """PLAIN with MARK in every free text."""
    if isinstance(plain, dict):
        return {k: f"{k} {MARK}" if k in FREE and isinstance(v, str) else marked(v) for k, v in plain.items()}
    return [marked(one) for one in plain] if isinstance(plain, list) else plain


def a_note(number: int, day: int) -> str:
    plain = marked(copy.deepcopy(EXAMPLE))
    plain["client"] |= {"name": f"Zoe {MARK}", "called": f"Zo {MARK}", "remarks": f"remarks {MARK}"}
    plain["history"].append({"kind": "allergy", "what": f"pollen {MARK}", "status": "current", "note": MARK})
    note = plain["note"]
    note["started_at"], note["ended_at"], note["number"] = (
        f"2026-11-{day}T14:00:00Z",
        f"2026-11-{day}T15:00:00Z",
        number,
    )
    note["words"] = f"words {MARK}"
    note["texts"] = {"subjective": f"own {MARK}", "objective": MARK, "assessment": MARK, "plan": MARK}
    for entry in (*note["body_map"]["marks"], *note["uses"]):
        entry["note"] = f"note {MARK}"
    for decision in note["decisions"]:
        decision["reason"] = f"reason {MARK}"
    return json.dumps(plain)


@pytest.fixture
def filled(practice_folder: Path) -> Path:
    vault = Vault.open(practice_folder, PASSPHRASE)
    with vault.write() as tx:
        tx.practice.save(replace(tx.practice.get(), name=f"House {MARK}", address=MARK))
        tx.practice.save_therapist(replace(tx.practice.therapist(), name=f"Robin {MARK}", credentials=MARK))
    record_note(vault, a_note(1, 12), Stamp(), sign=True)
    record_note(vault, a_note(2, 19), Stamp(), sign=True)
    vault.close()
    return practice_folder


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path, filled: Path) -> Iterator[AppRoom]:
    made = AppRoom(qapp, tmp_path / "home")
    made.open(filled, PASSPHRASE)
    yield made
    made.close()


def seen(text: str) -> str:
    """What a person sees of TEXT where Qt decides by itself whether it is mark-up."""
    if not QtGui.Qt.mightBeRichText(text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def wrongly_shown(window: QWidget) -> tuple[list[str], int]:
    """Every label and tooltip that shows something else than the words it was given, and how many bear the mark."""
    wrong, found = [], 0
    for widget in (window, *window.findChildren(QWidget)):
        name = widget.objectName() or type(widget).__name__
        tip = widget.toolTip()
        if tip and "x" in tip and re.search(r"<b>|&lt;|<para", tip):
            found += 1
            if "<b>x</b>&lt;" not in seen(tip) and "…" not in tip:
                wrong.append(f"tooltip of {name}: {seen(tip)[:60]}")
        if isinstance(widget, QLabel) and widget.text():
            shown = widget.text() if widget.textFormat() is Qt.TextFormat.PlainText else seen(widget.text())
            shown = shown.replace("\u200b", "")  # where a line may be broken
            words = getattr(widget, "words", None)
            found += "<b>x</b>" in str(words)
            if words is None and QtGui.Qt.mightBeRichText(widget.text()):
                wrong.append(f"label {name}: {widget.text()[:60]}")
            elif words is not None and " ".join(shown.replace(MAY_BREAK, "").split()) != " ".join(words.split()):
                wrong.append(f"label {name}: {shown[:60]}")
        if isinstance(widget, QAbstractButton) and "&" in widget.text():
            found += 1
            if not widget.shortcut().isEmpty():
                wrong.append(f"button {name} made a shortcut of an ampersand")
    wrong += [f"action {one.objectName()}" for one in window.findChildren(QAction) if MARK in one.text()]
    return wrong, found


def test_every_screen_shows_mark_up_as_text(room: AppRoom) -> None:
    wrong: set[str] = set()
    marks: dict[str, int] = {}

    def look(screen: str) -> None:
        room.settle()
        told, marks[screen] = wrongly_shown(room.app.window)
        wrong.update(f"{screen}: {one}" for one in told)

    practice = room.app.practice
    assert practice is not None
    client = practice.find_clients("zoe")[0]
    look("today")
    room.type("today.search", "zoe")
    look("found")
    room.tap("nav.clients")
    look("clients")
    practice.open_client(client.id)
    for tab in ("sessions", "health", "consents", "keeping"):
        room.settle()
        room.tap(f"client.record.tabs.{tab}")
        look(f"client {tab}")
    room.type("keeping.hold.new", MARK)
    room.tap("keeping.hold.new.do")
    look("held")
    room.type("keeping.end", MARK)
    room.tap("keeping.end.do")
    room.tap("keeping.erase")
    look("erase")
    room.tap("client.edit")
    look("form")
    practice.open_client(client.id)
    room.settle()
    room.tap("client.record.tabs.sessions")
    room.tap("client.session.1")
    look("signed")
    room.tap("signed.back")
    room.tap("nav.settings")
    look("settings")
    practice.start(client.id)
    room.settle()
    look("arrive")
    for step in ("treat", "leave"):
        room.tap(f"session.steps.{step}")
        look(step)
    room.tap("leave.review")
    look("review")
    room.tap("review.letter")
    look("letter")
    room.tap("letter.close")
    room.tap("session.back")
    room.tap("nav.settings")
    room.tap("settings.log")
    look("log")
    practice.open_client(client.id)
    room.settle()
    room.tap("client.compare")
    look("compare")
    room.tap("nav.today")
    QTest.keyClick(room.app.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    room.type("palette.search", "zoe")
    look("palette")
    room.key("palette.search", Qt.Key.Key_Escape)
    room.app.window.tell("heard", "warn", f"said {MARK}", MARK)
    look("message")
    room.app.window.untell("heard")
    assert "<" not in room.app.window.windowTitle()
    assert sorted(wrong) == []
    assert {screen for screen, count in marks.items() if not count} <= {"settings"}, marks
    for screen in ("client sessions", "client health", "signed", "arrive", "review", "letter", "palette", "message"):
        assert marks[screen] >= 1, (screen, marks)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_paper_shows_mark_up_as_text(filled: Path, tmp_path: Path) -> None:
    vault = Vault.open(filled, PASSPHRASE)
    try:
        with vault.read() as tx:
            client = tx.clients.find("zoe")[0].id
            lines = tx.notes.timeline(client)
        signed = session(vault, lines[0].session_id)
        for kind in issue_document.Paper:
            page = issue_document.make_page_of(vault, kind, brief_for(vault, signed.note), signed)
            said = squeezed("".join(texts(page.pdf)))
            assert "<b>x</b>&lt;" in said, kind
            assert "&amp;lt;" not in said
        export = RecordExport(vault, client, Stamp())
        export.begin()
        while export.step():
            pass
        first = squeezed("".join(texts(export._first_pages()[0].pdf)))
        assert first.count("<b>x</b>&lt;&amp;<para>") > 5
    finally:
        vault.close()
