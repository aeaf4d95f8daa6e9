from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalpaper',
            name='kind',
            field=models.CharField(choices=[('progress', 'Progress report'), ('annual', 'Annual report')], default='progress', max_length=20),
        ),
        migrations.AddField(
            model_name='paper',
            name='kind',
            field=models.CharField(choices=[('progress', 'Progress report'), ('annual', 'Annual report')], default='progress', max_length=20),
        ),
        migrations.AlterField(
            model_name='historicalpaper',
            name='committee',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name='paper',
            name='committee',
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
