# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests with real peers: run.py BUILD-DIR PEERS-DIR COUNTS-FILE [PATTERN…].

COUNTS-FILE gets two numbers, the passed and the failed tests. A pattern is a part of a test's name. The files run side
by side, each in a process of its own: they mostly wait.
"""

import os
import subprocess
import sys
import tempfile
import unittest

from peer_test import PeerTest
from programs import die_with_parent

HERE = os.path.dirname(os.path.abspath(__file__))


def run_file(name, patterns):
    """Runs the tests of one file, and ends with the two numbers as last line."""
    loader = unittest.TestLoader()
    if patterns:
        loader.testNamePatterns = [f'*{pattern}*' for pattern in patterns]
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(loader.discover(HERE, pattern=name))
    bad = {test.id().split(' ')[0] for test, _ in result.failures + result.errors}
    print(max(result.testsRun - len(bad), 0), len(bad))


class Worker:
    """A process that runs one file; what it says is kept until it has ended."""

    def __init__(self, name, arguments):
        self.output = tempfile.TemporaryFile('w+', encoding='utf-8')
        self.process = subprocess.Popen(
            [sys.executable, __file__, *arguments, '--file', name],
            preexec_fn=die_with_parent,
            stdout=self.output,
            stderr=subprocess.STDOUT,
        )

    def finish(self):
        """Tells what it said, and gives the two numbers; a worker that broke off counts as one failure."""
        self.process.wait()
        self.output.seek(0)
        *text, counts = self.output.read().splitlines() or ['']
        print(*text, sep='\n', flush=True)
        try:
            passed, failed = map(int, counts.split())
        except ValueError:
            print(counts, f'The worker broke off with {self.process.returncode}.', sep='\n', flush=True)
            return 0, 1
        return passed, failed


def run_all(arguments, counts):
    """Runs every file, and returns 0 when all is well, 1 when a test failed or none ran."""
    names = sorted(name for name in os.listdir(HERE) if name.startswith('test_') and name.endswith('.py'))
    results = [worker.finish() for worker in [Worker(name, arguments) for name in names]]
    passed, failed = (sum(column) for column in zip(*results))
    with open(counts, 'w', encoding='utf-8') as file:
        print(passed, failed, file=file)
    return 0 if failed == 0 and passed > 0 else 1


def main(arguments):
    """Runs one file if it is named at the end, else all of them."""
    die_with_parent()
    build, peers, counts, *patterns = arguments
    PeerTest.build = os.path.abspath(build)
    PeerTest.peers = os.path.abspath(peers)
    if patterns[-2:-1] == ['--file']:
        run_file(patterns[-1], patterns[:-2])
        return 0
    return run_all(arguments, counts)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
