"""A real vault for tests: quick keys, invented people, a clock that stands still.

Import the fixtures a test module needs, or list this module in a conftest's pytest_plugins.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from notesapp.model.practice import Client, Practice, Therapist
from notesapp.storage.keys import FLOOR, Cost
from notesapp.storage.vault import Vault

QUICK = Cost(8 * 1024, 1, 1)
"""The weakest cost a test may use; only ``Vault.open(floor=QUICK)`` takes it."""

PASSPHRASE = "olive oil and warm towels"
NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
PRACTICE = Practice("p1", "Quiet Hands", "1 Mill Lane, Exampleton", "555 0100", "hello@example.org")
THERAPIST = Therapist("t1", "Robin Sample", "RMT", "12345")
CLIENT = Client("c1", "Zoë Müller-Example", "Zoë")


def clock() -> datetime:
    return NOW


def make_vault(folder: Path, cost: Cost = QUICK) -> Vault:
    """A new practice in FOLDER with one client."""
    vault = Vault.create(folder, PASSPHRASE, PRACTICE, THERAPIST, cost=cost, clock=clock)
    with vault.write() as tx:
        tx.clients.save(CLIENT)
    return vault


def open_vault(folder: Path) -> Vault:
    return Vault.open(folder, PASSPHRASE, floor=QUICK, clock=clock)


@cache
def _made(folder: Path, cost: Cost) -> Path:
    """For every module the same: a fixture that is imported is a fixture of its own in each of them."""
    make_vault(folder, cost).close()
    return folder


@pytest.fixture(scope="session")
def _quick_template(tmp_path_factory):
    return _made(tmp_path_factory.getbasetemp() / "template-quick", QUICK)


@pytest.fixture(scope="session")
def _real_template(tmp_path_factory):
    return _made(tmp_path_factory.getbasetemp() / "template-real", FLOOR)


@pytest.fixture
def quick_folder(tmp_path, _quick_template):
    """A closed practice with quick keys."""
    shutil.rmtree(_quick_template / "backups", ignore_errors=True)
    return Path(shutil.copytree(_quick_template, tmp_path / "practice"))


@pytest.fixture
def practice_folder(tmp_path, _real_template):
    """A closed practice with keys as strong as a real one: opened by the real use case."""
    return Path(shutil.copytree(_real_template, tmp_path / "practice"))


@pytest.fixture
def vault(quick_folder):
    """An open practice with the client CLIENT."""
    opened = open_vault(quick_folder)
    yield opened
    opened.close()
