"""Data files are where the checkout is, and as the data card says."""

from pathlib import Path

import pytest

import presslens
from presslens import resources

ARTICLE = "seeds/000_cba6c4d358668237.txt"


def test_every_file_of_the_data_card_is_intact_and_no_other_file_is_shipped() -> None:
    folder = resources.checkout() / "data"
    shipped = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert shipped - {"README.md"} == set(resources.data_card())
    assert {resources.state(path) for path in resources.data_card()} == {"intact"}


def test_our_own_models_are_small_enough_for_any_clone() -> None:
    models = resources.checkout() / "data" / "models"
    sizes = [
        path.stat().st_size
        for name in ("target-polarity", "policy-frames")
        for path in (models / name).iterdir()
    ]
    assert max(sizes) < 50_000_000
    assert sum(sizes) <= 70_000_000


def test_the_article_is_as_it_was_supplied() -> None:
    card = (resources.checkout() / "seeds" / "README.md").read_text(encoding="utf8")
    assert f"`{resources.sha256(resources.checkout() / ARTICLE)}`" in card


def test_a_file_that_differs_from_the_card_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    path = "nltk_data/corpora/stopwords/english"
    resources.resource.cache_clear()
    monkeypatch.setattr(resources, "data_card", lambda: {path: "0" * 64})
    with pytest.raises(presslens.PresslensError, match="differs from the data card; run"):
        resources.resource(path)


def test_a_file_that_the_card_does_not_name_is_no_resource() -> None:
    with pytest.raises(presslens.PresslensError, match="not in the data card"):
        resources.resource("README.md")


def test_a_relative_path_is_found_in_the_working_folder_before_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert resources.located(ARTICLE) == resources.checkout() / ARTICLE
    (tmp_path / "seeds").mkdir()
    (tmp_path / ARTICLE).write_text("Another text.", encoding="utf8")
    assert presslens.read_document(ARTICLE).text == "Another text."
