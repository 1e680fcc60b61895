# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the real board live through a storm of faults, and weighs it early and in the end: it must weigh the same.

Usage: board.py BUILD-DIR MINUTES

Both times it is calm and nothing happens, and the lightest moment counts: a renewal of a token that is under way weighs
a second connection, and one page weighs more than another. Early is after a twelfth of the time, ten minutes of two
hours, and at least two minutes.
"""

import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

AGENTS = 300
RATE = 1500  # fills what is kept of the day, up to its limits, before anything is weighed
SEED = 1
FORCED = 12  # reconnects, besides those of the storm
LOOK_SECONDS = 5  # until the board is shown in another way
GUST_SECONDS = 20
LULL_SECONDS = 40
SAMPLE_SECONDS = 10
LEAST_EARLY_SECONDS = 120
CALM_SECONDS = 45  # long enough for the next attempt at a connection, and for a renewal of the token
KEPT_SECONDS = 70  # what has ended is kept for a minute
WEIGH_SECONDS = 45  # two lives of a token
GROWTH = 1.02
MIB = 1024 * 1024

# Contacts and alerts are as many as the centre makes them at that moment, and of alerts the last thousand are kept:
# that there are no more is told apart. Objects of a moment go with whatever is under way.
PASSING = {'RsInteraction', 'RsAlert'}
MOST_ALERTS = 1000 + 2 * AGENTS
FLEETING_OBJECTS = 40

PROFILE = """[Ringside]
Version=1
Name=Soak
[Source]
Kind=stream
StreamUrl={stream}
[Auth]
Grant=client-credentials
TokenUrl={token}
ClientId={client}
[Roster]
Users=*
Everyone=true
Queues=*
Interactions=true
"""

# Where the keyfile backend of GSettings looks; pages turn as often as they may.
SETTINGS = 'glib-2.0/settings/keyfile'
VIEW = """[io/github/ringside_wallboard/Ringside/views/usual]
page-seconds=3
sections={sections}
palette='{palette}'
sort='{sort}'
"""
LOOKS = [
    {'sections': 'false', 'palette': 'okabe-ito', 'sort': 'team'},
    {'sections': 'true', 'palette': 'okabe-ito', 'sort': 'team'},
    {'sections': 'true', 'palette': 'high-contrast', 'sort': 'longest'},
    {'sections': 'false', 'palette': 'cxone', 'sort': 'longest'},
]


class Centre:
    """A demo centre in another process, with a storm at its command."""

    def __init__(self, build):
        self.process = subprocess.Popen(
            [f'{build}/tests/soak/soak', '--centre', str(SEED), str(AGENTS), str(RATE)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, word):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(f'{word}\n')
            self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise EOFError('the centre has ended')
        return line.strip()

    def write_profile(self, path):
        """Returns the secret that opens the centre."""
        token, stream, client, secret = self.ask('addresses').split()
        with open(path, 'w', encoding='utf-8') as file:
            file.write(PROFILE.format(token=token, stream=stream, client=client))
        return secret

    def close(self):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait()


class Board:
    """The real program. A library that is loaded with it writes down what it weighs, every second."""

    def __init__(self, build, profile, secret, folder):
        self.folder = folder
        self.n_looks = 0
        self.weights = []
        self.show_next_look()
        reader, writer = os.pipe()
        os.write(writer, secret.encode())
        os.close(writer)
        env = os.environ | {
            'LD_PRELOAD': os.path.abspath(f'{build}/tests/soak/soak-scale.so'), 'SOAK_SCALE': f'{folder}/scale',
            'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': folder, 'GSK_RENDERER': 'cairo'}
        self.process = subprocess.Popen(
            [f'{build}/src/ui/ringside', profile, '--size', '1920x1080', '--secret-fd', str(reader),
             '--measure', f'{folder}/measured'], pass_fds=[reader], env=env)
        os.close(reader)

    def show_next_look(self):
        path = f'{self.folder}/{SETTINGS}'
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(f'{path}.new', 'w', encoding='utf-8') as file:
            file.write(VIEW.format(**LOOKS[self.n_looks % len(LOOKS)]))
        os.rename(f'{path}.new', path)
        self.n_looks += 1

    def show_first_look(self):
        self.n_looks += -self.n_looks % len(LOOKS)
        self.show_next_look()

    def weigh(self):
        """Notes KiB: resident, proportional, private and dirty."""
        with open(f'/proc/{self.process.pid}/smaps_rollup', encoding='utf-8') as file:
            fields = dict(line.split()[:2] for line in file if line.endswith('kB\n'))
        self.weights.append((time.monotonic(), [int(fields[key]) for key in ('Rss:', 'Pss:', 'Private_Dirty:')]))

    def has_ended(self):
        return self.process.poll() is not None

    def stop(self):
        """Returns the exit code; ending by SIGTERM is good."""
        if not self.has_ended():
            self.process.terminate()
        return self.process.wait()


class Life:
    """What centre and board go through."""

    def __init__(self, centre, board, minutes):
        self.centre = centre
        self.board = board
        self.force_seconds = minutes * 60 / FORCED
        self.began = self.looked = self.forced = self.sampled = time.monotonic()

    def go_on(self, seconds, is_stormy):
        until = time.monotonic() + seconds
        while (now := time.monotonic()) < until:
            if self.board.has_ended():
                raise EOFError(f'it ended by itself, with {self.board.process.returncode}')
            if now - self.sampled >= SAMPLE_SECONDS:
                self.board.weigh()
                self.sampled = now
            if is_stormy and now - self.looked >= LOOK_SECONDS:
                self.board.show_next_look()
                self.looked = now
            if is_stormy and now - self.forced >= self.force_seconds:
                self.centre.ask('force')
                self.forced = now
            time.sleep(min(1, max(0, until - now)))

    def storm(self, seconds):
        """Gusts with calms between them: a board that nearly always waits for its next attempt would prove nothing."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.centre.ask('gale')
            self.go_on(min(GUST_SECONDS, left), True)
            self.centre.ask('calm')
            self.go_on(min(LULL_SECONDS, max(0, left - GUST_SECONDS)), True)

    def rest(self):
        """Returns from when to when the board is at rest; each time it shows the same."""
        self.centre.ask('force')
        self.board.show_first_look()
        self.go_on(CALM_SECONDS, False)
        self.centre.ask('pause')
        self.go_on(KEPT_SECONDS, False)
        began = time.monotonic()
        self.go_on(WEIGH_SECONDS, False)
        ended = time.monotonic()
        self.centre.ask('resume')
        return began, ended


def read_scale(folder):
    """Returns a record for each second; the last one may have been cut off."""
    with open(f'{folder}/scale', encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.endswith('}}\n')]


def count_objects(record):
    return sum(n for name, n in record['types'].items() if name not in PASSING)


def compare(what, early, late, most, unit=1):
    verdict = 'for information' if most is None else 'good' if late <= most else 'TOO MUCH'
    print(f'board, {what}: {early / unit:.2f} early, {late / unit:.2f} in the end, '
          f'{(late / max(early, 1) - 1) * 100:+.2f} %: {verdict}')
    return most is None or late <= most


def tell_types(early, late):
    """Which objects have become more: where to look for what is kept."""
    def count(records, name):
        return statistics.median(record['types'].get(name, 0) for record in records)

    names = {name for record in late for name in record['types']}
    growth = sorted(((count(late, name) - count(early, name), name) for name in names), reverse=True)
    print('board, objects that have become more: '
          + (', '.join(f'{name} {n:+.0f}' for n, name in growth[:8] if n > 0) or 'none'))


def judge(scale, weights, rests):
    early, late = ([record for record in scale if began <= record['time'] <= ended] for began, ended in rests)
    allocated = [min(record['allocated'] for record in records) for records in (early, late)]
    objects = [min(map(count_objects, records)) for records in (early, late)]
    good = compare('MiB allocated', *allocated, allocated[0] * GROWTH, MIB)
    good &= compare('objects beside contacts and alerts', *objects, objects[0] + FLEETING_OBJECTS)
    alerts = [statistics.median(record['types'].get('RsAlert', 0) for record in records) for records in (early, late)]
    good &= compare('alerts', *alerts, MOST_ALERTS)
    for i, what in enumerate(('resident', 'proportional', 'private and dirty')):
        compare(f'MiB {what}',
                *(statistics.median(weight[i] for now, weight in weights if began <= now <= ended)
                  for began, ended in rests), None, 1024)
    tell_types(early, late)
    return good


def live(centre, folder, build, minutes):
    profile = f'{folder}/centre.ringside'
    board = Board(build, profile, centre.write_profile(profile), folder)
    life = Life(centre, board, minutes)
    early_seconds = max(minutes * 60 / 12, LEAST_EARLY_SECONDS)
    try:
        life.storm(early_seconds)
        rests = [life.rest()]
        life.storm(max(minutes * 60 - early_seconds, LEAST_EARLY_SECONDS))
        rests.append(life.rest())
        stats = centre.ask('stats')
    finally:
        code = board.stop()
    with open(f'{folder}/measured', encoding='utf-8') as file:
        measured = json.load(file)
    print(f"board: {measured['updates']} updates, {measured['frames']} frames, shown in another way "
          f'{board.n_looks} times, ended with {code}; the centre counted: {stats}')
    return judge(read_scale(folder), board.weights, rests) and code == 0


def main():
    build, minutes = sys.argv[1], int(sys.argv[2])
    print(f'board: {AGENTS} agents, {RATE} messages/s, {minutes} minutes', flush=True)
    centre = Centre(build)
    try:
        with tempfile.TemporaryDirectory() as folder:
            good = live(centre, folder, build, minutes)
    except EOFError as error:
        print(f'board: {error}')
        good = False
    finally:
        centre.close()
    print('board: good' if good else 'board: FAILED', flush=True)
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
