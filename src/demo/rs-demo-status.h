/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsDemoStatus:
 *
 * What an agent of the demo centre can be doing.
 */
typedef enum
{
  RS_DEMO_STATUS_OFFLINE,
  RS_DEMO_STATUS_AVAILABLE,
  RS_DEMO_STATUS_RINGING,
  RS_DEMO_STATUS_IN_CALL,
  RS_DEMO_STATUS_ON_HOLD,
  RS_DEMO_STATUS_WRAP_UP,
  RS_DEMO_STATUS_BREAK,
  RS_DEMO_STATUS_LUNCH,
  RS_DEMO_STATUS_TRAINING,
  RS_DEMO_STATUS_MEETING,
} RsDemoStatus;

#define RS_DEMO_N_STATUSES (RS_DEMO_STATUS_MEETING + 1)

const char *rs_demo_status_get_word (RsDemoStatus status);
const char *rs_demo_status_get_state (const char *word);

G_END_DECLS
