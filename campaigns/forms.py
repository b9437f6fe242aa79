"""What people fill in on the pages. The services check again what the table depends on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from campaigns.models import Session
from campaigns.services.accounts import MAX_NAME

DEADLINES = (
    ("", _("none: the table waits for everyone who is here")),
    ("180", _("3 minutes")),
    ("600", _("10 minutes")),
    ("3600", _("an hour")),
    ("86400", _("a day, for playing by and by")),
    ("172800", _("two days")),
)


class NameForm(forms.Form):
    """What somebody wants to be called at a table."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=MAX_NAME,
        help_text=_("What the others at the table call you. Your character gets a name of their own."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "autocapitalize": "words"}),
    )


class StartForm(NameForm):
    """How somebody wants to play a world."""

    mode = forms.ChoiceField(
        label=_("Who plays"),
        choices=(
            (Session.Mode.MULTIPLAYER, _("With friends")),
            (Session.Mode.SOLO, _("Alone")),
        ),
        initial=Session.Mode.MULTIPLAYER,
        widget=forms.RadioSelect,
    )
    campaign = forms.CharField(
        label=_("Name of the campaign"),
        max_length=120,
        required=False,
        help_text=_("Left empty, it is called after its world."),
    )
    turn_mode = forms.ChoiceField(
        label=_("How turns go"),
        choices=(
            (Session.TurnMode.CINEMATIC, _("Together: everyone writes, all see it, one story answers")),
            (Session.TurnMode.STRUCTURED, _("Sealed: nobody sees what the others do until all have spoken")),
            (Session.TurnMode.FREE_PLAY, _("Free: each action is answered by itself")),
        ),
        initial=Session.TurnMode.CINEMATIC,
        widget=forms.RadioSelect,
    )
    deadline = forms.ChoiceField(
        label=_("Time for a turn"),
        choices=DEADLINES,
        required=False,
        help_text=_("When it is over the story goes on without those who said nothing."),
    )
    dice = forms.ChoiceField(
        label=_("Dice"),
        choices=(
            ("", _("The server throws, and everyone can check the dice")),
            ("physical", _("Our own: we throw real dice and type what they show")),
        ),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, known_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("name", known_name)


class CodeForm(forms.Form):
    """The six letters of a table."""

    code = forms.RegexField(
        r"^\s*[A-Za-z]{6}\s*$",
        label=_("Code of the table"),
        error_messages={"invalid": _("A code has six letters, as the host sees them.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "maxlength": "12",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self) -> str:
        """The code in capitals, without blanks around it."""
        return str(self.cleaned_data["code"]).strip().upper()


class RegisterForm(UserCreationForm):  # type: ignore[type-arg]  # not generic at run time
    """A new account; the address is only for resetting the password."""

    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Only for resetting your password. You may leave it empty."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("username", "email")
