# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes messages out of the schemas, good ones and bad ones, each with what is to become of it.

A vector is {"group", "name", "frame", "conforms", "expect"}; "frame" is the text that a server sends, "conforms" is
null for what is no JSON object and therefore beyond the schemas.
"""

import copy
import itertools
import json
import math

import reading
import schemas
from judge import Judge

LETTER = 'é'  # two bytes
GOOD_TIMES = tuple(
    f'2026-03-01T14:02:11{"." if digits else ""}{"123456789"[:digits]}{offset}'
    for digits, offset in zip(range(10), ('Z', 'z', '', '+00:00', '-00:30', '+0545', '-11', '+14:00', '-23:59', 'Z'))
) + ('1900-01-01 00:00:00Z', '2200-12-31t23:59:59,999Z', '2024-02-29T12:00:00Z', '2016-12-31T23:59:60Z')
BAD_TIMES = ('', 'now', '2026-03-01', '2026-03-01T14:02Z', '2026-03-01T24:00:00Z', '2026-13-01T00:00:00Z')
BAD_TIMES += ('2026-03-01T14:02:11.Z', '2026-03-01T14:02:11+1', '2026-03-01T14:02:11+01:', '0001-01-01T00:00:00Z')
GOOD_NUMBERS_AS_TEXT = ('0', '42', '007', '999999999999999999')
BAD_NUMBERS_AS_TEXT = ('', 'x', '-1', '+1', '1.5', ' 1', '1e3', '9223372036854775808')
ANYTHING = (None, True, False, 0, 7, 1.5, 'x', '7', [], ['x'], {}, {'a': 1})
BEYOND_NUMBERS = (-1, 0.5, 2**53, 2.0**53, 2**53 + 1, 2**63 - 1, 2**63, 1e300)
DEPTH = 32


def _sample_text(limit):
    letters = LETTER * (limit // 2)
    return ('', 'x', 'x' * limit, 'x' * (limit + 1), letters, letters + 'x', 'x' + letters)


def _sample_numbers(schema):
    least, most = schema['minimum'], schema['maximum']
    values = (least, least + 1, most, most - 1, most + 1, 3.0, *BEYOND_NUMBERS)
    if 'number' not in schema['type']:
        return values
    return (*values, math.nextafter(least, -math.inf), math.nextafter(most, math.inf))


def sample(schema):
    """Values to try in the place of a schema: its bounds, what lies just beyond, and every type of JSON."""
    values = [*ANYTHING, *schema.get('enum', ()), *schema.get('examples', ())]
    values += [each['value'] for each in schema.get('x-tolerated', ())]
    if 'x-bytes' in schema:
        values += _sample_text(schema['x-bytes'])
    if schema.get('x-kind') == 'time':
        values += GOOD_TIMES + BAD_TIMES
    if schema.get('x-kind') == 'sequence':
        values += GOOD_NUMBERS_AS_TEXT + BAD_NUMBERS_AS_TEXT
    if 'minimum' in schema:
        values += _sample_numbers(schema)
    return list({json.dumps(each): each for each in values}.values())


def _put(message, path, value):
    changed = copy.deepcopy(message)
    place = changed
    for step in path[:-1]:
        place = place.setdefault(step, {})
    place[path[-1]] = value
    return changed


def _without(message, name):
    return {key: value for key, value in message.items() if key != name}


def _vary(message, path, schema):
    for value in sample(schema):
        yield '/'.join(path), _put(message, path, value)


def make_updates(name):
    """Updates of one type: every member in both places, and everything that it may hold or may not."""
    schema = reading.DOCUMENTS[name]
    payload = schema['properties']['payload']
    id_name = payload['required'][0]
    message = {'type': name, 'sequence': 7, 'timestamp': '2026-03-01T14:02:11Z', 'payload': {id_name: 'e-1'}}
    bare = {'type': name, 'payload': {id_name: 'e-1'}}
    for member, part in payload['properties'].items():
        start = bare if member in reading.SEQUENCES + reading.TIMES else message
        yield from _vary(start, ('payload', member), part)
    for member in reading.SEQUENCES + reading.TIMES:
        yield from _vary(bare, (member,), schema['properties'][member])
    yield from _vary(message, ('payload',), {})
    yield 'payload', _without(message, 'payload')
    yield id_name, _put(message, ('payload',), {})


def make_orders(name='presence.update'):
    """Where a message's number and time are found if they are told more than once."""
    bare = {'type': name, 'payload': {'userId': 'e-1', 'status': 'Break'}}
    for names, values in (reading.SEQUENCES, (1, 2)), (reading.TIMES, ('2026-03-01T14:02:11Z', '2026-03-01T14:02:12Z')):
        for first, second in itertools.product(names, names):
            inside = _put(bare, ('payload', second), values[1])
            yield 'the message before its payload', _put(inside, (first,), values[0])
            yield 'null is looked for further', _put(inside, (first,), None)
            yield 'a wrong one is not passed over', _put(inside, (first,), [])
        for first, second in itertools.permutations(names, 2):
            for place in ((), ('payload',)):
                one = _put(bare, (*place, first), values[0])
                yield 'one name before another', _put(one, (*place, second), values[1])


def make_subscribed():
    """Answers to a subscription, from bare to wrong."""
    schema = reading.DOCUMENTS['subscribed']['properties']['payload']
    bare = {'type': 'subscribed', 'sequence': 1}
    yield 'bare', bare
    yield from _vary(bare, ('payload',), {})
    for part, inner in schema['properties'].items():
        name, ids = next(iter(inner['properties'].items()))
        yield from _vary(bare, ('payload', part), {})
        yield from _vary(bare, ('payload', part, name), {})
        for value in sample(ids['items']):
            yield f'{part}/{name}/id', _put(bare, ('payload', part, name), ['e-1', value])


def make_errors():
    """Complaints, in the payload or beside it."""
    parts = reading.DOCUMENTS['error']['properties']['payload']['properties']
    for name, part in parts.items():
        yield from _vary({'type': 'error'}, ('payload', name), part)
        yield from _vary({'type': 'error'}, (name,), part)
    yield from _vary({'type': 'error', 'code': 'c', 'message': 'm'}, ('payload',), {})


def _spell(word):
    yield from (word, word.upper(), word.title(), '_'.join(word), f'-{word}-', word[:4] + '-_' + word[4:])


def make_heartbeats():
    """Heartbeats in every dialect, with everything that may come along; and what only looks like one."""
    parts = reading.DOCUMENTS['heartbeat']['properties']
    for key in reading.HEARTBEAT_KEYS:
        for word in ('heartbeat', 'ping', 'keepalive'):
            for spelling in _spell(word):
                yield f'{key}={spelling}', {key: spelling}
        for value in (*ANYTHING, 'pong', 'heartbeats', 'pin', 'keep alive', ''):
            yield f'{key} is no heartbeat', {key: value}
        for name in ('id', 'sequence', 'timestamp'):
            for value in (*ANYTHING, 2**53 + 1, LETTER, '"\\'):
                yield f'{name} comes back', {key: 'ping', name: value}
    yield from _vary({'type': 'heartbeat'}, ('intervalSeconds',), parts['intervalSeconds'])
    yield from _vary({'type': 'heartbeat'}, ('payload', 'intervalSeconds'), parts['intervalSeconds'])
    yield from _vary({'type': 'heartbeat'}, ('payload',), {})
    yield 'two intervals', {'type': 'heartbeat', 'intervalSeconds': 5, 'payload': {'intervalSeconds': 6}}
    yield 'the second of two intervals', {'type': 'heartbeat', 'intervalSeconds': -5, 'payload': {'intervalSeconds': 6}}


def make_strangers():
    """What is passed over: unknown members beside those that count, and messages of unknown types."""
    for name, schema in reading.DOCUMENTS.items():
        for example in schema['examples']:
            yield f'an example of {name}', example
            yield f'{name} with strange members', {**example, 'mood': 'good', 'nested': [{'a': [None]}]}
            if isinstance(example.get('payload'), dict):
                yield f'{name} with a strange payload', _put(example, ('payload', 'x-9'), {'deep': [[]]})
    for value in ('weather.update', '', 'Presence.Update', 'presence.update ', 'subscribe'):
        yield 'a strange type', {'type': value, 'payload': {'userId': 'e-1'}}
    for value in ANYTHING:
        yield 'a type of a wrong type', {'type': value, 'payload': {'userId': 'e-1'}}
    yield 'nothing', {}


def _nest(depth):
    return '[' * depth + ']' * depth


def make_frames():
    """What is not even a JSON object, and what just is one."""
    update = '{"type":"presence.update","payload":{"userId":"e-1"%s}}'
    for text, reason in (
        ('', 'empty'),
        (' \t\r\n', 'empty'),
        ('pong', 'not-json'),
        ('Ping', 'not-json'),
        ('ping ', 'not-json'),
        ('{"type":"subscribed"', 'not-json'),
        ("{'type':'subscribed'}", 'not-json'),
        ('{"type":"subscribed",}', 'not-json'),
        ('/**/{"type":"subscribed"}', 'not-json'),
        ('{"type":"subscribed"}{}', 'not-json'),
        (update % ',"status":01', 'not-json'),
        (update % ',"status":"\\u0000"', 'not-json'),
        (update % ',"status":"\\ud800"', 'not-json'),
        ('[]', 'not-an-object'),
        ('"ping"', 'not-an-object'),
        ('null', 'not-an-object'),
        ('7', 'not-an-object'),
        (update % (',"a":' + _nest(DEPTH - 1)), 'too-deep'),
        (update % ',"a":-99999999999999999999', 'wrong-type'),
    ):
        yield text[:40], text, {'outcome': 'dropped', 'reason': reason}
    at_limit = update % (',"a":' + _nest(DEPTH - 2))
    yield 'as deep as may be', at_limit, reading.read(json.loads(at_limit))
    yield 'ping', 'ping', {'outcome': 'heartbeat', 'reply': 'pong', 'interval': 0}


GROUPS = {
    **{name: lambda name=name: make_updates(name) for name in reading.KINDS},
    'order': make_orders,
    'subscribed': make_subscribed,
    'error': make_errors,
    'heartbeat': make_heartbeats,
    'strangers': make_strangers,
}


def _choose_schema(message, expected):
    """Heartbeats have no type of their own."""
    if expected['outcome'] == 'heartbeat':
        return 'heartbeat'
    known = [name for name in reading.DOCUMENTS if name == message.get('type')]
    return known[0] if known else None


def _make_vector(group, name, message, judge):
    expected = reading.read(message)
    schema = _choose_schema(message, expected)
    return {
        'group': group,
        'name': f'{name} {json.dumps(message)[:160]}',
        'frame': json.dumps(message, ensure_ascii=False),
        'conforms': schema is not None and judge.find_fault(schema, message) is None,
        'expect': expected,
    }


def make_vectors():
    """All vectors, group by group."""
    judge = Judge()
    for group, make in GROUPS.items():
        for name, message in make():
            yield _make_vector(group, name, message, judge)
    for name, text, expected in make_frames():
        yield {'group': 'frames', 'name': name, 'frame': text, 'conforms': None, 'expect': expected}


def write(path):
    """Writes all vectors, one a line, and returns them."""
    vectors = list(make_vectors())
    with open(path, 'w', encoding='utf-8') as file:
        file.writelines(json.dumps(vector) + '\n' for vector in vectors)
    return vectors
