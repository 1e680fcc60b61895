# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first start to a living board on the demo centre, by keyboard alone."""

import unittest

from case import SetupCase

MOST_CLICKS = 3
WAYS = [
    'Try the demo centre',
    'Sign in to CXone',
    'Use a CXone access key',
    'Connect to a streaming endpoint',
    'Open a profile file',
]


class DemoTest(SetupCase):
    """Somebody who wants to see what this is."""

    def test_the_first_start_shows_the_ways_to_a_board_and_no_relay(self):
        reader = self.start()

        reader.await_focus(WAYS[0], 'list item')
        rows = [node for node in reader.read() if node.get_role_name() == 'list item']
        self.assertEqual([row.get_name() for row in rows], WAYS)
        for row in rows:
            self.assertTrue(row.get_description(), f'{row.get_name()} does not say what it is')
        self.assertNotIn('relay', reader.tell().lower())

    def test_arrow_keys_reach_every_way_and_tab_leaves_them(self):
        reader = self.start()

        reader.await_focus(WAYS[0])
        way = reader.go_to(WAYS[-1], 'list item', 'Down')
        self.assertEqual([node.get_name() for node in way], WAYS)
        self.assertIn('Main Menu', [node.get_name() for node in self.tour()])

    def test_the_demo_centre_is_alive_after_three_clicks_at_most(self):
        reader = self.start()

        self.enter('Try the demo centre')
        self.await_board('Demo centre')
        self.assertLessEqual(reader.activations, MOST_CLICKS)

    def test_a_living_board_tells_its_agents_and_queues_and_nothing_that_is_not_so(self):
        reader = self.start()

        self.enter('Try the demo centre')
        self.await_board('Demo centre')
        reader.await_thing('list', 'Agents')
        reader.await_thing('list', 'Queues')
        self.assertNotIn('Stopped', reader.tell())
        self.tour()


if __name__ == '__main__':
    unittest.main()
