"""What is true after every journey: found again, equal to what was signed, whole, and nowhere in the clear."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.storage.vault import Vault
from notesapp.usecases.overview import session
from notesapp.usecases.search import search
from ui.rehearsal.hand import Hand
from ui.rehearsal.stage import Stage

CONTROL = Qt.KeyboardModifier.ControlModifier


def desk_note(stage: Stage) -> SessionNote:
    """The note under the hand."""
    practice = stage.app.practice
    assert practice is not None
    assert practice.session is not None
    assert practice.session.desk is not None
    return practice.session.desk.note


def vault_of(stage: Stage) -> Vault:
    practice = stage.app.practice
    assert practice is not None
    return practice.vault


def go_to_client(hand: Hand, words: str) -> None:
    """Ctrl+K, a part of the name, and a tap on who was found."""
    hand.key(Qt.Key.Key_K, CONTROL)
    hand.type("palette.search", words)
    hand.tap(hand.named("palette.client:", ""))
    hand.find("client")


def is_kept(stage: Stage, note: SessionNote, words: str) -> SignedNote:
    """Find NOTE by WORDS in the vault of the app that was opened again; it is what was signed, in a whole chain."""
    vault = vault_of(stage)
    assert vault.chain_report.is_whole
    assert vault.check().is_good
    assert note.session_id in [hit.session_id for hit in search(vault, words)]
    signed = session(vault, note.session_id)
    assert isinstance(signed, SignedNote)
    day = signed.note.body_map.hatched  # written at signing
    assert signed.note == replace(note, body_map=replace(note.body_map, hatched=day))
    return signed


def files_with(word: str, *folders: Path) -> list[Path]:
    """The files whose bytes or names hold WORD."""
    forms = [form.encode(code) for form in (word, word.lower()) for code in ("utf-8", "utf-16-le")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [p for p in files if word.lower() in p.name.lower() or any(form in p.read_bytes() for form in forms)]
