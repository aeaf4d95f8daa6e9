"""The check of the documentation finds what is not so; whether anything is, `make check` tells."""

from pathlib import Path

import pytest

from checks import docs

SETTINGS = (
    'A = env("ANSWERABLE_A", default="")\nB = env.bool("ANSWERABLE_B")\nC = _key("ANSWERABLE_C")\nD = env(name)\n'
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "page.md"


def of(page: Path, text: str) -> docs.Page:
    page.write_text(text, "utf-8")
    return docs.read_page(page)


@pytest.mark.parametrize(
    "command",
    [
        "answerable read FILE --json",
        "answerable import FILE --board SLUG --as EMAIL",
        "ANSWERABLE_EXAMPLE=1 .venv/bin/answerable example --reset  # afresh",
        "answerable serve --port 9000 && make check",
        "make test WORKERS=4",
        "answerable import FILE \\\n  --board SLUG --as EMAIL",
    ],
)
def test_a_command_that_is_there_passes(page: Path, command: str) -> None:
    assert list(docs.wrong_commands(of(page, f"```sh\n{command}\n```\n"))) == []


@pytest.mark.parametrize(
    "command",
    [
        "answerable reed FILE",
        "answerable read FILE --yaml",
        "answerable import FILE --as EMAIL",  # the board is missing
        "answerable paper annual --board SLUG --as-at DATE --out DIR --as EMAIL",
        "answerable serve --port http",
        "make check && answerable serve --bind 127.0.0.1",
        "make everything",
        "make test CORES=4",
    ],
)
def test_a_command_that_is_not_there_is_found(page: Path, command: str) -> None:
    assert len(list(docs.wrong_commands(of(page, f"```sh\n{command}\n```\n")))) == 1


def test_a_sentence_may_name_a_command_without_all_it_takes_but_not_a_wrong_one(page: Path) -> None:
    right = "Bring it in with `answerable import`, then `make run`; the `answerable` command; `make` itself.\n"
    assert list(docs.wrong_commands(of(page, right))) == []
    assert len(list(docs.wrong_commands(of(page, "Say `answerable import --bord SLUG`.\n")))) == 1


def test_what_is_no_command_is_left_alone(page: Path) -> None:
    text = "```json\nmake nothing\n```\n```sh\npip install answerable-0.1.0-py3-none-any.whl\n```\n`make_board`"
    assert list(docs.wrong_commands(of(page, text))) == []


def test_links_lead_somewhere(page: Path) -> None:
    (page.parent / "other.md").write_text("# How it's read, and why\n", "utf-8")
    right = "# Top\n[a](other.md#how-its-read-and-why) [b](#top) [c](https://example.org/x) `docs/architecture.md`\n"
    assert list(docs.dead_links(of(page, right))) == []
    wrong = "# Top\n[a](other.md#nothing) [b](#bottom) [c](none.md) ![d](none.png) `docs/nothing.md`\n"
    assert len(list(docs.dead_links(of(page, wrong)))) == 5


def test_a_path_of_one_machine_is_found(page: Path) -> None:
    everywhere = "`/etc/answerable` and https://example.org/home/x and out/home/x\n"
    ours = "/opt/answerable/bin and /var/lib/answerable/keys, where an installation is put\n"
    assert list(docs.machine_paths(of(page, everywhere + ours))) == []
    assert len(list(docs.machine_paths(of(page, "See /home/someone/plan.docx and /opt/other.\n")))) == 2


def test_settings_and_their_table_are_the_same_in_both_directions() -> None:
    table = "| variable | default | meaning |\n|---|---|---|\n| `ANSWERABLE_A` | x | y |\n| `ANSWERABLE_B` | x | y |\n"
    assert docs.settings_read(SETTINGS) == {"ANSWERABLE_A", "ANSWERABLE_B", "ANSWERABLE_C"}
    assert list(docs.differing_settings(SETTINGS, table + "| `ANSWERABLE_C` | x | y |\n")) == []
    assert list(docs.differing_settings(SETTINGS, table)) == ["ANSWERABLE_C is read and not described"]
    more = table + "| `ANSWERABLE_C` | x | y |\n| `ANSWERABLE_D` | x | y |\n"
    assert list(docs.differing_settings(SETTINGS, more)) == ["ANSWERABLE_D is described and not read"]


def test_every_package_is_known_by_its_name() -> None:
    pyproject = (
        '[project]\ndependencies = [\n    "Django[argon2]~=5.2",  # the web\n    "lxml~=6.1",\n]\n'
        '[project.optional-dependencies]\ndev = [\n    "pytest~=9.0",  # tests\n]\n'
    )
    package = '{"dependencies": {"sass": "1"}, "devDependencies": {"axe-core": "4"}}'
    needed = docs.dependencies(pyproject, package, "asgiref==3.13.0 \\\n    --hash=sha256:0\n")
    assert needed == {"django", "lxml", "pytest", "sass", "axe-core", "asgiref"}
    assert list(docs.without_reason(pyproject)) == ['"lxml~=6.1", has no reason beside it']


def test_the_example_of_reading_is_read_again() -> None:
    plan = "# Plan 2012/13\n\n| Ref | Action |\n|---|---|\n| 1.1 | Train every lead |\n"
    printed = '{"actions": [{"ref": "1.1", "text": "Train every lead", "source": %s}]}'
    source = '{"part": "table 1", "line": 5, "row": 2}'
    page = f"```markdown\n{plan}```\n```json\n{printed}\n```\n"
    assert list(docs.differing_example(page % source)) == []
    assert len(list(docs.differing_example(page % "{}"))) == 1


def test_a_template_that_a_page_shows_is_one_that_is_taken() -> None:
    right = '```toml\nname = "x"\nheader = []\n[[section]]\nkey = "a"\ntitle = "A"\npart = "progress"\n```\n'
    assert list(docs.wrong_template(right)) == []
    assert len(list(docs.wrong_template(right.replace("part", "parts")))) == 1
    assert list(docs.wrong_template(right.replace("progress", "weather"))) == ["no part is called weather"]
