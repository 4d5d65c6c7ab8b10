"""Backups on the screen: always told how old, made beside the work, compared, and restored."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from notesapp.editing.stamp import Stamp
from notesapp.model.practice import Client
from notesapp.storage.backup import list_backups
from notesapp.storage.places import Places
from notesapp.usecases import keep_client
from notesapp.usecases.open_practice import open_practice
from tests.demo_fixtures import demo_folder, demo_template
from tests.ui.app_room import AppRoom
from tests.ui.test_app import MakeApp, make_app
from ui.base.theme import current
from ui.binding import Copies
from ui.parts.cards import Banner
from ui.parts.copies import CopyState
from ui.parts.words import Text
from ui.rehearsal.hand import until

__all__ = ["demo_folder", "demo_template", "make_app"]
NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)


def copying(room: AppRoom) -> Copies:
    practice = room.app.practice
    assert practice is not None
    return practice.copying


def rest(room: AppRoom) -> None:
    """Let the backups come to their end, and what they tell."""
    assert copying(room).tasks.wait_idle(30_000)
    room.settle()
    assert copying(room).tasks.wait_idle(30_000)


def at_backups(make_app: MakeApp, folder: Path) -> AppRoom:
    room = make_app()
    room.open(folder)
    room.tap("nav.copies")
    rest(room)
    assert room.page == "backups"
    return room


def add_client(room: AppRoom, name: str = "Ida Invented") -> None:
    practice = room.app.practice
    assert practice is not None
    keep_client.keep_client(practice.vault, Client(Stamp().new_id(), name))


def now(room: AppRoom) -> None:
    room.tap("backups.now")
    rest(room)


def rows(room: AppRoom) -> list[str]:
    found = {w.objectName() for w in room.app.window.findChildren(QWidget) if w.isVisible()}
    return sorted(name for name in found if name.startswith("backups.row."))


@pytest.mark.parametrize(
    ("age", "words", "state", "short", "brief"),
    [
        (timedelta(seconds=20), "just now", "ok", "just now", "now"),
        (timedelta(minutes=1), "a minute ago", "ok", "1 min ago", "1 min"),
        (timedelta(minutes=50), "50 minutes ago", "ok", "50 min ago", "50 min"),
        (timedelta(hours=2), "2 hours ago", "ok", "2 h ago", "2 h"),
        (timedelta(days=3), "3 days ago", "late", "3 days ago", "3 d"),
        (timedelta(days=8), "8 days ago", "old", "8 days ago", "8 d"),
        (timedelta(days=30), "4 weeks ago", "old", "30 days ago", "30 d"),
        (timedelta(hours=-5), "just now", "ok", "just now", "now"),
    ],
)
def test_how_old_the_last_one_is_is_told_as_people_say_it(
    age: timedelta, words: str, state: str, short: str, brief: str
) -> None:
    told = CopyState()
    told.show(NOW - age, NOW)
    assert (told.words, told.state) == (f"Last verified backup: {words}", state)
    assert (told.short, told.brief) == (short, brief)


PAGES = (
    ("today", ()),
    ("client", ("today.found.row.1.open",)),
    ("client_form", ("client.edit",)),
    ("client", ("client_form.save",)),
    ("signed", ("client.session.1",)),
    ("compare", ("signed.compare",)),
    ("signed", ("compare.back",)),
    ("client", ("signed.back",)),
    ("letter_page", ("client.letter",)),
    ("client", ("letter.close",)),
    ("settings", ("nav.settings",)),
    ("clients", ("nav.clients",)),
    ("session", ("nav.today", "today.tile.1")),
)
"""Each page of an open practice, and the taps that lead to it from the one before."""


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_age_stands_on_every_page_and_in_figures(make_app: MakeApp, demo_folder: Path, percent: int) -> None:
    room = make_app()
    room.open(demo_folder)
    room.app.themes.set_percent(percent)
    room.type("today.search", "nora")
    state = copying(room).state
    for page, taps in PAGES:
        for name in taps:
            room.tap(name)
        room.settle()
        assert room.page == page
        sign = room.find("session.copies" if page == "session" else "nav.copies")
        shown = sign.visibleRegion().boundingRect()
        assert shown == sign.rect(), f"{page}: cut"
        state.show(NOW - timedelta(minutes=44), NOW)
        assert sign.accessibleName() == "Last verified backup: 44 minutes ago"
        minutes = sign.grab().toImage()
        state.show(NOW - timedelta(hours=4), NOW)
        assert sign.accessibleName() == "Last verified backup: 4 hours ago"
        assert sign.grab().toImage() != minutes, f"{page}: the age is not written"
        assert QFontMetricsF(current().font("secondary", 400)).horizontalAdvance("44 min") <= sign.width()


def test_one_is_made_by_itself_when_it_is_due_and_not_before(make_app: MakeApp, demo_folder: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    before = list_backups(Places(demo_folder))
    copying(room).look()
    rest(room)
    assert list_backups(Places(demo_folder)) == before
    add_client(room)
    for path in before:
        path.rename(path.with_name(f"2026-01-0{1 + before.index(path)}T10-00-00Z.practice-backup"))
    copying(room).look()
    rest(room)
    assert len(list_backups(Places(demo_folder))) == len(before) + 1
    assert copying(room).state.short == "just now"


def test_a_practice_whose_last_one_is_old_says_so_in_red(make_app: MakeApp, demo_folder: Path) -> None:
    for path in list_backups(Places(demo_folder)):
        path.rename(path.with_name("2020-01-01T10-00-00Z.practice-backup"))
    room = make_app()
    room.open(demo_folder)
    assert room.find("banner.old_backup", Banner).kind == "danger"
    room.tap("nav.copies")
    now(room)
    assert not room.sees("banner.old_backup")


def test_the_second_place_is_filled_missed_gently_and_caught_up(
    make_app: MakeApp, demo_folder: Path, tmp_path: Path
) -> None:
    room = at_backups(make_app, demo_folder)
    stick = tmp_path / "stick"
    stick.mkdir()
    room.prompts.answer = stick
    room.tap("backups.second.choose")
    rest(room)
    assert len(list(stick.iterdir())) == 1, "the newest is brought there at once"
    assert room.find("backups.second.place", Text).words == str(stick)
    away = tmp_path / "away"
    stick.rename(away)
    now(room)
    assert room.find("backups.second.state", Text).words.startswith("The second place for backups is not there now.")
    assert not [b for b in room.app.window.banners if b.kind in ("warn", "danger")], "the one here was made"
    away.rename(stick)
    copying(room).look()
    rest(room)
    newest = list_backups(Places(demo_folder))[-1].name[:20]  # two copies of the same second have one name there
    assert newest in {path.name[:20] for path in stick.iterdir()}
    assert room.find("backups.second.state", Text).words.startswith("Newest copy there: ")


def test_what_closing_makes_goes_to_the_second_place_too(make_app: MakeApp, demo_folder: Path, tmp_path: Path) -> None:
    room = make_app()
    room.open(demo_folder)
    stick = tmp_path / "stick"
    stick.mkdir()
    room.app.settings.change(second_place=str(stick))
    add_client(room)
    room.app.lock()
    assert until(lambda: room.page == "unlock" and room.app.tasks.is_idle)
    assert [path.name[:13] for path in stick.iterdir()] == [list_backups(Places(demo_folder))[-1].name[:13]]


def test_a_folder_within_the_practice_is_no_second_place(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_backups(make_app, demo_folder)
    room.prompts.answer = demo_folder / "backups"
    room.tap("backups.second.choose")
    rest(room)
    assert "the practice's own" in room.find("backups.told", Banner).words
    assert copying(room).second is None


def test_a_backup_is_compared_and_restored_into_a_new_folder(
    make_app: MakeApp, demo_folder: Path, tmp_path: Path
) -> None:
    room = at_backups(make_app, demo_folder)
    now(room)
    add_client(room)
    room.tap("backups.row.1")
    rest(room)
    assert room.find("compared.verdict", Banner).kind == "ok"
    then, present = (room.find(f"compared.client.{which}", Text).words for which in ("then", "now"))
    assert int(present) == int(then) + 1
    new = tmp_path / "restored"
    new.mkdir()
    room.prompts.answer = new
    room.tap("compared.beside")
    rest(room)
    told = room.find("backups.told", Banner)
    assert told.kind == "ok", told.words
    vault = open_practice(new, "demonstration")
    with vault.read() as tx:
        assert tx.clients.count() == int(then)
        assert tx.audit.entries()[0].action == "restore"
    vault.close()


def test_what_was_signed_since_is_named(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_backups(make_app, demo_folder)
    now(room)
    practice = room.app.practice
    assert practice is not None
    with practice.vault.read() as tx:
        nora = tx.clients.find("nora")[0].id
    room.app.practice.start(nora)  # type: ignore[union-attr]
    room.settle()
    room.tap("session.back")
    room.tap("nav.copies")
    rest(room)
    room.tap("backups.row.1")
    rest(room)
    assert room.find("compared.now.1", Text).words.startswith("Nora Feldkamp, session 5, ")
    assert not room.sees("compared.then.1")


def test_a_backup_is_put_in_place_and_what_was_there_is_kept_aside(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_backups(make_app, demo_folder)
    now(room)
    add_client(room)
    room.tap("backups.row.1")
    rest(room)
    room.tap("compared.switch")
    assert room.sees("compared.sure"), "it is asked twice"
    room.tap("compared.yes")
    assert until(lambda: room.page == "unlock" and room.app.tasks.is_idle)
    assert "put in place" in room.find("banner.restored", Banner).words
    room.type("unlock.passphrase", "demonstration")
    room.tap("unlock.open")
    assert room.app.practice is not None
    with room.app.practice.vault.read() as tx:
        assert tx.clients.find("Ida") == ()
    assert room.app.practice.vault.check().is_good
    assert [path for path in demo_folder.iterdir() if path.name.startswith("replaced-")]


def test_a_full_or_missing_folder_is_told_in_one_sentence_and_work_goes_on(
    make_app: MakeApp, demo_folder: Path
) -> None:
    room = at_backups(make_app, demo_folder)
    shutil.rmtree(demo_folder / "backups")
    (demo_folder / "backups").write_text("in the way")
    now(room)
    assert room.find("backups.told", Banner).kind == "danger"
    assert "What you write is saved" in room.find("banner.backup", Banner).words
    add_client(room)
    (demo_folder / "backups").unlink()
    now(room)
    assert not room.sees("banner.backup")
    assert rows(room)


def test_a_damaged_backup_is_named_and_changes_nothing(make_app: MakeApp, demo_folder: Path) -> None:
    room = at_backups(make_app, demo_folder)
    now(room)
    newest = list_backups(Places(demo_folder))[-1]
    content = bytearray(newest.read_bytes())
    content[len(content) // 2] ^= 1
    newest.write_bytes(content)
    room.tap("backups.row.1")
    rest(room)
    assert "damaged" in room.find("backups.told", Banner).words
    assert not room.sees("compared.when")


def test_saving_does_not_wait_for_a_backup(make_app: MakeApp, demo_folder: Path) -> None:
    """The backup has a thread of its own: the worker that saves is idle while it runs."""
    room = make_app()
    room.open(demo_folder)
    copying(room).back_up()
    assert copying(room).is_busy
    assert room.app.tasks.is_idle
    practice = room.app.practice
    assert practice is not None
    with practice.vault.write() as tx:
        client = tx.clients.get(tx.clients.recent(1)[0].id)
        tx.clients.save(replace(client, remarks="written meanwhile"))
    rest(room)
    assert practice.vault.check().is_good
