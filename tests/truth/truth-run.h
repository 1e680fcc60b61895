/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo/rs-demo-options.h"

G_BEGIN_DECLS

/**
 * TruthMode:
 * @TRUTH_CLEAN: every message once and in order
 * @TRUTH_REORDERED: a fifth of them late
 * @TRUTH_DUPLICATED: a fifth of them twice
 * @TRUTH_BOTH: both
 */
typedef enum
{
  TRUTH_CLEAN,
  TRUTH_REORDERED,
  TRUTH_DUPLICATED,
  TRUTH_BOTH,
} TruthMode;
#define TRUTH_N_MODES 4

#define TRUTH_MIN_DELTAS 2000

const char *truth_mode_get_name (TruthMode mode);
guint truth_run (TruthMode mode, guint32 seed);

G_END_DECLS
