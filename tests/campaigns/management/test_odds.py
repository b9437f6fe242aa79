"""``manage.py odds``: what dice come to, as text, JSON or a plot."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("odds", *arguments, stdout=out)
    return out.getvalue()


def test_mean_deviation_and_the_chance_of_a_target_are_printed() -> None:
    assert printed("2d6+1", "--target", "9").splitlines() == [
        "2d6+1: mean 8, deviation 2.415",
        "P(total >=9) = 41.6667%",
        "exact",
    ]


def test_json_holds_the_distribution() -> None:
    found = json.loads(printed("adv(1d4)", "--target", "<4", "--json"))
    assert found["distribution"] == {"1": 1 / 16, "2": 3 / 16, "3": 5 / 16, "4": 7 / 16}
    assert found["target"] == {"total": "<4", "chance": 9 / 16}
    assert found["error"] == 0


def test_a_plot_has_a_bar_for_each_total_and_few_lines_for_many() -> None:
    assert printed("2d6", "--plot").count("█") > 100
    lines = printed("100d6!", "--plot").splitlines()
    assert lines[1].startswith("correct to ")
    assert 10 < len(lines) <= 33
    assert " to " in lines[5]


@pytest.mark.parametrize("arguments", [("bananas",), ("2d6", "--target", "high"), ("100d1000kh50",)])
def test_what_cannot_be_worked_out_is_said_with_a_hint(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match=r"Try|Ask"):
        printed(*arguments)
