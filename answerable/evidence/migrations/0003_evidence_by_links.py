from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0002_measures_and_evidence'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='evidence',
            name='action',
        ),
        migrations.RemoveField(
            model_name='evidence',
            name='claim',
        ),
        migrations.RemoveField(
            model_name='historicalevidence',
            name='action',
        ),
        migrations.RemoveField(
            model_name='historicalevidence',
            name='claim',
        ),
    ]
