# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Part of ./dev: running tests, and counting how they went.

all_suites=(base model wire net identity session demo ctl pages protocol truth ui-pure ui e2e a11y fuzz lint)
socket_suites=(demo net session ctl protocol)
display_suites=(ui e2e a11y)
passed=0
failed=0
counted=false

# Whatever happens on the way, the last line says how it went.
print_counts ()
{
  $counted || failed=$((failed + 1))
  say "$passed passed, $failed failed"
}

finish_counts ()
{
  if [ $((passed + failed)) = 0 ]; then
    say "No test ran; that counts as a failure." >&2
    failed=1
  fi
  counted=true
  [ $failed = 0 ]
}

begin_counts ()
{
  use_temporary_home
  trap 'rm -rf "$temporary"; print_counts' EXIT
}

# A line of meson's log is one test with its result; a skipped test is not a passed one.
count_results ()
{
  local log=$1 total good

  total=$(grep -c '"result": ' "$log" || true)
  good=$(grep -c -E '"result": "(OK|EXPECTEDFAIL)"' "$log" || true)
  passed=$((passed + good))
  failed=$((failed + total - good))
}

has_tests ()
{
  meson test -C "$builds/$1" --no-rebuild --list "${@:2}" 2> /dev/null | grep -c -v '^No .*tests defined' > /dev/null
}

# run_tests BUILD LABEL WRAPPER… -- MESON-ARGUMENT…
run_tests ()
{
  local name=$1 label=$2 wrapper=() log

  shift 2
  while [ "$1" != -- ]; do
    wrapper+=("$1")
    shift
  done
  shift
  has_tests "$name" "$@" || return 0
  log=$builds/$name/meson-logs/$label.json
  rm -f "$log"
  use_build "$name"
  say "Testing .build/$name, $label"
  quietly "$name-$label" "${wrapper[@]}" "$root/dev" with-keyring meson test -C "$builds/$name" --no-rebuild \
    --print-errorlogs --logbase "$label" "$@" || true
  [ -f "$log" ] || fail "The test run ended before it began."
  count_results "$log"
}

without_display=(env -u DISPLAY -u WAYLAND_DISPLAY dbus-run-session)

is_among ()
{
  [[ " ${*:2} " == *" $1 "* ]]
}

test_suites ()
{
  local suite plain=() display=()

  for suite in "$@"; do
    is_among "$suite" "${all_suites[@]}" || bad_usage "There is no suite '$suite', only: ${all_suites[*]}."
    if is_among "$suite" "${display_suites[@]}"; then
      display+=(--suite "$suite")
    else
      plain+=(--suite "$suite")
    fi
  done

  need build display test
  begin_counts
  build debug
  [ ${#plain[@]} = 0 ] || run_tests debug displayless "${without_display[@]}" -- "${plain[@]}"
  [ ${#display[@]} = 0 ] || run_tests debug display "$root/dev" on-virtual-display -- "${display[@]}"
  finish_counts
}

# test_sanitized NAME SANITIZER LABEL [WRAPPER…] -- [OPTION…]: of those that the options leave, what needs no window.
test_sanitized ()
{
  local name=$1 sanitizer=$2

  build "$name" -Db_sanitize="$sanitizer" -Db_lundef=false
  shift 2
  run_tests "$name" "$1" "${without_display[@]}" "${@:2}" --timeout-multiplier 6 \
    --no-suite ui --no-suite e2e --no-suite a11y --no-suite lint
}

# ThreadSanitizer cannot place its memory where the kernel spreads addresses too widely.
fixed_addresses ()
{
  if setarch --addr-no-randomize true 2> /dev/null; then
    printf '%s\n' setarch --addr-no-randomize
  fi
}

test_sanitize ()
{
  local fixed with_sockets without_sockets

  need build display test
  begin_counts
  mapfile -t fixed < <(fixed_addresses)
  mapfile -t with_sockets < <(printf -- '--suite\n%s\n' "${socket_suites[@]}")
  mapfile -t without_sockets < <(printf -- '--no-suite\n%s\n' "${socket_suites[@]}")
  export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
  export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1
  export LSAN_OPTIONS=suppressions=$root/tests/support/lsan.supp:print_suppressions=0
  export TSAN_OPTIONS=suppressions=$root/tests/support/tsan.supp:halt_on_error=1:atexit_sleep_ms=100
  # libsoup 3.2's server keeps sockets for ever: where it runs, the tests alone see to it that objects are finalised.
  test_sanitized asan address,undefined memory env G_SLICE=always-malloc -- "${without_sockets[@]}"
  test_sanitized asan address,undefined sockets -- "${with_sockets[@]}"
  test_sanitized tsan thread threads "${fixed[@]}" env G_SLICE=always-malloc --
  finish_counts
}

# Real peers are no part of the tests that everybody runs all day: they come from registries.
test_peers ()
{
  local counts=$logs/peers.counts good bad

  need build peers
  tests/peers/install "$builds/peers" "$may_install"
  begin_counts
  build debug
  use_build debug
  rm -f "$counts"
  say "Testing .build/debug, peers"
  PYTHONDONTWRITEBYTECODE=1 quietly peers python3 tests/peers/run.py "$builds/debug" "$builds/peers" "$counts" "$@" || true
  [ -f "$counts" ] || fail "The test run ended before it had counted."
  read -r good bad < "$counts"
  passed=$((passed + good))
  failed=$((failed + bad))
  finish_counts
}

command_test ()
{
  case ${1:-} in
    sanitize) test_sanitize ;;
    peers) test_peers "${@:2}" ;;
    '') test_suites "${all_suites[@]}" ;;
    *) test_suites "$@" ;;
  esac
}
