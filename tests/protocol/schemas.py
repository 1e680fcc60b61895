# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The protocol's schemas (data/protocol/*.json), with what they refer to put in its place."""

import json
import os

FOLDER = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'protocol'))
JOINED = ('properties', 'required')


def list_names():
    """The names of all schemas, definitions included."""
    return sorted(name[: -len('.json')] for name in os.listdir(FOLDER) if name.endswith('.json'))


def load(name):
    """A schema as it is written."""
    with open(os.path.join(FOLDER, f'{name}.json'), encoding='utf-8') as file:
        return json.load(file)


def look_up(name, reference):
    """The document and the part of it that a reference in document NAME points to."""
    file, _, pointer = reference.partition('#')
    target = file[: -len('.json')] if file else name
    part = load(target)
    for step in pointer.strip('/').split('/'):
        part = part[step] if step else part
    return target, part


def _join(part, into):
    """What one member of allOf says goes to the schema itself, which has the last word."""
    into['properties'] = {**into.get('properties', {}), **part.get('properties', {}), **into.get('properties', {})}
    into['required'] = into.get('required', []) + part.get('required', [])
    for key, value in part.items():
        if key not in JOINED:
            into.setdefault(key, value)


def expand(name, node):
    """A part of document NAME with what it refers to put in its place, and what it is made of joined."""
    if isinstance(node, list):
        return [expand(name, each) for each in node]
    if not isinstance(node, dict):
        return node
    here = {key: expand(name, value) for key, value in node.items() if key not in ('$ref', '$defs', 'allOf')}
    if '$ref' in node:
        here = {**expand(*look_up(name, node['$ref'])), **here}
    for part in node.get('allOf', []):
        _join(expand(name, part), here)
    return here


def resolve(name):
    """A schema that refers to nothing: for programs that read it member by member."""
    return expand(name, load(name))


def close(schema):
    """The same schema, but what it does not name may not be there. Ringside's own tests use it on what we send."""
    closed = dict(schema)
    if 'properties' in schema:
        closed['properties'] = {name: close(each) for name, each in schema['properties'].items()}
        closed.setdefault('additionalProperties', False)
    if 'items' in schema:
        closed['items'] = close(schema['items'])
    if 'oneOf' in schema:
        closed['oneOf'] = [close(each) for each in schema['oneOf']]
    return closed
