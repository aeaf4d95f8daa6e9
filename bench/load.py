"""A board after three years of quarters (bench/large.py): how much longer its pages take than an empty one with eight
people asking at once, what opening a round and making the annual report take, the web server's memory, and plain SQL
for the same rows."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator

from bench.large import ACTIONS, AGENCIES, ITEMS, MEASURES, POINTS, ROUNDS
from bench.measure import Figure, peak_of
from bench.web import BOARD, EMPTY, TIMES, fetched, in_turn, postgres, served, signed_in, visit, wrk

MOST_QUERIES, TIMES_EMPTY, SECONDS_OF_A_ROUND, SECONDS_OF_A_PAPER, MOST_MEMORY = 15, 6, 2, 10, 300
# What is compared with the empty page: first pages and the matrix; and what every page is, one after the other.
COMPARED = {
    "the manager’s first page": "",
    "the matrix of agencies and objectives": "evidence/framework/",
    "the plan’s page": "plan/",
}
_FILL = """
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.example.load import address
from answerable.partnership.actor import actor_for
from answerable.partnership.models import Board
from bench.large import fill_large
fill_large(by=actor_for(User.objects.get(email=address(Role.MANAGER))), board=Board.objects.get())
"""
_MEASURE = """
import json, time
from datetime import date, timedelta
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.asks.changes import open_asks
from answerable.example.load import address
from answerable.partnership.actor import actor_for
from answerable.partnership.models import Agency, Board
from answerable.plan.changes import open_round
from answerable.plan.models import Action, Plan, Round
from answerable.evidence.models import Evidence, Measure
from answerable.assurance.models import OwnObjective
from pathlib import Path
from tempfile import TemporaryDirectory
from django.conf import settings
from answerable.papers.changes import built, draft_paper
from answerable.papers.layout import available, read_layout
from answerable.papers.render.child import render_in_child

def timed(work):
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found

found, user = {{}}, User.objects.get(email=address(Role.MANAGER))
plan = Plan.objects.latest("pk")
agencies = list(Agency.objects.filter(name__contains="of Eastmarsh"))
def opened():
    newest = Round.objects.filter(plan=plan).latest("on")
    round = open_round(by=actor_for(user), plan=plan, title="Next", on=newest.on + timedelta(days=91))
    return open_asks(by=actor_for(user), round=round, due=timezone.localdate() + timedelta(days=30), parties=agencies)
found["round"], asks = timed(opened)
assert len(asks) == {agencies}
action = Action.objects.filter(plan=plan).earliest("pk")
own = OwnObjective.objects.latest("pk")
pages = ["", "plan/", f"plan/{{action.pk}}/", f"plan/objectives/{{action.objective_id}}/", "promises/", "measures/",
    f"measures/{{Measure.objects.latest('pk').pk}}/", "claims/", "evidence/",
    f"evidence/{{Evidence.objects.latest('pk').pk}}/",
    "evidence/framework/", "evidence/framework/plan/", f"evidence/framework/agencies/{{own.agency_id}}/", "challenges/",
    "meetings/", "meetings/forward/", "meetings/gaps/", "asks/", f"asks/{{asks[0].pk}}/", "questions/", "changes/",
    "search/?q=families", "who/", "who/agencies/", f"who/agencies/{{own.agency_id}}/", "papers/", "events/"]
client = Client(HTTP_HOST="127.0.0.1")
client.force_login(user)
found["pages"] = {{}}
for page in pages:
    client.get("{board}" + page)
    with CaptureQueriesContext(connection) as seen:
        took, answer = timed(lambda: client.get("{board}" + page))
    assert answer.status_code == 200, page
    found["pages"][page] = (len(seen), took)
matrix = "evidence/framework/"
with CaptureQueriesContext(connection) as seen:
    client.get("{board}" + matrix)
def plain():
    # What the matrix reads where nothing is kept in memory, by hand.
    with connection.cursor() as cursor:
        cursor.execute('SELECT e.id, e.title, e.kind, e.agency_id, e."on", e.expires, t.objective_id FROM '
            'evidence_evidence e JOIN assurance_evidenceof t ON t.evidence_id = e.id WHERE NOT t.withdrawn')
        return cursor.fetchall()
found["plain"], rows = timed(plain)
found["rows"] = len(rows)
from answerable.assurance.record import read_framework
found["read"], _ = timed(lambda: read_framework(plan.board_id, None, timezone.localdate(), "another head"))
today = timezone.localdate()
header = {{"committee": "", "meets_on": today, "report_from": "Chair", "author": "Manager", "as_at": today}}
layout = read_layout(available(settings.LAYOUTS)["annual-report"]).model_dump()
paper = draft_paper(by=actor_for(user), plan=plan, title="Annual report", layout=layout, **header)
def annual():
    # From the record to the Word file.
    with TemporaryDirectory() as folder:
        (file,) = render_in_child(built(paper).paper, Path(folder), only="paper.docx")
        return file.stat().st_size
found["paper"], found["bytes"] = timed(annual)
print(json.dumps(found))
"""


def figures() -> Iterator[Figure]:
    if not shutil.which("wrk"):
        print("left out  a board after three years: needs wrk (on Debian: apt-get install wrk)")
        return
    yield from _figures("SQLite", {})
    with postgres() as address:
        yield from _figures("PostgreSQL", {"DATABASE_URL": address})


def _figures(database: str, settings: dict[str, str]) -> Iterator[Figure]:
    of = (
        f"of {AGENCIES} agencies, {ACTIONS} actions, {ROUNDS} rounds, {ITEMS:,} items, {MEASURES * POINTS:,} values, "
        f"{database}"
    )
    with served(settings, code=_FILL) as (port, pid, environment):
        address = f"http://127.0.0.1:{port}"
        browser, jar = signed_in(address)
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
        for what, path in COMPARED.items():
            fetched(browser, f"{address}{BOARD}{path}")
            script = in_turn([f"{BOARD}{path}"])
            pairs = [(wrk(address, cookies, in_turn([EMPTY])), wrk(address, cookies, script)) for _ in range(TIMES)]
            empty, page = (max(rates) for rates in zip(*pairs, strict=True))
            note = f"{page:.1f} against {empty:.1f} a second"
            yield Figure(f"{what} {of}", empty / page, TIMES_EMPTY, "×", note)
        visit(address)
        for path in ("measures/?level=weak", "evidence/framework/plan/", "questions/", "changes/"):
            fetched(browser, f"{address}{BOARD}{path}")
        yield Figure(f"memory of the web server {of}", peak_of(pid), MOST_MEMORY, "MB")
        code = _MEASURE.format(board=BOARD, agencies=AGENCIES)
        command = [sys.executable, "-m", "answerable", "shell", "-v", "0", "-c", code]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout.splitlines()[-1])
    yield Figure(f"opening a round and asking everybody {of}", found["round"], SECONDS_OF_A_ROUND, "s")
    note = f"a Word file of {found['bytes'] / 1000:.0f} KB"
    yield Figure(f"the annual report in Word {of}", found["paper"], SECONDS_OF_A_PAPER, "s", note)
    most = max(found["pages"], key=lambda page: found["pages"][page][0])
    yield Figure(f"queries of the page that asks most {of}", found["pages"][most][0], MOST_QUERIES, "", most)
    slowest = max(found["pages"], key=lambda page: found["pages"][page][1])
    yield Figure(f"the slowest page, asked twice {of}", found["pages"][slowest][1], None, "s", slowest)
    note = f"{found['rows']:,} rows: {1000 * found['read']:.0f} ms against {1000 * found['plain']:.0f}"
    yield Figure(f"reading the matrix against plain SQL {of}", found["read"] / found["plain"], None, "×", note)
