/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-alert-notifier.h"

#include "ui/rs-alert-words.h"

#include <glib/gi18n.h>

/**
 * RsAlertNotifier:
 *
 * Hands alerts to the desktop: one notification each while there are few, one for all of them when there are many. What
 * is over or acknowledged is withdrawn.
 */
struct _RsAlertNotifier
{
  RsAlertNotifierFunc func;
  gpointer user_data;
  GHashTable *sent; /* ids */
};

#define MOST_ONE_BY_ONE 5
#define SUMMARY "alerts"

/**
 * rs_alert_notifier_new:
 * @func: sends and withdraws
 * @user_data: for @func
 *
 * Returns: (transfer full): a notifier that has sent nothing
 */
RsAlertNotifier *
rs_alert_notifier_new (RsAlertNotifierFunc func, gpointer user_data)
{
  RsAlertNotifier *self = g_new0 (RsAlertNotifier, 1);

  self->func = func;
  self->user_data = user_data;
  self->sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * rs_alert_notifier_free:
 * @self: (transfer full): a notifier; what it has sent is withdrawn
 */
void
rs_alert_notifier_free (RsAlertNotifier *self)
{
  rs_alert_notifier_show (self, NULL);
  g_hash_table_unref (self->sent);
  g_free (self);
}

static gboolean
send (RsAlertNotifier *self, const char *id, const char *title, const char *body)
{
  g_autoptr (GNotification) notification = NULL;

  if (!g_hash_table_add (self->sent, g_strdup (id)))
    return FALSE;
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  self->func (id, notification, self->user_data);
  return TRUE;
}

static char *
make_id (RsAlert *alert)
{
  return g_strconcat ("alert ", rs_alert_get_facts (alert)->key, NULL);
}

static gboolean
send_alert (RsAlertNotifier *self, RsAlert *alert)
{
  g_autofree char *id = make_id (alert);
  g_autofree char *sentence = rs_alert_words_describe (alert);

  return send (self, id, rs_alert_words_for_subject (rs_alert_get_facts (alert)->subject), sentence);
}

static gboolean
send_summary (RsAlertNotifier *self, guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u alert", "%u alerts", n), n);

  return send (self, SUMMARY, title, _ ("The board shows the most urgent one, and the alert log all of them."));
}

typedef struct
{
  RsAlertNotifier *notifier;
  GHashTable *wanted;
} Leaving;

static gboolean
withdraw_unwanted (gpointer id, gpointer value, gpointer user_data)
{
  Leaving *leaving = user_data;

  if (g_hash_table_contains (leaving->wanted, id))
    return FALSE;
  leaving->notifier->func (id, NULL, leaving->notifier->user_data);
  return TRUE;
}

/* Returns those that are told; each id belongs to the table. */
static GHashTable *
list_wanted (RsAlertList *alerts, GPtrArray *told)
{
  GHashTable *wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *list = alerts != NULL ? rs_alert_list_get_alerts (alerts) : NULL;

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RsAlert) alert = g_list_model_get_item (list, i);

      if (!rs_alert_get_facts (alert)->is_silent)
        g_ptr_array_add (told, g_steal_pointer (&alert));
    }
  if (told->len > MOST_ONE_BY_ONE)
    g_hash_table_add (wanted, g_strdup (SUMMARY));
  else
    for (guint i = 0; i < told->len; i++)
      g_hash_table_add (wanted, make_id (told->pdata[i]));
  return wanted;
}

/**
 * rs_alert_notifier_show:
 * @self: a notifier
 * @alerts: (nullable): what goes on; %NULL for nothing
 *
 * Returns: whether something was sent
 */
gboolean
rs_alert_notifier_show (RsAlertNotifier *self, RsAlertList *alerts)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) wanted = list_wanted (alerts, told);
  Leaving leaving = { self, wanted };
  gboolean has_sent = FALSE;

  g_hash_table_foreach_remove (self->sent, withdraw_unwanted, &leaving);
  if (told->len > MOST_ONE_BY_ONE)
    return send_summary (self, told->len);
  for (guint i = 0; i < told->len; i++)
    has_sent |= send_alert (self, told->pdata[i]);
  return has_sent;
}

static gboolean
begins_to_wait (const RsChange *change)
{
  const char *state = rs_value_get_text (&change->values[RS_INTERACTION_STATE]);

  return change->kind == RS_KIND_INTERACTION && !change->removed && change->confirmed &&
         (change->mask & (1u << RS_INTERACTION_STATE)) != 0 && state != NULL &&
         g_ascii_strcasecmp (state, "queued") == 0;
}

/**
 * rs_alert_notifier_tell_contacts:
 * @self: a notifier
 * @changes: what happened
 * @queues: (array zero-terminated=1): names of queues
 *
 * Tells every contact that begins to wait in one of those; of each queue, only the last.
 */
void
rs_alert_notifier_tell_contacts (RsAlertNotifier *self, const RsChangeSet *changes, const char *const *queues)
{
  for (guint i = 0; i < rs_change_set_get_n_changes (changes); i++)
    {
      const RsChange *change = rs_change_set_get_change (changes, i);
      const char *queue = rs_value_get_text (&change->values[RS_INTERACTION_QUEUE_NAME]);
      g_autoptr (GNotification) notification = NULL;
      g_autofree char *id = NULL;

      if (!begins_to_wait (change) || queue == NULL || !g_strv_contains (queues, queue))
        continue;
      id = g_strconcat ("contact ", queue, NULL);
      notification = g_notification_new (_ ("A contact waits"));
      g_notification_set_body (notification, queue);
      self->func (id, notification, self->user_data);
    }
}
