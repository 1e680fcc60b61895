# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No secret is where others can read it: all programs run, well and badly, and everything that they leave is searched."""

import base64
import http.server
import json
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import unittest
import urllib.parse

CLIENT = 'demo'
SECRET = 'Hush-4711-client/secret+'
ACCESS_TOKEN = 'Hush-4712-access-token'
REFRESH_TOKEN = 'Hush-4713-refresh-token'
KEY_SECRET = 'Hush-4714-access-key-secret'
DEADLINE = 60
PROGRAMS = {name: os.environ[name] for name in ('RINGSIDE_PROGRAM', 'RINGSIDECTL', 'RINGSIDE_DEMO')}
TALKATIVE = {'G_MESSAGES_DEBUG': 'all', 'G_DBUS_DEBUG': 'message', 'GNUTLS_DEBUG_LEVEL': '9', 'SOUP_DEBUG': '9',
             'SECRET_DEBUG': 'all', 'GSETTINGS_BACKEND': 'keyfile'}


def spell(secret):
    """The forms in which a secret travels: as it is, in a form, and in a header."""
    pair = f'{CLIENT}:{secret}'
    quoted = f'{CLIENT}:{urllib.parse.quote_plus(secret)}'
    return {secret, urllib.parse.quote_plus(secret), json.dumps(secret)[1:-1],
            *(base64.b64encode(each.encode()).decode().rstrip('=') for each in (secret, pair, quoted))}


def list_family(process):
    """A process and its children, and theirs."""
    family = [process]
    for pid in family:
        try:
            for thread in os.listdir(f'/proc/{pid}/task'):
                with open(f'/proc/{pid}/task/{thread}/children', encoding='ascii') as file:
                    family += map(int, file.read().split())
        except FileNotFoundError:
            pass
    return family


class Echo(http.server.BaseHTTPRequestHandler):
    """A server with bad manners: it repeats in its errors all that it was told."""

    gives_token = False

    def answer(self, status, document):
        """Replies with JSON, and says all that was heard in a header as well."""
        body = json.dumps(document).encode()
        self.send_response(status, 'Refused' if status != 200 else 'OK')
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.send_header('WWW-Authenticate', f'Bearer error="{self.headers.get("Authorization", "")}"')
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        heard = self.rfile.read(int(self.headers['Content-Length'])).decode()
        if self.server.gives_token:
            self.answer(200, {'access_token': ACCESS_TOKEN, 'refresh_token': REFRESH_TOKEN, 'token_type': 'Bearer',
                              'expires_in': 3600})
            return
        words = f'{self.headers.get("Authorization", "")} {heard} {urllib.parse.unquote_plus(heard)}'
        self.server.heard += words
        self.answer(400, {'error': 'invalid_request', 'error_description': words, 'message': words})

    def do_GET(self):
        heard = self.headers.get('Authorization', '')
        self.answer(403, {'error': heard, 'message': f'{heard} may not'})

    def log_message(self, *_):
        pass


class SecrecyTest(unittest.TestCase):
    """Given secrets that can be recognised, when everything was run, then none is found anywhere."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='ringside-secrecy-')
        self.addCleanup(shutil.rmtree, self.folder)
        self.environment = {**os.environ, **TALKATIVE}
        self.environment.pop('CREDENTIALS_DIRECTORY', None)
        for name in ('HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME', 'TMPDIR'):
            self.environment[name] = os.path.join(self.folder, name)
            os.mkdir(self.environment[name])
        self.heard = []  # what was printed, and what the kernel tells about processes
        self.secrets = [SECRET, ACCESS_TOKEN, REFRESH_TOKEN, KEY_SECRET]

    def start(self, program, *words, secret=None, **options):
        """Starts one of the programs, with the secret as people give it."""
        command = [PROGRAMS[program], *words]
        descriptors = ()
        if secret is not None:
            reader, writer = os.pipe()
            os.write(writer, secret.encode() + b'\n')
            os.close(writer)
            self.addCleanup(os.close, reader)
            descriptors = (reader,)
            command += ['--secret-fd', str(reader)]
        process = subprocess.Popen(command, env=self.environment, pass_fds=descriptors, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, **{'cwd': self.folder, **options})
        self.addCleanup(self.end, process)
        return process

    def end(self, process):
        """Ends it if it lives, and keeps what it said."""
        if process.poll() is None:
            process.terminate()
        for stream, text in zip((process.stdout, process.stderr), process.communicate(timeout=DEADLINE)):
            self.heard.append(text)
            stream.close()

    def start_window(self, profile, **options):
        """Opens the window, and returns when the program has begun: libraries speak before it does."""
        window = self.start('RINGSIDE_PROGRAM', profile, secret=SECRET, **options)
        while b'DEBUG' not in (line := window.stdout.readline()):
            self.assertNotEqual(line, b'')
            self.heard.append(line)
        return window

    def run_to_end(self, program, *words, code=0, secret=None):
        """Runs it to its end; gives what it complained of."""
        process = self.start(program, *words, secret=secret)
        output, complaints = process.communicate(timeout=DEADLINE)
        self.heard += [output, complaints]
        self.assertEqual(process.returncode, code, complaints.decode()[-2000:])
        return output.decode(), complaints.decode()

    def watch_family(self, process):
        """Notes what the kernel tells everybody about a process and its children."""
        for pid in list_family(process.pid):
            for name in ('cmdline', 'environ'):
                try:
                    with open(f'/proc/{pid}/{name}', 'rb') as file:
                        self.heard.append(file.read())
                except (FileNotFoundError, PermissionError):
                    pass

    def start_demo(self):
        """A centre whose secret is ours; gives it and a profile."""
        profile = os.path.join(self.folder, 'demo.ringside')
        demo = self.start('RINGSIDE_DEMO', '--agents', '8', '--profile', profile, secret=SECRET)
        self.heard.append(demo.stdout.readline())
        return demo, profile

    def start_echo(self, gives_token=False):
        """The server with bad manners; gives it."""
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Echo)
        server.gives_token = gives_token
        server.heard = ''
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server

    def write_profile(self, server, auth):
        """Writes a profile for it."""
        port = server.server_address[1]
        path = os.path.join(self.folder, 'echo.ringside')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(f'[Ringside]\nVersion=1\nName=Echo\n[Source]\nKind=stream\nStreamUrl=ws://127.0.0.1:{port}/s\n'
                       f'[Auth]\nTokenUrl=http://127.0.0.1:{port}/t\n{auth}\n[Roster]\nUsers=a1\n')
        return path

    def take_picture(self, profile, code, secret):
        """Opens the window for a moment."""
        self.run_to_end('RINGSIDE_PROGRAM', profile, '--shot', os.path.join(self.folder, 'board.png'), '--shot-after', '1',
                        code=code, secret=secret)

    def read_everything(self):
        """What was printed, what the kernel told, and every file: names of sources, and bytes."""
        yield from (('what was said', text) for text in self.heard)
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    with open(path, 'rb') as file:
                        yield path, file.read()

    def assert_nothing_is_told(self):
        """No secret, in no form, anywhere."""
        forms = {form.encode(): secret for secret in self.secrets for form in spell(secret)}
        sources = list(self.read_everything())
        self.assertGreater(sum(len(data) for _, data in sources), 1000)
        for source, data in sources:
            for form, secret in forms.items():
                at = data.find(form)
                self.assertEqual(at, -1, f'{secret} is in {source}: {data[max(at - 200, 0):at + 60]}')

    def test_when_all_is_well(self):
        demo, profile = self.start_demo()
        recording = os.path.join(self.folder, 'recording')
        self.run_to_end('RINGSIDECTL', 'check', profile, secret=SECRET)
        self.run_to_end('RINGSIDECTL', 'dump', profile, '--quiet-for', '0.3', secret=SECRET)
        self.run_to_end('RINGSIDECTL', 'record', profile, recording, '--for', '1', secret=SECRET)
        self.assertGreater(os.path.getsize(recording), 0)
        self.run_to_end('RINGSIDECTL', 'sign-in', profile, secret=SECRET)
        self.run_to_end('RINGSIDECTL', 'check', profile)
        self.run_to_end('RINGSIDECTL', 'import', profile)
        self.run_to_end('RINGSIDECTL', 'export', 'Demo centre')
        self.run_to_end('RINGSIDECTL', 'sign-out', profile)
        self.take_picture(profile, 0, SECRET)
        self.watch_family(demo)
        demo.terminate()
        self.heard += demo.communicate(timeout=DEADLINE)
        self.assert_nothing_is_told()

    def test_when_systemd_hands_the_secret_over(self):
        _, profile = self.start_demo()
        with tempfile.TemporaryDirectory() as credentials:
            with open(os.path.join(credentials, 'ringside-secret'), 'w', encoding='utf-8') as file:
                file.write(SECRET)
            self.environment['CREDENTIALS_DIRECTORY'] = credentials
            self.run_to_end('RINGSIDECTL', 'check', profile)
            self.take_picture(profile, 0, None)
        self.assert_nothing_is_told()

    def test_while_they_run(self):
        demo, profile = self.start_demo()
        watch = self.start('RINGSIDECTL', 'watch', profile, secret=SECRET)
        self.heard.append(watch.stdout.readline())
        window = self.start_window(profile)
        for process in (demo, watch, window):
            self.watch_family(process)
            self.end(process)
        self.assert_nothing_is_told()

    def test_when_the_secret_is_wrong(self):
        _, profile = self.start_demo()
        self.secrets.append('Hush-4715-wrong')
        for command in ('check', 'dump', 'sign-in'):
            self.run_to_end('RINGSIDECTL', command, profile, code=2, secret='Hush-4715-wrong')
        self.take_picture(profile, 2, 'Hush-4715-wrong')
        self.assert_nothing_is_told()

    def test_when_a_server_repeats_the_secret(self):
        server = self.start_echo()
        key = subprocess.run(['openssl', 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
                             capture_output=True, text=True, check=True).stdout
        self.secrets.append(key.splitlines()[1])
        grants = {
            f'Grant=client-credentials\nClientId={CLIENT}': SECRET,
            f'Grant=jwt-bearer\nClientId={CLIENT}': key,
            f'Grant=access-key\nAccessKeyId={CLIENT}': KEY_SECRET,
        }
        for auth, secret in grants.items():
            with self.subTest(auth=auth):
                profile = self.write_profile(server, auth)
                for command in ('check', 'dump', 'sign-in'):
                    self.run_to_end('RINGSIDECTL', command, profile, code=2, secret=secret)
                self.take_picture(profile, 2, secret)
                self.assert_nothing_is_told()
        for secret in (SECRET, KEY_SECRET):
            self.assertTrue(any(form in server.heard for form in spell(secret)), 'there was nothing to repeat')

    def test_when_a_server_repeats_the_token(self):
        profile = self.write_profile(self.start_echo(gives_token=True), f'Grant=client-credentials\nClientId={CLIENT}')
        for command in ('check', 'dump'):
            self.run_to_end('RINGSIDECTL', command, profile, code=2, secret=SECRET)
        self.take_picture(profile, 2, SECRET)
        self.assert_nothing_is_told()

    def test_when_there_is_no_keyring(self):
        _, profile = self.start_demo()
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = f'unix:path={self.folder}/nobody'
        self.run_to_end('RINGSIDECTL', 'sign-in', profile, code=2, secret=SECRET)
        self.assert_nothing_is_told()

    def test_when_they_crash(self):
        empty = os.path.join(self.folder, 'cores')
        os.mkdir(empty)
        options = {'cwd': empty, 'preexec_fn': lambda: resource.setrlimit(resource.RLIMIT_CORE, (-1, -1))}
        _, profile = self.start_demo()
        for number in (signal.SIGABRT, signal.SIGSEGV):
            demo = self.start('RINGSIDE_DEMO', secret=SECRET, **options)
            self.heard.append(demo.stdout.readline())
            watch = self.start('RINGSIDECTL', 'watch', profile, secret=SECRET, **options)
            self.heard.append(watch.stdout.readline())
            window = self.start_window(profile, **options)
            for process in (demo, watch, window):
                process.send_signal(number)
                self.assertEqual(process.wait(DEADLINE), -number)
                self.end(process)
        self.assertEqual(os.listdir(empty), [])
        self.assert_nothing_is_told()

    def test_this_machine_would_show_a_core_file(self):
        with open('/proc/sys/kernel/core_pattern', encoding='ascii') as file:
            pattern = file.read().strip()
        if pattern.startswith('|') or '/' in pattern:
            self.skipTest('cores go elsewhere: what is tested above is the limit that is handed over with them')
        careless = subprocess.Popen(['sleep', '60'], cwd=self.folder,
                                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (-1, -1)))
        careless.send_signal(signal.SIGABRT)
        careless.wait(DEADLINE)
        self.assertTrue(any('core' in name for name in os.listdir(self.folder)))

    def test_the_window_forbids_core_files(self):
        _, profile = self.start_demo()
        window = self.start_window(profile)
        with open(f'/proc/{window.pid}/limits', encoding='ascii') as file:
            limits = [line.split() for line in file if line.startswith('Max core file size')]
        self.assertEqual([line[4:6] for line in limits], [['0', '0']])


if __name__ == '__main__':
    unittest.main()
