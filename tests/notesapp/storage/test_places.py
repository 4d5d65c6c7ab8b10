from pathlib import Path

import pytest

from notesapp.model.expected import SyncedFolder
from notesapp.storage.places import refuse_synced

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/home /net nfs4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
/dev/sdb1 /net/local ext4 rw 0 0
odd
"""


@pytest.mark.parametrize(
    "folder",
    [
        "/home/a/OneDrive/practice",
        "/home/a/OneDrive - Practice Ltd/x",
        "/home/a/Dropbox (Personal)/x",
        "/Users/a/Library/Mobile Documents/com~apple/x",
        "/Users/a/Library/CloudStorage/anything/x",
        "/home/a/Google Drive/x",
        "/home/a/Nextcloud/x",
        "/net/x",
        "/net",
        "/mnt/my share/x",
    ],
)
def test_synchronised_and_network_folders_are_refused(folder):
    with pytest.raises(SyncedFolder):
        refuse_synced(Path(folder), MOUNTS)


@pytest.mark.parametrize("folder", ["/home/a/practice", "/net/local/practice", "/netted/x", "/home/a/My Dropbox notes"])
def test_other_folders_are_not(folder):
    refuse_synced(Path(folder), MOUNTS)


def test_a_folder_within_a_marked_one_is_refused(tmp_path):
    (tmp_path / ".dropbox").write_text("")
    with pytest.raises(SyncedFolder):
        refuse_synced(tmp_path / "a" / "b", "")


def test_a_link_into_a_synchronised_folder_is_refused(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(SyncedFolder):
        refuse_synced(tmp_path / "link" / "practice", "")
