/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"

#include <gio/gio.h>
#include <string.h>

/*
 * In the place of libFuzzer in ordinary builds: replays the corpus, then a bounded number of mutations of it.
 *
 *   fuzz-TARGET CORPUS DICTIONARY ROUNDS [SEED]
 */

#define MAX_BYTES 4096

typedef struct
{
  GPtrArray *inputs; /* of GBytes */
  GPtrArray *words;  /* of text */
  GRand *rand;
} Fuzzer;

static void
run (const char *data, gsize size)
{
  g_autofree uint8_t *copy = g_malloc (MAX (size, 1)); /* of exactly this size, so that a sanitizer sees its end */

  if (size > 0)
    memcpy (copy, data, size);
  LLVMFuzzerTestOneInput (copy, size);
}

static void
load_corpus (Fuzzer *fuzzer, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      g_file_get_contents (file, &text, &length, &error);
      g_assert_no_error (error);
      g_ptr_array_add (fuzzer->inputs, g_bytes_new_take (g_steal_pointer (&text), length));
    }
}

/* The lines of a libFuzzer dictionary: "word", with \" and \\ inside. */
static void
load_dictionary (Fuzzer *fuzzer, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line == '"')
      {
        g_autofree char *quoted = g_strndup (*line + 1, strlen (*line) - 2);

        g_ptr_array_add (fuzzer->words, g_strcompress (quoted));
      }
}

static gsize
draw (Fuzzer *fuzzer, gsize below)
{
  return below == 0 ? 0 : (gsize) g_rand_int_range (fuzzer->rand, 0, (gint32) below);
}

static GBytes *
draw_input (Fuzzer *fuzzer)
{
  return fuzzer->inputs->pdata[draw (fuzzer, fuzzer->inputs->len)];
}

static void
mutate (Fuzzer *fuzzer, GString *input)
{
  gsize at = draw (fuzzer, input->len + 1);
  gsize wanted = draw (fuzzer, 32);
  gsize length = MIN (wanted, input->len - at);
  g_autofree char *piece = g_strndup (input->str + at, length);
  const char *word = fuzzer->words->pdata[draw (fuzzer, fuzzer->words->len)];

  switch (draw (fuzzer, 5))
    {
    case 0:
      g_string_insert (input, (gssize) at, word);
      break;
    case 1:
      g_string_erase (input, (gssize) at, (gssize) length);
      break;
    case 2:
      g_string_insert (input, (gssize) draw (fuzzer, input->len + 1), piece);
      break;
    case 3:
      g_string_erase (input, (gssize) at, (gssize) length);
      g_string_insert (input, (gssize) at, word);
      break;
    default:
      if (at < input->len)
        input->str[at] = (char) g_rand_int_range (fuzzer->rand, 0, 256);
    }
}

static void
run_mutation (Fuzzer *fuzzer)
{
  GBytes *first = draw_input (fuzzer);
  GBytes *second = draw_input (fuzzer);
  g_autoptr (GString) input =
      g_string_new_len (g_bytes_get_data (first, NULL), (gssize) MIN (g_bytes_get_size (first), MAX_BYTES));

  if (draw (fuzzer, 3) == 0)
    {
      g_string_append_c (input, '\n');
      g_string_append_len (input, g_bytes_get_data (second, NULL), (gssize) MIN (g_bytes_get_size (second), MAX_BYTES));
    }
  for (gsize i = 1 + draw (fuzzer, 6); i > 0; i--)
    mutate (fuzzer, input);
  run (input->str, input->len);
}

int
main (int argc, char **argv)
{
  Fuzzer fuzzer = { 0 };
  guint rounds, seed;

  if (argc < 4)
    {
      g_printerr ("Usage: %s CORPUS DICTIONARY ROUNDS [SEED]\n", argv[0]);
      return 3;
    }
  rounds = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  seed = argc > 4 ? (guint) g_ascii_strtoull (argv[4], NULL, 10) : g_random_int ();
  fuzzer.inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  fuzzer.words = g_ptr_array_new_with_free_func (g_free);
  fuzzer.rand = g_rand_new_with_seed (seed);
  load_corpus (&fuzzer, argv[1]);
  load_dictionary (&fuzzer, argv[2]);

  g_print ("%u files, %u words, %u rounds, seed %u\n", fuzzer.inputs->len, fuzzer.words->len, rounds, seed);
  for (guint i = 0; i < fuzzer.inputs->len; i++)
    run (g_bytes_get_data (fuzzer.inputs->pdata[i], NULL), g_bytes_get_size (fuzzer.inputs->pdata[i]));
  for (guint i = 0; i < rounds; i++)
    run_mutation (&fuzzer);

  g_rand_free (fuzzer.rand);
  g_ptr_array_unref (fuzzer.words);
  g_ptr_array_unref (fuzzer.inputs);
  return 0;
}
