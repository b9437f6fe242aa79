"""A session's memories with their full-text index; tables that are being played remember what is known and true."""

from __future__ import annotations

import hashlib
from collections import defaultdict

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from campaigns.models.fulltext import drop_index, make_index


def index(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    make_index(editor)


def no_index(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    drop_index(editor)


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Lore and known facts of the sessions that there are, each for those who know it."""
    memory = apps.get_model("campaigns", "Memory")
    made = [
        memory(
            session_id=lore.session_id,
            key=f"lore:{lore.key}",
            kind="lore",
            text=f"{lore.title}: {lore.text}",
            about=lore.title,
            audience="|" if lore.secret else "",
            source=lore.category,
            weight=2,
        )
        for lore in apps.get_model("campaigns", "Lore").objects.iterator()
    ]
    seats = {
        (one.session_id, one.key): one.seat
        for one in apps.get_model("campaigns", "Character").objects.only("session_id", "key", "seat")
    }
    known = defaultdict(list)
    for fact in apps.get_model("campaigns", "KnownFact").objects.order_by("pk").iterator():
        known[fact.session_id, fact.content].append(fact)
    for (session, content), facts in known.items():
        holders = {seats.get((session, fact.character), "") for fact in facts if fact.character}
        for_all = any(not fact.character for fact in facts)
        made.append(
            memory(
                session_id=session,
                key=f"fact:{hashlib.sha256(content.encode()).hexdigest()[:32]}",
                kind="fact",
                round=facts[0].learned_turn,
                text=content,
                audience="" if for_all else f"|{'|'.join(sorted(one for one in holders if one))}|",
                source=facts[0].source,
                confidence=facts[0].confidence,
                weight=3,
            )
        )
    memory.objects.bulk_create(made, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('campaigns', '0014_how_it_is_told'),
    ]

    operations = [
        migrations.CreateModel(
            name='Memory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=160, verbose_name='key')),
                ('kind', models.CharField(choices=[('lore', 'lore'), ('fact', 'known fact'), ('event', 'event'), ('turn', 'a turn in short'), ('scene', 'a scene in short'), ('chapter', 'a chapter in short'), ('campaign', 'the campaign in short')], max_length=8, verbose_name='kind')),
                ('round', models.PositiveIntegerField(default=0, verbose_name='round')),
                ('scene', models.CharField(blank=True, default='', max_length=96, verbose_name='scene')),
                ('text', models.TextField(verbose_name='text')),
                ('said', models.TextField(blank=True, default='', verbose_name="in a player's words")),
                ('about', models.TextField(blank=True, default='', verbose_name='about')),
                ('audience', models.TextField(blank=True, default='', verbose_name='known to')),
                ('source', models.CharField(blank=True, default='', max_length=160, verbose_name='source')),
                ('confidence', models.CharField(default='Certain', max_length=12, verbose_name='confidence')),
                ('weight', models.PositiveSmallIntegerField(default=1, verbose_name='weight')),
                ('reminded', models.PositiveIntegerField(default=0, editable=False, verbose_name='reminded in round')),
                ('locked', models.BooleanField(default=False, verbose_name='canon')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memories', to='campaigns.session')),
            ],
            options={
                'verbose_name': 'memory',
                'verbose_name_plural': 'memories',
                'ordering': ['-round', '-pk'],
                'indexes': [models.Index(fields=['session', 'kind', 'round'], name='memory_by_kind'), models.Index(condition=models.Q(('locked', True)), fields=['session'], name='memory_canon')],
                'constraints': [models.UniqueConstraint(fields=('session', 'key'), name='memory_key_is_unique')],
            },
        ),
        migrations.RunPython(index, no_index),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
