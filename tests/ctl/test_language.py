# SPDX-FileCopyrightText: The Ringside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs speak the language of whoever runs them: test_language.py LINGUAS CATALOGUES PROGRAM…

A fresh machine has no locale but C, in which nothing is translated. Each language's locale is made for the test alone.
"""

import gettext
import os
import subprocess
import sys
import tempfile
import unittest

COUNTRIES = {'de': 'de_DE', 'es': 'es_ES', 'fr': 'fr_FR', 'pt': 'pt_PT'}
# A line that both a program's own words and its --help hold.
SENTENCES = {
    'ringside': 'A live wallboard for contact centres.',
    'ringsidectl': 'Signs in, and keeps in the keyring what is needed for it',
}
linguas, catalogues, *programs = sys.argv[1:]


def list_languages():
    """The languages that are shipped."""
    with open(linguas, encoding='utf-8') as file:
        return [line.strip() for line in file if not line.startswith('#')]


def make_locale(folder, language):
    """Makes the locale of a language in a folder, and returns its name."""
    name = f'{COUNTRIES[language]}.UTF-8'
    subprocess.run(
        ['localedef', '--no-archive', '-i', COUNTRIES[language], '-f', 'UTF-8', os.path.join(folder, name)],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return name


def ask_for_help(program, locales, name):
    """What a program answers to --help in a locale."""
    environment = {
        key: value for key, value in os.environ.items() if key != 'LANGUAGE' and not key.startswith('LC_')
    }
    environment.update(LOCPATH=locales, LC_ALL=name, RINGSIDE_LOCALE_DIR=catalogues)
    return subprocess.run([program, '--help'], env=environment, check=True, capture_output=True, text=True).stdout


class LanguageTest(unittest.TestCase):
    """Given a locale, when a program is asked for help, then it answers in that language."""

    def test_help_comes_in_the_language_of_the_locale(self):
        for language in list_languages():
            with tempfile.TemporaryDirectory() as locales:
                name = make_locale(locales, language)
                words = gettext.translation('ringside', catalogues, [language])
                for program in programs:
                    sentence = SENTENCES[os.path.basename(program)]
                    with self.subTest(language=language, program=program):
                        self.assertNotEqual(words.gettext(sentence), sentence)
                        self.assertIn(words.gettext(sentence), ask_for_help(program, locales, name))

    def test_no_language_is_left_out(self):
        self.assertEqual(sorted(list_languages()), sorted(COUNTRIES))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
