# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first start to a living board on a streaming endpoint, and what is in the way, by keyboard alone."""

import os
import socket
import unittest

from case import SECRET, STAGE, Atspi, SetupCase, has_state

WAY = 'Connect to a streaming endpoint'
NAME = 'Board name'
STREAM = 'Stream address'
TOKEN = 'Token address'
CLIENT = 'Client id'
CLIENT_SECRET = 'Client secret'
FIELDS = [NAME, STREAM, TOKEN, CLIENT, CLIENT_SECRET]
MORE = 'More settings'
AGENTS_URL = 'Address of agents’ names'
QUEUES_URL = 'Address of queues’ names'
STEPS = ['Name look-up', 'Connection', 'Sign-in', 'Permissions', 'Directory']
N_AGENTS = 24
N_QUEUES = 4


class StreamCase(SetupCase):
    """An administrator with what the endpoint's people have told."""

    def setUp(self):
        self.addresses = self.start_centre(f'--agents={N_AGENTS}', f'--queues={N_QUEUES}')

    def tell_values(self, name='Support floor', secret=SECRET):
        """What goes into the fields."""
        return [name, self.addresses['streamUrl'], self.addresses['tokenUrl'], self.addresses['clientId'], secret]

    def fill(self, values):
        """Types into the fields, each after the other, with Enter in between."""
        for field, value in zip(FIELDS, values):
            self.reader.await_focus(field, 'password text' if field == CLIENT_SECRET else 'text')
            self.reader.type(value)
            if field != FIELDS[-1]:
                self.reader.press('Return')

    def name_directory(self):
        """Says under “More settings” where there are names to pick from."""
        self.reader.go_to(MORE, 'list item')
        self.reader.press('Return')
        self.reader.go_to(AGENTS_URL, 'text')
        self.reader.type(self.addresses['usersUrl'])
        self.reader.move()
        self.reader.await_focus(QUEUES_URL, 'text')
        self.reader.type(self.addresses['queuesUrl'])

    def await_picker(self):
        """Waits for the page where agents and queues are picked."""
        return self.reader.await_thing('panel', 'Who is on the board?')

    def await_picker_in_front(self):
        """Waits until keys go to the assistant again."""
        self.reader.await_window('Ringside')

    def go_on(self):
        """Presses the button that goes on."""
        self.reader.go_to('Next', 'push button')
        self.reader.activate()

    def tick(self, name):
        """Ticks something that can be ticked."""
        self.reader.go_to(name, 'check box')
        box = self.reader.get_focus()
        self.reader.activate('space')
        self.reader.wait(f'tick at “{name}”', lambda: has_state(box, Atspi.StateType.CHECKED))

    def open_tab(self, name):
        """Brings agents, teams or queues to the front."""
        self.reader.go_to(name, 'push button', 'shift+Tab')
        self.reader.activate('space')

    def set_up_board(self, name):
        """Sets a board up that shows all queues."""
        self.enter(WAY)
        self.fill(self.tell_values(name))
        self.reader.press('Return')
        self.await_picker()
        self.open_tab('Queues')
        self.tick('All queues')
        self.reader.go_to('Open Board', 'push button')
        self.reader.activate()
        self.await_board(name)

    def count_on_wall(self, name):
        """How many agents or queues are on the board."""
        wall = self.reader.find('list', name)
        return wall.get_child_count() if wall is not None else 0

    def await_step(self, title, state):
        """Waits until a step of the check is so, and gives its line."""
        return self.reader.await_thing('status bar', f'{title}: {state}')


class StreamTest(StreamCase):
    """All goes well."""

    def test_the_page_of_fields_says_what_each_is_and_what_is_missing(self):
        reader = self.start()
        self.enter(WAY)
        reader.await_focus(NAME, 'text')

        way = [node.get_name() for node in self.tour()]
        self.assertEqual([name for name in way if name in FIELDS], FIELDS)
        self.assertLess(way.index(CLIENT_SECRET), way.index(MORE))
        reader.await_thing('label', f'Still needed: {NAME}')
        self.fill(self.tell_values()[:2])
        reader.await_thing('label', f'Still needed: {TOKEN}')

    def test_one_page_of_fields_and_the_picker_lead_to_a_living_board(self):
        reader = self.start()
        self.enter(WAY)
        self.fill(self.tell_values())
        self.name_directory()
        self.go_on()
        self.await_picker()

        self.tour()
        reader.go_to('Search teams', 'entry')
        reader.type('harb')
        reader.await_thing('label', '1 shown')
        self.tick('Harbour, 8 agents')
        reader.await_thing('label', '8 of 24 agents, 0 of 4 queues')
        self.open_tab('Queues (4)')
        self.tick('All queues')
        reader.await_thing('label', '8 of 24 agents, all queues')
        reader.go_to('Open Board', 'push button')
        reader.activate()

        self.await_board('Support floor')
        reader.wait('wall with 8 agents', lambda: self.count_on_wall('Agents') == 8)
        reader.wait('all queues', lambda: self.count_on_wall('Queues') == N_QUEUES)

    def test_everyone_is_shown_only_after_a_warning(self):
        reader = self.start()
        self.enter(WAY)
        self.fill(self.tell_values())
        reader.press('Return')
        self.await_picker()

        switch = self.try_everyone()
        reader.press('Escape')
        self.await_picker_in_front()
        self.assertFalse(has_state(switch, Atspi.StateType.CHECKED))
        self.try_everyone()
        self.assertTrue(reader.get_focus().get_name().startswith('Pick Agents Instead'))
        self.assertEqual(len(self.tour()), 2)
        reader.move()
        self.assertTrue(reader.get_focus().get_name().startswith('Show Everyone'))
        reader.activate()
        reader.wait('switch that is on', lambda: has_state(switch, Atspi.StateType.CHECKED))
        reader.await_thing('label', 'everyone, 0 queues')
        reader.go_to('Open Board', 'push button')
        reader.activate()

        self.await_board('Support floor')
        reader.wait('wall with everyone', lambda: self.count_on_wall('Agents') == N_AGENTS)

    def try_everyone(self):
        """Turns the switch, and waits for the warning."""
        self.reader.go_to('Everyone', 'check box')
        switch = self.reader.get_focus()
        self.reader.press('space')
        self.reader.await_window('Show Everyone?')
        self.reader.await_thing('label', 'The board will subscribe to every agent in the tenant')
        return switch

    def test_the_second_start_opens_the_last_board_without_asking(self):
        home = self.make_home()
        self.start(home)
        self.set_up_board('Support floor')
        self.reader.close_window()

        reader = self.start(home)
        self.await_board('Support floor')
        self.assertEqual(reader.activations, 0)
        self.assertEqual(self.find_secret_in(home), [])

    def find_secret_in(self, folder):
        """The files in which the secret stands."""
        paths = [os.path.join(where, name) for where, _, names in os.walk(folder) for name in names]
        return [path for path in paths if SECRET.encode() in open(path, 'rb').read()]


class WayBackTest(StreamCase):
    """Somebody who goes back and forth."""

    def test_what_was_typed_is_there_after_going_back(self):
        reader = self.start()
        self.enter(WAY)
        self.fill(self.tell_values())

        for key in ('Escape', 'alt+Left'):
            reader.press(key)
            reader.await_focus(WAY, 'list item')
            reader.press('Return')
            reader.await_focus(NAME, 'text')
            self.assertEqual(self.read_fields(), self.tell_values())

    def read_fields(self):
        """What stands in the fields."""
        roles = ['password text' if field == CLIENT_SECRET else 'text' for field in FIELDS]
        entries = [self.reader.await_thing(role, field) for role, field in zip(roles, FIELDS)]
        return [Atspi.Text.get_text(entry, 0, Atspi.Text.get_character_count(entry)) for entry in entries]

    def test_what_was_picked_is_there_after_going_back(self):
        reader = self.start()
        self.enter(WAY)
        self.fill(self.tell_values())
        self.name_directory()
        self.go_on()
        self.await_picker()
        self.tick('Harbour, 8 agents')
        reader.await_thing('label', '8 of 24 agents')

        reader.press('alt+Left')
        reader.await_focus(NAME, 'text')
        self.assertEqual(self.read_fields(), self.tell_values())
        self.go_on()
        self.await_picker()
        reader.await_thing('label', '8 of 24 agents')

    def test_going_back_gives_up_a_check_that_is_under_way(self):
        reader = self.start()
        self.enter(WAY)
        self.fill([*self.tell_values()[:2], self.make_silent_address(), *self.tell_values()[3:]])
        reader.press('Return')
        self.await_step('Sign-in', 'under way')

        reader.press('Escape')
        reader.await_focus(WAY, 'list item')
        reader.press('Return')
        reader.await_focus(NAME, 'text')
        self.assertIsNone(reader.find('panel', 'Progress of the check'))

    def make_silent_address(self):
        """The address of a server that takes a request and never answers it."""
        listener = socket.create_server(('127.0.0.1', 0))
        self.addCleanup(listener.close)
        return f'http://127.0.0.1:{listener.getsockname()[1]}/token'


class TroubleTest(StreamCase):
    """Something is wrong."""

    def test_a_wrong_secret_is_named_and_can_be_mended(self):
        reader = self.start()
        self.enter(WAY)
        self.fill(self.tell_values(secret='not the secret'))
        reader.press('Return')

        line = self.await_step('Sign-in', 'failed')
        self.assertEqual(reader.get_focus(), line)
        self.assertIn('does not accept the secret of client “demo”', line.get_name())
        for title in STEPS:
            reader.await_thing('status bar', title)
        self.assertIn('Try Again', [node.get_name() for node in self.tour()])
        reader.go_to(CLIENT_SECRET, 'password text', 'shift+Tab')
        reader.type(SECRET)
        reader.press('Return')
        self.await_picker()

    def test_an_address_that_is_not_encrypted_is_told_when_its_field_was_left(self):
        reader = self.start()
        self.enter(WAY)
        reader.await_focus(NAME, 'text')
        reader.go_to(STREAM, 'text')
        entry = reader.type('ws://stream.example.com/v1')
        self.assertEqual(entry.get_description(), '')
        reader.move()

        fault = 'This address is not encrypted, so a token could be read on its way. Write wss:// instead.'
        reader.wait('its fault', lambda: entry.get_description() == fault)
        reader.await_thing('label', fault)
        reader.go_to(STREAM, 'text', 'shift+Tab')
        reader.type('wss://stream.example.com/v1')
        reader.wait('no fault', lambda: entry.get_description() == '')

    def test_a_name_that_is_taken_leads_back_to_its_field(self):
        home = self.make_home()
        self.start(home)
        self.set_up_board('Support floor')
        self.reader.press('ctrl+n')
        self.enter(WAY)
        self.fill(self.tell_values('Support floor'))
        self.reader.press('Return')

        entry = self.reader.await_focus(NAME, 'text')
        fault = 'There is a board of this name already. Choose another name.'
        self.reader.wait('its fault', lambda: entry.get_description() == fault)

    def test_without_a_keyring_the_board_opens_all_the_same(self):
        STAGE.close_keyring()
        self.addCleanup(STAGE.open_keyring)
        reader = self.start()
        self.enter(WAY)
        self.fill(self.tell_values())
        reader.press('Return')
        self.await_picker()
        self.open_tab('Queues')
        self.tick('All queues')
        reader.go_to('Open Board', 'push button')
        reader.activate()

        reader.await_window('The Secret Was Not Stored')
        reader.await_thing('label', 'This computer has no keyring that answers')
        way = self.tour()
        self.assertEqual(len(way), 3)
        while not reader.get_focus().get_name().startswith('Go On Without Storing'):
            reader.move()
        reader.activate()
        self.await_board('Support floor')

    def test_pasted_ids_are_judged_at_once_and_tab_leaves_them(self):
        reader = self.start()
        self.enter(WAY)
        self.fill(self.tell_values())
        reader.press('Return')
        self.await_picker()

        reader.go_to('Ids of agents, one a line', 'text')
        reader.type('agent one')
        reader.await_thing('label', 'Line 1 is not an id.')
        reader.type('agent-1;agent-2')
        reader.await_thing('label', '2 ids')
        reader.await_thing('label', '2 agents, 0 queues')
        self.assertIn('Open Board', [node.get_name() for node in self.tour()])


if __name__ == '__main__':
    unittest.main()
