"""The ways into a practice, bound to its vault: passphrase, recovery key, keyring."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from notesapp.machine.paths import replace_file
from notesapp.machine.system_keyring import SystemKeyring
from notesapp.model.expected import Expected, WrongPassphrase
from notesapp.storage import ways_in
from ui.base.i18n import tr
from ui.binding import Practice
from ui.keys.present_page import PresentPage
from ui.keys.recovery_page import RecoveryPage
from ui.keys.secret_form import SecretPage
from ui.settings.opening import OpeningCard, Ways

RECOVERY = "recovery"
"""The banner that stays until the recovery key is on paper."""


def expected(error: Exception) -> Expected:
    """ERROR if it is nobody's bug; a bug is let through."""
    if not isinstance(error, Expected):
        raise error
    return error


def proved(practice: Practice, passphrase: str) -> None:
    """Raise WrongPassphrase unless PASSPHRASE is that of who is at work; TooSoon after several wrong ones."""
    tries = practice.app.entrance.tries_of(practice.folder)
    tries.begin()
    if not ways_in.is_passphrase(practice.vault, passphrase):
        tries.was_wrong()
        raise WrongPassphrase(tr("This is not your present passphrase."))
    tries.was_right()


# the recovery key


def remind(practice: Practice) -> None:
    """A line at the top of the window; in a session it stands back."""
    words = tr("There is no recovery key on paper yet.")
    second = tr("If the passphrase is forgotten, nobody can open the practice.")
    banner = practice.window.tell(RECOVERY, "info", words, second, dismissible=False)
    banner.add_action(tr("Print it now"), "banner.recovery.make", lambda: ask_for_recovery(practice))


def offer_recovery(practice: Practice, first: bool) -> None:
    """Make a recovery key and show it, once."""
    vault = practice.vault
    replaces = vault.key_file.has_recovery_key

    def show(key: str) -> None:
        page = RecoveryPage(key, first=first, replaces=replaces)
        page.print_asked.connect(lambda: _print(practice, page, key))
        page.save_asked.connect(lambda: _save(practice, page, key))
        page.confirmed.connect(confirmed)
        page.later.connect(later)
        practice.window.show_page(page, "" if first else "settings", alone=first)

    def confirmed() -> None:
        practice.tasks.run(lambda: ways_in.confirm_recovery(vault), lambda _: done(), practice.failed)

    def done() -> None:
        practice.window.untell(RECOVERY)
        leave()

    def later() -> None:
        remind(practice)
        leave()

    def leave() -> None:
        practice.go("today" if first else "settings")

    practice.tasks.run(lambda: vault.make_recovery_key(confirmed=False), show, practice.failed)


def ask_for_recovery(practice: Practice) -> None:
    """A new recovery key makes the old one worthless, so it is asked who wants it."""
    lead = tr("A new recovery key is made, and shown once. An earlier one opens nothing from then on.")
    page = PresentPage(tr("Recovery key"), lead, tr("Make it"))
    _prove(practice, page, lambda: offer_recovery(practice, first=False))


def _prove(practice: Practice, page: PresentPage, then: Callable[[], None]) -> None:
    """Show PAGE; THEN once the present passphrase was given."""

    def given(passphrase: str) -> None:
        page.working()
        practice.tasks.run(lambda: proved(practice, passphrase), lambda _: then(), failed)

    def failed(error: Exception) -> None:
        page.failed(str(expected(error)), error.hint if isinstance(error, Expected) else "")

    page.given.connect(given)
    page.cancelled.connect(lambda: practice.go("settings"))
    practice.window.show_page(page, "settings")
    page.setFocus()


def _sheet(practice: Practice, key: str) -> bytes:
    from notesapp.pdf import recovery_sheet

    with practice.vault.read() as tx:
        house = tx.practice.get()
    return recovery_sheet(
        house.name, key, at=datetime.now().astimezone(), paper="letter" if house.paper == "letter" else "a4"
    )


def _print(practice: Practice, page: RecoveryPage, key: str) -> None:
    def work() -> bytes:
        return _sheet(practice, key)

    def put_on_paper(pdf: bytes) -> None:
        try:
            practice.printer.print(pdf, tr("Session Notes"))
        except Expected as error:
            failed(error)
            return
        page.tell(tr("Sent to the printer."))

    def failed(error: Exception) -> None:
        page.tell(f"{expected(error)} {error.hint if isinstance(error, Expected) else ''}".strip(), trouble=True)

    practice.tasks.run(work, put_on_paper, failed)


def _save(practice: Practice, page: RecoveryPage, key: str) -> None:
    start = Path.home() / "recovery-key.pdf"
    path = practice.prompts.save_as(page, tr("Save as PDF"), start, "PDF (*.pdf)")
    if path is None:
        return

    def failed(error: Exception) -> None:
        page.tell(f"{expected(error)} {error.hint if isinstance(error, Expected) else ''}".strip(), trouble=True)

    said = tr("Saved to {name}. Print it, then delete the file: it opens the practice.", name=path.name)
    practice.tasks.run(lambda: replace_file(path, _sheet(practice, key)), lambda _: page.tell(said), failed)


# the passphrase


def change_passphrase(practice: Practice) -> None:
    lead = tr("It opens the practice from now on. Copies that were made before open with the one of their day.")
    page = SecretPage(tr("Change the passphrase"), lead, tr("Change it"), with_present=True)

    def chosen(new: str, present: str, _who: str) -> None:
        def work() -> None:
            proved(practice, present)
            practice.vault.change_passphrase(new)

        page.working()
        practice.tasks.run(work, kept, failed)

    def kept(_: None) -> None:
        practice.window.tell("passphrase", "ok", tr("The passphrase was changed."))
        practice.go("settings")

    def failed(error: Exception) -> None:
        told = expected(error)
        page.failed(str(told), told.hint, at_present=isinstance(told, WrongPassphrase))

    page.chosen.connect(chosen)
    page.cancelled.connect(lambda: practice.go("settings"))
    practice.window.show_page(page, "settings")
    page.setFocus()


# the card in Settings


def opening_card(practice: Practice) -> OpeningCard:
    """How the practice is opened and locked, each change kept at once."""
    app, vault = practice.app, practice.vault
    on = app.settings.now.keyring in ways_in.keyring_slots(vault)
    card = OpeningCard(Ways(_recovery(practice), on, app.settings.now.lock_minutes))

    def minutes(count: int) -> None:
        failure = app.settings.change(lock_minutes=count)
        app.locks.follow_settings()
        if failure is not None:
            practice.failed(failure)

    def keyring(wanted: bool) -> None:
        card.keyring_working()
        practice.tasks.run(lambda: turn_keyring(practice, wanted), lambda _: turned(wanted), failed)

    def turned(wanted: bool) -> None:
        said = tr("From the next start on it opens by itself.") if wanted else tr("The passphrase is asked for again.")
        card.show_keyring(wanted, said)

    def failed(error: Exception) -> None:
        told = expected(error)
        is_on = app.settings.now.keyring in ways_in.keyring_slots(vault)
        card.show_keyring(is_on, f"{told} {told.hint}".strip(), trouble=True)

    card.shown.connect(lambda: card.show_recovery(_recovery(practice)))
    card.passphrase_asked.connect(lambda: change_passphrase(practice))
    card.recovery_asked.connect(lambda: ask_for_recovery(practice))
    card.minutes_chosen.connect(minutes)
    card.keyring_chosen.connect(keyring)
    return card


def _recovery(practice: Practice) -> str:
    file = practice.vault.key_file
    return "paper" if file.recovery_is_confirmed else "unsure" if file.has_recovery_key else "none"


def turn_keyring(practice: Practice, wanted: bool) -> None:
    """Let this computer's keyring open the practice for who is at work, or no more; on the worker.

    The secret lies in the keyring before the slot opens by it, and the slot is gone before the secret is.
    """
    app, vault = practice.app, practice.vault
    ring = app.keyring or SystemKeyring()
    if wanted:
        import os

        slot_id, secret = ways_in.new_keyring_slot_id(vault), os.urandom(32)
        ring.put(slot_id, secret)
        ways_in.add_keyring_slot(vault, slot_id, secret)
        app.settings.change(keyring=slot_id)
        return
    slot_id = app.settings.now.keyring
    app.settings.change(keyring="")
    ways_in.drop_slots(vault, slot_id)
    ring.drop(slot_id)
