# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests with real peers share: a folder, servers, and Ringside's own ringsidectl."""

import datetime
import json
import os
import tempfile
import time
import unittest
from typing import NamedTuple

from programs import DEADLINE, Program, Server

CLIENT = 'wallboard'
SECRET = 'a plain secret'
SCOPES = 'presence:read;queue:read;interaction:read;user:read'


class Result(NamedTuple):
    """How a run of ringsidectl ended."""

    code: int
    document: dict
    complaints: str


def parse_time(text):
    """An ISO 8601 moment as a number."""
    return datetime.datetime.fromisoformat(text.replace('Z', '+00:00')).timestamp()


def simplify(shown, wanted):
    """Those members of a shown row that the truth knows, its times as numbers."""
    row = {name: shown.get(name) for name in wanted}
    return {name: parse_time(value) if name == 'since' and value else value for name, value in row.items()}


class PeerTest(unittest.TestCase):
    """A test with servers that nobody here wrote."""

    maxDiff = 2000
    build = None
    peers = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='ringside-peers-')
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def keep(self, program):
        """Sees to it that a program ends with the test."""
        self.addCleanup(program.end)
        return program

    def start(self, name, **options):
        """Starts one of the servers."""
        return self.keep(Server(self.peers, name, options))

    def write_profile(self, stream_url, token_url, *, grant='client-credentials', auth=(), source=(), users='*',
                      scopes=SCOPES):
        """Writes a profile and returns its path."""
        lines = [
            '[Ringside]', 'Version=1', 'Name=Peers',
            '[Source]', 'Kind=stream', f'StreamUrl={stream_url}', *source,
            '[Auth]', f'Grant={grant}', f'TokenUrl={token_url}', f'ClientId={CLIENT}', f'Scopes={scopes}', *auth,
            '[Roster]', f'Users={users}', f'Everyone={str(users == "*").lower()}', 'Queues=*', 'Interactions=true',
        ]
        path = os.path.join(self.folder, 'peers.ringside')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('\n'.join(lines) + '\n')
        return path

    def run_ctl(self, *words, secret=SECRET, environment=None):
        """Starts ringsidectl; the secret comes by a pipe, or without one from wherever it is kept."""
        program = os.path.join(self.build, 'src/ctl/ringsidectl')
        if secret is None:
            return self.keep(Program([program, *words], environment=environment))
        reader, writer = os.pipe()
        os.write(writer, secret.encode() + b'\n')
        os.close(writer)
        command = [program, *words, '--secret-fd', str(reader)]
        try:
            return self.keep(Program(command, descriptors=(reader,), environment=environment))
        finally:
            os.close(reader)

    def dump(self, profile, *, secret=SECRET, timeout=20, environment=None):
        """Runs ringsidectl dump to its end."""
        program = self.run_ctl('dump', profile, '--quiet-for', '0.6', '--timeout', str(timeout), secret=secret,
                               environment=environment)
        code, output, complaints = program.finish(timeout + DEADLINE)
        return Result(code, json.loads(output) if output else None, complaints)

    def await_line(self, program, judge, seconds=DEADLINE):
        """Reads changes until one is as wanted, and returns it."""
        until = time.monotonic() + seconds
        while (line := program.read_line(until - time.monotonic())) is not None:
            change = json.loads(line)
            if judge(change):
                return change
        self.fail(f'what was waited for did not come: {program.end()}')

    def await_state(self, program, state, seconds=DEADLINE):
        """Reads changes until the source is in a state."""
        return self.await_line(program, lambda line: line['type'] == 'source' and line['state'] == state, seconds)

    def assert_picture_is_true(self, stream, result):
        """The dump shows what the stream's server knows, all of it confirmed."""
        self.assertEqual(result.code, 0, result.complaints)
        truth = stream.tell_truth()
        for part in ('agents', 'queues', 'interactions'):
            shown = result.document[part]
            self.assertEqual([simplify(row, truth_row) for row, truth_row in zip(shown, truth[part])],
                             [simplify(row, row) for row in truth[part]])
            self.assertEqual(len(shown), len(truth[part]))
            self.assertTrue(all(row['confirmed'] for row in shown), shown)
