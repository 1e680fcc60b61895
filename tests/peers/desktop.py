# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of a test's own: a home that nobody lives in, a bus, and a keyring that somebody else wrote."""

import base64
import os
import subprocess
import time
import uuid

from programs import DEADLINE, Program

# Nothing is started by itself: a keyring is there when a test started one.
BUS = """
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

# A database whose root group is the one that other programs may see.
DATABASE = """<?xml version="1.0" encoding="UTF-8"?>
<KeePassFile>
  <Meta>
    <DatabaseName>Floor</DatabaseName>
    <CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{{{group}}}</Value></Item></CustomData>
  </Meta>
  <Root><Group><UUID>{encoded}</UUID><Name>Root</Name></Group></Root>
</KeePassFile>
"""

KEEPASS_SETTINGS = """
[General]
SingleInstance=false
UpdateCheckMessageShown=true

[GUI]
CheckForUpdates=false

[FdoSecrets]
Enabled=true
ShowNotification=false
ConfirmAccessItem={asks}
ConfirmDeleteItem=false
"""

PASSWORD = 'for tests'
SECRETS = 'org.freedesktop.secrets'
SERVICE = '/org/freedesktop/secrets'
FOLDERS = {'HOME': 'home', 'XDG_CONFIG_HOME': 'config', 'XDG_DATA_HOME': 'data', 'XDG_CACHE_HOME': 'cache',
           'XDG_STATE_HOME': 'state', 'XDG_RUNTIME_DIR': 'run', 'TMPDIR': 'tmp'}
FOREIGN = {'DISPLAY', 'WAYLAND_DISPLAY', 'GNOME_KEYRING_CONTROL', 'CREDENTIALS_DIRECTORY', 'SECRET_BACKEND'}


def await_that(judge):
    """Waits until something is so."""
    until = time.monotonic() + DEADLINE
    while not judge():
        if time.monotonic() > until:
            raise RuntimeError(f'what was waited for did not come: {judge}')


class Desktop:
    """A home and a bus."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        for name, place in FOLDERS.items():
            self.environment[name] = os.path.join(folder, place)
            os.makedirs(self.environment[name], 0o700)
        configuration = os.path.join(folder, 'bus.conf')
        with open(configuration, 'w', encoding='utf-8') as file:
            file.write(BUS.format(folder=self.environment['XDG_RUNTIME_DIR']))
        self._bus = self.start('dbus-daemon', '--nofork', '--print-address=1', '--config-file', configuration)
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = self._bus.read_line()
        self._screen = None

    def open_screen(self):
        """Gives it a screen; what is started with the environment that comes back shows itself there."""
        self._screen = self.start('Xvfb', '-displayfd', '1', '-nolisten', 'tcp', '-screen', '0', '1024x768x24')
        return {**self.environment, 'DISPLAY': f':{self._screen.read_line()}'}

    def start(self, *command, told=None, **environment):
        """Starts a program on this desktop."""
        return Program(command, environment={**self.environment, **environment}, told=told)

    def run(self, *command, told='', **environment):
        """Runs a program of others on this desktop to its end; gives what it printed."""
        done = subprocess.run(command, env={**self.environment, **environment}, input=told, capture_output=True,
                              text=True, timeout=DEADLINE, check=False)
        if done.returncode != 0:
            raise RuntimeError(f'{command[0]} ended with {done.returncode}: {done.stdout}{done.stderr}')
        return done.stdout

    def call(self, name, path, method, *arguments):
        """Calls a method on the bus."""
        return self.run('gdbus', 'call', '--session', '--dest', name, '--object-path', path, '--method', method, *arguments)

    def wait_for_name(self, name):
        """Waits until somebody on the bus has a name."""
        self.run('gdbus', 'wait', '--session', '--timeout', str(DEADLINE), name)

    def search(self, **attributes):
        """The labels and secrets that secret-tool, a program of others, finds in the keyring by attributes."""
        words = [word for name, value in attributes.items() for word in (name, value)]
        items = []
        for line in self.run('secret-tool', 'search', '--all', *words).splitlines():
            name, _, value = line.partition(' = ')
            if line.startswith('['):
                items.append({})
            elif name in ('label', 'secret'):
                items[-1][name] = value
        return items

    def end(self):
        """Ends the bus, and the screen if there is one."""
        self._bus.end()
        if self._screen is not None:
            self._screen.end()


class Keyring:
    """Whatever gives secrets on the bus."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.process = None
        self.attended = desktop.environment
        self.prepare()
        self.start()

    def prepare(self):
        """What is done once."""

    def run(self):
        """Starts the program, and returns it."""
        raise NotImplementedError

    def start(self):
        """Starts the program, and returns when its keyring is open."""
        self.process = self.run()
        self.desktop.wait_for_name(SECRETS)
        await_that(lambda: self.find() != '/' and not self.is_locked())

    def ask(self, method, *arguments):
        """Calls the service."""
        return self.desktop.call(SECRETS, SERVICE, f'org.freedesktop.Secret.Service.{method}', *arguments)

    def find(self):
        """The path of the default keyring; / if there is none."""
        return self.ask('ReadAlias', 'default').split("'")[1]

    def is_locked(self):
        """Whether the default keyring is locked."""
        return 'true' in self.desktop.call(SECRETS, self.find(), 'org.freedesktop.DBus.Properties.Get',
                                           'org.freedesktop.Secret.Collection', 'Locked')

    def lock(self):
        """Locks the default keyring, as a screen saver does."""
        prompt = self.ask('Lock', f"[objectpath '{self.find()}']").split("'")[-2]
        if prompt.startswith(f'{SERVICE}/prompt'):
            self.desktop.call(SECRETS, prompt, 'org.freedesktop.Secret.Prompt.Prompt', '')
        await_that(self.is_locked)

    def allow_change(self):
        """Answers what it asks when a program replaces what another run has stored."""

    def kill(self):
        """Ends the program without a word."""
        self.process.end()

    def end(self):
        """Gives back what it holds."""
        self.process.end()


class GnomeKeyring(Keyring):
    """gnome-keyring-daemon."""

    def run(self):
        return self.desktop.start('gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets',
                                  told=PASSWORD.encode())


class KeePass(Keyring):
    """KeePassXC, on a screen of its own, where a person can be asked."""

    asks = False  # for every access, as it does unless it is told not to

    def prepare(self):
        group = uuid.uuid4()
        self.attended = self.desktop.open_screen()
        self.file = os.path.join(self.desktop.folder, 'floor.kdbx')
        self.settings = os.path.join(self.desktop.folder, 'keepassxc.ini')
        with open(self.settings, 'w', encoding='utf-8') as file:
            file.write(KEEPASS_SETTINGS.format(asks=str(self.asks).lower()))
        with open(f'{self.file}.xml', 'w', encoding='utf-8') as file:
            file.write(DATABASE.format(group=group, encoded=base64.b64encode(group.bytes).decode()))
        self.desktop.run('keepassxc-cli', 'import', '--quiet', '--set-password', f'{self.file}.xml', self.file,
                         told=f'{PASSWORD}\n{PASSWORD}\n')

    def run(self):
        return self.desktop.start('keepassxc', '--config', self.settings, '--localconfig', f'{self.settings}.local',
                                  '--pw-stdin', self.file, told=PASSWORD.encode() + b'\n',
                                  DISPLAY=self.attended['DISPLAY'], QT_QPA_PLATFORM='xcb')

    def find_window(self, title):
        """The windows of a title that are on the screen."""
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title], env=self.attended,
                              capture_output=True, text=True, timeout=DEADLINE, check=False).stdout.split()

    def answer(self, title, key, is_answered=None):
        """Waits until it asks, and presses a key until that was the answer."""
        is_answered = is_answered or (lambda: not self.find_window(title))
        await_that(lambda: self.find_window(title))
        until = time.monotonic() + DEADLINE
        while not is_answered():
            for window in self.find_window(title):
                subprocess.run(['xdotool', 'windowfocus', '--sync', window, 'key', key], env=self.attended,
                               capture_output=True, timeout=DEADLINE, check=False)
            if time.monotonic() > until:
                raise RuntimeError(f'it still asks: {title}')

    def allow_change(self):
        self.answer('Access Request', 'Return')

    def list_saved(self):
        """The entries in the database's file."""
        return self.desktop.run('keepassxc-cli', 'ls', '--quiet', self.file, told=f'{PASSWORD}\n').split('\n')

    def kill(self):
        """It is killed when it has saved what it holds: what it loses in the same moment is its own affair."""
        await_that(lambda: any('Ringside' in line for line in self.list_saved()))
        super().kill()


class AskingKeePass(KeePass):
    """KeePassXC as it comes: it asks a person about every program that wants something."""

    asks = True
