/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-scopes.h"

#include "demo/rs-demo-options.h"

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

static gboolean
is_granted (const char *granted, const RsDemoDeskPlan *plan, const char *word)
{
  static const char *const all[] = { "presence:read", "queue:read", "interaction:read", "user:read" };

  for (guint i = 0; i < G_N_ELEMENTS (all) && plan->scopes != 0; i++)
    if (g_str_equal (all[i], word) && (plan->scopes & 1u << i) == 0)
      return FALSE;
  return has_word (granted, word);
}

/**
 * rs_demo_scopes_choose:
 * @granted: what tokens may allow at most, words with spaces between
 * @plan: what of that is withheld
 * @asked: (nullable): what is asked for; %NULL for all
 *
 * Returns: (transfer full) (nullable): the scopes asked for as far as they are granted; %NULL if one is unknown or none is
 *   left
 */
char *
rs_demo_scopes_choose (const char *granted, const RsDemoDeskPlan *plan, const char *asked)
{
  g_auto (GStrv) words = NULL;
  GString *chosen = g_string_new (NULL);
  gboolean all_known = TRUE;

  if (asked == NULL || *asked == '\0')
    asked = granted;
  words = g_strsplit (asked, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      all_known = all_known && (*words[i] == '\0' || has_word (RS_DEMO_ALL_SCOPES, words[i]));
      if (*words[i] == '\0' || !is_granted (granted, plan, words[i]))
        continue;
      if (chosen->len > 0)
        g_string_append_c (chosen, ' ');
      g_string_append (chosen, words[i]);
    }
  if (plan->refuse_broad_scope && !g_str_equal (asked, "presence:read"))
    all_known = FALSE;
  return g_string_free (chosen, !all_known || chosen->len == 0);
}
