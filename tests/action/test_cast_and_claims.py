"""The cast of a text, the voices of its mentions, and claims as Discourse Network Analyzer reads them."""

import csv
from pathlib import Path
from typing import Any

import pytest
from pandas import DataFrame

import presslens

ACTORS = [
    *("actor", "kind", "n", "aliases", "merged_because", "sentences", "quoted_words"),
    *("as_agent", "as_patient", "spellings"),
]


@pytest.fixture(scope="module")
def article() -> presslens.Document:
    return presslens.read_document("seeds/000_cba6c4d358668237.txt")


@pytest.fixture(scope="module")
def annotated(article: presslens.Document) -> DataFrame:
    return presslens.annotate(article)


@pytest.fixture(scope="module")
def cast(article: presslens.Document, annotated: DataFrame) -> DataFrame:
    return presslens.actors(article, annotated=annotated)


@pytest.fixture(scope="module")
def mentions(article: presslens.Document, annotated: DataFrame) -> DataFrame:
    return presslens.mentions(article, annotated=annotated)


@pytest.fixture(scope="module")
def claims(article: presslens.Document, annotated: DataFrame) -> DataFrame:
    return presslens.claims(article, annotated=annotated)


def test_the_cast_has_every_actor_once_in_order_of_mention(cast: DataFrame, mentions: DataFrame) -> None:
    assert list(cast.columns[: len(ACTORS)]) == ACTORS
    assert list(cast["actor"]) == list(dict.fromkeys(mentions["actor"]))
    assert cast["n"].sum() == len(mentions)


def test_aliases_are_the_forms_in_order_without_pronouns(cast: DataFrame) -> None:
    minister = cast.set_index("actor").loc["Le Yucheng"]
    assert minister["aliases"] == ["Le Yucheng", "Le", "the minister", "Li"]
    assert minister["spellings"] == ["Le", "Li"]
    assert "“Li” is one letter from “Le”" in minister["merged_because"]


def test_most_quoted_words_are_one_mans(cast: DataFrame) -> None:
    quoted = cast.set_index("actor")["quoted_words"]
    assert quoted.idxmax() == "Le Yucheng"
    assert quoted["Le Yucheng"] > quoted.sum() / 2


def test_i_in_a_quotation_is_its_speaker(mentions: DataFrame) -> None:
    first = mentions[mentions["mention"].isin(["I", "my"])]
    assert list(first["actor"]) == ["Le Yucheng", "Le Yucheng"]


def test_each_mention_stands_in_the_innermost_content_around_it(
    article: presslens.Document, annotated: DataFrame, mentions: DataFrame
) -> None:
    quotations = presslens.quotations(article, annotated=annotated)
    for mention in mentions.itertuples():
        around = quotations[
            (quotations["content_start"] <= mention.start) & (quotations["content_end"] >= mention.end)
        ]
        length = (around["content_end"] - around["content_start"]).astype(int)
        assert mention.attribution == (around.loc[length.idxmin(), "attribution"] if len(around) else -1)


def test_as_agent_and_as_patient_count_rows_of_agency(
    article: presslens.Document, annotated: DataFrame, cast: DataFrame
) -> None:
    agency = presslens.agency(article, annotated=annotated)
    for actor in cast.itertuples():
        assert actor.as_agent == (agency["agent"] == actor.actor).sum()
        assert actor.as_patient == (agency["patient"] == actor.actor).sum()


def test_each_attribution_is_one_claim_with_its_words(
    article: presslens.Document, annotated: DataFrame, claims: DataFrame
) -> None:
    quotations = presslens.quotations(article, annotated=annotated)
    assert list(claims["attribution"]) == sorted(set(quotations["attribution"]))
    for claim in claims.itertuples():
        assert article.text[claim.start : claim.end].startswith(claim.claim.split(" … ")[0])


def test_a_claim_says_who_denies_what_about_whom(claims: DataFrame) -> None:
    denial = claims[(claims["act"] == "deny") & (claims["actor"] == "Le Yucheng")].iloc[0]
    assert denial["about"] == "China; United States"


def test_the_export_is_the_event_list_of_discourse_network_analyzer(
    claims: DataFrame, tmp_path: Path
) -> None:
    path = tmp_path / "claims.csv"
    presslens.write_discourse_network(claims, path)
    with path.open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = list(csv.DictReader(file, delimiter=";"))
    assert list(rows[0])[:3] == ["statement ID", "time", "document ID"]
    assert list(rows[0])[-4:] == ["person", "organization", "concept", "agreement"]
    assert [row["agreement"] for row in rows] == ["0" if act == "deny" else "1" for act in claims["act"]]
    assert all(bool(row["person"]) + bool(row["organization"]) <= 1 for row in rows)


def test_an_export_that_cannot_be_written_is_one_line(claims: DataFrame, tmp_path: Path) -> None:
    with pytest.raises(presslens.PresslensError, match="choose a file"):
        presslens.write_discourse_network(claims, tmp_path / "none" / "claims.csv")


def test_a_text_without_actors_gives_empty_tables_with_their_columns() -> None:
    document = presslens.document_from_text("On Monday it rained.")
    assert list(presslens.actors(document).columns[: len(ACTORS)]) == ACTORS
    assert presslens.actors(document).empty
    assert presslens.claims(document).empty
    assert "attribution" in presslens.mentions(document).columns
