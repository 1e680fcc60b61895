# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""nginx as the gate that stands in front of a centre and speaks TLS."""

import os
import shutil
import socket
import time

from programs import DEADLINE, Program

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
events {{ }}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} ssl {http2} reuseport;
    server_name localhost;
    ssl_certificate {certificate};
    ssl_certificate_key {key};
    ssl_protocols {protocols};
    location = /token {{
      proxy_pass {token_server};
    }}
    location /v1/ {{
      proxy_pass {stream_server};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
      proxy_read_timeout {idle_seconds}s;
    }}
  }}
}}
"""


class Gate:
    """nginx on a port of its own, which stays its own while it is not running."""

    def __init__(self, peers, folder, **settings):
        own = os.path.join(peers, 'nginx')
        self._program = own if os.access(own, os.X_OK) else shutil.which('nginx')
        self._folder = folder
        # Bound and not listening: nobody else gets the port, and while nginx is away, connections to it are refused.
        self._place = socket.socket()
        self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self._place.bind(('127.0.0.1', 0))
        self.port = self._place.getsockname()[1]
        self._running = None
        os.makedirs(folder)
        self._write({'http2': '', 'protocols': 'TLSv1.2 TLSv1.3', 'idle_seconds': 60, **settings})

    def _write(self, settings):
        with open(os.path.join(self._folder, 'nginx.conf'), 'w', encoding='utf-8') as file:
            file.write(CONFIGURATION.format(folder=self._folder, port=self.port, **settings))

    def _is_open(self):
        with socket.socket() as probe:
            return probe.connect_ex(('127.0.0.1', self.port)) == 0

    def open(self):
        """Starts nginx, and returns when it takes connections."""
        self._running = Program([self._program, '-p', self._folder, '-c', 'nginx.conf', '-e', 'error.log'])
        until = time.monotonic() + DEADLINE
        while not self._is_open():
            if self._running.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f'nginx did not start: {self._running.end()}')
            self._running.read_line(0.02)

    def close(self):
        """Ends nginx; all that went through it is cut."""
        self._running.end()

    def end(self):
        """Gives back what it holds."""
        if self._running is not None:
            self.close()
        self._place.close()

    def read_log(self):
        """A line for every request that came through TLS."""
        with open(os.path.join(self._folder, 'access.log'), encoding='utf-8') as file:
            return file.read().splitlines()
