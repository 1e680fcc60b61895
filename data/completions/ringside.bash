# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Completes ringside, ringsidectl and ringside-demo in bash.

_ringside_offer ()
{
  local word=$1

  shift
  mapfile -t COMPREPLY < <(compgen -W "$*" -- "$word")
  [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2> /dev/null
}

# Quotes and backslashes are how the word is being typed; readline puts them where they are needed.
_ringside_offer_files ()
{
  local word=${1//\\/} pattern=$2 found

  word=${word#[\"\']}
  mapfile -t found < <({ compgen -f -X "$pattern" -- "$word"; compgen -d -- "$word"; } | sort -u)
  COMPREPLY+=("${found[@]}")
  compopt -o filenames 2> /dev/null
}

_ringside_offer_profiles ()
{
  local word=${1//\\/} name

  word=${word#[\"\']}
  while IFS= read -r name; do
    [[ $name != "$word"* ]] || COMPREPLY+=("$name")
  done < <(ringsidectl profiles --names 2> /dev/null)
  compopt -o filenames 2> /dev/null
}

_ringside_options ()
{
  case $1 in
    ringside)
      echo --help --demo --agents= --queues= --rate= --seed= --kiosk --monitor= --color-scheme= --size= --shot= \
        --shot-after= --quit-after= --measure= --animate --secret-fd= --version
      ;;
    ringside-demo)
      echo --help --agents= --queues= --rate= --wrap-ups --seed= --port= --scope= --faults= --profile= --names-file= \
        --heartbeat= --token-seconds= --clock-ahead= --without-names --time-first-deltas --secret-fd=
      ;;
    ringsidectl) echo --help --version ;;
    check) echo --help --json --timeout= --secret-fd= ;;
    dump) echo --help --quiet-for= --timeout= --secret-fd= ;;
    watch) echo --help --for= --secret-fd= ;;
    record) echo --help --for= --anonymous --force --secret-fd= ;;
    replay) echo --help --speed= --dump --for= ;;
    sign-in) echo --help --secret-fd= ;;
    sign-out) echo --help ;;
    profiles) echo --help --json --names ;;
    import) echo --help --name= --replace ;;
    export) echo --help --force ;;
  esac
}

# The how-manieth word behind the program it is, options not counted.
_ringside_place ()
{
  local i place=0

  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ ${COMP_WORDS[i]} == -* || ${COMP_WORDS[i]} == '=' || ${COMP_WORDS[i - 1]} == '=' ]] || place=$((place + 1))
  done
  echo "$place"
}

_ringside ()
{
  local word=${COMP_WORDS[COMP_CWORD]}

  COMPREPLY=()
  if [[ $word == -* ]]; then
    _ringside_offer "$word" "$(_ringside_options "${COMP_WORDS[0]##*/}")"
  elif [[ ${COMP_WORDS[0]##*/} == ringside ]]; then
    _ringside_offer_profiles "$word"
    _ringside_offer_files "$word" '!*.ringside'
  fi
}

_ringsidectl ()
{
  local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]-} place

  COMPREPLY=()
  place=$(_ringside_place)
  if ((COMP_CWORD == 1)); then
    _ringside_offer "$word" check dump watch record replay sign-in sign-out profiles import export --help --version
  elif [[ $word == -* ]]; then
    _ringside_offer "$word" "$(_ringside_options "$command")"
  else
    case $command:$place in
      check:1 | dump:1 | watch:1 | record:1 | sign-in:1 | sign-out:1)
        _ringside_offer_profiles "$word"
        _ringside_offer_files "$word" '!*.ringside'
        ;;
      export:1) _ringside_offer_profiles "$word" ;;
      import:1) _ringside_offer_files "$word" '!*.ringside' ;;
      record:2 | export:2 | replay:1) _ringside_offer_files "$word" '' ;;
    esac
  fi
}

complete -F _ringside ringside ringside-demo
complete -F _ringsidectl ringsidectl
