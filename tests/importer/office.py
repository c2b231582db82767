"""Files as an office program makes them: LibreOffice, asked as the reader of old Word files asks it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from build_tools.importer.readers.doc import find_office


def converted(files: Mapping[str, bytes], form: str, folder: Path) -> dict[str, bytes]:
    """Word files by their names, saved in another form (``pdf``, ``doc``, ``odt`` …) in one run of the program."""
    sources = []
    for name, data in files.items():
        sources.append(folder / f"{name}.docx")
        sources[-1].write_bytes(data)
    order = [str(find_office()), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", form]
    subprocess.run([*order, "--outdir", str(folder / "out"), *map(str, sources)], check=True, capture_output=True, timeout=600)
    suffix = form.partition(":")[0]
    return {name: (folder / "out" / f"{name}.{suffix}").read_bytes() for name in files}
