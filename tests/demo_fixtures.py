"""A small demonstration practice, made once a run; each test works on its own copy."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from notesapp.usecases.demo_practice import make_demo

CLIENTS, SESSIONS = 8, 40


@cache
def _made(base: Path) -> Path:
    """For every module the same: a fixture that is imported is a fixture of its own in each of them."""
    folder = base / "template-demo"
    make_demo(folder, clients=CLIENTS, sessions=SESSIONS)
    return folder


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made(tmp_path_factory.getbasetemp())


@pytest.fixture
def demo_folder(tmp_path: Path, demo_template: Path) -> Path:
    """A closed demonstration practice; its passphrase is "demonstration"."""
    return Path(shutil.copytree(demo_template, tmp_path / "demo"))
