# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What all of these tests have in common: the real program on a desktop of its own, a demo centre where one is wanted,
and what must hold on every page. RINGSIDE_PROGRAM and RINGSIDE_DEMO_PROGRAM name the programs."""

import atexit
import json
import os
import re
import sys
import tempfile
import unittest

sys.path.append(os.path.join(os.path.dirname(__file__), '..', 'peers'))

from programs import Program  # noqa: E402
from stage import Stage  # noqa: E402

STAGE = Stage()
atexit.register(STAGE.close)

from reader import Atspi, Reader, describe, has_state  # noqa: E402

SECRET = 'a-secret-of-this-test'
NOT_A_NAME = re.compile(r'(Gtk|Adw|Rs)[A-Z]\w*$')  # what GTK says of a thing that nobody has named


class SetupCase(unittest.TestCase):
    """A person at the assistant."""

    def start(self, home=None):
        """Starts the program, which knows nothing unless the home does."""
        self.reader = Reader([os.environ['RINGSIDE_PROGRAM']], home)
        self.addCleanup(self.reader.close)
        return self.reader

    def start_centre(self, *options, plan=''):
        """Starts a demo centre that behaves as a plan of faults says; gives its addresses."""
        faults = os.path.join(self.make_home(), 'centre.faults')
        with open(faults, 'w', encoding='utf-8') as file:
            file.write(plan)
        reading, writing = os.pipe()
        os.write(writing, f'{SECRET}\n'.encode())
        os.close(writing)
        centre = Program(
            [os.environ['RINGSIDE_DEMO_PROGRAM'], f'--secret-fd={reading}', f'--faults={faults}', *options],
            descriptors=[reading],
        )
        os.close(reading)
        self.addCleanup(centre.end)
        return json.loads(centre.read_line())

    def make_home(self):
        """A home that outlives one start of the program."""
        folder = tempfile.TemporaryDirectory(prefix='ringside-home-')
        self.addCleanup(folder.cleanup)
        return folder.name

    def assert_named(self, node):
        """Whatever keys can go to says what it is."""
        name = node.get_name().replace('_', '').strip()
        self.assertTrue(name and not NOT_A_NAME.match(name), f'{describe(node)} says nothing of what it is')

    def tour(self):
        """Goes once around the page by Tab, and back the same way; gives what had the focus on it, in that order."""
        way = self.go_around('Tab')
        back = self.go_around('shift+Tab')
        self.assertEqual(list(map(describe, way[1:])), list(map(describe, reversed(back[1:]))))
        for node in way:
            self.assert_named(node)
        return way

    def go_around(self, key):
        """Presses a key until the focus is where it was; gives what had it on the way, each thing once."""
        first = self.reader.get_focus()
        way = [first]
        while (node := self.reader.move(key)) != first:
            self.assertNotIn(node, way, f'{key} goes in a circle that leaves out {describe(first)}')
            way.append(node)
        return way

    def enter(self, entry):
        """Chooses a way on the entry page."""
        self.reader.await_window('Ringside')
        self.reader.go_to(entry, 'list item', 'Down')
        self.reader.activate()

    def await_board(self, name, state='Live'):
        """Waits for a board in that state."""
        self.reader.await_window(f'{name}')
        return self.reader.wait(f'board that is {state}', lambda: self._find_board(state))

    def _find_board(self, state):
        for node in self.reader.read():
            if node.get_role_name() == 'status bar' and state in node.get_name():
                return node
        return None
