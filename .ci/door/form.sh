# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Part of ./dev: the form of sources, scripts and data.

list_c_files ()
{
  find src tests -path tests/lint/samples -prune -o -name '*.[ch]' -print | sort
}

list_scripts ()
{
  find dev .ci flatpak tests -path tests/lint/samples -prune -o -type f -print | sort |
    while read -r file; do
      if head -n 1 "$file" | grep -a -q -E '^#!.*\b(ba)?sh\b'; then
        printf '%s\n' "$file"
      fi
    done
}

# Two versions of clang-format never agree, so one of them decides.
has_clang_format_14 ()
{
  clang-format --version | grep -q 'version 14\.'
}

check ()
{
  local label=$1

  shift
  if quietly "lint-$label" "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
}

name_unformatted ()
{
  local file status=0

  for file in "$@"; do
    if ! clang-format --dry-run -Werror "$file" 2> /dev/null; then
      say "$file is not in form; ./dev format brings it there"
      status=1
    fi
  done
  return $status
}

check_format ()
{
  local files

  mapfile -t files < <(list_c_files)
  if has_clang_format_14; then
    check format name_unformatted "${files[@]}"
  else
    say "The layout of the sources is judged by clang-format 14 only; this is $(clang-format --version)."
  fi
}

check_translations ()
{
  local file

  for file in po/*.po; do
    [ ! -e "$file" ] || check "$(basename "$file")" msgfmt --check --output-file=/dev/null "$file"
  done
}

command_lint ()
{
  local scripts

  need build display test lint
  begin_counts
  mapfile -t scripts < <(list_scripts)
  check_format
  check shellcheck shellcheck --external-sources --check-sourced "${scripts[@]}"
  check_translations
  configure debug
  quietly lint-build ninja -C "$builds/debug" data/io.github.ringside_wallboard.Ringside.desktop data/io.github.ringside_wallboard.Ringside.metainfo.xml
  run_tests debug lint "${without_display[@]}" -- --suite lint
  finish_counts
}

command_format ()
{
  local files

  need lint
  has_clang_format_14 || fail "This project is formatted by clang-format 14; this is $(clang-format --version)."
  mapfile -t files < <(list_c_files)
  clang-format -i "${files[@]}"
}
