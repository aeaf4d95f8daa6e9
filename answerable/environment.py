"""What the environment says, read with care: whatever is wrong is said in sentences, all of it at once.

No sentence repeats the value of a variable that may hold a password.
"""

import re
import shlex
from collections.abc import Mapping
from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

_ON, _OFF = {"1", "true", "yes", "on", "y", "ok"}, {"", "0", "false", "no", "off", "n"}
_HOST = re.compile(r"\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]", re.I)
_ORIGIN = re.compile(rf"https?://({_HOST.pattern})(:\d+)?", re.I)
# A provider on this very machine, for developers, needs no HTTPS.
_PROVIDER = re.compile(rf"https://{_HOST.pattern}|http://(localhost|127\.0\.0\.1)\b", re.I)
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")
SHORTEST_KEY = 50  # characters
MAKE_A_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"


class Environment:
    """Reads variables; `wrong` gathers a sentence for each that cannot be what it is. Each method gives a harmless
    value for one that is wrong, so that the rest is looked at as well."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.wrong: list[str] = []

    def __call__(self, name: str, default: str = "") -> str:
        return self.variables.get(name, "").strip() or default

    def bool(self, name: str, default: bool = False) -> bool:
        said = self(name).lower() or ("1" if default else "")
        if said not in _ON | _OFF:
            self.wrong.append(f"{name} is '{said}'. Write 1 for on or 0 for off, such as {name}=1.")
        return said in _ON

    def minutes(self, name: str, default: int, *, least: int, most: int) -> int:
        said = self(name, str(default))
        if not said.isdecimal() or not least <= int(said[:6]) <= most:
            self.wrong.append(f"{name} is '{said}'. Write minutes, from {least} to {most}, such as {name}={default}.")
            return default
        return int(said)

    def _list(self, name: str, pattern: re.Pattern[str], like: str) -> list[str]:
        said = [word for part in self(name).split(",") if (word := part.strip())]
        for word in said:
            if not pattern.fullmatch(word):
                self.wrong.append(f"{name} holds '{word}'. Write {like}. Commas stand between several.")
        return said

    def hosts(self, name: str, default: list[str]) -> list[str]:
        """Names of hosts, without a scheme or a port; `*`, which would let in any, is refused."""
        like = f"the bare name, such as {name}=board.example.org, without https:// and without a port"
        return self._list(name, _HOST, like) or default

    def origins(self, name: str) -> list[str]:
        """Addresses of sites, with their scheme."""
        return self._list(name, _ORIGIN, f"the address with https:// and no path, such as {name}=https://b.example.org")

    def provider(self, name: str, *needed: str) -> str:
        """The address of a provider of single sign-on, which the `needed` variables go with; "" where none is set."""
        said = self(name)
        if said and not _PROVIDER.match(said):
            self.wrong.append(
                f"{name} is '{said}'. Write its address, such as {name}=https://login.example.org/council."
            )
        missing = [each for each in needed if said and not self(each)]
        self.wrong += [f"{each} is not set, and {name} is. Write what the provider gave for it." for each in missing]
        return said

    def metadata(self, name: str, entity: str, domains: str) -> tuple[str, str]:
        """Where a provider of single sign-on describes itself for SAML, as the address of a site or of a file; and an
        address at which it signs people in. Both "" where none is set."""
        said = self(name)
        if not said:
            return "", ""
        if not find_spec("onelogin"):
            self.wrong.append(
                f"{name} is set, and the packages for SAML are not installed. Install requirements-saml.lock in place "
                "of requirements.lock: pip install --require-hashes -r requirements-saml.lock"
            )
            return "", ""
        if not self(entity):
            self.wrong.append(f"{entity} is not set, and {name} is. Write the entityID that stands in the metadata.")
        if not self(domains):
            self.wrong.append(
                f"{domains} is not set, and {name} is. Write the domains of e-mail addresses that the provider speaks "
                f"for, such as {domains}=council.example.org."
            )
        if _PROVIDER.match(said):
            return said, said  # its host is taken for the one that signs people in: nothing is fetched to begin with
        return Path(said).absolute().as_uri(), self._sign_in_of(Path(said), name, entity)

    def _sign_in_of(self, file: Path, name: str, entity: str) -> str:
        from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser as Parser

        try:
            found = Parser.parse(file.read_bytes(), entity_id=self(entity))["idp"]
            if found.keys() & {"x509cert", "x509certMulti"}:
                return str(found["singleSignOnService"]["url"])
            self.wrong.append(f"{name} is '{file}', which has no certificate by which '{self(entity)}' is known.")
        except OSError:
            self.wrong.append(f"{name} is '{file}', which is no file that can be read, and no address with https://.")
        except Exception:  # the library has no fault of its own for what is no metadata, or another's
            self.wrong.append(
                f"{name} is '{file}', which does not say where '{self(entity)}' signs people in. Save the provider's "
                f"metadata there, and write the entityID that stands in it into {entity}."
            )
        return ""

    def pem(self, name: str, kind: str, other: str) -> str:
        """What stands in the file that is named, a certificate or a private key, which the `other` variable goes with;
        "" where none is named."""
        said = self(name)
        try:
            text = Path(said).read_text("ascii") if said else ""
        except (OSError, ValueError):
            text = ""
        if said and not re.search(rf"-----BEGIN (RSA )?{kind}-----", text):
            self.wrong.append(
                f"{name} is '{said}', which is no file that can be read and holds a {kind.lower()}: in PEM, without a "
                "password."
            )
        if said and not self(other):
            self.wrong.append(f"{other} is not set, and {name} is. A key and its certificate go together.")
        return text

    def key(self, name: str) -> str:
        """A secret, or "" where none is set."""
        said = self(name)
        if said and len(said) < SHORTEST_KEY:
            self.wrong.append(
                f"{name} has {len(said)} characters, which can be guessed; it needs at least {SHORTEST_KEY}. Make one "
                f"with {MAKE_A_KEY}, or leave {name} out: then a key is made and kept in the data folder."
            )
        return said

    def database(self, name: str, default: str) -> dict[str, Any]:
        """Django's description of a database."""
        said = self(name)
        try:
            found = urlsplit(said)
            if not said or (found.scheme in {"postgres", "postgresql", "sqlite"} and found.path.strip("/")):
                return dict(environ.Env.db_url_config(said or default))
        except ValueError:
            pass
        self.wrong.append(
            f"{name} is not the address of a database. Write {name}=postgres://user:password@host:5432/name for "
            "PostgreSQL or sqlite:////folder/file.sqlite3 for SQLite; a sign such as @, / or # in the password is "
            "written as %40, %2F or %23."
        )
        return dict(environ.Env.db_url_config(default))

    def email(self, name: str, default: str) -> dict[str, Any]:
        """Django's settings of how e-mail leaves."""
        said = self(name)
        try:
            found = urlsplit(said)
            if not said or (
                found.scheme in environ.Env.EMAIL_SCHEMES and (found.hostname or "smtp" not in found.scheme)
            ):
                return dict(environ.Env.email_url_config(said or default))
        except ValueError:
            pass
        self.wrong.append(
            f"{name} does not say how e-mail leaves. Write {name}=smtp+tls://user:password@mail.example.org:587; a "
            "sign such as @, / or # in the password is written as %40, %2F or %23."
        )
        return dict(environ.Env.email_url_config(default))

    def address(self, name: str, default: str) -> str:
        """An e-mail address, perhaps with a name: `Board office <office@example.org>`."""
        said = self(name)
        if said and not _MAIL.fullmatch(parseaddr(said)[1]):
            self.wrong.append(f"{name} is '{said}', which is no e-mail address. Write {name}=board@example.org, say.")
        return said or default

    def command(self, name: str) -> str:
        """A command as a shell would take it apart."""
        said = self(name)
        try:
            shlex.split(said)
        except ValueError:
            self.wrong.append(f"{name} has a quotation mark that is never closed. Write {name}='clamdscan --fdpass'.")
        return said


def missing_for_others(read: Mapping[str, Any]) -> list[str]:
    """What an installation that other machines reach cannot do without, by the names of settings; a sentence each."""
    wanted = [
        (
            not read["HTTPS"],
            "ANSWERABLE_HTTPS is not on, so passwords would cross the network readably. Put a proxy that has a "
            "certificate in front, and set ANSWERABLE_HTTPS=1 and ANSWERABLE_PROXY=1.",
        ),
        (
            read["DEBUG"],
            "ANSWERABLE_DEBUG is on, so whoever meets a fault is shown values from the program. Leave it out.",
        ),
        (
            "console" in read["EMAIL_BACKEND"],
            "ANSWERABLE_EMAIL is not set, so nobody could choose a password. Write "
            "ANSWERABLE_EMAIL=smtp+tls://user:password@mail.example.org:587.",
        ),
        (
            read["DEFAULT_FROM_EMAIL"].endswith("@localhost"),
            "ANSWERABLE_FROM_EMAIL is not set, so mail servers would refuse what the site sends. Write "
            "ANSWERABLE_FROM_EMAIL=board@example.org.",
        ),
        (
            not read["HELP_EMAIL"],
            "ANSWERABLE_HELP_EMAIL is not set, so the pages could not say whom to ask for help. Write "
            "ANSWERABLE_HELP_EMAIL=board@example.org.",
        ),
    ]
    return [words for missing, words in wanted if missing]
