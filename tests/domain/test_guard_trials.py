"""What `python -m bot guard --cases FILE` prints."""

from bot.domain.guard.trials import judge, trial

CASES = """\
# flag<TAB>text
1\tBed for Aaliyah tonight?
2\tMRN 00482913

1\tThe usual place
0\tShare the shelter map
0\tMaria Gonzalez brings cookies for Ashley Brown
"""


def test_each_case_has_its_line_then_recall_and_precision_follow() -> None:
    assert list(trial(CASES.splitlines()).lines()) == [
        "asked\tname-in-case\tBed for Aaliyah tonight?",
        "refused\tmedical-record\tMRN 00482913",
        "passed\t-\tThe usual place",
        "passed\t-\tShare the shelter map",
        "asked\tname\tMaria Gonzalez brings cookies for Ashley Brown",
        "recall 0.667 (2 of 3)",
        "precision 0.667 (2 of 3)",
    ]


def test_an_empty_file_is_no_failure() -> None:
    assert list(trial([]).lines()) == ["recall 1.000 (0 of 0)", "precision 1.000 (0 of 0)"]


def test_one_text_has_one_line_as_it_would_be_kept() -> None:
    assert str(judge(" Share \u202e the\tshelter map")) == "passed\t-\tShare the shelter map"
