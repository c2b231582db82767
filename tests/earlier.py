"""An earlier site made up from the real one: what it held is written down, and the next build has to find the difference."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_tools.history.differences import Known
from build_tools.history.file import Documents, Record, write_record
from build_tools.history.states import state_in_data
from build_tools.link import Site
from build_tools.outputs.data import corpus_data
from tests.made_once import made_once

ROOT = Path(__file__).resolve().parent.parent

FIRST_DAY = date(2026, 1, 5)
DAY = "1770000000"
"""SOURCE_DATE_EPOCH of 2 February 2026 in Viet Nam."""
NOTICE = "tb-nhanh-hn-21-thanh-uy-tphcm"
PROGRAMME = "ctr-nq-13-thanh-uy-can-tho"
LETTER = "65-cv-btgqu-quan-1"
GONE = "thong-bao-da-rut"


def plain_data(site: Site) -> dict[str, Any]:
    """The open data of a site as a reader of the file has it."""
    data: dict[str, Any] = json.loads(json.dumps(corpus_data(site)))
    return data


def leave(folder: Path, data: dict[str, Any]) -> None:
    """Write the two files that a build of such data would have left."""
    states = [state_in_data(document) for document in data["documents"]]
    record = Record(Documents({s.id: Known(s.name, FIRST_DAY, s.fingerprint, s.traces) for s in states}))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "history.json").write_bytes(write_record(record))
    (folder / "corpus.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def before_some_work(site: Site) -> dict[str, Any]:
    """The data of a site that an editor then changed in each way there is."""
    data = plain_data(site)
    documents = {document["id"]: document for document in data["documents"]}
    data["documents"].remove(documents[LETTER])
    data["documents"].append(documents[NOTICE] | {"id": GONE, "short_title": "Thông báo đã rút", "items": []})
    notice, programme = documents[NOTICE], documents[PROGRAMME]
    preamble = notice["items"][1]
    preamble["text"] = preamble["text"].replace("192/212", "190/212").replace(" tham dự", "")
    dated = next(item for item in programme["items"] if item["deadlines"])
    dated["deadlines"][0]["due"] = "2022-Q1"
    corrected = next(item for item in programme["items"] if item["corrections"])
    corrected["corrections"] = []
    assigned = next(item for item in programme["items"] if item["assignments"])
    assigned["assignments"] = []
    notice["items"].append(notice["items"][-1] | {"path": "IX", "label": "IX.", "kind": "section", "heading": "MỤC ĐÃ BỎ", "text": ""})
    programme["items"] = [item for item in programme["items"] if item["path"] != programme["items"][-3]["path"]]
    return data


def built_after_some_work(factory: pytest.TempPathFactory, site: Site) -> Path:
    """The real site, built as the next one after such an earlier site; once for all workers of a run."""
    from build_tools.mkdocs_plugin import build_site

    def make(folder: Path) -> None:
        leave(folder / "earlier", before_some_work(site))
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("VANKIEN_HISTORY", str(folder / "earlier"))
            patch.setenv("SOURCE_DATE_EPOCH", DAY)
            build_site(ROOT, strict=True, site_dir=str(folder / "site"))

    return made_once(factory, "after-some-work", make) / "site"
