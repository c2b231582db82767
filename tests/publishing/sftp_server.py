"""An SFTP server on this machine, over a folder: just enough of one for the tests."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import paramiko
from paramiko import SFTPAttributes, SFTPServer

from build_tools.publishing.sftp import SftpPlace

USER, PASSWORD = "bientap", "mat-khau"


@dataclass(frozen=True)
class Server:
    """A running server: where it listens and the file that knows its key."""

    port: int
    known_hosts: Path
    key: paramiko.PKey

    def place(self, folder: Path, *, known_hosts: Path | None = None) -> SftpPlace:
        return SftpPlace("127.0.0.1", self.port, USER, str(folder), known_hosts=str(known_hosts or self.known_hosts))


class _Door(paramiko.ServerInterface):
    def check_auth_password(self, username: str, password: str) -> int:
        return paramiko.AUTH_SUCCESSFUL if (username, password) == (USER, PASSWORD) else paramiko.AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return paramiko.OPEN_SUCCEEDED


class _Handle(paramiko.SFTPHandle):
    def stat(self) -> SFTPAttributes:
        return SFTPAttributes.from_stat(os.fstat(self.readfile.fileno()))


class _Disk(paramiko.SFTPServerInterface):
    def list_folder(self, path: str) -> Any:
        return self._tried(lambda: [SFTPAttributes.from_stat(p.lstat(), p.name) for p in Path(path).iterdir()])

    def stat(self, path: str) -> Any:
        return self._tried(lambda: SFTPAttributes.from_stat(Path(path).stat()))

    lstat = stat

    def open(self, path: str, flags: int, attr: SFTPAttributes) -> Any:
        def opened() -> _Handle:
            file = os.fdopen(os.open(path, flags, 0o644), "r+b" if flags & (os.O_WRONLY | os.O_RDWR) else "rb", buffering=0)
            handle = _Handle(flags)
            handle.readfile = handle.writefile = file
            return handle

        return self._tried(opened)

    def remove(self, path: str) -> int:
        return self._done(lambda: Path(path).unlink())

    def posix_rename(self, oldpath: str, newpath: str) -> int:
        return self._done(lambda: Path(oldpath).replace(newpath))

    def mkdir(self, path: str, attr: SFTPAttributes) -> int:
        return self._done(lambda: Path(path).mkdir())

    def rmdir(self, path: str) -> int:
        return self._done(lambda: Path(path).rmdir())

    def _tried(self, action: Any) -> Any:
        try:
            return action()
        except OSError as error:
            return SFTPServer.convert_errno(error.errno)

    def _done(self, action: Any) -> int:
        answer = self._tried(action)
        return answer if isinstance(answer, int) else paramiko.SFTP_OK


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server with a new key, known in ``folder/known_hosts``."""
    key = paramiko.ECDSAKey.generate()
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    known_hosts = folder / "known_hosts"
    known_hosts.write_text(f"[127.0.0.1]:{port} {key.get_name()} {key.get_base64()}\n", "utf-8")
    threading.Thread(target=_listen, args=(listener, key), daemon=True).start()
    try:
        yield Server(port, known_hosts, key)
    finally:
        listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for the next caller
        listener.close()


def _listen(listener: socket.socket, key: paramiko.PKey) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        transport = paramiko.Transport(connection)
        transport.add_server_key(key)
        transport.set_subsystem_handler("sftp", SFTPServer, _Disk)
        transport.start_server(server=_Door(), event=threading.Event())
