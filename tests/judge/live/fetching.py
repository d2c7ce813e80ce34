"""What others wrote, fetched from the registries by their ordinary clients into a folder of its own."""

import base64
import hashlib
import subprocess
import sys
import tarfile
from pathlib import Path

from tests.judge import reading
from tests.judge.live.suites import Suite

TYPES_SHA512 = "XU6MPRujdbd8W0fAaYQmvtBaTh2Q/EUSNf0FuvJw4Z4Te/d0WnV6KNHNeC2ZitRK3h3vcb0LVv/cIhAqn9nAPQ=="


class Unfetched(Exception):
    """A registry gave nothing, or something else than before; the text says so."""


def types(folder: Path) -> Path:
    """The package that the table of the Bot API is made from (by npm)."""
    run("npm", "pack", "--silent", f"{reading.PACKAGE}@{reading.VERSION}", inside=folder)
    [archive] = folder.glob(f"*types-{reading.VERSION}.tgz")
    return unpacked(archive, "sha512", TYPES_SHA512) / "package"


def library(suite: Suite, folder: Path) -> Path:
    """A library as its authors publish it, with its tests (by pip)."""
    wanted = f"{suite.library}=={suite.version}"
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download")
    run(*pip, "--no-deps", "--no-binary", ":all:", "--dest", str(folder), wanted, inside=folder)
    [archive] = folder.glob(f"*{suite.version}.tar.gz")
    return unpacked(archive, "sha256", suite.sha256) / archive.name.removesuffix(".tar.gz")


def interpreter(suite: Suite, folder: Path) -> Path:
    """A Python with what those tests need, apart from ours."""
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        run(sys.executable, "-m", "venv", str(folder / "venv"), inside=folder)
    wanted = f"{suite.library}{suite.extras}=={suite.version}"
    pip = (str(python), "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", wanted, *suite.tools, inside=folder)
    return python


def run(*command: str, inside: Path) -> None:
    try:
        subprocess.run(command, cwd=inside, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise Unfetched(f"there is no {command[0]} here") from None
    except subprocess.CalledProcessError as error:
        raise Unfetched(f"{' '.join(command[:3])} ended with {error.returncode}: {error.stderr.strip()}") from None


def unpacked(archive: Path, kind: str, wanted: str) -> Path:
    found = base64.b64encode(hashlib.new(kind, archive.read_bytes()).digest()).decode()
    if found != wanted:
        raise Unfetched(f"{archive.name} is not what it was: its {kind} is {found}")
    inside = archive.parent / archive.name.partition(".t")[0]
    with tarfile.open(archive) as packed:
        packed.extractall(inside, filter="data")
    return inside
