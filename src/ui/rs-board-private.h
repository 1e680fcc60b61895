/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-board-parts.h"
#include "ui/rs-board.h"

G_BEGIN_DECLS

/**
 * RsBoard:
 *
 * Everything inside the window: strip, queue cards, wall; and what stands in their place when there is nothing to
 * show, or before them when it is not true any more. It knows no session: it is given a model, a status and ticks.
 *
 * When the picture is not living, ticks go no further than the clock, at once; after two seconds the picture loses
 * its colour and steps back to make room for a band that says so.
 */
struct _RsBoard
{
  GtkWidget parent_instance;

  RsClock *clock;
  RsBoardModel *model;
  gulong applied; /* handler of its signal */
  RsSourceStatus *status;
  GSettings *view; /* (nullable): of the saved view that is shown */
  RsBoardParts parts;
  RsLook look;
  RsColourVision vision;
  gint64 now_ns;
  gboolean has_list;      /* rather than a wall */
  gboolean has_own_words; /* the page says what rs_board_say() was given */
  gboolean has_way_back;  /* the page has a button that shows everybody again */
  gboolean is_picture;    /* of a time before the program was started */
  gboolean is_late;       /* on its way for longer than one waits without a word */
  RsTimer *freeze_timer;
  RsTimer *late_timer;
};

void rs_board_hand_down_look (RsBoard *self);
void rs_board_choose_body (RsBoard *self);
void rs_board_offer_way_back (RsBoard *self, gboolean is_offered);
void rs_board_tell_matches (RsBoard *self);
void rs_board_freeze (RsBoard *self);

G_END_DECLS
