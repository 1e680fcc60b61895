# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of a test's own: a screen, a session bus with an open keyring and accessibility, a window manager. Nothing
on it is seen by other tests, and no key that is pressed there reaches one of them."""

import os
import shutil
import subprocess
import tempfile

from programs import die_with_parent

FOLDERS = {
    'HOME': 'home',
    'XDG_CONFIG_HOME': 'config',
    'XDG_DATA_HOME': 'data',
    'XDG_CACHE_HOME': 'cache',
    'XDG_STATE_HOME': 'state',
    'XDG_RUNTIME_DIR': 'run',
}


class Stage:
    """The desktop, from its making to close(). It changes the environment of this process, and with it of all that
    is started from here."""

    def __init__(self, screen='1280x1024x24'):
        self.folder = tempfile.mkdtemp(prefix='ringside-a11y-')
        self._processes = []
        for name, folder in FOLDERS.items():
            path = os.path.join(self.folder, folder)
            os.mkdir(path, 0o700)
            os.environ[name] = path
        for name in ('WAYLAND_DISPLAY', 'GTK_A11Y', 'AT_SPI_BUS_ADDRESS', 'GNOME_KEYRING_CONTROL'):
            os.environ.pop(name, None)
        os.environ.update(GDK_BACKEND='x11', GSETTINGS_BACKEND='keyfile', LC_ALL='C.UTF-8', TZ='UTC')
        os.environ['DISPLAY'] = ':' + self._start_telling(
            'Xvfb', '-displayfd', '{}', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'
        )
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = self._start_telling(
            'dbus-daemon', '--session', '--nofork', '--print-address={}'
        )
        self._start('openbox', '--sm-disable')
        self._open_keyring()

    def _start(self, *command, **options):
        process = subprocess.Popen(
            command,
            preexec_fn=die_with_parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **options,
        )
        self._processes.append(process)

    def _start_telling(self, *command):
        """Starts what tells in one line, on a file descriptor of its own, where it is to be found."""
        reading, writing = os.pipe()
        self._start(*(word.format(writing) for word in command), pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as pipe:
            line = pipe.readline().strip()
        if not line:
            raise RuntimeError(f'{command[0]} did not start')
        return line

    def _open_keyring(self):
        subprocess.run(
            ['gnome-keyring-daemon', '--unlock', '--components=secrets'],
            input=b'for tests',
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    def close(self):
        """Ends all of it; the last to come is the first to go."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
