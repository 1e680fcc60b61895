# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schemas themselves: sound, complete, and true of their own examples, also for a validator that is not ours."""

import os
import re
import unittest

import jsonschema

import render
import schemas
from judge import Judge

OUTCOMES = {'field', 'wrong-type', 'no-id', 'no-type', 'ignored'}
SOURCE = r'^(§\d+(, §\d+)*|What Ringside prints)$'
FROM_SERVER = 'server → client'


def walk(name, node, path=''):
    """Every part of a schema that describes a value, with where it stands."""
    yield path or name, node
    for key in ('properties', '$defs'):
        for member, part in node.get(key, {}).items():
            yield from walk(name, part, f'{path}/{member}')
    for key in ('allOf', 'anyOf', 'oneOf'):
        for part in node.get(key, []):
            yield from walk(name, part, path)
    if isinstance(node.get('items'), dict):
        yield from walk(name, node['items'], f'{path}[]')


def make_plain_validator(name):
    """A validator of the shelf, on the files as they are shipped, references and all."""
    documents = {document['$id']: document for document in map(schemas.load, schemas.list_names())}
    try:
        from referencing import Registry, Resource

        registry = Registry().with_resources((key, Resource.from_contents(each)) for key, each in documents.items())
        return jsonschema.Draft202012Validator(schemas.load(name), registry=registry)
    except ImportError:  # before jsonschema 4.18
        resolver = jsonschema.RefResolver.from_schema(schemas.load(name), store=documents)
        return jsonschema.Draft202012Validator(schemas.load(name), resolver=resolver)


class SchemasTest(unittest.TestCase):
    """Given the files in data/protocol, when they are read, then each can be relied on."""

    def each(self):
        """Every schema, one subtest each."""
        for name in schemas.list_names():
            with self.subTest(schema=name):
                yield name, schemas.load(name)

    def test_every_schema_is_one(self):
        for name, document in self.each():
            jsonschema.Draft202012Validator.check_schema(document)
            self.assertTrue(document['$id'].endswith(f'/{name}.json'))
            self.assertIn('SPDX-License-Identifier: GPL-3.0-or-later', document['$comment'])

    def test_every_member_says_what_it_is_and_where_that_is_ruled(self):
        for name, document in self.each():
            resolved = schemas.resolve(name)
            self.assertTrue(document['title'] and document['description'] and document['x-protocol'])
            for path, part in walk(name, resolved):
                for member, inner in part.get('properties', {}).items():
                    place = f'{name}: {path}/{member}'
                    if name != 'heartbeat' or 'x-protocol' in inner:
                        self.assertTrue(inner.get('description'), place)
                        self.assertRegex(inner.get('x-protocol', ''), SOURCE, place)

    def test_every_member_from_a_server_says_what_becomes_of_a_wrong_one(self):
        for name in ('presence.update', 'queue.update', 'interaction.update', 'subscribed', 'error'):
            for path, part in walk(name, schemas.resolve(name)):
                for member, inner in part.get('properties', {}).items():
                    self.assertIn(inner.get('x-otherwise'), OUTCOMES, f'{name}: {path}/{member}')

    def test_what_is_unknown_is_let_pass(self):
        for name, document in self.each():
            for path, part in walk(name, document):
                self.assertNotIn(part.get('additionalProperties'), (False,), f'{name}: {path}')

    def test_examples_conform(self):
        strict = Judge(closed=True)
        n_examples = 0
        for name, document in self.each():
            for example in document.get('examples', []):
                self.assertIsNone(strict.find_fault(name, example))
                make_plain_validator(name).validate(example)
                n_examples += 1
        self.assertGreater(n_examples, 12)

    def test_every_message_has_an_example(self):
        for name, document in self.each():
            if document.get('x-direction') in (FROM_SERVER, 'client → server'):
                self.assertTrue(document.get('examples'))

    def test_every_link_of_the_reference_leads_somewhere(self):
        page = render.render()
        headings = {render.slug(line.lstrip('# ')) for line in page.splitlines() if line.startswith('#')}
        links = set(re.findall(r'\]\(#([^)]*)\)', page))
        self.assertLessEqual(links, headings)
        self.assertGreater(len(links), 5)
        for name in re.findall(r'\]\(([^#)]+)\)', page):
            self.assertTrue(os.path.exists(os.path.join(schemas.FOLDER, name)), name)

    def test_every_schema_is_in_the_reference(self):
        named = {name for _, names in render.CHAPTERS for name in names}
        self.assertEqual(named | {'definitions'}, set(schemas.list_names()))

    def test_a_plain_validator_finds_faults_through_references(self):
        for name, message in (
            ('presence.update', {'type': 'presence.update', 'payload': {'userId': 'u', 'status': 7}}),
            ('queue.update', {'type': 'queue.update', 'payload': {'queueId': 'x' * 129}}),
            ('watch', {'type': 'agent', 'userId': 'u'}),
        ):
            self.assertFalse(make_plain_validator(name).is_valid(message), name)


if __name__ == '__main__':
    unittest.main()
