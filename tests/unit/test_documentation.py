"""The documentation is that of this code."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator

import pytest
import yaml

from build_tools.cli import parser
from build_tools.reference import generated_pages
from build_tools.schema import FILE_RECORDS, REGISTRIES, json_schema
from tests.conftest import ROOT

CODE = re.compile(r"\"((?:SRC|SCH|FIL|DOC|TXT|LNK|QUO|COR|TGT|REG|ATT|ORG|FID|ADR|ASG|STU|SUM)\d{3})\"")


def _commands(top: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.Action]]:
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub, inner in action.choices.items():
                yield f"{name} {sub}".strip(), action
                yield from _commands(inner, f"{name} {sub}".strip())
        else:
            yield name, action


def test_every_command_and_option_is_documented() -> None:
    text = "\n".join(p.read_text("utf-8") for p in [ROOT / "README.md", *(ROOT / "docs" / "huong-dan").glob("*.md")])
    for name, action in _commands(parser()):
        assert not name or f"vankien {name}" in text, name
        for option in action.option_strings:
            if option.startswith("--") and option != "--help":
                assert option in text, f"{name} {option}"


def test_every_option_has_help_in_vietnamese() -> None:
    for name, action in _commands(parser()):
        assert isinstance(action, argparse._SubParsersAction) or action.help, f"{name} {action.dest}"


def test_generated_pages_are_up_to_date() -> None:
    for path, text in generated_pages(ROOT).items():
        assert (ROOT / path).read_text("utf-8") == text, f"run python -m build_tools.reference ({path})"


def test_every_code_in_the_source_is_explained_and_has_a_golden() -> None:
    used = {code for path in (ROOT / "build_tools").rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}
    page = (ROOT / "docs/contributing/rules.md").read_text("utf-8")
    goldens = "\n".join(p.read_text("utf-8") for p in (ROOT / "tests/golden/check").glob("*.yml"))
    assert sorted(code for code in used if f"### {code}" not in page) == []
    assert sorted(code for code in used if f"[{code}]" not in goldens) == []


@pytest.mark.parametrize("kind", [*FILE_RECORDS, *REGISTRIES])
def test_editor_schemas_are_up_to_date_and_accept_our_content(kind: str) -> None:
    import jsonschema

    path = ROOT / ".vscode" / "schemas" / f"{kind}.schema.json"
    assert json.loads(path.read_text("utf-8")) == json_schema(kind), "run vankien export schemas"
    validator = jsonschema.Draft7Validator(json_schema(kind))
    folders = FILE_RECORDS.get(kind, (kind,))
    for file in sorted(p for folder in folders for p in (ROOT / "content" / folder).glob("*.yml")):
        errors = [e.message for e in validator.iter_errors(yaml.load(file.read_text("utf-8"), _YAML12))]
        assert errors == [], file


class _YAML12(yaml.SafeLoader):
    """As editors read: dates stay strings."""


_YAML12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_have_hashes_and_name_no_host(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", text) if "==" in block)
