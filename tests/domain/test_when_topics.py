import pytest

from bot.domain.when import Topic, split_topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Share the shelter map 10m", Topic("Share the shelter map", 10)),
        ("Share the shelter map (15 min)", Topic("Share the shelter map", 15)),
        ("Share the shelter map for 1 hour and 30 minutes", Topic("Share the shelter map", 90)),
        ("Share the shelter map - 1.5h", Topic("Share the shelter map", 90)),
        ("Mapa de refugios, por 20 minutos", Topic("Mapa de refugios", 20)),
        ("Budget 15m <@U123|ada> decision", Topic("Budget", 15, "U123", "decision")),
        ("Budget decision <@U123> 15m", Topic("Budget decision", 15, "U123")),
        ("Budget <@U123> training 15m", Topic("Budget", 15, "U123", "training")),
        ("Budget [decision]", Topic("Budget", kind="decision")),
        ("Presupuesto 15m decisión", Topic("Presupuesto", 15, kind="decision")),
        ("The trauma slides by <@W9>", Topic("The trauma slides", presenter="W9")),
        ("Training 15m", Topic("Training", 15, kind="training")),
        ("Case review 20m", Topic("Case review", 20, kind="case review")),
        ("Shelter beds 10m case review", Topic("Shelter beds", 10, kind="case review")),
        ("15m", Topic("", 15)),
        ("", Topic("")),
    ],
)
def test_options_are_taken_from_the_end(text: str, topic: Topic) -> None:
    assert split_topic(text) == topic


@pytest.mark.parametrize(
    "title",
    [
        "Share information",
        "Make a decision",
        "Limit updates to 5 min",
        "Keep every report under 5 min",
        "Talk with <@U123|ada>",
        "The 90 min documentary",
        "Watch 15m of the film",
        "Room 204",
        "The May report",
        "Plan for March 3",
        "Q&A <draft>",
    ],
)
def test_a_title_keeps_what_is_not_clearly_an_option(title: str) -> None:
    assert split_topic(title) == Topic(title)


def test_a_kind_before_a_length_belongs_to_the_title() -> None:
    assert split_topic("Share information 10m") == Topic("Share information", 10)


def test_the_last_of_two_lengths_counts() -> None:
    assert split_topic("Show the film 90 min 10m") == Topic("Show the film 90 min", 10)
