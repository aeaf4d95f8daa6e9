"""Sentences that each promise one thing, written on 1 June 2024; written for these tests alone."""

# One promise each: by what was asked or undertaken, by what is left to do, by labels and in the manner of minutes.
MORE_PROMISES = """
A full return is promised by the end of January 2025.
The Clinical Commissioning Group has promised a recovery plan by the end of January 2025.
The Trust promised an answer by Christmas.
Two academies have pledged to send theirs by 31 July.
All of them have undertaken to do so by 30 September 2024.
The hospital has offered to run two more sessions in February 2025.
The police gave an assurance that the backlog would be cleared by 31 March 2025.
The two others have been asked to sign by 13 February 2025.
Schools have been asked to return the form by 12 July.
The Chair has asked for a written explanation by 30 June.
The Board has asked the Trust to report back in March 2025.
Partners were invited to comment by 5 July 2024.
Members asked for an update in six months.
The service has been given until 31 July to put this right.
The Trust told the panel that it would be complete by March 2025.
Six of ten are done, the rest by the end of September.
Four of the six policies have been rewritten; the other two by September.
41 of 50 staff have been trained, the remainder in the autumn.
The remaining schools have dates this term and will all have been covered by 13 December 2024.
The strategy will be either closed or renewed by the end of March 2026.
The group will present what it has found at the Board's conference on 22 April 2025.
They will be re-checked at the end of July.
The three-month test follows in December.
The course begins in September.
A paper goes to the Executive in July.
A follow-up audit is pencilled in for May 2025.
The course is timetabled for the autumn term.
The report is on the agenda for the September meeting.
A new date, 4 February 2025, has been agreed.
NHS England has confirmed funding for a further post from April 2025.
The workshop has been moved to 4 February 2025.
Target date: March 2025
Mosques: meeting arranged 4 July.
The exercise will be repeated in a year's time.
The system cannot be changed until April 2025.
This action will be closed at the July Board if the re-audit in June is good.
Policy approved. Launch 12 July.
Draft circulated; comments by 28 June.
Replies are wanted by 28 June.
Report drafted; for Board in July.
New worker in post from 1 July.
New worker appointed, starting on 1 July.
A consultant has been engaged and reports in March 2025.
Recovery plan agreed with the chair: done by 27 February 2025.
Awaiting sign-off at July Board.
Forecast finish March 2025
Recruitment is under way; interviews on 2 July.
It was due in March and has been put back to July.
Post advertised; closing date 28 June.
The Chair is meeting the Director on 1 July to discuss this.
It is hoped to finish before Christmas.
By 31 January 2025: all plans re-read by a second reader.
Next review: April 2025
Due January 2025.
ACTION: Board manager to write to schools by 28 June.
Board manager to write to all schools by 28 June 2024.
Action carried forward to January 2025.
Members asked for a briefing at their September meeting.
First meeting: 6 September 2024.
Head of Quality to bring a paper in September.
ICB to confirm funding – end August.
An extraordinary meeting has been called for 30 July 2024.
The new dataset was to be ready by May; it is now promised for October.
All licensed drivers will have had training by 31 December 2024.
New go-live is 1 July 2024.
Final draft goes to Board in January 2025.
Original date 1 May 2024; revised date 1 October 2024.
""".strip().split("\n")
