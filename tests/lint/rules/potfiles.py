# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names exactly the files that hold words for people, in order."""

import re

from c_source import without_words
from project import Finding

LIST = 'po/POTFILES.in'
MARKED = re.compile(r'(?<![\w#])(?:_|N_|C_|NC_|Q_|gettext|ngettext|g_dngettext|g_dpgettext2?)\s*\(')
DEFINE = re.compile(r'^[ \t]*#[ \t]*define[^\n]*', re.MULTILINE)
DATA = ('data/*.desktop.in', 'data/*.metainfo.xml.in', 'data/*.gschema.xml', 'data/*.ui')


def _has_words(project, path):
    return MARKED.search(DEFINE.sub('', without_words(project.read(path)))) is not None


def _find_files_with_words(project):
    sources = [path for path in project.match('src/*.c', 'src/*.h') if _has_words(project, path)]
    return set(sources) | set(project.match(*DATA))


def check(project):
    """Compares the list with the tree."""
    if LIST not in project.paths:
        yield Finding(LIST, 0, 'this list is missing')
        return

    lines = project.read(LIST).split('\n')
    listed = {line: number for number, line in enumerate(lines, 1) if line and not line.startswith('#')}
    wanted = _find_files_with_words(project)
    for path in sorted(wanted - set(listed)):
        yield Finding(path, 0, f'holds words to translate and is not in {LIST}')
    for path in sorted(set(listed) - wanted):
        yield Finding(LIST, listed[path], f'{path} is not there, or has no words to translate')
    if list(listed) != sorted(listed):
        yield Finding(LIST, 0, 'the files are not in order')
