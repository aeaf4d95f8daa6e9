"""Sending a document through the browser's form."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.intake.models import Document
from tests.worker import do_what_waits

HERE = "/boards/eastmarsh/documents/"


def send(client: Client, content: bytes, name: str = "plan.docx") -> Any:
    return client.post(f"{HERE}new/", {"file": SimpleUploadedFile(name, content)}, follow=True)


def sent(client: Client, content: bytes, name: str = "plan.docx") -> Document:
    """The document, sent and read."""
    send(client, content, name)
    do_what_waits()
    return Document.objects.get(filename=name)
