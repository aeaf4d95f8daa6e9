# ruff: noqa: E501  (prose of the document)
"""The Thaxby report: old HTML whose paragraphs and list items are never closed, with one table of training."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Words

TEXT = """<HTML><HEAD><TITLE>Quality Committee papers</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><FONT FACE="Arial" SIZE="2">
<P ALIGN=CENTER>Quality Committee &#8211; 3 November 2016 &#8211; Enclosure G
<H1>{title}</H1>
<P><B>Prepared by:</B> Head of Safeguarding
<H2>1&nbsp;&nbsp;Purpose</H2>
<P>This report covers April to September 2016. It meets the trust&#8217;s duty under section 11 and under the Care Act 2014. The Committee is asked to receive the report and to support the plan for training.
<H2>2&nbsp;&nbsp;Activity and assurance</H2>
<H3>Training</H3>
<P>Compliance with safeguarding training at the end of the month shown:
<TABLE BORDER=1 CELLPADDING=3>
<TR><TH>Course<TH>Target<TH>Mar-16<TH>Jun-16<TH>Sep-16
<TR><TD>Level 1 (all staff)<TD>95%<TD>93%<TD>94%<TD>96%
<TR><TD>Level 2 (clinical staff)<TD>90%<TD>81%<TD>84%<TD>83%
<TR><TD>Level 3 (staff who work with children)<TD>85%<TD>62%<TD>71%<TD>78%
<TR><TD>Prevent awareness<TD>85%<TD>n/a<TD>n/a<TD>44%
</TABLE>
<P>Level 2 remains below target in every division. It is lowest among consultants in the emergency department, where compliance stands at 52%. The trajectory agreed with the CCG is to reach 85% at Level 3 by 31 March 2017.
<H3>Referrals</H3>
<P>The trust made 388 referrals to children&#8217;s social care in 2014/15, 431 in 2015/16 and 262 in the six months to September 2016. One in three of the referrals came from maternity.
<UL><LI>Staff were told the outcome of 38% of their referrals
<LI>Community midwives say that they are often not told whether a strategy discussion under section 47 has taken place
</UL>
<H3>Deprivation of liberty</H3>
<P>Applications to deprive a patient of liberty have increased by 64% since the Supreme Court's judgment. Of the 118 applications made in the half year, 17 were authorised before the patient went home.
<H3>Supervision</H3>
<P>Every health visitor should have safeguarding supervision once in three months. In the second quarter 58 of 66 health visitors had it (88%); for community midwives, who came into the scheme in July 2016, it was 41%. A shortage of trained supervisors is the cause. Six more will be trained in February 2017.
<H3>Allegations</H3>
<P>There were five allegations against staff in the half year, the same number as in the half year before. All were reported to the designated officer within one working day.
<H3>Mental health</H3>
<P>Young people wait in the emergency department for a bed. The longest wait in the period was 61 hours. The number who waited for more than 12 hours doubled, from 14 to 28. The Chief Nurse will meet the commissioners on 22 November 2016 to agree a way out of the ward at night.
<H3>Did not attend</H3>
<P>A new rule asks that a child who is not brought to an appointment is followed up within 24 hours. A check of children&#8217;s outpatient records found a plan in 29 of 40 records, compared with 13 of 40 a year ago. The audit will be repeated in spring 2017.
<H2>3&nbsp;&nbsp;Inspection</H2>
<P>The Care Quality Commission reviewed health services for looked after children and safeguarding in the area in February 2016, and made five recommendations to the trust. Two remain open:
<OL><LI>The walk-in centre has no system to flag a child on a protection plan. The supplier will add the flagging field in mid December 2016.
<LI>The chaperone policy is being rewritten and will come to the Committee's January meeting.
</OL>
<H2>4&nbsp;&nbsp;Staffing</H2>
<P>The named doctor has 0.8 of a session a week for the role. Cover for the named midwife, aged care and adults is shared with the neighbouring trust.
<HR><P><FONT SIZE=1>Page 1 of 5</FONT></BODY></HTML>
"""


def write(words: Words, path: Path) -> None:
    path.write_text(TEXT.format(title=escape(words.truth["title"])), encoding="utf-8")
