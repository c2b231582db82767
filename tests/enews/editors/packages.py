"""The editors as their makers publish them: fetched once, checked against a fixed digest, unpacked outside of the project's own files."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(__file__).resolve().parents[3] / ".cache" / "enews"
PATIENCE = 300
"""Seconds after which a download is taken to have failed."""


class UnavailableError(Exception):
    """Something that these tests need cannot be had on this machine; the text says what."""


@dataclass(frozen=True)
class EditorPackage:
    """One version of a package of npm. ``sha512`` is the digest of its archive, as npm writes it."""

    name: str
    version: str
    sha512: str

    @property
    def folder(self) -> Path:
        return CACHE / f"{self.name}-{self.version}"


TINYMCE = EditorPackage("tinymce", "8.9.2", "Qh6ADSC0x1F/KsrupfResNJFAaINJQBtfVjx5zxxWJ0ZrGtaKldtAXDMI6uEA57s2n+0rEtXmtbitiU4zV7+0Q==")
CKEDITOR5 = EditorPackage("ckeditor5", "48.5.2", "7xWn4z/O6QUQf/Two826jQrfcN8uB+Fizn0/nVYHgvOvNRGIkaxQqfO2v/PmdU+IIB2QrtihDkk1vfwwYWe63w==")
QUILL = EditorPackage("quill", "2.0.3", "xEYQBqfYx/sfb33VJiKnSJp8ehloavImQ2A6564GAbqG55PGw1dAWUn1MUbQB62t0azawUS2CZZhWCjO8gRvTw==")
CKEDITOR4 = EditorPackage("ckeditor4", "4.22.1", "Yj4vTHX5YxHwc48gNqUqTm+KLkRr9tuyb4O2VIABu4oKHWRNVIdLdy6vUNe/XNx+RiTavMejfA1MVOU/MxLjqQ==")


def unpacked(package: EditorPackage) -> Path:
    """The folder of a package's files. Raises ``UnavailableError`` where npm or its registry is missing."""
    if not package.folder.is_dir():
        with tempfile.TemporaryDirectory() as scratch:
            archive = _packed(package, Path(scratch))
            _verify(package, archive.read_bytes())
            _move_in(package.folder, lambda folder: _extract(archive, folder))
    return package.folder


def _packed(package: EditorPackage, scratch: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError(f"cần npm để lấy {package.name} {package.version}, máy này không có npm")
    command = (npm, "pack", f"{package.name}@{package.version}", "--silent", "--pack-destination", str(scratch))
    run(command, f"npm không lấy được {package.name} {package.version}")
    return next(scratch.glob("*.tgz"))


def _verify(package: EditorPackage, archive: bytes) -> None:
    found = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if found != package.sha512:
        raise ValueError(f"{package.name} {package.version}: digest {found}, expected {package.sha512}")


def _extract(archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    for path in (folder / "package").iterdir():
        path.rename(folder / path.name)


def _move_in(folder: Path, fill: Callable[[Path], None]) -> None:
    """A folder that is there has all its files, also when the run that made it was stopped or another made it meanwhile."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
        filled = Path(scratch) / "filled"
        filled.mkdir()
        fill(filled)
        with suppress(FileExistsError):
            filled.rename(folder)


def wordpress() -> Path:
    """Debian's WordPress, unpacked beside the editors and never installed: no server, no database. apt checks what it fetches."""
    folder = CACHE / "wordpress"
    if not folder.is_dir():
        missing = [tool for tool in ("apt-get", "dpkg-deb") if not shutil.which(tool)]
        if missing:
            raise UnavailableError(f"cần {missing[0]} để lấy gói wordpress của Debian, máy này không có")
        with tempfile.TemporaryDirectory() as scratch:
            run(("apt-get", "download", "-qq", "wordpress"), "apt không lấy được gói wordpress", folder=Path(scratch))
            archive = next(Path(scratch).glob("wordpress_*.deb"))
            _move_in(folder, lambda filled: _unpack_debian(archive, filled))
    return folder


def _unpack_debian(archive: Path, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        run(("dpkg-deb", "-x", str(archive), scratch), f"không mở được {archive.name}")
        shutil.move(Path(scratch) / "usr/share/wordpress/wp-includes", folder / "wp-includes")


def run(command: tuple[str, ...], trouble: str, given: str = "", folder: Path | None = None) -> str:
    """What a command prints. Raises ``UnavailableError`` with ``trouble`` and the command's last line where it fails."""
    try:
        done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, cwd=folder)
    except subprocess.TimeoutExpired:
        raise UnavailableError(f"{trouble}: quá {PATIENCE} giây") from None
    if done.returncode:
        raise UnavailableError(f"{trouble}: {(done.stderr.strip().splitlines() or ['không rõ vì sao'])[-1]}")
    return done.stdout
