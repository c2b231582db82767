"""Old Word files (.doc), RTF and OpenDocument: LibreOffice makes them .docx, in a profile of its own that runs and fetches nothing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from build_tools.importer.limits import OFFICE_TIME, ImportRefused

_OFFICES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_ADVICE = (
    "Cài LibreOffice (miễn phí; Ubuntu: sudo apt-get install libreoffice-writer-nogui) rồi chạy lại, "
    "hoặc mở tệp bằng Word, chọn Lưu thành (Save As) kiểu .docx rồi nhập tệp .docx."
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Writer/Content/Update", "Field", "0"),
)
"""Path below org.openoffice.Office, name, value: no macro, nothing linked from outside, no field computed anew."""
_PROXY = (
    ("ooInetProxyType", "1"),
    ("ooInetHTTPProxyName", "127.0.0.1"),
    ("ooInetHTTPProxyPort", "9"),
    ("ooInetHTTPSProxyName", "127.0.0.1"),
    ("ooInetHTTPSProxyPort", "9"),
)
"""All requests go to the port where nobody answers."""


def find_office() -> str | None:
    """LibreOffice; ``VANKIEN_OFFICE`` names another."""
    named = os.environ.get("VANKIEN_OFFICE")
    if named is not None:
        return named or None
    return next((found for found in (*map(shutil.which, _OFFICES), *(p for p in _PLACES if Path(p).exists())) if found), None)


def to_word(data: bytes) -> bytes:
    """The file as .docx. Raises ImportRefused where LibreOffice is missing, fails or does not end."""
    office = find_office()
    if office is None:
        raise ImportRefused("Tệp Word đời cũ (.doc), RTF hoặc OpenDocument cần LibreOffice để đọc, máy này chưa có.", _ADVICE)
    with tempfile.TemporaryDirectory(prefix="vankien-doc-") as name:
        folder = Path(name)
        _write_profile(folder / "profile")
        source = folder / "paper.doc"  # LibreOffice knows the format by the content
        source.write_bytes(data)
        _run(office, folder, source)
        made = folder / "out" / "paper.docx"
        if not made.is_file():
            raise ImportRefused(
                "LibreOffice không mở được tệp; tệp có thể hỏng hoặc có mật khẩu.",
                "Mở bằng Word, bỏ mật khẩu nếu có, lưu thành .docx rồi nhập.",
            )
        return made.read_bytes()


def _run(office: str, folder: Path, source: Path) -> None:
    profile = (folder / "profile").as_uri()
    order = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck", "--nodefault"]
    order += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        running = subprocess.Popen(order, start_new_session=True, env={**os.environ, "HOME": str(folder)}, **quiet)  # type: ignore[call-overload]
    except OSError as error:
        raise ImportRefused("Không chạy được LibreOffice.", _ADVICE) from error
    try:
        running.wait(OFFICE_TIME)
    except subprocess.TimeoutExpired as error:
        raise ImportRefused(
            f"LibreOffice đọc tệp quá {OFFICE_TIME} giây, đã dừng.", "Mở tệp bằng Word, lưu thành .docx rồi nhập."
        ) from error
    finally:
        _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the processes that it has begun."""
    if running.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.wait()


def _write_profile(folder: Path) -> None:
    items = [(f"/org.openoffice.Office.{path}", name, value) for path, name, value in _SETTINGS]
    items += [("/org.openoffice.Inet/Settings", name, value) for name, value in _PROXY]
    said = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>' for path, name, value in items
    )
    user = folder / "user"
    user.mkdir(parents=True)
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (user / "registrymodifications.xcu").write_text(f"{head}{said}</oor:items>", "utf-8")
