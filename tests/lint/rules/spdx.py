# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file that can carry a comment says at its top whose it is and under which licence."""

import os

from project import Finding

TAGS = ('SPDX-FileCopyrightText: The Ringside authors', 'SPDX-License-Identifier: GPL-3.0-or-later')
ENDINGS = ('.c', '.h', '.py', '.css', '.xml', '.in', '.svg', '.ui', '.supp', '.service')
NAMES = {'meson.build'}
LISTS = {'POTFILES.in'}
LINES = 6


def _must_say(path, text):
    name = os.path.basename(path)
    return name not in LISTS and (name.endswith(ENDINGS) or name in NAMES or text.startswith('#!'))


def check(project):
    """Looks at the first lines of every file."""
    for path in project.paths:
        text = project.read(path)
        top = '\n'.join(text.split('\n', LINES)[:LINES])
        missing = [tag for tag in TAGS if tag not in top]
        if missing and _must_say(path, text):
            yield Finding(path, 1, f'"{missing[0]}" is missing in the first {LINES} lines')
