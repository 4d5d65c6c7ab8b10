"""The software bill of materials, from the lock and from what is installed: CycloneDX 1.6, the same each time."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(?:;\s*([^\\]+?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text: str) -> list[dict[str, Any]]:
    """Each entry of the lock: name, version, marker, and the hashes of its files."""
    entries: list[dict[str, Any]] = []
    for line in text.splitlines():
        found = _ENTRY.match(line.strip()) if line and not line.startswith(" ") else None
        if found:
            entries.append({"name": canonical(found[1]), "version": found[2], "marker": found[3] or "", "hashes": []})
        elif entries:
            entries[-1]["hashes"] += _HASH.findall(line)
    return entries


def shipped() -> set[str]:
    """The packages the app itself needs, by what the installed ones say they need. Those of development are not."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, found = [_name(line) for line in project["dependencies"]], set()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        waiting += needs(name)
    return found


def needs(name: str) -> list[str]:
    """What package NAME needs here, without its extras."""
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    return sorted({_name(line) for line in lines if "extra ==" not in line})


def _name(requirement: str) -> str:
    return canonical(re.split(r"[\s<>=!~;\[(]", requirement.strip(), maxsplit=1)[0])


def licence(name: str) -> str:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    said = about.get("License-Expression") or about.get("License") or ""
    if not said or len(said) > 80 or "\n" in said:
        classes = [c.rpartition("::")[2].strip() for c in about.get_all("Classifier", []) if c.startswith("License ::")]
        said = ", ".join(classes)
    return said


def within() -> list[tuple[str, str, str]]:
    """Name, version and holder of the libraries that lie inside of a wheel, asked of themselves."""
    import pypdfium2.version
    from PySide6.QtCore import qVersion
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    connection.execute("PRAGMA key = 'any'")  # without one its cipher is not asked
    ask = {"SQLCipher": "cipher_version", "OpenSSL": "cipher_provider_version"}
    said = {name: str(connection.execute(f"PRAGMA {word}").fetchone()[0]) for name, word in ask.items()}
    connection.close()
    pdfium = str(pypdfium2.version.PDFIUM_INFO)
    return [
        ("Qt", qVersion(), "pyside6-essentials"),
        ("SQLite", dbapi2.sqlite_version, "sqlcipher3"),
        ("SQLCipher", said["SQLCipher"].split()[0], "sqlcipher3"),
        ("OpenSSL", said["OpenSSL"].replace("OpenSSL ", "").split()[0], "sqlcipher3"),
        ("PDFium", pdfium, "pypdfium2"),
    ]


def bill() -> dict[str, Any]:
    """The whole bill as CycloneDX JSON."""
    text = LOCK.read_text(encoding="utf-8")
    sys.path.insert(0, str(ROOT))
    import notesapp

    ours = shipped()
    own = f"pkg:generic/session-notes@{notesapp.__version__}"
    parts: list[dict[str, Any]] = []
    refs: dict[str, str] = {}
    for entry in locked(text):
        ref = f"pkg:pypi/{entry['name']}@{entry['version']}"
        refs.setdefault(entry["name"], ref)
        properties = [{"name": "lock:sha256", "value": digest} for digest in sorted(entry["hashes"])]
        if entry["marker"]:
            properties.append({"name": "lock:marker", "value": entry["marker"]})
        part: dict[str, Any] = {
            "type": "library",
            "bom-ref": ref,
            "name": entry["name"],
            "version": entry["version"],
            "purl": ref,
            "scope": "required" if entry["name"] in ours else "excluded",
            "properties": properties,
        }
        if said := licence(entry["name"]):
            part["licenses"] = [{"license": {"name": said}}]
        parts.append(part)
    for name, version, holder in within():
        ref = f"pkg:generic/{name.lower()}@{version}"
        parts.append(
            {"type": "library", "bom-ref": ref, "name": name, "version": version, "purl": ref, "scope": "required"}
            | {"properties": [{"name": "lies-in", "value": refs[holder]}]}
        )
    for font in sorted((ROOT / "resources" / "fonts").glob("*/*.ttf")):
        digest = hashlib.sha256(font.read_bytes()).hexdigest()
        parts.append(
            {"type": "file", "bom-ref": f"font:{font.name}", "name": font.name, "scope": "required"}
            | {"hashes": [{"alg": "SHA-256", "content": digest}]}
            | {"licenses": [{"license": {"id": "OFL-1.1"}}]}
        )
    graph = [{"ref": own, "dependsOn": sorted(refs[name] for name in ours if name in refs)}]
    graph += [
        {"ref": ref, "dependsOn": sorted(refs[need] for need in needs(name) if need in refs)}
        for name, ref in sorted(refs.items())
    ]
    digest = hashlib.sha256(text.encode() + notesapp.__version__.encode()).hexdigest()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "session-notes",
                "version": notesapp.__version__,
                "purl": own,
            },
            "properties": [{"name": "lock:sha256", "value": hashlib.sha256(text.encode()).hexdigest()}],
        },
        "components": parts,
        "dependencies": graph,
    }


def written(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sbom.cdx.json"
    path.write_text(json.dumps(bill(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
