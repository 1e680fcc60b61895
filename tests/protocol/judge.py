# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what conforms to a schema: an ordinary validator, and our measure of a text, which is its bytes."""

import jsonschema

import schemas


def _check_bytes(validator, limit, value, schema):
    if isinstance(value, str) and len(value.encode()) > limit:
        yield jsonschema.ValidationError(f'{len(value.encode())} bytes are more than {limit}')


Validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {'x-bytes': _check_bytes})


class Judge:
    """Knows all schemas; what they do not name is let pass, or with CLOSED counted as a fault."""

    def __init__(self, closed=False):
        shape = schemas.close if closed else dict
        self._validators = {name: Validator(shape(schemas.resolve(name))) for name in schemas.list_names()}

    def find_fault(self, name, value):
        """The worst thing that a value has against the schema, as a sentence; None if it conforms."""
        fault = jsonschema.exceptions.best_match(self._validators[name].iter_errors(value))
        return fault and f'{name}: {"/".join(map(str, fault.absolute_path))}: {fault.message}'


def conforms(schema, value):
    """Whether a value conforms to a resolved part of a schema."""
    return Validator(schema).is_valid(value)
