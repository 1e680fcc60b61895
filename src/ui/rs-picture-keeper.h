/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session/rs-session.h"
#include "ui/rs-board.h"

G_BEGIN_DECLS

typedef struct _RsPictureKeeper RsPictureKeeper;

RsPictureKeeper *rs_picture_keeper_new (RsSession *session, RsBoard *board, RsClock *clock);
void rs_picture_keeper_free (RsPictureKeeper *self);
void rs_picture_keeper_forget (RsProfile *profile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsPictureKeeper, rs_picture_keeper_free)

G_END_DECLS
