/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-everyone-row.h"

#include <glib/gi18n.h>

/**
 * RsEveryoneRow:
 *
 * The switch that puts a whole tenant on one board. It goes on only after its warning was read and accepted: a
 * profile's `Everyone=true` says just that.
 */
struct _RsEveryoneRow
{
  AdwActionRow parent_instance;

  GtkWidget *toggle;
  gboolean on;
};

G_DEFINE_FINAL_TYPE (RsEveryoneRow, rs_everyone_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_ON = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
rs_everyone_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, RS_EVERYONE_ROW (object)->on);
}

static void
on_answer (RsEveryoneRow *self, const char *response)
{
  rs_everyone_row_set_on (self, g_strcmp0 (response, "everyone") == 0);
}

static void
warn (RsEveryoneRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Show Everyone?"),
      _ ("The board will subscribe to every agent in the tenant, which may be thousands. That can be slow, can "
         "cost the platform a lot, and shows people whom you may not mean to show. Agents who join later are "
         "shown too."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Pick Agents Instead"), "everyone",
                                    _ ("Show Everyone"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The knob stays where it was until the answer is there. */
static gboolean
on_state_set (RsEveryoneRow *self, gboolean wanted)
{
  if (wanted == self->on)
    return FALSE;
  if (wanted)
    warn (self);
  else
    rs_everyone_row_set_on (self, FALSE);
  return TRUE;
}

static void
rs_everyone_row_class_init (RsEveryoneRowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = rs_everyone_row_get_property;

  /**
   * RsEveryoneRow:on:
   *
   * Whether everyone is meant, and the warning was accepted.
   */
  properties[PROP_ON] = g_param_spec_boolean ("on", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
rs_everyone_row_init (RsEveryoneRow *self)
{
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->toggle, "state-set", G_CALLBACK (on_state_set), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Everyone"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("All agents of the tenant, also those who join later"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->toggle);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE); /* the switch is, and says how it stands */
}

/**
 * rs_everyone_row_new:
 *
 * Returns: (transfer floating): a row that is off
 */
GtkWidget *
rs_everyone_row_new (void)
{
  return g_object_new (RS_TYPE_EVERYONE_ROW, NULL);
}

/**
 * rs_everyone_row_get_on:
 * @self: a row
 *
 * Returns: whether everyone is meant, and the warning was accepted
 */
gboolean
rs_everyone_row_get_on (RsEveryoneRow *self)
{
  return self->on;
}

/**
 * rs_everyone_row_set_on:
 * @self: a row
 * @on: whether everyone is meant; the caller knows that the warning was accepted
 */
void
rs_everyone_row_set_on (RsEveryoneRow *self, gboolean on)
{
  gboolean is_new = self->on != on;

  self->on = on;
  gtk_switch_set_state (GTK_SWITCH (self->toggle), on);
  gtk_switch_set_active (GTK_SWITCH (self->toggle), on);
  if (is_new)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ON]);
}
