/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-difference.h"

#include "identity/rs-profile-key.h"

static GKeyFile *
read_text (RsProfile *profile)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *text = rs_profile_dup_text (profile);

  g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL);
  return file;
}

static RsProfileDifference
weigh (const RsProfileKey *key)
{
  if (g_str_equal (key->key, "Name"))
    return RS_PROFILE_DIFFERS_IN_NAME;
  return g_str_equal (key->group, "Roster") ? RS_PROFILE_DIFFERS_IN_ROSTER : RS_PROFILE_DIFFERS_IN_SOURCE;
}

/**
 * rs_profile_compare:
 * @one: a profile
 * @other: another
 *
 * Returns: the gravest difference between them
 */
RsProfileDifference
rs_profile_compare (RsProfile *one, RsProfile *other)
{
  g_autoptr (GKeyFile) file = read_text (one);
  g_autoptr (GKeyFile) other_file = read_text (other);
  RsProfileDifference difference = RS_PROFILE_SAME;
  guint n;
  const RsProfileKey *keys = rs_profile_key_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = g_key_file_get_value (file, keys[i].group, keys[i].key, NULL);
      g_autofree char *other_value = g_key_file_get_value (other_file, keys[i].group, keys[i].key, NULL);

      if (g_strcmp0 (value, other_value) != 0)
        difference = MAX (difference, weigh (&keys[i]));
    }
  return difference;
}
