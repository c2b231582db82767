"""Sets up everything from a bare Python: virtual environment, locked packages, Chromium for tests.

Standard library only, because it runs before anything is installed. ``make`` calls it; where
there is no make (Windows), ``py build_tools/bootstrap.py site`` does the same.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
OFFICES = ("soffice", "libreoffice")
NO_OFFICE = (
    "Bài kiểm tệp Word cần LibreOffice Writer mà máy này chưa có và không tự cài được. "
    "Cài bằng: sudo apt-get install libreoffice-writer-nogui (hoặc LibreOffice), hay đặt VANKIEN_OFFICE=/đường/dẫn/soffice rồi chạy lại."
)
MINIMUM = (3, 11)


def main(arguments: list[str]) -> int:
    """``bootstrap.py TARGET``: set up what the target needs, then run it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    targets: dict[str, Callable[[], int]] = {
        "site": site,
        "test": test,
        "coverage": coverage,
        "test-enews": test_enews,
        "serve": serve,
        "check": check,
        "bench": bench,
        "lock": lock,
        "setup": lambda: 0,
    }
    if len(arguments) != 1 or arguments[0] not in targets:
        print(f"Cách dùng: bootstrap.py {{{','.join(targets)}}}", file=sys.stderr)
        return 2
    if sys.version_info < MINIMUM:
        print(f"Cần Python {MINIMUM[0]}.{MINIMUM[1]} trở lên, đang dùng {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    os.chdir(ROOT)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("PYTHONUTF8", "1")
    name = arguments[0]
    lock_file = "requirements.lock" if name in ("site", "serve", "setup") else "requirements-dev.lock"
    if not (ensure_venv() and ensure_packages(lock_file)):
        return 1
    return targets[name]()


def run(*command: str | Path, quiet: bool = False) -> int:
    """Run a command; its output only when it fails, if ``quiet``."""
    done = subprocess.run([str(c) for c in command], check=False, capture_output=quiet, text=True, errors="replace")
    if quiet and done.returncode:
        sys.stderr.write((done.stdout or "") + (done.stderr or ""))
    return done.returncode


def ensure_venv() -> bool:
    """A virtual environment with pip. Where Debian ships Python without it, install it or say so."""
    if PYTHON.exists() and run(PYTHON, "-m", "pip", "--version", quiet=True) == 0:
        return True
    if not _has_module("ensurepip"):
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not (apt_install(package) or apt_install("python3-venv")):
            print("Thiếu mô-đun venv của Python. Cài bằng: sudo apt-get install python3-venv", file=sys.stderr)
            return False
    shutil.rmtree(VENV, ignore_errors=True)
    print("Tạo môi trường Python trong .venv …")
    return run(sys.executable, "-m", "venv", VENV) == 0


def _has_module(name: str) -> bool:
    return subprocess.run([sys.executable, "-c", f"import {name}"], check=False, capture_output=True).returncode == 0


def ensure_packages(lock_file: str) -> bool:
    """Packages of a lock file, hashes checked; a stamp says what is installed already."""
    wanted = _stamp_of(lock_file)
    stamp = VENV / "vankien-stamp"
    installed = stamp.read_text().split("\n") if stamp.exists() else []
    if wanted in installed:
        return True
    print(f"Cài các gói đã khóa trong {lock_file} …")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if run(*pip, "--require-hashes", "-r", lock_file) or run(*pip, "--no-deps", "--no-build-isolation", "--editable", "."):
        print("Cài gói không thành; xem lỗi ở trên.", file=sys.stderr)
        return False
    stamps = [wanted] + ([_stamp_of("requirements.lock")] if "dev" in lock_file else [])
    stamp.write_text("\n".join(stamps))
    return True


def _stamp_of(lock_file: str) -> str:
    digest = hashlib.sha256((ROOT / lock_file).read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return f"{lock_file} {digest.hexdigest()}"


def apt_install(package: str) -> bool:
    """Install a Debian package if this user may; False where that is not possible."""
    if os.name == "nt" or not shutil.which("apt-get"):
        return False
    prefix: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode:
            return False
        prefix = ["sudo", "-n"]
    print(f"Cài gói hệ thống {package} …")
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    run(*prefix, "apt-get", "update", "-qq", quiet=True)
    return run(*prefix, *environment, "apt-get", "install", "-y", "-qq", "--no-install-recommends", package, quiet=True) == 0


def find_browser() -> str | None:
    """The Chromium that browser tests drive; ``VANKIEN_CHROMIUM`` names another."""
    named = os.environ.get("VANKIEN_CHROMIUM")
    if named:
        return named
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def ensure_browser() -> bool:
    """Chromium, installed with the system's package manager where that is possible."""
    if find_browser() or (apt_install("chromium") and find_browser()):
        return True
    print(
        "Các bài kiểm trên trình duyệt cần Chromium mà máy này chưa có và không tự cài được.\n"
        "Cài bằng: sudo apt-get install chromium (hoặc Chrome), hay đặt VANKIEN_CHROMIUM=/đường/dẫn/chromium rồi chạy lại.",
        file=sys.stderr,
    )
    return False


def find_office() -> str | None:
    """The LibreOffice that opens our Word files in tests; ``VANKIEN_OFFICE`` names another."""
    named = os.environ.get("VANKIEN_OFFICE")
    if named:
        return named
    return next((path for path in map(shutil.which, OFFICES) if path), None)


def ensure_office() -> bool:
    """LibreOffice, installed with the system's package manager where that is possible."""
    if find_office() or (apt_install("libreoffice-writer-nogui") and find_office()):
        return True
    print(NO_OFFICE, file=sys.stderr)
    return False


def site() -> int:
    return run(PYTHON, "-m", "build_tools", "build")


def serve() -> int:
    return run(PYTHON, "-m", "build_tools", "serve")


def test(*options: str) -> int:
    if not ensure_browser():
        return 1
    ensure_office()  # without it only the tests of Word files fail; all others say what they have to say
    if not shutil.which("rsync"):
        apt_install("rsync")  # without it the tests of publishing by rsync are skipped
    workers = str(min(max(os.cpu_count() or 2, 2), 4))  # a worker often waits for its browser: two are of use on one core too
    shared = ("-n", workers, "--dist", "loadfile", "--no-loadscope-reorder")  # a file's pages and PDFs are made by one worker only
    return run(PYTHON, "-m", "pytest", *shared, *options)


def coverage() -> int:
    """The same tests, with the lines and branches that they reach: all Python takes twice as long."""
    return test("--cov", "--cov-report=term:skip-covered")


def test_enews() -> int:
    """The news kit in real editors. They come from npm and Debian; what cannot be had is skipped, and the test says why."""
    if not ensure_browser():
        return 1
    if not shutil.which("php"):
        apt_install("php-cli")
    return run(PYTHON, "-m", "pytest", "-m", "editors", "-rs", "tests/enews")


def check() -> int:
    """Format, lint, types, layers, content, strict build; all of them, even after one fails."""
    steps = (
        ("ruff", (PYTHON, "-m", "ruff", "check", ".")),
        ("ruff format", (PYTHON, "-m", "ruff", "format", "--check", ".")),
        ("mypy", (PYTHON, "-m", "mypy")),
        ("import-linter", (BIN / "lint-imports",)),
        ("vankien check", (PYTHON, "-m", "build_tools", "check")),
        ("mkdocs build --strict", (PYTHON, "-m", "mkdocs", "build", "--strict", "--quiet")),
    )
    failed = [name for name, command in steps if run(*command)]
    print("Không đạt: " + ", ".join(failed) if failed else "Mọi kiểm tra đều đạt.")
    return 1 if failed else 0


def bench() -> int:
    return run(PYTHON, "-m", "tests.bench")


def lock() -> int:
    """Renew the lock files; a maintainer's task that needs ``uv`` in the virtual environment."""
    if run(PYTHON, "-m", "pip", "install", "--quiet", "uv"):
        return 1
    uv = (
        PYTHON,
        "-m",
        "uv",
        "pip",
        "compile",
        "pyproject.toml",
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--no-header",
        "--quiet",
        "--upgrade",
    )
    return run(*uv, "--extra", "build", "-o", "requirements.lock") or run(*uv, "--extra", "dev", "-o", "requirements-dev.lock")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
