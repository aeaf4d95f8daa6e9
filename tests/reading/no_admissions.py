"""Sentences as boards write them that admit no shortfall; written for these tests alone."""

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
