/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-alert-list.h"

/**
 * RsAlertList:
 *
 * The alerts that go on, and a log of the last ones, whether they go on or not. The log is in memory only: who was told
 * what of whom does not lie about on a disk.
 */
struct _RsAlertList
{
  GListStore *alerts; /* sorted */
  GListStore *log;    /* the newest first */
};

#define MOST_LOGGED 1000

/**
 * rs_alert_list_new:
 *
 * Returns: (transfer full): no alerts
 */
RsAlertList *
rs_alert_list_new (void)
{
  RsAlertList *self = g_new0 (RsAlertList, 1);

  self->alerts = g_list_store_new (RS_TYPE_ALERT);
  self->log = g_list_store_new (RS_TYPE_ALERT);
  return self;
}

/**
 * rs_alert_list_free:
 * @self: (transfer full): a list
 */
void
rs_alert_list_free (RsAlertList *self)
{
  g_clear_object (&self->alerts);
  g_clear_object (&self->log);
  g_free (self);
}

static int
compare_alerts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return rs_alert_compare ((RsAlert *) a, (RsAlert *) b);
}

/**
 * rs_alert_list_begin:
 * @self: a list
 * @alert: a new one
 */
void
rs_alert_list_begin (RsAlertList *self, RsAlert *alert)
{
  g_list_store_insert_sorted (self->alerts, alert, compare_alerts, NULL);
  g_list_store_insert (self->log, 0, alert);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->log)) > MOST_LOGGED)
    g_list_store_remove (self->log, MOST_LOGGED);
}

/**
 * rs_alert_list_end:
 * @self: a list
 * @alert: one that goes on
 * @now_ns: the time at the server
 */
void
rs_alert_list_end (RsAlertList *self, RsAlert *alert, gint64 now_ns)
{
  guint position;

  if (!g_list_store_find (self->alerts, alert, &position))
    return;
  rs_alert_end (alert, now_ns);
  g_list_store_remove (self->alerts, position);
}

/**
 * rs_alert_list_acknowledge:
 * @self: a list
 * @alert: an alert
 * @now_ns: the time at the server
 *
 * Returns: whether that silenced it: it goes on, and was told
 */
gboolean
rs_alert_list_acknowledge (RsAlertList *self, RsAlert *alert, gint64 now_ns)
{
  if (rs_alert_get_facts (alert)->is_silent || !g_list_store_find (self->alerts, alert, NULL))
    return FALSE;
  rs_alert_acknowledge (alert, now_ns);
  return TRUE;
}

/**
 * rs_alert_list_get_first:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the most urgent of those that are not acknowledged
 */
RsAlert *
rs_alert_list_get_first (RsAlertList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->alerts));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RsAlert) alert = g_list_model_get_item (G_LIST_MODEL (self->alerts), i);

      if (!rs_alert_get_facts (alert)->is_silent)
        return alert; /* the list still holds it */
    }
  return NULL;
}

/**
 * rs_alert_list_get_n_told:
 * @self: a list
 *
 * Returns: how many go on and are not acknowledged
 */
guint
rs_alert_list_get_n_told (RsAlertList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->alerts));
  guint n_told = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RsAlert) alert = g_list_model_get_item (G_LIST_MODEL (self->alerts), i);

      n_told += rs_alert_get_facts (alert)->is_silent ? 0 : 1;
    }
  return n_told;
}

/**
 * rs_alert_list_get_alerts:
 * @self: a list
 *
 * Returns: (transfer none): those that go on, the most urgent first
 */
GListModel *
rs_alert_list_get_alerts (RsAlertList *self)
{
  return G_LIST_MODEL (self->alerts);
}

/**
 * rs_alert_list_get_log:
 * @self: a list
 *
 * Returns: (transfer none): the last thousand, the newest first
 */
GListModel *
rs_alert_list_get_log (RsAlertList *self)
{
  return G_LIST_MODEL (self->log);
}
