/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-pseudonym-key.h"

#include "base/rs-file.h"
#include "model/rs-shown-name.h"

#include <glib/gstdio.h>
#include <sys/random.h>

/*
 * What keeps pseudonyms the same from one start to the next. It signs nobody in anywhere; but who has it can reckon
 * from an id to a pseudonym, so nobody but its owner may read it.
 */

#define KEY_BYTES 32

static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "ringside", "pseudonym-key", NULL);
}

static GBytes *
make_key (void)
{
  guint8 random[KEY_BYTES];

  return getrandom (random, sizeof random, 0) == KEY_BYTES ? g_bytes_new (random, sizeof random) : NULL;
}

static void
keep (const char *path, GBytes *key)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (path, g_bytes_get_data (key, NULL), (gssize) g_bytes_get_size (key),
                                G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return;
  g_info ("pseudonyms will change with the next start: %s", error->message);
}

/**
 * rs_pseudonym_key_load:
 *
 * Reads the key of this installation, and makes one where there is none. Where it cannot be kept, pseudonyms last as
 * long as the program runs.
 */
void
rs_pseudonym_key_load (void)
{
  g_autofree char *path = get_path ();
  g_autoptr (GBytes) key = rs_file_read (path, KEY_BYTES, NULL);

  if (key == NULL || g_bytes_get_size (key) != KEY_BYTES)
    {
      g_clear_pointer (&key, g_bytes_unref);
      key = make_key ();
      if (key == NULL)
        return;
      keep (path, key);
    }
  rs_shown_name_set_key (g_bytes_get_data (key, NULL), KEY_BYTES);
}
