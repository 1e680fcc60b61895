# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests with real peers: run.py BUILD-DIR PEERS-DIR COUNTS-FILE [PATTERN…].

COUNTS-FILE gets two numbers, the passed and the failed tests. A pattern is a part of a test's name.
"""

import os
import sys
import unittest

from peer_test import PeerTest
from programs import die_with_parent

HERE = os.path.dirname(os.path.abspath(__file__))


def load(patterns):
    """All tests, or those that match."""
    loader = unittest.TestLoader()
    if patterns:
        loader.testNamePatterns = [f'*{pattern}*' for pattern in patterns]
    return loader.discover(HERE, pattern='test_*.py')


def main(arguments):
    """Returns 0 when all is well, 1 when a test failed or none ran."""
    build, peers, counts, *patterns = arguments
    die_with_parent()
    PeerTest.build = os.path.abspath(build)
    PeerTest.peers = os.path.abspath(peers)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(load(patterns))
    bad = {test.id().split(' ')[0] for test, _ in result.failures + result.errors}
    with open(counts, 'w', encoding='utf-8') as file:
        print(result.testsRun - len(bad), len(bad), file=file)
    return 0 if result.wasSuccessful() and result.testsRun > 0 else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
