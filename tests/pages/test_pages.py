#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manual pages and completions say what the programs say of themselves: the same commands, the same options, the same
keys of a profile. RINGSIDE_PROGRAM, RINGSIDECTL and RINGSIDE_DEMO_PROGRAM name the programs."""

import os
import re
import shlex
import subprocess
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
MANUAL = os.path.join(ROOT, 'data', 'man')
COMPLETIONS = os.path.join(ROOT, 'data', 'completions')
BASH = os.path.join(COMPLETIONS, 'ringside.bash')
KEYS = os.path.join(ROOT, 'src', 'identity', 'rs-profile-key.c')
PROGRAMS = {
    'ringside': os.environ['RINGSIDE_PROGRAM'],
    'ringside-demo': os.environ['RINGSIDE_DEMO_PROGRAM'],
    'ringsidectl': os.environ['RINGSIDECTL'],
}
ENVIRONMENT = {**os.environ, 'LC_ALL': 'C.UTF-8'}
OPTION = re.compile(r'--([a-z][a-z-]*)')


def read(*parts):
    """The text of a file."""
    with open(os.path.join(*parts), encoding='utf-8') as file:
        return file.read()


def ask(program, *words):
    """What a program says of itself."""
    command = [PROGRAMS[program], *words, '--help']
    return subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout


def options_of_help(text):
    """The options that stand at the beginning of lines."""
    return {match[1] for match in re.finditer(r'^ +(?:-\w, )?--([a-z][a-z-]*)', text, re.MULTILINE)}


def commands():
    """The commands of ringsidectl."""
    listed = ask('ringsidectl').split('Commands:\n')[1].split('\n\n')[0]
    return [line.split()[0] for line in listed.splitlines()]


def page(name):
    """A manual page without the strokes that roff needs."""
    return read(MANUAL, name).replace('\\-', '-')


def sections(text, macro):
    """The parts of a page below headings of one kind, by their headings."""
    parts = re.split(rf'^\.{macro} (.*)$', text, flags=re.MULTILINE)
    return {heading.strip('"'): re.split(r'^\.SH ', body, flags=re.MULTILINE)[0]
            for heading, body in zip(parts[1::2], parts[2::2])}


def options_of_page(text):
    """The options that head a paragraph of a manual page."""
    heads = re.findall(r'^\.TP\n(.*)$', text, re.MULTILINE)
    return {option for head in heads for option in OPTION.findall(head)}


def complete(*words, names=()):
    """What bash offers for the last of the words, where profiles of these names exist."""
    answer = ' '.join(shlex.quote(name + '\n') for name in names) or "''"
    script = f'''
        source {shlex.quote(BASH)}
        ringsidectl () {{ [ "$*" = 'profiles --names' ] && printf %s {answer}; }}
        COMP_WORDS=({' '.join(map(shlex.quote, words))}) COMP_CWORD={len(words) - 1}
        _{'ringsidectl' if words[0] == 'ringsidectl' else 'ringside'}
        printf '%s\\n' "${{COMPREPLY[@]}}"
    '''
    run = subprocess.run(['bash', '-u', '-c', script], cwd=COMPLETIONS, env=ENVIRONMENT, check=True,
                         capture_output=True, text=True)
    return [line for line in run.stdout.splitlines() if line]


def options_of_bash(*words):
    """The options that bash offers."""
    return {OPTION.match(word)[1] for word in complete(*words, '--')}


def options_of_fish(program, command=None):
    """The options that fish offers, for a command of ringsidectl those of its own."""
    found = set()
    for line in read(COMPLETIONS, f'{program}.fish').splitlines():
        words = shlex.split(line, comments=True)
        if '-l' not in words:
            continue
        condition = words[words.index('-n') + 1].split()[-1] if '-n' in words else None
        if condition == command:
            found.add(words[words.index('-l') + 1])
    return found


class ManualTest(unittest.TestCase):
    """The manual pages."""

    def test_every_page_is_set_without_a_warning(self):
        for name in sorted(os.listdir(MANUAL)):
            with self.subTest(name):
                command = ['groff', '-man', '-Tutf8', '-ww', '-z', os.path.join(MANUAL, name)]
                run = subprocess.run(command, env=ENVIRONMENT, check=False, capture_output=True, text=True)
                self.assertEqual((run.returncode, run.stderr), (0, ''))

    def test_every_program_has_its_options_on_its_page(self):
        for program in ('ringside', 'ringside-demo'):
            with self.subTest(program):
                told = options_of_page(sections(page(f'{program}.1'), 'SH')['OPTIONS'])
                self.assertEqual(told, options_of_help(ask(program)))

    def test_every_command_has_its_options_on_the_page(self):
        parts = {heading.split()[0]: body for heading, body in sections(page('ringsidectl.1'), 'SS').items()}
        self.assertEqual(sorted(parts), sorted(commands()))
        for command, body in parts.items():
            with self.subTest(command):
                self.assertEqual(options_of_page(body) | {'help'}, options_of_help(ask('ringsidectl', command)))

    def test_every_command_is_called_as_on_the_page(self):
        headings = sections(page('ringsidectl.1'), 'SS')
        for heading in headings:
            with self.subTest(heading):
                self.assertIn(f'  {heading} ', ask('ringsidectl'))

    def test_every_key_of_a_profile_is_on_its_page(self):
        known = set(re.findall(r'^  \{ "(\w+)", "(\w+)"', read(KEYS), re.MULTILINE))
        told = set()
        for heading, body in sections(page('ringside-profile.5'), 'SS').items():
            told |= {(heading.strip('[]'), key) for key in re.findall(r'^\.TP\n\.B (\w+)$', body, re.MULTILINE)}
        self.assertEqual(told, known)


class CompletionTest(unittest.TestCase):
    """The completions for three shells."""

    def test_programs_have_all_their_options(self):
        for program in ('ringside', 'ringside-demo'):
            with self.subTest(program):
                wanted = options_of_help(ask(program))
                self.assertEqual(options_of_bash(program), wanted)
                self.assertEqual(options_of_fish(program), wanted)

    def test_commands_have_all_their_options(self):
        for command in commands():
            with self.subTest(command):
                wanted = options_of_help(ask('ringsidectl', command))
                self.assertEqual(options_of_bash('ringsidectl', command), wanted)
                self.assertEqual(options_of_fish('ringsidectl', command) | {'help'}, wanted)

    def test_zsh_knows_every_option(self):
        functions = dict(re.findall(r'^(\w+) \(\)\n\{\n(.*?)^\}', read(COMPLETIONS, '_ringside'), re.M | re.S))
        told = {name: set(OPTION.findall(re.sub(r'2> /dev/null', '', body))) for name, body in functions.items()}
        self.assertEqual(told['_ringside_window'], options_of_help(ask('ringside')))
        self.assertEqual(told['_ringside_demo'], options_of_help(ask('ringside-demo')))
        wanted = set().union(*(options_of_help(ask('ringsidectl', command)) for command in commands()))
        self.assertEqual(told['_ringsidectl_words'], wanted)

    def test_every_shell_knows_every_command(self):
        wanted = set(commands())
        self.assertEqual({word for word in complete('ringsidectl', '') if word[0] != '-'}, wanted)
        self.assertEqual(set(re.findall(r'-n __fish_use_subcommand -a (\S+)', read(COMPLETIONS, 'ringsidectl.fish'))),
                         wanted)
        self.assertEqual(set(re.findall(r"^    '([a-z-]+):", read(COMPLETIONS, '_ringside'), re.MULTILINE)), wanted)

    def test_profiles_are_offered_by_name(self):
        names = ['Night shift', 'Nächte', 'Day']
        self.assertEqual(complete('ringsidectl', 'dump', 'N', names=names), ['Night shift', 'Nächte'])
        self.assertEqual(complete('ringsidectl', 'export', 'Night\\ s', names=names), ['Night shift'])
        self.assertEqual(complete('ringside', '"Night s', names=names), ['Night shift'])
        self.assertEqual(complete('ringsidectl', 'record', '--for=1', 'D', names=names), ['Day'])
        self.assertNotIn('Day', complete('ringsidectl', 'record', 'Day', '', names=names))
        self.assertNotIn('Day', complete('ringsidectl', 'import', '', names=names))
        self.assertIn('ringside.bash', complete('ringsidectl', 'record', 'Day', 'ringside.b', names=names))


if __name__ == '__main__':
    unittest.main()
