# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A board as a screen reader has it: everybody with what they do, and contacts as they come."""

import json
import os
import re
import statistics
import subprocess
import threading
import time
import unittest
import urllib.request
from datetime import datetime, timezone

from case import SECRET, Atspi, SetupCase
from programs import die_with_parent, fetch
from reader import Reader

STATES = {
    'available': 'available',
    'ringing': 'ringing',
    'on-contact': 'on contact',
    'on-hold': 'on hold',
    'after-call-work': 'after-call',
    'logged-out': 'logged out',
}
TIME = re.compile(r'\d+ (second|minute|hour|day)s?\b')
WAITING = re.compile(r', (call|chat|e-mail|callback|contact) for ')
NAMED_ON_A_CARD = 3
N_JOURNEYS = 4
PATIENCE = 120  # seconds; contacts come at their own pace
SOON = 0.25  # seconds; what people take for "at once"


class BoardCase(SetupCase):
    """A board that stands, with a centre of its own behind it."""

    def open_board(self, *options):
        """Opens a board on a new centre."""
        self.profile = os.path.join(self.make_home(), 'floor.ringside')
        self.addresses = self.start_centre(f'--profile={self.profile}', *options)
        self.reader = self.run_with_secret(
            lambda number: Reader(
                [os.environ['RINGSIDE_PROGRAM'], self.profile, f'--secret-fd={number}', '--size=1240x960'],
                descriptors=[number],
            )
        )
        self.addCleanup(self.reader.close)
        self.await_board('Demo centre')
        return self.reader

    def run_with_secret(self, start):
        """Starts a program that reads the secret from a descriptor."""
        reading, writing = os.pipe()
        os.write(writing, f'{SECRET}\n'.encode())
        os.close(writing)
        program = start(reading)
        os.close(reading)
        return program

    def stop_time_at_the_centre(self):
        """Nothing changes there any more; gives how it is."""
        base = self.addresses['truthUrl'].removesuffix('/truth')
        urllib.request.urlopen(urllib.request.Request(base + '/pause', method='POST', data=b'')).close()
        return fetch(self.addresses['truthUrl'])

    def read_list(self, name):
        """What the things in a list say."""
        wall = self.reader.find('list', name)
        items = [wall.get_child_at_index(i) for i in range(wall.get_child_count())] if wall else []
        return [item.get_name() for item in items if item.get_role_name() == 'list item']


class ReadingTest(BoardCase):
    """Somebody who hears the board."""

    def test_every_tile_tells_who_does_what_for_how_long(self):
        reader = self.open_board('--agents=36')
        truth = self.stop_time_at_the_centre()

        def tell_as_it_is():
            said = self.read_list('Agents')
            return said if all(self.find_line(agent, said) for agent in truth['agents']) else None

        said = reader.wait('everybody as they are', tell_as_it_is)
        self.assertEqual(len(said), 36)
        for line in said:
            self.assertRegex(line, TIME)

    def find_line(self, agent, said):
        """The line about an agent, if it says the state that is true."""
        word = STATES.get(agent['state'], agent['status']).lower()
        start = f'{agent["displayName"]}, {word}'
        return next((line for line in said if line.lower().startswith(start.lower())), None)

    def test_every_card_tells_how_many_wait(self):
        reader = self.open_board('--agents=12', '--queues=4')
        truth = self.stop_time_at_the_centre()

        def tell_as_it_is():
            said = self.read_list('Queues')
            return all(any(line.startswith(self.say(queue)) for line in said) for queue in truth['queues'])

        reader.wait('all queues as they are', tell_as_it_is)

    def say(self, queue):
        """How the line about a queue begins."""
        return f'{queue["queueName"]}, {queue["waiting"]} waiting'


class Witness:
    """Notes when a screen reader is told of a new name, and what it is."""

    def __init__(self):
        self.heard = []
        self._listener = Atspi.EventListener.new(self._on_event)
        self._listener.register('object:property-change:accessible-name')

    def _on_event(self, event):
        if isinstance(event.any_data, str):
            self.heard.append((time.monotonic(), event.any_data))

    def close(self):
        """Hears nothing any more."""
        self._listener.deregister('object:property-change:accessible-name')

    def find(self, since, fits):
        """When something was first told that fits, not long before a moment or later; None if it was not."""
        return next((when for when, line in self.heard if when > since - 1 and fits(line)), None)


class Watcher:
    """What another client of the same centre is told, and when."""

    def __init__(self, command, descriptor):
        self.began = datetime.now(timezone.utc)
        self.told = []
        self._process = subprocess.Popen(
            command, pass_fds=[descriptor], preexec_fn=die_with_parent, stdout=subprocess.PIPE
        )
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self):
        for line in self._process.stdout:
            self.told.append((time.monotonic(), json.loads(line)))

    def close(self):
        """Is told nothing any more."""
        self._process.terminate()
        self._thread.join()
        self._process.stdout.close()
        self._process.wait()


class ContactTest(BoardCase):
    """Contacts come, ring, and are taken."""

    def test_a_contact_is_on_its_card_then_on_its_tile_then_gone(self):
        reader = self.open_board('--agents=120', '--queues=5')
        witness = Witness()
        self.addCleanup(witness.close)
        watcher = self.run_with_secret(self.start_watching)
        self.addCleanup(watcher.close)

        reader.wait('contacts that come and go', lambda: self.follow(watcher, witness), PATIENCE)
        for stage, delays in self.delays.items():
            shown = ', '.join(f'{delay * 1000:.0f}' for delay in sorted(delays))
            print(f'# {stage}: told to a screen reader {shown} ms after another client was told')
            self.assertLessEqual(statistics.median(delays), SOON, stage)

    def start_watching(self, number):
        """Starts the other client."""
        command = [os.environ['RINGSIDECTL_PROGRAM'], 'watch', self.profile, f'--secret-fd={number}']
        return Watcher(command, number)

    def follow(self, watcher, witness):
        """Whether enough contacts were seen at every stage; reads all that was told anew each time."""
        self.delays = {'on its card': [], 'on its tile': [], 'gone from its tile': []}
        names, waiting, before = {}, {}, {}
        for when, line in list(watcher.told):
            if line['type'] == 'agent':
                names[line['userId']] = line['displayName']
            elif line['type'] == 'interaction':
                is_new = datetime.fromisoformat(line['since']) > watcher.began
                self.take(line, when, is_new, before, names, waiting, witness)
        return all(len(delays) >= N_JOURNEYS for delays in self.delays.values())

    def take(self, line, when, is_new, before, names, waiting, witness):
        """Takes a change of a contact: what must be heard because of it, and when it was."""
        number, queue = line['interactionId'], line['queueName']
        old = before.get(number)
        before[number] = line
        here = waiting.setdefault(queue, set())
        was_here = len(here)
        (here.add if line['state'] == 'queued' else here.discard)(number)
        if not is_new:
            return  # it was so before us
        if was_here < len(here) <= NAMED_ON_A_CARD and old is None:
            self.note('on its card', when, witness, lambda said: self.is_card(said, queue, len(here)))
        elif line['state'] == 'ringing':
            start = f'{names.get(line["userId"])}, ringing, '
            self.note('on its tile', when, witness, lambda said: said.startswith(start) and f', {queue}, ' in said)
        elif old is not None and old['state'] == 'ringing':
            start = f'{names.get(old["userId"])}, '
            self.note(
                'gone from its tile',
                when,
                witness,
                lambda said: said.startswith(start) and not said.startswith(start + 'ringing'),
            )

    def is_card(self, said, queue, count):
        """Whether somebody tells of a queue in which so many contacts wait."""
        return said.startswith(f'{queue}, ') and len(WAITING.findall(said)) == count

    def note(self, stage, when, witness, fits):
        """Notes how much later than another client a screen reader was told."""
        heard = witness.find(when, fits)
        if heard is not None:
            self.delays[stage].append(max(heard - when, 0))


if __name__ == '__main__':
    unittest.main()
