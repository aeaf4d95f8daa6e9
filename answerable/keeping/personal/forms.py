from django import forms

from answerable.ui.forms import Form


class Erase(Form):
    reason = forms.CharField(
        label="Why is this person erased?",
        help_text="Kept in the history, for whoever asks. Name nobody: the request’s own number or date will do.",
        max_length=500,
    )
    sure = forms.BooleanField(
        label="I have read what goes and what stays, and know that nothing brings it back",
        error_messages={"required": "Tick that you have read what goes and what stays"},
    )
