# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that a test starts, and that end with it, however it ends."""

import ctypes
import json
import os
import select
import signal
import subprocess
import time
import urllib.request

PR_SET_PDEATHSIG = 1
DEADLINE = 30
LIBC = ctypes.CDLL(None)


def die_with_parent():
    """To be called in a child: the kernel ends it with its parent, even if that is killed."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def fetch(url):
    """What a page of JSON says."""
    with urllib.request.urlopen(url, timeout=DEADLINE) as reply:
        return json.load(reply)


class Program:
    """A running child whose output is read line by line."""

    def __init__(self, command, descriptors=(), environment=None, told=None):
        self.process = subprocess.Popen(
            command,
            pass_fds=descriptors,
            preexec_fn=die_with_parent,
            env=environment,
            stdin=subprocess.DEVNULL if told is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        if told is not None:
            self.process.stdin.write(told)
            self.process.stdin.close()
        self._parts = {self.process.stdout: b'', self.process.stderr: b''}

    def _read_some(self, until):
        streams = [each for each in self._parts if not each.closed]
        ready, _, _ = select.select(streams, [], [], max(until - time.monotonic(), 0))
        for stream in ready:
            data = os.read(stream.fileno(), 65536)
            self._parts[stream] += data
            if not data:
                stream.close()
        return bool(ready)

    def _take_line(self, stream, seconds):
        until = time.monotonic() + seconds
        while b'\n' not in self._parts[stream]:
            if stream.closed or not self._read_some(until):
                return None
        line, self._parts[stream] = self._parts[stream].split(b'\n', 1)
        return line.decode()

    def read_line(self, seconds=DEADLINE):
        """The next line of standard output, or None when there will be none in time."""
        return self._take_line(self.process.stdout, seconds)

    def read_complaint(self, seconds=DEADLINE):
        """The next line of standard error, or None when there will be none in time."""
        return self._take_line(self.process.stderr, seconds)

    def finish(self, seconds=DEADLINE):
        """Waits for the end; gives exit code, the rest of standard output, and what was said on standard error."""
        until = time.monotonic() + seconds
        while any(not each.closed for each in self._parts) and self._read_some(until):
            pass
        code = self.process.wait(max(until - time.monotonic(), 0.1))
        return code, self._parts[self.process.stdout].decode(), self._parts[self.process.stderr].decode()

    def end(self):
        """Ends it, if it has not ended, and returns what it said on standard error."""
        if self.process.poll() is None:
            self.process.kill()
        return self.finish()[2]


class Server(Program):
    """One of our servers on packages of others: its first line tells its addresses."""

    def __init__(self, peers, name, options):
        script = os.path.join(peers, 'servers', f'{name}.mjs')
        super().__init__(['node', script, json.dumps(options)])
        line = self.read_line()
        if line is None:
            raise RuntimeError(f'{name} did not start: {self.end()}')
        self.addresses = json.loads(line)

    def __getattr__(self, name):
        """An address, such as token_url for the member tokenUrl."""
        words = name.split('_')
        member = words[0] + ''.join(word.capitalize() for word in words[1:])
        if name.startswith('_') or member not in self.__dict__.get('addresses', {}):
            raise AttributeError(name)
        return self.addresses[member]

    def tell_facts(self):
        """What clients have done so far."""
        return fetch(self.addresses.get('factsUrl', self.addresses['url'] + '/facts'))

    def tell_truth(self):
        """How things are."""
        return fetch(self.addresses['url'] + '/truth')
