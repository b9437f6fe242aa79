"""Creation step by step: on, back, changed, confirmed; and ready-made characters."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.errors import CampaignError, Conflict, InvalidRequest, TurnError
from campaigns.models import Character, CreationDraft, Seat, Session
from campaigns.selectors.creation import creation_payload
from campaigns.selectors.stories import story_of
from campaigns.services import creation
from campaigns.services.campaigns import TableWish, join, open_seat, start_campaign
from campaigns.world.binding import rules_of
from genre_packs import catalogue
from sidequest_site.settings.base import SIDEQUEST_GENRE_PACKS as INSTALLED
from tests.cast import HOME, user


@pytest.fixture
def session(db: None) -> Session:
    """A table in its lobby."""
    return _start(*HOME)


def _start(genre: str, world: str) -> Session:
    return start_campaign(user("Alice"), TableWish(genre, world), host_name="Alice")


@pytest.fixture
def seat(session: Session) -> Seat:
    """Bob's, with nothing answered."""
    return _seat(session, "Bob")


def _seat(session: Session, name: str) -> Seat:
    return open_seat(session, join(session, user(name), name))


def _step(seat: Seat) -> dict[str, object]:
    return creation_payload(seat, creation.draft_of(seat))


def _answer_all(seat: Seat, name: str = "Ida Marsh") -> None:
    """Answer "1" wherever there are choices and a name wherever there are none, as a plain client does."""
    while (step := _step(seat))["phase"] == "scene":
        creation.answer(seat.pk, "1" if step["choices"] else name)


def _character(seat: Seat) -> Character:
    return Character.objects.get(session=seat.session_id, seat=seat.public_id)


def test_answering_one_everywhere_seats_a_legal_character(seat: Seat) -> None:
    _answer_all(seat)
    sat = creation.confirm(seat.pk)
    made = _character(seat)
    assert (sat.status, sat.character_name, made.name) == (Seat.Status.PLAYING, "Ida Marsh", "Ida Marsh")
    rules_of(story_of(seat.session)).validate(made.sheet)
    assert not CreationDraft.objects.exists()


def _installed() -> list[tuple[str, str]]:
    return [story.key for story in catalogue.worlds()]


def _legal_everywhere(plan: list[int], seat: Seat) -> None:
    at = 0
    while (step := _step(seat))["phase"] == "scene":
        choices = step["choices"]
        creation.answer(seat.pk, str(plan[at % len(plan)] % len(choices) + 1) if choices else "Ida Marsh")
        at += 1
    creation.confirm(seat.pk)
    made = _character(seat)
    rules = rules_of(story_of(seat.session))
    rules.validate(made.sheet)
    view = rules.view(made.sheet)
    assert view.can_act
    assert view.hp == view.max_hp > 0


class TestInstalledPacks:
    """The packs that people play, whatever else is installed for tests."""

    @pytest.fixture(autouse=True)
    def _real_packs(self, settings) -> None:
        settings.SIDEQUEST_GENRE_PACKS = INSTALLED

    def test_one_everywhere_is_legal_in_every_world(self, db: None) -> None:
        worlds = _installed()
        assert len(worlds) >= 2
        for genre, world in worlds:
            session = _start(genre, world)
            _legal_everywhere([0], _seat(session, "Bob"))

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(plan=st.lists(st.integers(0, 11), min_size=4, max_size=8), which=st.integers(0, 7))
    def test_any_choices_are_legal(self, db: None, plan: list[int], which: int) -> None:
        worlds = _installed()
        session = _start(*worlds[which % len(worlds)])
        _legal_everywhere(plan, _seat(session, "Bob"))

    def test_every_ready_made_character_can_sit_down(self, db: None) -> None:
        for genre, world in _installed():
            session = _start(genre, world)
            rules = rules_of(story_of(session))
            for number, _premade in enumerate(story_of(session).premade.characters):
                seat = _seat(session, f"Player {'abcdefghijkl'[number]}")
                creation.take_premade(seat.pk, number)
                assert rules.view(_character(seat).sheet).can_act


def test_back_and_edit_keep_the_other_answers(seat: Seat) -> None:
    _answer_all(seat)
    creation.go_to(seat.pk, 1)
    assert _step(seat)["scene_index"] == 1
    creation.answer(seat.pk, "2")
    creation.go_to(seat.pk, None)
    assert _step(seat)["scene_index"] == 1
    creation.go_to(seat.pk, 4)
    assert _step(seat)["phase"] == "confirmation"
    creation.confirm(seat.pk)
    story = story_of(seat.session)
    assert _character(seat).concept.endswith(story.class_by_id["clever"].label)


def test_a_reload_finds_the_step_and_the_same_rolled_scores(seat: Seat) -> None:
    rolled = creation.draft_of(seat).rolled
    creation.answer(seat.pk, "1")
    again = creation.draft_of(Seat.objects.get(pk=seat.pk))
    assert (again.step, again.rolled) == (1, rolled)


def test_nobody_goes_before_the_first_step_or_past_an_open_question(seat: Seat) -> None:
    creation.answer(seat.pk, "1")
    for step in (-1, 2, 4, 99):
        with pytest.raises(InvalidRequest):
            creation.go_to(seat.pk, step)
    creation.go_to(seat.pk, None)
    with pytest.raises(InvalidRequest):
        creation.go_to(seat.pk, None)


@pytest.mark.parametrize("said", ["0", "3", "-1", "", "nonsense", "1.0", "9" * 5000, "²"])
def test_an_answer_that_is_none_of_the_choices_is_refused(said: str, seat: Seat) -> None:
    with pytest.raises(InvalidRequest):
        creation.answer(seat.pk, said)
    assert creation.draft_of(seat).step == 0


def test_words_have_a_limit(seat: Seat) -> None:
    for _step in range(2):
        creation.answer(seat.pk, "1")
    with pytest.raises(InvalidRequest):
        creation.answer(seat.pk, "x" * 601)
    creation.answer(seat.pk, "My sister, who mends nets.")
    with pytest.raises(InvalidRequest):
        creation.answer(seat.pk, "7")
    creation.answer(seat.pk, "Ida Marsh, she/her")
    creation.confirm(seat.pk)
    made = _character(seat)
    assert (made.pronouns, made.data["hook"]) == ("she/her", "My sister, who mends nets.")


def test_nobody_confirms_with_questions_open(seat: Seat) -> None:
    creation.answer(seat.pk, "1")
    with pytest.raises(InvalidRequest):
        creation.confirm(seat.pk)
    with pytest.raises(InvalidRequest):
        creation.skip(seat.pk)


def test_there_is_one_character_to_a_seat(seat: Seat) -> None:
    _answer_all(seat)
    creation.confirm(seat.pk)
    for again in (creation.confirm, creation.draft_of):
        with pytest.raises(TurnError):
            again(seat.pk) if again is creation.confirm else creation.answer(seat.pk, "1")
    assert Character.objects.filter(session=seat.session_id).count() == 1


def test_a_name_at_the_table_is_taken_once(seat: Seat, session: Session) -> None:
    creation.take_premade(seat.pk, 0, "Ida Marsh")
    cleo = _seat(session, "Cleo")
    with pytest.raises(Conflict):
        creation.take_premade(cleo.pk, 0, "ida marsh")
    _answer_all(cleo, "Ida Marsh")
    with pytest.raises(Conflict):
        creation.confirm(cleo.pk)
    creation.go_to(cleo.pk, 3)
    creation.answer(cleo.pk, "Tam Reed")
    assert creation.confirm(cleo.pk).character_name == "Tam Reed"


@pytest.mark.parametrize("which", [-1, 99])
def test_there_is_no_such_ready_made_character(which: int, seat: Seat) -> None:
    with pytest.raises(InvalidRequest):
        creation.take_premade(seat.pk, which)


def test_a_refusal_leaves_the_seat_in_creation(seat: Seat) -> None:
    with pytest.raises(CampaignError):
        creation.take_premade(seat.pk, 99)
    assert Seat.objects.get(pk=seat.pk).status == Seat.Status.CREATING
