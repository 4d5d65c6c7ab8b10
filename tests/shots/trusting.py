"""What keeps a record: a signed note amended, the backups, who did what, a paper that proves itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from notesapp.editing.stamp import Stamp
from notesapp.model.signature import SignedNote
from notesapp.usecases import overview
from notesapp.usecases.brief import brief_for
from notesapp.usecases.issue_document import Page, Paper, issue, make_page_of
from tests.shots.album import Album
from ui.practice import OpenPractice
from ui.rehearsal.hand import Hand, until
from ui.rehearsal.stage import Stage


def practice_of(stage: Stage) -> OpenPractice:
    assert stage.app.practice is not None
    return stage.app.practice


def rest(stage: Stage) -> None:
    practice = practice_of(stage)
    until(lambda: stage.app.tasks.is_idle and practice.copying.tasks.is_idle, 60_000)


def amend(album: Album, hand: Hand, stage: Stage) -> None:
    hand.tap("nav.clients")
    hand.tap(hand.named("clients.row", "Nora"))
    hand.find("client.name")
    hand.tap("client.session.1")
    hand.find("signed.amend")
    album.take("read")
    hand.tap("signed.amend")
    hand.tap("amend.part.O")
    hand.type("amend.words", " It was the left side that was held.")
    hand.tap("amend.reason.2")
    album.take("amend")
    hand.tap("amend.sign")
    hand.find("amended.1")
    album.take("amended")
    _paper(album, stage)
    hand.tap("signed.amend")
    hand.tap("amend.kind.late")
    hand.type("amend.words", "She slept well after it.")
    hand.tap("amend.reason.2")
    album.take("amend-late")
    hand.tap("amend.open")
    hand.find("amending.words")
    album.take("amending")
    hand.tap("review.sign")
    hand.find("amended.2")
    album.take("amended-twice")
    hand.tap("signed.done")
    hand.find("today.date")


def retract(album: Album, hand: Hand, stage: Stage) -> None:
    """The form, the note as it reads then, its papers, and the list; taken back in the end, for what comes after."""
    hand.tap("nav.clients")
    hand.tap(hand.named("clients.row", "Nora"))
    hand.find("client.name")
    hand.tap("client.session.1")
    hand.tap("signed.retract")
    hand.tap("amend.reason.1")
    album.take("retract")
    hand.tap("amend.sign")
    hand.find("signed.take_back")
    album.take("retracted")
    for kind in Paper:
        album.page(f"{kind.value}-retracted", _newest(stage, kind).pdf)
    hand.tap("signed.back")
    hand.find("client.name")
    album.take("client-retracted")
    hand.tap("client.session.1")
    hand.tap("signed.take_back")
    hand.type("amend.reason", "It is hers after all.")
    album.take("retract-back")
    hand.tap("amend.sign")
    hand.find("signed.amend")
    hand.tap("signed.back")
    hand.tap("nav.today")
    hand.find("today.date")


def _newest(stage: Stage, kind: Paper = Paper.SUMMARY) -> Page:
    vault = practice_of(stage).vault
    with vault.read() as tx:
        line = tx.notes.timeline(tx.clients.find("nora")[0].id)[0]
    signed = overview.session(vault, line.session_id)
    assert isinstance(signed, SignedNote)
    return make_page_of(vault, kind, brief_for(vault, signed.note), signed)


def _paper(album: Album, stage: Stage) -> None:
    album.page("summary-amended", _newest(stage).pdf)
    album.page("letter-amended", _newest(stage, Paper.LETTER).pdf)


def backups(album: Album, hand: Hand, stage: Stage) -> None:
    hand.tap("nav.copies")
    rest(stage)
    hand.tap("backups.now")
    rest(stage)
    album.take("backups")
    hand.tap("nav.today")
    hand.tap("today.new")
    hand.type("client_form.name", "Ida Invented")
    hand.tap("client_form.save")
    hand.find("client.name")
    hand.tap("nav.copies")
    rest(stage)
    hand.tap("backups.row.1")
    rest(stage)
    album.take("backup-compared")
    hand.tap("compared.switch")
    album.take("backup-switch", large=False)
    hand.tap("compared.no")


def log(album: Album, hand: Hand, stage: Stage) -> None:
    hand.tap("nav.settings")
    hand.tap("settings.log")
    hand.find("log.entry.1")
    album.take("log")
    hand.tap("nav.today")


def papers(album: Album, hand: Hand, stage: Stage) -> None:
    practice = practice_of(stage)
    page = _newest(stage)
    issue(practice.vault, page, Stamp(), how="save")
    file = Path(stage.folder) / "summary.pdf"
    file.write_bytes(page.pdf)
    for name, content in (("verdict", page.pdf), ("verdict-altered", page.pdf + b" ")):
        file.write_bytes(content)
        practice.papers.check(file)
        hand.find("verdict.title")
        album.take(name, large=name == "verdict")
        hand.key(Qt.Key.Key_Escape)


def rescue(album: Album, hand: Hand, stage: Stage) -> None:
    practice = practice_of(stage)
    folder = practice.folder
    stage.app.lock()
    hand.find("unlock.passphrase")
    until(lambda: stage.app.tasks.is_idle, 60_000)
    stage.app.entrance.rescue.show(folder)
    hand.find("rescue.go")
    album.take("rescue")


SCENES = (amend, retract, backups, log, papers, rescue)
