import textwrap
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from notesapp.model.body_map import Link
from notesapp.model.expected import NoteIsSigned
from notesapp.storage import locks, opening, upgrade
from notesapp.storage import vault as vault_module
from notesapp.storage.backup import list_backups
from notesapp.storage.places import Places
from notesapp.storage.tables import PARTS_OF_A_NOTE, metadata
from notesapp.storage.upgrade import HEAD, SCHEMAS
from tests.notesapp.storage.test_chain import sign
from tests.vault_fixtures import CLIENT, open_vault


def test_the_migrations_make_the_tables(vault):
    def ours(thing, name, kind, *_):
        return kind != "table" or not name.startswith("search_index")

    with vault._reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_every_table_of_a_note_is_locked(vault):
    assert {table.name for table in PARTS_OF_A_NOTE} == set(locks.PARTS)
    with vault.read() as tx:
        assert {row[0] for row in tx.rows.all("SELECT name FROM sqlite_master WHERE type = 'trigger'")} == set(
            locks.TRIGGERS
        )


@pytest.fixture
def later(tmp_path, monkeypatch):
    """Let this version be one with one more migration, whose steps are given."""

    def install(steps):
        body = textwrap.indent(textwrap.dedent(steps), "    ")
        (tmp_path / "later").mkdir(exist_ok=True)
        (tmp_path / "later" / "later.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f"revision = 'later'\ndown_revision = '{HEAD}'\ndef upgrade():\n{body}\n"
        )
        monkeypatch.setattr(upgrade, "VERSIONS", [*upgrade.VERSIONS[:1], str(tmp_path / "later")])
        monkeypatch.setattr(upgrade, "SCHEMAS", (*SCHEMAS, "later"))
        monkeypatch.setattr(vault_module, "HEAD", "later")

    return install


REBUILD = """
for name in ("client", "note_version", "session"):
    op.execute(f"CREATE TABLE new_{name} AS SELECT *, 'x' AS extra FROM {name}")
op.execute("DROP VIEW current_version")
with op.batch_alter_table("note_version", recreate="always") as batch:
    batch.add_column(sa.Column("extra", sa.Text()))
op.execute("CREATE VIEW current_version AS SELECT v.* FROM note_version v WHERE v.state = 'signed'")
"""


def test_an_upgrade_that_rebuilds_a_table_keeps_notes_and_locks(quick_folder, vault, later):
    """The hardest one: the table that everything of a note hangs on is dropped and made anew."""
    note, _ = sign(vault, 1)
    vault._has_changed = False
    vault.close()
    later(REBUILD)
    again = open_vault(quick_folder)
    assert len(list_backups(Places(quick_folder))) == 1
    with again.read() as tx:
        assert tx.notes.get("n1").note == note
        assert tx.notes.current("c1") == (note,)
        assert tx.rows.one("SELECT version_num FROM alembic_version") == "later"
    with pytest.raises(NoteIsSigned), again.write() as tx:
        tx.rows.run("DELETE FROM mark")
    assert again.check().is_good
    again.close()
    open_vault(quick_folder).close()


@pytest.mark.parametrize("last", ["1 / 0", "op.execute(\"UPDATE session SET client_id = 'nobody'\")"])
def test_an_upgrade_that_fails_leaves_all_as_it_was(quick_folder, vault, later, monkeypatch, last):
    note, _ = sign(vault, 1)
    vault.close()
    with monkeypatch.context():
        later(REBUILD + last)
        with pytest.raises(Exception):  # noqa: B017, PT011
            open_vault(quick_folder)
    monkeypatch.undo()
    again = open_vault(quick_folder)
    with again.read() as tx:
        assert tx.notes.get("n1").note == note
        assert "extra" not in [row[1] for row in tx.rows.all("PRAGMA table_info(note_version)")]
        assert tx.clients.get("c1") == CLIENT
    assert again.check().is_good
    again.close()


def test_a_crash_that_left_a_log_is_opened(quick_folder, vault, tmp_path):
    """The main file alone may be torn or old; the log beside it makes it whole."""
    import shutil

    sign(vault, 1)
    crashed = tmp_path / "crashed"
    shutil.copytree(quick_folder, crashed)
    assert (crashed / "practice.vault-wal").stat().st_size
    again = open_vault(crashed)
    with again.read() as tx:
        assert tx.notes.get("n1").revision.seq == 1
    again.close()


def test_a_file_whose_log_holds_the_truth_is_opened(quick_folder, vault, monkeypatch):
    seen = []

    def fails_alone(path, key, **options):
        seen.append(options)
        if options:
            raise opening.DriverError("torn")
        return real(path, key)

    real = opening.connect
    sign(vault, 1)
    vault._is_open = False  # as a crash would leave it
    vault._guard.release()
    monkeypatch.setattr(opening, "connect", fails_alone)
    again = open_vault(quick_folder)
    assert seen == [{"mode": "ro", "immutable": True}, {}]
    again.close()
    vault._dispose()


def test_a_vault_without_links_is_upgraded_and_its_notes_still_verify(quick_folder, vault):
    """As 0007 left it: signed there, opened here, and from then on notes with links are kept."""
    note, _ = sign(vault, 1)
    with vault._writer.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TABLE mark_link")  # its locks go with it
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0007'")
    vault._has_changed = False
    vault.close()
    again = open_vault(quick_folder)
    assert again.chain_report.is_whole
    with again.read() as tx:
        assert tx.notes.get("n1").note == note
        assert tx.rows.one("SELECT version_num FROM alembic_version") == HEAD
    twin = replace(note.body_map.marks[0], id="twin")
    linked = note.body_map.with_mark(twin).with_link(Link(note.body_map.marks[0].id, "twin"))
    later = replace(note, id="n2", session_id="s2", body_map=linked)
    with again.write() as tx:
        tx.notes.start(later)
    with again.read() as tx:
        assert tx.notes.get("n2").body_map.links == linked.links
    with again.write() as tx:
        tx.notes.save(replace(later, body_map=linked.without_mark("twin")), later)
    with again.read() as tx:
        assert tx.notes.get("n2").body_map.links == ()
    assert again.check().is_good
    again.close()
