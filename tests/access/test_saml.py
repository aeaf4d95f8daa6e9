"""Single sign-on by SAML: what of it is loaded where, and what an environment that is wrong is told."""

import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from answerable.environment import Environment
from tests.house.doors import SAML, TABLE
from tests.migrated import migrated_into
from tests.running.test_environment import answered

installed = pytest.mark.skipif(not find_spec("onelogin"), reason="the packages for SAML are not installed")

PROVIDER = """<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://council.example/idp">
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>
<X509Certificate>MIIB</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://sts.example/in"/>
</IDPSSODescriptor></EntityDescriptor>"""
SET = {"ANSWERABLE_SAML_ENTITY": "https://council.example/idp", "ANSWERABLE_SAML_DOMAINS": "council.example"}
# Which addresses there are, what is loaded by then, and what the sign-in page and the provider's button answer.
LOOK = """
import json, sys
from django.test import Client
from tests.house.test_doors import addresses
pages = sorted(route for route in addresses() if not route.startswith("api/v1/"))
loaded = sorted(name for name in ("onelogin", "xmlsec", "allauth.socialaccount.providers.saml") if name in sys.modules)
client = Client(headers={"host": "127.0.0.1"})
sign_in = client.get("/accounts/login/")
answer = client.post("/accounts/sign-on/saml/organisation/login/")
print(json.dumps({"pages": pages, "loaded": loaded, "policy": sign_in["Content-Security-Policy"],
    "button": "Sign in with your organisation" in sign_in.text, "status": answer.status_code, "words": answer.text,
    "to": answer.get("Location"),
    "cookies": "saml-acs-session" in client.get("/about/cookies/").text}))
"""


def look(folder: Path, **variables: str) -> dict[str, object]:
    migrated_into(folder)
    done = answered(folder, "shell", "--no-imports", "--command", LOOK, **variables)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def wrong(**variables: str) -> list[str]:
    env = Environment(variables)
    env.metadata("ANSWERABLE_SAML_METADATA", "ANSWERABLE_SAML_ENTITY", "ANSWERABLE_SAML_DOMAINS")
    return env.wrong


def test_nothing_of_it_is_there_or_loaded_where_it_is_not_set_up(tmp_path: Path) -> None:
    seen = look(tmp_path)
    assert (seen["pages"], seen["loaded"]) == (sorted(TABLE), [])
    assert (seen["button"], seen["status"], seen["cookies"]) == (False, 404, False)


@installed
def test_a_provider_that_cannot_be_reached_is_told_of_in_words(tmp_path: Path) -> None:
    seen = look(tmp_path, ANSWERABLE_SAML_METADATA="http://127.0.0.1:1/metadata", **SET)
    assert seen["pages"] == sorted({*TABLE, *SAML})
    assert "form-action 'self' http://127.0.0.1:1" in str(seen["policy"]).split("; ")
    assert (seen["button"], seen["status"], seen["cookies"]) == (True, 401, True)
    assert "Your organisation’s sign-in did not answer as it should" in str(seen["words"])


@installed
def test_a_provider_that_is_described_in_a_file_may_sign_people_in_elsewhere(tmp_path: Path) -> None:
    described = tmp_path / "provider.xml"
    described.write_text(PROVIDER)
    seen = look(tmp_path, ANSWERABLE_SAML_METADATA=str(described), **SET)
    assert "form-action 'self' https://sts.example" in str(seen["policy"]).split("; ")
    assert seen["status"] == 302 and str(seen["to"]).startswith("https://sts.example/in?SAMLRequest=")
    assert wrong(ANSWERABLE_SAML_METADATA=str(described), **SET) == []


@installed
def test_what_is_missing_or_wrong_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.xml").write_text("<html></html>")
    (tmp_path / "provider.xml").write_text(PROVIDER)
    both = wrong(ANSWERABLE_SAML_METADATA="https://sts.example/metadata")
    assert [sentence.split()[0] for sentence in both] == ["ANSWERABLE_SAML_ENTITY", "ANSWERABLE_SAML_DOMAINS"]
    (tmp_path / "bare.xml").write_text(re.sub("<KeyDescriptor.*</KeyDescriptor>", "", PROVIDER, flags=re.DOTALL))
    for said, entity, like in [
        (str(tmp_path / "bare.xml"), "https://council.example/idp", "no certificate"),
        ("http://sts.example/metadata", "a", "no file that can be read"),
        (str(tmp_path / "none.xml"), "a", "no file that can be read"),
        (str(tmp_path / "page.xml"), "a", "does not say where 'a' signs people in"),
        (str(tmp_path / "provider.xml"), "https://other.example", "does not say where 'https://other.example'"),
        (str(tmp_path / "provider.xml"), "'quoted'", "does not say where"),
    ]:
        (sentence,) = wrong(**SET | {"ANSWERABLE_SAML_METADATA": said, "ANSWERABLE_SAML_ENTITY": entity})
        assert sentence.startswith("ANSWERABLE_SAML_METADATA") and like in sentence


@pytest.mark.parametrize(("one", "other"), [("KEY", "CERTIFICATE"), ("CERTIFICATE", "KEY")])
def test_a_key_without_its_certificate_is_refused(tmp_path: Path, one: str, other: str) -> None:
    (tmp_path / "one.pem").write_text(f"-----BEGIN {one}-----")
    env = Environment({one: str(tmp_path / "one.pem")})
    env.pem(one, one, other)
    assert [sentence.split()[0] for sentence in env.wrong] == [other]


def test_without_its_packages_the_site_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onelogin", None)  # as Python answers where a package is not installed
    (sentence,) = wrong(ANSWERABLE_SAML_METADATA="https://sts.example/metadata", **SET)
    assert "pip install --require-hashes -r requirements-saml.lock" in sentence
