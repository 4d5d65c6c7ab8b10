"""Practices as older versions wrote them: kept in tests/data/vaults, or brought to a schema in between.

A kept one is never made anew. When a schema was released, `python -m tests.older` keeps one of it.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from notesapp.model.practice import Standing, Therapist
from notesapp.model.session_note import Texts
from notesapp.model.signature import Amendment, RevisionKind
from notesapp.storage import upgrade
from notesapp.storage.chain import Signing
from notesapp.storage.engine import connect, engine
from notesapp.storage.keys import parse
from notesapp.storage.places import Places
from notesapp.storage.signed import payload
from notesapp.storage.vault import Vault
from tests.note_examples import AT, NOTE
from tests.vault_fixtures import CLIENT, PASSPHRASE, PRACTICE, QUICK, THERAPIST, make_vault

_LINKS = "SELECT seq, hash, payload FROM revision ORDER BY seq"
KEPT = Path(__file__).parent / "data" / "vaults"


def kept() -> dict[str, Path]:
    """The kept practices by their names, which begin with their schema; oldest first."""
    return {folder.name: folder for folder in sorted(KEPT.iterdir()) if folder.is_dir()}


def ladder() -> tuple[tuple[str, str], ...]:
    """Every (kept practice, schema it is brought to) below today's; opening brings it the rest of the way."""
    steps = upgrade.SCHEMAS
    return tuple((old, to) for old in kept() for to in steps[steps.index(_schema(old)) : -1])


def _schema(name: str) -> str:
    return name.partition("-")[0]


def at_schema(old: str, to: str, folder: Path) -> Path:
    """A copy of the kept practice OLD, its tables brought to schema TO by the migrations, in FOLDER."""
    places = Places(Path(shutil.copytree(KEPT / old, folder)))
    if to != _schema(old):
        _bring(places, to)
    return folder


def _bring(places: Places, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    key = parse(places.keys.read_bytes()).unwrap(PASSPHRASE, QUICK)
    config = Config()
    config.set_main_option("script_location", "notesapp.storage:migrations")
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(upgrade.VERSIONS))
    writer = engine(places.vault, key, begin="BEGIN IMMEDIATE", size=1)
    with writer.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")  # the last upgrade puts all of today's on
            config.attributes["connection"] = connection
            command.upgrade(config, to)
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    writer.dispose()


def links_of(folder: Path) -> tuple[tuple[int, str, bytes], ...]:
    """Number, hash and payload of every link of the chain, read from the file as it lies."""
    places = Places(folder)
    connection = connect(places.vault, parse(places.keys.read_bytes()).unwrap(PASSPHRASE, QUICK))
    try:
        return tuple(map(tuple, connection.execute(_LINKS).fetchall()))
    finally:
        connection.close()


def signed_links(vault: Vault) -> tuple[tuple[int, str, bytes], ...]:
    """The same of an open practice; each of them can be read, too."""
    with vault.read() as tx:
        found = tuple(map(tuple, tx.rows.all(_LINKS)))
        assert all(tx.notes.revision(link[0]).revision.hash == link[1] for link in found)
    return found


def make(folder: Path) -> None:
    """A practice with three signed notes, one of them amended by somebody else, and a draft."""
    vault = make_vault(folder)
    with vault.write() as tx:
        tx.practice.save_therapist(Therapist("t2", "Kim Other"))
    for number in (1, 2, 3, 4):
        note = replace(NOTE, id=f"n{number}", session_id=f"s{number}", number=number, words=f"words {number}")
        with vault.write() as tx:
            tx.notes.start(note)
            if number < 4:
                content = payload(note, CLIENT, THERAPIST, PRACTICE, Standing(), {})
                tx.notes.sign(note, note, content, Signing("t1", AT, 0, "1.0"), f"words {number}")
    with vault.write() as tx:
        before = tx.amendments.begin("n2", RevisionKind.AMEND, "wrong side")
        after = replace(before, words="words 2, amended", texts=Texts(objective="Tight on the right."))
        amendment = Amendment(RevisionKind.AMEND, "wrong side", 2)
        other = Therapist("t2", "Kim Other")
        content = payload(after, CLIENT, other, PRACTICE, Standing(), {}, amendment)
        tx.notes.sign(after, before, content, Signing("t2", AT, 0, "1.0", kind=RevisionKind.AMEND), "words 2")
    vault.checkpoint()
    vault._has_changed = False
    vault.close()
    for name in ("practice.lock", "backups"):
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def main() -> None:
    folder = KEPT / upgrade.HEAD
    if folder.exists():
        raise SystemExit(f"{folder.name} is kept already; what was kept is never made anew.")
    make(folder)
    print(f"Kept {folder.name}.")


if __name__ == "__main__":
    main()
