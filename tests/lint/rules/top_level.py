# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the tree is the table of contents; nothing is added to it in passing."""

import fnmatch

from project import Finding

CONTENTS = {'meson.build', 'README.md', 'SECURITY.md', 'COPYING', 'dev', 'src', 'data', 'po', 'flatpak', 'tests'}
HIDDEN = {'.ci', '.clang-format', '.editorconfig', '.gitignore'}
LEFT_BY_TOOLS = ('.git', '.build', '.cache', '.flatpak-builder', 'build*')


def _is_known(name):
    return name in CONTENTS | HIDDEN or any(fnmatch.fnmatchcase(name, each) for each in LEFT_BY_TOOLS)


def check(project):
    """Lists the top of the tree."""
    for name in project.list_top():
        if not _is_known(name):
            yield Finding(name, 0, 'does not belong at the top of the tree')
