"""Files of a folder on this machine: a web server's, a shared drive's, a USB stick's."""

from __future__ import annotations

import shutil
from pathlib import Path

from build_tools.publishing.problem import PublishError


class FolderFiles:
    """``Files`` below a folder that must be there: a stick that is not plugged in must not become a folder of this name."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise PublishError(f"không thấy thư mục {root}; tạo thư mục hoặc nối ổ đĩa ấy rồi chạy lại")
        self._root = root

    def read(self, path: str) -> bytes | None:
        try:
            return (self._root / path).read_bytes()
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> frozenset[str]:
        try:
            return frozenset(path.name for path in (self._root / folder).iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return frozenset()

    def put(self, source: Path | bytes, path: str) -> None:
        if isinstance(source, bytes):
            (self._root / path).write_bytes(source)
        else:
            shutil.copyfile(source, self._root / path)

    def create(self, path: str, data: bytes) -> bool:
        try:
            with (self._root / path).open("xb") as file:
                file.write(data)
        except FileExistsError:
            return False
        return True

    def rename(self, old: str, new: str) -> None:
        (self._root / old).replace(self._root / new)

    def make_folder(self, path: str) -> None:
        (self._root / path).mkdir(exist_ok=True)

    def remove(self, path: str) -> None:
        (self._root / path).unlink(missing_ok=True)

    def remove_folder(self, path: str) -> None:
        folder = self._root / path
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()

    def close(self) -> None:
        """Nothing is open."""
