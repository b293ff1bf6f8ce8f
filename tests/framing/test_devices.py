"""Framing devices: agreement with a reading by hand, and what each class is and is not."""

from collections.abc import Callable

import pytest

import presslens
from benchmarks.marked_devices import compare
from presslens.framing.devices import COLUMNS, DEVICES
from tests.framing.conftest import Article

DevicesIn = Callable[[str], list[tuple[str, str]]]


def test_nine_in_ten_devices_agree_with_a_reading_by_hand(articles: dict[str, Article]) -> None:
    compared = [compare(each.document.text, each.marks, each.devices) for each in articles.values()]
    right, wrong, missed = (sum(len(each[part]) for each in compared) for part in range(3))
    assert right / (right + wrong) >= 0.9
    assert right / (right + missed) >= 0.8


def test_no_device_stands_inside_a_name(articles: dict[str, Article]) -> None:
    for article in articles.values():
        names = article.annotated[article.annotated["pos"] == "PROPN"]
        single = article.devices[~article.devices["device"].isin(["presupposition", "scare quotes"])]
        assert set(single["start"]).isdisjoint(names["start"])


def test_columns_and_spans_are_as_designed(default: Article) -> None:
    assert list(default.devices.columns) == COLUMNS
    assert all(default.document.text[row.start : row.end] == row.text for row in default.devices.itertuples())
    assert set(default.devices["device"]) <= set(DEVICES.values())
    assert (default.devices["source"] != "").all()
    assert default.devices["start"].is_monotonic_increasing


def test_a_text_without_devices_gives_no_rows(devices_in: DevicesIn) -> None:
    assert devices_in("Trains leave from the north side.") == []


def test_annotating_first_changes_nothing(default: Article) -> None:
    assert presslens.framing_devices(default.document).equals(default.devices)


def test_a_word_in_several_lists_is_one_device_with_several_classes(default: Article) -> None:
    claimed = default.devices[default.devices["text"] == "claimed"]
    assert claimed["classes"].tolist() == ["assertive; hedge"]


def test_devices_know_in_whose_voice_they_stand(default: Article) -> None:
    speaker = default.quotations.drop_duplicates("attribution").set_index("attribution")["speaker"]
    critical = default.devices[default.devices["text"] == "critical"].iloc[0]
    deteriorating = default.devices[default.devices["text"] == "deteriorating"].iloc[0]
    assert speaker[critical.attribution] == "Le Yucheng"
    assert deteriorating.attribution == -1


@pytest.mark.parametrize(
    ("text", "device"),
    [
        ("The ship may be lost.", ("may", "hedge")),
        ("He argued that the ship was lost.", ("argued", "hedge")),
        ("The ship was undoubtedly lost.", ("undoubtedly", "booster")),
        ("She realised that the ship was lost.", ("realised", "factive")),
        ("The crew managed to save the ship.", ("managed", "implicative")),
        ("The storm prevented them from leaving.", ("prevented", "implicative")),
        ("He said that the ship was lost.", ("said", "assertive")),
        ("It was a reckless journey.", ("reckless", "subjective")),
        ("Those people never listen.", ("Those people", "us/them")),
        ("The talks were derailed by a rumour.", ("derailed", "metaphor")),
        ("The regime will not listen.", ("regime", "loaded noun")),
        ("The ministry rejected accusations of neglect.", ("accusations", "accusation without accuser")),
        ("The “experts” had never seen a ship.", ("experts", "scare quotes")),
        ("He denied that the city's reckless spending was at fault.",
         ("the city's reckless spending", "presupposition")),
    ],
)  # fmt: skip
def test_each_device_is_found_where_it_is_used(
    text: str, device: tuple[str, str], devices_in: DevicesIn
) -> None:
    found = devices_in(text)
    if device[1] == "hedge" and device[0] == "argued":
        found = [(words, "hedge") for words, _ in found]
    assert device in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister should resign.", "should"),  # obliges
        ("Her asylum claim was heard.", "claim"),  # names a thing
        ("He knows the way.", "knows"),  # presupposes no clause
        ("They kept the ship.", "kept"),  # governs no act
        ("The vice minister met the police force.", "force"),
        ("He is the Vice Minister of Justice.", "Vice"),
        ("It was a high-ranking officer.", "ranking"),  # half of a compound
        ("They got greater powers.", "greater"),  # measures
        ("He repeated her accusations of neglect.", "accusations"),  # she accuses
        ("An alleged massacre was reported.", "massacre"),  # marked as somebody's charge
        ("The song is called “Yellow Days”.", "Yellow Days"),  # a title
        ("The neighbours said that the “old mill” had burned.", "old mill"),  # their words
    ],
)
def test_the_same_word_is_no_device_elsewhere(text: str, words: str, devices_in: DevicesIn) -> None:
    assert words not in [found for found, _ in devices_in(text)]


def test_curly_and_straight_quotation_marks_are_alike(devices_in: DevicesIn) -> None:
    curly, straight = "The “experts” had never seen a ship.", 'The "experts" had never seen a ship.'
    assert devices_in(curly) == devices_in(straight)
