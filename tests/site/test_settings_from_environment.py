"""Settings are read from the environment, and what cannot be meant stops the start with a hint."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from narrator.engines.catalogue import Price
from sidequest_site.settings import database, datadir, env, mail, narrator

NAME = "SIDEQUEST_SOMETHING"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch):
    """Sets the variable under test, or another one."""
    return lambda value, name=NAME: monkeypatch.setenv(name, value)


def test_a_postgresql_url_becomes_a_pooled_connection(given) -> None:
    given("postgresql://alice:s%40cret@db.example:5433/tables?sslmode=require", database.VARIABLE)
    found = database.configured()
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("tables", "alice", "s@cret")
    assert (found["HOST"], found["PORT"], found["CONN_MAX_AGE"]) == ("db.example", "5433", 0)
    assert found["OPTIONS"] == {"sslmode": "require", "pool": {"min_size": 2, "max_size": 8, "timeout": 10}}


def test_without_a_url_sqlite_waits_for_its_turn_to_write(given) -> None:
    given("", database.VARIABLE)
    found = database.configured()
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_a_sqlite_url_with_four_slashes_is_an_absolute_path(given) -> None:
    given("sqlite:////srv/play/table.sqlite3", database.VARIABLE)
    assert database.configured()["NAME"] == Path("/srv/play/table.sqlite3")


def test_auto_narrates_with_anthropic_only_where_there_is_a_key(given) -> None:
    given("auto", "SIDEQUEST_LLM_BACKEND")
    assert narrator.chosen_backend() == "house"
    given("a-key", "ANTHROPIC_API_KEY")
    assert narrator.chosen_backend() == "anthropic"


def test_prices_of_ones_own_are_read(given) -> None:
    given("llama3.1:8b=0/0, vendor/some-model=0.2/0.5/0.05", "SIDEQUEST_MODEL_PRICES")
    assert narrator.own_prices() == {
        "llama3.1:8b": Price(0, 0, 0, 0),
        "vendor/some-model": Price(0.2, 0.5, 0.05, 0.2),
    }


@pytest.mark.parametrize("value", ["3/15", "=3/15", "m=3", "m=a/b", "m=-1/2", "m=1/2/3/4", "m=nan/1"])
def test_a_price_is_a_name_and_two_or_three_sums(given, value: str) -> None:
    given(value, "SIDEQUEST_MODEL_PRICES")
    with pytest.raises(ImproperlyConfigured, match="dollars per million"):
        narrator.own_prices()


def test_the_secret_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first = datadir.secret_key(tmp_path)
    assert datadir.secret_key(tmp_path) == first
    assert len(first) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_lists_flags_and_sums_are_read(given) -> None:
    given(" a.example, b.example ,")
    assert env.words(NAME) == ["a.example", "b.example"]
    given("Yes")
    assert env.flag(NAME) is True
    given("0")
    assert env.flag(NAME, default=True) is False
    given("2.50")
    assert env.amount(NAME, "10") == Decimal("2.50")
    given("")
    assert env.amount(NAME, "10") == Decimal(10)


@pytest.mark.parametrize("value", ["maybe", "2", "onn"])
def test_a_flag_is_yes_or_no(given, value: str) -> None:
    given(value)
    with pytest.raises(ImproperlyConfigured, match="1 for yes or 0 for no"):
        env.flag(NAME)


@pytest.mark.parametrize("value", ["ten", "-1", "nan", "inf", "1e"])
def test_a_sum_is_a_number_of_zero_or_more(given, value: str) -> None:
    given(value)
    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.amount(NAME, "10")


def test_an_unknown_choice_names_the_known_ones(given) -> None:
    given("sometimes", "SIDEQUEST_GUESTS")
    with pytest.raises(ImproperlyConfigured, match="create, join, off"):
        env.choice("SIDEQUEST_GUESTS", ("create", "join", "off"), "create")


@pytest.mark.parametrize(
    "value",
    ["mysql://bob:hidden@db/tables", "postgresql://bob:hidden@db:port/tables", "postgresql://bob:hidden@db"],
)
def test_a_database_url_that_cannot_be_used_is_refused_without_its_password(given, value: str) -> None:
    given(value, database.VARIABLE)
    with pytest.raises(ImproperlyConfigured, match=database.VARIABLE) as refused:
        database.configured()
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize(
    "value", ["play.example.org", "https://play.example.org/path", "ftp://play.example.org"]
)
def test_an_origin_is_a_scheme_and_a_host(given, value: str) -> None:
    given(value)
    with pytest.raises(ImproperlyConfigured, match=r"https://play\.example\.org"):
        env.origins(NAME)


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ImproperlyConfigured, match="SIDEQUEST_DATA_DIR"):
        datadir.prepare(tmp_path / "file" / "var")


def test_without_a_relay_mail_lands_in_the_data_folder(given, tmp_path: Path) -> None:
    given("", mail.VARIABLE)
    found = mail.mailer(tmp_path)
    assert found["BACKEND"].endswith("filebased.EmailBackend")
    assert found["OPTIONS"] == {"file_path": str(tmp_path / "mail")}


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp+starttls://alice:s%40cret@mail.example", 587, True, False),
        ("smtps://alice:s%40cret@mail.example", 465, False, True),
        ("smtp://alice:s%40cret@mail.example:2525", 2525, False, False),
    ],
)
def test_a_relay_is_named_by_its_url(
    given, tmp_path: Path, url: str, port: int, tls: bool, ssl: bool
) -> None:
    given(url, mail.VARIABLE)
    options = mail.mailer(tmp_path)["OPTIONS"]
    assert (options["host"], options["port"]) == ("mail.example", port)
    assert (options["username"], options["password"]) == ("alice", "s@cret")
    assert (options["use_tls"], options["use_ssl"]) == (tls, ssl)


def test_a_relay_of_an_unknown_kind_stops_the_start_without_its_password(given, tmp_path: Path) -> None:
    given("imap://alice:s3cret@mail.example", mail.VARIABLE)
    with pytest.raises(ImproperlyConfigured, match="smtps") as refused:
        mail.mailer(tmp_path)
    assert "s3cret" not in str(refused.value)
