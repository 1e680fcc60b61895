# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what a compiler cannot see: lint.py TREE [RULE…]. Prints a line for each finding; exit 1 if there is one."""

import sys

from project import Project
from rules import ALL_RULES


def check(root, names):
    """Prints what the named rules find in a tree and returns how much that was."""
    project = Project(root)
    count = 0
    for name in names:
        for finding in ALL_RULES[name](project):
            print(f'{finding.path}:{finding.line}: {finding.sentence} [{name}]')
            count += 1
    return count


def main(arguments):
    """Returns 0 for a clean tree, 1 for findings, 3 for bad usage."""
    if not arguments or any(name not in ALL_RULES for name in arguments[1:]):
        print(f'Usage: lint.py TREE [RULE…], rules: {" ".join(ALL_RULES)}', file=sys.stderr)
        return 3
    return 1 if check(arguments[0], arguments[1:] or ALL_RULES) else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
