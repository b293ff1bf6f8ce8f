"""The three lists of what is needed agree, and none of them names an address."""

import re
import tomllib
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from presslens.resources import checkout

CARD = {"jupyterlab", "pandas", "nltk", "matplotlib", "seaborn", "papermill", "nbval"}


def project() -> dict[str, Any]:
    return tomllib.loads((checkout() / "pyproject.toml").read_text(encoding="utf8"))


def conda() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((checkout() / "environment.yml").read_text(encoding="utf8"))
    return loaded


def declared(text: dict[str, Any]) -> dict[str, Requirement]:
    """What pyproject asks for, by name, Python among it."""
    lines = [*text["project"]["dependencies"], *text["dependency-groups"]["test"]]
    lines.append(f"python{text['project']['requires-python']}")
    return {Requirement(line).name: Requirement(line) for line in lines}


def disagreements(environment: dict[str, Any], text: dict[str, Any]) -> list[str]:
    """Every way in which the conda environment says something else than pyproject."""
    plain = [line for line in environment["dependencies"] if isinstance(line, str)]
    named = {Requirement(line).name: Requirement(line) for line in plain}
    wanted = {name: declared(text)[name] for name in CARD | {"python"}}
    problems = [f"missing: {name}" for name in wanted.keys() - named.keys()]
    problems += [f"not of the card: {name}" for name in named.keys() - wanted.keys() - {"pip"}]
    problems += [
        f"versions: {name}"
        for name in wanted.keys() & named.keys()
        if named[name].specifier != wanted[name].specifier
    ]
    if {"pip": ["-e ."]} not in environment["dependencies"] or "pip" not in named:
        problems.append("pip does not install the project")
    if environment["channels"] != ["conda-forge", "nodefaults"]:
        problems.append("channels")
    return sorted(problems)


def test_the_conda_environment_agrees_with_pyproject() -> None:
    assert disagreements(conda(), project()) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda lines: [line for line in lines if not str(line).startswith("nltk")], "missing: nltk"),
        (lambda lines: [*lines, "scipy"], "not of the card: scipy"),
        (
            lambda lines: ["pandas>=2" if str(line).startswith("pandas") else line for line in lines],
            "versions: pandas",
        ),
        (
            lambda lines: ["python>=3.9" if str(line).startswith("python") else line for line in lines],
            "versions: python",
        ),
        (lambda lines: [line for line in lines if isinstance(line, str)], "pip does not install the project"),
    ],
)
def test_each_kind_of_disagreement_is_caught(change: Any, problem: str) -> None:
    environment = conda()
    environment["dependencies"] = change(environment["dependencies"])
    assert disagreements(environment, project()) == [problem]


@pytest.mark.parametrize(
    "name",
    [
        "requirements.lock",
        "requirements-uv.lock",
        "requirements-audit.lock",
        "benchmarks/requirements.lock",
        "training/requirements.lock",
    ],
)
def test_a_lock_file_pins_everything_by_hash_and_names_no_address(name: str) -> None:
    text = (checkout() / name).read_text(encoding="utf8")
    packages = re.split(r"\n(?=\S)", text.strip())
    assert all(re.match(r"[a-z0-9.-]+==\S+", package) and "--hash=sha256:" in package for package in packages)
    assert "://" not in text
    assert "--index" not in text


def test_the_lock_file_holds_what_pyproject_asks_for() -> None:
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (checkout() / "requirements.lock").read_text(encoding="utf8"), re.M)
    )
    assert declared(project()).keys() - {"python"} <= locked


def test_the_environment_stays_lean() -> None:
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (checkout() / "requirements.lock").read_text(encoding="utf8"), re.M)
    )
    assert locked.isdisjoint({"scipy", "scikit-learn", "torch", "transformers"})
