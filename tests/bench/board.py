# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the board on a demo centre that is another process, and gives what `ringside --measure` wrote.

Usage: board.py BUILD-DIR RATE SECONDS [AGENTS]
"""

import json
import os
import subprocess
import sys
import tempfile


def start_centre(build, rate, agents, profile):
    """A demo centre in its own process, so that what is measured is the board alone. Returns it and its secret."""
    centre = subprocess.Popen(
        [f'{build}/src/demo/ringside-demo', '--agents', str(agents), '--rate', str(rate), '--profile', profile],
        stdout=subprocess.PIPE)
    return centre, json.loads(centre.stdout.readline())['clientSecret']


def run_board(build, profile, secret, seconds, result):
    """The board reads its secret from a pipe, as it does under any automation."""
    reader, writer = os.pipe()
    os.write(writer, secret.encode())
    os.close(writer)
    subprocess.run(
        [f'{build}/src/ui/ringside', profile, '--size', '1920x1080', '--secret-fd', str(reader),
         '--measure', result, '--quit-after', str(seconds)], pass_fds=[reader], check=True)
    os.close(reader)


def measure(build, rate, seconds, agents=300):
    with tempfile.TemporaryDirectory() as folder:
        profile, result = f'{folder}/centre.ringside', f'{folder}/measured.json'
        centre, secret = start_centre(build, rate, agents, profile)
        try:
            run_board(build, profile, secret, seconds, result)
        finally:
            centre.terminate()
            centre.wait()
        with open(result, encoding='utf-8') as file:
            return json.load(file)


if __name__ == '__main__':
    print(json.dumps(measure(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), *map(int, sys.argv[4:]))))
