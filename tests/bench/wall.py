# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what a full wall of 1920 by 1080 costs where cairo draws, beside the goals: while everybody changes, while
nobody does, at the start, and when there are so many that only colour cells have room.

Usage: wall.py BUILD-DIR SECONDS [NAME…]

A screen is looked at from so near, in the settings of each run, that everybody fits on one page.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import urllib.request

import board

STARTS = 5
START_GOAL_MS = 400
TILES_GOAL_MS = 600
MEMORY_GOAL_MIB = 100

# The reference: a board of 5,000 cells as a web page.
PAGE_OF_CELLS = '120 % CPU, 13 frames a second'

# name: what is measured, agents, messages a second (None: nothing happens), metres, percent of one core, longest frame
RUNS = {
    'busy': ('300 tiles, 300 messages/s, all timers', 300, 300, 0.6, 15, None),
    'idle': ('300 tiles, nothing happens, all timers', 300, None, 0.6, 3, None),
    'thousand': ('1,000 in the smallest form, 1,000 messages/s', 1000, 1000, 1.1, 30, None),
    'cells': ('stretch: 5,000 colour cells, 1,000 messages/s', 5000, 1000, 0.5, 40, 50),
}


def write_settings(folder, metres):
    settings = f'{folder}/glib-2.0/settings'
    os.makedirs(settings)
    with open(f'{settings}/keyfile', 'w', encoding='utf-8') as file:
        file.write(f'[io/github/ringside_wallboard/Ringside]\nviewing-distance={metres}\nscreen-diagonal=24.0\n')


def start_centre(build, agents, rate, profile):
    words = [f'{build}/src/demo/ringside-demo', '--agents', str(agents), '--profile', profile]
    if rate is not None:
        words += ['--rate', str(rate)]
    centre = subprocess.Popen(words, stdout=subprocess.PIPE)
    ready = json.loads(centre.stdout.readline())
    if rate is None:
        pause = ready['truthUrl'].replace('/truth', '/pause')
        urllib.request.urlopen(urllib.request.Request(pause, method='POST', data=b'')).close()
    return centre, ready['clientSecret']


def run_board(build, folder, secret, seconds):
    """The board reads its secret from a pipe, as it does under any automation."""
    reader, writer = os.pipe()
    os.write(writer, secret.encode())
    os.close(writer)
    subprocess.run(
        [f'{build}/src/ui/ringside', f'{folder}/centre.ringside', '--size', '1920x1080', '--color-scheme', 'dark',
         '--secret-fd', str(reader), '--measure', f'{folder}/measured.json', '--quit-after', str(seconds)],
        pass_fds=[reader], check=True,
        env={**os.environ, 'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': folder, 'GSK_RENDERER': 'cairo'})
    os.close(reader)
    with open(f'{folder}/measured.json', encoding='utf-8') as file:
        return json.load(file)


def measure(build, agents, rate, metres, seconds):
    with tempfile.TemporaryDirectory() as folder:
        write_settings(folder, metres)
        centre, secret = start_centre(build, agents, rate, f'{folder}/centre.ringside')
        try:
            measured = run_board(build, folder, secret, seconds)
        finally:
            centre.terminate()
            centre.wait()
    lasted = seconds - measured['startMs']['tiles'] / 1000
    measured['steadyCpu'] = (measured['cpuMs'] - measured['startCpuMs']) / lasted / 10
    measured['framesPerSecond'] = measured['frames'] / lasted
    measured['updatesPerSecond'] = measured['updates'] / lasted
    return measured


def tell_run(build, name, seconds):
    title, agents, rate, metres, share, longest = RUNS[name]
    measured = measure(build, agents, rate, metres, seconds)
    frame, spent = measured['frameMs'], measured['frameCpuMs']
    print(f'\nwall: {title}, {seconds:.0f} s')
    print(f"  CPU of the whole process  {measured['steadyCpu']:.1f} % of one core  (goal: under {share}) "
          + board.judge(measured['steadyCpu'] < share))
    print(f"  shown                     {measured['shownAgents']:.0f} of {agents} agents, "
          f"{measured['updatesPerSecond']:.0f} changes a second in {measured['framesPerSecond']:.1f} frames  "
          + board.judge(measured['shownAgents'] == agents))
    print(f"  frame                     p50 {frame['p50']:.1f} ms, p95 {frame['p95']:.1f}; "
          f"processor time of it p50 {spent['p50']:.1f}, p95 {spent['p95']:.1f}")
    if longest is not None:
        print(f"  longest after the start   {measured['longestFrameMs']:.1f} ms  (goal: none over {longest}) "
              + board.judge(measured['longestFrameMs'] <= longest))
    print(f"  memory                    {measured['pssKb'] / 1024:.0f} MiB of its own and its share"
          + ('' if agents > 300 else f'  (goal: under {MEMORY_GOAL_MIB}) '
             + board.judge(measured['pssKb'] / 1024 < MEMORY_GOAL_MIB)), flush=True)
    if name == 'cells':
        print(f'  as a web page             {PAGE_OF_CELLS}')


def tell_starts(build):
    starts = [measure(build, 300, None, 0.6, 3) for _ in range(STARTS)]
    window = statistics.median(start['startMs']['window'] for start in starts)
    tiles = statistics.median(start['startMs']['tiles'] for start in starts)
    spent = statistics.median(start['startCpuMs'] for start in starts)
    print(f'\nwall: start with 300 tiles, the middle one of {STARTS}')
    print(f'  first picture             {window:.0f} ms  (goal: under {START_GOAL_MS}) ' + board.judge(window < START_GOAL_MS))
    print(f'  all tiles                 {tiles:.0f} ms  (goal: under {TILES_GOAL_MS}) ' + board.judge(tiles < TILES_GOAL_MS))
    print(f'  processor time of that    {spent:.0f} ms', flush=True)


def main():
    build, seconds = sys.argv[1], float(sys.argv[2])
    names = sys.argv[3:] or ['start', *RUNS]
    for name in names:
        if name == 'start':
            tell_starts(build)
        else:
            tell_run(build, name, seconds)


if __name__ == '__main__':
    main()
