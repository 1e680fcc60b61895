/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-board-model.h"
#include "ui/rs-look.h"
#include "ui/rs-text-line.h"

G_BEGIN_DECLS

/**
 * RsTally:
 * @counts: agents per state
 * @numbers: the shaped counts
 * @words: the shaped words
 *
 * How many agents are in which state; with glyph, colour and word it is the legend of the board as well.
 */
typedef struct
{
  guint counts[RS_N_AGENT_STATES];
  RsTextLine numbers[RS_N_AGENT_STATES];
  RsTextLine words[RS_N_AGENT_STATES];
} RsTally;

gboolean rs_tally_take (RsTally *self, RsBoardModel *model);
void rs_tally_snapshot (RsTally *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsLook *look,
                        const graphene_rect_t *area);
guint rs_tally_get_total (const RsTally *self);
char *rs_tally_describe (const RsTally *self);
void rs_tally_clear (RsTally *self);

G_END_DECLS
