"""The help box of every client sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from notesapp.catalogue.rows import Row, read

FILE = "emergency.toml"


@dataclass(frozen=True, slots=True)
class HelpBox:
    """TITLE holds {number} and CALL_TITLE {phone} until `help_box` fills them."""

    title: str
    emergency: tuple[str, ...]
    doctor_title: str
    doctor: tuple[str, ...]
    call_title: str
    call: tuple[str, ...]
    footer: str
    settle: str
    source: str


def _box(row: Row) -> HelpBox:
    return HelpBox(
        title=row.text("title"),
        emergency=row.words("emergency"),
        doctor_title=row.text("doctor_title"),
        doctor=row.words("doctor"),
        call_title=row.text("call_title"),
        call=row.words("call"),
        footer=row.text("footer"),
        settle=row.text("settle"),
        source=row.text("source"),
    )


@cache
def _shipped() -> HelpBox:
    return read(FILE, _box)["box"]


def help_box(number: str, phone: str = "") -> HelpBox:
    """Return the box for the emergency NUMBER and the PHONE of the practice."""
    box = _shipped()
    call = box.call_title.replace("{phone}", phone) if phone else box.call_title.split(":")[0]
    return replace(box, title=box.title.replace("{number}", number), call_title=call)
