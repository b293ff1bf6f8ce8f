"""What analyses load is verified before it is opened, and nothing that could run code is ever unpickled."""

import re
import subprocess
import sys
import tomllib

import pytest
from packaging.version import Version

from presslens.resources import checkout

WATCHED = """
import os, sys
from presslens import resources
data, verified, opened, pickled = str(resources.checkout() / "data") + os.sep, set(), [], []
state = resources.state
def watched(path):
    found = state(path)
    if found == "intact":
        verified.add(path)
    return found
resources.state = watched
def audit(event, arguments):
    if event == "pickle.find_class":
        pickled.append(arguments)
    if event == "open" and str(arguments[0]).startswith(data):
        path = str(arguments[0])[len(data):]
        frame = sys._getframe(1)
        hashing = False
        while frame:
            hashing = hashing or frame.f_code is resources.sha256.__code__
            frame = frame.f_back
        if not hashing and path not in verified and not os.path.isdir(arguments[0]):
            opened.append(path)
sys.addaudithook(audit)
import presslens
from presslens.figures import blank_axes
from presslens.schemes import scheme_differences
document = presslens.read_document("seeds/000_cba6c4d358668237.txt")
annotated, parts = presslens.annotate(document), presslens.sentences(document)
scheme_differences(document), presslens.readability(parts, presslens.tokens(document))
presslens.general_english(presslens.tokens(document)["norm"])
presslens.policy_frames(parts), presslens.sentence_polarity(parts)
presslens.target_polarity(parts, presslens.mentions(document, annotated=annotated))
presslens.agency(document, annotated=annotated), presslens.framing_devices(document, annotated=annotated)
presslens.lexicon_matches(annotated, presslens.shipped_lexicon("hedges"))
presslens.read_lexicon("data/lexicons/strong_subjectives.csv")
presslens.show(blank_axes(), "a")
print(len(verified), [path for path in opened if path != "README.md"], pickled)
"""
LEAST = {  # versions that close published advisories
    "nbconvert": "7.17.1", "nltk": "3.10.4", "jupyter-server": "2.21", "jupyterlab": "4.6.2", "mistune": "3.3.0",
    "tornado": "6.5.9", "pillow": "12.3.0",
}  # fmt: skip


def test_every_file_is_verified_before_it_is_opened_and_no_pickle_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", WATCHED], check=True, capture_output=True, text=True)
    verified, _, rest = done.stdout.strip().partition(" ")
    assert (int(verified) > 30, rest) == (True, "[] []")


def test_no_shipped_file_is_a_pickle() -> None:
    for file in (checkout() / "data").rglob("*"):
        if file.is_file():
            start = file.read_bytes()[:2]
            assert not (start[:1] == b"\x80" and start[1:] in (b"\2", b"\3", b"\4", b"\5")), file
            assert (
                file.suffix not in {".pkl", ".pickle", ".joblib", ".pt", ".pth", ".bin"}
                or b"lookups" in file.name.encode()
            )


def locked() -> dict[str, Version]:
    text = (checkout() / "requirements.lock").read_text(encoding="utf8")
    return {
        name: Version(number) for name, number in re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE)
    }


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_what_an_advisory_was_published_about_is_asked_for_and_locked_from_the_version_that_closes_it(
    name: str, least: str
) -> None:
    asked = tomllib.loads((checkout() / "pyproject.toml").read_text(encoding="utf8"))["project"][
        "dependencies"
    ]
    assert f"{name}>={least}" in asked
    assert locked()[name] >= Version(least)
