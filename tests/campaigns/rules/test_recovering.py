"""What rest gives back is on record in every ruleset, under the rule that gives it."""

from __future__ import annotations

from campaigns.rules.contracts import Resolved, Rule, SheetView, Track
from campaigns.rules.recovering import recovered, with_gains

RULE = Rule("some.rest", "Rest", "What is spent comes back.", "House")


def shown(strain: int, *statuses: str, dead: bool = False) -> SheetView:
    """A sheet's view with so much strain."""
    track = Track("strain", "System Strain", strain, 10, "strain")
    return SheetView(1, "", 5, 5, 10, statuses, not dead, dead, dead, (), (), tracks=(track,))


def test_what_stands_otherwise_is_named() -> None:
    assert recovered(shown(2, "Frail"), shown(1)) == ("System Strain 2 to 1", "no longer frail")


def test_a_rest_that_gave_nothing_back_is_left_as_it_is() -> None:
    done = Resolved(sheets={"self": {}})

    assert with_gains(done, shown(1), shown(1), RULE, "Bob") == done


def test_a_rest_without_a_ruling_is_given_one() -> None:
    done = with_gains(Resolved(sheets={"self": {}}), shown(2), shown(0), RULE, "Bob")

    assert [(one.rule, one.summary, one.changes) for one in done.rulings] == [
        ("some.rest", "Bob rests.", ("System Strain 2 to 0",))
    ]


def test_the_rules_own_ruling_takes_it_up() -> None:
    once = with_gains(Resolved(sheets={"self": {}}), shown(2), shown(0), RULE, "Bob")
    again = with_gains(once, shown(0, "Frail"), shown(0), RULE, "Bob")

    assert [one.changes for one in again.rulings] == [("System Strain 2 to 0", "no longer frail")]


def test_the_dead_get_nothing_back() -> None:
    done = Resolved(sheets={"self": {}})

    assert with_gains(done, shown(2), shown(0, dead=True), RULE, "Bob") == done
