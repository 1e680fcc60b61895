# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A centre behind nginx, whose certificate is signed by an authority of its own."""

import os

from certificates import Authority
from gate import Gate
from peer_test import PeerTest

PATH = '/v1/streaming/presence'


class GateCase(PeerTest):
    """A gate with TLS in front of npm's ws and oauth2-mock-server."""

    def begin(self, certificate=None, stream=None, **settings):
        """Starts all three; the gate's certificate is good if nothing else is said."""
        self.authority = Authority(os.path.join(self.folder, 'authority'))
        self.mock = self.start('mock')
        door = {'kind': 'jwks', 'jwksUrl': self.mock.jwks_url, 'issuer': self.mock.issuer}
        self.stream = self.start('stream', door=door, **{'updates': 50, **(stream or {})})
        path, key = self.authority.sign('gate', **(certificate or {}))
        self.gate = Gate(self.peers, os.path.join(self.folder, 'gate'), certificate=path, key=key,
                         token_server=self.mock.url, stream_server=self.stream.url, **settings)
        self.addCleanup(self.gate.end)
        self.gate.open()

    def point(self, host='localhost', token_url=None, ca_file=True):
        """A profile that leads to the gate."""
        source = [f'CaFile={self.authority.file}'] if ca_file else []
        port = self.gate.port
        return self.write_profile(f'wss://{host}:{port}{PATH}', token_url or f'https://{host}:{port}/token', source=source)


class CertificateTest(GateCase):
    """Given a gate with TLS, then only one that is who it says it is gets a word."""

    def assert_distrusted(self, result):
        self.assertEqual(result.code, 2)
        self.assertIn(f'The certificate of localhost:{self.gate.port} is not trusted', result.complaints)
        self.assertIn('nothing was sent', result.complaints)
        self.assertIsNone(result.document)
        self.assertEqual(self.gate.read_log(), [])
        self.assertEqual(self.stream.tell_facts()['requests'], 0)

    def test_the_named_authority_is_trusted(self):
        self.begin()
        for host in ('localhost', '127.0.0.1'):
            with self.subTest(host=host):
                self.assert_picture_is_true(self.stream, self.dump(self.point(host)))
        self.assertEqual(len(self.gate.read_log()), 4)

    def test_without_the_authority_no_secret_is_sent(self):
        self.begin()
        self.assert_distrusted(self.dump(self.point(ca_file=False)))
        self.assertEqual(self.mock.tell_facts()['requests'], [])

    def test_without_the_authority_no_token_is_sent(self):
        self.begin()
        self.assert_distrusted(self.dump(self.point(token_url=self.mock.token_url, ca_file=False)))
        self.assertEqual(self.mock.tell_facts()['tokens'], 1)

    def test_another_authority_is_not_trusted(self):
        self.begin()
        self.authority = Authority(os.path.join(self.folder, 'stranger'))
        self.assert_distrusted(self.dump(self.point()))

    def test_a_certificate_for_another_host_is_not_trusted(self):
        self.begin({'subject': 'DNS:other.example'})
        self.assert_distrusted(self.dump(self.point()))

    def test_an_expired_certificate_is_not_trusted(self):
        self.begin({'begin': -30, 'end': -1})
        self.assert_distrusted(self.dump(self.point()))

    def test_a_certificate_from_tomorrow_is_not_trusted(self):
        self.begin({'begin': 1, 'end': 30})
        self.assert_distrusted(self.dump(self.point()))

    def test_a_server_without_tls_is_called_that_and_not_untrusted(self):
        self.begin()
        self.gate.port = int(self.stream.url.rsplit(':', 1)[1])
        result = self.dump(self.point(token_url=self.mock.token_url), timeout=2)
        self.assertEqual(result.code, 1)
        self.assertIn(f'No secure connection to localhost:{self.gate.port}', result.complaints)
        self.assertEqual(self.stream.tell_facts()['requests'], 0)

    def test_every_version_of_tls_that_is_still_good_is_spoken(self):
        for protocols in ('TLSv1.2', 'TLSv1.3'):
            with self.subTest(protocols=protocols):
                self.folder = os.path.join(self.folder, protocols)
                os.mkdir(self.folder)
                self.begin(protocols=protocols)
                self.assert_picture_is_true(self.stream, self.dump(self.point()))

    def test_a_gate_that_would_rather_speak_http_2_lets_the_stream_through(self):
        self.begin(http2='http2')
        self.assert_picture_is_true(self.stream, self.dump(self.point()))
        token, stream = self.gate.read_log()
        self.assertIn('"POST /token HTTP/1.1" 200', token)
        self.assertIn(f'"GET {PATH} HTTP/1.1" 101', stream)


class OutageTest(GateCase):
    """Given a gate that cuts what runs through it, when it is back, then so is the picture."""

    def test_a_silent_stream_is_cut_by_the_gate_and_comes_back(self):
        self.begin(idle_seconds=2)
        watch = self.run_ctl('watch', self.point(), '--for', '20')
        for state in ('live', 'reconnecting', 'live'):
            self.await_state(watch, state)
        self.assertEqual(len(self.stream.tell_facts()['connections']), 2)

    def test_heartbeats_keep_the_gate_open(self):
        self.begin(stream={'heartbeat': 'type'}, idle_seconds=2)
        watch = self.run_ctl('watch', self.point(), '--for', '6')
        self.await_state(watch, 'live')
        code, lines, _ = watch.finish()
        self.assertEqual(code, 0)
        self.assertNotIn('reconnecting', lines)
        self.assertEqual(len(self.stream.tell_facts()['connections']), 1)

    def test_a_gate_that_starts_again_finds_the_board_back(self):
        self.begin()
        watch = self.run_ctl('watch', self.point(), '--for', '30')
        self.await_state(watch, 'live')
        self.gate.close()
        self.await_state(watch, 'reconnecting')
        self.gate.open()
        self.await_state(watch, 'live')
        facts = self.stream.tell_facts()
        self.assertEqual(len(facts['connections']), 2)
        self.assertEqual(facts['most'], 1)

    def test_a_gate_without_a_centre_behind_it_502_is_tried_again(self):
        self.begin()
        port = self.stream.url.rsplit(':', 1)[1]
        watch = self.run_ctl('watch', self.point(), '--for', '30')
        self.await_state(watch, 'live')
        self.stream.end()
        self.assertIn('was lost', watch.read_complaint())
        self.assertIn('refuses the stream (502)', watch.read_complaint())
        self.stream = self.start('stream', port=int(port))
        self.await_state(watch, 'live')
