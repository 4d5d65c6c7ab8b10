"""Locked and back: a fresh process in the same draft, a lost passphrase, two therapists, a lock with a full disk."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from notesapp.model.signature import SignedNote
from notesapp.storage.at_the_door import doors
from notesapp.usecases.overview import session
from tests.journeys.after import CONTROL, desk_note, files_with, vault_of
from tests.journeys.child import begin, wait_until_saved
from tests.journeys.conftest import MakeStage
from tests.journeys.processes import another, memory_with
from tests.journeys.test_faults import go_on_with, no_room, said
from ui.keys.recovery_page import KeyGroups
from ui.parts.fields import LineField
from ui.rehearsal.hand import Hand
from ui.rehearsal.routine import relaxation, routine
from ui.rehearsal.stage import Stage

WORD = "Zwetschgenkuchenrezept"
"""A word that stands nowhere else; the process that comes after the lock is never given it."""
OWN, NEW = "olive oil and warm towels", "seven grey pebbles"


def test_a_lock_is_a_fresh_process_and_one_comes_back_to_the_same_mark(home: Path) -> None:
    """Linux takes the very process over, so its number stays; nothing of what was written is in its memory."""
    child = another("lock_child", home, WORD)
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stderr is not None
    lines = [child.stdout.readline()]
    assert lines[0], child.stderr.read()
    before = json.loads(lines[0])
    assert WORD in before["words"]
    lines.append(child.stdout.readline())
    assert lines[1], child.stderr.read()
    there = json.loads(lines[1])
    assert memory_with(there["pid"], WORD) == 0
    assert files_with(WORD, home) == []
    assert "Nora" not in str(there["arguments"])
    child.stdin.write("go\n")
    child.stdin.flush()
    out, trouble = child.communicate(timeout=120)
    assert out, trouble
    after = json.loads(out.splitlines()[0])
    assert {key: before[key] for key in after} == after
    assert (after["moment"], after["view"], after["layer"]) == ("treat", "front", "treated")
    assert after["mark"]


def typed(hand: Hand, name: str, words: str) -> None:
    field = hand.find(name)
    assert isinstance(field, LineField)
    hand.wait(field.isEnabled, "the field")
    field.clear()
    hand.type(name, words)


def make_own(stage: Stage) -> Hand:
    """A practice of one's own, as far as its recovery key."""
    hand = stage.hand
    stage.app.start()
    stage.app.window.resize(1280, 800)
    hand.tap("first.own")
    hand.type("first.you.therapist", "Robin Sample")
    hand.tap("first.you.onward")
    hand.type("first.secret.passphrase", OWN)
    hand.type("first.secret.again", OWN)
    hand.tap("first.secret.understood")
    hand.tap("first.secret.onward")
    hand.tap("first.folder.onward")
    hand.find("recovery.have")
    return hand


def test_a_lost_passphrase_is_replaced_with_the_printed_key(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand = make_own(stage)
    groups = hand.find("recovery.key")
    assert isinstance(groups, KeyGroups)
    key = groups.accessibleName().removeprefix("Recovery key: ").split()
    hand.tap("recovery.print")
    hand.wait(lambda: bool(stage.printer.taken), "the sheet")
    assert len(stage.printer.taken) == 1
    hand.tap("recovery.have")
    asked = int(hand.find("recovery.group").accessibleName().split()[-1])
    hand.type("recovery.group", "0000")
    hand.tap("recovery.done")
    assert "not group" in said(hand, "recovery.group.hint")
    typed(hand, "recovery.group", key[asked - 1].lower())
    hand.tap("recovery.done")
    hand.find("today.date")
    assert not hand.sees("banner.recovery")
    hand.key(Qt.Key.Key_L, CONTROL)
    typed(hand, "unlock.passphrase", "what was it again")
    hand.tap("unlock.open")
    hand.wait(lambda: "does not open" in said(hand, "unlock.passphrase.hint"), "the refusal")
    hand.tap("unlock.recover")
    typed(hand, "unlock.recovery", "".join(key).lower())
    assert said(hand, "unlock.recovery.hint") == "Typed without a mistake."
    hand.tap("unlock.open")
    hand.find("secret.onward")
    assert stage.app.practice is None, "nobody goes on without a new passphrase"
    typed(hand, "secret.passphrase", NEW)
    hand.type("secret.again", NEW)
    hand.tap("secret.onward")
    hand.find("today.date")
    hand.key(Qt.Key.Key_L, CONTROL)
    for secret, page in ((OWN, "unlock.passphrase"), (NEW, "today.date")):
        typed(hand, "unlock.passphrase", secret)
        hand.tap("unlock.open")
        stage.idle()
        hand.find(page)
    assert files_with("".join(key), stage.folder) == []
    assert files_with("-".join(key), stage.folder) == []


def test_two_therapists_sign_in_their_own_names(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand = stage.open()
    hand.tap("nav.settings")
    hand.tap("settings.person.add")
    hand.type("secret.name", "Kim Dewey")
    hand.type("secret.passphrase", NEW)
    hand.type("secret.again", NEW)
    hand.tap("secret.onward")
    hand.find("settings.person.2.name")
    hand.tap("nav.today")
    begin(hand, "Nora Feldkamp")  # Robin begins it
    wait_until_saved(hand)
    hand.tap("session.back")
    relaxation(hand)
    robins = desk_note(stage)
    stage.idle()
    hand.tap("signed.done")
    hand.tap("nav.lock")
    assert [door.name for door in doors(stage.practice)] == ["Robin Sample", "Kim Dewey"]
    hand.tap("unlock.who.2")
    hand.type("unlock.passphrase", "demonstration")
    hand.tap("unlock.open")
    hand.wait(lambda: "does not open" in said(hand, "unlock.passphrase.hint"), "the refusal")
    typed(hand, "unlock.passphrase", NEW)
    hand.tap("unlock.open")
    hand.find("today.date")
    routine(hand)
    note = desk_note(stage)
    stage.idle()
    hand.tap("signed.done")
    vault = vault_of(stage)
    for one, name in ((robins, "Robin Sample"), (note, "Kim Dewey")):
        signed = session(vault, one.session_id)
        assert isinstance(signed, SignedNote)
        assert signed.therapist.name == name
        with vault.read() as tx:
            signers = {entry.who for entry in tx.audit.entries(one.id) if entry.action == "sign"}
        assert signers == {signed.revision.author} == {signed.therapist.id}
    assert signed.revision.author == vault.who
    assert vault.check().is_good
    go_on_with(hand, "Nora")
    assert stage.app.practice is not None
    assert stage.app.practice.session is not None
    assert stage.app.practice.session.briefing.therapist.name == "Kim Dewey", "whoever signs it signs as themselves"


def test_nobody_reads_and_nothing_is_lost_when_a_lock_meets_a_full_disk(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand = stage.open()
    begin(hand, "Nora Feldkamp")
    wait_until_saved(hand)
    with no_room():
        QTest.keyClicks(hand.find("arrive.words"), " And slept badly.")
        hand.wait(lambda: said(hand, "session.save_state.text").startswith("Not saved"), "that it is not saved")
        stage.app.locks.away()
        hand.find("unsaved.passphrase")
        assert not hand.window.findChild(LineField, "arrive.words").isEnabled()  # type: ignore[union-attr]
        hand.key(Qt.Key.Key_K, CONTROL)
        assert not hand.sees("palette.search"), "no key reaches what is hidden"
        hand.type("unsaved.passphrase", "demonstratoin")
        hand.tap("unsaved.open")
        hand.wait(lambda: "does not open" in said(hand, "unsaved.passphrase.hint"), "the refusal")
        typed(hand, "unsaved.passphrase", "demonstration")
        hand.tap("unsaved.open")
        hand.wait(lambda: stage.app.locks.unsaved is None, "the way back")
        assert desk_note(stage).words.endswith("And slept badly.")
        stage.app.locks.away()
        hand.find("unsaved.passphrase")
    hand.find("unlock.passphrase")  # there is room: it is saved, and locked for good
    assert not hand.sees("unsaved")
    hand.type("unlock.passphrase", "demonstration")
    hand.tap("unlock.open")
    hand.find("session")
    assert desk_note(stage).words.endswith("And slept badly.")
