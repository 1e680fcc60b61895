/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-floor.h"
#include "demo/rs-demo-proxy.h"
#include "demo/rs-demo-stats.h"

G_BEGIN_DECLS

typedef struct _RsDemoServer RsDemoServer;

RsDemoServer *rs_demo_server_new (const RsDemoOptions *options, GError **error);
void rs_demo_server_free (RsDemoServer *self);

guint rs_demo_server_get_port (RsDemoServer *self);
const char *rs_demo_server_get_base_url (RsDemoServer *self);
const char *rs_demo_server_get_token_url (RsDemoServer *self);
const char *rs_demo_server_get_authorization_url (RsDemoServer *self);
const char *rs_demo_server_get_access_key_url (RsDemoServer *self);
const char *rs_demo_server_get_stream_url (RsDemoServer *self);
const char *rs_demo_server_get_truth_url (RsDemoServer *self);
const char *rs_demo_server_get_users_url (RsDemoServer *self);
const char *rs_demo_server_get_queues_url (RsDemoServer *self);
const char *rs_demo_server_get_secret (RsDemoServer *self);
RsDemoFloor *rs_demo_server_get_floor (RsDemoServer *self);
RsDemoProxy *rs_demo_server_get_proxy (RsDemoServer *self);
RsDemoStats rs_demo_server_get_stats (RsDemoServer *self);
const RsDemoFaultPlan *rs_demo_server_get_faults (RsDemoServer *self);

const char *rs_demo_server_check_bearer (RsDemoServer *self, const char *authorization);

char *rs_demo_server_dump_stats (RsDemoServer *self);
char *rs_demo_server_dump_truth (RsDemoServer *self);
void rs_demo_server_pause (RsDemoServer *self);
void rs_demo_server_resume (RsDemoServer *self);

void rs_demo_server_set_faults (RsDemoServer *self, const RsDemoFaultPlan *plan);
void rs_demo_server_calm (RsDemoServer *self);
void rs_demo_server_jump_clock (RsDemoServer *self, gint64 by_us);
void rs_demo_server_close_streams (RsDemoServer *self, guint code);
void rs_demo_server_send_raw_text (RsDemoServer *self, GBytes *text);
void rs_demo_server_expire_tokens (RsDemoServer *self);
void rs_demo_server_expire_refreshers (RsDemoServer *self);
void rs_demo_server_stop_listening (RsDemoServer *self);
gboolean rs_demo_server_listen_again (RsDemoServer *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoServer, rs_demo_server_free)

G_END_DECLS
