"""One name in two spellings is shown and merged by rule; two persons of like names stay two."""

import pytest

import presslens
from presslens.naming import Actor, resolve
from presslens.naming.spelling import one_letter_apart
from presslens.syntax import trees

INTRODUCED_ONCE = (
    "Foreign Minister Le Yucheng spoke on Monday. Le said the talks were open.\n\n"
    "The minister smiled.\n\nLi left early. The minister said he was tired."
)
INTRODUCED_BOTH = (
    "Foreign Minister Le Yucheng spoke on Monday. Le said the talks were open.\n\n"
    "The minister smiled.\n\nTrade envoy Li Wei left early. Li said nothing. The minister said he was tired."
)


def actors(text: str) -> dict[str, Actor]:
    return resolve(trees(presslens.annotate(presslens.document_from_text(text))))[1]


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        *(("Le", "Li", True), ("Rathbun", "Rathburn", True), ("Brian", "Brain", True), ("Le", "L", True)),
        *(("Lam", "Lam", False), ("Le", "La Rue", False), ("Tang", "Wong", False)),
    ],
)
def test_one_letter_apart_is_one_edit(left: str, right: str, apart: bool) -> None:
    assert one_letter_apart(left, right) is apart
    assert one_letter_apart(right, left) is apart


def test_a_spelling_never_introduced_with_the_same_role_is_merged_with_its_reason() -> None:
    known = actors(INTRODUCED_ONCE)
    assert "Li" not in known
    assert known["Le Yucheng"].spellings == ("Le", "Li")
    assert "the minister" in known["Le Yucheng"].merged_because


def test_two_introduced_persons_of_like_names_are_kept_apart() -> None:
    known = actors(INTRODUCED_BOTH)
    assert {"Le Yucheng", "Li Wei"} <= set(known)
    assert not any(actor.merged_because or actor.spellings for actor in known.values())


@pytest.mark.parametrize(
    "text",
    [
        INTRODUCED_ONCE.replace("The minister said he was tired.", "Nobody said anything."),
        INTRODUCED_ONCE.replace("Li left early.", "Envoy Li left early."),
        INTRODUCED_ONCE.replace("Li left early.", "Li met Le early."),
    ],
    ids=["no role after it", "a role of its own", "both in one sentence"],
)
def test_a_like_spelling_is_not_merged_where_the_rule_lacks_a_condition(text: str) -> None:
    assert actors(text)["Le Yucheng"].merged_because == ""


def test_the_default_article_spells_one_name_twice_and_says_why() -> None:
    article = presslens.read_document("seeds/000_cba6c4d358668237.txt")
    known = resolve(trees(presslens.annotate(article)))[1]
    assert known["Le Yucheng"].spellings == ("Le", "Li")
    assert "mistake" not in known["Le Yucheng"].merged_because
