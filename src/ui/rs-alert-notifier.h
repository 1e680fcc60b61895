/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert-list.h"
#include "model/rs-change-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RsAlertNotifier RsAlertNotifier;

/**
 * RsAlertNotifierFunc:
 * @id: of a notification
 * @notification: (nullable): to be sent; %NULL to withdraw it
 * @user_data: what was given to rs_alert_notifier_new()
 */
typedef void (*RsAlertNotifierFunc) (const char *id, GNotification *notification, gpointer user_data);

RsAlertNotifier *rs_alert_notifier_new (RsAlertNotifierFunc func, gpointer user_data);
void rs_alert_notifier_free (RsAlertNotifier *self);

gboolean rs_alert_notifier_show (RsAlertNotifier *self, RsAlertList *alerts);
void rs_alert_notifier_tell_contacts (RsAlertNotifier *self, const RsChangeSet *changes, const char *const *queues);

G_END_DECLS
