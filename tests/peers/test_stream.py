# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Streams from npm's ws, with tokens from npm's oauth2-mock-server."""

from peer_test import PeerTest
from programs import Server


class StreamCase(PeerTest):
    """A centre on npm's ws that verifies the tokens of npm's oauth2-mock-server."""

    @classmethod
    def setUpClass(cls):
        cls.mock = Server(cls.peers, 'mock', {})
        cls.addClassCleanup(cls.mock.end)
        cls.door = {'kind': 'jwks', 'jwksUrl': cls.mock.jwks_url, 'issuer': cls.mock.issuer}

    def show(self, users='*', **options):
        """Lets Ringside look at a stream; gives stream, result and what the stream's server saw."""
        stream = self.start('stream', door=self.door, **{'updates': 200, 'updateMs': 3, **options})
        result = self.dump(self.write_profile(stream.stream_url, self.mock.token_url, users=users))
        return stream, result, stream.tell_facts()

    def assert_one_good_connection(self, facts):
        self.assertEqual(len(facts['connections']), 1, facts)
        self.assertEqual(facts['connections'][0]['wrong'], [])
        self.assertEqual(facts['refusedTokens'], 0)


class StreamTest(StreamCase):
    """Given a centre on npm's ws, when Ringside subscribes, then the picture is the truth."""

    def test_updates_end_in_the_truth(self):
        stream, result, facts = self.show(agents=40)
        self.assert_picture_is_true(stream, result)
        self.assert_one_good_connection(facts)
        self.assertEqual(result.document['source']['state'], 'live')
        self.assertEqual(result.document['counters']['malformed'], 0)

    def test_names_and_times_of_numbers_are_read_in_every_spelling(self):
        for spelling in ('text', 'inside', 'offset'):
            with self.subTest(spelling=spelling):
                stream, result, facts = self.show(spelling=spelling)
                self.assert_picture_is_true(stream, result)
                self.assertEqual(result.document['counters']['malformed'], 0)
                self.assert_one_good_connection(facts)

    def test_doubled_and_shuffled_messages_end_in_the_truth(self):
        stream, result, facts = self.show(disorder=12, updates=600, updateMs=1)
        self.assert_picture_is_true(stream, result)
        self.assertEqual(result.document['counters']['received'], facts['connections'][0]['told'] + 1)  # and `subscribed`
        self.assertGreater(result.document['counters']['duplicate'], 0)

    def test_messages_in_fragments_with_pings_between_arrive_whole(self):
        stream, result, facts = self.show(fragments=5)
        self.assert_picture_is_true(stream, result)
        self.assertEqual(result.document['counters']['malformed'], 0)
        self.assert_one_good_connection(facts)

    def test_compression_that_is_offered_is_not_taken(self):
        stream, result, facts = self.show(deflate=True)
        self.assert_picture_is_true(stream, result)
        self.assertEqual(facts['handshakes'][0]['offered'], '')
        self.assertEqual(facts['connections'][0]['extensions'], '')

    def test_a_listed_roster_is_asked_for_by_its_ids_and_the_missing_one_is_told(self):
        stream, result, facts = self.show(users='agent-001;agent-004;agent-gone')
        asked = facts['connections'][0]['subscribes'][0]
        self.assertEqual(sorted(asked['presence']['userIds']), ['agent-001', 'agent-004', 'agent-gone'])
        self.assertEqual(result.code, 0, result.complaints)
        self.assertEqual(result.document['source']['state'], 'partial')
        truth = {row['userId']: row['status'] for row in stream.tell_truth()['agents']}
        shown = {row['userId']: row['status'] for row in result.document['agents']}
        self.assertEqual({each: shown[each] for each in ('agent-001', 'agent-004')},
                         {each: truth[each] for each in ('agent-001', 'agent-004')})


class LivelinessTest(StreamCase):
    """Given a server that wants to know whether anybody is there, then it is answered at once."""

    def test_heartbeats_are_answered_in_every_dialect(self):
        for dialect in ('type', 'ping', 'command', 'event', 'topic', 'bare'):
            with self.subTest(dialect=dialect):
                stream, result, facts = self.show(heartbeat=dialect, heartbeatMs=100)
                self.assert_picture_is_true(stream, result)
                self.assert_one_good_connection(facts)
                connection = facts['connections'][0]
                self.assertGreater(connection['heartbeats'], 5)
                self.assertGreaterEqual(connection['answers'], connection['heartbeats'] - 1)

    def test_pings_of_the_protocol_are_answered(self):
        stream, result, facts = self.show(pingMs=50)
        self.assert_picture_is_true(stream, result)
        connection = facts['connections'][0]
        self.assertGreater(connection['pings'], 10)
        self.assertGreaterEqual(connection['pongs'], connection['pings'] - 1)


class EndTest(StreamCase):
    """Given a server that ends connections, when Ringside comes back, then the picture is the truth again."""

    def assert_comes_back(self, ends, **options):
        stream, result, facts = self.show(ends=ends, missed=40, updates=100, **options)
        self.assert_picture_is_true(stream, result)
        self.assertEqual(len(facts['connections']), len(ends) + 1)
        self.assertEqual(result.document['counters']['reconnects'], len(ends))
        self.assertEqual(facts['most'], 1)
        return facts

    def test_a_restart_1012_is_followed_by_an_attempt_at_once(self):
        facts = self.assert_comes_back([[1012, 'service restart']])
        first, second = facts['handshakes']
        self.assertLess(second['at'] - first['at'], 5000)

    def test_an_overload_1013_is_followed_by_another_attempt(self):
        self.assert_comes_back([[1013, 'try again later']])

    def test_a_farewell_1001_is_followed_by_another_attempt(self):
        self.assert_comes_back([[1001, 'going away']])

    def test_a_cut_is_followed_by_another_attempt(self):
        self.assert_comes_back([None])

    def test_three_ends_in_a_row_are_followed_by_another_attempt(self):
        self.assert_comes_back([[1012, ''], None, [1000, 'done']])

    def test_a_token_that_is_called_expired_4001_is_replaced(self):
        given = self.mock.tell_facts()['tokens']
        self.assert_comes_back([[4001, 'token expired']])
        self.assertEqual(self.mock.tell_facts()['tokens'] - given, 2)

    def test_a_busy_server_is_asked_again_when_it_said(self):
        for status in (429, 503):
            with self.subTest(status=status):
                stream, result, facts = self.show(refusals=[[status, {'retry-after': '2'}]])
                self.assert_picture_is_true(stream, result)
                first, second = facts['handshakes']
                self.assertGreaterEqual(second['at'] - first['at'], 1990)

    def test_a_refusal_403_names_the_missing_right(self):
        _, result, facts = self.show(refusals=[[403, {}]])
        self.assertEqual(result.code, 2)
        self.assertIn('presence:read', result.complaints)
        self.assertEqual(len(facts['handshakes']), 1)

    def test_an_address_without_a_stream_is_called_that(self):
        for status in (200, 301, 404, 410, 426):
            with self.subTest(status=status):
                _, result, facts = self.show(refusals=[[status, {'location': '/elsewhere'}]])
                self.assertEqual(result.code, 2)
                self.assertIn('no stream at', result.complaints)
                self.assertEqual(len(facts['handshakes']), 1)
