"""Who does what to whom: acts beyond dispute in the marked texts, and each rule on a sentence of its own."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import presslens

Acts = Callable[[str], list[tuple[str, str, str]]]
Act = Callable[[str, str], dict[str, Any]]
GOLD = Path(__file__).parents[1] / "fixtures" / "naming" / "agency.csv"
COLUMNS = [
    *("doc_id", "paragraph", "sentence", "agent", "process", "process_start", "process_end", "patient"),
    *("agent_deleted", "negated", "modal", "sign", "attribution"),
]


def beyond_dispute(name: str) -> Iterator[dict[str, str]]:
    with GOLD.open(encoding="utf8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["text"] == name)


def agrees(row: Any, gold: dict[str, str]) -> bool:
    asked = [
        not gold["agent"] or row.agent == gold["agent"],
        row.process == gold["process"],
        row.patient.startswith(gold["patient"]),
        row.agent_deleted == (gold["agent_deleted"] == "True"),
        row.negated == (gold["negated"] == "True"),
        not gold["modal"] or row.modal == gold["modal"],
        not gold["sign"] or row.sign == int(gold["sign"]),
    ]
    return all(asked)


def test_every_act_beyond_dispute_is_found(told: Any) -> None:
    rows = list(told.agency.itertuples())
    assert [gold for gold in beyond_dispute(told.name) if not any(agrees(row, gold) for row in rows)] == []


def test_most_acts_are_in_the_voice_that_tells_them(told: Any) -> None:
    speakers = dict(zip(told.quotations["attribution"], told.quotations["speaker"], strict=True))
    rows = list(told.agency.itertuples())
    asked = [gold for gold in beyond_dispute(told.name) if gold["voice"]]
    tellers = [{speakers.get(row.attribution) for row in rows if agrees(row, gold)} for gold in asked]
    right = sum(gold["voice"] in voices for gold, voices in zip(asked, tellers, strict=True))
    assert right >= 0.6 * len(asked)


def test_processes_and_participants_are_cut_from_the_text(told: Any) -> None:
    text = told.document.text
    assert list(told.agency.columns[: len(COLUMNS)]) == COLUMNS
    for row in told.agency.itertuples():
        assert text[row.process_start : row.process_end] == row.process
        for kind, name, start, end in (
            (row.agent_kind, row.agent, row.agent_start, row.agent_end),
            (row.patient_kind, row.patient, row.patient_start, row.patient_end),
        ):
            assert (start, end) == (-1, -1) if not name else 0 <= start < end <= len(text)
            assert kind not in ("", "pronoun") or text[max(0, start) : max(0, end)] == name


def test_in_the_reporters_account_the_united_states_acts_first_and_on_china(default: Any) -> None:
    own = default.agency[default.agency["attribution"] == -1]
    states = own[own["agent_kind"] == "country"]
    first = states.iloc[0]
    assert (first["agent"], first["process"], first["patient"]) == ("United States", "shut down", "China")
    china = states[states["agent"] == "China"].iloc[0]
    assert (china["process"], china["patient"]) == ("take", "retaliatory measure")


def test_in_the_ministers_quoted_words_the_one_who_acts_on_somebody_is_extreme_forces(default: Any) -> None:
    quotes = default.quotations
    own = quotes[(quotes["speaker"] == "Le Yucheng") & (quotes["kind"] == "direct")]["attribution"]
    rows = default.agency[default.agency["attribution"].isin(own)]
    assert not (rows["agent_kind"] == "country").any()
    on_somebody = rows[rows["patient_kind"] != ""]
    assert list(on_somebody["agent"]) == ["extreme forces"]
    assert on_somebody["negated"].all()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("China attacked Japan.", ("China", "attacked", "Japan")),
        ("Japan was attacked by China.", ("China", "attacked", "Japan")),
        ("Japan got attacked by China.", ("China", "attacked", "Japan")),
        ("Japan, attacked by China, appealed for help.", ("China", "attacked", "Japan")),
        ("China’s attack on Japan began.", ("China", "attack", "Japan")),
        ("Russia imposed sanctions on Ukraine.", ("Russia", "sanctions", "Ukraine")),
        ("China wants to invade Japan.", ("China", "invade", "Japan")),
        ("Russia prevented Ukraine from selling grain.", ("Ukraine", "selling", "grain")),
        ("China signed the treaty after invading Japan.", ("China", "invading", "Japan")),
        ("Russia, which invaded Ukraine, signed.", ("Russia", "invaded", "Ukraine")),
        ("Japan won a case, which China vowed to ignore.", ("China", "ignore", "case")),
        ("China retaliated against Japan.", ("China", "retaliated", "Japan")),
        ("Russia bombed Ukraine and invaded Poland.", ("Russia", "invaded", "Poland")),
        ("Police arrested protesters in China.", ("Police", "arrested", "protesters")),
    ],
)
def test_an_act_is_found_however_it_is_worded(acts: Acts, text: str, row: tuple[str, str, str]) -> None:
    assert row in acts(text)


def test_coordinated_agents_and_patients_give_a_row_each(acts: Acts) -> None:
    rows = acts("Russia and China criticised Japan and France.")
    assert {(agent, patient) for agent, _, patient in rows} == {
        ("Russia", "Japan"),
        ("Russia", "France"),
        ("China", "Japan"),
        ("China", "France"),
    }


def test_an_organ_of_a_state_stands_for_it_but_not_its_citizens(acts: Acts) -> None:
    assert ("Russia", "shelled", "Poland") in acts("Russian troops shelled Poland.")
    assert ("Russian tourists", "visited", "Poland") in acts("Russian tourists visited Poland.")


def test_nobody_acts_on_itself_by_its_own_organs(acts: Acts) -> None:
    assert ("China", "sent", "its troops") in acts("China sent its troops north.")


def test_a_passive_without_by_has_a_deleted_agent(act: Act) -> None:
    row = act("Two journalists were arrested on Monday.", "arrested")
    assert row["agent_deleted"]
    assert row["agent"] == ""
    assert (row["agent_start"], row["agent_end"]) == (-1, -1)


@pytest.mark.parametrize(
    ("text", "process", "negated", "modal"),
    [
        ("China did not attack Japan.", "attack", True, ""),
        ("China never attacked Japan.", "attacked", True, ""),
        ("China left without attacking Japan.", "attacking", True, ""),
        ("No state attacked Japan.", "attacked", True, ""),
        ("China should help Japan.", "help", False, "should"),
        ("China should help Japan and feed its people.", "feed", False, "should"),
        ("China needs to help Japan.", "help", False, "need"),
        ("China helped Japan.", "helped", False, ""),
    ],
)
def test_negation_and_modality_are_kept(act: Act, text: str, process: str, negated: bool, modal: str) -> None:
    row = act(text, process)
    assert (bool(row["negated"]), row["modal"]) == (negated, modal)


@pytest.mark.parametrize(
    ("text", "process", "sign"),
    [
        ("China attacked Japan.", "attacked", -1),
        ("China helped Japan.", "helped", 1),
        ("China photographed Japan.", "photographed", 0),
        ("China shut down the paper.", "shut down", -1),
    ],
)
def test_signs_come_from_the_printed_table_alone(act: Act, text: str, process: str, sign: int) -> None:
    assert act(text, process)["sign"] == sign


def test_to_be_or_to_know_is_no_act(acts: Acts) -> None:
    assert acts("China is large. Japan has mountains. France knows Spain.") == []


def test_saying_is_an_attribution_and_accusing_an_act(acts: Acts) -> None:
    rows = acts("China told Japan that it was late. China accused Japan of lying.")
    assert [row for row in rows if row[1] in ("told", "accused")] == [("China", "accused", "Japan")]


def test_an_act_told_by_somebody_is_in_that_voice(act: Act) -> None:
    assert act("Carrie Lam said that China attacked Japan.", "attacked")["attribution"] >= 0
    assert act("China attacked Japan.", "attacked")["attribution"] == -1


WORDS = [
    *(
        "China",
        "Japan",
        "the",
        "minister",
        "was",
        "attacked",
        "by",
        "to",
        "invade",
        "without",
        "sanctions",
        "on",
    ),
    *(
        "which",
        "and",
        "said",
        "“",
        "”",
        ",",
        ".",
        "should",
        "not",
        "it",
        "its",
        "troops",
        "including",
        "he",
        "\n\n",
    ),
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_any_text_gives_rows_that_lie_in_it(words: list[str]) -> None:
    document = presslens.document_from_text("China " + " ".join(words))
    table = presslens.agency(document)
    assert all(
        document.text[row.process_start : row.process_end] == row.process != "" for row in table.itertuples()
    )
    assert set(table["sign"]) <= {-1, 0, 1}
