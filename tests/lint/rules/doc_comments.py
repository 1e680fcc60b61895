# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every function that others can call says what it is: a gi-docgen block right above its definition."""

from c_source import list_functions
from project import Finding

ENTRIES = {'main'}


def _is_documented(function):
    return function.comment.startswith(f'/**\n * {function.name}:')


def check(project):
    """Reads the sources of src/."""
    for path in project.match('src/*.c'):
        for function in list_functions(project.read(path)):
            if not (function.is_static or function.name in ENTRIES or _is_documented(function)):
                yield Finding(path, function.line, f'{function.name} () has no comment "/** * {function.name}: …" above it')
