"""The rooms stand on floors: imports go downwards only, there are no circles, and only changes.py writes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "answerable"
# From the top down; rooms on one line do not import each other.
FLOORS = [
    ["example"],
    ["desk", "questions", "papers", "intake", "keeping", "api"],
    ["meetings"],
    ["recommendations", "asks", "challenges", "assurance", "years"],
    ["evidence"],
    ["plan"],
    ["partnership", "running"],
    ["history"],
    ["access", "ui", "reading"],
]
# Arrows between rooms of one floor, and why.
DRAWN = {
    ("desk", "papers"): "a board's first page lists its papers; the plan's list is a Word file as a paper is",
    ("intake", "papers"): "an import is undone only by who knows which papers print it, and these are told",
    ("api", "papers"): "a program lists the board's papers and reads drafts as their tree",
    ("desk", "intake"): "search looks through the names of documents",
    ("desk", "questions"): "a board's first page and an action's say what is asked of them",
    ("questions", "intake"): "what documents say of themselves, beside what the record holds",
    ("questions", "papers"): "and what people wrote in the board's own paper",
}
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}
# Writes outside changes.py, and why each may stand.
MAY_WRITE = {
    "history/protection.py": "makes triggers, no rows",
    "partnership/drafts.py": "what somebody is typing is no record of the board",
    "running/beat.py": "that a worker is there is no record of the board",
    "desk/visits.py": "when somebody was last here is no record of the board",
}


def modules() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "answerable" and parts[1] in FLOOR else None


def test_every_room_has_its_floor() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms == set(FLOOR)


def test_imports_go_downwards_only() -> None:
    wrong = []
    for path in modules():
        here = path.relative_to(PACKAGE).parts[0]
        for there in {room_of(name) for name in imports(path)} - {None, here}:
            if here not in FLOOR:
                continue
            if FLOOR[there] <= FLOOR[here] and (here, there) not in DRAWN:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {there}")
    assert wrong == []


def test_what_is_read_and_what_is_true_know_no_database() -> None:
    """reading, every rules module and the building of papers import no Django."""
    wrong = []
    for path in modules():
        inside = path.relative_to(PACKAGE)
        pure = inside.parts[0] == "reading" and "management" not in inside.parts
        pure = pure or inside.name == "rules.py" or "rules" in inside.parts or inside.parts[:2] == ("papers", "render")
        if pure and any(name.split(".")[0] == "django" for name in imports(path)):
            wrong.append(str(inside))
    assert wrong == []


def needed(path: Path, names: set[str]) -> set[str]:
    """The modules of ours that one imports; `from package import module` needs the module, not the package itself."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= modules & names
            found |= set() if modules <= names else {node.module}
    return found & names


def circles(graph: dict[str, set[str]]) -> list[str]:
    """The modules that can be reached from themselves."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        todo = list(graph[start])
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo += graph.get(name, ())
        return seen

    return [name for name in graph if name in reached(name)]


def test_no_module_imports_itself_round_a_circle() -> None:
    names = {
        ".".join(("answerable", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in modules()
    }
    graph = {name: needed(path, set(names)) - {name} for name, path in names.items()}
    assert circles(graph) == []


def written(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        called = ast.unparse(node.func)
        manager = ".objects" in called or called.startswith(("super().", "self.objects"))
        if node.func.attr in WRITES and (manager or node.func.attr in {"save", "bulk_create"}):
            yield f"{path.relative_to(PACKAGE)}:{node.lineno} {called}"


def test_only_changes_writes() -> None:
    allowed = {"changes.py", "word.py", "slides.py"}  # the last two save documents, not records
    wrong = [
        line
        for path in modules()
        if path.name not in allowed
        and path.parent.name != "changes"
        and "render" not in path.parts
        and "example" not in path.parts
        and str(path.relative_to(PACKAGE)) not in MAY_WRITE
        for line in written(path)
    ]
    assert wrong == []


DOORS = [
    path
    for path in modules()
    if "changes" in {path.stem, path.parent.name} and path.parent.name != "history" and path.stem != "__init__"
]


@pytest.mark.parametrize("path", DOORS, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_each_write_door_is_shaped_alike(path: Path) -> None:
    """Keyword-only, atomic, takes `by`, asks for the permission first, and leaves an event."""
    keeps = {"keep", "keep_all", "record"}
    tree = ast.parse(path.read_text("utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for name, function in functions.items():
        takes = [argument.arg for argument in function.args.kwonlyargs]
        if name.startswith("_") or "by" not in takes:
            called = {ast.unparse(n.func) for n in ast.walk(function) if isinstance(n, ast.Call)}
            assert name.startswith("_") or not any(c.endswith((".save", ".create")) for c in called), name
            continue
        where = f"{path.parent.name}.changes.{name}"
        assert not function.args.args, f"{where} takes arguments by position"
        assert "transaction.atomic" in [ast.unparse(d) for d in function.decorator_list], f"{where} is not atomic"
        body = [
            statement
            for statement in function.body
            if not isinstance(statement, ast.Expr | ast.ImportFrom) or "require" in ast.unparse(statement)
        ]
        assert any("require(" in ast.unparse(statement) for statement in body[:3]), f"{where} asks no permission first"
        names = {ast.unparse(n.func).rpartition(".")[2] for n in ast.walk(function) if isinstance(n, ast.Call)}
        doors = {
            "make_plan",
            "open_round",
            "add",
            "add_all",
            "correct",
            "write_facts",
        }  # of other modules, and they leave one
        assert names & (keeps | set(functions) | doors), f"{where} leaves no event"


def test_what_is_taken_for_a_number_is_one() -> None:
    """`isdigit` says yes to "²", of which `int` makes no number; `isdecimal` does not."""
    wrong = [str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py") if ".isdigit(" in path.read_text("utf-8")]
    assert wrong == []
