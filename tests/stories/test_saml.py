"""Single sign-on by SAML in a real browser, with a real provider, and what somebody at that browser could try."""

import re
import shutil
import socket
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode
from urllib.request import urlopen

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from playwright.sync_api import Page, Route, expect

from tests.desk.test_serve import Served
from tests.migrated import migrated_into
from tests.stories.test_main_job import sign_out
from tests.stories.test_sign_in import PEOPLE, fit

pytestmark = pytest.mark.browser

REFUSED = "You were not signed in"


def key_pair(folder: Path, name: str) -> None:
    """NAME.key and NAME.crt, which is signed by itself, as those of providers are."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    called = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(called, called, key.public_key(), x509.random_serial_number())
    signed = made.not_valid_before(now).not_valid_after(now + timedelta(days=2)).sign(key, hashes.SHA256())
    pem, none = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / f"{name}.crt").write_bytes(signed.public_bytes(pem))
    (folder / f"{name}.key").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, none))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a site that signs its requests, and of its provider's metadata knows the address alone."""
    node = shutil.which("node")
    if not node or not Path("node_modules/samlp").exists() or not find_spec("onelogin"):
        pytest.skip("no node, no samlp (npm ci) or no packages for SAML: single sign-on by SAML is left out")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        provider = f"http://localhost:{free.getsockname()[1]}"
    for name in ("provider", "site"):
        key_pair(tmp_path, name)
    migrated_into(tmp_path)
    served = Served(
        tmp_path,
        ANSWERABLE_SAML_METADATA=f"{provider}/metadata",
        ANSWERABLE_SAML_ENTITY=provider,
        ANSWERABLE_SAML_DOMAINS="eastmarsh.example",
        ANSWERABLE_SAML_NAME="Eastmarsh Council",
        ANSWERABLE_SAML_KEY=str(tmp_path / "site.key"),
        ANSWERABLE_SAML_CERTIFICATE=str(tmp_path / "site.crt"),
        ANSWERABLE_OIDC_SERVER="http://127.0.0.1:1",  # nobody is there: its name beside the other is what is asked for
        ANSWERABLE_OIDC_CLIENT="answerable",
        ANSWERABLE_OIDC_SECRET="a secret of the story",
        ANSWERABLE_OIDC_NAME="the Police",
        ANSWERABLE_SSO_SECOND_STEP="yes",
    )
    address = f"http://127.0.0.1:{served.port}"
    back = f"{address}/accounts/sign-on/saml/organisation/acs/"
    command = [node, "tests/stories/saml_provider.js", provider.rpartition(":")[2], back, str(tmp_path)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert running.stdout and running.stdout.readline() == b"ready\n"
        served.run(PEOPLE)
        yield address
    finally:
        running.kill()
        served.end()


# What somebody at that browser could make of the provider's answer about themselves, the chair.
ATTEMPTS: dict[str, Callable[[str], str]] = {
    "another's address": lambda said: said.replace("chair@", "business_manager@"),
    "no signature": lambda said: re.sub(r"<Signature.*</Signature>", "", said, flags=re.DOTALL),
    "a second assertion": lambda said: re.sub(r"(<saml:Assertion.*</saml:Assertion>)", _forged, said, flags=re.DOTALL),
    "an answer to nobody's question": lambda said: re.sub(r' InResponseTo="[^"]+"', "", said, count=1),
    "an answer to another question": lambda said: re.sub(r'InResponseTo="[^"]+"', 'InResponseTo="_x"', said, count=1),
    "no words of SAML": lambda said: "<a>",
    "far too much": lambda said: "x" * 300_000,
}


def _forged(assertion: re.Match[str]) -> str:
    """The assertion of another before the one that is signed."""
    other = re.sub(r"<Signature.*</Signature>", "", assertion[1], flags=re.DOTALL)
    return re.sub(r'ID="[^"]+"', 'ID="_other"', other, count=1).replace("chair", "business_manager") + assertion[1]


def through(page: Page, site: str, name: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{site}/accounts/login/")
    page.get_by_role("button", name="Sign in with Eastmarsh Council").click()
    page.get_by_label("Who are you?").fill(name)
    page.get_by_role("button", name="Go on").click()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(words))


def changed(page: Page, change: Callable[[str], str]) -> list[str]:
    """From now on the browser changes what it brings from the provider; what it brought, as it was before."""
    seen: list[str] = []

    def bring(route: Route) -> None:
        seen.append(route.request.post_data or "")
        sent = dict(parse_qsl(seen[-1], keep_blank_values=True))
        said = b64decode(sent["SAMLResponse"]).decode()
        sent["SAMLResponse"] = b64encode(change(said).encode()).decode()
        route.continue_(post_data=urlencode(sent))

    page.route("**/acs/", bring)
    return seen


def test_a_manager_signs_in_through_the_council_by_saml_and_others_do_not(page: Page, site: str) -> None:
    page.goto(f"{site}/accounts/login/")
    expect(page.get_by_role("button", name="Sign in with the Police")).to_be_visible()
    fit(page)
    for _ in ("by the address", "by the link between the two accounts, from then on"):
        through(page, site, "business_manager")
        heading(page, "Eastmarsh Safeguarding")
    sign_out(page)
    page.goto(f"{site}/")
    heading(page, "Sign in")

    # Nobody who is signed in ties another name at the provider to their account: it is a sign-in like the others.
    through(page, site, "business_manager")
    heading(page, "Eastmarsh Safeguarding")
    page.goto(f"{site}/accounts/sign-on/saml/organisation/login/?process=connect")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Who are you?").fill("stranger")
    page.get_by_role("button", name="Go on").click()
    heading(page, "There is no account for you yet")
    for nobody in ("stranger", "business_manager@elsewhere.example"):  # no account; a domain that is not the council's
        through(page, site, nobody)
        heading(page, "There is no account for you yet")
    page.goto(f"{site}/")
    heading(page, "Sign in")


def test_what_the_provider_did_not_say_is_not_believed(page: Page, site: str) -> None:
    for change in ATTEMPTS.values():
        seen = changed(page, change)
        through(page, site, "chair")
        heading(page, REFUSED)
        assert len(seen) == 1
        page.unroute("**/acs/")
    fit(page)

    seen = changed(page, lambda said: said)
    through(page, site, "chair")
    heading(page, "Eastmarsh Safeguarding")
    page.unroute("**/acs/")
    (cookie,) = [one for one in page.context.cookies() if one.get("name") == "saml-acs-session"]
    assert cookie.get("httpOnly") and cookie.get("sameSite") == "Lax"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    for _ in ("once more in the same browser", "and in one that has asked for nothing"):
        again = page.request.post(f"{site}/accounts/sign-on/saml/organisation/acs/", data=seen[0], headers=headers)
        assert again.status == 401 and REFUSED in again.text()
        page.context.clear_cookies()
    assert page.request.get(f"{site}/accounts/sign-on/saml/organisation/acs/finish/").status == 401
    page.goto(f"{site}/")
    heading(page, "Sign in")
    # What anybody may bring is kept for a moment, so only so much of it.
    where = f"{site}/accounts/sign-on/saml/organisation/acs/"
    kept = [page.request.post(where, data="SAMLResponse=eA==", headers=headers, max_redirects=0) for _ in range(70)]
    assert kept[0].status == 302 and kept[-1].status == 401


def test_the_administrator_of_the_provider_finds_what_they_need(site: str) -> None:
    at = f"{site}/accounts/sign-on/saml/organisation"
    said = urlopen(f"{at}/metadata/").read().decode()
    assert f'entityID="{at}/metadata/"' in said and f'Location="{at}/acs/"' in said
    assert 'WantAssertionsSigned="true"' in said and 'AuthnRequestsSigned="true"' in said and "X509Certificate" in said
    assert "SingleLogoutService" not in said and "validUntil" not in said


def test_the_provider_can_tell_that_the_site_asks(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/accounts/login/")
    with page.expect_request("**/sso?*") as asked:
        page.get_by_role("button", name="Sign in with Eastmarsh Council").click()
    sent = dict(part.split("=", 1) for part in asked.value.url.partition("?")[2].split("&"))
    signed = "&".join(f"{name}={sent[name]}" for name in ("SAMLRequest", "RelayState", "SigAlg"))
    key = x509.load_pem_x509_certificate((tmp_path / "site.crt").read_bytes()).public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    key.verify(b64decode(unquote(sent["Signature"])), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
