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
""".strip().splitlines()
