"""Failures that are nobody's bug.

``str(error)`` is the one sentence a person reads; ``hint`` is the next step, if there is
one. Whatever is not an Expected is a bug and is let through to the crash hook.
"""

from __future__ import annotations


class Expected(Exception):
    """A failure with one clear sentence. Subclasses give a sentence of their own."""

    sentence = "That did not work."
    hint = ""

    def __init__(self, sentence: str | None = None, *, hint: str | None = None) -> None:
        super().__init__(sentence or type(self).sentence)
        if hint is not None:
            self.hint = hint


class WrongPassphrase(Expected):
    sentence = "This passphrase does not open the practice."
    hint = "Check capital letters and the keyboard layout, then try again."


class RecoveryKeyMistyped(WrongPassphrase):
    sentence = "This recovery key has a typing mistake."
    hint = "Compare each group of four with the printed sheet."


class NoPassphrase(Expected):
    sentence = "A passphrase cannot be empty."


class TooSoon(Expected):
    """Too many wrong tries; WAIT_S seconds are left until the next one."""

    hint = "Nothing is lost or locked for good."

    def __init__(self, wait_s: float) -> None:
        seconds = max(1, round(wait_s))
        super().__init__(f"Several wrong tries: please wait {seconds} second{'s' if seconds > 1 else ''}.")
        self.wait_s = wait_s


class NoPractice(Expected):
    sentence = "This folder holds no practice."
    hint = "Choose the folder that contains practice.vault and practice.keys."


class PracticeExists(Expected):
    sentence = "This folder already holds a practice; nothing was changed."


class VaultDamaged(Expected):
    sentence = "The practice file is damaged. Nothing was changed."
    hint = "Restore a backup, or keep the file for rescue."


class KeysDamaged(Expected):
    sentence = "The key file of this practice is damaged and so is its copy."
    hint = "A backup holds a copy of the keys."


class BackupDamaged(Expected):
    sentence = "This backup is damaged. Nothing was changed."
    hint = "Choose another backup, or the copy in the second place."


class NoSecondPlace(Expected):
    sentence = "The second place for backups is not there now."
    hint = "The copy waits until the drive is back; the one on this computer was made."


class VaultInUse(Expected):
    sentence = "This practice is already open in another window."


class VaultIsNewer(Expected):
    sentence = "This practice was written by a newer version of Session Notes. It was left untouched."
    hint = "Install the newer version to open it."


class SyncedFolder(Expected):
    sentence = "A practice cannot live in a synchronised or network folder: its file could be torn."
    hint = "Choose a folder on this computer; a backup may go to the synchronised one."


class DiskFull(Expected):
    sentence = "The disk is full. What you typed is still here, but it is not saved yet."
    hint = "Free some space; saving goes on by itself."


class StorageFailed(Expected):
    sentence = "The disk did not take the change. What you typed is still here, but it is not saved yet."
    hint = "Check the drive; saving is tried again."


class NotFound(Expected):
    sentence = "There is no such record in this practice."


class RecordHeld(Expected):
    sentence = "This record is under a legal hold and cannot be erased."
    hint = "End the hold first, with the reason why it ends."


class RecordErased(Expected):
    sentence = "This client's record was erased. It cannot be opened, filled again or brought back from here."


class NotConfirmed(Expected):
    sentence = "What was typed to confirm is not the client's name; nothing was erased."


class NoteIsSigned(Expected):
    sentence = "This note is signed and cannot change."


class NoteNotSigned(Expected):
    sentence = "This note is not signed yet: it can simply be changed."


class NoteIsOpen(Expected):
    sentence = "This note is being amended already."
    hint = "Finish or give up that amendment first."


class NoteRetracted(Expected):
    sentence = "This note was retracted: it was entered in error."
    hint = "Take the retraction back first."


class NotYours(Expected):
    sentence = "Only the therapist who opened the practice can do this, in their own name."


class NoKeyring(Expected):
    sentence = "This computer has no keyring that can be used."
    hint = "The passphrase opens the practice as before."


class NoReason(Expected):
    sentence = "An amendment or a retraction needs its reason."


class NoteIncomplete(Expected):
    """A note lacks answers it needs before it can be signed; ``missing`` are their keys."""

    sentence = "Some answers are still missing before this note can be signed."

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__()
        self.missing = missing


class BadNote(Expected):
    """What it quotes of a file is cut and can be printed, whatever stands there."""

    sentence = "This is not a note that can be read."

    def __init__(self, sentence: str | None = None, *, hint: str | None = None) -> None:
        said = " ".join((sentence or self.sentence).encode("utf-8", "replace").decode().split())
        super().__init__(said if len(said) <= 240 else f"{said[:200]} … {said[-30:]}", hint=hint)


class DoesNotFit(Expected):
    """A page cannot hold its content; ``shorten`` names the parts to shorten."""

    sentence = "This does not fit on the page."

    def __init__(self, too_tall_pt: float, shorten: tuple[str, ...]) -> None:
        parts = ", ".join(shorten)
        super().__init__(f"This does not fit on the page; shorten {parts}." if parts else None)
        self.too_tall_pt = too_tall_pt
        self.shorten = shorten


class CannotWrite(Expected):
    sentence = "The file could not be written."


class NoPrinter(Expected):
    sentence = "No printer was found on this computer."
    hint = "Save the page as a PDF instead."


class NotPrinted(Expected):
    sentence = "The printer did not take the page."
    hint = "Check the printer, or save the page as a PDF."
