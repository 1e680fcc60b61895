/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-menu.h"

/* A menu of the boards that there are. */

typedef struct
{
  RsProfileStore *profiles;
  GMenu *menu; /* not owned: it owns this */
  char *action;
} Filling;

/* An underscore would be taken for the mark of a shortcut. */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
add_board (Filling *self, RsProfileEntry *entry)
{
  g_autofree char *label = escape (rs_profile_entry_get_name (entry));
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, self->action, "s", rs_profile_entry_get_name (entry));
  g_menu_append_item (self->menu, item);
}

/* One that cannot be read is not offered here; the assistant says what is wrong with it. */
static void
fill (Filling *self)
{
  GListModel *entries = G_LIST_MODEL (self->profiles);

  g_menu_remove_all (self->menu);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RsProfileEntry) entry = g_list_model_get_item (entries, i);

      if (rs_profile_entry_get_profile (entry) != NULL)
        add_board (self, entry);
    }
}

static void
free_filling (gpointer data)
{
  Filling *self = data;

  g_signal_handlers_disconnect_by_data (self->profiles, self);
  g_object_unref (self->profiles);
  g_free (self->action);
  g_free (self);
}

/**
 * rs_board_menu_new:
 * @profiles: the boards
 * @action: what opens one of them; it is given the board's name
 *
 * Returns: (transfer full): a menu that follows them
 */
GMenuModel *
rs_board_menu_new (RsProfileStore *profiles, const char *action)
{
  Filling *self = g_new0 (Filling, 1);

  self->menu = g_menu_new ();
  self->profiles = g_object_ref (profiles);
  self->action = g_strdup (action);
  g_object_set_data_full (G_OBJECT (self->menu), "filling", self, free_filling);
  g_signal_connect_swapped (profiles, "items-changed", G_CALLBACK (fill), self);
  fill (self);
  return G_MENU_MODEL (self->menu);
}
