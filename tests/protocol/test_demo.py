# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the demo centre and Ringside say to each other conforms, and so does what Ringside makes of it; and it holds
nothing that the schemas do not name.

RINGSIDE_PRINT_DIALOGUE names the program that lets them talk.
"""

import collections
import json
import os
import subprocess
import unittest

from judge import Judge

SEEDS = (1, 2, 3)
SCOPES = ('entity', 'connection', 'tenant', 'none')
MINUTES = 4
FROM_SERVER = {'subscribed', 'presence.update', 'queue.update', 'interaction.update', 'heartbeat', 'error'}
PRINTED = {'truth', 'dump', 'watch'}
FIELDS = {
    'presence.update': {'displayName', 'teamName', 'status', 'queueName', 'wrapUpCode', 'statusChangedAt'},
    'queue.update': {
        'queueName',
        'waiting',
        'serviceLevel',
        'serviceLevelGoal',
        'abandoned',
        'handled',
        'agentsAvailable',
    },
    'interaction.update': {'channel', 'direction', 'queueName', 'userId', 'state', 'stateChangedAt'},
}


def print_dialogue(seed, scope):
    """Who said what, in the order in which it was said."""
    command = [os.environ['RINGSIDE_PRINT_DIALOGUE'], str(seed), scope, str(MINUTES)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.partition('\t')[::2] for line in done.stdout.removesuffix('\n').split('\n')]


def choose_schema(who, message):
    """Which schema speaks of a message."""
    if who in PRINTED:
        return who
    if who == 'client':
        return 'subscribe' if message.get('type') == 'subscribe' else 'heartbeat-answer'
    return message['type']


class DialogueTest(unittest.TestCase):
    """Given a dialogue, when each message is held against its schema, then it conforms."""

    @classmethod
    def setUpClass(cls):
        cls.strict = Judge(closed=True)
        cls.tolerant = Judge()
        cls.dialogues = {(seed, scope): print_dialogue(seed, scope) for seed in SEEDS for scope in SCOPES}

    def each(self):
        """Every dialogue, one subtest each."""
        for (seed, scope), dialogue in self.dialogues.items():
            with self.subTest(seed=seed, scope=scope):
                yield scope, dialogue

    def test_every_message_conforms(self):
        for _, dialogue in self.each():
            counts = collections.Counter()
            for who, frame in dialogue:
                if who == 'broken':
                    continue
                message = json.loads(frame)
                name = choose_schema(who, message)
                self.assertIsNone(self.strict.find_fault(name, message), frame[:400])
                counts[name] += 1
            self.assertEqual(set(counts), FROM_SERVER | {'subscribe', 'heartbeat-answer'} | PRINTED)
            self.assertEqual(counts['heartbeat'], counts['heartbeat-answer'])
            self.assertGreater(sum(counts.values()), 500)

    def test_every_field_is_told_and_every_state_met(self):
        for _, dialogue in self.each():
            told = collections.defaultdict(set)
            states = set()
            for who, frame in dialogue:
                message = json.loads(frame) if who == 'server' else {'type': None}
                if message['type'] in FIELDS:
                    told[message['type']] |= set(message['payload'])
                if message['type'] == 'interaction.update':
                    states.add(message['payload'].get('state'))
            for name, fields in FIELDS.items():
                self.assertLessEqual(fields, told[name])
            self.assertLessEqual({'queued', 'ringing', 'active', 'ended'}, states)
            self.assertEqual(len(told['queue.update'] & {'longestWaitSeconds', 'oldestWaitingSince'}), 1)

    def test_every_member_of_watch_is_met(self):
        for _, dialogue in self.each():
            lines = [json.loads(text) for who, text in dialogue if who == 'watch']
            members = set().union(*lines)
            self.assertLessEqual({'removed', 'transitions', 'moreTransitions', 'sentence'}, members)
            self.assertEqual({line.get('confirmed') for line in lines}, {None, True, False})
            self.assertEqual({line['type'] for line in lines}, {'agent', 'queue', 'interaction', 'source'})

    def test_numbers_are_told_in_every_scope_but_none(self):
        for scope, dialogue in self.each():
            numbered = {'sequence' in json.loads(frame) for who, frame in dialogue if who == 'server'}
            self.assertEqual(numbered, {scope != 'none'})

    def test_what_the_centre_breaks_does_not_conform(self):
        for _, dialogue in self.each():
            broken = [frame for who, frame in dialogue if who == 'broken']
            self.assertGreater(len(broken), 20)
            for frame in broken:
                self.assertFalse(self.conforms(frame), frame[:400])

    def conforms(self, frame):
        """Whether a frame is JSON of a known type that its schema does not find fault with."""
        try:
            message = json.loads(frame)
        except (ValueError, RecursionError):
            return False
        if not isinstance(message, dict) or message.get('type') not in FROM_SERVER:
            return False
        return self.tolerant.find_fault(message['type'], message) is None


if __name__ == '__main__':
    unittest.main()
