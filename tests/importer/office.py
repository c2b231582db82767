"""Files as an office program makes them: LibreOffice, asked as the reader of old Word files asks it.

Where a line ends is a matter of the fonts. The machine's are not asked: the papers are set in the fonts of the project's own
printed files, of which Tinos is as wide as Times New Roman, letter by letter.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from build_tools.importer.readers.doc import find_office

FONTS = Path(__file__).parents[2] / "overrides" / "print" / "fonts"
_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern"><edit name="family" mode="append_last" binding="same"><string>{family}</string></edit></match>
</fontconfig>
"""


def converted(files: Mapping[str, bytes], form: str, folder: Path, family: str = "Tinos") -> dict[str, bytes]:
    """Word files by their names, saved in another form (``pdf``, ``doc``, ``odt`` …) in one run of the program.

    ``family`` is the font of the project that stands for all that the files name.
    """
    sources = []
    for name, data in files.items():
        sources.append(folder / f"{name}.docx")
        sources[-1].write_bytes(data)
    order = [str(find_office()), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", form]
    settings = folder / "fonts.conf"
    settings.write_text(_FONTS_CONF.format(fonts=FONTS, cache=folder / "fonts", family=family), "utf-8")
    order += ["--outdir", str(folder / "out"), *map(str, sources)]
    subprocess.run(order, check=True, capture_output=True, timeout=600, env={**os.environ, "FONTCONFIG_FILE": str(settings)})
    suffix = form.partition(":")[0]
    return {name: (folder / "out" / f"{name}.{suffix}").read_bytes() for name in files}
