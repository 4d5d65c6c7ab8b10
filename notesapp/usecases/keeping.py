"""Records are kept for as long as they must be, held longer where the law asks, and erased when the time has come."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import notesapp
from notesapp.catalogue.retention import longest
from notesapp.editing.stamp import Stamp
from notesapp.model.expected import Expected, NotConfirmed, RecordHeld
from notesapp.model.keeping import EraseReason, Erasure, Hold, Kept, RetentionRule
from notesapp.model.signature import RevisionKind
from notesapp.storage import backup
from notesapp.storage.chain import Signing
from notesapp.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that still holds an erased record, and when it will have been thinned out at the latest."""

    path: Path
    made: datetime
    leaves: datetime


@dataclass(frozen=True, slots=True)
class Erased:
    """IS_SWEPT: no page of the file holds a word of it any more (else that is made up for at the next save).

    COPIES are the backups beside the practice that still hold it; those in other places are not known here.
    """

    erasure: Erasure
    is_swept: bool
    copies: tuple[Copy, ...]
    discarded: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """RULE is what holds, CHOSEN whether the practice chose it; RECORDS those whose period is over."""

    rule: RetentionRule
    chosen: bool
    records: tuple[Kept, ...]
    erased: tuple[Erasure, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """How the record of one client is kept, with every hold there was."""

    rule: RetentionRule
    chosen: bool
    kept: Kept
    holds: tuple[Hold, ...]


def rule_of(vault: Vault) -> tuple[RetentionRule, bool]:
    """The period that holds, and whether the practice chose it: until then the longest of all presets."""
    with vault.read() as tx:
        chosen = tx.keeping.rule()
    return chosen or longest(), chosen is not None


def choose_rule(vault: Vault, rule: RetentionRule) -> None:
    with vault.write() as tx:
        tx.keeping.save_rule(rule)


def due(vault: Vault, on: date) -> Due:
    """What may be erased ON a day, and what was erased."""
    rule, chosen = rule_of(vault)
    with vault.read() as tx:
        return Due(rule, chosen, tx.keeping.due(rule, on), tx.keeping.erasures())


def record(vault: Vault, client_id: str) -> Record:
    """Raises NotFound."""
    rule, chosen = rule_of(vault)
    with vault.read() as tx:
        return Record(rule, chosen, tx.keeping.kept(client_id, rule), tx.keeping.holds(client_id))


def hold(vault: Vault, client_id: str, reason: str, stamp: Stamp) -> None:
    """Put the record of a client under a legal hold. Raises NoReason, NotFound."""
    with vault.write() as tx:
        tx.keeping.hold(stamp.new_id(), client_id, reason)


def end_hold(vault: Vault, hold_id: str, reason: str) -> None:
    """Raises NoReason, NotFound."""
    with vault.write() as tx:
        tx.keeping.end_hold(hold_id, reason)


def erase(
    vault: Vault, client_id: str, typed: str, reason: EraseReason, stamp: Stamp, *, copies_too: bool = False
) -> Erased:
    """Erase the whole record of a client whose name was TYPED to confirm it, and make a copy that is free of it.

    COPIES_TOO deletes the older backups beside the practice once that copy is verified.
    Raises NotConfirmed, RecordHeld, RecordErased, NotFound, DiskFull, StorageFailed.
    """

    def signing() -> Signing:
        now = stamp.now()
        offset = datetime.now().astimezone().utcoffset()
        minutes = int(offset.total_seconds()) // 60 if offset else 0
        return Signing(vault.who, now, minutes, notesapp.__version__, kind=RevisionKind.ERASE)

    with vault.write() as tx:
        name = tx.clients.get(client_id).name
        if _plain(typed) != _plain(name):
            raise NotConfirmed
        if any(one.in_force for one in tx.keeping.holds(client_id)):
            raise RecordHeld
        done = tx.erasing.erase(client_id, reason, signing)
    with suppress(Expected):  # it is erased all the same; the sweep is made up for at the next checkpoint
        vault.checkpoint()
    with vault.read() as tx:
        is_swept = tx.erasing.is_swept()
    fresh, discarded = None, 0
    with suppress(Expected):
        fresh = vault.backup_now()
        if copies_too:
            discarded = backup.discard_others(vault.places, fresh)
    return Erased(done, is_swept, copies_with(vault, done, fresh), discarded)


def copies_now(vault: Vault) -> tuple[Copy, ...]:
    """Every backup beside the practice: where a record that is erased now will still stand."""
    paths = backup.list_backups(vault.places)
    ends = backup.leaves([path.name for path in paths], vault.clock())
    made = ((path, backup.made_at(path.name)) for path in paths)
    return tuple(Copy(path, at, ends[path.name]) for path, at in made if at is not None)


def copies_with(vault: Vault, erasure: Erasure, fresh: Path | None = None) -> tuple[Copy, ...]:
    """The backups beside the practice that were made before ERASURE; FRESH is known to be free of it."""
    return tuple(copy for copy in copies_now(vault) if copy.path != fresh and copy.made <= erasure.at)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
