"""(e) Something signed was wrong, and (f) something is to be as it was: amended, restored, and both still true."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from notesapp.model.signature import RevisionKind
from notesapp.storage.backup import list_backups
from notesapp.storage.places import Places
from notesapp.usecases.amend_note import versions
from notesapp.usecases.open_practice import open_practice
from notesapp.usecases.verify import verify_practice
from tests.journeys.after import CONTROL, files_with, go_to_client, vault_of
from tests.journeys.conftest import MakeStage
from tests.notesapp.pdf.read import text
from ui.parts.words import Text
from ui.rehearsal.hand import Hand, until
from ui.rehearsal.stage import Stage

WRITTEN = "It was the left side that was held."


def words(hand: Hand, name: str) -> str:
    widget = hand.find(name)
    assert isinstance(widget, Text)
    return widget.words


def rest(stage: Stage) -> None:
    """Let the worker and the backups come to their end."""
    practice = stage.app.practice
    assert until(lambda: stage.app.tasks.is_idle and (practice is None or practice.copying.tasks.is_idle), 60_000)


def test_a_wrong_side_is_put_right_and_both_leave_on_paper(make_stage: MakeStage, tmp_path: Path) -> None:
    stage = make_stage()
    hand = stage.open()
    go_to_client(hand, "feldk")
    hand.tap("client.session.1")
    hand.start_counting()
    hand.tap("signed.amend")
    hand.tap("amend.part.O")
    hand.type("amend.words", f" {WRITTEN}")
    hand.tap("amend.reason.2")
    hand.tap("amend.sign")
    assert hand.taps <= 5
    assert words(hand, "amended.1").endswith("by Robin Sample: Wrong side")
    hand.tap("signed.summary.print")
    hand.wait(lambda: len(stage.printer.taken) == 1, "the summary")
    hand.tap("signed.amend")
    hand.tap("amend.kind.late")
    hand.type("amend.words", "She slept well after it.")
    hand.tap("amend.reason.2")
    hand.tap("amend.open")
    assert words(hand, "amending.reason") == "The client told it later"
    hand.tap("review.sign")
    assert "Late entry on" in words(hand, "amended.2")
    hand.tap("versions.strip.0")
    assert "Version 1 ·" in words(hand, "signed.version")
    hand.tap("signed.done")
    hand.find("today.date")
    stage.end()

    summary, file = text(stage.printer.taken[0]), tmp_path / "summary.pdf"
    file.write_bytes(stage.printer.taken[0])
    assert "Wrong side" in summary
    assert WRITTEN in summary
    again = make_stage(("open_file", file))
    hand = again.open()
    vault = vault_of(again)
    with vault.read() as tx:
        newest = tx.notes.timeline(tx.clients.find("feldk")[0].id)[0]
    kinds = [one.revision.kind for one in versions(vault, newest.note_id)]
    assert kinds == [RevisionKind.SIGN, RevisionKind.AMEND, RevisionKind.LATE_ENTRY]
    assert verify_practice(vault).is_good
    hand.key(Qt.Key.Key_K, CONTROL)
    hand.type("palette.search", "pdf")
    hand.key(Qt.Key.Key_Return)
    assert words(hand, "verdict.title") == "Genuine, an older version"
    hand.tap("verdict.close")
    again.end()
    assert files_with("left side that was held", again.practice, again.folder / "config", again.folder / "state") == []


def test_the_practice_of_this_morning_is_looked_at_beside_and_put_in_place(
    make_stage: MakeStage, tmp_path: Path
) -> None:
    beside = tmp_path / "this-morning"
    beside.mkdir()
    stage = make_stage(("folder", beside))
    hand = stage.open()
    assert hand.find("nav.copies").accessibleName().startswith("Last verified backup: ")
    hand.tap("nav.copies")
    hand.tap("backups.now")
    rest(stage)
    hand.tap("nav.today")
    hand.tap("today.new")
    hand.type("client_form.name", "Ida Invented")
    hand.tap("client_form.save")
    hand.find("client.name")
    hand.tap("nav.copies")
    rest(stage)
    hand.tap("backups.row.1")
    rest(stage)
    before, now = int(words(hand, "compared.client.then")), int(words(hand, "compared.client.now"))
    assert now == before + 1
    hand.tap("compared.beside")
    rest(stage)
    assert "Restored and checked" in hand.find("backups.told").accessibleName()
    hand.tap("compared.switch")
    hand.tap("compared.yes")
    hand.find("unlock.passphrase")
    hand.wait(lambda: hand.find("unlock.passphrase").isEnabled(), "the lock")
    hand.type("unlock.passphrase", "demonstration")
    hand.tap("unlock.open")
    hand.find("today.date")
    vault = vault_of(stage)
    with vault.read() as tx:
        assert tx.clients.count() == before
        assert tx.clients.find("Ida") == ()
    assert verify_practice(vault).is_good
    hand.tap("nav.settings")
    hand.tap("settings.log")
    hand.tap("log.kind.practice")
    hand.wait(lambda: "restored from a backup" in words(hand, "log.entry.1.words"), "the restore in the log")
    stage.end()

    other = open_practice(beside, "demonstration")
    with other.read() as tx:
        assert tx.clients.count() == before
    other.close()
    newest = list_backups(Places(stage.practice))
    assert len(newest) >= 3, "what was written since the backup is in one of its own"
