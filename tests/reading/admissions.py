"""Sentences as boards write them, that admit a shortfall; written for these tests alone."""

ADMIT = """
The share of forms that come back is very low.
It is not possible to say how many children were diverted from a referral.
Four in ten of the designated leads have no regular supervision.
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
The proportion of children seen within five days dropped from 92% to 81%, which is a concern for the Board.
Engagement from academies is patchy.
Ofsted judged help and protection to be inadequate in March.
Too many children wait longer than 18 weeks.
It has proved harder than expected to recruit to the posts.
The partnership was unable to agree a common data set.
We have been let down by the quality of referrals from some agencies.
Staff turnover in the front door team has hampered progress.
No progress to report.
This work has not progressed as planned.
The action remains outstanding.
Data quality issues mean the figures should be treated with caution.
Only a minority of agencies could evidence how children's views shape services.
Recruitment to the vacant training post failed twice.
Agencies struggle to release staff for training.
The multi-agency audit found that chronologies were missing in half of the files.
Return home interview completion is below the 80% target.
GPs seldom attend strategy discussions.
Parents reported that they did not understand the plan.
Due to capacity issues this piece of work has been put on hold.
The impact of this training on practice has not been evaluated.
There remain inconsistencies in the application of thresholds.
It is too soon to tell whether the changes have had an effect.
The dataset still does not include information from the ambulance service.
Some partners have been slow to respond.
Information sharing with housing providers is under-developed.
The Board recognises that it needs to do more to hear from disabled children.
Awareness of private fostering among the public is low.
Sickness in the team led to the postponement of two courses.
Audit activity was curtailed by the pandemic.
Case recording lacks analysis.
The partnership did not meet its target for return interviews.
Feedback from practitioners shows that caseloads are unmanageable.
Conference reports are often late.
The review found missed opportunities to share information.
Unfortunately the bid was unsuccessful.
The quality of return interviews varies.
The quarter 3 data were not supplied by the police.
There has been little movement on this action.
Timeliness of initial health assessments has fallen to 41%.
We are not confident that all agencies understand the pathway.
The pilot did not reach fathers.
Attendance at the Learning and Improvement Group continues to be a concern.
The LADO service has seen an increase in referrals that it cannot meet.
The self-assessment was returned late by three agencies.
There is no agreed escalation route for disputes with health.
The partnership still lacks a shared record.
The work programme was not delivered in full.
Recording of the child's ethnicity was missing in a quarter of cases.
Uptake of the e-learning has been lower than in previous years.
The evaluation could not be completed because only nine forms came back.
The Board has limited oversight of unregistered provision.
Chronologies are rarely used.
No analysis has been done of the reasons.
The service is not yet available in the west of the county.
The new system went live six months late.
Agencies told us that feedback on referrals is inconsistent.
The group's work was paused during the reorganisation.
Waiting lists for therapeutic support have grown.
The share of plans reviewed on time was worse than last year.
It was not clear from the files who had been consulted.
Health partners were not represented at three of the five meetings.
Practice in relation to neglect remains variable.
The toolkit has had little impact so far.
We have not heard from children in custody.
Despite reminders, two district councils have not replied.
The number of trained facilitators is insufficient.
Progress against this objective has been limited.
Not all partners have signed the agreement.
There has been a reduction in attendance by schools.
Case file audits show that supervision is not evidenced in most records.
Less than a fifth of GPs responded to the survey.
The figures are incomplete as one trust changed its system.
We do not hold data on ethnicity.
The action was not achieved owing to a lack of funding.
Assurance has not been received from the prison.
Two posts remain vacant.
Concerns remain about the quality of plans.
Plans are not always SMART.
Children's wishes were recorded but not acted on.
This is an area for improvement.
The Board acknowledged that its challenge to agencies was not strong enough.
Timescales for assessments slipped in the winter.
It is disappointing that so few parents took part.
Practitioners report that they are unclear about thresholds.
A third of the workforce has yet to be trained.
Several agencies do not have a policy on neglect.
Performance is below that of similar areas.
There is still work to be done on transition.
The sub-group did not meet between June and October.
The database is out of date.
Participation by fathers is very limited.
The target of 95% was missed by some distance.
There is a risk register but it is not kept up to date.
No return was received from the ambulance trust.
The pathway is poorly understood by schools.
Few referrals came from the voluntary sector.
Attendance by the ambulance service has been sporadic.
The review of the threshold document is running three months late.
Members were told that the figures for February had not been validated.
Education was not represented on the panel this year.
Children missing from care are not always reported within the hour.
There continue to be gaps in the data from private hospitals.
The Board remains concerned about the number of repeat plans.
The training offer does not meet demand.
Survey responses were too low to be meaningful.
Management oversight was absent in a third of files.
Health visitors hold caseloads well above the recommended number.
The work stream has made limited headway.
Of twelve actions, five are behind.
The audit tool proved too long for schools to use.
There was a delay of four months in appointing a new chair.
Fathers and partners continue to be overlooked.
The outcome measures have still to be agreed.
Two practices have never taken part.
Information is not routinely shared with dentists.
The plan was late.
Only 12 of 30 schools replied.
The pilot site has withdrawn.
Referrals from adult services are low in number and late.
Practitioners were uncertain which form to use.
The multi-agency data set is still in development.
Section 11 returns were of mixed quality.
There was no representation from housing at four meetings.
The LSCB has not met its statutory duty to publish the review on time.
Case conferences are taking longer to arrange than they should.
The new arrangements are yet to be tested.
Agencies are not yet able to evidence impact.
The CCG could not provide figures for GP attendance.
Return interviews are being offered too late.
The Board does not receive data on children in private fostering.
The quality of chronologies is not good enough.
Very few children are asked about their experience.
Completion of the training log is patchy across agencies.
Concerns about thresholds persist.
The action has been carried forward because it was not finished.
The trust has no plan to bring the numbers down.
Small landlords have not answered despite two reminders.
""".strip().splitlines()
