from django.db import models


class Beat(models.Model):
    """When a worker last said that it is there. One row for all workers: that one of them is there is enough."""

    seen = models.DateTimeField()

    personal = ()
    safe = ("seen",)

    def __str__(self) -> str:
        return f"a worker was seen at {self.seen:%-d %B %Y %H:%M:%S}"
