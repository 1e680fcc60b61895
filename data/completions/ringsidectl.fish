# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later

complete -c ringsidectl -f
complete -c ringsidectl -l help -d 'Show the options'
complete -c ringsidectl -n __fish_use_subcommand -l version -d 'Say which version this is'

complete -c ringsidectl -n __fish_use_subcommand -a check -d 'Walk the way to a living board'
complete -c ringsidectl -n '__fish_seen_subcommand_from check' -F
complete -c ringsidectl -n '__fish_seen_subcommand_from check' -a '(ringsidectl profiles --names 2> /dev/null)' -d Profile
complete -c ringsidectl -n '__fish_seen_subcommand_from check' -l json -d 'Print one JSON document'
complete -c ringsidectl -n '__fish_seen_subcommand_from check' -l timeout -x -d 'Give up after so many seconds'
complete -c ringsidectl -n '__fish_seen_subcommand_from check' -l secret-fd -x -d 'Read the secret from this file descriptor'

complete -c ringsidectl -n __fish_use_subcommand -a dump -d 'Print the settled picture as one JSON document'
complete -c ringsidectl -n '__fish_seen_subcommand_from dump' -F
complete -c ringsidectl -n '__fish_seen_subcommand_from dump' -a '(ringsidectl profiles --names 2> /dev/null)' -d Profile
complete -c ringsidectl -n '__fish_seen_subcommand_from dump' -l quiet-for -x -d 'Settled when nothing came for so long'
complete -c ringsidectl -n '__fish_seen_subcommand_from dump' -l timeout -x -d 'Give up after so many seconds'
complete -c ringsidectl -n '__fish_seen_subcommand_from dump' -l secret-fd -x -d 'Read the secret from this file descriptor'

complete -c ringsidectl -n __fish_use_subcommand -a watch -d 'Print every change as a line of JSON'
complete -c ringsidectl -n '__fish_seen_subcommand_from watch' -F
complete -c ringsidectl -n '__fish_seen_subcommand_from watch' -a '(ringsidectl profiles --names 2> /dev/null)' -d Profile
complete -c ringsidectl -n '__fish_seen_subcommand_from watch' -l for -x -d 'End after so many seconds'
complete -c ringsidectl -n '__fish_seen_subcommand_from watch' -l secret-fd -x -d 'Read the secret from this file descriptor'

complete -c ringsidectl -n __fish_use_subcommand -a record -d 'Write down the stream'
complete -c ringsidectl -n '__fish_seen_subcommand_from record' -F
complete -c ringsidectl -n '__fish_seen_subcommand_from record' -a '(ringsidectl profiles --names 2> /dev/null)' -d Profile
complete -c ringsidectl -n '__fish_seen_subcommand_from record' -l for -x -d 'End after so many seconds'
complete -c ringsidectl -n '__fish_seen_subcommand_from record' -l anonymous -d 'Replace names of agents and queues'
complete -c ringsidectl -n '__fish_seen_subcommand_from record' -l force -d 'Overwrite a file'
complete -c ringsidectl -n '__fish_seen_subcommand_from record' -l secret-fd -x -d 'Read the secret from this file descriptor'

complete -c ringsidectl -n __fish_use_subcommand -a replay -d 'Play a recording'
complete -c ringsidectl -n '__fish_seen_subcommand_from replay' -F
complete -c ringsidectl -n '__fish_seen_subcommand_from replay' -l speed -x -d 'Times as fast as life'
complete -c ringsidectl -n '__fish_seen_subcommand_from replay' -l dump -d 'Print only the last picture'
complete -c ringsidectl -n '__fish_seen_subcommand_from replay' -l for -x -d 'End after so many seconds'

complete -c ringsidectl -n __fish_use_subcommand -a sign-in -d 'Try a secret and keep it in the keyring'
complete -c ringsidectl -n '__fish_seen_subcommand_from sign-in' -F
complete -c ringsidectl -n '__fish_seen_subcommand_from sign-in' -a '(ringsidectl profiles --names 2> /dev/null)' -d Profile
complete -c ringsidectl -n '__fish_seen_subcommand_from sign-in' -l secret-fd -x -d 'Read the secret from this file descriptor'

complete -c ringsidectl -n __fish_use_subcommand -a sign-out -d 'Forget what the keyring keeps'
complete -c ringsidectl -n '__fish_seen_subcommand_from sign-out' -F
complete -c ringsidectl -n '__fish_seen_subcommand_from sign-out' -a '(ringsidectl profiles --names 2> /dev/null)' -d Profile

complete -c ringsidectl -n __fish_use_subcommand -a profiles -d 'List the profiles that there are'
complete -c ringsidectl -n '__fish_seen_subcommand_from profiles' -l json -d 'Print one JSON document'
complete -c ringsidectl -n '__fish_seen_subcommand_from profiles' -l names -d 'Print the names alone'

complete -c ringsidectl -n __fish_use_subcommand -a import -d 'Take a profile file into the settings'
complete -c ringsidectl -n '__fish_seen_subcommand_from import' -F
complete -c ringsidectl -n '__fish_seen_subcommand_from import' -l name -x -d 'What to call it'
complete -c ringsidectl -n '__fish_seen_subcommand_from import' -l replace -d 'Let it replace another'

complete -c ringsidectl -n __fish_use_subcommand -a export -d 'Write a profile as a file'
complete -c ringsidectl -n '__fish_seen_subcommand_from export' -F
complete -c ringsidectl -n '__fish_seen_subcommand_from export' -a '(ringsidectl profiles --names 2> /dev/null)' -d Profile
complete -c ringsidectl -n '__fish_seen_subcommand_from export' -l force -d 'Overwrite a file'
