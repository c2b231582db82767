"""A target that rsync reaches: over ssh, an rsync server, or a folder. Nothing else runs there, rsync does everything.

rsync itself writes each file under a temporary name, in a folder of ours. Changed files of a step wait until all of them
have arrived (``--delay-updates``), so that readers meet old pages beside new ones for as short a time as possible.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname, join

from build_tools.publishing.manifest import FOLDER, LOCK, MANIFEST, Manifest
from build_tools.publishing.problem import PublishError

PATIENCE = 60
"""Seconds after which a silent server is taken for gone."""
_SSH = f"ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout={PATIENCE}"
_ARRIVING = f"{FOLDER}/arriving"
"""Temporary files of rsync."""
_WAITING = ".~tmp~"
"""rsync's name for the folders in which files wait for their turn; an interruption leaves them behind."""


class RsyncError(Exception):
    """rsync has failed: its exit status and what it said."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status


class RsyncTarget:
    """A ``Target`` by its rsync address: ``user@host:/path``, ``rsync://host/module/path`` or a folder."""

    def __init__(self, address: str, program: str = "rsync") -> None:
        self._address = address.rstrip("/") + "/"
        self._program = program
        self._site = Path()
        if ":" not in address and not Path(address).is_dir():
            raise PublishError(f"không thấy thư mục {address}; tạo thư mục hoặc nối ổ đĩa ấy rồi chạy lại")

    def read(self, path: str) -> bytes | None:
        with _empty_folder() as folder:
            self._run("--ignore-missing-args", source=self._address, goal=f"{folder}/", names=[path])
            return (folder / path).read_bytes() if (folder / path).is_file() else None

    def write(self, path: str, data: bytes) -> None:
        self._write(path, data, "--ignore-times")

    def create(self, path: str, data: bytes) -> bool:
        """rsync cannot create exclusively: of two at the same moment one finds the other's data."""
        self._write(path, data, "--ignore-existing")
        return self.read(path) == data

    def remove(self, path: str) -> None:
        self._delete([path])

    def present(self, paths: Collection[str]) -> set[str]:
        with _empty_folder() as folder:
            said = self._run(
                "--dry-run", "--ignore-times", "--ignore-missing-args", "--out-format=%n",
                source=self._address, goal=f"{folder}/", names=paths,
            )  # fmt: skip
        return set(paths) & set(said.splitlines())

    def bring(self, site: Path, files: Manifest) -> Iterator[int]:
        """Nothing is carried beforehand: where a file is there already, rsync takes none that lies elsewhere on the target."""
        self._site = site
        with _empty_folder() as folder:
            (folder / _ARRIVING).mkdir(parents=True)
            self._run("--recursive", source=f"{folder}/", goal=self._address, names=[FOLDER])
        return iter(())

    def place(self, paths: Sequence[str]) -> None:
        options = ("--checksum", "--delay-updates", f"--temp-dir={_ARRIVING}")
        self._run(*options, source=f"{self._site}/", goal=self._address, names=paths)

    def delete(self, paths: Sequence[str], folders: Sequence[str]) -> None:
        pages = [path for path in paths if path.endswith(".html")]
        self._delete(pages)
        self._delete([path for path in paths if not path.endswith(".html")])
        self._drop_waiting(folders)
        for depth in sorted({folder.count("/") for folder in folders}, reverse=True):
            self._delete([folder for folder in folders if folder.count("/") == depth])

    def clear(self, touched: Collection[str]) -> None:
        self._drop_waiting({dirname(path) for path in touched})
        kept = [f"--exclude=/{path.removeprefix(FOLDER)[1:]}" for path in (MANIFEST, LOCK)]
        with _empty_folder() as folder:
            self._run("--recursive", "--delete", *kept, source=f"{folder}/", goal=f"{self._address}{FOLDER}/")

    def close(self) -> None:
        """Every call is a connection of its own."""

    def _write(self, path: str, data: bytes, option: str) -> None:
        with _empty_folder() as folder:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
            self._run(option, source=f"{folder}/", goal=self._address, names=[path])

    def _drop_waiting(self, folders: Collection[str]) -> None:
        """What an interruption has left of files that were waiting for their turn."""
        self._delete(sorted(join(folder, _WAITING) for folder in folders), "--recursive", "--force")

    def _delete(self, paths: Collection[str], *options: str) -> None:
        """rsync deletes what it is asked to send and does not find; a folder with something in it stays."""
        if not paths:
            return
        with _empty_folder() as folder:
            for parent in {dirname(path) for path in paths}:
                (folder / parent).mkdir(parents=True, exist_ok=True)
            self._run("--delete-missing-args", "--existing", *options, source=f"{folder}/", goal=self._address, names=paths)

    def _run(self, *options: str, source: str, goal: str, names: Collection[str] = ()) -> str:
        """One call of rsync; what it printed. Names go in on the standard input, none of them is a pattern."""
        listed = ["--files-from=-", "--from0"] if names else []
        over_ssh = ["-e", _SSH] if ":" in self._address and "://" not in self._address else []
        call = [self._program, "-s", "-8", "--chmod=D755,F644", f"--timeout={PATIENCE}", *over_ssh, *listed, *options, source, goal]
        try:
            done = subprocess.run(call, input="\0".join(names).encode(), capture_output=True, check=False)
        except FileNotFoundError as error:
            raise PublishError("máy này chưa có chương trình rsync; cài rsync, hoặc dùng dạng sftp:// hay folder:") from error
        if done.returncode:
            raise RsyncError(done.returncode, done.stderr.decode("utf-8", "replace").strip())
        return done.stdout.decode("utf-8", "replace")


@contextmanager
def _empty_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)
