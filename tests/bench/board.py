# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the board at several loads, and says in words what `ringside --measure` wrote, beside the goals.

Usage: board.py BUILD-DIR SECONDS [RATE…]

The demo centre is another process, so that what is measured is the board alone.
"""

import json
import os
import subprocess
import sys
import tempfile

AGENTS = 300

# What a board of 300 agents on such a machine costs as a web page, with React in Chromium behind a Node server. It
# gathers changes for 100 ms whatever the load.
PAGE = {
    10: 'p95 104 ms, 13 % CPU',
    1000: 'p95 103 ms, 38 to 43 % CPU',
}
PAGE_START = '0.93 s to all tiles, 478 MB of memory'

# At how many messages a second which goals hold: milliseconds and percent of one core, and the same for the stretch.
GOALS = {
    10: {'latency': 25, 'cpu': 5},
    1000: {'latency': 65, 'cpu': 20, 'stretch': (35, 13)},
}

# 50,000 messages a minute, as when hundreds of agents wrap up at once: nothing but codes of after-call work. The window
# wants every frame then, and must get them: as many as the screen has, and none so late that two are lost.
STORM = 833
STORM_FRAMES = 58
STORM_GAP_MS = 34


def start_centre(build, rate, profile):
    """Returns the process and the secret that opens it."""
    centre = subprocess.Popen(
        [f'{build}/src/demo/ringside-demo', '--agents', str(AGENTS), '--rate', str(rate), '--profile', profile,
         *(['--wrap-ups'] if rate == STORM else [])], stdout=subprocess.PIPE)
    return centre, json.loads(centre.stdout.readline())['clientSecret']


def run_board(build, rate, profile, secret, seconds, result):
    """The board reads its secret from a pipe, as it does under any automation."""
    reader, writer = os.pipe()
    os.write(writer, secret.encode())
    os.close(writer)
    subprocess.run(
        [f'{build}/src/ui/ringside', profile, '--size', '1920x1080', '--secret-fd', str(reader),
         '--measure', result, '--quit-after', str(seconds), *(['--animate'] if rate == STORM else [])],
        pass_fds=[reader], check=True)
    os.close(reader)


def measure(build, rate, seconds):
    with tempfile.TemporaryDirectory() as folder:
        profile, result = f'{folder}/centre.ringside', f'{folder}/measured.json'
        centre, secret = start_centre(build, rate, profile)
        try:
            run_board(build, rate, profile, secret, seconds, result)
        finally:
            centre.terminate()
            centre.wait()
        with open(result, encoding='utf-8') as file:
            measured = json.load(file)
    measured['cpu'] = measured['cpuMs'] / seconds / 10
    measured['steadyCpu'] = (measured['cpuMs'] - measured['startCpuMs']) / (seconds - measured['startMs']['tiles'] / 1000) / 10
    measured['framesPerSecond'] = measured['frames'] / (seconds - measured['startMs']['tiles'] / 1000)
    return measured


def slope(series):
    """Kilobytes per minute over the second half, by least squares: the first half is still warming up."""
    half = series[len(series) // 2:]
    if len(half) < 3:
        return None
    middle = (len(half) - 1) / 2
    mean = sum(half) / len(half)
    spread = sum((i - middle) ** 2 for i in range(len(half)))
    return 60 * sum((i - middle) * (value - mean) for i, value in enumerate(half)) / spread


def judge(good):
    return 'reached' if good else 'MISSED'


def judge_goals(measured, rate):
    goal, p95, cpu = GOALS.get(rate), measured['latencyMs']['p95'], measured['cpu']
    if goal is None:
        return []
    both = judge(p95 <= goal['latency'] and cpu <= goal['cpu'])
    lines = [f"  goal                      p95 {goal['latency']} ms and CPU {goal['cpu']} % together: {both}"]
    if 'stretch' in goal:
        latency, share = goal['stretch']
        lines.append(f'  stretch                   p95 {latency} ms and CPU {share} % together: '
                     + judge(p95 <= latency and cpu <= share))
    lines.append(f'  the same as a web page    {PAGE[rate]}')
    return lines


def judge_storm(measured, rate):
    frames, gap = measured['framesPerSecond'], measured['gapMs']
    if rate != STORM:
        return []
    return [f"  frames, all wanted        {frames:.1f} a second, apart p50 {gap['p50']:.1f} ms, p99 {gap['p99']:.1f}, "
            f"longest {gap['max']:.1f}  (goal: {STORM_FRAMES}, none over {STORM_GAP_MS}) "
            + judge(frames >= STORM_FRAMES and gap['max'] <= STORM_GAP_MS)]


def tell(measured, rate):
    latency, frame, start = measured['latencyMs'], measured['frameMs'], measured['startMs']
    spent = measured['frameCpuMs']
    growth = slope(measured['rssKbSeries'])
    lines = [
        f"  updates shown             {measured['updates']}, in {measured['framesPerSecond']:.1f} frames a second",
        f"  delta to paint            p50 {latency['p50']:.1f} ms, p95 {latency['p95']:.1f}, p99 {latency['p99']:.1f}, "
        f"longest {latency['max']:.1f}",
        f"  CPU of the whole process  {measured['cpu']:.1f} % of one core; {measured['steadyCpu']:.1f} % without its start",
        *judge_goals(measured, rate),
        *judge_storm(measured, rate),
        f"  frame                     p50 {frame['p50']:.1f} ms, p95 {frame['p95']:.1f}, longest {frame['max']:.1f}",
        f"  processor time of it      p50 {spent['p50']:.1f} ms, p95 {spent['p95']:.1f}, longest {spent['max']:.1f}",
        f"  longest main-loop block   {measured['longestBlockMs']:.1f} ms  (goal: under 50) "
        + judge(measured['longestBlockMs'] < 50),
        f"  start                     window {start['window']:.0f} ms, all tiles {start['tiles']:.0f} ms",
        f"  memory                    {measured['pssKb'] / 1024:.0f} MiB of its own and its share, "
        f"{measured['rssKb'] / 1024:.0f} MiB in all; "
        + ('too short a run for a slope' if growth is None else f'{growth:+.0f} KiB per minute (goal: flat)'),
    ]
    print('\n'.join(lines))


def main():
    build, seconds = sys.argv[1], float(sys.argv[2])
    rates = [int(rate) for rate in sys.argv[3:]] or [10, 1000, STORM]
    for rate in rates:
        storm = ', a storm of 50,000 a minute' if rate == STORM else ''
        print(f'\nboard: {AGENTS} agents, {rate} messages/s{storm}, {seconds:.0f} s', flush=True)
        tell(measure(build, rate, seconds), rate)
    print(f'  as a web page, start and memory: {PAGE_START}')


if __name__ == '__main__':
    main()
