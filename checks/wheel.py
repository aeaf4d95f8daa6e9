"""Whether the wheel stands on its own: installed into an empty environment, it serves the sign-in page without Node."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path


def main() -> None:
    subprocess.run(["make", "--silent", "wheel"], check=True)
    wheel = next(Path("dist").glob("answerable-*.whl")).absolute()
    with tempfile.TemporaryDirectory() as folder:
        venv.create(f"{folder}/env", with_pip=True)
        pip = [f"{folder}/env/bin/pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", "requirements.lock"], check=True)
        subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
        page, style = served(folder)
    if "Sign in" not in page or len(style) < 10_000:
        sys.exit("The wheel installs, but its sign-in page or its style sheet is missing.")
    print(f"{wheel.name}: installs into an empty environment and shows the sign-in page.")


def served(folder: str) -> tuple[str, str]:
    """The sign-in page and the style sheet as the installed command serves them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Neither Node nor this checkout is in reach of the server.
    environment = {"PATH": f"{folder}/env/bin:/usr/bin:/bin", "HOME": folder, "ANSWERABLE_DATA": f"{folder}/data"}
    if "LANG" in os.environ:
        environment["LANG"] = os.environ["LANG"]
    command = [f"{folder}/env/bin/answerable", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        return fetched(f"{address}/accounts/login/"), fetched(f"{address}/static/ui/dist/ui.css")
    finally:
        server.terminate()
        server.wait(20)


def fetched(url: str) -> str:
    for _ in range(120):
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return str(response.read(), "utf-8")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    sys.exit(f"{url} did not answer within 30 seconds.")


if __name__ == "__main__":
    main()
