"""Names are compared by a key of their own; those that turn out to be one name at one table are numbered."""

from __future__ import annotations

import unicodedata

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MOST = 40


def name_key(name: str) -> str:
    """The key as it was when this migration was written."""
    folded = unicodedata.normalize("NFD", name).casefold()
    folded = unicodedata.normalize("NFKD", folded).casefold()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", folded))


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Give every member a key; who came later under a name that is taken by it gets a number after it."""
    members = apps.get_model("campaigns", "Member")
    taken: set[tuple[int, str]] = set()
    for member in members.objects.order_by("campaign_id", "pk"):
        name, number = member.display_name, 1
        while (member.campaign_id, name_key(name)) in taken:
            number += 1
            tail = f" {number}"
            name = member.display_name[: MOST - len(tail)] + tail
        taken.add((member.campaign_id, name_key(name)))
        member.display_name, member.name_key = name, name_key(name)
        member.save(update_fields=["display_name", "name_key"])


class Migration(migrations.Migration):
    # PostgreSQL alters no table whose rows were changed in the same transaction.
    atomic = False

    dependencies = [("campaigns", "0006_write_probe")]

    operations = [
        migrations.AddField(
            model_name="member",
            name="name_key",
            field=models.CharField(default="", editable=False, max_length=720),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="member", name="one_name_per_table"),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(fields=("campaign", "name_key"), name="one_name_per_table"),
        ),
    ]
