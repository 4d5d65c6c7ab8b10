"""The bill of materials says what the app is made of, and the audit sees what was changed."""

import base64
import hashlib
import json
from importlib import metadata

import pytest

from tests.house.source import ROOT
from tests.tools.load import tool

audit = tool("supply/audit")
bill = audit.bill
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made():
    return bill.bill()


def test_every_locked_entry_stands_in_the_bill_with_all_its_hashes(made):
    entries = bill.locked(LOCK)
    assert len(entries) == sum(line[:1].isalnum() for line in LOCK.splitlines())
    assert sum(len(entry["hashes"]) for entry in entries) == LOCK.count("--hash=sha256:")
    parts = {part["bom-ref"]: part for part in made["components"]}
    for entry in entries:
        part = parts[f"pkg:pypi/{entry['name']}@{entry['version']}"]
        assert part["version"] == entry["version"]


def test_the_bill_is_well_formed_and_the_same_each_time(made):
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert json.dumps(made) == json.dumps(bill.bill())
    refs = [part["bom-ref"] for part in made["components"]] + [made["metadata"]["component"]["bom-ref"]]
    assert len(set(refs)) >= len(refs) - 4, "one entry for each package, two where Pythons differ"
    for edge in made["dependencies"]:
        assert {edge["ref"], *edge["dependsOn"]} <= set(refs)


def test_what_ships_is_told_from_what_builds(made):
    scope = {part["name"]: part["scope"] for part in made["components"]}
    for name in ("sqlcipher3", "cryptography", "pypdf", "pyside6-essentials", "SQLCipher", "OpenSSL", "Qt"):
        assert scope[name] == "required", name
    for name in ("pytest", "mypy", "hypothesis", "shapely"):
        assert scope[name] == "excluded", name
    assert sum(part["name"].endswith(".ttf") for part in made["components"]) == 6


def test_the_bill_names_no_place_of_this_computer(made):
    said = json.dumps(made)
    assert str(ROOT) not in said
    assert "/home/" not in said


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An installed package of one file."""
    about = tmp_path / "invented_thing-1.0.dist-info"
    about.mkdir()
    (tmp_path / "invented_thing.py").write_bytes(b"x = 1\n")
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"x = 1\n").digest()).rstrip(b"=").decode()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: invented-thing\nVersion: 1.0\n")
    (about / "RECORD").write_text(f"invented_thing.py,sha256={digest},6\ninvented_thing-1.0.dist-info/RECORD,,\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert metadata.version("invented-thing") == "1.0"
    return tmp_path / "invented_thing.py"


def test_a_file_that_was_changed_or_is_gone_is_named(package):
    assert audit.changed_files({"invented-thing"}) == ([], 1)
    package.write_bytes(b"x = 2\n")
    assert audit.changed_files({"invented-thing"})[0] == [
        "invented-thing: invented_thing.py was changed after it was installed"
    ]
    package.unlink()
    assert audit.changed_files({"invented-thing"})[0] == ["invented-thing: invented_thing.py is missing"]


def test_another_version_than_the_locked_one_is_named(package):
    assert audit.not_as_locked([{"name": "invented-thing", "version": "1.0"}]) == []
    (said,) = audit.not_as_locked([{"name": "invented-thing", "version": "1.1"}])
    assert said == "invented-thing is 1.0, the lock says 1.1"


def test_the_database_is_not_older_than_it_must_be(monkeypatch):
    assert audit.too_old() == []
    monkeypatch.setattr(bill, "within", lambda: [("SQLite", "3.51.2", "sqlcipher3")])
    (said,) = audit.too_old()
    assert "WAL-reset" in said


def test_without_a_way_to_ask_it_is_said_and_is_no_pass(monkeypatch):
    monkeypatch.setenv("PATH", "")
    found, said = audit.known_weaknesses(bill.LOCK)
    assert found == []
    assert "were not asked for" in said
