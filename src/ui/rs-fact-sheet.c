/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-fact-sheet.h"

#include "base/rs-log.h"

/**
 * RsFactSheet:
 *
 * Facts in groups, for a page and for a report: both say the same.
 */
struct _RsFactSheet
{
  GPtrArray *groups; /* of RsFactGroup */
};

static void
free_fact (gpointer data)
{
  RsFact *fact = data;

  g_free (fact->name);
  g_free (fact->value);
  g_free (fact);
}

static void
free_group (gpointer data)
{
  RsFactGroup *group = data;

  g_free (group->title);
  g_ptr_array_unref (group->facts);
  g_free (group);
}

/**
 * rs_fact_sheet_new:
 *
 * Returns: (transfer full): an empty sheet
 */
RsFactSheet *
rs_fact_sheet_new (void)
{
  RsFactSheet *self = g_new0 (RsFactSheet, 1);

  self->groups = g_ptr_array_new_with_free_func (free_group);
  return self;
}

/**
 * rs_fact_sheet_free:
 * @self: (transfer full): a sheet
 */
void
rs_fact_sheet_free (RsFactSheet *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * rs_fact_sheet_begin:
 * @self: a sheet
 * @title: what stands above the facts that follow
 */
void
rs_fact_sheet_begin (RsFactSheet *self, const char *title)
{
  RsFactGroup *group = g_new0 (RsFactGroup, 1);

  group->title = g_strdup (title);
  group->facts = g_ptr_array_new_with_free_func (free_fact);
  g_ptr_array_add (self->groups, group);
}

/**
 * rs_fact_sheet_take_share:
 * @self: a sheet with a group
 * @name: (transfer full): what it is about
 * @value: (transfer full): how it is
 * @share: how much of a whole it is, 0 to 1; less than 0 for what is no share
 */
void
rs_fact_sheet_take_share (RsFactSheet *self, char *name, char *value, double share)
{
  RsFactGroup *group = self->groups->pdata[self->groups->len - 1];
  RsFact *fact = g_new0 (RsFact, 1);

  *fact = (RsFact){ name, value, share };
  g_ptr_array_add (group->facts, fact);
}

/**
 * rs_fact_sheet_take:
 * @self: a sheet with a group
 * @name: what it is about
 * @value: (transfer full): how it is
 */
void
rs_fact_sheet_take (RsFactSheet *self, const char *name, char *value)
{
  rs_fact_sheet_take_share (self, g_strdup (name), value, -1);
}

/**
 * rs_fact_sheet_get_n_groups:
 * @self: a sheet
 *
 * Returns: how many groups it has
 */
guint
rs_fact_sheet_get_n_groups (RsFactSheet *self)
{
  return self->groups->len;
}

/**
 * rs_fact_sheet_get_group:
 * @self: a sheet
 * @index: which
 *
 * Returns: (transfer none): the group
 */
const RsFactGroup *
rs_fact_sheet_get_group (RsFactSheet *self, guint index)
{
  return self->groups->pdata[index];
}

/**
 * rs_fact_sheet_write:
 * @self: a sheet
 *
 * Returns: (transfer full): all of it as text that may be passed on: once more, secrets are taken out
 */
char *
rs_fact_sheet_write (RsFactSheet *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const RsFactGroup *group = self->groups->pdata[i];

      g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", group->title);
      for (guint j = 0; j < group->facts->len; j++)
        {
          const RsFact *fact = group->facts->pdata[j];

          g_string_append_printf (text, "  %s%s%s\n", fact->name, fact->name[0] != '\0' ? ": " : "", fact->value);
        }
    }
  return rs_log_redact (text->str);
}
