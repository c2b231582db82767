"""The one module that knows MkDocs: configuration, hand-written pages, live server and chrome come from it.

Order of a build: MkDocs loads its configuration (the site folder is redirected to scratch),
our pages are made without chrome, donors are rendered by Material, MkDocs writes its own
pages to scratch, ours are put beside them, and scratch takes the place of the site.
"""

from __future__ import annotations

import io
import json
import logging
from dataclasses import replace as replace_fields
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any, Literal

from markdown import Markdown
from mkdocs.commands import build as mkdocs_build
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

from build_tools.collecting import foreign_of
from build_tools.diagnostics import Diagnostic, as_text
from build_tools.incremental.frame import Frame, files_below
from build_tools.incremental.run import RefusedError, refuse, today, unprinted
from build_tools.incremental.session import Outcome, Session
from build_tools.printing import PrintError
from build_tools.project import Project
from build_tools.rendering.chrome import SECTIONS, donor_path, marker
from build_tools.rendering.feed_ids import is_start
from build_tools.rendering.hand_written import sections_of
from build_tools.rendering.output import HandWritten, Settings
from build_tools.write import UnsafeTargetError

log = logging.getLogger("mkdocs.plugins.vankien")
plain_log = logging.getLogger("vankien")
"""For what must be said and is nobody's mistake: MkDocs counts the warnings of its own loggers and ``--strict`` fails for them."""
VIETNAM = timezone(timedelta(hours=7))


class VankienConfig(Config):
    """Options under ``plugins: - vankien:`` of ``mkdocs.yml``."""

    feed_ids = config_options.Type(str, default="")
    """What the ids of feeds and entries begin with; ``rendering.feed_ids`` says why one would state it."""
    content_dir = config_options.Type(str, default="content")
    prints = config_options.Type(bool, default=True)
    """Whether PDF, Word and EPUB files are made; without them a very large site is built in a fraction of the time."""
    inventories = config_options.Type(list, default=[])
    """Other sites to whose texts citations lead; ``collecting.sources`` reads it from the file, with places for mistakes."""
    publish = config_options.Type(dict, default={})
    """Where ``vankien publish`` puts the site; ``publishing.destinations`` reads it from the file, with places for mistakes."""


class _Build:
    """What one run of MkDocs passes from hook to hook."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.settings = Settings("", "", "")
        self.donors: dict[str, str] = {}
        """Path of a donor -> its section."""
        self.chromes: dict[str, str] = {}
        self.keep_last_good = False
        self.said = ""
        """What was found in the content, as it was said."""


class VankienPlugin(BasePlugin[VankienConfig]):
    """MkDocs plugin ``vankien``."""

    def __init__(self) -> None:
        self._serving = False
        self._build: _Build | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.config.feed_ids and not is_start(self.config.feed_ids):
            raise PluginError(f"mkdocs.yml: feed_ids phải có dạng tag:vi-du.vn,2026-01-01:van-kien, không phải “{self.config.feed_ids}”")
        try:
            self._build = _Build(Session(_project(config), Path(config.site_dir).resolve(), today()))
        except (UnsafeTargetError, RefusedError) as error:
            raise PluginError(str(error)) from error
        config.site_dir = str(self._build.session.scratch)
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        build, project = self._current(), _project(config)
        found = build.session.check(lambda site: foreign_of(site, project))
        self._tell(found, project, build, strict=config.strict)
        if build.keep_last_good:
            return files
        if build.session.frame is not None:  # nothing that MkDocs makes has changed: there is nothing for it to do
            config.nav = None
            config.theme.static_templates.clear()
            return Files([])
        for file in [f for f in files if f.src_uri == "sitemap.xml" or f.src_uri.startswith("print/")]:
            files.remove(file)  # our sitemap lists the generated pages too; what is for print is no part of the site
        build.settings = replace_fields(_settings(config, files), feed_ids=self.config.feed_ids)
        for section in SECTIONS:
            build.donors[donor_path(section)] = section
            files.append(_donor_file(config, section))
        return files

    def _tell(self, found: tuple[Diagnostic, ...], project: Project, build: _Build, *, strict: bool) -> None:
        try:
            refuse(project, found, strict=strict)
        except RefusedError as error:
            self._refused(error, build)
        else:
            if found:
                build.said = as_text(found, project.read_line)
                log.warning("\n%s", build.said)

    def _refused(self, error: RefusedError, build: _Build) -> None:
        """While serving, the last good site stays; otherwise the build ends."""
        if not (self._serving and build.session.target.joinpath("index.html").exists()):
            raise PluginError(str(error)) from error
        log.error("\n%s\nTrang đang xem là bản đúng gần nhất.", error)
        build.keep_last_good = True

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        build = self._current()
        section = build.donors.get(page.file.dest_uri)
        if section is None:
            return output
        build.chromes[section] = output
        return ""  # MkDocs writes no file for an empty page

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        build = self._current()
        session = build.session
        try:
            if build.keep_last_good:
                return
            if config.strict and _warnings_so_far():
                raise PluginError("--strict: MkDocs có cảnh báo, trang cũ được giữ nguyên")
            frame = session.frame
            if frame is None:
                frame = Frame(build.settings, build.chromes, self.config.prints, files_below(session.scratch))
            for line in session.finish(frame, build.said).told:
                plain_log.warning("Lưu ý: %s", line)
        except PrintError as error:
            self._refused(RefusedError(unprinted(session.project, error)), build)
        finally:
            config.site_dir = str(session.target)
            session.close()

    def on_build_error(self, *, error: BaseException) -> None:
        if self._build is not None:
            self._build.session.close()

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
    return Settings(config.site_name, config.site_url or "", config.site_description or "", addresses, sections)


def _sections(config: MkDocsConfig, file: File) -> list[HandWritten]:
    """The headings and texts of a page of ``docs/``, as MkDocs itself will render it; none where ``search: exclude`` stands above it."""
    text, front = get_data(file.content_string)
    if front.get("search", {}).get("exclude"):
        return []
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return sections_of(file.url, markdown.convert(text))


def _donor_file(config: MkDocsConfig, section: str) -> File:
    """A page in Markdown that holds nothing but markers and asks for our template."""
    front = {
        "title": marker("title"),
        "description": marker("description"),
        "template": "generated.html",
        "section": section,
    }
    content = f"---\n{json.dumps(front)}\n---\n\ndonor\n"
    return File.generated(config, donor_path(section).removesuffix(".html") + ".md", content=content, inclusion=InclusionLevel.NOT_IN_NAV)


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


def rebuild_with_mkdocs(root: Path, target: Path) -> Outcome:
    """The same for the live server. Raises RefusedError with everything that was said of what is wrong."""
    said = io.StringIO()
    voice = logging.StreamHandler(said)
    logging.getLogger("mkdocs").addHandler(voice)
    try:
        build_site(root, strict=False, site_dir=str(target))
    except (Abort, SystemExit, PluginError) as error:
        raise RefusedError(f"{said.getvalue()}\n{error}".strip()) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(voice)
    return Outcome(frozenset(path for path, _, _ in files_below(target)))


__all__ = ["Abort", "VankienPlugin", "build_site", "rebuild_with_mkdocs"]
