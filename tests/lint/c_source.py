# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Just enough of C to find comments, strings and functions in GNU layout."""

import re
from typing import NamedTuple

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
HEAD = re.compile(r'^(?P<type>[A-Za-z_][^\n;{}#]*)\n(?P<name>\w+) \((?P<parameters>[^;{}]*?)\)\n\{\n', re.MULTILINE)
COMMENT_ABOVE = re.compile(r'/\*(?:(?!\*/).)*\*/\s*\Z', re.DOTALL)


class Function(NamedTuple):
    """A function's definition. The line is that of its name, the length that of its body without the braces."""

    name: str
    line: int
    length: int
    is_static: bool
    comment: str


def _blank(match):
    return re.sub(r'[^\n]', ' ', match.group())


def without_comments(text):
    """The text with blanks in the place of comments; lines stay where they are."""
    return TOKEN.sub(lambda match: _blank(match) if match.group().startswith('/') else match.group(), text)


def without_words(text):
    """The text with blanks in the place of comments, strings and characters."""
    return TOKEN.sub(_blank, text)


def line_of(text, position):
    """The line, from 1, on which a position lies."""
    return text.count('\n', 0, position) + 1


def list_functions(text):
    """Every function that is defined in a file."""
    code = without_words(text)
    for head in HEAD.finditer(code):
        end = code.find('\n}', head.end() - 1)
        above = COMMENT_ABOVE.search(text[:head.start()])
        yield Function(
            name=head['name'],
            line=line_of(code, head.start('name')),
            length=code.count('\n', head.end() - 1, end),
            is_static=re.search(r'\bstatic\b', head['type']) is not None,
            comment=above.group() if above else '',
        )
