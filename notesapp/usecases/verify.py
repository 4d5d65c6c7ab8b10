"""Whether a practice is whole: every page, every signature, and what other places remember of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from notesapp.model.expected import BackupDamaged
from notesapp.storage.backup import list_backups
from notesapp.storage.bundle import Manifest, read_manifest
from notesapp.storage.chain import ChainReport
from notesapp.storage.checks import Checked
from notesapp.storage.log_seal import Seal, first_broken
from notesapp.storage.strays import first_stray
from notesapp.storage.transaction import Transaction
from notesapp.storage.vault import Vault

_PUT_ASIDE = timedelta(hours=1)
"""A practice that a backup took the place of is backed up once more as it is locked: that copy is not of this one."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A backup remembers another entry SEQ than the practice has: signed history was replaced.

    AGREED is the last entry that a backup and the practice agree on (0: none), so the first
    replaced one lies after it and is SEQ at the latest.
    """

    backup: str
    seq: int
    agreed: int


@dataclass(frozen=True, slots=True)
class Verified:
    """RESTORED are the entries that restored backups ended with: what came after those was left behind on purpose.

    STRAY is the first entry whose rows, which the screens read, are not what was signed. LOG_FROM is the first entry of
    the access log that is missing: one was taken out, or a backup remembers more of them. LOG_SEAL is the first seal of
    the log that its entries do not fit any more: one of them was reworded.
    """

    checked: Checked
    dispute: Dispute | None
    restored: tuple[int, ...]
    backups: int
    stray: int | None = None
    log_from: int | None = None
    log_seal: Seal | None = None

    @property
    def is_good(self) -> bool:
        return self.checked.is_good and not any((self.dispute, self.stray, self.log_from, self.log_seal))


def verify_practice(vault: Vault) -> Verified:
    """Look at all of an open practice, and compare its chain with the heads its backups remember."""
    checked = vault.check()
    manifests: list[tuple[str, Manifest]] = []
    for path in list_backups(vault.places):
        try:
            manifest = read_manifest(path)
        except BackupDamaged:
            continue
        if manifest.vault_id == vault.vault_id:
            manifests.append((path.name, manifest))
    with vault.read() as tx:
        restored = tx.audit.restores()
        dispute = _dispute(tx, manifests, restored)
        stray = first_stray(tx.rows) if checked.is_good else None
        log_from = tx.audit.first_gap() or _log_cut_at(checked.counts["audit"], manifests, restored)
        log_seal = first_broken(tx.rows) if checked.is_good else None
    return Verified(checked, dispute, tuple(seq for _, seq in restored), len(manifests), stray, log_from, log_seal)


def fault_sentence(chain: ChainReport) -> str:
    """What is wrong with the chain, and with which entry it begins; "" if nothing is."""
    if chain.fault is None:
        return ""
    return {
        "altered": "Entry {n} was altered after it was signed.",
        "forged": "Entry {n} does not bear the signature of its author: it was changed or put in later.",
        "missing": "Entry {n} is missing.",
        "reordered": "Entry {n} does not follow the one before it: entries were moved or taken out.",
        "cut_short": "Entries are missing from {n} on, which were signed here: the file is older than it was.",
        "other_past": "Entry {n} is not the one that was signed here: the history was written anew.",
        "gone": "What was signed with entry {n} is gone, and no signed erasure says so.",
        "mark": "The note of the last entry in the key file is not genuine.",
    }[chain.fault.value].format(n=chain.bad_seq)


def sentence(found: Verified) -> str:
    """The result as one or two sentences."""
    checked, chain = found.checked, found.checked.chain
    if fault := fault_sentence(chain):
        return fault
    if found.dispute is not None:
        seq, agreed = found.dispute.seq, found.dispute.agreed
        which = f"entry {seq}" if seq == agreed + 1 else f"an entry from {agreed + 1} to {seq}"
        return f"The backup {found.dispute.backup} remembers another history: {which} was replaced since."
    if found.stray is not None:
        return f"What the screens show of entry {found.stray} is not what was signed: its rows were changed."
    if found.log_from is not None:
        return f"The access log is not whole: its entry {found.log_from} is missing."
    if found.log_seal is not None:
        first, last = found.log_seal.first, found.log_seal.last
        which = f"its entry {first} is" if first == last else f"one of its entries {first} to {last} is"
        return f"The access log was altered: {which} not what entry {found.log_seal.signed} was signed over."
    if checked.pages:
        return f"The practice file is damaged: {checked.pages[0]}."
    if not checked.search_is_whole:
        return "The search index does not hold exactly what the notes say."
    said = f"All is well: every page, and {chain.checked} signed revisions in one chain."
    if chain.erased:
        were = "entry was" if chain.erased == 1 else "entries were"
        said += f" The content of {chain.erased} {were} lawfully erased; its place in the chain stands."
    if found.backups:
        said += f" It agrees with {found.backups} backup{'s' if found.backups > 1 else ''}."
    if chain.back_in_time is not None:
        said += f" The clock was earlier at entry {chain.back_in_time} than at the entry before it."
    return said


def _log_cut_at(
    entries: int, manifests: list[tuple[str, Manifest]], restored: tuple[tuple[datetime, int], ...]
) -> int | None:
    """The first entry of the access log that a backup remembers and the practice, with ENTRIES, does not have."""
    later = [one for _, one in manifests if all(one.made > at + _PUT_ASIDE for at, _ in restored)]
    return entries + 1 if any(one.counts.get("audit", 0) > entries for one in later) else None


def _dispute(
    tx: Transaction, manifests: list[tuple[str, Manifest]], restored: tuple[tuple[datetime, int], ...]
) -> Dispute | None:
    agreed = 0
    for name, manifest in sorted(manifests, key=lambda one: one[1].head.seq):
        head = manifest.head
        left_behind = any(manifest.made <= at and head.seq > seq for at, seq in restored)
        if not head.seq or left_behind:
            continue
        if tx.notes.link_hash(head.seq) != head.hash:
            return Dispute(name, head.seq, agreed)
        agreed = head.seq
    return None
