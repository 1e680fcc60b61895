# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Part of ./dev: how it speaks, what the machine must have, and building.

say ()
{
  printf '%s\n' "$*"
}

fail ()
{
  printf '%s\n' "$*" >&2
  exit 1
}

bad_usage ()
{
  printf '%s Say ./dev help for what there is.\n' "$*" >&2
  exit 3
}

# Runs a command with its output in a log, and shows the end of the log only if it fails.
quietly ()
{
  local log=$logs/$1.log command

  shift
  command=$*
  mkdir -p "$logs"
  "$@" > "$log" 2>&1 < /dev/null && return
  tail -n 40 "$log" >&2
  say "This went wrong: ${command:0:200}" >&2
  say "The whole log: $log" >&2
  return 1
}

need ()
{
  .ci/need "$may_install" "$@"
}

# configure NAME [MESON-OPTION…]: .build/NAME, set up again only when the options are not those of last time.
configure ()
{
  local name=$1 dir=$builds/$1 options=()

  shift
  options=("$@")
  [ -z "${CI:-}" ] || options+=(-Dwerror=true)
  mkdir -p "$builds"
  if [ -f "$dir/build.ninja" ] && [ "$(cat "$dir/options" 2> /dev/null)" = "${options[*]}" ]; then
    return
  fi
  rm -rf "$dir"
  quietly "$name-setup" meson setup "$dir" "$root" "${options[@]}"
  printf '%s\n' "${options[*]}" > "$dir/options"
}

build ()
{
  local name=$1

  configure "$@"
  say "Building .build/$name"
  quietly "$name-build" ninja -C "$builds/$name"
}
