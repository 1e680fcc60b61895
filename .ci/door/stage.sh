# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Part of ./dev: displays, homes and keyrings for what runs from a build.

has_display ()
{
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

# What the bus says about itself is of no interest; what the command says goes where it always goes.
on_virtual_display ()
{
  # shellcheck disable=SC2016
  env -u WAYLAND_DISPLAY GDK_BACKEND=x11 \
    dbus-run-session -- sh -c 'exec "$@" >&4 2>&3 3>&- 4>&-' sh xvfb-run -a -s "$screen" "$@" 3>&2 4>&1 > /dev/null 2>&1
}

# Programs from the build tree find their settings there, and do not ask a graphics card that is not there.
use_build ()
{
  export GSETTINGS_SCHEMA_DIR=$builds/$1/data RINGSIDE_LOCALE_DIR=$builds/$1/po
  [ -e /dev/dri ] || export GSK_RENDERER=cairo
}

# A home that nobody lives in, so that neither settings nor keyring of whoever runs this are touched.
use_temporary_home ()
{
  temporary=$(mktemp -d)
  trap 'rm -rf "$temporary"' EXIT
  mkdir -m 700 "$temporary"/{home,config,data,cache,state,run,tmp}
  export HOME=$temporary/home XDG_CONFIG_HOME=$temporary/config XDG_DATA_HOME=$temporary/data
  export XDG_CACHE_HOME=$temporary/cache XDG_STATE_HOME=$temporary/state XDG_RUNTIME_DIR=$temporary/run TMPDIR=$temporary/tmp
  export GSETTINGS_BACKEND=memory LC_ALL=C.UTF-8 TZ=UTC
}

# Runs a command on a session bus whose keyring is open; it ends with that bus.
with_keyring ()
{
  printf 'for tests' | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1
  "$@"
}
