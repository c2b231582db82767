"""Files of an SFTP server, over paramiko. The server must be known beforehand; keys and the agent are asked for who we are."""

from __future__ import annotations

import errno
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import paramiko

from build_tools.publishing.problem import PublishError

PATIENCE = 30
"""Seconds after which a silent server is taken for gone."""


@dataclass(frozen=True)
class SftpPlace:
    """An account and a folder on a server. Empty ``key`` and ``known_hosts`` mean the user's usual ones."""

    host: str
    port: int
    user: str
    folder: str
    key: str = ""
    known_hosts: str = ""

    def __str__(self) -> str:
        return f"{self.user}@{self.host}"


class _RefuseUnknown:
    """Nobody answers a question here, so an unknown server is refused, with its fingerprint to be compared."""

    def missing_host_key(self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey) -> None:
        mark = b64encode(sha256(key.asbytes()).digest()).decode().rstrip("=")
        raise PublishError(
            f"chưa biết khóa của máy chủ {hostname} (SHA256:{mark}); hỏi người quản trị máy chủ xem dấu ấy có đúng không, "
            "rồi nối một lần bằng lệnh ssh để ghi vào known_hosts"
        )


class SftpFiles:
    """``Files`` over one connection."""

    def __init__(self, place: SftpPlace, password: str = "") -> None:
        self._root = place.folder.rstrip("/")
        self._client = paramiko.SSHClient()
        try:
            self._sftp = self._connect(place, password)
            self._sftp.stat(self._root or "/")
        except FileNotFoundError as error:
            self._client.close()
            raise PublishError(f"máy chủ {place.host} không có thư mục {place.folder}; tạo thư mục ấy rồi chạy lại") from error
        except BaseException:
            self._client.close()
            raise

    def _connect(self, place: SftpPlace, password: str) -> paramiko.SFTPClient:
        if place.known_hosts:
            self._client.load_host_keys(place.known_hosts)
        else:
            self._client.load_system_host_keys()
        self._client.set_missing_host_key_policy(_RefuseUnknown())
        self._client.connect(
            place.host, place.port, place.user, password or None, key_filename=place.key or None,
            timeout=PATIENCE, banner_timeout=PATIENCE, auth_timeout=PATIENCE, channel_timeout=PATIENCE,
        )  # fmt: skip
        sftp = self._client.open_sftp()
        channel = sftp.get_channel()
        if channel is not None:
            channel.settimeout(PATIENCE)
        return sftp

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def read(self, path: str) -> bytes | None:
        try:
            with self._sftp.open(self._at(path), "rb") as file:
                file.prefetch()
                return bytes(file.read())
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> frozenset[str]:
        try:
            return frozenset(self._sftp.listdir(self._at(folder)))
        except FileNotFoundError:
            return frozenset()

    def put(self, source: Path | bytes, path: str) -> None:
        """The size is asked for afterwards: a full disk is told by nothing else."""
        data = source if isinstance(source, bytes) else source.read_bytes()
        self._sftp.putfo(BytesIO(data), self._at(path), len(data), confirm=True)

    def create(self, path: str, data: bytes) -> bool:
        try:
            file = self._sftp.open(self._at(path), "wx")
        except OSError:
            if self._is_there(path):  # servers do not say why they refuse
                return False
            raise
        with file:
            file.write(data)
        return True

    def rename(self, old: str, new: str) -> None:
        self._sftp.posix_rename(self._at(old), self._at(new))

    def make_folder(self, path: str) -> None:
        try:
            self._sftp.mkdir(self._at(path))
        except OSError:
            if not self._is_there(path):
                raise

    def remove(self, path: str) -> None:
        try:
            self._sftp.remove(self._at(path))
        except FileNotFoundError:
            return

    def remove_folder(self, path: str) -> None:
        """The server refuses where the folder is not empty; it does not say that this is why."""
        try:
            self._sftp.rmdir(self._at(path))
        except OSError as error:
            if error.errno not in (None, errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST):
                raise

    def close(self) -> None:
        self._client.close()

    def _is_there(self, path: str) -> bool:
        try:
            self._sftp.stat(self._at(path))
        except FileNotFoundError:
            return False
        return True
