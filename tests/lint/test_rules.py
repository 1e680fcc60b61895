# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves on small trees that every rule fires where it should, and only there.

samples/RULE/CASE/tree is a source tree, samples/RULE/CASE/expected the places (path:line) that the rule must name.
"""

import os
import sys
import unittest

from project import Project
from rules import ALL_RULES

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'samples')


def list_cases(rule):
    """The folders with samples for a rule."""
    folder = os.path.join(SAMPLES, rule)
    return [os.path.join(folder, case) for case in sorted(os.listdir(folder))]


def read_expected(case):
    """The places that a rule must name in a sample."""
    with open(os.path.join(case, 'expected'), encoding='utf-8') as file:
        return file.read().split()


def find(rule, case):
    """The places that a rule does name in a sample."""
    findings = ALL_RULES[rule](Project(os.path.join(case, 'tree')))
    return sorted(f'{finding.path}:{finding.line}' for finding in findings)


class RulesTest(unittest.TestCase):
    """Given the samples, when a rule reads them, then it names what is expected."""

    def test_every_rule_names_what_is_expected(self):
        for rule in ALL_RULES:
            for case in list_cases(rule):
                with self.subTest(rule=rule, case=os.path.basename(case)):
                    self.assertEqual(find(rule, case), sorted(read_expected(case)))

    def test_every_rule_has_a_broken_and_a_sound_sample(self):
        for rule in ALL_RULES:
            with self.subTest(rule=rule):
                fires = [bool(read_expected(case)) for case in list_cases(rule)]
                self.assertIn(True, fires)
                self.assertIn(False, fires)

    def test_every_sample_has_a_rule(self):
        self.assertEqual(sorted(os.listdir(SAMPLES)), sorted(ALL_RULES))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
