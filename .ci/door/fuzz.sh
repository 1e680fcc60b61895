# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Part of ./dev: made-up input for the parsers.

fuzz_target ()
{
  local target=$1 seconds=$2 name

  name=$(basename "$target")
  if quietly "$name" .ci/fuzz "$target" "$seconds" "$builds/fuzz/found"; then
    passed=$((passed + 1))
    say "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$logs/$name.log") inputs, none harmful"
  else
    failed=$((failed + 1))
  fi
}

command_fuzz ()
{
  local seconds=${1:-60} target targets

  [[ $seconds =~ ^[1-9][0-9]*$ ]] || bad_usage "'$seconds' is not a number of seconds."
  need build clang
  begin_counts
  export ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$root/tests/support/lsan.supp:print_suppressions=0
  CC=clang configure fuzz -Db_sanitize=address -Db_lundef=false \
    -Dc_args='-DRS_LIBFUZZER -fsanitize=fuzzer-no-link'
  mapfile -t targets < <(ninja -C "$builds/fuzz" -t targets all | sed -n 's|^\(tests/fuzz/fuzz-[a-z-]*\): .*|\1|p')
  say "Building .build/fuzz"
  [ ${#targets[@]} = 0 ] || quietly fuzz-build ninja -C "$builds/fuzz" "${targets[@]}"
  for target in "${targets[@]}"; do
    fuzz_target "$builds/fuzz/$target" $(((seconds + ${#targets[@]} - 1) / ${#targets[@]}))
  done
  finish_counts
}
