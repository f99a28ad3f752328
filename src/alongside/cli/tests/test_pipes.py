"""What is read by another command may be read in part: `./alongside accounts --json | head`."""

import os
import subprocess
import sys

SAYS_MUCH = """
import sys
from alongside.cli import __main__ as cli
class Much:
    add_arguments = staticmethod(lambda parser: None)
    @staticmethod
    def run(args):
        for number in range(200_000):
            print(number)
        return 0
cli.load = lambda name: Much
cli.commands = lambda: {"much": ""}
sys.argv = ["alongside", "much"]
cli.begin()
"""


def test_a_reader_who_has_enough_gets_no_trace() -> None:
    read, write = os.pipe()
    command = [sys.executable, "-c", SAYS_MUCH]
    with subprocess.Popen(command, stdout=write, stderr=subprocess.PIPE, text=True) as much:
        os.close(write)
        os.read(read, 20)
        os.close(read)
        assert much.stderr is not None
        said = much.stderr.read()
    assert said == ""
    assert much.returncode == 141
