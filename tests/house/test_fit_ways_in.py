"""The ways in and out fit too: at 1280 x 800, in a small window, and with everything twice as large."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from notesapp.model.practice import Therapist
from notesapp.storage import ways_in
from tests.demo_fixtures import demo_template
from tests.house.test_fit import at_hundred, doubled
from tests.journeys.after import vault_of
from tests.journeys.conftest import MakeStage, home, make_stage, windows
from tests.shots.locks import KEY
from ui.keys.recovery_page import RecoveryPage
from ui.locking.over import Unsaved
from ui.rehearsal.stage import Stage

__all__ = ["demo_template", "home", "make_stage", "windows"]


def looked(screen: str, stage: Stage) -> list[str]:
    found = at_hundred(screen, stage)
    stage.app.themes.set_percent(200)
    found += doubled(screen, stage)
    stage.app.themes.set_percent(100)
    stage.hand._settle()
    return found


def test_nothing_is_cut_on_the_ways_in_and_out(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand, found = stage.open(), []
    vault = vault_of(stage)
    for key, name in (("kim", "Kim Dewey"), ("lo", "Lo Fisher")):
        ways_in.add_therapist(vault, Therapist(key, name, "physiotherapist"), "seven grey pebbles")
    ways_in.deactivate(vault, "lo")
    vault.make_recovery_key()
    hand.tap("nav.settings")
    for tap, screen in (("settings.person.2.go", "letting go"), ("settings.person.2.rename", "renaming")):
        hand.tap(tap)
        found += looked(screen, stage)
    for tap, shows, back in (
        ("settings.person.add", "secret.name", "secret.cancel"),
        ("settings.passphrase", "secret.present", "secret.cancel"),
        ("settings.recovery", "present.passphrase", "present.cancel"),
    ):
        hand.tap(tap)
        hand.find(shows)
        found += looked(shows, stage)
        hand.tap(back)
    page = RecoveryPage(KEY, first=False, replaces=True)
    stage.app.window.show_page(page, "settings")
    found += looked("recovery key", stage)
    hand.tap("recovery.have")
    found += looked("recovery key typed back", stage)
    window: QMainWindow = stage.app.window
    cover = Unsaved(window)
    found += looked("locked, not saved", stage)
    cover.end()
    stage.app.lock()
    hand.find("unlock.who.2")
    stage.idle()
    found += looked("who are you", stage)
    hand.tap("unlock.recover")
    found += looked("recovery key asked for", stage)
    assert not found, "\n".join(found)
