"""The one module that knows MkDocs: configuration, hand-written pages, live server and chrome come from it.

Order of a build: MkDocs loads its configuration (the site folder is redirected to scratch),
our pages are made without chrome, donors are rendered by Material, MkDocs writes its own
pages to scratch, ours are put beside them, and scratch takes the place of the site.
"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import replace as replace_fields
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal

from markdown import Markdown
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.meta import get_data

from build_tools.build import Checked, check_content, compose
from build_tools.diagnostics import Diagnostic, as_text, has_errors
from build_tools.history import Noted, note_changes
from build_tools.printing import Library, Press, PrintError
from build_tools.project import Project, earlier_site
from build_tools.rendering.chrome import Chrome, DonorKey, donors_of, marker
from build_tools.rendering.feed_ids import is_start
from build_tools.rendering.hand_written import sections_of
from build_tools.rendering.output import HandWritten, Settings
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.templates import Templates
from build_tools.write import UnsafeTargetError, discard, make_scratch, replace, write_artifacts

log = logging.getLogger("mkdocs.plugins.vankien")
plain_log = logging.getLogger("vankien")
"""For what must be said and is nobody's mistake: MkDocs counts the warnings of its own loggers and ``--strict`` fails for them."""
VIETNAM = timezone(timedelta(hours=7))


class VankienConfig(Config):
    """Options under ``plugins: - vankien:`` of ``mkdocs.yml``."""

    feed_ids = config_options.Type(str, default="")
    """What the ids of feeds and entries begin with; ``rendering.feed_ids`` says why one would state it."""
    content_dir = config_options.Type(str, default="content")
    publish = config_options.Type(dict, default={})
    """Where ``vankien publish`` puts the site; ``publishing.destinations`` reads it from the file, with places for mistakes."""


class _Build:
    """What one run of MkDocs passes from hook to hook."""

    def __init__(self, target: Path, scratch: Path) -> None:
        self.target = target
        self.scratch = scratch
        self.pages: list[Page] = []
        self.files: list[Artifact] = []
        self.donors: dict[str, DonorKey] = {}
        self.chromes: dict[DonorKey, Chrome] = {}
        self.keep_last_good = False


class VankienPlugin(BasePlugin[VankienConfig]):
    """MkDocs plugin ``vankien``."""

    def __init__(self) -> None:
        self._serving = False
        self._build: _Build | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        target = Path(config.site_dir).resolve()
        project = _project(config)
        if self.config.feed_ids and not is_start(self.config.feed_ids):
            raise PluginError(f"mkdocs.yml: feed_ids phải có dạng tag:vi-du.vn,2026-01-01:van-kien, không phải “{self.config.feed_ids}”")
        try:
            self._build = _Build(target, make_scratch(target, project.sources))
        except UnsafeTargetError as error:
            raise PluginError(str(error)) from error
        config.site_dir = str(self._build.scratch)
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        build = self._current()
        for file in [f for f in files if f.src_uri == "sitemap.xml" or f.src_uri.startswith("print/")]:
            files.remove(file)  # our sitemap lists the generated pages too; what is for print is no part of the site
        project = _project(config)
        checked = check_content(project.content_files())
        if checked.diagnostics:
            self._tell(checked, project, build, strict=config.strict)
        if build.keep_last_good:
            return files
        library = Library(Press(project.prints, config.site_url or ""), project.kept_prints)
        try:
            settings = replace_fields(_settings(config, files), feed_ids=self.config.feed_ids)
            noted = _noted(checked, build.target, settings.today)
            build.pages, build.files = compose(checked, Templates(project.pages), settings, library, noted)
        except PrintError as error:
            self._tell_problem(Diagnostic(error.span, "PRN001", str(error)), project, build)
            return files
        for key in donors_of(build.pages):
            build.donors[key.path] = key
            files.append(_donor_file(config, key))
        return files

    def _tell(self, checked: Checked, project: Project, build: _Build, *, strict: bool) -> None:
        text = as_text(checked.diagnostics, project.read_line)
        if strict and not has_errors(checked.diagnostics):
            raise PluginError(f"--strict: có cảnh báo, trang cũ được giữ nguyên\n{text}")
        if not has_errors(checked.diagnostics):
            log.warning("\n%s", text)
        elif self._serving and build.target.joinpath("index.html").exists():
            log.error("\n%s\nTrang đang xem là bản đúng gần nhất.", text)
            build.keep_last_good = True
        else:
            raise PluginError(f"nội dung có lỗi, trang cũ được giữ nguyên\n{text}")

    def _tell_problem(self, problem: Diagnostic, project: Project, build: _Build) -> None:
        text = as_text([problem], project.read_line)
        if not (self._serving and build.target.joinpath("index.html").exists()):
            raise PluginError(f"không in được, trang cũ được giữ nguyên\n{text}")
        log.error("\n%s\nTrang đang xem là bản đúng gần nhất.", text)
        build.keep_last_good = True

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        build = self._current()
        key = build.donors.get(page.file.dest_uri)
        if key is None:
            return output
        build.chromes[key] = Chrome(output)
        return ""  # MkDocs writes no file for an empty page

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        build = self._current()
        if build.keep_last_good:
            discard(build.scratch)
            return
        if config.strict and _warnings_so_far():
            raise PluginError("--strict: MkDocs có cảnh báo, trang cũ được giữ nguyên")
        site_url = config.site_url or ""
        pages = (build.chromes[DonorKey(p.section, p.depth)].fill(p, site_url) for p in build.pages)
        write_artifacts(build.scratch, pages)
        write_artifacts(build.scratch, build.files)
        replace(build.scratch, build.target)
        config.site_dir = str(build.target)

    def on_build_error(self, *, error: BaseException) -> None:
        if self._build is not None:
            discard(self._build.scratch)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        project = _project(config)
        for folder in (project.content, project.root / "overrides"):
            server.watch(str(folder))
        return server

    def _current(self) -> _Build:
        if self._build is None:
            raise PluginError("vankien: on_config has not run")
        return self._build


def _project(config: MkDocsConfig) -> Project:
    return Project(Path(config.config_file_path).resolve().parent)


def _settings(config: MkDocsConfig, files: Files) -> Settings:
    pages = files.documentation_pages()
    sections = tuple(section for file in pages for section in _sections(config, file))
    addresses = tuple(file.url for file in pages)
    return Settings(config.site_name, config.site_url or "", config.site_description or "", addresses, sections, today=_today())


def _today() -> date:
    """The day in Viet Nam, wherever the machine stands; SOURCE_DATE_EPOCH (reproducible-builds.org) sets another."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return (datetime.fromtimestamp(int(given), VIETNAM) if given else datetime.now(VIETNAM)).date()
    except (ValueError, OverflowError, OSError) as error:
        raise PluginError(f"SOURCE_DATE_EPOCH phải là số giây từ 1/1/1970, không phải “{given}”") from error


def _noted(checked: Checked, target: Path, today: date) -> Noted:
    """What changed since the site in ``target``, or since the one that VANKIEN_HISTORY names."""
    noted = note_changes(earlier_site(target, os.environ.get("VANKIEN_HISTORY", "")), checked.site, today)
    if noted.warning:
        plain_log.warning("Lưu ý: %s", noted.warning)
    return noted


def _sections(config: MkDocsConfig, file: File) -> list[HandWritten]:
    """The headings and texts of a page of ``docs/``, as MkDocs itself will render it; none where ``search: exclude`` stands above it."""
    text, front = get_data(file.content_string)
    if front.get("search", {}).get("exclude"):
        return []
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return sections_of(file.url, markdown.convert(text))


def _donor_file(config: MkDocsConfig, key: DonorKey) -> File:
    """A page in Markdown that holds nothing but markers and asks for our template."""
    front = {
        "title": marker("title"),
        "description": marker("description"),
        "template": "generated.html",
        "section": key.section,
    }
    content = f"---\n{json.dumps(front)}\n---\n\ndonor\n"
    source = key.path.removesuffix(".html") + ".md"
    return File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def _warnings_so_far() -> bool:
    """Whether MkDocs, which counts its warnings in strict mode, has counted any."""
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    return any(count for counter in counters for _, count in counter.get_counts())


def build_site(root: Path, *, strict: bool, site_dir: str | None = None) -> Path:
    """Build as ``mkdocs build`` does. Raises SystemExit with a message when the content has errors."""
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=strict, site_dir=site_dir)
    except ConfigurationError as error:
        raise SystemExit(f"mkdocs.yml: {error}") from error
    config.plugins.on_startup(command="build", dirty=False)
    voice = logging.StreamHandler()  # in strict mode MkDocs only counts its warnings
    voice.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(voice)
    try:
        mkdocs_build.build(config)
    except BaseException as error:  # an interruption too must leave nothing half-made
        for plugin in config.plugins.values():
            if isinstance(plugin, VankienPlugin):
                plugin.on_build_error(error=error)
        raise
    finally:
        logging.getLogger("mkdocs").removeHandler(voice)
        config.plugins.on_shutdown()
    return Path(config.site_dir)


def serve_site(root: Path, *, address: str, open_browser: bool) -> None:
    """Serve as ``mkdocs serve`` does, rebuilding on every edit."""
    mkdocs_serve.serve(str(root / "mkdocs.yml"), dev_addr=address, open_in_browser=open_browser, livereload=True)


__all__ = ["Abort", "VankienPlugin", "build_site", "serve_site"]
