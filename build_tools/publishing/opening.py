"""From a destination to its target."""

from __future__ import annotations

from pathlib import Path

from build_tools.publishing.destinations import Destination, sftp_parts
from build_tools.publishing.folder import FolderFiles
from build_tools.publishing.problem import PublishError
from build_tools.publishing.rsync import RsyncTarget
from build_tools.publishing.sftp import SftpFiles, SftpPlace
from build_tools.publishing.staged import StagedTarget
from build_tools.publishing.target import Target


def open_target(destination: Destination, root: Path, sources: tuple[Path, ...], *, user: str, password: str) -> Target:
    """Connect. Relative paths start at the project's ``root``; none of its ``sources`` is published over.

    Raises PublishError, OSError or paramiko's errors where there is no way in.
    """
    if destination.kind == "sftp":
        host, port, named, folder = sftp_parts(destination.place)
        key, known_hosts = (str(root / Path(p).expanduser()) if p else "" for p in (destination.key, destination.known_hosts))
        return StagedTarget(SftpFiles(SftpPlace(host, port, named or user, folder, key, known_hosts), password))
    if destination.kind == "rsync":
        return RsyncTarget(destination.place)
    folder_there = (root / Path(destination.place).expanduser()).resolve()
    for source in sources:
        if folder_there in (source, *source.parents) or source in folder_there.parents:
            raise PublishError(f"không đăng vào {folder_there}: đó là thư mục nguồn của dự án, hoặc chứa thư mục nguồn")
    return StagedTarget(FolderFiles(folder_there))
