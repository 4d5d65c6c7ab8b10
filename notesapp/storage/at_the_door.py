"""What can be told of a practice before it is open, without anything heavy: who may open it.

The names beside the slots are labels. Who it truly was follows from the slot that opened.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from notesapp.storage.places import Places


@dataclass(frozen=True, slots=True)
class Door:
    """A passphrase that opens the practice: its slot, and whose it is ("" while there is only one)."""

    slot_id: str
    name: str


def doors(folder: Path) -> tuple[Door, ...]:
    """Who may open the practice in FOLDER; none if that cannot be read."""
    places = Places(folder)
    for path in (places.keys, places.keys_before):
        try:
            plain = json.loads(path.read_bytes())
            found = [slot for slot in plain["slots"] if slot["kind"] == "passphrase"]
            return tuple(Door(str(slot["id"]), str(slot.get("name", ""))) for slot in found)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            continue
    return ()


def has_recovery_key(folder: Path) -> bool:
    """Whether a recovery key was ever made for the practice in FOLDER."""
    try:
        plain = json.loads(Places(folder).keys.read_bytes())
        return any(slot["kind"] == "recovery" for slot in plain["slots"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
