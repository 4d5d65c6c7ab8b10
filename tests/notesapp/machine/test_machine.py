"""What this computer keeps: settings whole or not at all, reports without a value, whether a practice was left open."""

from __future__ import annotations

import logging
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesapp.machine import paths
from notesapp.machine.crash_report import KEPT, LeftOpen, ReportHandler, write_report
from notesapp.machine.paths import Machine, machine, replace_file
from notesapp.machine.settings import Settings, SettingsFile, load, save
from notesapp.model.expected import CannotWrite, DiskFull


def test_a_file_is_replaced_whole_and_read_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    replace_file(path, b"one")
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_in_the_way_is_one_clear_failure_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(CannotWrite):
        replace_file(tmp_path / "taken", b"words")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    replace_file(path, b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(paths.os, "fsync", full)
    with pytest.raises(DiskFull):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_folders_of_this_computer_are_three_and_private_to_the_app() -> None:
    found = machine()
    assert found.settings.name == "settings.toml"
    assert {found.own_practice.parent, found.demonstration.parent} == {found.data}


@given(st.text(), st.text())
def test_settings_are_read_as_they_were_kept(tmp_path_factory: pytest.TempPathFactory, folder: str, name: str) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    kept = Settings(theme="dark", scale=150, last_practice=_writable(folder), printer=_writable(name), paper="letter")
    save(kept, path)
    assert load(path) == kept


def _writable(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"theme = ", b"[theme]\nx = 1\n", b"scale = 'large'\n"])
def test_a_broken_file_is_as_the_first_start(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert load(path) == Settings()


def test_values_out_of_range_come_back_into_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('scale = 900\ntheme = "pink"\npaper = "a0"\nunknown = 1\n')
    assert load(path) == Settings(scale=200)


def test_a_change_holds_even_if_it_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    settings = SettingsFile(tmp_path / "file" / "settings.toml")
    assert isinstance(settings.change(theme="dark"), CannotWrite)
    assert settings.now.theme == "dark"
    assert settings.change(theme="dark") is None


def test_reports_hold_where_and_never_more_than_a_few(tmp_path: Path) -> None:
    log = logging.Logger("test")
    log.addHandler(ReportHandler(tmp_path))
    for number in range(KEPT + 5):
        log.error("unexpected: %s", f"ui/app.py:{number} open")
    log.warning("not kept")
    reports = sorted(tmp_path.iterdir())
    assert len(reports) == KEPT
    assert f"ui/app.py:{KEPT + 4} open" in reports[-1].read_text()
    assert write_report(reports[0], "nowhere to write") is None


def test_a_practice_that_was_not_closed_is_known_at_the_next_start(tmp_path: Path) -> None:
    folders = Machine(tmp_path / "c", tmp_path / "s", tmp_path / "d")
    practice = tmp_path / "practice"
    assert not LeftOpen(folders.left_open).begin(practice)
    assert LeftOpen(folders.left_open).begin(practice)
    assert not LeftOpen(folders.left_open).begin(tmp_path / "other")
    LeftOpen(folders.left_open).end()
    assert not LeftOpen(folders.left_open).begin(practice)
