# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that do not occur here, each with what to write in its place."""

import re
from typing import Callable, NamedTuple

from c_source import line_of, without_words
from project import Finding


def _as_written(text):
    return text


class Word(NamedTuple):
    """A pattern, where it is looked for, in which view of the text, and what to do about it."""

    pattern: str
    paths: tuple
    view: Callable
    sentence: str


C_FILES = ('src/*.[ch]', 'tests/*.[ch]')
C_TESTS = ('tests/*.[ch]',)
EVERYTHING = ('*',)

WORDS = (
    Word(r'\b(?:strcpy|strcat|stpcpy|gets|strtok)\s*\(', C_FILES, without_words, 'knows no end; use GString or g_strlcpy ()'),
    Word(r'\bv?sprintf\s*\(', C_FILES, without_words, 'knows no end; use g_strdup_printf () or g_snprintf ()'),
    Word(r'\b(?:g_usleep|usleep|sleep|nanosleep)\s*\(', C_TESTS, without_words, 'waits for nothing; let the RsClock advance'),
    Word(r'\bg_test_(?:skip|incomplete)\w*\s*\(', C_TESTS, without_words, 'hides a test; a test that cannot run fails'),
    Word(r'\bg_assert(?:_true)?\s*\(\s*(?:TRUE|true|1)\s*\)', C_FILES, without_words, 'cannot fail'),
    Word(r'\b(?:TO' r'DO|FIX' r'ME|XX' r'X)\b', EVERYTHING, _as_written, 'is a promise; do it, or file it'),
    Word(
        r'(?:(?<![\w.}~$/*-])|(?<=file://))/(?:home|root|Users|media|mnt)/[\w.]+',
        EVERYTHING,
        _as_written,
        'is a path of one machine',
    ),
)


def check(project):
    """Looks for every word in the files where it may not stand."""
    for word in WORDS:
        for path in project.match(*word.paths):
            text = word.view(project.read(path))
            for match in re.finditer(word.pattern, text):
                yield Finding(path, line_of(text, match.start()), f'"{match.group().strip()}" {word.sentence}')
