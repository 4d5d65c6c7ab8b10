"""A small demonstration practice, made once a run; each test works on its own copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from notesapp.usecases.demo_practice import make_demo

CLIENTS, SESSIONS = 8, 40


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "demo"
    make_demo(folder, clients=CLIENTS, sessions=SESSIONS)
    return folder


@pytest.fixture
def demo_folder(tmp_path: Path, demo_template: Path) -> Path:
    """A closed demonstration practice; its passphrase is "demonstration"."""
    return Path(shutil.copytree(demo_template, tmp_path / "demo"))
