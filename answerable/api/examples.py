"""The examples of the teaching page. `$ANSWERABLE_TOKEN` and the site's own address stand in them, so that they run as
they are copied; a test runs each and compares what it answers."""

from dataclasses import dataclass, replace

SITE, BOARD = "SITE", "eastmarsh"
_BOARD = f"{SITE}/api/v1/boards/{BOARD}"
_BEFORE = """\
import json
import os
from urllib.request import Request, urlopen

BOARD = "{board}"
HEADERS = {{"Authorization": f"Bearer {{os.environ['ANSWERABLE_TOKEN']}}", "Content-Type": "application/json"}}


def ask(path, sent=None):
    body = json.dumps(sent).encode() if sent else None
    with urlopen(Request(BOARD + path, body, HEADERS)) as answer:
        return json.load(answer)


"""


@dataclass(frozen=True)
class Example:
    """`answer` is what both print, shortened to the names that matter."""

    title: str
    words: str
    curl: str
    python: str
    answer: str

    def on(self, site: str) -> "Example":
        """The same for the site at this address."""
        return replace(self, curl=self.curl.replace(SITE, site), python=self.python.replace(SITE, site))


def _reads(path: str) -> str:
    return f'curl --silent --header "Authorization: Bearer $ANSWERABLE_TOKEN" \\\n  "{_BOARD}{path}"'


def _writes(path: str, sent: str) -> str:
    return (
        'curl --silent --header "Authorization: Bearer $ANSWERABLE_TOKEN" \\\n'
        f"  --header 'Content-Type: application/json' \\\n  --data '{sent}' \\\n"
        f'  "{_BOARD}{path}"'
    )


def _python(path: str, sent: str = "") -> str:
    asked = f'"{path}", {sent}' if sent else f'"{path}"'
    return f"{_BEFORE.format(board=_BOARD)}print(json.dumps(ask({asked})))"


_ANSWER = '{"text": "We looked at 40 cases.", "on": "10 June 2012", "elsewhere": "Letter to the chair"}'
_AUDIT = '{"title": "Audit of 40 case files", "kind": "outcome", "producer": "independent", "method": "audit"}'

EXAMPLES = [
    Example(
        "Read the plan’s actions",
        "Fifty at a time: ask for the next page with page=2, and for an earlier day with at=2013-01-15.",
        _reads("/actions?page=1"),
        _python("/actions?page=1"),
        """\
{
  "items": [
    {
      "ref": "1.1.1",
      "text": "Survey children in care",
      "leads": ["Eastmarsh Council"],
      "delivery": "on track"
    }
  ],
  "page": 1
}""",
    ),
    Example(
        "Find a measure",
        "The strength says how much its newest value bears, and why.",
        _reads("/measures"),
        _python("/measures"),
        """\
{
  "items": [
    {
      "what": "children who felt heard",
      "unit": "%",
      "population": "",
      "base_words": "children in care who answered"
    }
  ],
  "page": 1
}""",
    ),
    Example(
        "See what agencies can show",
        "Those who can show only activity stand first. “lacks” names the kinds of evidence of which there is none.",
        _reads("/framework"),
        _python("/framework"),
        """\
{
  "items": [
    {
      "agency": {
        "name": "Eastmarsh Council"
      },
      "stage": "piloting",
      "objectives": [
        {
          "shows": "Only activity",
          "lacks": ["outcome", "voice"]
        }
      ]
    }
  ],
  "page": 1
}""",
    ),
    Example(
        "See which challenges wait for an answer",
        "Take state=overdue for those whose day is past, or leave it out for all. One by itself has its steps.",
        _reads("/challenges?state=overdue"),
        _python("/challenges?state=overdue"),
        """\
{
  "items": [
    {
      "to": "Eastmarsh Police",
      "stands": "Answer overdue",
      "due": {
        "words": "June 2012"
      }
    }
  ],
  "page": 1
}""",
    ),
    Example(
        "Answer a challenge",
        "An agency’s own token sends the words alone. Whoever keeps the ledger says “elsewhere” where they were said.",
        _writes("/challenges/1/answer", _ANSWER),
        _python("/challenges/1/answer", _ANSWER),
        """\
{
  "state": "answered",
  "steps": [
    {
      "kind": "answer",
      "elsewhere": "Letter to the chair"
    }
  ]
}""",
    ),
    Example(
        "Put the board’s meetings into a calendar",
        "Those held and those ahead, the latest first. One by itself has its agenda, and its minutes once circulated.",
        _reads("/meetings"),
        _python("/meetings"),
        """\
{
  "items": [
    {
      "group": {
        "name": "Practice sub-group"
      },
      "minutes": "",
      "cancelled": ""
    }
  ],
  "page": 1
}""",
    ),
    Example(
        "Add an evidence item",
        "For whoever keeps the board’s evidence. Attach its file in the browser.",
        _writes("/evidence", _AUDIT),
        _python("/evidence", _AUDIT),
        """\
{
  "title": "Audit of 40 case files",
  "kind": "outcome",
  "producer": "independent",
  "method": "audit"
}""",
    ),
]
