/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-board.h"

G_BEGIN_DECLS

void rs_greeting_show_welcome (RsBoard *board);
void rs_greeting_show_wait (RsBoard *board, const char *name);
void rs_greeting_show_error (RsBoard *board, const GError *error);
void rs_greeting_show_signed_out (RsBoard *board, const char *name);
void rs_greeting_show_about (GtkWindow *parent);

G_END_DECLS
