/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsWorker RsWorker;

typedef void (*RsWorkerFunc) (gpointer user_data);

RsWorker *rs_worker_new (const char *name);
void rs_worker_stop (RsWorker *self);

GMainContext *rs_worker_get_context (RsWorker *self);
void rs_worker_invoke (RsWorker *self, RsWorkerFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsWorker, rs_worker_stop)

G_END_DECLS
