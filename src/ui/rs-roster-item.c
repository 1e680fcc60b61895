/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-roster-item.h"

#include <string.h>

/**
 * RsRosterItem:
 *
 * One team, agent or queue that can be picked. A team has no pick of its own: it counts its agents.
 */
struct _RsRosterItem
{
  GObject parent_instance;

  RsRosterKind kind;
  char *id;
  char *name;
  char *search_key;
  RsRosterItem *team; /* (nullable): of an agent */
  guint n_members;    /* of a team */
  guint n_picked;     /* of a team's members; of anything else 0 or 1 */
};

G_DEFINE_FINAL_TYPE (RsRosterItem, rs_roster_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_roster_item_finalize (GObject *object)
{
  RsRosterItem *self = RS_ROSTER_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->search_key);
  g_clear_object (&self->team);
  G_OBJECT_CLASS (rs_roster_item_parent_class)->finalize (object);
}

static void
rs_roster_item_class_init (RsRosterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_roster_item_finalize;

  /**
   * RsRosterItem::changed:
   * @self: the item
   *
   * Its pick has changed.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_roster_item_init (RsRosterItem *self)
{
}

/* Folded once, so that a search through ten thousand is a plain comparison of bytes. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
}

static char *
make_search_key (RsRosterItem *self)
{
  g_autofree char *words =
      g_strconcat (self->name, "\n", self->id, "\n", self->team != NULL ? self->team->name : "", NULL);

  return fold (words);
}

/**
 * rs_roster_item_new:
 * @kind: what it is
 * @id: its id in the platform
 * @name: (nullable): how people call it, plain text; %NULL or empty for its id
 * @team: (nullable): an agent's team
 *
 * Returns: (transfer full): an item that is not picked
 */
RsRosterItem *
rs_roster_item_new (RsRosterKind kind, const char *id, const char *name, RsRosterItem *team)
{
  RsRosterItem *self = g_object_new (RS_TYPE_ROSTER_ITEM, NULL);

  self->kind = kind;
  self->id = g_strdup (id);
  self->name = g_strdup (name != NULL && *name != '\0' ? name : id);
  self->team = team != NULL ? g_object_ref (team) : NULL;
  self->search_key = make_search_key (self);
  if (team != NULL)
    team->n_members++;
  return self;
}

/**
 * rs_roster_item_get_kind:
 * @self: an item
 *
 * Returns: what it is
 */
RsRosterKind
rs_roster_item_get_kind (RsRosterItem *self)
{
  return self->kind;
}

/**
 * rs_roster_item_get_id:
 * @self: an item
 *
 * Returns: (transfer none): its id in the platform
 */
const char *
rs_roster_item_get_id (RsRosterItem *self)
{
  return self->id;
}

/**
 * rs_roster_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): how people call it, plain text
 */
const char *
rs_roster_item_get_name (RsRosterItem *self)
{
  return self->name;
}

/**
 * rs_roster_item_get_team:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): an agent's team
 */
RsRosterItem *
rs_roster_item_get_team (RsRosterItem *self)
{
  return self->team;
}

/**
 * rs_roster_item_get_n_members:
 * @self: an item
 *
 * Returns: how many agents a team has; 0 for anything else
 */
guint
rs_roster_item_get_n_members (RsRosterItem *self)
{
  return self->n_members;
}

/**
 * rs_roster_item_get_pick:
 * @self: an item
 *
 * Returns: how much of it is on the board
 */
RsRosterPick
rs_roster_item_get_pick (RsRosterItem *self)
{
  guint whole = self->kind == RS_ROSTER_TEAM ? self->n_members : 1;

  if (self->n_picked == 0)
    return RS_ROSTER_PICK_NONE;
  return self->n_picked < whole ? RS_ROSTER_PICK_SOME : RS_ROSTER_PICK_ALL;
}

/**
 * rs_roster_item_set_picked:
 * @self: an agent or a queue; a team is picked through its agents
 * @picked: whether it goes on the board
 *
 * Returns: whether that changed anything
 */
gboolean
rs_roster_item_set_picked (RsRosterItem *self, gboolean picked)
{
  g_return_val_if_fail (self->kind != RS_ROSTER_TEAM, FALSE);

  if ((self->n_picked == 1) == picked)
    return FALSE;
  self->n_picked = picked ? 1 : 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->team == NULL)
    return TRUE;
  self->team->n_picked += picked ? 1 : -1;
  g_signal_emit (self->team, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

/**
 * rs_roster_item_matches:
 * @self: an item
 * @words: (array zero-terminated=1): what is searched for, from rs_roster_search_split()
 *
 * Returns: whether name, id or team contain every word
 */
gboolean
rs_roster_item_matches (RsRosterItem *self, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (self->search_key, *words) == NULL)
      return FALSE;
  return TRUE;
}
