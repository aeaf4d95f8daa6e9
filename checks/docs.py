"""Whether the documentation says what is so: commands, links, settings, dependencies, the published schema."""

import ast
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.management import CommandError, get_commands, load_command_class
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parent.parent
# What the docs write where a reader puts something of their own, and a value of its kind.
PLACEHOLDERS = {"FILE": "plan.docx", "SLUG": "eastmarsh", "EMAIL": "a@eastmarsh.example", "DIR": "out"}
PLACEHOLDERS |= {"DATE": "2013-01-15"}
_OTHERS = [
    *("CHANGELOG.md", "THIRD_PARTY.md", "answerable/settings.py", "docs/importing.md", "docs/papers.md"),
    *("docs/proposal.schema.json", "docs/settings.md", "package.json", "pyproject.toml", "requirements.lock"),
]
_COMMAND = re.compile(r"^(?:[A-Z_]+=\S* )*(?:\S*/)?(answerable|make)(?= |$)(.*)")
# But for the two folders in which a server has it.
_MACHINE = re.compile(
    r"(?<![\w.:/])/(?:home|root|Users|work|tmp|var|opt|mnt|srv)/(?!(?:lib/)?answerable\b)\w[\w./-]*|\b[A-Z]:\\\w+"
)
_OURS = re.compile(r"^(?:answerable|bench|checks|docs|tests)/[\w./-]+$")


@dataclass(frozen=True)
class Code:
    """A piece of code in a page. `whole`: a line of a block, to be copied as it stands; else words of a sentence."""

    text: str
    whole: bool


@dataclass(frozen=True)
class Page:
    """A page of documentation, taken apart."""

    path: Path
    text: str
    code: list[Code]
    links: list[str]
    anchors: set[str]


def read_page(path: Path) -> Page:
    text = path.read_text("utf-8")
    blocks = MarkdownIt().enable("table").parse(text)
    inline = [child for block in blocks for child in block.children or []]
    return Page(
        path=path,
        text=text,
        code=[
            *(Code(line, True) for block in blocks if block.type == "fence" for line in _lines(block)),
            *(Code(token.content, False) for token in inline if token.type == "code_inline"),
        ],
        links=[str(token.attrs.get("href") or token.attrs.get("src")) for token in inline if _points(token)],
        anchors={_anchor(blocks[n + 1].content) for n, block in enumerate(blocks) if block.type == "heading_open"},
    )


def _lines(block: Token) -> list[str]:
    """The commands of a block of code: a line ending in a backslash goes on, and && joins two commands."""
    if block.info.strip() not in {"", "sh"}:
        return []
    lines = block.content.replace("\\\n", " ").splitlines()
    return [command.partition("#")[0].strip() for line in lines for command in line.split("&&")]


def _points(token: Token) -> bool:
    return token.type in {"link_open", "image"}


def _anchor(heading: str) -> str:
    """The fragment that forges give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def pages() -> list[Page]:
    return [read_page(path) for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])]


def wrong_commands(page: Page) -> Iterator[str]:
    """Every `answerable …` and `make …` of a page that would be refused, with the refusal."""
    for code in page.code:
        if found := _COMMAND.match(code.text):
            words = [PLACEHOLDERS.get(word, word) for word in shlex.split(found[2])]
            asked = _answerable if found[1] == "answerable" else _make
            if refusal := asked(words, code.whole):
                yield f"`{code.text}`: {refusal}"


def _answerable(words: list[str], whole: bool) -> str:
    """What the command itself says of these words; "" where it takes them. In a sentence some may be left out."""
    if not words or words == ["--help"]:
        return ""
    name, *rest = words
    if name not in get_commands():
        return f"there is no command '{name}'"
    parser = load_command_class(get_commands()[name], name).create_parser("answerable", name)
    for action in parser._actions if not whole else ():
        action.required = False
    try:
        parser.parse_args(rest)
    except CommandError as error:
        return str(error)
    return ""


def _make(words: list[str], whole: bool) -> str:
    variables = set(re.findall(r"^(\w+) \?=", (ROOT / "Makefile").read_text("utf-8"), re.M))
    if unknown := {word.partition("=")[0] for word in words if "=" in word} - variables:
        return f"the Makefile has no variable {', '.join(sorted(unknown))}"
    asked = subprocess.run(["make", "--dry-run", *words], cwd=ROOT, capture_output=True, text=True)
    return asked.stderr.strip()


def dead_links(page: Page) -> Iterator[str]:
    """Links inside the project, and paths given as code, that lead nowhere."""
    for link in page.links:
        if re.match(r"https?:|mailto:", link):
            continue
        path, _, anchor = link.partition("#")
        there = (page.path.parent / path).resolve() if path else page.path
        if not there.exists():
            yield f"[{link}] leads nowhere"
        elif anchor and there.suffix == ".md" and anchor not in read_page(there).anchors:
            yield f"[{link}]: that page has no such heading"
    for code in page.code:
        if _OURS.match(code.text) and not (ROOT / code.text).exists():
            yield f"`{code.text}` does not exist"


def machine_paths(page: Page) -> Iterator[str]:
    """Absolute paths that hold on one machine only."""
    yield from (f"{found[0]} is a path of one machine" for found in _MACHINE.finditer(page.text))


def settings_read(source: str) -> set[str]:
    """The environment variables that the settings read: env("…"), env.bool("…") and the like, _key("…")."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args)
    return {
        str(call.args[0].value)
        for call in calls
        if isinstance(call.args[0], ast.Constant) and re.match(r"(env(\.\w+)?|_key)$", ast.unparse(call.func))
    }


def listed(text: str) -> set[str]:
    """What the tables of a page list: the code, or the word, in each row's first cell."""
    return {found[1].lower() for found in re.finditer(r"^\| `?([\w.@/\-]+)`?[^|]*\|", text, re.M)}


def differing_settings(source: str, text: str) -> Iterator[str]:
    read, described = {name.lower() for name in settings_read(source)}, listed(text) - {"variable"}
    yield from (f"{name.upper()} is read and not described" for name in sorted(read - described))
    yield from (f"{name.upper()} is described and not read" for name in sorted(described - read))


def dependencies(pyproject: str, package: str, lock: str) -> set[str]:
    """Every package that the project asks for itself, and every one that comes along when it runs."""
    project = tomllib.loads(pyproject)["project"]
    asked = [*project["dependencies"], *(n for extra in project["optional-dependencies"].values() for n in extra)]
    node = json.loads(package)
    names = {re.split(r"[^\w.-]", entry)[0] for entry in asked}
    return {name.lower() for name in names | set(re.findall(r"^([\w.-]+)==", lock, re.M))} | {
        *node["dependencies"],
        *node["devDependencies"],
    }


def without_reason(pyproject: str) -> Iterator[str]:
    for line in pyproject.splitlines():
        if re.match(r'\s+"[\w.\[\],-]+~=', line) and not re.search(r"#\s*\w", line):
            yield f"{line.strip()} has no reason beside it"


def differing_example(text: str) -> Iterator[str]:
    """Where reading the page's Markdown document no longer gives the parts of a proposal that are printed after it."""
    from answerable.reading.child import PROPOSAL, read_apart
    from answerable.reading.refusals import Refusal

    blocks = {block.info.strip(): block.content for block in MarkdownIt().parse(text) if block.type == "fence"}
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "plan.md"
        document.write_text(blocks["markdown"], "utf-8")
        try:
            proposal = read_apart(document)
        except Refusal as refusal:
            yield f"the example is refused: {refusal}"
            return
    read = PROPOSAL.dump_python(proposal, mode="json", by_alias=True, exclude_defaults=True)
    for family, printed in json.loads(blocks["json"]).items():
        if read.get(family) != printed:
            yield f"reading the example gives other {family}: {json.dumps(read.get(family), ensure_ascii=False)}"


def wrong_template(text: str) -> Iterator[str]:
    """Where a council's template that a page shows would be refused."""
    from pydantic import ValidationError

    from answerable.papers.build.report import PARTS
    from answerable.papers.layout import Layout

    for block in MarkdownIt().parse(text):
        if block.info.strip() == "toml":
            try:
                layout = Layout.model_validate(tomllib.loads(block.content))
            except ValidationError as error:
                yield f"the template shown is refused: {error}"
            else:
                yield from (f"no part is called {s.part}" for s in layout.section if s.part and s.part not in PARTS)


def problems() -> Iterator[str]:
    """Everything about the documentation that is not so, a sentence each."""
    from answerable import __version__
    from answerable.reading.management.commands.read import schema

    for each in pages():
        name = each.path.relative_to(ROOT)
        for found in (*wrong_commands(each), *dead_links(each), *machine_paths(each)):
            yield f"{name}: {found}"
    read = {name: (ROOT / name).read_text("utf-8") for name in _OTHERS if (ROOT / name).exists()}
    yield from (f"{name} is missing" for name in _OTHERS if name not in read)
    if len(read) < len(_OTHERS):
        return
    for found in differing_settings(read["answerable/settings.py"], read["docs/settings.md"]):
        yield f"docs/settings.md: {found}"
    needed = dependencies(read["pyproject.toml"], read["package.json"], read["requirements.lock"])
    for missing in sorted(needed - listed(read["THIRD_PARTY.md"])):
        yield f"THIRD_PARTY.md does not list {missing}"
    yield from without_reason(read["pyproject.toml"])
    yield from (f"docs/importing.md: {found}" for found in differing_example(read["docs/importing.md"]))
    yield from (f"docs/papers.md: {found}" for found in wrong_template(read["docs/papers.md"]))
    if read["docs/proposal.schema.json"] != schema() + "\n":
        yield "docs/proposal.schema.json is old: answerable read --schema > docs/proposal.schema.json"
    if not re.search(rf"^## {re.escape(__version__)}\b", read["CHANGELOG.md"], re.M):
        yield f"CHANGELOG.md has no heading for version {__version__}"


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.settings")
    django.setup()
    if found := list(problems()):
        sys.exit("\n".join(found))
    print("The documentation says what is so.")


if __name__ == "__main__":
    main()
