"""The lock: every dependency pinned and hashed, for every Python and system, and it names no place on the net."""

import re
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PYTHONS = ["3.11", "3.12", "3.13"]
SYSTEMS = ["linux", "darwin", "win32"]


def locked() -> list[tuple[Requirement, int]]:
    """Each entry with the number of its hashes."""
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    return [(Requirement(entry.split("\\")[0].strip()), entry.count("--hash=sha256:")) for entry in entries]


def versions(python: str, system: str = "linux") -> dict[str, str]:
    environment = {"python_version": python, "python_full_version": f"{python}.1", "sys_platform": system}
    return {
        canonicalize_name(entry.name): next(iter(entry.specifier)).version
        for entry, _ in locked()
        if entry.marker is None or entry.marker.evaluate(environment)
    }


def test_the_lock_names_no_place() -> None:
    assert re.findall(r"://|@ |index|find-links|trusted-host|\.(?:com|org|net|io)\b|#", LOCK) == []
    assert {line.split("=")[0].strip() for line in LOCK.splitlines() if line.startswith(" ")} == {"--hash"}


def test_every_entry_is_pinned_and_hashed() -> None:
    loose = [
        str(entry)
        for entry, hashes in locked()
        if not hashes or [specifier.operator for specifier in entry.specifier] != ["=="]
    ]
    assert loose == []


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_the_lock_is_what_the_project_asks_for(python: str, system: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [Requirement(line) for line in project["dependencies"] + project["optional-dependencies"]["dev"]]
    environment = {"python_version": python, "python_full_version": f"{python}.1", "sys_platform": system}
    have = versions(python, system)
    wrong = [
        str(need)
        for need in asked
        if (need.marker is None or need.marker.evaluate(environment))
        and not need.specifier.contains(have.get(canonicalize_name(need.name), "0"))
    ]
    assert wrong == [], "run: python3 dev.py lock"


def test_the_pin_for_python_3_11() -> None:
    """docs/adr/0001: PySide6 6.12 on Python 3.11 gives None back once too often with each void call."""
    assert versions("3.11")["pyside6-essentials"].startswith("6.11.")
    assert versions("3.11")["shiboken6"] == versions("3.11")["pyside6-essentials"]
    for python in PYTHONS[1:]:
        assert versions(python)["pyside6-essentials"].startswith("6.12.")


def test_void_calls_keep_none_alive() -> None:
    """The running Qt itself: from Python 3.12 None cannot die, and on 3.11 the pinned one must not lose it."""
    from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

    calls = 2_000
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter, pen, path = QPainter(image), QPen(), QPainterPath()
    before = sys.getrefcount(None)
    for _ in range(calls):
        painter.setPen(pen)
        path.moveTo(1.0, 1.0)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < calls / 2
