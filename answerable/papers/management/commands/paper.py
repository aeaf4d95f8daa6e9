import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.history.changes import record
from answerable.papers.changes import built
from answerable.papers.layout import STANDARD, Layout, LayoutRefused, read_layout
from answerable.papers.models import Paper
from answerable.papers.render.child import render_in_child
from answerable.partnership.commands import actor_called, board_called, operator_of
from answerable.partnership.models import Board
from answerable.plan.year.record import plans_in_use
from answerable.plan.year.rules import not_printed


class Command(BaseCommand):
    help = "Write a board's paper as at a date: HTML, Word, PDF and slides."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=["progress"])
        parser.add_argument("--board", required=True, help="the board's short name in addresses, such as 'eastmarsh'")
        parser.add_argument("--as-at", required=True, type=date.fromisoformat, help="a day, as 2013-01-15")
        parser.add_argument("--out", required=True, type=Path, help="the folder to write to")
        parser.add_argument("--as", dest="email", help="the e-mail address of whoever asks for it")

        parser.add_argument(
            "--layout", type=Path, default=STANDARD, help="the council's template, where no draft has one"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        board = board_called(options["board"])
        by = actor_called(options["email"]) if options["email"] else operator_of(board)
        try:
            layout = read_layout(options["layout"])
        except LayoutRefused as error:
            raise CommandError(str(error)) from None
        paper = self.paper(by, board, options["as_at"], layout)
        try:
            whole = built(paper)
        except LookupError as error:
            raise CommandError(str(error)) from None
        out: Path = options["out"]
        with tempfile.TemporaryDirectory() as folder:
            files = render_in_child(whole.paper, Path(folder))
            out.mkdir(parents=True, exist_ok=True)
            for file in files:  # moved one by one only once all are there: nothing half-written
                (out / file.name).write_bytes(file.read_bytes())
                self.stdout.write(str(out / file.name))
        record(by=by, board=paper.board_id, what="paper written to files", subject=f"plan.Plan:{paper.plan_id}")
        for problem in whole.problems:
            verb = "Before it can be published" if problem.blocks else "Please look at"
            self.stderr.write(f"{verb} – {problem.where}: {problem.words}")

    def paper(self, by: Actor, board: Board, as_at: date, layout: Layout) -> Paper:
        """The newest paper that the board has drafted for this day, else an empty one that is not kept."""
        if not by.may(Permission.READ_DRAFTS, board.pk):
            raise CommandError("That account may not read this board's drafts.")
        kept: Paper | None = (
            Paper.objects.seen_by(by)
            .filter(board=board, as_at=as_at, withdrawn=False)
            .order_by("-version", "-id")
            .first()
        )
        if kept:
            return kept
        plan = next(iter(plans_in_use(board.pk, None, timezone.localdate())), None)
        if plan is None:
            raise CommandError(f"{board.name} has no plan yet. Bring a document in first: answerable import FILE …")
        if why := not_printed(plan.stands):
            raise CommandError(why)
        return Paper(
            board=board,
            plan=plan,
            title=f"{plan.title} – progress report",
            as_at=min(as_at, timezone.localdate()),
            committee="Scrutiny committee",
            meets_on=as_at,
            report_from="",
            author="",
            layout=layout.model_dump(),
        )
