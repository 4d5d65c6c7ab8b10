"""Key file, backup, PDF, settings, catalogue: whatever they are given, one clear sentence, and nothing is written."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesapp.catalogue import (
    aftercare,
    conditions,
    findings,
    regions,
    retention,
    rows,
    rules,
    symptoms,
    techniques,
    tools,
)
from notesapp.cli import main
from notesapp.machine.settings import Settings, load
from notesapp.model.expected import Expected, KeysDamaged
from notesapp.storage import keys
from notesapp.storage.bundle import read_manifest, verify_backup
from notesapp.storage.restore import restore
from notesapp.storage.vault import Vault
from notesapp.usecases.issue_document import Paper, make_page
from notesapp.usecases.verify_pdf import Verdict, verify_pdf
from resources import resource
from tests import sciatica
from tests.fuzz.mutation import spoiled, spoiled_bytes
from tests.fuzz.test_note import is_a_sentence, on_disk
from tests.vault_fixtures import NOW, PASSPHRASE, QUICK, _quick_template, make_vault, open_vault, quick_folder, vault

__all__ = ["_quick_template", "quick_folder", "vault"]
TOGETHER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
PDF = make_page(Paper.SHEET, sciatica.briefing(), sciatica.treated()).pdf


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """A closed practice with one backup."""
    folder = Path(tempfile.mkdtemp(prefix="fuzzed-"))
    make_vault(folder / "practice").close()
    yield folder / "practice"
    shutil.rmtree(folder)


def refused(do: Callable[[], object]) -> Expected | None:
    try:
        do()
    except Expected as error:
        return error
    return None


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# ---- key file


def _resealed(plain: Any) -> bytes:
    """PLAIN as a key file whose check sum is right, so that what follows is looked at too."""
    if isinstance(plain, dict):
        plain = {name: value for name, value in plain.items() if name != "check"}
        try:
            plain["check"] = keys._check_sum(plain)
        except (ValueError, TypeError):
            plain["check"] = ""
    return json.dumps(plain).encode()


@TOGETHER
@given(data=st.data())
def test_a_key_file(made: Path, data: st.DataObject) -> None:
    good = (made / "practice.keys").read_bytes()
    content = data.draw(
        st.one_of(spoiled_bytes(good), spoiled(json.loads(good)).map(_resealed), st.binary(max_size=300))
    )
    found = refused(lambda: keys.parse(content).unwrap(PASSPHRASE, QUICK))
    if found is not None:
        assert is_a_sentence(found)


@TOGETHER
@given(data=st.data())
def test_a_practice_with_a_spoiled_key_file(made: Path, data: st.DataObject) -> None:
    """Both copies are spoiled: the practice opens as it was, or is refused and no byte of it changes."""
    good = (made / "practice.keys").read_bytes()
    content = data.draw(st.one_of(spoiled_bytes(good), spoiled(json.loads(good)).map(_resealed)))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(made, Path(place) / "practice"))
        for name in ("practice.keys", "practice.keys.bak"):
            (folder / name).write_bytes(content)
        before = files(folder)
        opened: list[Vault] = []
        found = refused(lambda: opened.append(open_vault(folder)))
        if found is None:
            opened[0].close()
            return
        assert is_a_sentence(found)
        after = {name: held for name, held in files(folder).items() if not name.startswith("practice.lock")}
        assert after == {name: held for name, held in before.items() if not name.startswith("practice.lock")}


def test_a_key_file_without_end(made: Path) -> None:
    for content in (b"[" * 200_000, b"{" * 10, b'{"a":' * 60_000, b"\xff\xfe" * 99, b"9" * 100_000):
        with pytest.raises(KeysDamaged):
            keys.parse(content)


# ---- backup


def _bundle(made: Path) -> Path:
    return next((made / "backups").glob("*"))


def _rebuilt(good: bytes, change: dict[str, bytes]) -> bytes:
    """The backup with some of its parts exchanged, as a whole zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
    return out.getvalue()


@TOGETHER
@given(data=st.data())
def test_a_backup(made: Path, data: st.DataObject) -> None:
    good = _bundle(made).read_bytes()
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        manifest, key_file = json.loads(archive.read("manifest.json")), archive.read("practice.keys")
    exchanged = st.one_of(
        spoiled(manifest).map(lambda plain: {"manifest.json": json.dumps(plain).encode()}),
        spoiled(json.loads(key_file)).map(lambda plain: {"practice.keys": _resealed(plain)}),
        spoiled_bytes(key_file).map(lambda content: {"practice.keys": content}),
        st.binary(max_size=99).map(lambda content: {"practice.vault": content}),
    )
    content = data.draw(
        st.one_of(spoiled_bytes(good), exchanged.map(lambda change: _rebuilt(good, change)), st.binary(max_size=99))
    )
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "some.practice-backup"
        file.write_bytes(content)
        for attempt in (
            lambda: read_manifest(file),
            lambda: verify_backup(file, PASSPHRASE, QUICK),
            lambda: restore(file, Path(place) / "new", PASSPHRASE, NOW, floor=QUICK),
        ):
            found = refused(attempt)
            if found is not None:
                assert is_a_sentence(found)
                assert file.read_bytes() == content
        if found is not None:  # what could not be restored left no practice behind
            assert not (Path(place) / "new" / "practice.vault").exists()


def test_a_backup_that_swells_or_leads_out_of_its_folder(made: Path, tmp_path: Path) -> None:
    good = _bundle(made).read_bytes()
    bomb, out = tmp_path / "bomb.practice-backup", tmp_path / "out.practice-backup"
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, b"\0" * 50_000_000 if name == "practice.keys" else old.read(name))
    assert bomb.stat().st_size < 500_000
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("../../escaped", b"x")
    found = refused(lambda: verify_backup(bomb, PASSPHRASE, QUICK))
    assert found is not None
    assert is_a_sentence(found)
    refused(lambda: restore(out, tmp_path / "new", PASSPHRASE, NOW, floor=QUICK))
    assert not list(tmp_path.parent.rglob("escaped"))


# ---- a PDF to be verified


@TOGETHER
@given(content=st.one_of(spoiled_bytes(PDF), st.binary(max_size=300), st.just(b"%PDF-1.7"), st.just(b"")))
def test_a_pdf_to_be_verified(vault: Vault, content: bytes) -> None:
    before = on_disk(vault)
    found = verify_pdf(vault, content)
    assert found.verdict in (Verdict.FOREIGN, Verdict.ALTERED)
    assert 10 < len(found.sentence) < 300
    assert on_disk(vault) == before


def test_a_pdf_of_ten_thousand_pages_or_with_a_password_is_told_too(vault: Vault) -> None:
    writer = pypdf.PdfWriter()
    for _ in range(2000):
        writer.add_blank_page(10, 10)
    out = io.BytesIO()
    writer.write(out)
    assert verify_pdf(vault, out.getvalue()).verdict is Verdict.FOREIGN
    writer = pypdf.PdfWriter()
    writer.add_blank_page(10, 10)
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    assert verify_pdf(vault, out.getvalue()).verdict is Verdict.FOREIGN


# ---- settings


@given(
    content=st.one_of(st.binary(max_size=300), spoiled_bytes(b'theme = "dark"\nscale = 150\nlast_practice = "/x"\n'))
)
def test_settings_that_are_broken_are_those_of_the_first_start(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "settings.toml"
        path.write_bytes(content)
        found = load(path)
        assert isinstance(found, Settings)
        assert 100 <= found.scale <= 200
        assert path.read_bytes() == content


# ---- the catalogue


LISTS: dict[str, Callable[[rows.Row], object]] = {
    "aftercare.toml": aftercare.item,
    "conditions.toml": conditions.condition,
    "findings.toml": findings.finding,
    "retention.toml": retention._preset,
    "rules.toml": rules.rule,
    "symptoms.toml": symptoms.symptom,
    "techniques.toml": techniques.technique,
    "tools.toml": tools.tool,
}


@pytest.mark.parametrize("file", LISTS)
@TOGETHER
@given(data=st.data())
def test_an_entry_of_the_catalogue(file: str, data: st.DataObject) -> None:
    """A practice's own entries are read as the shipped ones are: taken, or refused with the entry named."""
    shipped = rows.table(file)
    key = data.draw(st.sampled_from(sorted(shipped)))
    entry = data.draw(spoiled(shipped[key]))
    try:
        rows.rows(file, {key: entry}, LISTS[file])
    except ValueError as error:
        said = str(error)
    else:
        return
    assert file in said
    assert key in said


def test_the_command_says_one_sentence_whatever_it_is_given(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret, odd = tmp_path / "secret", tmp_path / "odd"
    secret.write_text("wrong\n")
    for content in (b"", b"PK", b"PK\x03\x04" + b"\0" * 90, b"%PDF-1.4 " * 99, b"\xff" * 999, PDF[:500]):
        odd.write_bytes(content)
        for words in (
            ["verify", str(odd), "--practice", str(made)],
            ["restore", str(odd), str(tmp_path / "new")],
            ["record", str(made), str(odd)],
        ):
            assert main([*words, "--passphrase-file", str(secret)]) == 1
            said = capsys.readouterr()
            assert (said.out, len(said.err.splitlines())) == ("", 1), (words, content[:9], said.err)


# ---- the lists of regions


CSV = {name: resource(f"catalogue/regions/{name}.csv").read_bytes() for name in ("region-list", "zones", "groups")}
OF_A_LINE = {"region-list": regions._region, "zones": regions._zone, "groups": regions._group}


@pytest.mark.parametrize("name", CSV)
@TOGETHER
@given(data=st.data())
def test_a_list_of_regions(name: str, data: st.DataObject) -> None:
    """Whatever became of it: it is read, or refused with the list and the line named."""
    kept = CSV[name].split(b"\n")
    few = b"\n".join([kept[0], *data.draw(st.lists(st.sampled_from(kept[1:]), min_size=1, max_size=4))])
    content = data.draw(st.one_of(spoiled_bytes(few), st.binary(max_size=200), st.just(few + b"\0"), st.just(b'"')))
    said = f"{name}.csv: line "
    try:
        for line in regions.lines(name, content.decode("utf-8", "replace")):
            OF_A_LINE[name](line)
    except ValueError as error:
        said = str(error)
    assert said.startswith(f"{name}.csv: line ")
    assert len(said) < 300
