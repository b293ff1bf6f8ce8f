"""The graph of who acts on whom, where nobody does."""

import presslens
from presslens.figures import blank_axes
from presslens.figures.voices import plot_acts


def test_a_text_in_which_nobody_acts_on_anybody_says_so() -> None:
    agency = presslens.agency(presslens.document_from_text("It rained."))
    drawn = plot_acts(agency, ax=blank_axes())
    assert drawn.get_title(loc="left").startswith("No act")
    assert str(drawn.get_figure().get_label()).startswith("An empty figure.")
