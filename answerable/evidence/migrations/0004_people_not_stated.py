from django.db import migrations, models


def say_not_stated(apps, schema_editor):
    """What a document brought in was never said to count nobody's children: no reader of it was asked."""
    for name in ("Measure", "HistoricalMeasure"):
        read = apps.get_model("evidence", name).objects.exclude(source={})
        read.filter(people=False).update(people=None)


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0003_evidence_by_links'),
    ]

    operations = [
        migrations.AlterField(
            model_name='historicalmeasure',
            name='people',
            field=models.BooleanField(null=True),
        ),
        migrations.AlterField(
            model_name='measure',
            name='people',
            field=models.BooleanField(null=True),
        ),
        migrations.RunPython(say_not_stated, migrations.RunPython.noop),
    ]
