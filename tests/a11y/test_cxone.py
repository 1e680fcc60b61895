# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two ways to a board on CXone: with an access key, and through the web browser. By keyboard alone."""

import os
import stat
import sys
import unittest

from case import SECRET, STAGE, SetupCase

KEY_WAY = 'Use a CXone access key'
BROWSER_WAY = 'Sign in to CXone'
NAME = 'Board name'
STREAM = 'Stream address'
KEY_ID = 'Access key id'
KEY_SECRET = 'Access key secret'
CLIENT = 'Client id'
MORE = 'More settings'
DISCOVERY = 'Discovery address'
TENANT = 'Tenant id'
NAMES = ['Address of agents’ names', 'Address of queues’ names']
FILES = ['File with names (CSV)', 'Certificate authority (PEM)']
KEY_OPTIONS = [DISCOVERY, TENANT, 'App id', 'App secret', 'Scopes', *NAMES, *FILES]
BROWSER_OPTIONS = ['Client secret', DISCOVERY, TENANT, 'Scopes', *NAMES, *FILES]
SECRETS = [KEY_SECRET, 'App secret', 'Client secret']
ACCESS_KEY_ID = 'DEMO===='

# What a streaming endpoint refuses and CXone understands.
PLAN = """[Token]
Grants=authorization-code;access-key
RefreshTokens=true
"""

# What stands in for a web browser: it goes where it is sent, and wherever it is sent from there.
BROWSER = """#!{python}
import sys, urllib.request
urllib.request.build_opener(urllib.request.ProxyHandler({{}})).open(sys.argv[1], timeout=30).read()
"""
DEFAULTS = """[Default Applications]
x-scheme-handler/http=browser.desktop
"""
DESKTOP_FILE = """[Desktop Entry]
Type=Application
Name=Browser
Exec={browser} %u
MimeType=x-scheme-handler/http;
"""


class CxoneCase(SetupCase):
    """Somebody with an account on CXone."""

    def assert_fields(self, needed, options):
        """All fields are met in this order: those that are needed, and when they are unfolded, the others."""
        way = [node.get_name() for node in self.tour()]
        self.assertEqual([name for name in way if name in needed], needed)
        self.assertEqual([name for name in way if name in options], [])
        self.reader.go_to(MORE, 'list item')
        self.reader.press('Return')
        self.reader.go_to(options[0], self.get_role(options[0]))
        way = self.tour()
        names = [node.get_name() for node in way]
        first = names.index(needed[0])
        names = names[first:] + names[:first]
        self.assertEqual([name for name in names if name in needed + options], needed + options)
        for node in way:
            if node.get_name() in needed + options:
                self.assertEqual(node.get_role_name(), self.get_role(node.get_name()))
        for name in FILES:
            self.assertIn(f'Choose a file: {name}', names)

    def get_role(self, field):
        """What a screen reader calls a field."""
        return 'password text' if field in SECRETS else 'text'

    def fill(self, values, key='Tab'):
        """Types into fields, whatever is between them."""
        for field, value in values.items():
            self.reader.go_to(field, self.get_role(field), key)
            self.reader.type(value)

    def fill_options(self, app):
        """Says under “More settings” where the platform is, and as what this program is known there."""
        self.reader.go_to(MORE, 'list item')
        self.reader.press('Return')
        self.fill({DISCOVERY: self.addresses['discoveryUrl'], TENANT: self.addresses['tenantId']})
        self.fill(app, 'shift+Tab' if 'Client secret' in app else 'Tab')
        self.fill(dict(zip(NAMES, [self.addresses['usersUrl'], self.addresses['queuesUrl']])))
        self.reader.go_to('Next', 'push button')
        self.reader.activate()

    def open_all(self, name):
        """Picks everybody whom the directory has, and opens the board."""
        reader = self.reader
        reader.await_focus('Teams (3)', 'push button')
        reader.go_to('Add Shown', 'push button')
        reader.activate()
        reader.await_thing('label', '12 of 12 agents')
        reader.go_to('Open Board', 'push button')
        reader.activate()
        self.await_board(name)


class AccessKeyTest(CxoneCase):
    """With a key."""

    def test_every_field_has_a_label_and_is_reached(self):
        self.start()
        self.enter(KEY_WAY)
        self.reader.await_focus(NAME, 'text')
        self.assert_fields([NAME, STREAM, KEY_ID, KEY_SECRET], KEY_OPTIONS)

    def test_a_key_leads_to_a_living_board(self):
        self.addresses = self.start_centre('--agents=12', plan=PLAN)
        self.start()
        self.enter(KEY_WAY)
        self.reader.await_focus(NAME, 'text')
        self.fill({NAME: 'Key floor', STREAM: self.addresses['streamUrl'], KEY_ID: ACCESS_KEY_ID, KEY_SECRET: SECRET})
        self.fill_options({'App id': self.addresses['clientId'], 'App secret': SECRET})
        self.open_all('Key floor')

    def test_a_platform_that_is_not_there_is_named(self):
        self.start()
        self.enter(KEY_WAY)
        self.reader.await_focus(NAME, 'text')
        self.fill({NAME: 'Key floor', STREAM: 'wss://127.0.0.1:1/stream', KEY_ID: 'AN-ID', KEY_SECRET: SECRET})
        self.reader.go_to(MORE, 'list item')
        self.reader.press('Return')
        self.fill({DISCOVERY: 'https://127.0.0.1:1'})
        self.reader.go_to('Next', 'push button')
        self.reader.activate()

        line = self.reader.await_thing('status bar', 'Discovery: failed')
        self.assertEqual(self.reader.get_focus(), line)
        self.assertIn('127.0.0.1:1', line.get_name())


class BrowserTest(CxoneCase):
    """With an account of one's own."""

    def test_every_field_has_a_label_and_is_reached(self):
        self.start()
        self.enter(BROWSER_WAY)
        self.reader.await_focus(NAME, 'text')
        self.assert_fields([NAME, STREAM, CLIENT], BROWSER_OPTIONS)

    def test_the_browser_leads_to_a_living_board(self):
        self.install_browser()
        self.addresses = self.start_centre('--agents=12', plan=PLAN)
        self.start()
        self.enter(BROWSER_WAY)
        self.reader.await_focus(NAME, 'text')
        self.fill({NAME: 'My floor', STREAM: self.addresses['streamUrl'], CLIENT: self.addresses['clientId']})
        self.fill_options({'Client secret': SECRET})
        self.open_all('My floor')

    def install_browser(self):
        """Makes the stand-in the browser of this desktop."""
        browser = os.path.join(STAGE.folder, 'browser')
        self.write(browser, BROWSER.format(python=sys.executable))
        os.chmod(browser, stat.S_IRWXU)
        applications = os.path.join(os.environ['XDG_DATA_HOME'], 'applications')
        os.makedirs(applications, exist_ok=True)
        self.write(os.path.join(applications, 'browser.desktop'), DESKTOP_FILE.format(browser=browser))
        self.write(os.path.join(applications, 'mimeapps.list'), DEFAULTS)

    def write(self, path, text):
        """Writes a file."""
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)


if __name__ == '__main__':
    unittest.main()
