# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person who sees nothing: reads a program through AT-SPI as a screen reader does, and touches its keyboard only.
To be imported when the stage stands."""

import subprocess
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from programs import Program  # noqa: E402

SECONDS = 30  # for anything that is to happen soon
LOOK_AGAIN_MS = 50  # GTK 4.8 does not report every change
# What is raised when something goes while it is looked at; the second by a fault of gi.
GONE = (GLib.Error, SystemError)
EVENTS = ('object:state-changed', 'object:children-changed', 'object:property-change', 'object:text-changed')


def has_state(node, state):
    """Whether something is in a state, such as Atspi.StateType.FOCUSED."""
    return node.get_state_set().contains(state)


def walk(node):
    """A thing and all that is in it."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


def describe(node):
    """What a screen reader says of something."""
    return f'{node.get_role_name()} “{node.get_name()}”'


class Reader:
    """A running program with a window, in a home of its own unless it is given one."""

    def __init__(self, command, home=None, descriptors=()):
        self._home = tempfile.TemporaryDirectory(prefix='ringside-home-') if home is None else None
        self.home = home or self._home.name
        self._program = Program(['env', f'XDG_CONFIG_HOME={self.home}', *command], descriptors=descriptors)
        self.activations = 0
        self._focus = None
        self._listener = Atspi.EventListener.new(self._on_event)
        for event in EVENTS:
            self._listener.register(event)
        self.application = self.wait('its window', self._find_application)

    def _on_event(self, event):
        if event.type == 'object:state-changed:focused' and event.detail1 and event.source in self:
            self._focus = event.source

    def __contains__(self, node):
        """Whether something belongs to this program."""
        try:
            return node.get_process_id() == self._program.process.pid
        except GONE:
            return False

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self._program.process.pid:
                application.set_cache_mask(Atspi.Cache.NONE)
                return application if application.get_child_count() > 0 else None
        return None

    def close_window(self):
        """Closes the window by its key, and with it the program."""
        self.press('ctrl+w')
        self._program.finish()

    def close(self):
        """Ends the program, which must have said nothing on standard error."""
        if self._program.process.poll() is None:
            self._program.process.terminate()
        code, _, complaints = self._program.finish()
        for event in EVENTS:
            self._listener.deregister(event)
        if self._home is not None:
            self._home.cleanup()
        if code != 0 or complaints:
            raise AssertionError(f'the program ended with {code} and said: {complaints}')

    # Waiting

    def wait(self, what, find, seconds=SECONDS):
        """What find gives as soon as that is something; it looks anew whenever the program reports a change."""
        context = GLib.MainContext.default()
        deadline = time.monotonic() + seconds
        while True:
            try:
                found = find()
            except GONE:
                found = None
            if found:
                return found
            if self._program.process.poll() is not None:
                raise AssertionError(f'the program ended before there was {what}: {self._program.end()}')
            if time.monotonic() > deadline:
                raise AssertionError(f'there is no {what}. What there is:\n{self.tell()}')
            alarm = GLib.timeout_add(LOOK_AGAIN_MS, lambda: GLib.SOURCE_CONTINUE)
            context.iteration(True)
            GLib.source_remove(alarm)

    # Reading

    def tell(self):
        """All that can be read, a line each: for people who look into a failure."""
        return '\n'.join(describe(node) for node in self.read())

    def read(self):
        """All that is there, window by window."""
        return [node for window in self.get_windows() for node in walk(window)]

    def find(self, role, name):
        """The one thing of that role whose name begins so, or None."""
        for node in self.read():
            if node.get_role_name() == role and node.get_name().startswith(name):
                return node
        return None

    def await_thing(self, role, name):
        """The one thing of that role whose name begins so, as soon as it is there."""
        return self.wait(f'{role} “{name}…”', lambda: self.find(role, name))

    def await_window(self, name):
        """The window or dialog of that name, as soon as keys go to it."""
        return self.wait(f'“{name}” in front', lambda: self._find_window(name))

    def _find_window(self, name):
        active = [window for window in self.get_windows() if has_state(window, Atspi.StateType.ACTIVE)]
        if active:
            return active[0] if active[0].get_name() == name else None
        asking = [window for window in self.get_windows() if self._is_asking(window)]
        return next((window for window in asking if window.get_name() == name), None)

    def _is_asking(self, window):
        """Whether it is a dialog with the focus: GTK 4.8 says of none that it is active, only of others that they are
        not. A window may have the focus in it before keys go there."""
        has_focus = any(has_state(node, Atspi.StateType.FOCUSED) for node in walk(window))
        return has_focus and window.get_role_name() == 'dialog'

    def get_windows(self):
        """All windows and dialogs of the program."""
        indices = range(self.application.get_child_count())
        return [window for window in map(self.application.get_child_at_index, indices) if window is not None]

    def get_focus(self):
        """What keys go to, or None."""
        if self._focus is None or not has_state(self._focus, Atspi.StateType.FOCUSED):
            self._focus = next((node for node in self.read() if has_state(node, Atspi.StateType.FOCUSED)), None)
        return self._focus

    def await_focus(self, name, role=None):
        """What keys go to, as soon as that has this name and this role."""

        def look():
            node = self.get_focus()
            fits = node is not None and node.get_name() == name and role in (None, node.get_role_name())
            return node if fits else None

        return self.wait(f'focus on “{name}”', look)

    # Keys

    def press(self, *keys):
        """Presses keys, such as Tab or alt+Left, one after the other, whether or not they do anything."""
        subprocess.run(['xdotool', 'key', '--delay', '0', *keys], check=True)

    def activate(self, key='Return'):
        """Presses the key that stands for a click, and counts it."""
        self.activations += 1
        self.press(key)

    def type(self, text):
        """Types a text into what has the focus, over what stood there, and waits until it stands there."""
        node = self.get_focus()
        self.press('ctrl+a')
        subprocess.run(['xdotool', 'type', '--delay', '0', '--file', '-'], input=text.encode(), check=True)
        length = len(text)
        self.wait(f'{length} characters in {describe(node)}', lambda: Atspi.Text.get_character_count(node) == length)
        return node

    def move(self, key='Tab'):
        """Presses a key that moves the focus, and gives what has it then."""
        before = self.get_focus()

        def look():
            node = self.get_focus()
            return node if node is not None and node != before else None

        self.press(key)
        return self.wait(f'other focus than {describe(before) if before else "none"} after {key}', look)

    def go_to(self, name, role=None, key='Tab', at_most=40):
        """Presses a key until something of that name and role has the focus; gives all that had it on the way."""
        way = [self.get_focus()]
        while way[-1] is None or way[-1].get_name() != name or role not in (None, way[-1].get_role_name()):
            if len(way) > at_most:
                raise AssertionError(f'{key} does not lead to “{name}”, but to: ' + ', '.join(map(describe, way)))
            way.append(self.move(key))
        return way
