"""temporary"""
import sys
from pathlib import Path
from build_tools.build import check_content
from build_tools.diagnostics import as_text
from build_tools.project import Project
def main():
    p=Project(Path.cwd()); c=check_content(p.content_files()); print(as_text(c.diagnostics,p.read_line) or "ok"); return bool(c.diagnostics)
