# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signed assertions (RFC 7523), verified by npm's jose within npm's oidc-provider, with keys made by openssl."""

import os
import subprocess

from peer_test import CLIENT, PeerTest

DOORKEEPER = {'client_id': 'doorkeeper', 'client_secret': 'of the door', 'redirect_uris': [], 'response_types': [],
              'grant_types': ['client_credentials']}
GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
SIGNER = {'client_id': CLIENT, 'token_endpoint_auth_method': 'none', 'grant_types': [GRANT, 'refresh_token'],
          'redirect_uris': [], 'response_types': []}
SHARED = 'a secret that is long enough for a signature of 256 bits'

# How a private key may be written: algorithm, and how openssl writes it.
KEYS = {
    'rsa-pkcs8': ('RS256', ['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']),
    'rsa-pkcs1': ('RS256', ['genrsa', '-traditional', '2048']),
    'p256-pkcs8': ('ES256', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']),
    'p256-sec1': ('ES256', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout']),
}


def run_openssl(*words):
    """What openssl prints."""
    return subprocess.run(['openssl', *words], capture_output=True, text=True, check=True).stdout


class AssertionTest(PeerTest):
    """Given an authority that knows the public key, when Ringside holds the private one, then it gets its token."""

    def make_key(self, kind):
        """Makes a key; gives it in PEM, and what the authority registers."""
        algorithm, words = KEYS[kind]
        private = run_openssl(*words)
        path = os.path.join(self.folder, 'private.pem')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(private)
        return private.rstrip('\n'), {'algorithm': algorithm, 'pem': run_openssl('pkey', '-in', path, '-pubout')}

    def begin(self, registered, stream=None, auth=(), **options):
        """Starts authority and stream; gives both and a profile."""
        keys = {CLIENT: registered}
        authority = self.start('authority', clients=[SIGNER, DOORKEEPER], assertionKeys=keys, **options)
        door = {'kind': 'introspection', 'introspectionUrl': authority.introspection_url,
                'clientId': DOORKEEPER['client_id'], 'clientSecret': DOORKEEPER['client_secret']}
        server = self.start('stream', door=door, updates=50, **(stream or {}))
        profile = self.write_profile(server.stream_url, authority.token_url, grant='jwt-bearer', auth=auth)
        return authority, server, profile

    def watch_for_eight_seconds(self, profile, secret):
        """Lets the board live through some short tokens."""
        watch = self.run_ctl('watch', profile, '--for', '8', secret=secret)
        self.await_state(watch, 'live')
        self.assertEqual(watch.finish()[0], 0)

    def test_every_kind_of_private_key_signs(self):
        for kind in KEYS:
            with self.subTest(kind=kind):
                private, registered = self.make_key(kind)
                authority, stream, profile = self.begin(registered)
                self.assert_picture_is_true(stream, self.dump(profile, secret=private))
                facts = authority.tell_facts()
                self.assertEqual(facts['refusals'], [])
                self.assertEqual([each['alg'] for each in facts['assertions']], [registered['algorithm']])

    def test_a_shared_secret_signs_by_hs256(self):
        authority, stream, profile = self.begin({'algorithm': 'HS256', 'secret': SHARED})
        self.assert_picture_is_true(stream, self.dump(profile, secret=SHARED))
        self.assertEqual([each['alg'] for each in authority.tell_facts()['assertions']], ['HS256'])

    def test_the_assertion_says_who_about_whom_to_whom_and_for_how_long(self):
        private, registered = self.make_key('p256-pkcs8')
        authority, _, profile = self.begin(registered, auth=['Subject=supervisor@example.com', 'KeyId=key 1'])
        self.assertEqual(self.dump(profile, secret=private).code, 0)
        [assertion] = authority.tell_facts()['assertions']
        self.assertEqual(
            {name: assertion[name] for name in ('iss', 'sub', 'aud', 'kid', 'typ')},
            {'iss': CLIENT, 'sub': 'supervisor@example.com', 'aud': authority.token_url, 'kid': 'key 1', 'typ': 'JWT'},
        )
        self.assertLessEqual(assertion['exp'] - assertion['iat'], 300)

    def test_another_key_needs_a_person_and_is_not_told(self):
        private, _ = self.make_key('p256-pkcs8')
        _, other = self.make_key('p256-pkcs8')
        authority, stream, profile = self.begin(other)
        result = self.dump(profile, secret=private)
        self.assertEqual(result.code, 2)
        self.assertNotIn(private.splitlines()[1], result.complaints)
        self.assertEqual({each['error'] for each in authority.tell_facts()['refusals']}, {'invalid_grant'})
        self.assertEqual(stream.tell_facts()['handshakes'], [])

    def test_every_renewal_has_an_assertion_of_its_own(self):
        private, registered = self.make_key('p256-pkcs8')
        authority, stream, profile = self.begin(registered, {'endAtExpiry': True}, seconds=3)
        self.watch_for_eight_seconds(profile, private)
        facts = authority.tell_facts()
        self.assertGreaterEqual(len(facts['assertions']), 3)
        self.assertEqual(len({each['jti'] for each in facts['assertions']}), len(facts['assertions']))
        self.assertEqual(facts['refusals'], [])
        self.assertEqual(stream.tell_facts()['refusedTokens'], 0)

    def test_a_server_whose_clock_is_hours_ahead_gets_an_assertion_of_its_own_time(self):
        private, registered = self.make_key('p256-pkcs8')
        authority, stream, profile = self.begin(registered, aheadSeconds=7200)
        self.assert_picture_is_true(stream, self.dump(profile, secret=private))
        self.assertEqual([each['error'] for each in authority.tell_facts()['refusals']], ['invalid_grant'])

    def test_refresh_tokens_are_used_and_each_only_once(self):
        private, registered = self.make_key('p256-pkcs8')
        authority, stream, profile = self.begin(registered, {'endAtExpiry': True}, seconds=3, refreshTokens=True)
        self.watch_for_eight_seconds(profile, private)
        facts = authority.tell_facts()
        grants = [each['grant'] for each in facts['grants']]
        self.assertEqual(grants, [GRANT] + ['refresh_token'] * (len(grants) - 1))
        self.assertGreaterEqual(len(grants), 3)
        self.assertEqual(facts['refusals'], [])
        self.assertEqual(stream.tell_facts()['refusedTokens'], 0)

    def test_a_refresh_token_that_is_not_known_any_more_is_made_up_for_by_an_assertion(self):
        private, registered = self.make_key('p256-pkcs8')
        authority, stream, profile = self.begin(registered, {'endAtExpiry': True}, seconds=3, refreshTokens=True, forgetful=True)
        self.watch_for_eight_seconds(profile, private)
        facts = authority.tell_facts()
        self.assertGreaterEqual(len(facts['assertions']), 3)
        self.assertEqual({(each['grant'], each['error']) for each in facts['refusals']}, {('refresh_token', 'invalid_grant')})
        self.assertEqual(stream.tell_facts()['refusedTokens'], 0)
