"""What a disk, a server or rsync complains of, said to the editor."""

from __future__ import annotations

import errno
import re
import socket

import paramiko

from build_tools.publishing.problem import PublishError
from build_tools.publishing.rsync import RsyncError

TROUBLES = (PublishError, RsyncError, OSError, paramiko.SSHException, EOFError)
"""All that a target may raise."""
_LOST = (paramiko.SSHException, EOFError, ConnectionError, TimeoutError, paramiko.ssh_exception.NoValidConnectionsError)
_AGAIN = "Trang đang hiện vẫn nguyên vẹn; sửa xong thì chạy lại, việc còn dở sẽ được làm nốt."
_FULL = "đĩa ở nơi đăng đã đầy, hoặc hết phần được dùng"
_NO_RIGHTS = "không có quyền ghi ở nơi đăng"
_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _NO_RIGHTS,
    errno.EPERM: _NO_RIGHTS,
    errno.EROFS: "nơi đăng chỉ cho đọc",
    errno.ENOENT: "thư mục ở nơi đăng đã biến mất giữa chừng",
}
_RSYNC = (
    (r"Host key verification failed", "chưa biết khóa của máy chủ, hoặc khóa đã đổi; hỏi người quản trị rồi nối một lần bằng lệnh ssh"),
    (r"Permission denied \([a-z]|auth failed", "máy chủ không nhận tài khoản hoặc khóa này"),
    (r"No space left|Disk quota", _FULL),
    (r"Permission denied|Operation not permitted|read only", _NO_RIGHTS),
    (r"Could not resolve|timed out|refused|unreachable|No route|connection unexpectedly closed", "không nối được với máy chủ"),
    (r"change_dir|Unknown module|mkdir .* failed", "không có thư mục ấy ở nơi đăng"),
)


def said(error: Exception) -> str:
    """One sentence on what is wrong and one on what to do."""
    if isinstance(error, PublishError):
        return str(error)
    if isinstance(error, RsyncError):
        meant = next((words for pattern, words in _RSYNC if re.search(pattern, str(error), re.IGNORECASE)), "rsync báo lỗi")
        return f"{meant} (rsync, mã {error.status}: {_first_line(str(error))}). {_AGAIN}"
    return f"{_of_connection(error) or _of_file(error)}. {_AGAIN}"


def _of_connection(error: Exception) -> str:
    """Empty where the connection is not what fails."""
    if isinstance(error, paramiko.BadHostKeyException):
        return f"khóa của máy chủ {error.hostname} đã đổi: có thể là máy giả; hỏi người quản trị máy chủ trước khi làm tiếp"
    if isinstance(error, paramiko.AuthenticationException):
        return "máy chủ không nhận tài khoản, khóa hoặc mật khẩu này (mật khẩu đặt trong VANKIEN_PASSWORD)"
    if isinstance(error, socket.gaierror):
        return "không tìm thấy máy chủ có tên ấy"
    if isinstance(error, _LOST):
        return f"không nối được với máy chủ, hoặc đường truyền bị ngắt ({_first_line(str(error)) or type(error).__name__})"
    return ""


def _of_file(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in _ERRNO:
        return _ERRNO[error.errno] + (f": {error.filename}" if error.filename else "")
    if isinstance(error, OSError) and "unsupported" in str(error).lower():
        return "máy chủ SFTP không đổi tên đè được (posix-rename), nên không đăng trọn vẹn được; dùng rsync"
    if isinstance(error, OSError) and error.errno is None:
        return f"máy chủ từ chối ghi, thường vì đĩa đầy hoặc hết phần được dùng ({_first_line(str(error))})"
    return f"không ghi được: {_first_line(str(error))}"


def _first_line(text: str) -> str:
    """rsync says the cause first and then that there was one."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
