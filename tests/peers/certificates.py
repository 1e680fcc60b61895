# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An authority of our own, made by openssl in a test's folder."""

import datetime
import os
import subprocess

CONFIGURATION = """
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
"""


def _format(days):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return moment.strftime('%Y%m%d%H%M%SZ')


class Authority:
    """Signs certificates that nobody trusts but who is told to."""

    def __init__(self, folder):
        self.folder = folder
        self.file = os.path.join(folder, 'authority.pem')
        os.makedirs(folder)
        open(os.path.join(folder, 'index.txt'), 'w', encoding='utf-8').close()
        with open(os.path.join(folder, 'ca.conf'), 'w', encoding='utf-8') as file:
            file.write(CONFIGURATION)
        self._openssl('req', '-x509', *self._make_key('authority'), '-out', self.file, '-subj', '/CN=Nobody knows us',
                      '-days', '2', '-addext', 'keyUsage=critical,keyCertSign')

    def _openssl(self, *words):
        done = subprocess.run(['openssl', *words], cwd=self.folder, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f'openssl {words[0]} failed: {done.stderr}')

    @staticmethod
    def _make_key(name):
        return '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', f'{name}.key'

    def sign(self, name, subject='DNS:localhost,IP:127.0.0.1', begin=-1, end=1):
        """Makes a certificate for some hosts, good for a span of days around now; gives the paths of it and its key."""
        self._openssl('req', '-new', *self._make_key(name), '-out', f'{name}.csr', '-subj', f'/CN={name}',
                      '-addext', f'subjectAltName={subject}')
        self._openssl('ca', '-batch', '-notext', '-config', 'ca.conf', '-cert', self.file, '-keyfile', 'authority.key',
                      '-in', f'{name}.csr', '-out', f'{name}.pem', '-startdate', _format(begin), '-enddate', _format(end))
        return os.path.join(self.folder, f'{name}.pem'), os.path.join(self.folder, f'{name}.key')
