"""What this computer remembers: one TOML file, without health data."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

from notesapp.machine.paths import replace_file
from notesapp.model.expected import Expected

LOCK_MINUTES = (1, 2, 5, 10, 20, 0)
THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Settings:
    """SCALE in per cent (100-200). PAPER "" follows the practice, PRINTER "" the system's default.

    LOCK_MINUTES without a hand lock the practice, 0 never. KEYRING and LAST_DOOR are the ids of slots: the one whose
    secret lies in this computer's keyring, and the one that was opened last.
    SECOND_PLACE is a folder that backups are copied to as well, "" for none.
    """

    language: str = "en"
    theme: str = "system"
    scale: int = 100
    last_practice: str = ""
    paper: str = ""
    printer: str = ""
    next_key: str = "PgDown"
    lock_minutes: int = 5
    keyring: str = ""
    last_door: str = ""
    second_place: str = ""


def load(path: Path) -> Settings:
    """The settings in PATH; what is broken, missing or unknown there is as at the first start."""
    if not path.exists():
        return Settings()
    import tomllib

    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    default = Settings()
    kept = {}
    for field in fields(Settings):
        value = given.get(field.name)
        if type(value) is type(getattr(default, field.name)):
            kept[field.name] = value
    found = replace(default, **kept)  # type: ignore[arg-type]
    return replace(
        found,
        theme=found.theme if found.theme in THEMES else default.theme,
        scale=min(200, max(100, found.scale)),
        lock_minutes=found.lock_minutes if found.lock_minutes in LOCK_MINUTES else default.lock_minutes,
        paper=found.paper if found.paper in ("a4", "letter") else "",
    )


def save(settings: Settings, path: Path) -> None:
    """Raises DiskFull or CannotWrite; the old file then still stands."""
    lines = ["# Session Notes on this computer. No client's data stands here."]
    for field in fields(Settings):
        value = getattr(settings, field.name)
        lines.append(f"{field.name} = {_toml(value)}")
    replace_file(path, ("\n".join(lines) + "\n").encode())


def _toml(value: str | int) -> str:
    """A JSON string is a TOML basic string, but for DEL, which TOML wants escaped."""
    import json

    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


class SettingsFile:
    """The settings of this computer, kept after each change. A change that cannot be kept still holds until the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now = load(path)

    def change(self, **changes: str | int) -> Expected | None:
        """Take CHANGES over and keep them; returns why they could not be kept, if so."""
        after = replace(self.now, **changes)  # type: ignore[arg-type]
        if after == self.now:
            return None
        self.now = after
        try:
            save(after, self._path)
        except Expected as failure:
            return failure
        return None
