/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-board-model.h"

G_BEGIN_DECLS

#define RS_PICTURE_MAX_BYTES (8 * 1024 * 1024)
#define RS_PICTURE_MAX_AGENTS 5000
#define RS_PICTURE_MAX_QUEUES 200
#define RS_PICTURE_MAX_CHARACTERS 200

/**
 * RsPictureMoment:
 * @taken_us: when the picture was taken, by this machine's clock: microseconds since 1970
 * @server_ns: the same by the server's clock: nanoseconds since 1970
 * @names: how people are named in it; never more fully than that
 */
typedef struct
{
  gint64 taken_us;
  gint64 server_ns;
  RsNames names;
} RsPictureMoment;

GBytes *rs_picture_make (RsBoardModel *model, const RsPictureMoment *moment);
RsBoardModel *rs_picture_read (GBytes *bytes, RsPictureMoment *moment);

G_END_DECLS
