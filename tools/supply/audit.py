"""Whether what is installed is what was locked, file by file; and, with a network, whether a weakness of it is known."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import bill  # noqa: E402

OLDEST = {
    "SQLite": ((3, 51, 3), "older ones can lose pages when two connections checkpoint at once (sqlite.org, WAL-reset bug)"),
    "SQLCipher": ((4, 6, 0), "older ones were not tried with these files"),
    "OpenSSL": ((3, 0, 0), "older ones are no longer cared for"),
}


def numbers(version: str) -> tuple[int, ...]:
    parts = version.split(".")
    return tuple(int("".join(c for c in part if c.isdigit()) or 0) for part in parts[:3])


def not_as_locked(entries: list[dict[str, object]]) -> list[str]:
    """Packages that are installed in another version than the lock names for this Python."""
    wrong = []
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        wanted.setdefault(str(entry["name"]), set()).add(str(entry["version"]))
    for name, versions in sorted(wanted.items()):
        try:
            here = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # for another Python or another system
        if here not in versions:
            wrong.append(f"{name} is {here}, the lock says {' or '.join(sorted(versions))}")
    return wrong


def changed_files(names: set[str]) -> tuple[list[str], int]:
    """Files of the packages that are not what the package's own list says, and how many were looked at."""
    wrong, looked = [], 0
    for name in sorted(names):
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        # The list itself: from Python 3.12 on `files` leaves out what is missing.
        for file, kept, *_ in csv.reader((package.read_text("RECORD") or "").splitlines()):
            mode, _, wanted = kept.partition("=")
            if mode != "sha256" or file.endswith(".pyc"):  # Python makes those anew
                continue
            path = Path(str(package.locate_file(file)))
            looked += 1
            if not path.is_file():
                wrong.append(f"{name}: {file} is missing")
                continue
            digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).rstrip(b"=").decode()
            if digest != wanted:
                wrong.append(f"{name}: {file} was changed after it was installed")
    return wrong, looked


def too_old() -> list[str]:
    """Libraries inside of wheels that are older than they must be."""
    return [
        f"{name} is {version}: {OLDEST[name][1]}"
        for name, version, _ in bill.within()
        if name in OLDEST and numbers(version) < OLDEST[name][0]
    ]


def known_weaknesses(lock: Path) -> tuple[list[str], str]:
    """What pip-audit says of the lock, and a sentence about how far it could ask. It needs a network."""
    program = shutil.which("pip-audit")
    if program is None:
        return [], "Known weaknesses were not asked for: that needs pip-audit (pipx install pip-audit) and a network."
    command = [program, "-r", str(lock), "--disable-pip", "--require-hashes", "--progress-spinner", "off", "-f", "json"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        packages = json.loads(done.stdout)["dependencies"]
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired):
        return [], "Known weaknesses could not be asked for: pip-audit got no answer (it needs a network)."
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    found = [
        f"{one['name']} {one['version']}: {weak['id']}, mended in {', '.join(weak['fix_versions']) or 'no version yet'}"
        for one in packages
        for weak in one.get("vulns", [])
    ]
    asked = len(packages) - len(skipped)
    if not asked:
        return found, "Known weaknesses could not be asked for: the index here has no answers (it needs a network)."
    left = f", {len(skipped)} could not be asked about" if skipped else ""
    return found, f"Known weaknesses: {len(found)} in {asked} packages{left}."


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else bill.ROOT / "dist"
    path = bill.written(folder)
    entries = bill.locked(bill.LOCK.read_text(encoding="utf-8"))
    files, looked = changed_files({str(entry["name"]) for entry in entries})
    weak, asked = known_weaknesses(bill.LOCK)
    wrong = [*not_as_locked(entries), *files, *too_old(), *weak]
    print(f"Bill of materials: {path} ({len(entries)} locked entries).")
    print(f"Installed packages: {looked} files compared with their hashes.")
    print(asked)
    for one in wrong:
        print(f"  {one}")
    print("All that was looked at is as it should be." if not wrong else f"Not as it should be: {len(wrong)}.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
