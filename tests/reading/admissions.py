"""Sentences as boards write them, that admit a shortfall and that do not; written for these tests alone."""

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

DO_NOT = """
There are no delays in allocating cases.
The number of children waiting has been reduced to nil.
The policy was agreed in June and has been published.
All agencies have returned their audits.
The Board will receive a report in March.
Training places rose from 120 to 240.
The work aims to reduce delay for children in court proceedings.
No legal or financial implications follow from this paper.
The pilot may identify gaps in provision.
The Board is not responsible for delivering services.
Ensure that no child waits more than fifteen days for a conference.
Cases are allocated within a day without avoidable delay.
The backlog was cleared in May.
The return rate improved to 84% and is now the best in the region.
A review is held whenever abuse or neglect may have led to a child's death.
Low-level concerns are recorded in line with the guidance.
Any gaps that are found will be reported to the Executive.
Each of the pilots is going well.
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
The yearly report went to the Health and Wellbeing Board in May.
That finding did not relate to work in the family courts.
The findings of the audit have been shared with every agency.
The Committee is asked to note the report.
Children who live with domestic abuse are found early and kept safe.
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
The Board meets six times a year.
The proportion seen within five days rose to 92%.
All six academies now attend.
The threshold guidance was re-launched in May.
Children told the inspectors that they felt listened to.
The action plan is monitored by the sub-group every quarter.
The partnership agreed to fund a second post.
There were 45 referrals, of which 12 led to a conference.
Twelve cases were audited and all were judged good.
A reminder will be sent to those who have not replied.
The purpose of the audit is to find out where practice is weak.
Early help reduces the need for statutory intervention.
Children who are not in school are visited each month.
The protocol covers children who go missing from care.
The neglect strategy was launched because neglect is the most common reason for a plan.
The Ofsted inspection judged leadership to be good.
The audit did not find any cases of concern.
No child was placed out of area.
The police reported no breaches.
Absences from meetings are followed up by the chair.
Each agency nominates a deputy so that no meeting is missed.
Poor mental health of parents is a feature of many plans.
The report describes the work of the panel in a difficult year.
Delegates rated the conference as excellent, with 96% saying it met their needs.
The group reviews cases where children have been harmed or neglected.
The tool helps staff to recognise disguised compliance and lack of engagement.
The panel considers whether there were modifiable factors.
The contract was awarded to Barnardo's.
Notifications are sent within one working day.
Missing episodes fell by 12%.
The partnership is not complacent.
The review is not yet due.
Children at risk of exploitation are discussed weekly.
The business plan was consulted on between January and March.
The workshop considered barriers to information sharing and agreed a protocol.
Training on poor practice and whistleblowing was delivered.
Numbers are small and are not shown.
The scheme is open to all schools, including those without a designated nurse.
Ninety per cent of returns were on time.
The LADO handled 210 referrals, up from 180.
Attendance at the group was 94%.
A route for escalation was agreed in June.
Children in custody were visited in May.
The evaluation was completed by an independent researcher.
The toolkit was published on the website.
The board heard from care leavers at its October meeting.
Each referral receives feedback within five days.
Two district councils joined the scheme.
The facilitators meet each term.
The plan will be reviewed if performance falls below the target.
The escalation policy applies where agreement cannot be reached.
The training explains what to do when a child is missing.
Strategy discussions now include health in every case.
A new post has been created to improve timeliness.
The survey asked whether children knew whom to tell.
The contract ends in March and will be re-tendered.
Waiting times have fallen by half.
The panel reviewed 14 deaths, in three of which modifiable factors were found.
The e-learning course is free to all partners.
The review began in January.
We thank all those who took part.
Neglect is the theme of this year's conference.
The partnership holds agencies to account where standards are not met.
The guidance says that a child must not be left without a social worker.
A dispute between two agencies was resolved within ten days.
The scrutineer tested how agencies respond to late referrals.
The new form replaces three older ones.
Fewer children went missing from care.
All partners have signed the agreement.
Attendance by schools has improved.
The risk register is kept up to date and is seen at every meeting.
More than four fifths of GPs responded.
The vacancy was filled in June.
The database is up to date.
The Trust replied within two days.
Concerns about one home were shared with the regulator, who acted.
The area for the pilot was chosen by the executive.
The sub-group met in June and October.
Plans are outcome focused and reviewed every six weeks.
The parents' group has grown.
The Board challenged two agencies and is satisfied with their answers.
A policy on neglect is in place in all agencies.
Referrals from the voluntary sector doubled.
The data cover the whole of the county.
The bid was successful.
Young carers are identified through a screening question.
The prison gave assurance at the May meeting.
The conference took disability as its theme.
Three children were injured and all have recovered.
The duty to notify applies to all incidents of serious harm.
The number of children with a plan for more than two years fell.
The board asked for a report on the missing.
Delays of more than a day are reported to the head of service.
Transition is the focus of the next audit.
Families said the booklet was clear.
The workforce strategy runs until 2027.
The panel saw no pattern in the deaths.
Staff can challenge a decision that they do not agree with.
The review of the threshold document was completed on 4 March.
Education is represented on the panel.
All figures have been validated.
The Board was assured that repeat plans are looked at each month.
The offer includes e-learning for those who cannot travel.
Responses rose to 60%.
There were no gaps in the chronology.
Headteachers asked for shorter forms and were given them.
The chair has been in post for four months.
The measures were agreed by the executive.
Dentists receive a copy of every plan.
The group will consider why numbers vary.
Where a plan lasts more than two years the chair reviews it.
Five of the twelve actions are complete and seven are on schedule.
The practice nurse visits every week.
The new tool takes ten minutes.
Private hospitals send data every month.
Fathers were invited to each conference.
The inspection found no children at immediate risk.
Staff know what to do if they are worried.
The council intends to have no unallocated cases by August.
Vacancies stood at 14% in April and were 9% in June.
Key: G = Complete; A = Some delay; R = Not on target
All 30 schools replied.
A second pilot site has joined.
Practitioners were certain which form to use.
The data set is in use in four agencies.
Housing was represented at every meeting.
The review was published on time.
Conferences are arranged within 15 days.
The arrangements were tested in a table-top exercise.
The CCG provided figures for GP attendance.
Interviews are offered within 72 hours.
Health attended all 14 strategy meetings.
Private fostering data are received each quarter.
Chronologies are of good quality.
Each child is asked about their experience.
The training log is complete.
The action has been finished and is closed.
The Board will publish the review when the trial has ended.
The leaflet explains how to complain if a service is poor.
Children are seen without their parents where this is right for them.
Agencies are asked to tell the Board of any delay.
Do not delete columns.
Of 42 children on no roll 19 were unknown to the council.
""".strip().splitlines()
