"""What the chair was assured by stays for as long as the chair is."""

import pytest
from django.core.exceptions import ValidationError

from answerable.challenges import changes
from answerable.partnership.actor import actor_for
from tests.board import make
from tests.challenges.made import agency_in, answered, challenge_in, concluded, day, lead_of

pytestmark = pytest.mark.django_db


def test_the_only_answer_is_not_taken_back_once_the_chair_is_assured_by_it() -> None:
    made = make()
    police = agency_in(made)
    challenge, lead = challenge_in(made, police), actor_for(lead_of(made, police))
    own = changes.say(by=lead, challenge=challenge, kind="answer", text="We looked.", on=day("1 June 2012"))
    end = concluded(challenge, "assured")
    with pytest.raises(ValidationError, match="assured by this answer"):
        changes.withdraw_step(by=lead, step=own, reason="No")
    other = answered(challenge)
    changes.withdraw_step(by=made.manager, step=other, reason="Entered twice")
    changes.withdraw_step(by=made.manager, step=end, reason="Another challenge")
    changes.withdraw_step(by=lead, step=own, reason="No")
