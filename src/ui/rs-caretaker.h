/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-reception.h"
#include "ui/rs-window.h"

G_BEGIN_DECLS

#define RS_TYPE_CARETAKER (rs_caretaker_get_type ())
G_DECLARE_FINAL_TYPE (RsCaretaker, rs_caretaker, RS, CARETAKER, GObject)

/*
 * Signals:
 *   opened (gpointer opening)   the board is to be opened anew: an RsOpening, (transfer full)
 *   signed-out ()               the board is to stop: the keyring has forgotten what it signed in with
 */

RsCaretaker *rs_caretaker_new (RsReception *reception, const RsOptions *options, GSettings *settings, RsClock *clock);
void rs_caretaker_set_window (RsCaretaker *self, RsWindow *window);
void rs_caretaker_take (RsCaretaker *self, RsOpening *opening, const GError *failure);
void rs_caretaker_leave (RsCaretaker *self);

G_END_DECLS
