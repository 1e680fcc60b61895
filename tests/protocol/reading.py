# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a message means to a client, told by the schemas alone.

The schemas say what conforms; their x-otherwise says what becomes of the rest, x-tolerated and x-beyond what is taken
all the same. Nothing here knows the decoder, so that the two can be compared.
"""

import datetime
import json
import re

import schemas
from judge import conforms

SEQUENCES = ('sequence', 'sequenceNumber', 'seq')
TIMES = ('timestamp', 'eventTime', 'ts')
KINDS = {'presence.update': 'agent', 'queue.update': 'queue', 'interaction.update': 'interaction'}
HEARTBEAT_KEYS = ('type', 'command', 'event', 'topicName')
GRANTED = (('presence', 'userIds', 'agents'), ('queues', 'queueIds', 'queues'))
DOCUMENTS = {name: schemas.resolve(name) for name in (*KINDS, 'subscribed', 'error', 'heartbeat')}
WORD = schemas.look_up('heartbeat', 'definitions.json#/$defs/heartbeatWord')[1]
TIME_PARTS = re.compile(r'(\d{4}-\d\d-\d\d).(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)?')


class Dropped(Exception):
    """The whole frame is dropped; the argument is the reason."""


def is_taken(schema, value):
    """Whether a value is used: it conforms, or the schema says that it is used all the same."""
    if any(value == each['value'] for each in schema.get('x-tolerated', [])):
        return True
    if schema.get('x-beyond') == 'cut' and isinstance(value, str):
        return True
    return conforms(schema, value)


def read_time(text):
    """Nanoseconds since 1970."""
    date, hour, minute, second, fraction, sign, hours, minutes = TIME_PARTS.fullmatch(text).groups()
    days = datetime.date.fromisoformat(date).toordinal() - datetime.date(1970, 1, 1).toordinal()
    offset = (int(hours or 0) * 60 + int(minutes or 0)) * (-1 if sign == '-' else 1)
    seconds = ((days * 24 + int(hour)) * 60 + int(minute) - offset) * 60 + int(second)
    return seconds * 10**9 + int((fraction or '')[:9].ljust(9, '0'))


def _cut(text, limit):
    return text.encode()[:limit].decode(errors='ignore')


def _read_value(schema, value):
    if value is None:
        return None
    if schema.get('x-kind') == 'time':
        return {'time': str(read_time(value))}
    if isinstance(value, str):
        return {'text': _cut(value, schema['x-bytes'])}
    return {'number': value}


def _find(levels, schema, names):
    """The first of the names that is neither absent nor null, the message's own level before the payload."""
    for level in levels:
        for name in names:
            if level.get(name) is not None:
                return is_taken(schema['properties'][name], level[name]), level[name]
    return True, None


def _read_order(message, payload, schema, expected):
    good, sequence = _find((message, payload), schema, SEQUENCES)
    if not good:
        raise Dropped('wrong-type')
    if sequence is not None:
        expected['sequence'] = str(int(sequence))
    good, time = _find((message, payload), schema, TIMES)
    expected['wrong'] += not good
    if good and time is not None:
        expected['time'] = str(read_time(time))


def _read_fields(payload, schema, id_name, expected):
    for name, part in schema['properties'].items():
        if name not in payload or name in (id_name, *SEQUENCES, *TIMES):
            continue
        if is_taken(part, payload[name]):
            expected['fields'][name] = _read_value(part, payload[name])
        else:
            expected['wrong'] += 1


def _read_update(message):
    schema = DOCUMENTS[message['type']]
    part = schema['properties']['payload']
    payload = message.get('payload')
    id_name = part['required'][0]
    if not isinstance(payload, dict):
        raise Dropped(part['x-otherwise'])
    if not is_taken(part['properties'][id_name], payload.get(id_name)):
        raise Dropped(part['properties'][id_name]['x-otherwise'])
    expected = {'outcome': 'update', 'kind': KINDS[message['type']], 'id': payload[id_name], 'wrong': 0, 'fields': {}}
    _read_order(message, payload, schema, expected)
    _read_fields(payload, part, id_name, expected)
    return expected


def _read_granted(payload, part, name):
    """The ids, or None for all that was asked for."""
    schema = DOCUMENTS['subscribed']['properties']['payload']['properties'][part]
    if not is_taken(schema, payload.get(part)):
        raise Dropped(schema['x-otherwise'])
    return (payload.get(part) or {}).get(name)


def _read_subscribed(message):
    payload = message.get('payload')
    if not isinstance(payload, (dict, type(None))):
        raise Dropped(DOCUMENTS['subscribed']['properties']['payload']['x-otherwise'])
    granted = {what: _read_granted(payload or {}, part, name) for part, name, what in GRANTED}
    return {'outcome': 'subscribed', **granted}


def _read_error(message):
    parts = DOCUMENTS['error']['properties']['payload']['properties']
    payload = message.get('payload')
    payload = payload if isinstance(payload, dict) else message
    taken = {name: payload.get(name) for name in parts if is_taken(parts[name], payload.get(name))}
    return {'outcome': 'error', **{name: taken[name] and _cut(taken[name], 256) for name in taken}}


def _read_heartbeat(message, key):
    schema = DOCUMENTS['heartbeat']['properties']['intervalSeconds']
    payload = message.get('payload')
    places = (message, payload if isinstance(payload, dict) else {})
    intervals = [each['intervalSeconds'] for each in places if 'intervalSeconds' in each]
    word = re.sub('[-_]', '', message[key]).lower()
    reply = {key: 'pong' if word == 'ping' else message[key]}
    for name in ('id', 'sequence', 'timestamp'):
        if isinstance(message.get(name), (str, int, float)):
            reply[name] = message[name]
    interval = next((each for each in intervals if is_taken(schema, each)), 0)
    return {'outcome': 'heartbeat', 'reply': json.dumps(reply), 'interval': round(interval * 10**6)}


def _read_message(message):
    for key in HEARTBEAT_KEYS:
        if isinstance(message.get(key), str) and conforms(WORD, message[key]):
            return _read_heartbeat(message, key)
    if not isinstance(message.get('type'), str):
        raise Dropped('no-type')
    if message['type'] in KINDS:
        return _read_update(message)
    readers = {'subscribed': _read_subscribed, 'error': _read_error}
    return readers.get(message['type'], lambda _: {'outcome': 'unknown'})(message)


def read(message):
    """What is to come out when a client decodes a JSON object."""
    try:
        return _read_message(message)
    except Dropped as reason:
        return {'outcome': 'dropped', 'reason': str(reason)}
