# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later

complete -c ringside-demo -f
complete -c ringside-demo -l help -d 'Show the options'
complete -c ringside-demo -l agents -x -d 'How many agents'
complete -c ringside-demo -l queues -x -d 'How many queues'
complete -c ringside-demo -l wrap-ups -d 'Nothing but after-call work'
complete -c ringside-demo -l rate -x -d 'Update messages per second'
complete -c ringside-demo -l seed -x -d 'Same seed, same messages'
complete -c ringside-demo -l port -x -d 'TCP port on loopback'
complete -c ringside-demo -l scope -x -a 'entity connection tenant none' -d 'What sequence numbers count'
complete -c ringside-demo -l faults -r -F -d 'What goes wrong'
complete -c ringside-demo -l profile -r -F -d 'Write a profile for this centre'
complete -c ringside-demo -l names-file -r -F -d 'Write the names of agents'
complete -c ringside-demo -l heartbeat -x -d 'Seconds between two heartbeats'
complete -c ringside-demo -l token-seconds -x -d 'Life of a token'
complete -c ringside-demo -l clock-ahead -x -d 'Set the clock of the centre wrong'
complete -c ringside-demo -l without-names -d 'Tell no names in the stream'
complete -c ringside-demo -l time-first-deltas -d 'Put the moment of sending into first deltas too'
complete -c ringside-demo -l secret-fd -x -d 'Read the secret from this file descriptor'
