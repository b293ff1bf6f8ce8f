"""Marks are paired though curly, straight, nested, mixed or never closed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.attribution.quotation_marks import quotations_marked


def inside(text: str) -> list[tuple[str, int]]:
    """The quotations of a text of one paragraph, with their depth."""
    return [(text[q.start : q.end], q.depth) for q in quotations_marked(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee said “yes” and “no”.", [("“yes”", 0), ("“no”", 0)]),
        ('Lee said "yes" and "no".', [('"yes"', 0), ('"no"', 0)]),
        ("Lee said ''yes'' to it.", [("''yes''", 0)]),
        ("Lee said ``yes'' to it.", [("``yes''", 0)]),
        ("Lee said ‘yes’ to it.", [("‘yes’", 0)]),
        ("Lee said 'yes' to it.", [("'yes'", 0)]),
        ("Lee said «yes» to it.", [("«yes»", 0)]),
        ("“It’s the Lees’ ‘last’ house,” he said.", [("“It’s the Lees’ ‘last’ house,”", 0), ("‘last’", 1)]),
        ("\"He said, 'Go away,'\" Lee said.", [("\"He said, 'Go away,'\"", 0), ("'Go away,'", 1)]),
        ("They were “criminals“ and “rapists“ to him.", [("“criminals“", 0), ("“rapists“", 0)]),
        ('Lee said “yes" to it.', [('“yes"', 0)]),
        ('Lee said,"Go home" and left.', [('"Go home"', 0)]),
        ("Lee said “yes and left.", [("“yes and left.", 0)]),
        ("The Lees' house isn't in the '90s style.", []),
        ("He is 5'10\" tall.", []),
    ],
)
def test_quotations_are_found_whole_and_in_order(text: str, expected: list[tuple[str, int]]) -> None:
    assert inside(text) == expected


def test_a_quotation_ends_with_its_paragraph_and_goes_on_with_the_next_mark() -> None:
    text = "“One went on.\n\n“Two came to an end.”"
    found = quotations_marked(text, [(0, 13), (15, len(text))])
    assert [(text[q.start : q.end], q.closed) for q in found] == [
        ("“One went on.", False),
        ("“Two came to an end.”", True),
    ]


@given(st.text(alphabet="ab .,?\n" + "\"'`“”‘’«»„", max_size=80))
def test_any_marks_give_spans_in_order_that_nest_or_lie_apart(text: str) -> None:
    found = quotations_marked(text, [(0, len(text))])
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start or (a.start <= b.start and b.end <= a.end) for a, b in pairwise(found))
