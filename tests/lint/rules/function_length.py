# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A function fits on a screen: 60 lines, or 80 where the comment above it says "long because …"."""

from c_source import list_functions
from project import Finding

USUAL = 60
UTMOST = 80
REASON = 'long because'


def check(project):
    """Measures every function in src/ and tests/."""
    for path in project.match('src/*.c', 'src/*.h', 'tests/*.c', 'tests/*.h'):
        for function in list_functions(project.read(path)):
            has_reason = REASON in ' '.join(function.comment.replace('*', ' ').split())
            limit = UTMOST if has_reason else USUAL
            if function.length > limit:
                yield Finding(path, function.line, f'{function.name} () has {function.length} lines, {limit} is the limit')
