"""Recommendations from any source, as a document prints them, and the decisions a paper seeks."""

from django.db import models

from answerable.plan.models import RECORD, Action, Commitment, PlanRecord, Round


class RecommendationList(PlanRecord):
    """One list from one source. `count` says how many there are, also where none of them is printed."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="recommendation_lists")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="recommendation_lists")
    made_by = models.CharField(max_length=300, blank=True)
    made_to = models.CharField(max_length=300, blank=True)
    made_on = models.CharField(max_length=60, blank=True)
    count = models.PositiveIntegerField(null=True)
    response = models.TextField(blank=True)

    personal = ()
    safe = (*RECORD, "round", "action", "made_by", "made_to", "made_on", "count", "response")

    def __str__(self) -> str:
        return f"recommendations by {self.made_by}"


class Recommendation(PlanRecord):
    """One recommendation of a list, in its own words."""

    of = models.ForeignKey(RecommendationList, on_delete=models.PROTECT, related_name="items")
    ref = models.CharField(max_length=30, blank=True)
    text = models.TextField()
    order = models.PositiveIntegerField()

    personal = ()
    safe = (*RECORD, "of", "ref", "text", "order")

    def __str__(self) -> str:
        return f"recommendation {self.pk}"


class Response(PlanRecord):
    """What became of a recommendation, as the board says it on a day; the newest counts, and the earlier stay. Done is
    not embedded: that is for a later look to say."""

    STATUSES = [
        ("accepted", "Accepted"),
        ("partly", "Accepted in part"),
        ("refused", "Not accepted"),
        ("under way", "Under way"),
        ("done", "Done"),
    ]
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="responses")
    status = models.CharField(max_length=12, choices=STATUSES)
    on = models.DateField()
    words = models.TextField()

    personal = ()
    safe = (*RECORD, "recommendation", "status", "on", "words")

    class Meta:
        verbose_name = "response to a recommendation"
        verbose_name_plural = "responses to recommendations"

    def __str__(self) -> str:
        return f"response {self.pk}"


class Promised(PlanRecord):
    """A promise of the plan that answers a recommendation. `words` are the promise as it was when it was put beside it:
    what whoever reads the recommendation, and not the plan, reads of it."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="promised")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    personal = ()
    safe = (*RECORD, "recommendation", "commitment", "words")

    class Meta:
        verbose_name = "promise for a recommendation"
        verbose_name_plural = "promises for recommendations"
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "commitment"],
                condition=models.Q(withdrawn=False),
                name="a_promise_answers_a_recommendation_once",
            )
        ]

    def __str__(self) -> str:
        return f"promise for a recommendation {self.pk}"


class DecisionSought(PlanRecord):
    """What a paper asks its committee to do."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions_sought")
    text = models.TextField()
    of = models.CharField(max_length=300, blank=True)

    personal = ()
    safe = (*RECORD, "round", "text", "of")

    class Meta:
        verbose_name_plural = "decisions sought"

    def __str__(self) -> str:
        return f"decision sought {self.pk}"
