/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-board-model.h"
#include "model/rs-source-status.h"

G_BEGIN_DECLS

char *rs_report_dump (RsBoardModel *model, const RsSourceStatus *status, gint64 server_now_ns, gint64 local_now_ns);
char *rs_report_change (const RsChange *change, gint64 server_now_ns);
char *rs_report_source (const RsSourceStatus *status);

G_END_DECLS
