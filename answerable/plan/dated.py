"""Days as people write them: the words, the days that these may mean, and how exact they are."""

from django.db import models


class Dated(models.Model):
    """By when something is due, as people write it; all empty where no date is given."""

    due_words = models.CharField(max_length=300, blank=True)
    due_from = models.DateField(null=True)
    due_to = models.DateField(null=True)
    due_precision = models.CharField(max_length=20, blank=True)
    due_year_inferred = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Happened(models.Model):
    """When something happened, as people write it, and the days that this may mean."""

    on_words = models.CharField(max_length=300)
    on_from = models.DateField()
    on_to = models.DateField()
    on_precision = models.CharField(max_length=20)
    on_year_inferred = models.BooleanField(default=False)

    class Meta:
        abstract = True


DUE = ("due_words", "due_from", "due_to", "due_precision", "due_year_inferred")
ON = ("on_words", "on_from", "on_to", "on_precision", "on_year_inferred")
