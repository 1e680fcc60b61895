/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-source-status.h"
#include "ui/rs-message-page.h"

G_BEGIN_DECLS

void rs_board_message_say_that_nobody_matches (RsMessagePage *page);
void rs_board_message_say_that_nobody_is_here (RsMessagePage *page);
void rs_board_message_say_what_is_awaited (RsMessagePage *page, const RsSourceStatus *status, gint64 monotonic_us,
                                           gboolean is_late);

G_END_DECLS
