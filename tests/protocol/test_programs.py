# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the programs say over real sockets conforms: the demo centre's tokens, refusals and truth, and what
`ringsidectl dump`, `watch` and `check --json` print. RINGSIDE_DEMO_PROGRAM and RINGSIDECTL name the programs."""

import base64
import json
import os
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request

from judge import Judge

SECRET = 'a secret of this test'
SECONDS = 60  # for anything that is to happen soon
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def open_pipe(text):
    """The reading end of a pipe that holds a line."""
    reading, writing = os.pipe()
    os.write(writing, (text + '\n').encode())
    os.close(writing)
    return reading


def run_with_secret(command, **options):
    """Starts a program that reads the secret from a file descriptor."""
    reading = open_pipe(SECRET)
    try:
        return subprocess.Popen(
            [*command, f'--secret-fd={reading}'], pass_fds=[reading], stdout=subprocess.PIPE, text=True, **options
        )
    finally:
        os.close(reading)


def ask(url, form=None, secret=None, method=None, token=None):
    """Status and body of an HTTP call."""
    data = urllib.parse.urlencode(form).encode() if form is not None else None
    request = urllib.request.Request(url, data=data, method=method)
    if secret is not None:
        pair = f'demo:{urllib.parse.quote(secret)}'
        request.add_header('Authorization', 'Basic ' + base64.b64encode(pair.encode()).decode())
    if token is not None:
        request.add_header('Authorization', f'Bearer {token}')
        request.add_header('Accept', 'application/json')
    try:
        with DIRECT.open(request, timeout=SECONDS) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


class CentreTest(unittest.TestCase):
    """A demo centre on a socket, with what its FAULTS do, and the means to talk to it."""

    KINDS = {'agents': 12, 'queues': 3}
    RATE = 100
    FAULTS = ''

    @classmethod
    def setUpClass(cls):
        cls.strict = Judge(closed=True)
        cls.folder = tempfile.TemporaryDirectory(prefix='ringside-')
        cls.addClassCleanup(cls.folder.cleanup)
        cls.profile = os.path.join(cls.folder.name, 'demo.ringside')
        plan = os.path.join(cls.folder.name, 'faults')
        with open(plan, 'w', encoding='utf-8') as file:
            file.write(cls.FAULTS)
        words = [f'--{kind}={count}' for kind, count in cls.KINDS.items()]
        words += [f'--rate={cls.RATE}', f'--faults={plan}', f'--profile={cls.profile}']
        cls.centre = run_with_secret([os.environ['RINGSIDE_DEMO_PROGRAM'], *words])
        cls.addClassCleanup(cls.close_centre)
        cls.addresses = json.loads(cls.centre.stdout.readline())

    @classmethod
    def close_centre(cls):
        """Ends the centre, which must end well."""
        cls.centre.terminate()
        cls.centre.communicate(timeout=SECONDS)
        if cls.centre.returncode != 0:
            raise AssertionError(f'the demo centre ended with {cls.centre.returncode}')

    def assert_conforms(self, name, text):
        """Parses what must be one JSON document that conforms."""
        value = json.loads(text)
        self.assertIsNone(self.strict.find_fault(name, value), text[:400])
        return value

    def run_ctl(self, *words):
        """What ringsidectl prints; it must end well."""
        environment = {**os.environ, 'XDG_CONFIG_HOME': self.folder.name, 'LC_ALL': 'C.UTF-8'}
        environment.pop('CREDENTIALS_DIRECTORY', None)
        process = run_with_secret([os.environ['RINGSIDECTL'], *words], env=environment, stderr=subprocess.DEVNULL)
        try:
            output, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        self.assertEqual(process.returncode, 0)
        return output

    def dump(self):
        """The picture of a moment in which nothing changes."""
        base = self.addresses['truthUrl'].removesuffix('/truth')
        ask(f'{base}/pause', method='POST')
        self.addCleanup(ask, f'{base}/resume', method='POST')
        output = self.run_ctl('dump', self.profile, '--quiet-for=0.5')
        self.assertEqual(output.count('\n'), 1)
        dump = self.assert_conforms('dump', output)
        self.assertEqual({kind: len(dump[kind]) for kind in self.KINDS}, self.KINDS)
        self.assertEqual(dump['source']['state'], 'live')
        return dump

    def watch(self, seconds):
        """What is told of some seconds."""
        lines = self.run_ctl('watch', self.profile, f'--for={seconds}').splitlines()
        return [self.assert_conforms('watch', line) for line in lines]


class SoundCentreTest(CentreTest):
    """Given a centre without faults, when programs talk to it, then all that they say conforms."""

    def ask_for_token(self, secret=SECRET, **form):
        """The answer to a token call."""
        return ask(self.addresses['tokenUrl'], {'grant_type': 'client_credentials', **form}, secret)

    def test_a_token(self):
        status, body = self.ask_for_token(scope='presence:read queue:read')
        self.assertEqual(status, 200)
        self.assertEqual(self.assert_conforms('token-reply', body)['scope'], 'presence:read queue:read')

    def test_every_refusal_of_a_token(self):
        for expected, status, call in (
            ('invalid_client', 401, {'secret': 'wrong'}),
            ('invalid_scope', 400, {'scope': 'everything'}),
            ('unsupported_grant_type', 400, {'grant_type': 'password'}),
        ):
            came, body = self.ask_for_token(**call)
            self.assertEqual((came, self.assert_conforms('token-error', body)['error']), (status, expected))
        came, body = ask(self.addresses['tokenUrl'], {}, SECRET)
        self.assertEqual((came, self.assert_conforms('token-error', body)['error']), (400, 'invalid_request'))

    def list_all(self, url, name, schema):
        """The entries of a list of the centre, which conforms."""
        token = json.loads(self.ask_for_token()[1])['access_token']
        status, body = ask(url, token=token)
        self.assertEqual(status, 200)
        return self.assert_conforms(schema, body)[name]

    def test_the_names(self):
        for name, count in (('users', self.KINDS['agents']), ('queues', self.KINDS['queues'])):
            self.assertEqual(len(self.list_all(self.addresses[f'{name}Url'], name, name)), count)

    def test_the_directory(self):
        base = self.addresses['restUrl'] + '/InContactAPI/services/v30.0'
        for name, count in (('agents', self.KINDS['agents']), ('skills', self.KINDS['queues'])):
            self.assertEqual(len(self.list_all(f'{base}/{name}', name, name)), count)
        agents = self.list_all(f'{base}/agents?top=5&skip=5', 'agents', 'agents')
        teams = {each['teamId'] for each in self.list_all(f'{base}/teams', 'teams', 'teams')}
        self.assertEqual(len(agents), 5)
        self.assertLessEqual({each['teamId'] for each in agents}, teams)

    def test_the_discovery(self):
        base = self.addresses['discoveryUrl'] + '/.well-known'
        _, body = ask(f'{base}/openid-configuration')
        self.assertEqual(self.assert_conforms('openid-configuration', body)['token_endpoint'], self.addresses['tokenUrl'])
        _, body = ask(f'{base}/cxone-configuration?tenantId={self.addresses["tenantId"]}')
        self.assertEqual(self.assert_conforms('cxone-configuration', body)['api_endpoint'], self.addresses['restUrl'])

    def test_the_truth(self):
        status, body = ask(self.addresses['truthUrl'])
        truth = self.assert_conforms('truth', body)
        self.assertEqual((status, {kind: len(truth[kind]) for kind in self.KINDS}), (200, self.KINDS))

    def test_a_dump(self):
        dump = self.dump()
        self.assertGreater(len(dump['interactions']), 0)
        self.assertEqual(dump['counters']['malformedReasons'], {})

    def test_a_check(self):
        check = self.assert_conforms('check', self.run_ctl('check', '--json', self.profile))
        self.assertEqual({line['state'] for line in check['lines']}, {'good'})

    def test_every_line_of_watch(self):
        lines = self.watch(2)
        self.assertEqual({line['type'] for line in lines}, {'agent', 'queue', 'interaction', 'source'})
        self.assertTrue(any('removed' in line for line in lines))


class FaultyCentreTest(CentreTest):
    """Given a centre that breaks frames, holds them back and hangs up, then what is printed conforms as well."""

    KINDS = {'agents': 60, 'queues': 6}
    RATE = 300
    FAULTS = '[Burst]\nEvery=1.5\nHold=1.4\n[Malformed]\nShare=0.5\nKinds=wrong-types\n[Close]\nAt=3.5\nCode=1011\n'

    def test_a_dump_tells_what_was_dropped(self):
        self.assertEqual(set(self.dump()['counters']['malformedReasons']), {'wrong-type'})

    def test_watch_tells_the_steps_between_and_the_loss(self):
        lines = self.watch(5)
        self.assertTrue(any('transitions' in line for line in lines))
        sources = {line['state']: line['sentence'] for line in lines if line['type'] == 'source'}
        self.assertLessEqual({'connecting', 'live', 'reconnecting'}, set(sources))
        self.assertIn('lost', sources['reconnecting'])


del CentreTest  # no test by itself


if __name__ == '__main__':
    unittest.main()
