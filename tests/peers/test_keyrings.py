# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ringsidectl keeps in keyrings that others wrote: gnome-keyring and KeePassXC."""

import http.server
import json
import os
import threading
import unittest
import urllib.request

from desktop import AskingKeePass, Desktop, GnomeKeyring, KeePass
from peer_test import CLIENT, SECRET, PeerTest, Result

GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
SHARED = 'a secret that is long enough for a signature of 256 bits'
DOORKEEPER = {'client_id': 'doorkeeper', 'client_secret': 'of the door', 'redirect_uris': [], 'response_types': [],
              'grant_types': ['client_credentials']}
SIGNER = {'client_id': CLIENT, 'token_endpoint_auth_method': 'none', 'grant_types': [GRANT, 'refresh_token'],
          'redirect_uris': [], 'response_types': []}


class Witness:
    """Stands between the stream and the authority, and looks into the keyring whenever a token is shown."""

    def __init__(self, authority, desktop):
        self.seen = []
        witness = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """Passes on what it is asked."""

            def do_POST(self):
                body = self.rfile.read(int(self.headers['Content-Length']))
                witness.look(desktop, authority)
                headers = {name: self.headers[name] for name in ('Authorization', 'Content-Type')}
                request = urllib.request.Request(authority.introspection_url, body, headers)
                with urllib.request.urlopen(request) as reply:
                    answer = reply.read()
                self.send_response(200)
                self.send_header('Content-Type', 'application/json')
                self.send_header('Content-Length', str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.url = f'http://127.0.0.1:{self._server.server_address[1]}/introspection'
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def look(self, desktop, authority):
        """Notes what the keyring keeps, and what it should."""
        try:
            kept = [item['secret'] for item in desktop.search(kind='refresh-token')]
        except RuntimeError:  # there is no keyring
            kept = []
        self.seen.append((kept, authority.tell_facts()['refreshToken']))

    def end(self):
        """Stops listening."""
        self._server.shutdown()
        self._server.server_close()


class KeyringTest(PeerTest):
    """Given a desktop with a keyring, when the secret is there, then no board needs to be told it."""

    keyring_type = None

    def setUp(self):
        super().setUp()
        self.desktop = self.keep(Desktop(os.path.join(self.folder, 'desktop')))
        self.keyring = self.keep(self.keyring_type(self.desktop))

    def sign_in(self, profile, secret=SECRET, replaces=False):
        """Hands a secret over for good."""
        program = self.run_ctl('sign-in', profile, secret=secret, environment=self.get_environment(replaces))
        if replaces:
            self.keyring.allow_change()
        return program.finish()

    def get_environment(self, attended):
        """That of a desktop at which somebody sits, or nobody."""
        return self.keyring.attended if attended else self.desktop.environment

    def sign_out(self, profile):
        """Has everything forgotten."""
        return self.run_ctl('sign-out', profile, secret=None, environment=self.desktop.environment).finish()

    def look(self, profile):
        """Dumps the board without handing over a secret."""
        return self.dump(profile, secret=None, environment=self.desktop.environment)

    def begin(self):
        """A server that takes any secret, and a stream that takes its tokens; gives both and a profile."""
        mock = self.start('mock')
        door = {'kind': 'jwks', 'jwksUrl': mock.jwks_url, 'issuer': mock.issuer}
        stream = self.start('stream', door=door, updates=20)
        return mock, stream, self.write_profile(stream.stream_url, mock.token_url)

    def begin_with_refresh_tokens(self, seconds=3):
        """An authority that gives refresh tokens, each good for once; and a witness of where they are kept."""
        key = {CLIENT: {'algorithm': 'HS256', 'secret': SHARED}}
        authority = self.start('authority', clients=[SIGNER, DOORKEEPER], assertionKeys=key, refreshTokens=True,
                               seconds=seconds)
        witness = self.keep(Witness(authority, self.desktop))
        door = {'kind': 'introspection', 'introspectionUrl': witness.url,
                'clientId': DOORKEEPER['client_id'], 'clientSecret': DOORKEEPER['client_secret']}
        stream = self.start('stream', door=door, endAtExpiry=True, updates=50)
        profile = self.write_profile(stream.stream_url, authority.token_url, grant='jwt-bearer')
        code, _, complaints = self.sign_in(profile, SHARED)
        self.assertEqual((code, complaints), (0, ''))
        return authority, stream, witness, profile

    def start_watch(self, profile, seconds):
        """Starts a board that lives for some seconds."""
        return self.run_ctl('watch', profile, '--for', str(seconds), secret=None, environment=self.desktop.environment)

    def assert_keyring_is_missed(self, profile, words):
        """Neither signing in nor out nor looking goes, and each says why."""
        for code, _, complaints in (self.sign_in(profile), self.sign_out(profile), self.look(profile)):
            self.assertEqual(code, 2, complaints)
            self.assertIn(words, complaints)
            self.assertNotIn(SECRET, complaints)

    def test_a_secret_is_kept_used_and_forgotten(self):
        _, stream, profile = self.begin()
        self.assertEqual(self.look(profile).code, 2)
        code, output, complaints = self.sign_in(profile)
        self.assertEqual((code, complaints), (0, ''))
        self.assertIn('opens with it from now on', output)
        self.assertEqual(self.desktop.search(profile='Peers', client=CLIENT, kind='secret'),
                         [{'label': 'Ringside: secret of “Peers”', 'secret': SECRET}])
        self.assert_picture_is_true(stream, self.look(profile))
        code, output, _ = self.sign_out(profile)
        self.assertEqual((code, output), (0, 'The secret of “Peers” is forgotten.\n'))
        self.assertEqual(self.desktop.search(profile='Peers'), [])
        result = self.look(profile)
        self.assertEqual(result.code, 2)
        self.assertIn('The keyring has no secret for “Peers”', result.complaints)

    def test_a_new_secret_takes_the_place_of_the_one_before(self):
        _, stream, profile = self.begin()
        second = 'the second one, with "odd" letters: ä€\\%&='
        self.assertEqual(self.sign_in(profile, 'the first')[0], 0)
        self.assertEqual(self.sign_in(profile, second, replaces=True)[0], 0)
        self.assertEqual([item['secret'] for item in self.desktop.search(profile='Peers')], [second])
        self.assert_picture_is_true(stream, self.look(profile))

    def test_a_board_of_the_same_name_with_another_server_gets_nothing(self):
        _, _, profile = self.begin()
        self.assertEqual(self.sign_in(profile)[0], 0)
        other, stream, profile = self.begin()
        result = self.look(profile)
        self.assertEqual(result.code, 2)
        self.assertIn('The keyring has no secret for “Peers”', result.complaints)
        self.assertEqual(other.tell_facts()['requests'], [])
        self.assertEqual(stream.tell_facts()['handshakes'], [])

    def test_refresh_tokens_are_in_the_keyring_before_the_tokens_that_came_with_them_are_used(self):
        authority, stream, witness, profile = self.begin_with_refresh_tokens()
        watch = self.start_watch(profile, 8)
        self.await_state(watch, 'live')
        code, _, complaints = watch.finish()
        self.assertEqual((code, complaints), (0, ''))
        self.assertGreaterEqual(len(witness.seen), 3)
        self.assertEqual([kept for kept, _ in witness.seen], [[newest] for _, newest in witness.seen])
        self.assertGreaterEqual(len({newest for _, newest in witness.seen}), 3)
        self.assertEqual(authority.tell_facts()['refusals'], [])
        self.assertEqual(stream.tell_facts()['refusedTokens'], 0)

    def test_the_next_run_goes_on_with_the_refresh_token_of_the_last(self):
        authority, _, _, profile = self.begin_with_refresh_tokens(seconds=60)
        watch = self.run_ctl('watch', profile, '--for', '3', secret=None, environment=self.get_environment(False))
        self.assertEqual(watch.finish()[::2], (0, ''))
        watch = self.run_ctl('watch', profile, '--for', '3', secret=None, environment=self.get_environment(True))
        self.keyring.allow_change()
        self.assertEqual(watch.finish()[::2], (0, ''))
        self.assertEqual(self.desktop.search(kind='refresh-token')[0]['secret'], authority.tell_facts()['refreshToken'])
        grants = [each['grant'] for each in authority.tell_facts()['grants']]
        self.assertEqual(grants, [GRANT, GRANT, 'refresh_token'])

    def test_a_locked_keyring_says_so(self):
        _, stream, profile = self.begin()
        self.assertEqual(self.sign_in(profile)[0], 0)
        self.keyring.lock()
        self.assert_keyring_is_missed(profile, 'The keyring is locked')
        self.assertEqual(stream.tell_facts()['handshakes'], [])

    def test_a_keyring_that_was_killed_is_missed_and_then_used_again(self):
        _, stream, profile = self.begin()
        self.assertEqual(self.sign_in(profile)[0], 0)
        self.keyring.kill()
        self.assert_keyring_is_missed(profile, 'This computer has no keyring that answers')
        self.keyring.start()
        self.assert_picture_is_true(stream, self.look(profile))

    def test_a_keyring_that_is_killed_does_not_take_a_board_with_it(self):
        authority, stream, witness, profile = self.begin_with_refresh_tokens()
        watch = self.start_watch(profile, 10)
        self.await_state(watch, 'live')
        self.keyring.kill()
        n_before = len(witness.seen)
        code, lines, complaints = watch.finish()
        self.assertEqual(code, 0, complaints)
        self.assertIn('This computer has no keyring that answers', complaints)
        self.assertGreaterEqual(len(authority.tell_facts()['grants']), n_before + 2)
        self.assertEqual(authority.tell_facts()['refusals'], [])
        self.assertEqual(stream.tell_facts()['refusedTokens'], 0)


class GnomeKeyringTest(KeyringTest):
    """Given gnome-keyring."""

    keyring_type = GnomeKeyring

    def test_where_systemd_hands_the_secret_over_the_keyring_is_left_alone(self):
        authority, stream, witness, profile = self.begin_with_refresh_tokens()
        self.assertEqual(self.sign_out(profile)[0], 0)
        folder = os.path.join(self.folder, 'credentials')
        os.mkdir(folder)
        with open(os.path.join(folder, 'ringside-secret'), 'w', encoding='utf-8') as file:
            file.write(SHARED)
        environment = {**self.desktop.environment, 'CREDENTIALS_DIRECTORY': folder}
        watch = self.run_ctl('watch', profile, '--for', '8', secret=None, environment=environment)
        self.await_state(watch, 'live')
        self.assertEqual(watch.finish()[::2], (0, ''))
        self.assertGreaterEqual([each['grant'] for each in authority.tell_facts()['grants']].count('refresh_token'), 2)
        self.assertEqual([kept for kept, _ in witness.seen], [[]] * len(witness.seen))
        self.assertEqual(self.desktop.search(profile='Peers'), [])
        self.assertEqual(stream.tell_facts()['refusedTokens'], 0)


class KeePassTest(KeyringTest):
    """Given KeePassXC, which asks within calls that other keyrings answer at once."""

    keyring_type = KeePass

    def test_whoever_reads_a_question_has_time_to(self):
        _, _, profile = self.begin()
        self.assertEqual(self.sign_in(profile)[0], 0)
        self.keyring.lock()
        program = self.run_ctl('dump', profile, secret=None, environment=self.keyring.attended)
        self.assertIsNone(program.read_complaint(6))  # a keyring that is not heard of is given up after five seconds
        # It asks once by itself, and once more because it was asked to.
        self.keyring.answer('Unlock Database', 'Escape', lambda: program.process.poll() is not None)
        code, _, complaints = program.finish()
        self.assertEqual(code, 2)
        self.assertIn('The keyring asked for permission, and that question was closed', complaints)

    def test_where_nobody_sits_a_question_is_not_waited_for(self):
        _, _, profile = self.begin()
        self.assertEqual(self.sign_in(profile)[0], 0)
        code, _, complaints = self.sign_in(profile, 'another one')
        self.assertEqual(code, 2)
        self.assertIn('It may wait behind a question of its own', complaints)
        self.assertNotIn('another one', complaints)


class AskingKeePassTest(KeyringTest):
    """Given KeePassXC as it comes, which asks about every program that wants a secret."""

    keyring_type = AskingKeePass

    def test_a_person_allows_it(self):
        _, stream, profile = self.begin()
        self.assertEqual(self.sign_in(profile)[0], 0)
        program = self.run_ctl('dump', profile, '--quiet-for', '0.6', secret=None, environment=self.keyring.attended)
        self.keyring.answer('Access Request', 'Return')
        code, output, complaints = program.finish()
        self.assert_picture_is_true(stream, Result(code, json.loads(output), complaints))

    def test_a_person_denies_it(self):
        _, stream, profile = self.begin()
        self.assertEqual(self.sign_in(profile)[0], 0)
        program = self.run_ctl('dump', profile, secret=None, environment=self.keyring.attended)
        self.keyring.answer('Access Request', 'Escape')
        code, _, complaints = program.finish()
        self.assertEqual(code, 2)
        self.assertIn('The keyring asked for permission, and that question was closed', complaints)
        self.assertEqual(stream.tell_facts()['handshakes'], [])


def load_tests(loader, _tests, _pattern):
    """All keyrings show all that is asked of them; how KeePassXC asks is shown apart."""
    cases = [GnomeKeyringTest, KeePassTest]
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in cases)
    names = [name for name in loader.getTestCaseNames(AskingKeePassTest) if name in vars(AskingKeePassTest)]
    suite.addTests(AskingKeePassTest(name) for name in names)
    return suite
