/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rs_demo_names_make_agent (guint index, guint n_agents, guint32 seed);
char *rs_demo_names_make_queue (guint index);
const char *rs_demo_names_get_queue_channel (guint index);
const char *rs_demo_names_get_team (guint index);
guint rs_demo_names_get_n_teams (void);
const char *rs_demo_names_get_wrap_up_code (guint index);
guint rs_demo_names_get_n_wrap_up_codes (void);

G_END_DECLS
