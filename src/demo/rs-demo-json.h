/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-record.h"

G_BEGIN_DECLS

/**
 * RsDemoJson:
 *
 * Writes JSON text from front to back. The demo centre has an encoder of its own on purpose: what the
 * client's decoder gets wrong must not be wrong here in the same way.
 */
typedef struct _RsDemoJson RsDemoJson;

RsDemoJson *rs_demo_json_new (void);
void rs_demo_json_free (RsDemoJson *self);
GBytes *rs_demo_json_free_to_bytes (RsDemoJson *self);
char *rs_demo_json_free_to_text (RsDemoJson *self);

void rs_demo_json_open (RsDemoJson *self, const char *name, char bracket);
void rs_demo_json_close (RsDemoJson *self, char bracket);
void rs_demo_json_text (RsDemoJson *self, const char *name, const char *text);
void rs_demo_json_number (RsDemoJson *self, const char *name, gint64 number);
void rs_demo_json_raw (RsDemoJson *self, const char *name, const char *raw);
void rs_demo_json_time (RsDemoJson *self, const char *name, gint64 time_us, gboolean with_microseconds);
void rs_demo_json_value (RsDemoJson *self, const char *name, const RsDemoValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoJson, rs_demo_json_free)

G_END_DECLS
