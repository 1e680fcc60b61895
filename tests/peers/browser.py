# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium as the browser of a desktop, and a person who uses it."""

import json
import os
import shutil
import signal
import urllib.request

from desktop import await_that
from programs import DEADLINE, Server

# What the desktop is told to open addresses with.
ENTRY = """[Desktop Entry]
Type=Application
Name=Chromium
Exec=chromium {flags} %u
MimeType=x-scheme-handler/http;x-scheme-handler/https;
"""

CHOICE = """[Default Applications]
x-scheme-handler/http=chromium-test.desktop
x-scheme-handler/https=chromium-test.desktop
"""

FLAGS = ('--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
         '--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-port=0',
         '--window-size=1280,800')


class Browser:
    """The browser that a desktop opens addresses with; it is started by whoever opens the first one.

    Headless, Chromium does not take a second address while it runs; with windows it opens a tab for it.
    """

    def __init__(self, desktop, peers, headless=True):
        self.folder = os.path.join(desktop.folder, 'chromium')
        entries = os.path.join(desktop.environment['XDG_DATA_HOME'], 'applications')
        os.makedirs(entries)
        with open(os.path.join(entries, 'chromium-test.desktop'), 'w', encoding='utf-8') as file:
            kind = ['--headless'] if headless else []
            file.write(ENTRY.format(flags=' '.join((*kind, *FLAGS, f'--user-data-dir={self.folder}'))))
        with open(os.path.join(desktop.environment['XDG_CONFIG_HOME'], 'mimeapps.list'), 'w', encoding='utf-8') as file:
            file.write(CHOICE)
        self._person = Server(peers, 'person', {'folder': self.folder})

    def do(self, deed, tab=0, **more):
        """The person does something, and tells what she sees then."""
        body = json.dumps({'deed': deed, 'tab': tab, **more}).encode()
        with urllib.request.urlopen(urllib.request.Request(self._person.url, body), timeout=2 * DEADLINE) as reply:
            seen = json.load(reply)
        if 'error' in seen:
            raise RuntimeError(f'{deed}: {seen["error"]}')
        return seen

    def sign_in(self, tab=0):
        """She signs in at oidc-provider's page, and agrees."""
        self.do('fill', tab, name='login', value='supervisor')
        self.do('fill', tab, name='password', value='whatever')
        self.do('press', tab, name='Sign-in')
        self.agree(tab)

    def agree(self, tab=0):
        """She lets the app do what it asks for."""
        self.do('press', tab, name='Continue')

    def find_process(self):
        """The process that runs, or None: Chromium's own lock says so."""
        try:
            return int(os.readlink(os.path.join(self.folder, 'SingletonLock')).rpartition('-')[2])
        except FileNotFoundError:
            return None

    def close(self):
        """She closes it."""
        self.do('leave')
        await_that(lambda: self.find_process() is None)

    def end(self):
        """Ends both."""
        self._person.end()
        process = self.find_process()
        if process is not None:
            os.kill(process, signal.SIGKILL)
        await_that(self._is_cleared_away)

    def _is_cleared_away(self):
        """Its helpers end a moment after it, and write until then."""
        shutil.rmtree(self.folder, ignore_errors=True)
        return not os.path.exists(self.folder)
