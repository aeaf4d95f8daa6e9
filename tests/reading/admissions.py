"""Sentences as boards write them, that admit a shortfall and that do not; written for these tests alone."""

ADMIT = """
The return rate is extremely low.
It is not possible to say how many children were diverted from a referral.
Almost half of the designated leads have no regular supervision.
There is little evidence that the training has changed practice.
Attendance by general practitioners remains low.
Progress has been slow because the two systems do not talk to each other.
The audit has been delayed until the autumn.
Take-up among dentists was disappointing.
The data set is not yet complete.
We do not yet know whether the change has made a difference to children.
Only four of the eleven agencies returned their section 11 audit on time.
Recording of ethnicity is inconsistent across the partnership.
The Board has not received assurance from two of the academies.
Return interviews are still not offered to children placed out of area.
The voice of the child was weak in most of the files.
The threshold document has not been embedded in adult services.
There is a backlog of 40 assessments in the north team.
Health visitor vacancies have left two localities without cover.
Inspectors found that the quality of plans was variable.
The sub-group was unable to measure the impact of the campaign.
No data are available for the second quarter.
Feedback from parents is limited.
The evaluation has slipped by six months.
The MASH does not record the outcome of contacts that are closed.
Fewer than half of the practitioners had read the guidance.
Fathers are rarely named in the plans that were audited, and this is a weakness.
Two agencies have yet to reply.
The work was not started because the post is vacant.
Neglect cases drift before a strategy discussion is held.
Performance fell below the target of 90% in both quarters.
The Partnership cannot be assured that return home interviews are timely.
Compliance with the supervision policy was poor in one of the hospitals.
There are gaps in the sharing of information with private schools.
The rapid review was not completed within 15 working days.
Private fostering continues to be under-reported.
The dashboard lacks any measure of outcomes.
Children's views were absent from a third of the records, and recording of them is poor.
The ICB has not been able to recruit a designated doctor.
The survey had too few responses to draw conclusions and engagement was low.
The action is behind schedule.
Police attendance at core groups has declined and is inadequate.
The Joint Targeted Area Inspection concluded that strategy meetings were not always held in good time.
Staff need more confidence in challenging other agencies.
The new form is not used consistently.
Schools told us that they do not always receive the minutes of conferences.
More work is needed to understand why referrals differ between districts.
Only 23% of the cases showed that the family had seen the plan.
Supervision is not recorded in 12 of the 30 files.
The multi-agency audit was postponed.
There was no evidence of management oversight in five cases.
Waiting times for CAMHS are too long.
The outcome of the pilot is unclear.
Nothing is recorded after the conference.
The target was not met.
Information about children educated at home is incomplete.
None of the agencies could show that learning had been tested.
The review has stalled while legal advice is sought.
The number of early help assessments led by schools is disappointingly low.
Whilst numbers have risen, the quality of referrals is still poor.
The partnership has no agreed measure of neglect.
One district has not provided figures since June.
""".strip().splitlines()

DO_NOT = """
There are no delays in allocating cases.
The number of children waiting has been reduced to nil.
The policy was agreed in June and has been published.
All agencies have returned their audits.
The Board will receive a report in March.
Training places rose from 120 to 240.
The work aims to reduce delay for children in court proceedings.
There are no legal or financial implications for the Council arising from this report.
The pilot may identify gaps in provision.
The Board is not responsible for delivering services.
Ensure that no child waits more than fifteen days for a conference.
Case allocation is good with no avoidable delay.
The backlog was cleared in May.
The return rate improved to 84% and is now the best in the region.
A serious case review is carried out when a child dies and abuse or neglect is known or suspected.
Low-level concerns are recorded in line with the guidance.
Any gaps that are found will be reported to the Executive.
The three agencies all report good progress.
The practice of the agency is safe.
The strategy sets out how partners will overcome barriers to sharing information.
Members asked whether the figures had been checked.
Young people feel safer than they did at the last inspection.
The partnership no longer relies on paper forms.
None of the cases was late.
The conference was very well received.
The new framework has been implemented in all three hospitals.
A task and finish group has been set up to close the gaps found by the audit.
The number of incidents fell by a third.
Consultation with partners took place in the spring.
Operation Encompass notifications reach every school before the next school day.
The annual report was presented to the Health and Wellbeing Board in May.
The judgement did not relate to public law cases.
The findings of the audit have been shared with every agency.
The Committee is asked to note the report.
Children who live with domestic abuse are identified, protected and supported.
Delays in the court process have been reduced.
Thresholds are clear and are understood by every agency.
The review was completed on time and within budget.
If the figures are not received the chair will write to the chief executive.
Restraint was reduced by a quarter.
The lay members met a group of young people who spoke about their area.
The toolkit was launched in November.
Procedures have been revised in line with Working Together.
Formal arrangements were agreed at the January meeting.
Staff who have not attended will be booked on to the March course.
The risk of exploitation is assessed with a shared tool.
There were no serious incidents in the period.
The audit looked at whether children had been seen alone.
Agencies should tell the Board when they cannot attend.
The number of private fostering notifications has doubled.
The MASH is now fully staffed.
A new measure has been added because the old one did not show outcomes.
""".strip().splitlines()
