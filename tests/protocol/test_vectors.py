# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The decoder takes every message that conforms, and does with the others what the schemas say: test-vectors decodes
what vectors.py makes. RINGSIDE_TEST_VECTORS names that program."""

import os
import subprocess
import tempfile
import unittest

import vectors


class VectorsTest(unittest.TestCase):
    """Given messages made from the schemas, when they are decoded, then nothing surprises."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='ringside-')
        cls.path = os.path.join(cls.folder.name, 'vectors.jsonl')
        cls.vectors = vectors.write(cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_decoder_reads_them_as_the_schemas_say(self):
        program = os.environ['RINGSIDE_TEST_VECTORS']
        environment = {**os.environ, 'RINGSIDE_VECTORS': self.path}
        done = subprocess.run([program], env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout[-8000:] + done.stderr[-2000:])

    def test_what_conforms_loses_nothing(self):
        for vector in self.vectors:
            if vector['conforms']:
                expected = vector['expect']
                self.assertNotIn(expected['outcome'], ('dropped', 'unknown'), vector['name'])
                self.assertEqual(expected.get('wrong', 0), 0, vector['name'])

    def test_there_are_good_and_bad_ones_of_every_kind(self):
        for group in vectors.GROUPS:
            kinds = {vector['conforms'] for vector in self.vectors if vector['group'] == group}
            self.assertEqual(kinds, {True, False}, group)

    def test_every_reason_that_a_frame_can_have_is_met(self):
        reasons = {vector['expect'].get('reason') for vector in self.vectors} - {None}
        self.assertEqual(
            reasons, {'empty', 'not-json', 'too-deep', 'not-an-object', 'no-type', 'no-id', 'wrong-type'}
        )  # those by size and by encoding are in test-json-guard.c


if __name__ == '__main__':
    unittest.main()
