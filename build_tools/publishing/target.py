"""What every target can do, whether a folder, an SFTP server or an rsync server."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from build_tools.publishing.manifest import Manifest


class Target(Protocol):
    """Where a site is published. Paths are those of the manifest; a file appears whole or not at all.

    Raises PublishError, OSError, or what the protocol's library raises; ``trouble.said`` puts it in words.
    """

    def read(self, path: str) -> bytes | None:
        """A file's bytes, None where there is none."""

    def write(self, path: str, data: bytes) -> None:
        """A file of our own folder, in place of an earlier one."""

    def create(self, path: str, data: bytes) -> bool:
        """The same, but only where there is none yet; whether it was made."""

    def remove(self, path: str) -> None:
        """A file of our own folder goes, if it is there."""

    def present(self, paths: Collection[str]) -> Collection[str]:
        """Which of these files are there."""

    def bring(self, site: Path, files: Manifest) -> Iterator[int]:
        """Carry files over without touching anything that is published; yields how many have arrived."""

    def place(self, paths: Sequence[str]) -> None:
        """Put what was brought in its places, in this order."""

    def delete(self, paths: Sequence[str], folders: Sequence[str]) -> None:
        """Delete files, then those of the folders that are empty."""

    def clear(self, touched: Collection[str]) -> None:
        """Remove what was brought and never placed, by this run or by one that was interrupted.

        ``touched`` are the paths that either of them meant to change.
        """

    def close(self) -> None:
        """End the connection."""
