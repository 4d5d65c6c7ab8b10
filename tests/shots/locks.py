"""Ways in and what locks them: the recovery key, therapists, other faces of the unlock screen, what lies over it."""

from __future__ import annotations

from notesapp.model.practice import Therapist
from notesapp.storage import ways_in
from notesapp.usecases.demo_practice import PASSPHRASE
from tests.shots.album import Album
from ui.keys.recovery_page import RecoveryPage
from ui.keys.secret_form import SecretPage
from ui.locking.over import Soon, Unsaved, Wipe
from ui.rehearsal.hand import Hand
from ui.rehearsal.stage import Stage

KEY = "7Q2M-4XRD-9HJC-K0TB-W3FE-PN5S-2YGA-8VZ1-D6MQ"
"""A key as it is printed; it opens nothing."""
KIM = Therapist("kim", "Kim Dewey", "physiotherapist")


def recovery(album: Album, hand: Hand, stage: Stage) -> None:
    for first in (True, False):
        page = RecoveryPage(KEY, first=first, replaces=not first, group=4)
        stage.app.window.show_page(page, "" if first else "settings", alone=first)
        hand.find("recovery.have")
        album.take("recovery-first" if first else "recovery-new", large=first)
    hand.tap("recovery.have")
    hand.type("recovery.group", "W3FF")
    hand.tap("recovery.done")
    album.take("recovery-typed", large=False)


def people(album: Album, hand: Hand, stage: Stage) -> None:
    practice = stage.app.practice
    assert practice is not None
    hand.tap("nav.settings")
    hand.tap("settings.person.add")
    hand.find("secret.name")
    album.take("therapist-new")
    hand.tap("secret.cancel")
    ways_in.add_therapist(practice.vault, KIM, "seven grey pebbles")
    ways_in.add_therapist(practice.vault, Therapist("lo", "Lo Fisher"), "eight grey pebbles")
    ways_in.deactivate(practice.vault, "lo")
    hand.tap("nav.today")
    hand.tap("nav.settings")
    hand.window.findChild(type(hand.find("settings.pane")), "settings.pane").ensureWidgetVisible(  # type: ignore[attr-defined]
        hand.find("settings.people")
    )
    album.take("settings-opening")
    hand.tap("settings.passphrase")
    hand.find("secret.present")
    album.take("passphrase-change", large=False)
    hand.tap("secret.cancel")


def over(album: Album, hand: Hand, stage: Stage) -> None:
    window = stage.app.window
    hand.tap("nav.today")
    soon = Soon(window)
    soon.tell(18)
    album.take("locking-soon")
    soon.deleteLater()
    soon.hide()
    wipe = Wipe(window, now=lambda: 0.0)
    album.take("wipe", large=False)
    wipe.stop()
    unsaved = Unsaved(window)
    album.take("locked-unsaved", large=False)
    unsaved.end()


def doors(album: Album, hand: Hand, stage: Stage) -> None:
    practice = stage.app.practice
    assert practice is not None
    practice.vault.make_recovery_key()
    stage.app.lock()
    hand.find("unlock.who.2")
    hand.wait(lambda: stage.app.tasks.is_idle, "the lock")
    album.take("unlock-people")
    screen = stage.app.entrance.unlock
    assert screen is not None
    screen.wait(40)
    album.take("unlock-waiting", large=False)
    screen.wait(0)
    hand.tap("unlock.recover")
    hand.type("unlock.recovery", "7q2m4xrd9hjck0")
    album.take("unlock-recovery", large=False)
    page = SecretPage(
        "A new passphrase",
        "The recovery key has opened the practice. Choose the passphrase that opens it from now on.",
        "Set it and open",
        people=(("a", "Robin Sample"), ("b", "Kim Dewey")),
        cancel=False,
    )
    stage.app.window.show_page(page, alone=True)
    album.take("recovered", large=False)
    stage.app.ask_passphrase(stage.practice)
    hand.tap("unlock.who.1")
    hand.type("unlock.passphrase", PASSPHRASE)
    hand.tap("unlock.open")
    hand.wait(lambda: stage.app.practice is not None, "the practice")


SCENES = (recovery, people, over, doors)
