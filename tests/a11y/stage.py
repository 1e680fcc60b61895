# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of a test's own: a screen, a session bus with an open keyring and accessibility, a window manager. Nothing
on it is seen by other tests, and no key that is pressed there reaches one of them."""

import os
import shutil
import signal
import subprocess
import tempfile

from gi.repository import Gio, GLib

from programs import die_with_parent

SERVICE = '/usr/share/dbus-1/services/org.a11y.Bus.service'
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
KEYRING = 'org.freedesktop.secrets'
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
            'dbus-daemon', f'--config-file={self._write_bus_configuration()}', '--nofork', '--print-address={}'
        )
        self._start('openbox', '--sm-disable')
        self.open_keyring()

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

    def _write_bus_configuration(self):
        """A bus that starts nothing by itself but accessibility: whether there is a keyring, a test decides."""
        services = os.path.join(self.folder, 'services')
        os.mkdir(services)
        shutil.copy(SERVICE, services)
        path = os.path.join(self.folder, 'bus.conf')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(BUS.format(folder=self.folder))
        return path

    def open_keyring(self):
        """Starts a keyring that is open, and waits until it serves."""
        subprocess.run(
            ['gnome-keyring-daemon', '--unlock', '--components=secrets'],
            input=b'for tests',
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        self._await_keyring(there=True)

    def close_keyring(self):
        """Ends the keyring, and waits until it has gone."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        name = 'org.freedesktop.DBus'
        method = 'GetConnectionUnixProcessID'
        question = GLib.Variant('(s)', (KEYRING,))
        flags = Gio.DBusCallFlags.NONE
        answer = bus.call_sync(name, '/org/freedesktop/DBus', name, method, question, None, flags, -1)
        os.kill(answer.unpack()[0], signal.SIGTERM)
        self._await_keyring(there=False)

    def _await_keyring(self, there):
        loop = GLib.MainLoop()
        called = [lambda *_: loop.quit(), None] if there else [None, lambda *_: loop.quit()]
        watch = Gio.bus_watch_name(Gio.BusType.SESSION, KEYRING, Gio.BusNameWatcherFlags.NONE, *called)
        loop.run()  # meson ends it if that never comes
        Gio.bus_unwatch_name(watch)

    def close(self):
        """Ends all of it; the last to come is the first to go."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
