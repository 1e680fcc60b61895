/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-options.h"
#include "demo/rs-demo-proxy.h"
#include "demo/rs-demo-stats.h"

G_BEGIN_DECLS

typedef struct _RsDemoHost RsDemoHost;

typedef void (*RsDemoProxyFunc) (RsDemoProxy *proxy, gpointer user_data);

RsDemoHost *rs_demo_host_new (const RsDemoOptions *options, GError **error);
void rs_demo_host_free (RsDemoHost *self);

const char *rs_demo_host_get_token_url (RsDemoHost *self);
const char *rs_demo_host_get_stream_url (RsDemoHost *self);
const char *rs_demo_host_get_users_url (RsDemoHost *self);
const char *rs_demo_host_get_queues_url (RsDemoHost *self);
const char *rs_demo_host_get_client_id (RsDemoHost *self);
char *rs_demo_host_dup_secret (RsDemoHost *self);

char *rs_demo_host_dump_truth (RsDemoHost *self);
void rs_demo_host_pause (RsDemoHost *self);
void rs_demo_host_resume (RsDemoHost *self);
void rs_demo_host_close_streams (RsDemoHost *self, guint code);
void rs_demo_host_send_raw_text (RsDemoHost *self, GBytes *text);
void rs_demo_host_expire_tokens (RsDemoHost *self);
void rs_demo_host_expire_refreshers (RsDemoHost *self);
void rs_demo_host_stop_listening (RsDemoHost *self);
gboolean rs_demo_host_listen_again (RsDemoHost *self, GError **error);
char *rs_demo_host_dump_stats (RsDemoHost *self);
RsDemoStats rs_demo_host_get_stats (RsDemoHost *self);
void rs_demo_host_set_faults (RsDemoHost *self, const RsDemoFaultPlan *plan);
void rs_demo_host_calm (RsDemoHost *self);
gboolean rs_demo_host_call_proxy (RsDemoHost *self, RsDemoProxyFunc func, gpointer user_data);
void rs_demo_host_jump_clock (RsDemoHost *self, gint64 by_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoHost, rs_demo_host_free)

G_END_DECLS
