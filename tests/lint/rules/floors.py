# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The floors of src/: each may include only what stands below it, and only the libraries that belong on it."""

import re

from c_source import line_of, without_comments
from project import Finding

FLOORS = {
    'base': 0,
    'model': 1,
    'wire': 2,
    'net': 3,
    'identity': 3,
    'session': 4,
    'ui': 5,
    'relay': 5,
    'ctl': 5,
    'demo': 5,
}

# The demo centre is the oracle: what it shared with a client, it could not judge.
ONLY = {'demo': {'base', 'demo'}}

# The heads may open the demo centre, by these doors.
DOORS = {'demo/rs-demo-host.h', 'demo/rs-demo-options.h'}

GENERATED = {'rs-config.h'}

# Library: the folders that may include it. GLib itself is everywhere.
LIBRARIES = {
    'gtk/': {'ui'},
    'gdk/': {'ui'},
    'gsk/': {'ui'},
    'pango/': {'ui'},
    'adwaita.h': {'ui'},
    'json-glib/': {'wire', 'demo'},
    'libsoup/': {'net', 'relay', 'demo'},
    'libsecret/': {'identity'},
    'gnutls/': {'net', 'identity'},
    'gio/': set(FLOORS) - {'base'},
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)


def _judge_own(folder, header):
    target = header.split('/')[0]
    if header in GENERATED:
        return None
    if target not in FLOORS or '/' not in header:
        return f'"{header}" is not written from src/, as in "base/rs-clock.h"'
    if target in ONLY.get(folder, FLOORS) and (target == folder or FLOORS[target] < FLOORS[folder]):
        return None
    if FLOORS[folder] == 5 and folder not in ONLY and header in DOORS:
        return None
    return f'src/{folder} may not use "{header}": {target} does not stand below {folder}'


def _judge_library(folder, header):
    for library, folders in LIBRARIES.items():
        if header.startswith(library) and folder not in folders:
            return f'src/{folder} may not use <{header}>: it belongs in {", ".join(sorted(folders))}'
    return None


def check(project):
    """Reads every include of src/."""
    for path in project.match('src/*.c', 'src/*.h'):
        folder = path.split('/')[1]
        if folder not in FLOORS:
            yield Finding(path, 0, f'src/{folder} is on no floor; the table of the floors says which there are')
            continue
        text = without_comments(project.read(path))
        for include in INCLUDE.finditer(text):
            judge = _judge_own if include[1] == '"' else _judge_library
            sentence = judge(folder, include[2])
            if sentence:
                yield Finding(path, line_of(text, include.start(1)), sentence)
