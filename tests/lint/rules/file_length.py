# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file can be held in mind: past 500 lines there is a second idea in it."""

from project import Finding

LIMIT = 500


def check(project):
    """Counts the lines of sources, scripts and style sheets."""
    for path in project.match('src/*.[ch]', 'tests/*.[ch]', '*.py', '*.css', 'dev', '.ci/*', 'flatpak/*'):
        lines = project.read(path).count('\n')
        if lines > LIMIT:
            yield Finding(path, lines, f'has {lines} lines, {LIMIT} is the limit')
