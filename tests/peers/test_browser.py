# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person signs in with Chromium at npm's oidc-provider, for ringsidectl."""

import os
import signal
import socket
import urllib.parse

from browser import Browser
from desktop import Desktop, GnomeKeyring
from peer_test import CLIENT, PeerTest

SCOPES = 'openid;offline_access;presence:read;queue:read;interaction:read;user:read'
DOORKEEPER = {'client_id': 'doorkeeper', 'client_secret': 'of the door', 'redirect_uris': [], 'response_types': [],
              'grant_types': ['client_credentials']}
APP = {'client_id': CLIENT, 'application_type': 'native', 'token_endpoint_auth_method': 'none',
       'grant_types': ['authorization_code', 'refresh_token'], 'response_types': ['code'],
       'redirect_uris': ['http://127.0.0.1/']}


class BrowserCase(PeerTest):
    """A desktop with a browser and a keyring, and an authority with pages for people."""

    headless = True

    def setUp(self):
        super().setUp()
        self.desktop = self.keep(Desktop(os.path.join(self.folder, 'desktop')))
        self.environment = self.desktop.environment if self.headless else self.desktop.open_screen()
        self.keep(GnomeKeyring(self.desktop))
        self.browser = self.keep(Browser(self.desktop, self.peers, self.headless))
        self.authority = self.start('authority', clients=[APP, DOORKEEPER], people=True)
        door = {'kind': 'introspection', 'introspectionUrl': self.authority.introspection_url,
                'clientId': DOORKEEPER['client_id'], 'clientSecret': DOORKEEPER['client_secret']}
        self.stream = self.start('stream', door=door, updates=20)
        self.profile = self.write()

    def write(self, auth=()):
        """Writes the profile of a board that a person signs in to."""
        more = [f'AuthorizationUrl={self.authority.authorization_url}', *auth]
        return self.write_profile(self.stream.stream_url, self.authority.token_url, grant='authorization-code',
                                  auth=more, scopes=SCOPES)

    def begin(self):
        """Starts to sign in; gives the program, and the address that it has the browser open."""
        program = self.run_ctl('sign-in', self.profile, secret=None, environment=self.environment)
        self.assertEqual(program.read_complaint(), 'Sign in with the browser, at this address:')
        return program, program.read_complaint()

    @staticmethod
    def find_way_back(address):
        """Where the browser is to come back to."""
        return urllib.parse.parse_qs(urllib.parse.urlparse(address).query)['redirect_uri'][0]

    def assert_signed_in(self, program):
        """The program says so, and has said nothing else."""
        code, output, complaints = program.finish()
        self.assertEqual((code, complaints), (0, ''))
        self.assertIn('The keyring keeps the sign-in', output)

    def assert_not_signed_in(self, program, words):
        """The program says why not, and the keyring has nothing."""
        code, output, complaints = program.finish()
        self.assertEqual((code, output), (2, ''))
        self.assertIn(words, complaints)
        self.assertEqual(self.desktop.search(profile='Peers'), [])

    def assert_board_lives(self):
        """A board opens without the browser."""
        result = self.dump(self.profile, secret=None, environment=self.environment)
        self.assert_picture_is_true(self.stream, result)

    def keep_picture(self, name):
        """Leaves a picture of what the person sees beside the build, in light and in dark."""
        folder = os.path.join(self.peers, 'pictures')
        os.makedirs(folder, exist_ok=True)
        for scheme in ('light', 'dark'):
            self.browser.do('dress', scheme=scheme)
            self.browser.do('shoot', path=os.path.join(folder, f'{name}-{scheme}.png'))


class BrowserTest(BrowserCase):
    """Given a browser without windows."""

    def test_a_person_signs_in_once_and_the_board_opens_without_the_browser(self):
        program, address = self.begin()
        self.assertIn('code_challenge_method=S256', address)
        self.browser.sign_in()
        page = self.browser.do('read', words='You are signed in')
        self.assertIn('You can close this tab and go back to Ringside.', page['text'])
        self.assert_signed_in(program)
        self.keep_picture('signed-in')
        self.browser.close()
        for _ in range(2):
            self.assert_board_lives()
        facts = self.authority.tell_facts()
        self.assertEqual([each['method'] for each in facts['authorizations']][-1], 'S256')
        self.assertEqual(facts['refusals'], [])
        grants = [each['grant'] for each in facts['grants']]
        self.assertEqual(grants, ['authorization_code'] + ['refresh_token'] * (len(grants) - 1))
        self.assertEqual([item['secret'] for item in self.desktop.search(profile='Peers')], [facts['refreshToken']])

    def test_what_the_browser_comes_back_with_cannot_be_used_again(self):
        program, _ = self.begin()
        self.browser.sign_in()
        page = self.browser.do('read', words='You are signed in')
        self.assert_signed_in(program)
        code = urllib.parse.parse_qs(urllib.parse.urlparse(page['url']).query)['code'][0]
        self.assertNotIn(code, page['text'])
        with self.assertRaisesRegex(RuntimeError, 'ERR_CONNECTION_REFUSED'):
            self.browser.do('go', url=page['url'])

    def test_a_person_declines(self):
        program, _ = self.begin()
        self.browser.do('press', name='[ Cancel ]')
        page = self.browser.do('read', words='You are not signed in')
        self.assertIn('It was declined there', page['text'])
        self.keep_picture('declined')
        self.assert_not_signed_in(program, 'It was declined there')
        self.assertEqual(self.authority.tell_facts()['grants'], [])

    def test_the_answer_to_something_else_is_not_used(self):
        program, address = self.begin()
        self.browser.do('read', words='Sign-in')
        self.browser.do('go', url=f'{self.find_way_back(address)}?code=abc&state=of-another')
        page = self.browser.do('read', words='You are not signed in')
        self.assertIn('its “state” is not ours', page['text'])
        self.assert_not_signed_in(program, 'its “state” is not ours')
        self.assertEqual(self.authority.tell_facts()['refusals'], [])

    def test_after_a_closed_browser_one_can_give_up_and_sign_in_anew(self):
        program, _ = self.begin()
        self.browser.do('read', words='Sign-in')
        self.browser.close()
        self.assertIsNone(program.process.poll())
        program.process.send_signal(signal.SIGINT)
        self.assert_not_signed_in(program, 'The sign-in was cancelled.')
        program, _ = self.begin()
        self.browser.sign_in()
        self.browser.do('read', words='You are signed in')
        self.assert_signed_in(program)
        self.assert_board_lives()

    def test_a_port_that_is_taken_is_said_before_the_browser_is_opened(self):
        with socket.socket() as other:
            other.bind(('127.0.0.1', 0))
            other.listen()
            port = other.getsockname()[1]
            self.profile = self.write([f'RedirectUri=http://127.0.0.1:{port}/'])
            program = self.run_ctl('sign-in', self.profile, secret=None, environment=self.environment)
            self.assert_not_signed_in(program, f'port {port} of this machine, and another program has taken')
        self.assertIsNone(self.browser.find_process())
        program, address = self.begin()
        self.assertEqual(self.find_way_back(address), f'http://127.0.0.1:{port}/')
        self.browser.sign_in()
        self.browser.do('read', words='You are signed in')
        self.assert_signed_in(program)


class TabsTest(BrowserCase):
    """Given a browser with windows, in which every attempt has a tab."""

    headless = False

    def test_the_tab_of_an_attempt_that_was_given_up_leads_nowhere(self):
        first, address = self.begin()
        self.browser.do('read', words='Sign-in')
        first.process.send_signal(signal.SIGINT)
        self.assert_not_signed_in(first, 'The sign-in was cancelled.')
        second, other = self.begin()
        self.assertNotEqual(address, other)
        self.browser.sign_in(tab=1)
        self.browser.do('read', tab=1, words='You are signed in')
        self.assert_signed_in(second)
        self.assert_board_lives()

    def test_two_at_once_each_get_their_own(self):
        first, _ = self.begin()
        self.browser.do('read', tab=0, words='Sign-in')
        second, _ = self.begin()
        self.browser.do('read', tab=1, words='Sign-in')
        for tab, program in ((1, second), (0, first)):
            self.browser.sign_in(tab)
            self.browser.do('read', tab, words='You are signed in')
            self.assert_signed_in(program)
        self.assert_board_lives()
