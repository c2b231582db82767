"""The project on disk: where things are, and the files of ``content/`` as bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_tools.load import ContentFile

SOURCE_SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True)
class Project:
    """A checkout."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def settings(self) -> Path:
        """The site's settings."""
        return self.root / "mkdocs.yml"

    @property
    def pages(self) -> Path:
        return self.root / "overrides" / "pages"

    @property
    def prints(self) -> Path:
        """Templates and fonts of what is printed."""
        return self.root / "overrides" / "print"

    @property
    def kept_prints(self) -> Path:
        """Where printed files are kept from build to build."""
        return self.root / ".cache" / "print"

    @property
    def kept_builds(self) -> Path:
        """Where a build leaves what the next one needs."""
        return self.root / ".cache" / "build"

    @property
    def kept_templates(self) -> Path:
        """Where compiled templates are kept from build to build."""
        return self.root / ".cache" / "pages"

    @property
    def sources(self) -> tuple[Path, ...]:
        """Folders that a built site must never replace."""
        return tuple((self.root / name).resolve() for name in ("content", "docs", "overrides", "build_tools", "tests", ".git"))

    def content_files(self) -> Iterator[ContentFile]:
        """Every file, in the order of paths; hidden files are no content. Of files that nobody reads only the name."""
        from build_tools.load import ContentFile  # who only asks where things are does not wait for what reads them

        for path in sorted(self.content.rglob("*")):
            if not path.is_file() or any(part.startswith(".") for part in path.relative_to(self.root).parts):
                continue
            is_read = path.suffix.lower() in SOURCE_SUFFIXES or path.parent.name == "originals"
            yield ContentFile(path.relative_to(self.root).as_posix(), path.read_bytes() if is_read else b"")

    def read_line(self, path: str, number: int) -> str | None:
        """A line of a file of the project, for messages."""
        try:
            lines = (self.root / path).read_text("utf-8-sig", "replace").split("\n")
        except OSError:
            return None
        return lines[number - 1] if 0 < number <= len(lines) else None
