"""What `answerable serve`'s worker does, done here until nothing waits (the worker's own loop closes connections that a
test's transaction still needs)."""

from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def do_what_waits() -> None:
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="tests",
        excluded_queue_names=[],
    )
    while waiting := DBTaskResult.objects.ready().first():
        waiting.claim("tests")
        worker.run_task(waiting)
        waiting.refresh_from_db()
        assert waiting.status == TaskResultStatus.SUCCESSFUL, waiting.traceback
