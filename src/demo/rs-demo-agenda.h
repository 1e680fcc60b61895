/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsDemoAgenda RsDemoAgenda;
typedef struct _RsDemoTask RsDemoTask;

/**
 * RsDemoAction:
 * @world: what was given to rs_demo_agenda_new()
 * @target: what was given to rs_demo_agenda_add()
 */
typedef void (*RsDemoAction) (gpointer world, gpointer target);

RsDemoAgenda *rs_demo_agenda_new (gpointer world);
void rs_demo_agenda_free (RsDemoAgenda *self);

void rs_demo_agenda_add (RsDemoAgenda *self, RsDemoTask **slot, gint64 due, RsDemoAction action, gpointer target);
void rs_demo_agenda_cancel (RsDemoAgenda *self, RsDemoTask **slot);
gint64 rs_demo_agenda_get_next_due (RsDemoAgenda *self);
void rs_demo_agenda_run_next (RsDemoAgenda *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoAgenda, rs_demo_agenda_free)

G_END_DECLS
