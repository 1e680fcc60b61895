# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree that is checked: which files there are, and what a rule says about them."""

import fnmatch
import os
from typing import NamedTuple

NOT_OURS = {'.git', '.build', '.cache', '.flatpak-builder', '__pycache__'}
SAMPLES = 'tests/lint/samples'


class Finding(NamedTuple):
    """A place where a rule is broken. Lines count from 1; 0 speaks of the whole file."""

    path: str
    line: int
    sentence: str


class Project:
    """A source tree, read once."""

    def __init__(self, root):
        self.root = root
        self.paths = sorted(self._walk())
        self._texts = {}

    def _walk(self):
        for folder, folders, names in os.walk(self.root):
            inside = os.path.relpath(folder, self.root)
            folders[:] = [name for name in folders if self._is_ours(inside, name)]
            for name in names:
                yield os.path.normpath(os.path.join(inside, name))

    @staticmethod
    def _is_ours(inside, name):
        at_top = inside == '.'
        return not (
            name in NOT_OURS
            or (at_top and name.startswith('build'))
            or os.path.normpath(os.path.join(inside, name)) == SAMPLES
        )

    def match(self, *patterns):
        """The files whose path matches one of the patterns; a star also crosses folders."""
        return [path for path in self.paths if any(fnmatch.fnmatchcase(path, each) for each in patterns)]

    def read(self, path):
        """The text of a file; what is not UTF-8 is replaced, so that no rule stumbles over a picture."""
        if path not in self._texts:
            with open(os.path.join(self.root, path), encoding='utf-8', errors='replace') as file:
                self._texts[path] = file.read()
        return self._texts[path]

    def list_top(self):
        """The names at the top of the tree, folders included."""
        return sorted(os.listdir(self.root))
