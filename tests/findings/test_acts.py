"""Who acts first, and what is worded as an answer to it."""

import pytest

import presslens
from presslens.findings.acts import act_findings


@pytest.mark.parametrize(
    ("then", "answers"),
    [
        ("China retaliated and closed a consulate.", True),
        ("China took retaliatory measures.", True),
        ("China took responsibility.", False),
        ("China praised the COVID-19 response.", False),
    ],
)
def test_an_act_is_an_answer_only_where_it_is_worded_as_one(then: str, answers: bool) -> None:
    document = presslens.document_from_text(f"The United States attacked China. {then}")
    annotated = presslens.annotate(document)
    tables = [
        table(document, annotated=annotated)
        for table in (presslens.quotations, presslens.mentions, presslens.actors, presslens.agency)
    ]
    told = [finding.sentence for finding in act_findings(*tables) if finding]
    assert any(sentence.startswith("First to act against") for sentence in told)
    assert any("worded as an answer" in sentence for sentence in told) == answers
