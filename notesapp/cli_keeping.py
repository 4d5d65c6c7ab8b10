"""The commands that keep a practice safe: copies, keys, and whether all is as it was signed."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from notesapp.cli_parts import Opened, command, fail, no_longer, passphrase, say, tries_of
from notesapp.model.expected import Expected


def register(words: Any) -> None:
    """Add the commands to the parser's WORDS."""
    backup = command(words, "backup", _backup, "make a verified backup")
    backup.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="put a copy into a second place too")
    backups = command(words, "backups", _backups, "the backups of a practice", locked=False)
    backups.add_argument("--from", dest="place", type=Path, metavar="FOLDER", help="those in a second place")
    restore = words.add_parser("restore", help="make a practice from a backup", description=_restore.__doc__)
    restore.set_defaults(do=_restore)
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("folder", type=Path, metavar="DIR", help="where the practice is to be")
    restore.add_argument("--switch", action="store_true", help="in place of the one there, which is kept aside")
    _common(restore)
    salvage = command(words, "salvage", _salvage, "make a new practice of what can be read in a damaged one")
    salvage.add_argument("new", type=Path, metavar="NEW", help="the empty folder for it")
    verify = words.add_parser("verify", help="every page, signature and the chain; or whether a PDF is genuine")
    verify.set_defaults(do=_verify)
    verify.add_argument("folder", type=Path, metavar="DIR|BACKUP|FILE.pdf")
    verify.add_argument("--practice", type=Path, metavar="DIR", help="the practice a PDF is to be compared with")
    _common(verify)
    change = command(words, "passphrase", _passphrase, "change the passphrase")
    change.add_argument("--new-passphrase-file", metavar="F", help="file with the new one, - for standard input")
    key = command(words, "recovery-key", _recovery_key, "make a new recovery key; an earlier one opens nothing then")
    key.add_argument("-o", "--output", type=Path, metavar="FILE.pdf|FILE.txt", help="write the sheet instead")


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="say it for machines")
    parser.add_argument("--passphrase-file", metavar="F", help="file with the passphrase, - for standard input")


# ---- copies


def _backup(asked: argparse.Namespace) -> int:
    from notesapp.storage.backup import copy_to

    with Opened(asked) as vault:
        made = vault.backup_now()
        second = copy_to(made, vault.vault_id, asked.output) if asked.output else None
    size = made.stat().st_size
    sentence = f"Made and verified {made} ({size / 1e6:.1f} MB)."
    if second is not None:
        sentence += f" A copy of it is {second}."
    return say(asked, sentence, file=str(made), bytes=size, second=str(second) if second else None)


def _backups(asked: argparse.Namespace) -> int:
    from notesapp.model.expected import BackupDamaged
    from notesapp.storage.backup import SUFFIX
    from notesapp.storage.bundle import read_manifest
    from notesapp.storage.places import Places
    from notesapp.usecases.open_practice import require_practice

    if not asked.place:
        require_practice(asked.folder)
    if asked.place and not asked.place.is_dir():
        raise Expected(f"There is no folder {asked.place}.")
    rows: list[dict[str, Any]] = []
    for path in sorted((asked.place or Places(asked.folder).backups).glob(f"*{SUFFIX}")):
        row: dict[str, Any] = {"file": str(path), "bytes": path.stat().st_size}
        try:
            manifest = read_manifest(path)
        except BackupDamaged:
            rows.append({**row, "damaged": True})
            continue
        held = {name: manifest.counts.get(name, 0) for name in ("client", "session", "revision")}
        rows.append({**row, "damaged": False, "made": manifest.made.isoformat(), **held})
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        if row["damaged"]:
            print(f"damaged           {row['file']}")
            continue
        made = datetime.fromisoformat(row["made"]).astimezone()
        print(f"{made:%Y-%m-%d %H:%M}  {row['client']} clients, {row['session']} sessions  {row['file']}")
    print(f"{len(rows)} backup{'' if len(rows) == 1 else 's'}." if rows else "There are no backups yet.")
    return 0


def _restore(asked: argparse.Namespace) -> int:
    """Verify a backup, put it in place, and verify it again. It opens with the passphrase of its day."""
    from notesapp.storage.restore import restore
    from notesapp.usecases.open_practice import tried

    word, now = passphrase(asked), datetime.now(UTC)
    done = tried(lambda: restore(asked.backup, asked.folder, word, now, switch=asked.switch), tries_of(asked.backup))
    counts = done.checked.counts
    sentence = (
        f"Restored {counts['client']} clients and {counts['session']} sessions, as of "
        f"{done.manifest.made.astimezone():%Y-%m-%d %H:%M}, to {asked.folder}."
    )
    if done.aside is not None:
        sentence += f" What was there before is kept in {done.aside}."
    values = {"folder": str(asked.folder), "made": done.manifest.made.isoformat(), "counts": counts}
    return say(asked, sentence, **values, aside=str(done.aside) if done.aside else None)


def _salvage(asked: argparse.Namespace) -> int:
    from notesapp.usecases.open_practice import require_practice
    from notesapp.usecases.rescue import found_in, salvage_to

    require_practice(asked.folder)
    done = salvage_to(asked.folder, asked.new, passphrase(asked), datetime.now(UTC))
    sentence = f"{found_in(done)} The new practice is {asked.new}; the damaged one is as it was."
    values = {"folder": str(asked.new), "counts": done.counts, "pages": done.pages, "unreadable": done.bad}
    return say(asked, sentence, **values, proved=done.is_proved)


# ---- whether it is true


def _verify(asked: argparse.Namespace) -> int:
    if asked.folder.is_file():
        with asked.folder.open("rb") as file:
            begins = file.read(2)
        return _verify_backup(asked) if begins == b"PK" else _verify_pdf(asked)
    from notesapp.usecases.verify import sentence, verify_practice

    with Opened(asked) as vault:
        found = verify_practice(vault)
    checked, chain = found.checked, found.checked.chain
    values = {
        "good": found.is_good,
        "pages": list(checked.pages),
        "search": checked.search_is_whole,
        "revisions": chain.checked,
        "erased": chain.erased,
        "bad_revision": chain.bad_seq or found.stray if found.dispute is None else found.dispute.seq,
        "fault": None if chain.fault is None else str(chain.fault),
        "clock_back_at": chain.back_in_time,
        "restored_from": list(found.restored),
        "log_missing_from": found.log_from,
        "log_altered": None if found.log_seal is None else [found.log_seal.first, found.log_seal.last],
        "counts": checked.counts,
    }
    if found.is_good:
        return say(asked, sentence(found), **values)
    if asked.json:
        print(json.dumps(values))
    return fail(sentence(found))


def _verify_backup(asked: argparse.Namespace) -> int:
    from notesapp.storage.bundle import verify_backup
    from notesapp.usecases.open_practice import tried
    from notesapp.usecases.verify import fault_sentence

    word = passphrase(asked)
    manifest, checked = tried(lambda: verify_backup(asked.folder, word), tries_of(asked.folder))
    good = checked.is_good
    values = {"good": good, "made": manifest.made.isoformat(), "head": manifest.head.seq, "counts": checked.counts}
    if good:
        held = f"{checked.counts['client']} clients, {checked.counts['session']} sessions"
        made = f"{manifest.made.astimezone():%Y-%m-%d %H:%M}"
        return say(asked, f"This backup of {made} is whole: {held}, {manifest.head.seq} signed revisions.", **values)
    if asked.json:
        print(json.dumps(values))
    return fail(fault_sentence(checked.chain) or "The search index of this backup is not whole.")


def _verify_pdf(asked: argparse.Namespace) -> int:
    from notesapp.machine import settings
    from notesapp.machine.paths import machine
    from notesapp.usecases.verify_pdf import Verdict, verify_pdf

    last = settings.load(machine().settings).last_practice
    if asked.practice is None and not last:
        raise Expected("With which practice is this file to be compared? Name it with --practice DIR.")
    content = asked.folder.read_bytes()
    asked.folder = asked.practice or Path(last)
    with Opened(asked) as vault:
        found = verify_pdf(vault, content)
    values = {"verdict": str(found.verdict), "session": found.session_id, "version": found.version}
    if found.verdict in (Verdict.CURRENT, Verdict.OLDER):
        return say(asked, found.sentence, **values)
    if asked.json:
        print(json.dumps(values))
    return fail(found.sentence)


# ---- keys


def _passphrase(asked: argparse.Namespace) -> int:
    from notesapp.model.practice import LEAST_PASSPHRASE

    with Opened(asked) as vault:
        new = _new_passphrase(asked.new_passphrase_file)
        if new.strip() and len(new) < LEAST_PASSPHRASE:
            raise Expected(f"Too short: a new passphrase has at least {LEAST_PASSPHRASE} characters.")
        vault.change_passphrase(new)
    return say(asked, "The passphrase was changed. Backups made before open with the one of their day.", changed=True)


def _new_passphrase(source: str | None) -> str:
    if source is not None:
        return passphrase(argparse.Namespace(passphrase_file=source))
    import getpass

    try:
        new = getpass.getpass("New passphrase: ")
        again = getpass.getpass("Once more: ")
    except EOFError:
        raise Expected("No passphrase was given.") from None
    if again != new:
        raise Expected("The two are not the same; nothing was changed.")
    return no_longer(new)


def _recovery_key(asked: argparse.Namespace) -> int:
    from notesapp.machine.paths import replace_file
    from notesapp.words.recovery_sheet import recovery_text

    with Opened(asked) as vault:
        with vault.read() as tx:
            practice = tx.practice.get()
        key, at = vault.make_recovery_key(), datetime.now().astimezone()
    if asked.output is None:
        return say(asked, recovery_text(practice.name, key, at), key=key)
    if asked.output.suffix.lower() == ".pdf":
        from notesapp.pdf import recovery_sheet

        content = recovery_sheet(practice.name, key, at=at, paper="letter" if practice.paper == "letter" else "a4")
    else:
        content = recovery_text(practice.name, key, at).encode()
    try:
        replace_file(asked.output.absolute(), content)
    except Expected:
        print(recovery_text(practice.name, key, at), file=sys.stderr)  # or the new key would be lost
        raise
    return say(
        asked, f"Wrote the recovery sheet to {asked.output}. Print it, then delete the file.", file=str(asked.output)
    )
