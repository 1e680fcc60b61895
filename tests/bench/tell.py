# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says in words what `ringside --measure` wrote, beside the goals."""

import json
import sys


def slope(series):
    """Kilobytes per minute over the second half, by least squares: the first half is still warming up."""
    half = series[len(series) // 2:]
    if len(half) < 3:
        return None
    middle = (len(half) - 1) / 2
    mean = sum(half) / len(half)
    spread = sum((i - middle) ** 2 for i in range(len(half)))
    return 60 * sum((i - middle) * (value - mean) for i, value in enumerate(half)) / spread


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        measured = json.load(file)
    latency, frame = measured['latencyMs'], measured['frameMs']
    print(f"  updates shown             {measured['updates']}, in {measured['frames']} frames")
    print(f"  delta to paint            p50 {latency['p50']:.1f} ms, p95 {latency['p95']:.1f}, "
          f"p99 {latency['p99']:.1f}, longest {latency['max']:.1f}")
    print(f"  frame                     p50 {frame['p50']:.1f} ms, p95 {frame['p95']:.1f}, longest {frame['max']:.1f}")
    print(f"  longest main-loop block   {measured['longestBlockMs']:.1f} ms  (goal: under 50)")
    if 'cpuPercent' in measured:
        print(f"  CPU of the process        {measured['cpuPercent']:.1f} % of one core, demo centre included")
    print(f"  start                     window {measured['startMs']['window']:.0f} ms, "
          f"all tiles {measured['startMs']['tiles']:.0f} ms")
    growth = slope(measured['rssKbSeries'])
    print(f"  memory                    {measured['rssKb']} KiB at the end, "
          + ('too short a run for a slope' if growth is None else f'{growth:+.0f} KiB per minute (goal: flat)'))


if __name__ == '__main__':
    main()
