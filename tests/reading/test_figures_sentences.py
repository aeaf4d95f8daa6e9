# ruff: noqa: E501  (one sentence a line)
"""Figures in single sentences, in the manner of boards' papers of many years: what is found, and what is left."""

from datetime import date

import pytest

from answerable.reading.blocks import Line, Passage
from answerable.reading.figures import find_measures
from answerable.reading.proposal import Measure
from tests.reading.told import figure

WRITTEN = date(2024, 6, 1)

FIGURES = {
    "Twenty-one of the 26 children have a named worker.": ["level 21 (21/26)"],
    "219 screenings by the end of August.": ["count 219"],
    "Two premises lost their licence.": ["count 2"],
    "The protocol was issued on 14 May to 41 practices and 63 nurseries.": ["count 41", "count 63"],
    "It was used for 29 of the 52 children who should have had one.": ["level 29 (29/52)"],
    "133 packs given out in 2022, twice as many as in 2021 (66).": ["baseline_current 66 -> 133"],
    "Average time to complete it is 35 minutes; the old forms took 80.": ["baseline_current 80 -> 35"],
    "There is a waiting list of 34.": ["count 34"],
    "The backlog stood at 312 contacts in February; it is now 14.": ["baseline_current 312 -> 14"],
    "We have closed 22 actions that came from earlier reviews.": ["count 22"],
    "The rate was 52 per 10,000, against 48 per 10,000 for statistical neighbours.": ["level 52", "level 48"],
    "Children known to be at risk numbered 205 in September 2020 and 318 in September 2021.": [
        "baseline_current 205 -> 318"
    ],
    "Talks alone took place with 58% of children in July 2021 and 66% in October 2021.": [
        "baseline_current 58% -> 66%"
    ],
    "Plans for neglect – 142 at 31 March 2021 and 171 at 31 March 2022 – had grown to 189 at 31 March 2023.": [
        "series 142 -> 171 -> 189"
    ],
    "Lapses are followed up in four cases out of five.": ["level 80%"],
    "Requests met were 11 in 2021/22 and 26 in 2022/23 to date (nine months).": ["baseline_current 11 -> 26*"],
    "Thirty cases were audited: a quarter were judged good, 14 required improvement and nine were inadequate.": [
        "count 30",
        "level 25%",
        "count 14",
        "count 9",
    ],
    "The MASH received 1,204 contacts in Q2, of which 318 progressed to a referral.": [
        "count 1204",
        "count 318 (318/1204)",
    ],
    "Repeat child protection plans fell from 24.1% to 18.6% over the year.": ["baseline_current 24.1% -> 18.6%, -"],
    "At 31 March 2024 there were 312 children subject to a child protection plan, compared with 287 at 31 March 2023.": [
        "baseline_current 287 -> 312"
    ],
    "MARAC referrals rose to 142, an increase of 17 on the previous quarter.": ["count 142, +17 count"],
    "85% of initial health assessments were completed within 20 working days (target 90%).": ["level 85%, target 90"],
    "The number of missing episodes has reduced by a third since April 2023.": ["change -33.3 percent"],
    "Contributions came from Ham Council (£98,000), Ham Police (£4,000), NHS Ham (£640) and Cafcass (£550).": [
        "level 98000",
        "level 4000",
        "level 640",
        "level 550",
    ],
    "The officer dealt with 118 allegations: 44 about school staff, 9 about carers.": [
        "count 118",
        "count 44",
        "count 9",
    ],
    "The average wait fell from 12 weeks to 7.": ["baseline_current 12 -> 7, -"],
    "Children missing school fell by a third, to 122.": ["change 122, -33.3 percent"],
    "In Q1 there were 214 missing episodes, in Q2 198 and in Q3 176.": ["series 214 -> 198 -> 176"],
    "Of the 45 section 11 returns due, 41 were received on time.": ["count 41 (41/45)"],
    "Only 3 of 12 secondary schools had a named lead for exploitation.": ["level ~3 (3/12)"],
    "A dip sample of 25 cases found that 19 had a chronology.": ["count 19 (19/25)"],
    "Training attendance: 1,032 delegates attended 48 courses in 2023/24.": ["count 1032", "count 48"],
    "96% of delegates rated the course as good or excellent.": ["level 96%"],
    "Attendance at core groups by health visitors improved from 61% in 2022 to 79% in 2023.": [
        "baseline_current 61% -> 79%, +"
    ],
    "Staff sickness fell by 2.3 percentage points.": ["change -2.3 points"],
    "Police attendance at initial conferences is 98%; GP attendance remains low at 12%.": ["level 98%", "level 12%"],
    "There were 14 rapid reviews, 3 of which led to a local child safeguarding practice review.": [
        "count 14",
        "count 3 (3/14)",
    ],
    "Three rapid reviews were completed within 15 working days.": ["count 3"],
    "Section 47 enquiries rose by 11% (from 640 to 710).": ["baseline_current 640 -> 710, +11 percent"],
    "Two thirds of respondents (n=64) felt confident using the tool.": ["level 66.7%"],
    "The survey had a response rate of 34%; 78% of those who replied said they felt safe at school.": ["level 78%"],
    "Just under half of practitioners (48%) had read the threshold document.": ["level ~48%"],
    "Average caseloads have dropped from 22 to 17.": ["baseline_current 22 -> 17, -"],
    "The average time to complete an assessment was 38 days.": ["level 38"],
    "Re-referrals within 12 months: 19% (2022/23: 23%).": ["baseline_current 23% -> 19%"],
    "The ICB's spend on safeguarding training was £48,000.": ["level 48000"],
    "Ofsted graded the service 'good' in 2 of the 3 judgement areas.": ["level 2 (2/3)"],
    "We will train 200 staff in trauma-informed practice by March 2025.": ["target target 200"],
    "100% of GP practices have a safeguarding lead.": ["level 100%"],
    "The number of EHAs opened increased to 1,160, up 8% on last year.": ["count 1160, +8 percent"],
    "Early Help Assessments: 845 (2021/22), 912 (2022/23), 1,004 (2023/24).": ["series 845 -> 912 -> 1004"],
    "9 in 10 parents said that they had been listened to.": ["level 90%"],
    "No return was received from 2 agencies.": ["count 2"],
    "Exclusions have doubled since 2021.": ["direction_only +"],
    "Forty-two practitioners attended the neglect workshop in May.": ["count 42"],
    "As a result of the campaign, calls to the helpline rose by 40%.": ["change +40 percent"],
    "Children told us that they wait too long; 27 of them wrote to the Board.": ["count 27"],
    "Of 120 children interviewed, 64% had a trusted adult.": ["level 64%"],
    "Compliance with supervision standards is now 88% against a target of 95%.": ["level 88%, target 95"],
    "The percentage of assessments completed in 45 days dropped to 71% from 84%.": ["baseline_current 84% -> 71%, -"],
    "83 children (27%) were on a plan for neglect.": ["level 27%"],
    "In 2012, 34 young people were referred to the CSE team; 21 were female and 13 male.": [
        "count 34",
        "count 21",
        "count 13",
    ],
    "More than 400 professionals attended the annual conference.": ["count ~400"],
    "Almost a quarter of plans lasted over two years.": ["level ~25%"],
    "The vacancy rate for health visitors stands at 9.5%.": ["level 9.5%"],
    "Attendance was 92% in autumn 2023, 90% in spring 2024 and 91% in summer 2024.": ["series 92% -> 90% -> 91%"],
    "Between April and December 2023 there were 57 allegations against staff, 12 fewer than in the same period of 2022.": [
        "count 57, -12 count"
    ],
    "Safeguarding adults' referrals have gone down.": ["direction_only -"],
    "The KPI is that 95% of reviews are held on time; performance was 93.5%.": ["level 93.5%, target 95"],
    "Participation of children in reviews: 88% in Q1, 91% in Q2.": ["baseline_current 88% -> 91%"],
    "There has been a 15% reduction in repeat referrals.": ["change -15 percent"],
    "First-time entrants reduced by 20, from 96 to 76.": ["baseline_current 96 -> 76, -20 count"],
    "Use of the neglect tool is up from 12 to 80.": ["baseline_current 12 -> 80, +"],
    "14 of the 17 actions are complete, 2 are on track and 1 is delayed.": ["level 14 (14/17)", "count 2", "count 1"],
    "Partners contributed £186,500 in 2023/24, of which the council paid £92,000.": ["level 186500", "level 92000"],
    "The e-learning module has been completed by 2,315 staff.": ["count 2315"],
    "62% of children on CP plans were seen alone.": ["level 62%"],
    "A total of 37 cases were audited: 9 good, 22 requires improvement and 6 inadequate.": [
        "count 37",
        "count 9",
        "count 22",
        "count 6",
    ],
    "Feedback was received from 18 parents and 11 children.": ["count 18", "count 11"],
    "Number of children missing from care": ["planned"],
    "Percentage of ICPCs held within 15 days": ["planned"],
    "The panel reviewed 5 deaths of children, of which 2 had modifiable factors.": ["count 5", "count 2 (2/5)"],
    "7% more contacts were received than in 2022.": ["change +7 percent"],
    "The Hub handled 3,450 contacts (an average of 287 a month).": ["count 3450", "count 287"],
    "Contacts to the MASH: Q1 2,310; Q2 2,145; Q3 2,402.": ["series 2310 -> 2145 -> 2402"],
    "The percentage of children seen within 24 hours was 91 per cent, up from 84 per cent.": [
        "baseline_current 84% -> 91%"
    ],
    "Twenty-one agencies (78%) returned their section 11 audit, compared with 24 (89%) the year before.": [
        "baseline_current 89% -> 78%"
    ],
    "Repeat referrals – 18% (target 20%).": ["level 18%, target 20"],
    "Since April, 63 professionals have completed the exploitation e-learning.": ["count 63"],
    "There has been a significant increase in the number of referrals to the LADO.": ["direction_only +"],
    "The LADO received 187 referrals during 2023/24 (2022/23: 164).": ["baseline_current 164 -> 187"],
    "The conversion rate from contact to referral is 26.4%.": ["level 26.4%"],
    "In 9 out of 10 cases the voice of the child was recorded.": ["level 9 (9/10)"],
    "All 14 children were seen.": ["count 14"],
    "The number of CIN plans has remained stable at around 450.": ["count ~450"],
    "The number of children on plans for over 2 years fell to 6 (2.1%).": ["level 2.1%, -"],
    "Neglect accounted for 54% of plans, emotional abuse 31%, physical abuse 10% and sexual abuse 5%.": [
        "level 54%",
        "level 31%",
        "level 10%",
        "level 5%",
    ],
    "Over the 12 months to March 2024, 1,450 notifications were shared with schools through Operation Encompass.": [
        "count 1450"
    ],
    "Between 40 and 50 people attended each session.": ["count 50"],
    "Health visitors attended 46% of conferences; school nurses 71%; GPs 4%.": ["level 46%", "level 71%", "level 4%"],
    "50 practitioners were trained, exceeding the target of 40.": ["count 50, target 40"],
    "There were 22 missing episodes in April, rising to 31 in May and falling to 19 in June.": [
        "series 22 -> 31 -> 19"
    ],
    "MARAC heard 412 cases involving 588 children.": ["count 412", "count 588"],
    "Strategy discussions took place within 24 hours in 88% of cases (n = 120).": ["level 88%"],
    "The return rate was 12%.": ["level 12%"],
    "Feedback questionnaires were sent to 200 families and 46 were returned (23%).": ["count 200", "level 23%"],
    "Compared with the previous year, referrals to the Channel panel were up by a quarter.": ["change +25 percent"],
    "The cost of the review was £24,500.": ["level 24500"],
    "School attendance of children in need rose 1.5 percentage points to 86.2%.": ["change 86.2%, +1.5 points"],
    "It took an average of 31 days to complete an assessment.": ["level 31"],
    "Only 8% of referrals came from schools.": ["level ~8%"],
    "One in four children said they did not know their social worker.": ["level 25%"],
    "The group reviewed 12 cases and identified 4 themes.": ["count 12"],
    "Prosecutions for child cruelty decreased from 12 to 5.": ["baseline_current 12 -> 5, -"],
    "In the academic year 2022/23, 71 permanent exclusions were issued.": ["count 71"],
    "Just 15 of the 64 schools responded to the survey (23%).": ["level ~23% (15/64)"],
    "Knife-enabled offences involving under 18s reduced by 22% between 2022 and 2023.": ["change -22 percent"],
    "The board has an annual budget of £210,000 and 2.4 staff.": ["level 210000"],
    "A multi-agency audit of 10 cases graded 6 as good, 3 as requires improvement and 1 as inadequate.": [
        "count 6 (6/10)",
        "count 3 (3/10)",
        "count 1 (1/10)",
    ],
    "Response to the staff survey improved from 210 to 345 responses.": ["baseline_current 210 -> 345, +"],
    "The proportion of conferences held in timescale declined slightly, from 94% to 92%, but remains above the England average of 79%.": [
        "baseline_current 94% -> 92%, -",
        "level 79%",
    ],
    "Police made 34 arrests and 12 people were charged.": ["count 34", "count 12"],
    "Children's Services audited 100% of cases.": ["level 100%"],
    "By March 2024 the number of early help assessments had doubled to 1,240.": ["count 1240, +"],
    "Staff in 6 of the 8 teams have had supervision training.": ["level 6 (6/8)"],
    "Domestic abuse notifications: 2,101 in 2022, 1,988 in 2023.": ["baseline_current 2101 -> 1988"],
    "At present 42% of the workforce is agency staff.": ["level 42%"],
    "Confidence scores rose from 2.4 to 3.9 out of 5.": ["baseline_current 2.4 -> 3.9, +"],
    "The forum is attended by up to 20 young people each month.": ["count ~20"],
    "Year 6 pupils in 18 schools took part in the workshop, reaching 540 children.": ["count 18", "count 540"],
    "The LSCB website had 12,400 hits.": ["count 12400"],
    "Section 11: 100% return rate.": ["level 100%"],
    "8 multi-agency practice workshops were held, attended by 156 staff, 94% of whom said it would change their practice.": [
        "count 8",
        "count 156",
        "level 94%",
    ],
    "Child deaths: 14 were notified, of which 5 were unexpected.": ["count 14", "count 5 (5/14)"],
    "MARAC: 312 high-risk victims were discussed (290 in 2014), with 421 children in the household.": [
        "baseline_current 290 -> 312",
        "count 421",
    ],
    "The backlog fell by more than half, from 140 to 61 cases.": ["baseline_current 140 -> 61, -50 percent"],
    "There were nine secure placements, up from five.": ["baseline_current 5 -> 9"],
    "Two in three parents felt involved in the plan.": ["level 66.7%"],
    "96 of the 104 recommendations from reviews since 2019 are now closed.": ["level 96 (96/104)"],
    "The Board's training programme offered 32 courses with 640 places, of which 588 (92%) were filled.": [
        "count 32",
        "count 640",
        "level 92%",
    ],
    "Sickness absence in the MASH averaged 11.2 days per worker.": ["level 11.2"],
    "Of children on a plan, 28% are under five and 4% have a disability.": ["level 28%", "level 4%"],
    "Supervision was recorded monthly in only 17 of 40 files; in 2021 it had been 29 of 40.": [
        "baseline_current 29 (29/40) -> ~17 (17/40)"
    ],
    "GPs supplied reports to 38% of initial conferences in 2013/14. This was 22% in 2012/13.": [
        "level 38%",
        "level 22%",
    ],
    "The tool kit was downloaded 1,340 times in its first 3 months.": ["count 1340"],
    "Domestic abuse was a factor in 6 out of 10 assessments.": ["level 6 (6/10)"],
    "Contact from the public has risen slightly and anonymous contacts are down.": ["direction_only +"],
    "The number of privately fostered children remains low at 7.": ["count 7"],
    "A total of £65,000 was spent on reviews, £12,000 over budget.": ["level 65000", "level 12000"],
    "There are 1.4 million people in the county, of whom 310,000 are children.": ["count 310000"],
    "24 staff from 11 agencies took part in the simulation exercise.": ["count 24", "count 11"],
    "Nearly all (97%) pupils knew the name of their safeguarding lead.": ["level 97%"],
    "We received 5 whistleblowing concerns and 2 complaints.": ["count 5", "count 2"],
    "School exclusions for drugs increased threefold.": ["direction_only +"],
    "The percentage of care leavers in education, employment or training: 48.": ["count 48"],
    "The new process cut the average wait from 41 to 19 days.": ["baseline_current 41 -> 19, -"],
    "Target: 80% of assessments within 35 days. Actual: 74%.": ["target target 80", "level 74%"],
    "In the second audit compliance was 81%, a 14 point improvement on the first.": ["level 81%, +14 points"],
    "Only four of the ten GP practices invited sent anyone.": ["level ~4 (4/10)"],
    "The number of children looked after rose from 402 to 431 during 2023/24.": ["baseline_current 402 -> 431, +"],
    "71 of 80 care leavers (89%) were in touch with their personal adviser.": ["level 89% (71/80)"],
    "Timeliness of reviews has improved and is now 96.2%.": ["level 96.2%"],
    "Attendance by the National Probation Service at the Executive was 3 out of 4 meetings.": ["level 3 (3/4)"],
    "Health assessments in timescale: Q1 62%, Q2 70%, Q3 81%; target 85%.": ["series 62% -> 70% -> 81%, target 85"],
    "Following the training, 87% reported improved confidence compared to 41% beforehand.": [
        "baseline_current 41% -> 87%"
    ],
    "The partnership received 23 responses to the consultation, a response rate of 46%.": ["count 23", "level 46%"],
    "11 learning events took place and 412 practitioners came.": ["count 11", "count 412"],
    "Waiting times for CAMHS have fallen from 18 weeks to 11 weeks.": ["baseline_current 18 -> 11, -"],
    "Neglect remains the most common category (47% of plans).": ["level 47%"],
    "7 of 9 serious incident notifications led to a rapid review.": ["level 7 (7/9)"],
    "The proportion of repeat referrals is 6 percentage points lower than in 2021.": ["change -6 points"],
    "In the last quarter the daily exploitation meeting discussed 64 young people.": ["count 64"],
    "Two cases met the criteria for a local child safeguarding practice review.": ["count 2"],
    "Operation Encompass notifications were sent within 24 hours on 99% of occasions.": ["level 99%"],
    "Numbers on child protection plans peaked at 356 in July 2023 and had dropped to 298 by March 2024.": [
        "baseline_current 356 -> 298"
    ],
    "Sixty-five per cent of staff had received supervision in the past month.": ["level 65%"],
    "The total number of allegations was 112 (98 in 2022/23).": ["baseline_current 98 -> 112"],
    "Of 214 referrals, 61 resulted in no further action.": ["count 61 (61/214)"],
    "Boys made up 58 per cent of the cohort.": ["level 58%"],
    "A 20% uplift in the contribution of each partner was agreed.": ["change +20 percent"],
    "There were 1.8 incidents per 100 places, against 2.6 the previous year.": ["baseline_current 2.6 -> 1.8"],
    "An additional 35 foster carers were recruited.": ["count 35"],
    "Face to face training reached 640 people and e-learning a further 1,900.": ["count 640", "count 1900"],
    "More than three quarters of young people felt that the service had helped.": ["level ~75%"],
    "Children waited on average 9 days for an interview; the standard is 3 days.": ["level 9, target 3"],
    "8 out of every 10 parents would recommend the course.": ["level 80%"],
    "The audit sampled 30 files. Chronologies were present in 24, and 17 were up to date.": [
        "count 24 (24/30)",
        "count 17 (17/30)",
    ],
    "Use of police protection powers has decreased.": ["direction_only -"],
    "Under-18 admissions for self-harm: 88 in 2021/22, 74 in 2022/23 and 30 in the first half of 2023/24.": [
        "series 88 -> 74 -> 30*"
    ],
    "Section 17 assessments rose by a tenth.": ["change +10 percent"],
    "Eight in ten practitioners (81%) use the tool weekly.": ["level 81%"],
    "It costs £1.3m to run the service and £200,000 has been saved.": ["level 1.3e+06", "level 200000"],
    "The LSCB Chair visited 6 teams and met 45 staff.": ["count 6", "count 45"],
    "All 9 partners signed the agreement.": ["count 9"],
    "Return home interviews: offered 94%, accepted 66%, completed within 72 hours 51%.": [
        "level 94%",
        "level 66%",
        "level 51%",
    ],
    "By 2026 we expect 90% of schools to take part.": ["target target 90"],
    "The pilot ran for 6 months with 5 practices and 30 families took part.": ["count 30"],
    "Missing children: 214 individual children were responsible for 587 episodes.": ["count 214", "count 587"],
    "Referrals from health were down 4% and from education up 11%.": ["change -4 percent", "change +11 percent"],
    "The backlog of 60 assessments has been cleared.": ["count 60"],
    "Staff turnover (14%) is below the regional average (17%).": ["level 14%", "level 17%"],
    "Learning from 3 reviews was shared with 230 staff in 9 briefings.": ["count 3", "count 230", "count 9"],
    "The number of teenage conceptions per 1,000 is 19.4, down from 24.6 in 2015.": ["baseline_current 24.6 -> 19.4"],
    "In total 2,040 checks were made, which is 15% more than last year and double the 2019 figure.": [
        "count 2040, +15 percent"
    ],
}

NO_FIGURES = [
    "The bid for round 2 failed, and Child 3 was not seen.",
    "The Board met six times during the year.",
    "The helpline is open 24 hours a day on 0800 123456.",
    "Children aged 10-17 years are supported by a 1.0 FTE worker for 12 months.",
    "Working Together 2018 (chapter 3) requires partners to publish a report every 12 months.",
    "The sub-group has 14 members and meets every 6 weeks.",
    "There are 6 standards in the section 11 audit and 5 domains.",
    "The JTAI took place over 5 days in June 2023 with 9 inspectors.",
    "The team comprises a manager and 4 practitioners.",
    "This is the third year of a 5 year plan.",
    "The partnership agreed 4 priorities for 2024-26.",
    "The policy applies to under 18s and those aged 16+.",
    "Every one of the 32 GP practices has completed the self-assessment.",
    "No children were harmed.",
    "The team has 3.5 FTE social workers and a caseload of 18.",
    "The age range was 4-17.",
    "Use of bed and breakfast for care leavers has ended.",
    "The dashboard contains 24 indicators.",
    "We have trained 3 cohorts of champions.",
    "During the period there were no serious case reviews.",
    "The 3 local authorities and 2 ICBs share one procedures manual.",
    "Version 4 of the procedures came into force on 1 April 2019 and has 12 chapters.",
    "Annex 3 lists the 26 indicators agreed under priority 2.",
    "The officer has 15 years' experience and manages a team of 6.",
    "Meetings are quorate with 5 members and are held on the third Thursday.",
    "Under section 11 of the Act, 10 standards apply to 22 bodies.",
    "The 16 Days of Action campaign ran from 25 November.",
    "Call 101 or 999; out of hours ring 01234 567890 extension 42.",
    "The A12 corridor, Ward 7 and Unit 3 were covered by 2.5 posts.",
    "There has been no change in the number of strategy discussions.",
    "The group is made up of 12 agencies and meets every two months.",
    "The sub-group considered the 2019 national report and its 8 recommendations.",
    "No date has been set for the third phase.",
    "Sixteen to 17 year olds in unregulated placements fell to zero.",
    "A 6-month pilot began in 5 schools; the lead works 2/3 days a week and has been in post 4 months.",
    "C4EO, CP-IS, Form B and P3 are named in s.11 and regulation 5(2), at 1:1 and 24/7.",
    "An independent specialist observed 3 Board meetings and 2 sub-groups.",
    "The report concluded with 11 recommendations.",
    "It has been agreed that, rather than 4 champions, all midwives will take part.",
    "The three agencies all report good progress on the 3 pilots.",
    "Two further sessions will be held in early February.",
    "Paragraph 7.1 of version 2.1 (page 3 of 15) names Priority 2 and Year 6.",
    "See https://www.example.org/files/2013/report-42.pdf or write to lscb42@example.org.",
    "Progress is reported twice a year and the first of three phases is over.",
    "Schools said that one-to-one work and a two-day course would help.",
    "Her first inspection, in 2011, was the third in Medway.",
    "Every school but two has a lead.",
    "Rule 12 of the constitution was amended.",
    "The Young Advisers have turned down two drafts.",
    "The meeting was held from 10.00 to 12.30.",
    "Most of them under 18 and looked after.",
    "The standard is 15 working days.",
    "The youngest was 14 and the oldest 17.",
    "A figure for a quarter is for that quarter alone.",
    "The team has a caseload of 18 and a youngest member of 24.",
]

ACTIONS = {
    "Average wait is 4 weeks or less (now 11)": ["level 11, target 4"],
    "300 staff attend in the first year": ["target target 300"],
    "Checklist attached to 95% of referrals": ["target target 95"],
    "Attendance of each partner is 85% or better": ["target target 85"],
    "Train 200 designated leads by March 2025": ["target target 200"],
    "Increase the proportion of children seen alone to 95%": ["target target 95"],
    "Audit 20 cases each quarter": [],
    "Reduce repeat plans from 24% to 18%": ["target 24%, target 18"],
    "Recruit 10 young advisers": ["target target 10"],
    "Hold 4 Board meetings a year": [],
    "Ensure 100% of partners complete the section 11 return": ["target target 100"],
    "Review 3 policies": [],
    "Support a further 3 agencies to use the framework": ["target target 3"],
    "Run the campaign in all 31 schools": [],
}


def found(text: str, *, role: str = "statement", kind: str = "paragraph") -> list[str]:
    line = Line(text=text, kind=kind)  # type: ignore[arg-type]  # a block kind
    passage = Passage(lines=[line], role=role, action="1")  # type: ignore[arg-type]  # a role
    return [figure(measure) for measure in find_measures(passage, written=WRITTEN)]


@pytest.mark.parametrize("sentence", FIGURES)
def test_the_figures_of_a_sentence_are_found(sentence: str) -> None:
    kind = "item" if sentence.startswith(("Number of", "Percentage of")) else "paragraph"
    assert found(sentence, kind=kind) == FIGURES[sentence]


def only(text: str) -> Measure:
    (measure,) = find_measures(
        Passage(lines=[Line(text=text)], role="statement", action="1", about="Bring record checks up to date"),
        written=WRITTEN,
    )
    return measure


def test_a_figure_takes_no_period_from_a_promise_beside_it() -> None:
    signed = only("Thirteen of the fourteen agencies have signed; the last will sign in January 2017.")
    assert [value.period for value in signed.values] == [None]


def test_a_figure_that_names_nothing_is_told_by_its_action() -> None:
    assert only("Up from 71% in March 2023 to 94%.").what == "Bring record checks up to date"


@pytest.mark.parametrize(
    ("sentence", "areas"),
    {
        "82% were seen in time, compared with 79% nationally.": [None, "national"],
        "Re-referrals were 21% (England 22%).": [None, "England"],
        "We took part in the national conference and trained 45 staff.": [None],
    }.items(),
)
def test_a_figure_of_a_wider_place_says_so(sentence: str, areas: list[str | None]) -> None:
    passage = Passage(lines=[Line(text=sentence)], role="section", section="s")
    assert [measure.area for measure in find_measures(passage, written=WRITTEN)] == areas


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_numbers_that_measure_nothing_are_left(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize("wording", ACTIONS)
def test_numbers_in_an_actions_wording_are_targets_or_nothing(wording: str) -> None:
    assert found(wording, role="action") == ACTIONS[wording]
