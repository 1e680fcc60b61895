# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text for people is there in every language of po/LINGUAS, and is made of the same parts."""

import gettext
import os
import re
import subprocess
import tempfile

from project import Finding

LANGUAGES = 'po/LINGUAS'
SOURCES = 'po/POTFILES.in'
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
ENGLISH = 'nplurals=2; plural=(n != 1);'
PLACEHOLDER = re.compile(r'%(?:%|[-+ 0#]*[\d.*]*(?:hh|h|ll|l|z|j|t)?[a-zA-Z])')


def _list(project, path):
    return [line for line in project.read(path).split('\n') if line and not line.startswith('#')]


def _read_catalogue(folder, source, *options):
    """What is translated in a .po file, by its texts; a plural's forms are apart. Fuzzy ones are left out."""
    compiled = os.path.join(folder, 'words.mo')
    done = subprocess.run(
        ['msgfmt', *options, '-o', compiled, source], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise ValueError(done.stderr.strip().replace('\n', '; '))
    with open(compiled, 'rb') as file:
        return {key: text for key, text in gettext.GNUTranslations(file)._catalog.items() if key != ''}


def _read_sources(project, folder):
    """Every text of the sources, as if it were translated by itself."""
    template, filled = (os.path.join(folder, name) for name in ('words.pot', 'words.po'))
    keywords = [f'--keyword={keyword}' for keyword in KEYWORDS]
    subprocess.run(
        ['xgettext', '--from-code=UTF-8', *keywords, '-o', template, *_list(project, SOURCES)],
        cwd=project.root,
        capture_output=True,
        check=True,
    )
    with open(template, encoding='utf-8') as file:
        words = file.read().replace('nplurals=INTEGER; plural=EXPRESSION;', ENGLISH).replace('CHARSET', 'UTF-8', 1)
    subprocess.run(['msgen', '-o', filled, '-'], input=words, text=True, capture_output=True, check=True)
    return _read_catalogue(folder, filled)


def _get_parts(text):
    """What a translation must keep: its placeholders, mnemonics, and the white space around it."""
    return (
        sorted(PLACEHOLDER.findall(text)),
        text.count('_'),
        text[: len(text) - len(text.lstrip())],
        text[len(text.rstrip()) :],
    )


def _name(key):
    text = key[0] if isinstance(key, tuple) else key
    return text.split('\x04')[-1].replace('\n', '\\n')


def _check_language(path, wanted, words):
    for key, source in wanted.items():
        if not words.get(key):
            yield Finding(path, 0, f'“{_name(key)}” is not translated')
        elif _get_parts(words[key]) != _get_parts(source):
            yield Finding(path, 0, f'“{_name(key)}” has other placeholders, mnemonics or white space')


def check(project):
    """Compares the catalogues with the sources."""
    if LANGUAGES not in project.paths:
        return
    with tempfile.TemporaryDirectory() as folder:
        wanted = _read_sources(project, folder)
        for language in _list(project, LANGUAGES):
            path = f'po/{language}.po'
            try:
                words = _read_catalogue(folder, os.path.join(project.root, path), '--check')
            except ValueError as error:
                yield Finding(path, 0, str(error))
                continue
            yield from _check_language(path, wanted, words)
