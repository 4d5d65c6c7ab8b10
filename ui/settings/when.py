"""Days and times as the settings' pages say them."""

from __future__ import annotations

from datetime import datetime

from notesapp.words import names


def moment(at: datetime) -> str:
    """Saturday 21 November 2026, 15:49, by the clock of this computer."""
    local = at.astimezone()
    return f"{names.day(local.date())}, {names.clock(local)}"


def day(at: datetime) -> str:
    """Saturday 21 November 2026."""
    return names.day(at.astimezone().date())
