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
""".strip().splitlines()
