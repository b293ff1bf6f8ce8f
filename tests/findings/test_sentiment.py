"""What notebook 04 says of a text follows from its tables, and says nothing where these are empty."""

from collections.abc import Sequence

import pandas as pd
import pytest
from pandas import DataFrame

from presslens.figures import blank_axes
from presslens.figures.evaluations import plot_evaluation_matrix, plot_targets
from presslens.figures.sentiment import plot_methods, plot_polarity
from presslens.findings.evaluations import by_voice, targets
from presslens.findings.robustness import contradicted, named_otherwise, single_words, surviving
from presslens.sentiment import evaluation_matrix, polarity_evidence, polarity_methods, sentence_polarity

MENTIONS = ["target", "speaker", "polarity", "score"]


def evaluated(*rows: tuple[str, str, str, float]) -> DataFrame:
    """Mentions as `evaluations` gives them, ten characters apart, one to a sentence."""
    table = DataFrame(rows, columns=MENTIONS)
    place = pd.Series(range(len(table)), dtype=int)
    return table.assign(sentence=place, start=10 * place, end=10 * place + 4, mention=table["target"])


PARTED = evaluated(
    *[("Okello", "", "neutral", 0.0)] * 3,
    *[("Okello", "Lindgren", "negative", score) for score in (-0.5, -0.9, -0.4)],
    *[("Lindgren", "", "positive", 0.6)] * 2,
)


def swaps(*polarities: str) -> DataFrame:
    """One mention with as many other names in its place as there are further polarities."""
    return DataFrame({"sentence": 0, "start": 4, "end": 9, "polarity": list(polarities)})


def sentences(*texts: str) -> DataFrame:
    rows = [("text", 0, n, 100 * n, 100 * n + len(text), text, "body") for n, text in enumerate(texts)]
    return DataFrame(rows, columns=["doc_id", "paragraph", "sentence", "start", "end", "text", "kind"])


LINES = sentences("They won.", "They lost.", "They left.", "They wept.")


def methods(**sides: Sequence[float]) -> DataFrame:
    return polarity_methods(LINES, {name: pd.Series(scores) for name, scores in sides.items()})


def test_the_actor_with_the_largest_share_is_named_with_its_furthest_mention() -> None:
    (negative,) = targets(PARTED)
    assert negative.sentence.startswith("The model reads 3 of 6 mentions of Okello as negative")
    assert negative.sentence.endswith("furthest goes “Okello” (−0.90).")
    assert negative.evidence == [(30, 34), (40, 44), (50, 54)]


def test_an_actor_mentioned_twice_is_an_anecdote() -> None:
    assert targets(evaluated(*[("Okello", "", "negative", -0.9)] * 2)) == []


def test_voices_that_speak_most_differently_of_one_actor_are_set_against_each_other() -> None:
    found = by_voice(PARTED)
    assert found is not None
    assert "in the voice of the reporter 0 of 3 mentions" in found.sentence
    assert "in the voice of Lindgren 3 of 3 mentions" in found.sentence
    assert found.value == pytest.approx(0.6)


def test_one_voice_cannot_be_compared() -> None:
    assert by_voice(PARTED[PARTED["speaker"] == ""]) is None


def test_a_line_that_one_word_decides_is_counted() -> None:
    without = DataFrame(
        {
            "sentence": [0, 0, 1],
            "start": [0, 5, 100],
            "end": [4, 9, 104],
            "compound": [0.6, 0.6, -0.4],
            "compound_without": [0.4, -0.2, -0.3],
        }
    )
    found = single_words(without)
    assert found is not None
    assert (found.value, found.n, found.evidence) == (1, 2, [(5, 9)])


def test_lines_that_keep_their_side_by_every_method_survive() -> None:
    table = methods(VADER=[0.5, -0.5, 0.0, -0.5], model=[0.5, 0.5, -0.9, 0.0])
    kept, opposed = surviving(LINES, table), contradicted(LINES, table)
    assert kept is not None
    assert opposed is not None
    assert (kept.value, kept.n, kept.evidence) == (1, 3, [(0, 9)])
    assert kept.sentence == "Of 3 lines that VADER takes for polar, 1 keeps its side by model."
    assert (opposed.value, opposed.evidence) == (1, [(100, 110)])


def test_without_a_polar_line_nothing_survives() -> None:
    assert surviving(LINES, methods(VADER=[0.0] * 4, model=[0.5] * 4)) is None


@pytest.mark.parametrize(
    ("polarities", "says"),
    [
        (("negative", "negative", "neutral"), "1 of 1 mention that is a name would get another label"),
        (("negative", "negative", "negative"), "0 of 1 mention that is a name would get another label"),
    ],
)
def test_a_mention_that_turns_with_its_name_is_counted(polarities: tuple[str, ...], says: str) -> None:
    found = named_otherwise(swaps(*polarities))
    assert found is not None
    assert says in found.sentence
    assert "With 2 other names" in found.sentence
    assert found.evidence == [(4, 9)]


def test_figures_count_what_the_tables_hold() -> None:
    assert "Okello: of 6 mentions 3 read as negative, 0 as" in plot_targets(
        PARTED, ax=blank_axes()
    ).get_title(loc="left")
    drawn = plot_evaluation_matrix(evaluation_matrix(PARTED), ax=blank_axes())
    assert {text.get_text() for text in drawn.texts} == {"0 · 3 · 0", "3 · 0 · 0", "0 · 0 · 2"}
    table = methods(VADER=[0.5, -0.5, 0.0, -0.5], model=[0.5, 0.5, -0.9, 0.0])
    assert "on 1 of 4 lines" in plot_methods(table, ax=blank_axes()).get_title(loc="left")


def test_the_figure_along_the_text_names_the_heaviest_word_of_each_polar_line() -> None:
    lines = sentences("They won a great war.", "They left.")
    drawn = plot_polarity(sentence_polarity(lines), polarity_evidence(lines), headings=[0], ax=blank_axes())
    assert [text.get_text() for text in drawn.texts] == ["great"]
    assert "0 lines score below zero, 1 above, 1 at zero" in drawn.get_title(loc="left")


def test_figures_of_nothing_say_so() -> None:
    nothing = evaluated()
    assert "No actor" in plot_targets(nothing, ax=blank_axes()).get_title(loc="left")
    assert "Nobody" in plot_evaluation_matrix(evaluation_matrix(nothing), ax=blank_axes()).get_title(
        loc="left"
    )
