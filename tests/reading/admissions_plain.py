"""Shortfalls told in plain words, and sentences that only sound like them; written for these tests alone."""

ADMIT = """
There is nothing in place for young people who are not in care.
Better, but still too low.
The weakest area is the quality of plans.
Practice is weakest where parents live apart.
Few of the replies came from children placed outside the area.
We know little about children who are taught at home.
Little is known about fathers.
Not one member of staff from adult mental health has come.
Housing was not able to supply its records.
The trust has not been able to send a deputy.
Not included: the form had already been printed.
Not possible on the present system.
No off-licence has yet taken up the offer.
No dentist has come to any session.
The private sector was thinly represented.
Evidence of supervision was hard to find.
The average wait has gone up to 19 weeks, which the Board has told commissioners is unacceptable.
At present no service is paid to do this.
There is no service for men who ask for help.
Schools still tell us that they hear nothing.
Academies are under no duty to use it, and six have refused.
One of the trusts declined to take part.
Schools hold no central list.
Records for the remainder cannot be found.
Midwives say that they are often not told whether a discussion has taken place.
The walk-in centre has no system to flag a child on a plan.
The returns were slow to come.
The protocol has not been reviewed since 2009.
The agreement lapsed in March.
The contact list is out of date.
The post has stood empty since June.
The lead left in May and has not been replaced.
Nobody could say how many had been trained.
It remains to be seen whether this will last.
Eleven referrals went unanswered.
Four children were unallocated at the end of the month.
The minutes are thin.
Practice is piecemeal and depends on one person.
The standard is still some way off.
Returns fell well short of what was asked for.
Two of the letters were lost.
Half of the records had mistakes in them.
The work has come to a standstill.
Too much rests on one worker.
The waiting time is a worry.
Just two of the nine districts sent anything.
Barely a third of the schools took part.
No progress has been made with the database.
There was no reply from the prison.
The hospital gave no reason.
We had no answer from two of the academies.
Some of the schools would not share their figures.
The group has met only once.
Fathers are hardly mentioned.
Children had to repeat their story.
The system does not let us count them.
Nothing has come of it so far.
The work is waiting on a decision about funding.
The team has been without a manager since Easter.
Nobody from adult mental health came to either meeting.
We have yet to see any effect on practice.
The pathway exists on paper only.
Take-up of the course by dentists is negligible.
Recording is still the weak point.
Half of the plans had no date for review.
It is a worry that so few boys come forward.
The figures do not add up and have been sent back.
The figures from the hospital arrived too late to be included.
The hospital does not count them.
The two systems still cannot talk to each other.
Children told us they had to tell their story again and again.
The policy is out of date and refers to a body that no longer exists.
Four of the nine actions have slipped.
The contract has not been signed.
There was a delay of six weeks before anyone was told.
Staff did not know whom to ring.
Staff were unsure whom to ring.
Fathers were left out of most assessments.
The voice of the child is hard to hear in these records.
The return was poor: 14 of 60.
The response was disappointing, with 14 replies from 60 schools.
Fewer schools replied than last year.
Attendance by the ambulance service has dropped off.
One practice in three has no named lead.
Only the council has sent any figures.
The group did not meet between May and October.
The group has lost two members and has no chair.
The post has been frozen.
Funding runs out in March and nothing has been found to replace it.
There is as yet no agreement on who pays.
The partners could not agree on who pays.
The audit found the same faults as last year.
This is the third time that the audit has found it.
The learning has not reached the front line.
We cannot say whether children are safer.
Too little is known about children who move in from other areas.
The police did not send a deputy.
The website has not been updated since 2011.
The minutes are sent out late and are too long.
The wait has grown from six weeks to eleven.
Return interviews were refused by 40% of the children.
The trust has given no date.
The standard is met in fewer than one case in two.
Housing staff are not on the system.
None was seen within the five days.
Schools tell us that they do not hear the outcome of their referrals.
There is no single dataset across the partnership.
Two of the seven actions remain open.
Attendance from probation has been patchy.
Evidence of impact is thin.
The audit was put back to the summer because the auditor left.
Supervision records were missing from nine files.
We cannot yet say whether the training has changed practice.
The pathway is not understood by front-line staff.
The voice of the child was absent from most assessments.
Take-up by early years settings is disappointing.
Progress has been slower than hoped.
No agency submitted its return on time.
The post has been empty since March.
Reports to conference too often arrive on the day.
Several partners were unable to provide data.
Thresholds are applied differently in the two localities.
Fathers were overlooked in half of the cases.
The action is three months behind schedule.
Few practitioners could describe the escalation policy.
The website is out of date.
Assessments lacked analysis.
The Board still awaits assurance from the hospital trust.
Funding for the third year has not been found.
GPs seldom attend.
Practice remains variable.
The new form has caused confusion.
Capacity in the team is a concern.
More needs to be done to reach private nurseries.
The response from academies was poor.
The police record these crimes differently from the council, so the figures cannot be compared.
The timescale proved unrealistic.
Only nine of the thirty invited came.
Chronologies were often incomplete or absent altogether.
There are still waiting lists for therapeutic support.
The sub-group was inquorate twice.
Visits to children placed at a distance fell below the standard.
The partnership does not have a strategy for neglect.
Reviewing officers report that plans drift once the first review is past.
Uptake among boys is a fifth of that among girls, which troubles us.
The helpdesk could not cope with the number of calls.
Housing colleagues have dropped out of the group.
Six of the nine trusts sent nothing.
The form is too long and is filled in badly.
Nobody has taken ownership of this action.
We are still without a designated nurse.
The figure for last quarter is not reliable.
Progress on this action has come to a stop.
Minutes do not record who is to do what.
Disabled children are under-represented in the figures.
Meetings were cancelled at short notice on two occasions.
Parents find the letters confusing.
The standard was met in only two of the twelve months.
Assessments are of uneven quality.
Young people said that workers change too often.
It took eleven weeks to get a reply from the hospital.
The protocol is widely ignored.
Agencies seem reluctant to challenge one another.
None of the three agencies had checked.
Learning from the last review has not stuck.
There are long waits for an appointment.
Dentists remain hard to reach.
Handover between shifts breaks down at weekends.
Two posts are covered by agency staff and one is not covered at all.
Some schools will not share information without consent.
Children were moved at short notice and without a plan.
Less than half of the plans had been shared with the family.
The team is two social workers short.
It is disappointing to report that the numbers have slipped back.
Referrers are not always told what has happened.
We remain reliant on paper records.
Ethnicity was blank in a third of forms.
Partners have been slow to nominate.
The evaluation tells us little about outcomes.
Several actions have rolled over from last year.
The data come too late to be of use.
The pathway breaks down where parents have moved.
Assurance from the two private hospitals has not been forthcoming.
There has been no movement.
Cover for the LADO is fragile.
School nurses cannot release staff for five days.
Front-line staff had not heard of the policy.
Only Health replied.
Too many plans are generic.
Several carers said that nobody had explained the plan to them.
We are not where we want to be on timeliness.
Attendance by housing was poor, and adult services did not come at all.
The report was six weeks overdue.
Most plans lack a contingency.
Some agencies have been reluctant to share data.
Referrals from dentists are rare.
Supervision notes are brief and seldom mention the child.
There is no shared definition of neglect.
Work on transitions has barely begun.
The trust has yet to nominate a lead.
Interpreters were not used in four of the six cases.
It is hard to tell from the files what changed.
The backlog in the north has grown.
Two courses had to be cancelled.
Learning is not reaching the night staff.
""".strip().splitlines()

DO_NOT = """
Together they report that 77% of standards are fully met, 19% partly met and 4% not met.
The Board does not itself provide or commission services.
Please shade the cell and do not type in it.
The panel decided that a full review was not called for.
Some details have been left out so that the family cannot be recognised.
The backlog stood at 47 children in November and is now 19.
The average delay between referral and discussion was 2.6 working days.
There were no fires at any of those homes.
Not yet due.
A waiting list will be published every month.
No child was hurt.
No complaints were received.
No concerns have been raised.
There were no deaths in the year.
No further action was needed.
There is no charge for the course.
No school has been left out.
The offer was not refused by any family.
No records were lost.
No case was unallocated at the end of March.
There is no change to the membership.
She refused to go home and was placed with her aunt.
All nine practices replied.
The plan was agreed without dissent.
The contract was signed in May.
The longest wait is now four weeks.
Nobody waited more than a week.
No child waited more than a week.
The wait has come down from eleven weeks to six.
There is now a named lead in every practice.
The course is open to those who have not been before.
The gap between boys and girls has closed.
The worker was appointed late in May.
Parents were asked whether they had been told what would happen.
The leaflet tells young people what to do if they are refused help.
The duty was extended to those who are not in school.
Two children did not want to be seen and their wish was respected.
The group looked at why cases drift.
The police attended every meeting but one.
There was no difference between the two districts.
The judge found no fault with the council.
The form no longer asks for the same thing twice.
The inspectors had no criticism of the hub.
No recommendation was made for the council.
The manager has left and her successor started in May.
We do not think that this is a concern.
Schools are not required to send the form.
The poor weather did not affect attendance.
The backlog of return interviews has been cleared.
All agencies submitted on time and no concerns were raised.
The policy was updated because the old one was out of date.
A new escalation process deals with delays.
Neglect is the commonest category of plan.
Children who go missing are at greater risk.
The aim is to reduce the number of children who wait.
Absence from school was discussed at the March meeting.
Numbers of plans have fallen from 230 to 190.
Practitioners know what to do when a parent does not engage.
Completed.
Staff shortages could affect delivery next year.
The group considered how to respond when a child is not brought to appointments.
Key: R = late, A = some delay, G = on time.
Fewer children waited for an assessment than last year.
The audit found no weaknesses in recording.
Guidance says that a child must not be left without a plan.
The board agreed that not all partners need attend each meeting.
Training covered neglect, missing children and poor parental mental health.
Agencies will be asked where evidence is lacking.
Private fostering is handled by another group and not by this one.
Delays in the family courts have almost disappeared.
The failure of a neighbouring board to do so led us to act early.
The procedure explains what happens if a worker cannot gain entry.
Re-referrals dropped from 26% to 19%.
The service was commissioned to support parents with low incomes.
The Independent Chair challenged the two agencies that had missed meetings, and both now attend.
Missed appointments fell from 140 to 82.
The policy sets out what to do when a worker does not attend.
There is no evidence that children were harmed.
We looked at how late reports are handled.
The strategy covers neglect, missing children and online harm.
A fall in the number of plans was expected.
Private fostering: no new arrangements in the quarter.
The panel will ask why so few referrals come from dentists.
Nothing in this report is confidential.
No one was injured in the fire.
Members felt that the report was not too long.
Not applicable to this agency.
The group no longer meets, its work being done.
A leaflet for parents whose children refuse school has been printed.
Staff know how to act when a referral is declined.
The waiting list was closed because everyone on it had been seen.
Poverty is the background to many of these cases.
If a return is late the Chair writes to the chief executive.
The inspectors did not have any recommendations for the Board.
Delay is measured from the date of referral.
Gaps in the old dataset were filled in the summer.
The new lead has drawn up a plan to cut waiting times.
Weak passwords were changed.
Children do not need an appointment.
The audit of cases that were not accepted is complete.
Low numbers mean that percentages are not given.
It would not be right to draw comparisons between the two years.
The Executive considered the risk that the post would fall vacant.
Late returns were chased and all are now in.
We have no concerns to report.
Neglect was chosen as a priority because of its prevalence.
All of the gaps found in 2016 have been closed.
The new tool prevents cases from being lost.
Agencies are reminded that late reports cause difficulty.
The Panel does not publish minutes.
The policy explains why children sometimes do not tell.
Where no plan is in place the manager is told the same day.
Fewer than five children were involved.
The training helps staff to spot missed opportunities.
Children who are educated at home are not overlooked.
There was no need for a further review.
Waiting lists are reviewed each Monday.
The Board will hear in June what has not been achieved.
No data protection breaches occurred.
None of the families objected.
The inspectors said that no child was found to be unsafe.
Low attendance is followed up by the Chair.
The worker left to take up promotion and has been replaced.
The programme is for families with complex needs.
All overdue actions have now been completed.
Risks are reviewed at each meeting.
The lead officer will report any slippage to the Chair.
Where the threshold is not met, early help is offered.
Children said that they were not afraid to speak up.
The Board sought assurance that no child was waiting for a social worker.
Poor attendance is now rare.
The guidance has been rewritten because practice had changed.
Members noted the report.
Fewer complaints were received than in the year before.
Missing children are discussed every morning.
The report has been shared with those who could not attend.
The new contract ends the long waits of previous years.
Concerns about a school should be raised with the LADO.
Nobody was hurt.
The team is fully staffed and has no vacancies.
The pilot tests whether weaker referrals can be improved.
A lack of food or warmth is a sign of neglect.
""".strip().splitlines()
