#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders the schemas as the protocol reference, data/protocol/reference.md: render.py writes it, render.py --check
only says whether it is up to date (exit 1 if not)."""

import difflib
import json
import os
import re
import sys

import schemas

PAGE = os.path.join(schemas.FOLDER, 'reference.md')
UPDATES = ('presence.update', 'queue.update', 'interaction.update')
CHAPTERS = (
    ('Messages on the stream', ('subscribe', 'subscribed', *UPDATES, 'error')),
    ('Heartbeats', ('heartbeat', 'heartbeat-answer')),
    ('Tokens and names', ('token-reply', 'token-error', 'users', 'queues')),
    ('Discovery and directory', ('openid-configuration', 'cxone-configuration', 'agents', 'teams', 'skills')),
    ('What is printed', ('dump', 'watch', 'truth', 'check')),
)
DECODED = CHAPTERS[0][1] + CHAPTERS[1][1]
SHARED = {'order': 'Place in the order', 'envelope': 'Beside every payload'}
TYPES = {
    'string': 'text',
    'integer': 'whole number',
    'number': 'number',
    'boolean': 'true or false',
    'object': 'object',
}
SPANS = (('minimum', 'maximum', ''), ('minLength', 'x-bytes', ' bytes'), ('minItems', 'maxItems', ' items'))
HEADS = ['member', 'type', 'null', 'bounds', 'meaning', 'otherwise', '§']
OTHERWISE = {
    'field': 'the field is dropped',
    'wrong-type': 'the frame is dropped: `wrong-type`',
    'no-id': 'the frame is dropped: `no-id`',
    'no-type': 'no text: the frame is dropped, `no-type`; other text: another message',
    'ignored': 'as if absent',
}
INTRODUCTION = """# Protocol reference

Made by `tests/protocol/render.py` from the JSON Schemas (draft 2020-12) beside this page; do not edit it.
[stream-protocol.md](stream-protocol.md) has the rules and the reasons; the last column names its section.

The schemas say what a good server sends. What Ringside takes is wider, and the column *otherwise* tells how:

* Members that no schema names are passed over, at every level. The schemas let them pass as well.
* A value that does not fit costs as little as possible: the field alone, where its place in the order stands without
  it, else the frame. The connection lives on, and the reason is counted (§4).
* Some values that do not fit are taken all the same; that is said beside.
* One thing costs the frame wherever it stands, in a strange member too: a negative whole number that does not fit 64
  bits (`wrong-type`).

In the schemas themselves, `x-protocol` names the section, `x-otherwise` what becomes of a value that does not fit,
`x-tolerated` and `x-beyond` what is taken all the same, and `x-bytes` the greatest length in bytes of UTF-8; a plain
validator passes over these words. The tests hold everything that the demo centre sends and `ringsidectl` prints
against the schemas, and make from them the messages that test the decoder.

In the tables, ✱ marks what must be there.
"""


def slug(title):
    """The anchor that a heading has."""
    return re.sub(r'[^\w -]', '', title.lower()).replace(' ', '-')


def link(title):
    """A link to a heading of this page."""
    return f'[{title}](#{slug(title)})'


def title_of_part(name, reference):
    """The heading of a part that has a table of its own; None for any other."""
    target, part = schemas.look_up(name, reference)
    if 'properties' not in part and 'allOf' not in part:
        return None
    if target == 'definitions':
        return SHARED[reference.rpartition('/')[2]]
    return f'{part["title"]} in {schemas.load(target)["title"].lower()}'


def _linked(name, part):
    return title_of_part(name, part['$ref']) if '$ref' in part else None


def _follow(name, part):
    """Where a part is written, and how."""
    return schemas.look_up(name, part['$ref']) if '$ref' in part else (name, part)


def _list_types(part):
    types = part.get('type', [])
    return [types] if isinstance(types, str) else types


def show_type(name, part):
    """The cell that says what a member holds."""
    if _linked(name, part):
        return link(_linked(name, part))
    whole = schemas.expand(name, part)
    if whole.get('x-kind') == 'time':
        return 'time'
    if 'const' in whole:
        return 'fixed'
    if 'array' in _list_types(whole):
        home, raw = _follow(name, part)
        return f'list of {show_type(home, raw["items"])}'
    return ' or '.join(TYPES[each] for each in _list_types(whole) if each != 'null')


def _show_span(least, most, unit):
    if least is not None and most is not None:
        return f'{least} to {most}{unit}'
    return f'{least} or more{unit}' if most is None else f'up to {most}{unit}'


def show_bounds(whole):
    """The cell that says how far a member may go."""
    cells = []
    if 'const' in whole:
        cells.append(f'`{json.dumps(whole["const"])}`')
    if 'enum' in whole:
        cells.append(' · '.join(f'`{each}`' for each in whole['enum'] if each is not None))
    for least, most, unit in SPANS:
        if least in whole or most in whole:
            cells.append(_show_span(whole.get(least), whole.get(most), unit))
    if isinstance(whole.get('items'), dict) and 'properties' not in whole['items']:
        cells.append(show_bounds(whole['items']))
    return ', '.join(cell for cell in cells if cell)


def show_otherwise(whole):
    """The cell that says what becomes of a value that does not fit."""
    cells = [OTHERWISE[whole['x-otherwise']]] if 'x-otherwise' in whole else []
    if whole.get('x-beyond') == 'cut':
        cells.append('but longer text is cut at a character')
    cells += [f'but {each["meaning"]} (`{each["value"]}`)' for each in whole.get('x-tolerated', [])]
    return '; '.join(cells)


def show_meaning(whole):
    """The cell that says what a member is."""
    examples = ' · '.join(f'`{each}`' for each in whole.get('examples', []))
    return whole['description'] + (f' Such as {examples}.' if examples else '')


def list_rows(name, node, prefix=''):
    """A row for each member of an object, and for each of theirs."""
    for member, part in node.get('properties', {}).items():
        whole = schemas.expand(name, part)
        needed = ' ✱' if member in node.get('required', []) else ''
        yield [
            f'`{prefix}{member}`{needed}',
            show_type(name, part),
            'yes' if 'null' in _list_types(whole) else '',
            show_bounds(whole),
            show_meaning(whole),
            show_otherwise(whole),
            whole['x-protocol'],
        ]
        if _linked(name, part):
            continue
        yield from list_rows(name, part, f'{prefix}{member}.')
        home, raw = _follow(name, part)
        if not _linked(home, raw.get('items', {})):
            yield from list_rows(home, raw.get('items', {}), f'{prefix}{member}[].')


def list_notes(name, node, where=''):
    """What else belongs to an object, and has a table of its own."""
    for part in node.get('allOf', []):
        place = f'In `{where}`, all' if where else 'All'
        yield f'{place} of {link(title_of_part(name, part["$ref"]))} as well.'
    for member, part in node.get('properties', {}).items():
        yield from list_notes(name, part, f'{where}.{member}' if where else member)


def _is_judged(name):
    """Whether Ringside reads it from the stream, and does something about what does not fit."""
    return name == 'definitions' or (name in DECODED and schemas.load(name)['x-direction'] == 'server → client')


def render_table(name, node):
    """The table of an object, and the notes below it."""
    rows = list(list_rows(name, node))
    columns = [i for i, head in enumerate(HEADS) if head != 'otherwise' or _is_judged(name)]
    cells = [HEADS, ['---'] * len(HEADS), *rows]
    lines = ['| ' + ' | '.join(row[i].replace('|', '\\|') for i in columns) + ' |' for row in cells]
    notes = list(list_notes(name, node))
    return '\n'.join(lines) + '\n' + (f'\n{" ".join(notes)}\n' if notes else '')


def render_examples(document):
    """The examples as blocks of code."""
    for example in document.get('examples', []):
        yield f'```json\n{json.dumps(example, ensure_ascii=False)}\n```\n'


def render_document(name):
    """All about one schema."""
    document = schemas.load(name)
    yield f'### {document["title"]}\n'
    yield f'[{name}.json]({name}.json), {document["x-direction"]}, {document["x-protocol"]}.\n'
    yield document['description'] + '\n'
    if 'properties' in document:
        yield render_table(name, document)
    for branch in document.get('oneOf', []):
        if 'title' in branch:
            yield f'#### {branch["title"]}\n'
            yield render_table(name, branch)
    for part in document.get('$defs', {}).values():
        if 'title' in part:
            yield f'#### {part["title"]} in {document["title"].lower()}\n'
            yield render_table(name, part)
    yield from render_examples(document)


def render_shared():
    """The parts that several messages have."""
    definitions = schemas.load('definitions')['$defs']
    for name, title in SHARED.items():
        yield f'### {title}\n'
        yield definitions[name]['description'] + '\n'
        yield render_table('definitions', definitions[name])
    yield '### Times\n'
    yield f'From a server: {definitions["time"]["description"]}\n\nPrinted: {definitions["moment"]["description"]}\n'


def render():
    """The whole page."""
    blocks = [INTRODUCTION]
    for title, names in CHAPTERS:
        blocks.append(f'## {title}\n')
        for name in names:
            blocks += render_document(name)
    blocks += ['## What messages share\n', *render_shared()]
    return '\n'.join(blocks)


def check(page):
    """Says where the page in the tree differs; 0 if it does not."""
    with open(PAGE, encoding='utf-8') as file:
        lines = difflib.unified_diff(file.read().splitlines(), page.splitlines(), 'in the tree', 'as it should be', n=0)
    differences = list(lines)
    print('\n'.join(differences) or 'up to date')
    if differences:
        print('The reference is out of date; tests/protocol/render.py renews it.', file=sys.stderr)
    return 1 if differences else 0


def main(arguments):
    """Returns 0 if the page is as it should be."""
    if arguments == ['--check']:
        return check(render())
    if arguments:
        print('Usage: render.py [--check]', file=sys.stderr)
        return 3
    with open(PAGE, 'w', encoding='utf-8') as file:
        file.write(render())
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
