"""Where the marks are: on what kind of disk, and in which folder where theirs is read-only."""

from __future__ import annotations

import contextlib
import os
from functools import cache
from pathlib import Path
from threading import Lock

_MOUNTS = Path("/proc/self/mountinfo")
# File systems that several machines may have open at once, as the kernel calls them.
_NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs 9p afs ceph lustre gpfs beegfs ocfs2 gfs2 glusterfs fuse.glusterfs "
    "fuse.sshfs fuse.ceph fuse.lustre virtiofs".split()
)
_LOGS = ("", "-wal", "-journal")
_lock = Lock()


def identity_of(file: Path) -> tuple[int, int] | None:
    """Give what tells a file from another of its name: device and number. None: there is none."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def what_is_read_only(file: Path) -> Path | None:
    """Give what of a file and its folder cannot be written to, if anything; makes the folder."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return file.parent
    return next((p for p in (file.parent, file) if p.exists() and not os.access(p, os.W_OK)), None)


def is_on_network(folder: Path) -> bool:
    """Whether other machines may see this folder; where the system does not tell, they do not."""
    try:
        device = folder.stat().st_dev
        # Disks of this machine have a number of their own kind.
        if os.major(device) != 0:
            return False
        return _kind(device) in _NETWORK
    except OSError:
        return False


def _kind(device: int) -> str | None:
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in _MOUNTS.read_text("utf-8", "replace").splitlines():
        mount, _, system = line.partition(" - ")
        if mount.split()[2] == number:
            return system.split()[0]
    return None


def folder_for_this_sitting(file: Path) -> Path:
    """Give a folder that is there until the program ends, with a copy of the file, if it is there.

    The same for every thread that asks. Raises OSError.
    """
    with _lock:
        return _copied(file)


@cache
def _copied(file: Path) -> Path:
    import atexit
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="newsreader-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for log in _LOGS:
        with contextlib.suppress(OSError):
            copy = folder / f"{file.name}{log}"
            shutil.copyfile(f"{file}{log}", copy)
    return folder
