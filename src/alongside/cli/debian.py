"""Debian packages that Python cannot bring along: a browser for the journeys, Pango for paper."""

import os
import shutil
import subprocess

from alongside.cli.say import say

PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def install(what: str, *packages: str) -> bool:
    """This function will install packages where that is allowed: as root on Debian."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"installing {what} from Debian: {', '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", *packages]):
        subprocess.run(command, env=environment, capture_output=True, check=False)
    return True


def have_pango() -> bool:
    """This function will find what documents are drawn with, install it where it may, or say so."""
    from alongside.ui import paper

    if paper.problem() and install("what draws documents", *PANGO):
        paper.forget()
    if problem := paper.problem():
        say(problem)
        return False
    return True
