# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later

complete -c ringside -a "(ringsidectl profiles --names 2> /dev/null)" -d Profile
complete -c ringside -l help -d 'Show the options'
complete -c ringside -l demo -d 'Open the demo centre that is built in'
complete -c ringside -l agents -x -d 'How many agents the demo centre has'
complete -c ringside -l queues -x -d 'How many queues the demo centre has'
complete -c ringside -l rate -x -d 'Messages per second of the demo centre'
complete -c ringside -l seed -x -d 'Same number, same demo centre'
complete -c ringside -l kiosk -d 'Nobody sits before the screen'
complete -c ringside -l monitor -x -d 'Fill this monitor'
complete -c ringside -l color-scheme -x -a 'system light dark' -d 'Light or dark'
complete -c ringside -l size -x -d 'Size of the window'
complete -c ringside -l shot -r -F -d 'Save a picture and end'
complete -c ringside -l shot-after -x -d 'When to take it'
complete -c ringside -l quit-after -x -d 'End after so many seconds'
complete -c ringside -l animate -d 'Want every frame of the screen while measuring'
complete -c ringside -l measure -r -F -d 'Write measurements at the end'
complete -c ringside -l secret-fd -x -d 'Read the secret from this file descriptor'
complete -c ringside -l version -d 'Say which version this is'
