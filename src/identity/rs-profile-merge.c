/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-merge.h"

#include "identity/rs-profile-entry-private.h"

#include <glib/gi18n-lib.h>

/* Many lists of profiles become one. */

/**
 * rs_profile_merge_find:
 * @entries: (element-type RsProfileEntry): entries
 * @name: a profile's name
 *
 * Returns: (transfer none) (nullable): the entry of that name
 */
RsProfileEntry *
rs_profile_merge_find (GPtrArray *entries, const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (rs_profile_entry_get_name (entries->pdata[i]), name))
      return entries->pdata[i];
  return NULL;
}

static void
tell_of_shadow (RsProfileEntry *winner, RsProfileEntry *loser)
{
  const char *path = rs_profile_entry_get_path (loser);
  const char *name = rs_profile_entry_get_name (winner);
  g_autofree char *warning = NULL;

  if (path != NULL)
    warning = g_strdup_printf (_ ("Another profile “%s”, in %s, is not used: this one comes first."), name, path);
  else
    warning = g_strdup_printf (
        _ ("Your own profile “%s” is not used: this one, laid down by the administrator, comes first."), name);
  rs_profile_entry_add_warning (winner, warning);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const char *one = rs_profile_entry_get_name (*(RsProfileEntry *const *) a);
  const char *other = rs_profile_entry_get_name (*(RsProfileEntry *const *) b);
  int order = g_utf8_collate (one, other);

  return order != 0 ? order : g_strcmp0 (one, other);
}

/**
 * rs_profile_merge:
 * @found: (element-type RsProfileEntry): all that was found; of two with one name the first wins, and says so
 *
 * Returns: (transfer full) (element-type RsProfileEntry): an entry for each name, sorted by it
 */
GPtrArray *
rs_profile_merge (GPtrArray *found)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < found->len; i++)
    {
      RsProfileEntry *winner = rs_profile_merge_find (entries, rs_profile_entry_get_name (found->pdata[i]));

      if (winner != NULL)
        tell_of_shadow (winner, found->pdata[i]);
      else
        g_ptr_array_add (entries, g_object_ref (found->pdata[i]));
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

/**
 * rs_profile_merge_keep:
 * @entries: (element-type RsProfileEntry): the entries as they are now
 * @old: (element-type RsProfileEntry): as they were before
 *
 * An entry that says what it said before stays the same object, so that views need not draw it anew.
 *
 * Returns: (transfer full): the names of all profiles that are new, gone or not what they were
 */
GStrv
rs_profile_merge_keep (GPtrArray *entries, GPtrArray *old)
{
  g_autoptr (GStrvBuilder) changed = g_strv_builder_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      RsProfileEntry *before = rs_profile_merge_find (old, rs_profile_entry_get_name (entries->pdata[i]));

      if (before != NULL && rs_profile_entry_is_equal (before, entries->pdata[i]))
        g_set_object ((RsProfileEntry **) &entries->pdata[i], before);
      else
        g_strv_builder_add (changed, rs_profile_entry_get_name (entries->pdata[i]));
    }
  for (guint i = 0; i < old->len; i++)
    if (rs_profile_merge_find (entries, rs_profile_entry_get_name (old->pdata[i])) == NULL)
      g_strv_builder_add (changed, rs_profile_entry_get_name (old->pdata[i]));
  return g_strv_builder_end (changed);
}
