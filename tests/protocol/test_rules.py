# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule of the protocol has a test that names it: rules.json says which, and here it is checked that they exist."""

import json
import pathlib
import re
import unittest

HERE = pathlib.Path(__file__).resolve().parent
TESTS = HERE.parent
PAGE = TESTS.parent / 'data' / 'protocol' / 'stream-protocol.md'
SECTIONS = json.loads((HERE / 'rules.json').read_text(encoding='utf-8'))['sections']

# As in C: one after the other they are one.
LITERALS = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
FULL_PATH = re.compile(r'/[a-z][a-z0-9./%-]*')


class Source:
    """A test program's source, and the cases that it can add."""

    def __init__(self, path):
        text = path.read_text(encoding='utf-8')
        self.words = set(LITERALS.findall(text))
        self.numbers = set(re.findall(r'\b\d+\b', text))
        self.prefixes = [word for word in self.words if FULL_PATH.fullmatch(word) and word.endswith('/')]
        self.patterns = [word for word in self.words if FULL_PATH.fullmatch(word) and '%' in word]

    def has(self, case):
        """Whether it adds @case: by its whole path, by a prefix and a name, or by a name and a number."""
        if case in self.words:
            return True
        if any(case.startswith(prefix) and case[len(prefix):] in self.words for prefix in self.prefixes):
            return True
        return any(self._fits(pattern, case) for pattern in self.patterns)

    def _fits(self, pattern, case):
        shape = re.escape(pattern).replace('%s', '([a-z0-9-]+)').replace('%u', r'(\d+)')
        found = re.fullmatch(shape, case)
        return found is not None and all(part in self.words or part in self.numbers for part in found.groups())


def read_rows(section):
    """The codes and words in the first column of the tables of @section of the page."""
    text = PAGE.read_text(encoding='utf-8')
    body = re.search(rf'^## §{section} .*?(?=^## )', text, re.DOTALL | re.MULTILINE).group(0)
    for row in re.findall(r'^\| *([^|]+?) *\|', body, re.MULTILINE):
        yield from re.findall(r'\b(?:\d{3,4}|\dxx)\b|(?<=`)\w+(?=`)', row)


class RulesTest(unittest.TestCase):
    """Given the rules of the page, when their tests are looked up, then there are some, and they exist."""

    @classmethod
    def setUpClass(cls):
        cls.sources = [Source(path) for path in sorted(TESTS.rglob('test-*.c')) if 'lint' not in path.parts]

    def test_every_section_has_rules_and_every_rule_has_cases(self):
        self.assertEqual(list(SECTIONS), [str(number) for number in range(1, 12)])
        for section, rules in SECTIONS.items():
            self.assertTrue(rules, section)
            for rule in rules:
                self.assertTrue(rule['rule'] and rule['cases'], f'§{section}: {rule}')

    def test_every_case_exists(self):
        for section, rules in SECTIONS.items():
            for rule in rules:
                for case in rule['cases']:
                    with self.subTest(section=section, rule=rule['rule'], case=case):
                        self.assertTrue(any(source.has(case) for source in self.sources), case)

    def test_every_row_of_the_tables_is_named(self):
        for section in ('1', '2', '9'):
            named = ' · '.join(rule['rule'] for rule in SECTIONS[section])
            rows = set(read_rows(section))
            self.assertGreater(len(rows), 5)
            for code in sorted(rows):
                with self.subTest(section=section, code=code):
                    self.assertIn(code, named)

    def test_what_does_not_exist_is_noticed(self):
        for case in ('/net/stream-source/no-such-case', '/net/stream-source-closes/back-off/31337',
                     '/net/stream-source-closes/no-such-case', '/nowhere/token-handshake-subscribe-live'):
            self.assertFalse(any(source.has(case) for source in self.sources), case)


if __name__ == '__main__':
    unittest.main()
