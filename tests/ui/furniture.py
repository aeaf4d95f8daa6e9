"""One page with every component on it, to look at and to judge."""

import datetime

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template

from answerable.ui.forms import DateInput, Form

PAGE = Template(
    """{% extends "ui/layout.html" %}
{% block page_title %}All the furniture{% endblock %}
{% block breadcrumbs %}{% breadcrumbs "Plan" "/" "Objective 1.1" "/help/" %}{% endblock %}
{% block content %}
  <h1 class="govuk-heading-l">All the furniture</h1>
  {% inset %}Words that stand apart.{% endinset %}
  {% warning %}Publishing cannot be undone.{% endwarning %}
  {% details "Where this figure comes from" %}The agency’s own figures; base not given.{% enddetails %}
  {% summary_list facts %}
  {% table "Actions" head rows "3" %}
  {% include "ui/empty.html" with title="No papers yet" text="Build one from the plan." action="Build" url="/" %}
  {% pagination page %}
  <form method="post" novalidate>{% csrf_token %}{{ form }}{% button "Save" %} {% button "Withdraw" "warning" %}</form>
{% endblock %}"""
)


class Everything(Form):
    text = forms.CharField(label="What was agreed", help_text="In a few words.")
    note = forms.CharField(widget=forms.Textarea, required=False)
    by = forms.DateField(widget=DateInput, label="By when", help_text="For example, 27 3 2013")
    lead = forms.ChoiceField(choices=[("", "Choose one"), ("1", "Eastmarsh Council")])
    kind = forms.ChoiceField(choices=[("r", "Report"), ("d", "Decide")], widget=forms.RadioSelect)
    groups = forms.MultipleChoiceField(choices=[("e", "Executive")], widget=forms.CheckboxSelectMultiple)
    document = forms.FileField()
    confirmed = forms.BooleanField(label="Everything above has been checked")


def furniture(request: HttpRequest) -> HttpResponse:
    messages.success(request, "The paper is published")
    colours = ("", "grey", "green", "teal", "purple", "magenta", "red", "orange", "yellow")
    tag = Template("{% tag words colour %}")
    context = {
        "board_name": "Eastmarsh Safeguarding Children Board",
        "nav": [("Plan", "/", True), ("Measures", "/", False), ("Commitments", "/", False), ("Papers", "/", False)],
        "example": True,
        "as_at": datetime.date(2013, 1, 15),
        "as_at_now_url": "/",
        "facts": [("Lead", "Eastmarsh Council"), ("Due", "early February 2013")],
        "head": ("Ref", "Status", "Figure"),
        "rows": [
            (f"1.2.{at}", tag.render(RequestContext(request, {"words": "On track", "colour": colour})), at * 1000)
            for at, colour in enumerate(colours)
        ],
        "page": Paginator(range(400), 10).page(10),
        "form": Everything({}),
    }
    return HttpResponse(PAGE.render(RequestContext(request, context)))
