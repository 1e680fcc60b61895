# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tokens from npm's oidc-provider and from npm's oauth2-mock-server, used at a stream that has them verified."""

import json

from peer_test import CLIENT, SCOPES, SECRET, PeerTest

DOORKEEPER = {'client_id': 'doorkeeper', 'client_secret': 'of the door'}


def make_client(secret=SECRET, method='client_secret_basic', **more):
    """A client as oidc-provider wants to know it."""
    return {
        'client_id': CLIENT,
        'client_secret': secret,
        'token_endpoint_auth_method': method,
        'grant_types': ['client_credentials'],
        'redirect_uris': [],
        'response_types': [],
        **more,
    }


class AuthorityTest(PeerTest):
    """Given npm's oidc-provider and a stream that asks it about every token."""

    def begin(self, client=None, stream=None, **options):
        """Starts both; gives authority, stream and profile."""
        clients = [client or make_client(), make_client(**DOORKEEPER)]
        authority = self.start('authority', clients=clients, **options)
        door = {'kind': 'introspection', 'introspectionUrl': authority.introspection_url,
                'clientId': DOORKEEPER['client_id'], 'clientSecret': DOORKEEPER['client_secret']}
        server = self.start('stream', door=door, **{'updates': 50, **(stream or {})})
        return authority, server, self.write_profile(server.stream_url, authority.token_url)

    def test_a_client_signs_in_by_basic(self):
        authority, stream, profile = self.begin()
        self.assert_picture_is_true(stream, self.dump(profile))
        facts = authority.tell_facts()
        self.assertEqual(facts['grants'], [{'grant': 'client_credentials', 'scope': SCOPES.replace(';', ' '), 'scheme': 'Basic'}])
        self.assertEqual(facts['refusals'], [])

    def test_a_secret_of_odd_letters_arrives_unharmed(self):
        for secret in ('a:b+c d%e&f=g', '"%41"\\/~?#', '::++%%'):
            with self.subTest(secret=secret):
                authority, stream, profile = self.begin(make_client(secret))
                self.assert_picture_is_true(stream, self.dump(profile, secret=secret))
                self.assertEqual(authority.tell_facts()['refusals'], [])

    def test_where_basic_does_not_get_through_the_body_tells_the_client(self):
        secret = 'a:b+c d%e&f=g'
        authority, stream, profile = self.begin(make_client(secret, 'client_secret_post'), noBasic=True)
        self.assert_picture_is_true(stream, self.dump(profile, secret=secret))
        facts = authority.tell_facts()
        self.assertEqual([each['scheme'] for each in facts['refusals']], ['Basic'])
        self.assertEqual([each['scheme'] for each in facts['grants']], ['body'])

    def test_a_wrong_secret_needs_a_person(self):
        authority, stream, profile = self.begin()
        result = self.dump(profile, secret='wrong-secret')
        self.assertEqual(result.code, 2)
        self.assertIn(f'does not accept the secret of client “{CLIENT}”', result.complaints)
        self.assertNotIn('wrong-secret', result.complaints)
        self.assertEqual([each['error'] for each in authority.tell_facts()['refusals']], ['invalid_client'] * 2)
        self.assertEqual(stream.tell_facts()['handshakes'], [])

    def test_a_scope_that_is_not_allowed_costs_only_its_part(self):
        client = make_client(scope='presence:read')
        authority, stream, profile = self.begin(client, {'scopes': True})
        result = self.dump(profile)
        facts = authority.tell_facts()
        self.assertEqual([each['error'] for each in facts['refusals']], ['invalid_scope'])
        self.assertEqual([each['scope'] for each in facts['grants']], ['presence:read'])
        shown = {row['userId']: row['status'] for row in result.document['agents']}
        self.assertEqual(shown, {row['userId']: row['status'] for row in stream.tell_truth()['agents']})
        self.assertEqual(result.document['queues'], [])
        self.assertEqual(result.document['interactions'], [])

    def test_a_withdrawn_token_is_replaced_once_before_anybody_is_troubled(self):
        authority, stream, profile = self.begin(withdraw=1)
        self.assert_picture_is_true(stream, self.dump(profile))
        self.assertEqual(len(authority.tell_facts()['grants']), 2)
        self.assertEqual(stream.tell_facts()['refusedTokens'], 1)

    def test_tokens_that_are_withdrawn_again_need_a_person(self):
        authority, stream, profile = self.begin(withdraw=9)
        result = self.dump(profile)
        self.assertEqual(result.code, 2)
        self.assertIn('does not accept the sign-in any more', result.complaints)
        self.assertEqual(len(authority.tell_facts()['grants']), 2)
        self.assertEqual(stream.tell_facts()['refusedTokens'], 2)

    def test_a_token_that_lives_three_seconds_is_renewed_and_no_dead_one_is_shown_to_the_stream(self):
        authority, stream, profile = self.begin(stream={'endAtExpiry': True}, seconds=3)
        watch = self.run_ctl('watch', profile, '--for', '8')
        self.await_state(watch, 'live')
        self.assertEqual(watch.finish()[0], 0)
        facts = stream.tell_facts()
        self.assertGreaterEqual(len(authority.tell_facts()['grants']), 3)
        self.assertGreaterEqual(len(facts['connections']), 3)
        self.assertEqual(facts['refusedTokens'], 0)

    def test_a_token_is_replaced_under_the_stream_without_a_blink(self):
        _, stream, profile = self.begin(stream={'endAtExpiry': True, 'updates': 2000}, seconds=4)
        watch = self.run_ctl('watch', profile, '--for', '10')
        self.await_state(watch, 'live')
        code, lines, complaints = watch.finish()
        self.assertEqual((code, complaints), (0, ''))
        changes = [json.loads(line) for line in lines.splitlines()]
        self.assertEqual({each['state'] for each in changes if each['type'] == 'source'} - {'live'}, set())
        self.assertTrue(all(each['confirmed'] for each in changes if each['type'] == 'agent'))
        facts = stream.tell_facts()
        self.assertGreaterEqual(len(facts['connections']), 3)
        self.assertEqual({each.get('code') for each in facts['connections'][:-1]}, {1000})
        self.assertEqual(facts['most'], 2)


class MockTest(PeerTest):
    """Given npm's oauth2-mock-server, whose signature the stream verifies, when its replies vary, then they are read."""

    def begin(self, stream=None, **options):
        """Starts both; gives mock, stream and profile."""
        mock = self.start('mock', **options)
        door = {'kind': 'jwks', 'jwksUrl': mock.jwks_url, 'issuer': mock.issuer}
        server = self.start('stream', door=door, **{'updates': 20, **(stream or {})})
        return mock, server, self.write_profile(server.stream_url, mock.token_url)

    def test_replies_in_other_shapes_are_read(self):
        shapes = {
            'in-an-array-of-one': {'inArray': True},
            'without-expires-in': {'merge': {'expires_in': None}},
            'without-scope': {'merge': {'scope': None}},
            'type-in-capitals': {'merge': {'token_type': 'BEARER'}},
            'expires-in-as-text': {'merge': {'expires_in': '3600'}},
            'with-more-members': {'merge': {'refresh_expires_in': 0, 'not-before-policy': 0, 'session_state': None}},
        }
        for name, options in shapes.items():
            with self.subTest(shape=name):
                mock, stream, profile = self.begin(**options)
                self.assert_picture_is_true(stream, self.dump(profile))
                self.assertEqual(mock.tell_facts()['tokens'], 1)

    def test_a_busy_server_is_asked_again_when_it_said(self):
        mock, stream, profile = self.begin(refusals=[[503, {'error': 'temporarily_unavailable'}, {'Retry-After': '1'}]])
        self.assert_picture_is_true(stream, self.dump(profile))
        self.assertEqual(len(mock.tell_facts()['requests']), 2)

    def test_a_reply_without_a_token_is_not_taken_for_one(self):
        for merge in ({'access_token': None}, {'access_token': 7}, {'token_type': 'mac'}):
            with self.subTest(merge=merge):
                _, stream, profile = self.begin(merge=merge)
                result = self.dump(profile)
                self.assertEqual(result.code, 2, result.complaints)
                self.assertEqual(stream.tell_facts()['requests'], 0)

    def test_no_token_is_told_to_anybody_but_the_stream(self):
        _, stream, profile = self.begin(stream={'refusals': [[401, {}], [401, {}]]})
        result = self.dump(profile)
        self.assertEqual(result.code, 2)
        self.assertNotIn('eyJ', result.complaints + json.dumps(result.document))
