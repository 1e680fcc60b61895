/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"
#include "ui/rs-fit.h"
#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_AGENT_TILE (rs_agent_tile_get_type ())
G_DECLARE_FINAL_TYPE (RsAgentTile, rs_agent_tile, RS, AGENT_TILE, GtkWidget)

GtkWidget *rs_agent_tile_new (void);

RsAgent *rs_agent_tile_get_agent (RsAgentTile *self);
void rs_agent_tile_set_agent (RsAgentTile *self, RsAgent *agent);
void rs_agent_tile_set_look (RsAgentTile *self, const RsLook *look, RsTileForm form, double text_px);
RsTileForm rs_agent_tile_get_form (RsAgentTile *self);
gboolean rs_agent_tile_tick (RsAgentTile *self, gint64 now_ns);
char *rs_agent_tile_get_timer_text (RsAgentTile *self);
char *rs_agent_tile_get_description (RsAgentTile *self);

G_END_DECLS
